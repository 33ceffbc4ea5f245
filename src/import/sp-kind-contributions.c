/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Developer contributions in the three files of the national layout: agreements, the contributions in them, and what has happened to
 * each. What `contributions --national` writes is known again, so that reading it back into its own plan changes nothing: a row without
 * a reference is found by the name that was made for it ("agreement-12-3" is the third obligation of agreement 12).
 *
 * Amounts are pounds. Contributions for other purposes than education are passed over.
 * Source: the national data standard for developer contributions; users-and-peers section 5. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-run.h"

#define MOST_POUNDS 1e12

static const char *
text_of (SpImportRun *run, guint field)
{
  return sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
}

/* As the national layout's files name what has no reference of its own; see sp-national-contributions.c. Free with g_free. */
static char *
name_agreement (const SpAgreement *agreement)
{
  return agreement->reference ? g_strdup (agreement->reference) : g_strdup_printf ("agreement-%" G_GINT64_FORMAT, agreement->id);
}

static char *
name_obligation (const SpAgreement *agreement, const SpObligation *obligation)
{
  g_autofree char *parent = name_agreement (agreement);

  return obligation->reference ? g_strdup (obligation->reference) : g_strdup_printf ("%s-%d", parent, obligation->position);
}

static const SpAgreement *
find_agreement (const SpImportRun *run, const char *name)
{
  for (guint i = 0; name && i < run->plan->n_agreements; i++)
    {
      g_autofree char *own = name_agreement (&run->plan->agreements[i]);

      if (g_str_equal (own, name))
        return &run->plan->agreements[i];
    }
  return NULL;
}

static const SpObligation *
find_obligation (const SpImportRun *run, const char *name, const SpAgreement **of)
{
  for (guint a = 0; name && a < run->plan->n_agreements; a++)
    for (guint o = 0; o < run->plan->agreements[a].n_obligations; o++)
      {
        g_autofree char *own = name_obligation (&run->plan->agreements[a], &run->plan->agreements[a].obligations[o]);

        if (g_str_equal (own, name))
          {
            *of = &run->plan->agreements[a];
            return &run->plan->agreements[a].obligations[o];
          }
      }
  return NULL;
}

/* Pounds of a cell as pence; land in hectares as it stands. */
static SpCell
read_pounds (SpImportRun *run, guint field, gint64 *pence)
{
  double pounds;
  SpCell cell = sp_import_has (run, field) ? sp_import_real (run, field, 0, MOST_POUNDS, &pounds) : SP_CELL_MISSING;

  if (cell == SP_CELL_GOOD)
    *pence = (gint64) floor (pounds * 100 + 0.5);
  return cell;
}

/* A date where there is one; "" else. */
static gboolean
read_date (SpImportRun *run, guint field, char out[11])
{
  out[0] = '\0';
  return !sp_import_has (run, field) || sp_import_date (run, field, out) != SP_CELL_BAD;
}

/* Begins the row of a thing that the plan has (by its id) or not (by its reference). */
static void
stage_key (SpImportRun *run, guint known, guint unknown, gint64 id, const char *reference)
{
  sp_import_stage (run, id ? known : unknown);
  if (id)
    sp_stage_add_whole (run->stage, id);
  else
    sp_stage_add_text (run->stage, reference);
}

/* ---- agreements ---- */

enum { A_NAME, A_KIND, A_URL, A_APPLICATION, A_REFERENCE, A_ORGANISATION, A_START, A_END, A_ENTRY, A_NOTES };

static const SpImportField agreement_fields[] = {
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

#define AGREEMENT_COLUMNS " planning_application title kind organisation document_url signed_on ended_on dated"

typedef struct { guint known, unknown; } AgreementState;

static gboolean
begin_agreements (SpImportRun *run, GError **error)
{
  AgreementState *state = run->state;

  state->known = sp_stage_add_table (run->stage, "agreement", "id*" AGREEMENT_COLUMNS);
  state->unknown = sp_stage_add_table (run->stage, "agreement", "reference*" AGREEMENT_COLUMNS);
  return TRUE;
}

static const char *
read_kind (SpImportRun *run)
{
  static const struct { const char *word, *kind; } kinds[] = {
    { "106", "section 106" }, { "unilateral", "unilateral undertaking" }, { "variation", "deed of variation" }, { "278", "section 278" },
  };
  const char *text = text_of (run, A_KIND);
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (kinds); i++)
    if (strstr (folded, kinds[i].word))
      return kinds[i].kind;
  return text ? "other" : NULL;
}

