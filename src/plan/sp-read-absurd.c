/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts over a trillion pounds. They are read as not known (sp_cursor_money), so that one slip of the pen, or another
 * program's idea of a unit, does not stop everything; this says which they are. */
#include "config.h"
#include "sp-snapshot-private.h"

#define ABSURD(column) column " NOT BETWEEN -100000000000000 AND 100000000000000"
#define PROJECT "ifnull (p.reference || ' ', '') || p.name"

/* subject, id, what, name, financial year. */
static const char absurd_sql[] =
  "SELECT 5, p.id, 'budget', " PROJECT ", NULL FROM project p WHERE " ABSURD ("p.budget_pence")
  " UNION ALL SELECT 5, p.id, 'spend to date', " PROJECT ", NULL FROM project p WHERE " ABSURD ("p.spend_to_date_pence")
  " UNION ALL SELECT 5, p.id, 'profile total', " PROJECT ", NULL FROM project p WHERE " ABSURD ("p.profile_total_pence")
  " UNION ALL SELECT 5, p.id, 'spend', " PROJECT ", s.financial_year FROM project_spend s JOIN project p "
  "ON p.id = s.project_id WHERE " ABSURD ("s.amount_pence")
  " UNION ALL SELECT 0, 0, 'indicative cost', t.title, NULL FROM programme_table t WHERE " ABSURD ("t.indicative_pence")
  " UNION ALL SELECT 6, t.id, 'amount', t.name, a.financial_year FROM pot_amount a JOIN pot t ON t.id = a.pot_id WHERE "
  ABSURD ("a.amount_pence")
  " UNION ALL SELECT 6, t.id, 'fixed amount', t.name, a.financial_year FROM pot_allocation a JOIN pot t ON t.id = a.pot_id "
  "WHERE " ABSURD ("a.amount_pence")
  " UNION ALL SELECT 7, a.id, 'obligation', a.title, NULL FROM obligation o JOIN agreement a ON a.id = o.agreement_id WHERE "
  ABSURD ("o.amount_pence") " OR " ABSURD ("o.received_pence") " OR " ABSURD ("o.cost_per_place_pence")
  " UNION ALL SELECT 7, a.id, 'transaction', a.title, NULL FROM contribution_transaction c JOIN obligation o "
  "ON o.id = c.obligation_id JOIN agreement a ON a.id = o.agreement_id WHERE " ABSURD ("c.amount_pence")
  " UNION ALL SELECT 0, 0, 'claim', c.text, c.financial_year FROM cil_claim c WHERE " ABSURD ("c.amount_pence");

/* The same of what is assumed of money. Apart, since a query has at most ten parts. */
static const char assumed_sql[] =
  "SELECT 0, 0, 'primary rate', '', NULL FROM money_assumption m WHERE " ABSURD ("m.primary_rate_pence")
  " UNION ALL SELECT 0, 0, 'secondary rate', '', NULL FROM money_assumption m WHERE " ABSURD ("m.secondary_rate_pence")
  " UNION ALL SELECT 0, 0, 'forward limit', '', NULL FROM money_assumption m WHERE " ABSURD ("m.forward_limit_pence");

static void
read_rows (SpReader *self, const char *sql, GArray *rows)
{
  SpCursor cursor = sp_reader_query (self, sql);

  while (sp_cursor_next (&cursor))
    {
      SpAbsurdAmount row = { .subject = (SpSubject) sp_cursor_id (&cursor) };

      row.id = sp_cursor_id (&cursor);
      row.what = sp_cursor_text (&cursor);
      row.name = sp_cursor_text (&cursor);
      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      g_array_append_val (rows, row);
    }
}

G_STATIC_ASSERT (SP_SUBJECT_PROJECT == 5 && SP_SUBJECT_POT == 6 && SP_SUBJECT_AGREEMENT == 7);

void
sp_read_absurd_amounts (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpAbsurdAmount));

  read_rows (self, absurd_sql, rows);
  read_rows (self, assumed_sql, rows);
  self->snapshot->absurd = sp_arena_take_array (self->arena, rows, &self->snapshot->n_absurd);
}
