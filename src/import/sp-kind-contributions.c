/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Developer contributions, the second of the three files of the national layout: what each agreement obliges to. An obligation is
 * found by its name; else, of an agreement that the plan has, by its amount where one alone has it and no reference, so that one
 * typed in by hand and then read from a file does not count twice.
 *
 * Amounts are pounds. Contributions for other purposes than education are passed over.
 * Source: the national data standard for developer contributions; users-and-peers section 5. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-run.h"

enum { NAME, AGREEMENT, PURPOSE, AMOUNT, UNITS, REFERENCE, END, ENTRY, NOTES };

static const SpImportField fields[] = {
  { "contribution", N_("name of the contribution"), "developeragreementcontribution", SP_FIELD_OPTIONAL },
  { "agreement", N_("name of the agreement"), "developeragreement", SP_FIELD_REQUIRED },
  { "purpose", N_("purpose"), "contributionpurpose", SP_FIELD_REQUIRED },
  { "amount", N_("amount (pounds or hectares)"), "amount", SP_FIELD_OPTIONAL },
  { "units", N_("units of the amount"), "units", SP_FIELD_OPTIONAL },
  { "reference", N_("reference"), "reference", SP_FIELD_OPTIONAL },
  { "end-date", N_("date spent"), "enddate", SP_FIELD_OPTIONAL },
  { "entry-date", N_("date of the fact"), "entrydate", SP_FIELD_OPTIONAL },
  { "notes", N_("notes"), "notes", SP_FIELD_OPTIONAL },
  { NULL },
};

#define COLUMNS " kind! amount_pence basis land_hectares spent_on dated"

typedef struct { guint known, unknown_of_known, unknown, n_other; } State; /* in the plan; new of an agreement in it; both new */

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->known = sp_stage_add_table (run->stage, "obligation", "id* reference" COLUMNS);
  state->unknown_of_known = sp_stage_add_table (run->stage, "obligation", "reference* agreement_id* position! text!" COLUMNS);
  state->unknown = sp_stage_add_table (run->stage, "obligation",
                                       "reference* agreement_id:agreement.reference* position! text!" COLUMNS);
  return TRUE;
}

/* What a row says: pence -1 and hectares NAN where it does not. */
typedef struct
{
  const char *name, *text;
  gint64      pence;
  double      hectares;
  gboolean    land, each;
  char        spent[11], entry[11];
} Words;