static void
read_agreement (SpImportRun *run)
{
  const AgreementState *state = run->state;
  const char *name = sp_import_text (run, A_NAME), *title = text_of (run, A_NOTES), *kind = read_kind (run);
  const SpAgreement *held;
  char start[11], end[11], entry[11];

  if (!name)
    name = text_of (run, A_REFERENCE);
  if (!name)
    {
      sp_import_refuse (run, "reference-missing", A_NAME, _("the agreement has no name or reference. Add one."));
      return;
    }
  if (!read_date (run, A_START, start) || !read_date (run, A_END, end) || !read_date (run, A_ENTRY, entry))
    return;
  held = find_agreement (run, name);
  if (held && !held->kind && g_strcmp0 (kind, "section 106") == 0)
    kind = NULL; /* what is written for an agreement of no kind */
  stage_key (run, state->known, state->unknown, held ? held->id : 0, name);
  sp_stage_add_text (run->stage, text_of (run, A_APPLICATION));
  sp_stage_add_text (run->stage, title ? title : held ? NULL : name);
  sp_stage_add_text (run->stage, kind);
  sp_stage_add_text (run->stage, text_of (run, A_ORGANISATION));
  sp_stage_add_text (run->stage, text_of (run, A_URL));
  sp_stage_add_text (run->stage, start);
  sp_stage_add_text (run->stage, end);
  sp_stage_add_text (run->stage, entry);
}

const SpImportKind sp_kind_agreements = {
  .code = "agreements",
  .title = N_("Developer contributions: agreements"),
  .fills = N_("Section 106 and other agreements. Give the three files of the national layout together, this one first."),
  .fields = agreement_fields,
  .state_size = sizeof (AgreementState),
  .begin = begin_agreements,
  .row = read_agreement,
};

/* ---- contributions ---- */

enum { C_NAME, C_AGREEMENT, C_PURPOSE, C_AMOUNT, C_UNITS, C_REFERENCE, C_END, C_ENTRY, C_NOTES };

static const SpImportField contribution_fields[] = {
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

#define OBLIGATION_COLUMNS " kind! text amount_pence basis land_hectares spent_on dated"

typedef struct
{
  guint       known, unknown_of_known, unknown; /* obligation in the plan; new of an agreement in it; both new */
  guint       n_other;
  GHashTable *positions;                        /* agreement's name -> last position given */
} ContributionState;

static gboolean
begin_contributions (SpImportRun *run, GError **error)
{
  ContributionState *state = run->state;

  state->known = sp_stage_add_table (run->stage, "obligation", "id*" OBLIGATION_COLUMNS);
  state->unknown_of_known = sp_stage_add_table (run->stage, "obligation", "reference* agreement_id! position!" OBLIGATION_COLUMNS);
  state->unknown = sp_stage_add_table (run->stage, "obligation",
                                       "reference* agreement_id:agreement.reference! position!" OBLIGATION_COLUMNS);
  state->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return TRUE;
}

/* The next free position in the agreement. */
static gint
take_position (ContributionState *state, const char *agreement, const SpAgreement *held)
{
  gint last = GPOINTER_TO_INT (g_hash_table_lookup (state->positions, agreement));

  for (guint i = 0; held && i < held->n_obligations; i++)
    last = MAX (last, held->obligations[i].position);
  g_hash_table_insert (state->positions, g_strdup (agreement), GINT_TO_POINTER (last + 1));
  return last + 1;
}

typedef struct { gint64 pence; double hectares; gboolean land, each; } Amount;

static gboolean
read_amount (SpImportRun *run, Amount *amount)
{
  const char *units = text_of (run, C_UNITS);
  g_autofree char *folded = sp_import_fold (units ? units : "");

  *amount = (Amount) { -1, NAN, strstr (folded, "hectare") != NULL, strstr (folded, "dwelling") != NULL };
  if (amount->land)
    return !sp_import_has (run, C_AMOUNT) || sp_import_real (run, C_AMOUNT, 0, 1000, &amount->hectares) != SP_CELL_BAD;
  return read_pounds (run, C_AMOUNT, &amount->pence) != SP_CELL_BAD;
}

static void
stage_obligation (SpImportRun *run, const Amount *amount, const SpObligation *held, const char *text, const char *spent,
                  const char *entry)
{
  sp_stage_add_text (run->stage, amount->land ? "land" : "money");
  sp_stage_add_text (run->stage, text);
  if (amount->pence >= 0)
    sp_stage_add_whole (run->stage, amount->pence);
  else
    sp_stage_add_missing (run->stage);
  sp_stage_add_text (run->stage, amount->pence < 0 ? NULL : amount->each ? "per dwelling" : held && !held->per_dwelling ? NULL : "fixed");
  sp_stage_add_real (run->stage, amount->hectares);
  sp_stage_add_text (run->stage, spent);
  sp_stage_add_text (run->stage, entry);
}

static void
read_contribution (SpImportRun *run)
{
  ContributionState *state = run->state;
  const char *name = text_of (run, C_NAME), *agreement = sp_import_text (run, C_AGREEMENT);
  const char *purpose = sp_import_text (run, C_PURPOSE), *text = text_of (run, C_NOTES);
  const SpAgreement *parent = NULL;
  const SpObligation *held;
  char end[11], entry[11];
  Amount amount;

  name = name ? name : text_of (run, C_REFERENCE);
  if (!name || !agreement)
    {
      sp_import_refuse (run, "reference-missing", name ? C_AGREEMENT : C_NAME,
                        name ? _("the contribution names no agreement. Add it.") : _("the contribution has no name or reference. Add one."));
      return;
    }
  if (purpose && !strstr (purpose, "ducation"))
    {
      state->n_other++;
      return;
    }
  if (!read_amount (run, &amount) || !read_date (run, C_END, end) || !read_date (run, C_ENTRY, entry))
    return;
  held = find_obligation (run, name, &parent);
  if (!parent)
    parent = find_agreement (run, agreement);
  if (held)
    stage_key (run, state->known, state->known, held->id, NULL);
  else
    {
      stage_key (run, 0, parent ? state->unknown_of_known : state->unknown, 0, name);
      if (parent)
        sp_stage_add_whole (run->stage, parent->id);
      else
        sp_stage_add_text (run->stage, agreement);
      sp_stage_add_whole (run->stage, take_position (state, agreement, parent));
    }
  stage_obligation (run, &amount, held, text ? text : held ? NULL : _("Education"), end, entry);
}

static gboolean
end_contributions (SpImportRun *run, GError **error)
{
  const ContributionState *state = run->state;

  if (state->n_other)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "not-education", run->label, 0, 0, NULL,
                          ngettext ("%u contribution is for something other than education and was passed over.",
                                    "%u contributions are for something other than education and were passed over.", state->n_other),
                          state->n_other);
  return TRUE;
}

