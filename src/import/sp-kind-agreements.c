/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Developer contributions, the first of the three files of the national layout: agreements. One that the plan has under another
 * reference, or none, is found by its planning application, or its site and date (sp-contribution-ledger.h), and that is said.
 * What `contributions --national` writes is known again, so that reading it back into its own plan changes nothing.
 * Source: the national data standard for developer contributions; users-and-peers section 5. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-run.h"

enum { NAME, KIND, URL, APPLICATION, REFERENCE, ORGANISATION, START, END, ENTRY, NOTES };

static const SpImportField fields[] = {
  { "agreement", N_("name of the agreement"), "developeragreement", SP_FIELD_REQUIRED },
  { "type", N_("type of agreement"), "developeragreementtype|agreementtype", SP_FIELD_OPTIONAL },
  { "address", N_("address of the document"), "documenturl", SP_FIELD_OPTIONAL },
  { "application", N_("planning application"), "planningapplication", SP_FIELD_OPTIONAL },
  { "reference", N_("reference"), "reference", SP_FIELD_OPTIONAL },
  { "organisation", N_("organisation"), "organisation", SP_FIELD_OPTIONAL },
  { "start-date", N_("date signed"), "startdate", SP_FIELD_OPTIONAL },
  { "end-date", N_("date ended"), "enddate", SP_FIELD_OPTIONAL },
  { "entry-date", N_("date of the fact"), "entrydate", SP_FIELD_OPTIONAL },
  { "notes", N_("notes"), "notes", SP_FIELD_OPTIONAL },
  { NULL },
};

#define COLUMNS " planning_application kind organisation document_url signed_on ended_on dated"

typedef struct { guint known, unknown; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->known = sp_stage_add_table (run->stage, "agreement", "id* reference" COLUMNS);
  state->unknown = sp_stage_add_table (run->stage, "agreement", "reference* title!" COLUMNS);
  return TRUE;
}

static const char *
read_kind (SpImportRun *run)
{
  static const struct { const char *word, *kind; } kinds[] = {
    { "106", "section 106" }, { "unilateral", "unilateral undertaking" }, { "variation", "deed of variation" }, { "278", "section 278" },
  };
  const char *text = sp_import_text (run, KIND);
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (folded, kinds[i].word))
      return kinds[i].kind;
  return text ? "other" : NULL;
}

/* Two rows cannot be taken for one agreement of the plan unless they call it the same. */
static void
refuse_second (SpImportRun *run, const SpAgreementWords *words, const SpLedgerAgreement *agreement)
{
  sp_import_refuse (run, "agreement-ambiguous", NAME,
                    _("“%s” may be “%s” (%s) of the plan, by its application or its site and date, but so may row %u. Write in the file the "
                      "reference that the plan has for the one that is meant."),
                    words->name, agreement->held->title, agreement->name, agreement->row);
}

/* Says how it was found, where that was not by its name; FALSE when two fit. */
static gboolean
tell_found (SpImportRun *run, const SpAgreementWords *words, SpFound found, const SpLedgerAgreement *agreement,
            const SpLedgerAgreement *second)
{
  switch (found)
    {
    case SP_FOUND_SEVERAL:
      sp_import_refuse (run, "agreement-ambiguous", NAME,
                        _("“%s” may be “%s” (%s) or “%s” (%s) of the plan, and perhaps others: the application, site and date fit more than one. "
                          "Write in the file the reference that the plan has for it."),
                        words->name, agreement->held->title, agreement->name, second->held->title, second->name);
      return FALSE;
    case SP_FOUND_BY_APPLICATION:
      sp_import_note (run, SP_FINDING_NOTE, "agreement-by-application", APPLICATION,
                      _("“%s” is not a reference of the plan; it was taken for “%s” (%s), by its planning application %s. If it is another one, "
                        "give that its own application or date, and undo the import."),
                      words->name, agreement->held->title, agreement->name, words->application);
      return TRUE;
    case SP_FOUND_BY_SITE:
      sp_import_note (run, SP_FINDING_NOTE, "agreement-by-site", START,
                      _("“%s” is not a reference of the plan; it was taken for “%s” (%s), of the same site and signed on %s. If it is another "
                        "one, undo the import and give the plan's own its reference."),
                      words->name, agreement->held->title, agreement->name, words->signed_on);
      return TRUE;
    default:
      return TRUE;
    }
}

/* Begins the row: of one that the plan has (and, where it has no reference yet, gives it one), or of a new one. */
static void
stage_key (SpImportRun *run, const SpAgreementWords *words, SpFound found, const SpAgreement *held)
{
  const State *state = run->state;

  sp_import_stage (run, held ? state->known : state->unknown);
  if (!held)
    {
      sp_stage_add_text (run->stage, words->name);
      sp_stage_add_text (run->stage, words->title ? words->title : words->name);
      return;
    }
  sp_stage_add_whole (run->stage, held->id);
  sp_stage_add_text (run->stage, found != SP_FOUND_BY_NAME && !held->reference ? words->name : NULL);
}

static void
row (SpImportRun *run)
{
  char start[11], end[11], entry[11];
  const char *kind = read_kind (run);
  SpAgreementWords words = { sp_import_text (run, NAME), sp_import_text (run, REFERENCE), sp_import_text (run, APPLICATION),
                             sp_import_text (run, NOTES), start, kind };
  SpLedgerAgreement *agreement, *second;
  const SpAgreement *held;
  SpFound found;

  words.name = words.name ? words.name : words.reference;
  if (!words.name)
    {
      sp_import_refuse (run, "reference-missing", NAME, _("the agreement has no name or reference. Add one."));
      return;
    }
  if (sp_import_date (run, START, start) == SP_CELL_BAD || sp_import_date (run, END, end) == SP_CELL_BAD
      || sp_import_date (run, ENTRY, entry) == SP_CELL_BAD)
    return;
  words.signed_on = *start ? start : NULL;
  found = sp_contribution_ledger_find (run->ledger, &words, &agreement, &second);
  if ((found == SP_FOUND_BY_APPLICATION || found == SP_FOUND_BY_SITE) && agreement->row)
    refuse_second (run, &words, agreement);
  if (run->refused || !tell_found (run, &words, found, agreement, second))
    return;
  held = agreement ? agreement->held : NULL;
  if (!agreement)
    agreement = sp_contribution_ledger_add_agreement (run->ledger, words.name, words.signed_on);
  agreement->row = run->row;
  sp_contribution_ledger_call (run->ledger, agreement, words.name);
  if (*start)
    {
      g_free (agreement->signed_on);
      agreement->signed_on = g_strdup (start);
    }
  if (held && !held->kind && g_strcmp0 (kind, "section 106") == 0)
    kind = NULL; /* what is written for an agreement of no kind */
  stage_key (run, &words, found, held);
  sp_stage_add_text (run->stage, words.application);
  sp_stage_add_text (run->stage, kind);
  sp_stage_add_text (run->stage, sp_import_text (run, ORGANISATION));
  sp_stage_add_text (run->stage, sp_import_text (run, URL));
  sp_stage_add_text (run->stage, start);
  sp_stage_add_text (run->stage, end);
  sp_stage_add_text (run->stage, entry);
}

const SpImportKind sp_kind_agreements = {
  .code = "agreements",
  .title = N_("Developer contributions: agreements"),
  .fills = N_("Section 106 and other agreements. Give the three files of the national layout together, this one first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = row,
};