/* Hectares, or pounds, for all or for each dwelling; nothing said is pounds. Another measure is not money. */
static gboolean
check_units (SpImportRun *run, const char *folded)
{
  static const char *const known[] = { "hectare", "dwelling", "pound", "gbp", "sterling" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (!*folded || strstr (folded, known[i]))
      return TRUE;
  sp_import_refuse (run, "units-unknown", UNITS, _("“%s” is neither money nor land. An amount is in pound sterling, for all or per dwelling, "
                                                   "or in hectares: write which, and the amount in that."), sp_import_text (run, UNITS));
  return FALSE;
}

static gboolean
read_words (SpImportRun *run, Words *words)
{
  const char *units = sp_import_text (run, UNITS);
  g_autofree char *folded = sp_import_fold (units ? units : "");
  SpCell cell;

  *words = (Words) { .text = sp_import_text (run, NOTES), .pence = -1, .hectares = NAN, .land = strstr (folded, "hectare") != NULL,
                     .each = strstr (folded, "dwelling") != NULL };
  cell = words->land ? sp_import_real (run, AMOUNT, 0, 1000, &words->hectares) : sp_import_pence (run, AMOUNT, &words->pence);
  if (cell == SP_CELL_BAD || !check_units (run, folded))
    return FALSE;
  return sp_import_date (run, END, words->spent) != SP_CELL_BAD && sp_import_date (run, ENTRY, words->entry) != SP_CELL_BAD;
}

static void
stage_rest (SpImportRun *run, const Words *words, const SpObligation *held)
{
  sp_stage_add_text (run->stage, words->land ? "land" : "money");
  if (words->pence >= 0)
    sp_stage_add_whole (run->stage, words->pence);
  else
    sp_stage_add_missing (run->stage);
  sp_stage_add_text (run->stage, words->pence < 0 ? NULL : words->each ? "per dwelling" : held && !held->per_dwelling ? NULL : "fixed");
  sp_stage_add_real (run->stage, words->hectares);
  sp_stage_add_text (run->stage, words->spent);
  sp_stage_add_text (run->stage, words->entry);
}

static void
stage_row (SpImportRun *run, const Words *words, const SpLedgerObligation *obligation, gboolean takes_reference)
{
  const State *state = run->state;
  const SpAgreement *parent = obligation->agreement->held;

  sp_import_stage (run, obligation->held ? state->known : parent ? state->unknown_of_known : state->unknown);
  if (obligation->held)
    {
      sp_stage_add_whole (run->stage, obligation->held->id);
      sp_stage_add_text (run->stage, takes_reference ? words->name : NULL);
    }
  else
    {
      sp_stage_add_text (run->stage, words->name);
      if (parent)
        sp_stage_add_whole (run->stage, parent->id);
      else
        sp_stage_add_text (run->stage, obligation->agreement->name);
      sp_stage_add_whole (run->stage, obligation->agreement->last_position);
      sp_stage_add_text (run->stage, words->text ? words->text : _("Education"));
    }
  stage_rest (run, words, obligation->held);
}

/* One of the plan without a reference that has this amount; FALSE when several have it. */
static gboolean
find_by_amount (SpImportRun *run, const Words *words, const SpLedgerAgreement *agreement, SpLedgerObligation **obligation)
{
  guint n;

  *obligation = sp_contribution_ledger_find_by_amount (run->ledger, agreement, words->land, words->each, words->pence, &n);
  if (n > 1)
    sp_import_refuse (run, "contribution-ambiguous", NAME,
                      _("“%s” may be any of %u obligations of “%s” that have this amount and no reference. Name in the file the one that is "
                        "meant: “%s” is the first of them."),
                      words->name, n, agreement->held->title, (*obligation)->name);
  else if (n == 1)
    {
      sp_import_note (run, SP_FINDING_NOTE, "contribution-by-amount", AMOUNT,
                      _("“%s” is not a reference of the plan; it was taken for “%s” of “%s”, which has this amount and no reference. If it is "
                        "another one, undo the import and name that one in the file: “%s”."),
                      words->name, (*obligation)->held->text, agreement->held->title, (*obligation)->name);
      sp_contribution_ledger_call_obligation (run->ledger, *obligation, words->name);
    }
  return n <= 1;
}

/* By its name, by its amount, or as a new one. */
static void
take_row (SpImportRun *run, const Words *words, SpLedgerAgreement *agreement)
{
  gboolean several, by_amount = FALSE;
  SpLedgerObligation *obligation = sp_contribution_ledger_get_obligation (run->ledger, agreement, words->name, &several);

  if (!obligation && agreement->held && !find_by_amount (run, words, agreement, &obligation))
    return;
  by_amount = obligation && g_strcmp0 (obligation->name, words->name) != 0;
  if (!obligation)
    obligation = sp_contribution_ledger_add_obligation (run->ledger, agreement, NULL, words->name);
  if (words->pence >= 0 && !words->each && !(obligation->held && obligation->held->index))
    {
      obligation->has_due = TRUE;
      obligation->due_pence = words->pence;
    }
  obligation->is_taken = TRUE;
  stage_row (run, words, obligation, by_amount && obligation->held && !obligation->held->reference);
}

static gboolean
is_education (const char *purpose)
{
  g_autofree char *folded = sp_import_fold (purpose);

  return strstr (folded, "education") != NULL;
}

static void
row (SpImportRun *run)
{
  State *state = run->state;
  const char *name = sp_import_text (run, NAME), *parent = sp_import_text (run, AGREEMENT);
  const char *purpose = sp_import_text (run, PURPOSE);
  SpLedgerAgreement *agreement = parent ? sp_contribution_ledger_get_agreement (run->ledger, parent) : NULL;
  Words words;

  name = name ? name : sp_import_text (run, REFERENCE);
  if (!name || !parent)
    {
      sp_import_refuse (run, "reference-missing", name ? AGREEMENT : NAME,
                        name ? _("the contribution names no agreement. Add it.") : _("the contribution has no name or reference. Add one."));
      return;
    }
  if (!purpose)
    sp_import_note (run, SP_FINDING_WARNING, "purpose-missing", PURPOSE,
                    _("it does not say what “%s” is for, and is taken to be for education. If it is not, write what it is for, and import the "
                      "file again after undoing this."), name);
  else if (!is_education (purpose))
    {
      state->n_other++;
      sp_contribution_ledger_pass_over (run->ledger, name);
      return;
    }
  if (!agreement)
    sp_import_refuse (run, "agreement-unknown", AGREEMENT,
                      _("no agreement “%s” is in the plan or in the files read before this one. Give the file of agreements that has it, before "
                        "this one, or correct the name."),
                      parent);
  if (!agreement || !read_words (run, &words))
    return;
  words.name = name;
  take_row (run, &words, agreement);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_other)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "not-education", run->label, 0, 0, NULL,
                          ngettext ("%u contribution is for something other than education and was passed over.",
                                    "%u contributions are for something other than education and were passed over.", state->n_other),
                          state->n_other);
  return TRUE;
}

const SpImportKind sp_kind_contributions = {
  .code = "contributions",
  .title = N_("Developer contributions: contributions"),
  .fills = N_("What each agreement obliges to for education: money or land. Needs the agreements, from the plan or the same import."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = row,
  .end = end,
};