static void
clear_contributions (gpointer data)
{
  ContributionState *state = data;

  g_clear_pointer (&state->positions, g_hash_table_unref);
}

const SpImportKind sp_kind_contributions = {
  .code = "contributions",
  .title = N_("Developer contributions: contributions"),
  .fills = N_("What each agreement obliges to for education: money or land. Needs the agreements, from the plan or the same import."),
  .fields = contribution_fields,
  .state_size = sizeof (ContributionState),
  .begin = begin_contributions,
  .row = read_contribution,
  .end = end_contributions,
  .clear = clear_contributions,
};

/* ---- transactions ---- */

enum { T_NAME, T_CONTRIBUTION, T_STATE, T_AMOUNT, T_UNITS, T_REFERENCE, T_START };

static const SpImportField transaction_fields[] = {
  { "transaction", N_("name of the transaction"), "developeragreementtransaction", SP_FIELD_OPTIONAL },
  { "contribution", N_("name of the contribution"), "developeragreementcontribution", SP_FIELD_REQUIRED },
  { "state", N_("what happened to the money"), "contributionfundingstatus", SP_FIELD_REQUIRED },
  { "amount", N_("amount (pounds)"), "amount", SP_FIELD_OPTIONAL },
  { "units", N_("units of the amount"), "units", SP_FIELD_OPTIONAL },
  { "reference", N_("reference"), "reference", SP_FIELD_OPTIONAL },
  { "start-date", N_("date it happened"), "startdate", SP_FIELD_OPTIONAL },
  { NULL },
};

typedef struct { guint known, unknown_of_known, unknown, n_held, n_other; } TransactionState;

static gboolean
begin_transactions (SpImportRun *run, GError **error)
{
  TransactionState *state = run->state;

  state->known = sp_stage_add_table (run->stage, "contribution_transaction", "id* state amount_pence happened_on");
  state->unknown_of_known
      = sp_stage_add_table (run->stage, "contribution_transaction", "obligation_id* reference* state amount_pence happened_on");
  state->unknown = sp_stage_add_table (run->stage, "contribution_transaction",
                                       "obligation_id:obligation.reference* reference* state amount_pence happened_on");
  return TRUE;
}

