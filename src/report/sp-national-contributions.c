/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-national-contributions.h"

#include "sp-contribution-name.h"

static const char *const agreement_columns[] = {
  "developer-agreement", "developer-agreement-type", "document-url", "planning-application", "reference", "organisation",
  "start-date", "end-date", "entry-date", "notes", NULL
};
static const char *const contribution_columns[] = {
  "developer-agreement-contribution", "developer-agreement", "contribution-purpose", "amount", "units", "reference",
  "organisation", "start-date", "end-date", "entry-date", "notes", NULL
};
static const char *const transaction_columns[] = {
  "developer-agreement-transaction", "developer-agreement-contribution", "contribution-funding-status", "amount", "units",
  "reference", "organisation", "start-date", "end-date", "entry-date", "notes", NULL
};

const char *
sp_national_file_name (SpNationalTable which)
{
  static const char *const names[SP_N_NATIONAL_TABLES] = {
    "developer-agreement.csv", "developer-agreement-contribution.csv", "developer-agreement-transaction.csv"
  };

  g_return_val_if_fail ((guint) which < SP_N_NATIONAL_TABLES, NULL);
  return names[which];
}

static void
add_row (SpTable *table, const char *const *cells, guint n)
{
  sp_table_begin_row (table);
  for (guint i = 0; i < n; i++)
    sp_table_add_text (table, cells[i]);
}

static void
add_agreement (SpTable *table, const SpAgreement *agreement)
{
  g_autofree char *name = sp_agreement_dup_name (agreement);
  const char *const cells[] = {
    name, agreement->kind != NULL ? agreement->kind : "section 106", agreement->document_url,
    agreement->planning_application, agreement->reference, agreement->organisation, agreement->signed_on,
    agreement->ended_on, agreement->provenance.dated, agreement->title
  };

  add_row (table, cells, G_N_ELEMENTS (cells));
}

/* Pounds and pence, exact. */
static char *
write_pounds (SpMoney money)
{
  return money.pence % 100 == 0
    ? g_strdup_printf ("%" G_GINT64_FORMAT, money.pence / 100)
    : g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, money.pence / 100, money.pence % 100);
}

static char *
write_amount (const SpObligation *obligation)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (obligation->has_amount)
    return write_pounds (obligation->amount);
  return obligation->land_hectares >= 0
           ? g_strdup (g_ascii_dtostr (digits, sizeof digits, obligation->land_hectares)) : NULL;
}

static void
add_contribution (SpTable *table, const SpAgreement *agreement, const SpObligation *obligation)
{
  g_autofree char *parent = sp_agreement_dup_name (agreement), *name = sp_obligation_dup_name (agreement, obligation);
  g_autofree char *amount = write_amount (obligation);
  gboolean land = g_strcmp0 (obligation->kind, "land") == 0;
  const char *units = amount == NULL ? NULL : land && !obligation->has_amount ? "hectares"
                      : obligation->per_dwelling ? "pound sterling per dwelling" : "pound sterling";
  const char *const cells[] = {
    name, parent, "education", amount, units, obligation->reference, agreement->organisation, agreement->signed_on,
    obligation->spent_on, obligation->provenance.dated, obligation->text
  };

  add_row (table, cells, G_N_ELEMENTS (cells));
}

static void
add_transaction (SpTable *table, const char *contribution, guint number, const char *state, SpMoney money, gboolean known,
                 const char *date, const char *reference, const char *organisation)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", contribution, number), *amount = known ? write_pounds (money) : NULL;
  const char *const cells[] = {
    name, contribution, state, amount, known ? "pound sterling" : NULL, reference, organisation, date, NULL, NULL, NULL
  };

  add_row (table, cells, G_N_ELEMENTS (cells));
}

static void
add_transactions (SpTable *table, const SpAgreement *agreement, const SpObligation *obligation)
{
  g_autofree char *name = sp_obligation_dup_name (agreement, obligation);
  SpContributionEvent events[SP_N_CONTRIBUTION_EVENTS];
  guint n_events = sp_obligation_get_events (agreement, obligation, events), n = 0;

  for (guint i = 0; i < obligation->n_transactions; i++)
    {
      const SpTransaction *row = &obligation->transactions[i];

      add_transaction (table, name, ++n, row->state, row->amount, TRUE, row->happened_on, row->reference, agreement->organisation);
    }
  for (guint i = 0; i < n_events; i++)
    add_transaction (table, name, ++n, events[i].state, events[i].amount, events[i].has_amount, events[i].date, NULL,
                     agreement->organisation);
}

/* One that is only expected, and estimated, is no agreement yet. */
static gboolean
is_made (const SpAgreement *agreement)
{
  return agreement->signed_on != NULL || !agreement->provenance.estimated;
}

guint
sp_national_count_left_out (const SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint a = 0; a < snapshot->n_agreements; a++)
    n += !is_made (&snapshot->agreements[a]);
  return n;
}

guint
sp_national_count_schemes (const SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations && is_made (&snapshot->agreements[a]); o++)
      for (guint t = 0; t < snapshot->agreements[a].obligations[o].n_transactions; t++)
        n += snapshot->agreements[a].obligations[o].transactions[t].project >= 0;
  return n;
}

guint
sp_national_count_places (const SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint a = 0; a < snapshot->n_agreements; a++)
    n += is_made (&snapshot->agreements[a]) && (snapshot->agreements[a].site >= 0 || snapshot->agreements[a].growth >= 0);
  return n;
}

static gboolean
has_terms (const SpObligation *obligation)
{
  return obligation->trigger != NULL || obligation->trigger_on != NULL || obligation->triggered_on != NULL
         || obligation->due_on != NULL || obligation->pay_back_on != NULL || obligation->pay_back_years > 0
         || obligation->index != NULL || obligation->pot >= 0 || obligation->project >= 0 || obligation->school >= 0;
}

guint
sp_national_count_terms (const SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations && is_made (&snapshot->agreements[a]); o++)
      n += has_terms (&snapshot->agreements[a].obligations[o]);
  return n;
}

SpTable *
sp_national_table (SpSnapshot *snapshot, SpNationalTable which)
{
  static const char *const *const columns[SP_N_NATIONAL_TABLES] = { agreement_columns, contribution_columns,
                                                                    transaction_columns };
  SpTable *table;

  g_return_val_if_fail ((guint) which < SP_N_NATIONAL_TABLES, NULL);
  table = sp_table_new (columns[which][0], columns[which][0]);
  for (const char *const *column = columns[which]; *column != NULL; column++)
    sp_table_add_column (table, *column, *column, SP_TABLE_TEXT);
  for (guint a = 0; a < snapshot->n_agreements; a++)
    {
      const SpAgreement *agreement = &snapshot->agreements[a];

      if (!is_made (agreement))
        continue;
      if (which == SP_NATIONAL_AGREEMENT)
        add_agreement (table, agreement);
      for (guint o = 0; o < agreement->n_obligations && which != SP_NATIONAL_AGREEMENT; o++)
        if (which == SP_NATIONAL_CONTRIBUTION)
          add_contribution (table, agreement, &agreement->obligations[o]);
        else
          add_transactions (table, agreement, &agreement->obligations[o]);
    }
  return table;
}