static const char *
read_state (SpImportRun *run)
{
  static const char *const states[] = { "secured", "received", "allocated", "transferred", "spent", "returned" };
  const char *text = sp_import_text (run, T_STATE);

  for (guint i = 0; text && i < G_N_ELEMENTS (states); i++)
    if (g_ascii_strcasecmp (text, states[i]) == 0)
      return states[i];
  sp_import_refuse (run, "state-unknown", T_STATE,
                    _("“%s” is not what can happen to a contribution. Write secured, received, allocated, transferred, spent or returned."),
                    text ? text : "");
  return NULL;
}

/* The dated event of the obligation itself that the row was written from, where it has no transactions of its own. */
static gboolean
is_own_event (const SpAgreement *agreement, const SpObligation *obligation, const char *state, const char *date)
{
  const struct { const char *state, *date; } events[] = {
    { "secured", agreement->signed_on }, { "received", obligation->received_on },
    { "allocated", obligation->allocated_on }, { "spent", obligation->spent_on },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events) && obligation->n_transactions == 0; i++)
    if (g_str_equal (events[i].state, state) && events[i].date && g_strcmp0 (events[i].date, date) == 0)
      return TRUE;
  return FALSE;
}

/* The transaction that the row was written from: by its reference, or by the number in its name. */
static gint64
find_transaction (const SpObligation *obligation, const char *contribution, const char *name, const char *reference)
{
  for (guint i = 0; i < obligation->n_transactions; i++)
    {
      g_autofree char *own = g_strdup_printf ("%s-%u", contribution, i + 1);
      const char *held = obligation->transactions[i].reference;
      gboolean made = held == NULL && g_strcmp0 (own, name) == 0; /* the name was made for it, as it has no reference */

      if (reference ? g_strcmp0 (held, reference) == 0 : made || (name && g_strcmp0 (held, name) == 0))
        return obligation->transactions[i].id;
    }
  return 0;
}

static void
stage_transaction (SpImportRun *run, const char *state_name, gint64 pence, const char *date)
{
  sp_stage_add_text (run->stage, state_name);
  sp_stage_add_whole (run->stage, pence);
  sp_stage_add_text (run->stage, date);
}

static void
read_transaction (SpImportRun *run)
{
  TransactionState *state = run->state;
  const char *name = text_of (run, T_NAME), *reference = text_of (run, T_REFERENCE);
  const char *contribution = sp_import_text (run, T_CONTRIBUTION), *what = read_state (run);
  const SpAgreement *agreement = NULL;
  const SpObligation *held = find_obligation (run, contribution, &agreement);
  gint64 pence = 0, id;
  char date[11];
  SpCell cell;

  if (!what || !read_date (run, T_START, date))
    return;
  if (held && is_own_event (agreement, held, what, date))
    {
      state->n_held++;
      return;
    }
  cell = read_pounds (run, T_AMOUNT, &pence);
  if (cell == SP_CELL_MISSING || !contribution)
    sp_import_refuse (run, "amount-missing", contribution ? T_AMOUNT : T_CONTRIBUTION,
                      contribution ? _("no amount is given. Add it.") : _("the transaction names no contribution. Add it."));
  if (cell != SP_CELL_GOOD || !contribution)
    return;
  id = held ? find_transaction (held, contribution, name, reference) : 0;
  if (id)
    stage_key (run, state->known, state->known, id, NULL);
  else
    {
      sp_import_stage (run, held ? state->unknown_of_known : state->unknown);
      if (held)
        sp_stage_add_whole (run->stage, held->id);
      else
        sp_stage_add_text (run->stage, contribution);
      sp_stage_add_text (run->stage, reference ? reference : name);
    }
  stage_transaction (run, what, pence, date);
}

static gboolean
end_transactions (SpImportRun *run, GError **error)
{
  const TransactionState *state = run->state;

  if (state->n_held)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "events-held", run->label, 0, 0, NULL,
                          ngettext ("%u transaction says what the plan has as a date of the obligation already.",
                                    "%u transactions say what the plan has as dates of the obligations already.", state->n_held),
                          state->n_held);
  return TRUE;
}

const SpImportKind sp_kind_transactions = {
  .code = "transactions",
  .title = N_("Developer contributions: transactions"),
  .fills = N_("What has happened to the money of each contribution. Needs the contributions, from the plan or the same import."),
  .fields = transaction_fields,
  .state_size = sizeof (TransactionState),
  .begin = begin_transactions,
  .row = read_transaction,
  .end = end_transactions,
};
