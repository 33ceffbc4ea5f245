/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pots and their money, what of it is fixed for projects, and claims on the community infrastructure levy. */
#include "config.h"
#include "sp-snapshot-private.h"

static SpPot
read_pot (SpReader *self,
          SpCursor *cursor)
{
  SpPot row = { .id = sp_cursor_id (cursor) };

  row.position = sp_cursor_int (cursor, 0);
  row.name = sp_cursor_text (cursor);
  row.source = sp_cursor_text (cursor);
  row.programme = sp_cursor_text (cursor);
  row.certainty = sp_cursor_text (cursor);
  row.purpose = sp_cursor_text (cursor);
  row.phase = sp_cursor_text (cursor);
  row.area = sp_cursor_find (cursor, &self->arena->areas);
  row.school = sp_cursor_find (cursor, &self->arena->schools);
  row.growth = sp_cursor_find (cursor, &self->arena->growth_areas);
  row.project = sp_cursor_find (cursor, &self->arena->projects);
  row.terms = sp_cursor_text (cursor);
  row.earliest_on = sp_cursor_text (cursor);
  row.spend_by = sp_cursor_text (cursor);
  row.provenance = sp_cursor_provenance (cursor);
  row.carry_years = sp_cursor_int (cursor, -1);
  row.has_carry_limit = row.carry_years >= 0;
  row.award_years = sp_cursor_int (cursor, 0);
  row.has_interest = !sp_cursor_is_null (cursor);
  row.interest_rate = sp_cursor_double (cursor, 0);
  row.repay_years = sp_cursor_int (cursor, 0);
  return row;
}

static SpPot *
read_pots (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPot));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, position, name, source, programme, certainty, purpose, phase, area_id, school_id, "
            "growth_area_id, project_id, "
            "terms, earliest_on, spend_by, source_id, dated, note, estimated, carry_years, award_years, "
            "interest_rate, repay_years FROM pot ORDER BY position, id");
  SpSnapshot *snapshot = self->snapshot;
  SpPot *pots;

  while (sp_cursor_next (&cursor))
    {
      SpPot row = read_pot (self, &cursor);

      g_array_append_val (rows, row);
    }
  snapshot->pots = pots = sp_arena_take_array (self->arena, rows, &snapshot->n_pots);
  sp_arena_index_ids (self->arena, &self->arena->pots, pots, snapshot->n_pots, sizeof (SpPot));
  return pots;
}

typedef struct { gint pot; SpDatedMoney money; } PotMoney;

static gint
compare_amounts (gconstpointer a,
                 gconstpointer b)
{
  const PotMoney *x = a, *y = b;

  return x->pot != y->pot ? (x->pot > y->pot) - (x->pot < y->pot)
                          : (x->money.year.start > y->money.year.start) - (x->money.year.start < y->money.year.start);
}

/* What the scenario has different of one amount; a row is made, changed or, where it says none, taken away. */
static void
override_amount (GArray           *rows,
                 gint              pot,
                 const SpOverride *override)
{
  PotMoney row = { pot, { sp_financial_year (override->year.start), sp_money ((gint64) override->value) } };

  for (guint i = 0; i < rows->len; i++)
    {
      PotMoney *held = &g_array_index (rows, PotMoney, i);

      if (held->pot != pot || held->money.year.start != row.money.year.start)
        continue;
      if (override->has_value)
        *held = row;
      else
        g_array_remove_index (rows, i);
      return;
    }
  if (override->has_value)
    g_array_append_val (rows, row);
}

static void
apply_scenario (SpReader *self,
                GArray   *rows)
{
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;
      gint pot = -1;

      if (g_str_equal (override->subject, "pot amount"))
        pot = sp_id_table_find (&self->arena->pots, override->target_id);
      if (pot >= 0)
        override_amount (rows, pot, override);
    }
  g_array_sort (rows, compare_amounts);
}

static void
read_amounts (SpReader *self,
              SpPot    *pots)
{
  g_autoptr (GArray) amounts_of_pots = g_array_new (FALSE, FALSE, sizeof (PotMoney));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpDatedMoney));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT a.pot_id, a.financial_year, a.amount_pence FROM pot_amount a "
                               "JOIN pot p ON p.id = a.pot_id ORDER BY p.position, p.id, a.financial_year, a.id");
  g_autofree guint *start = NULL;
  const SpDatedMoney *amounts;

  while (sp_cursor_next (&cursor))
    {
      PotMoney row = { .pot = sp_cursor_find (&cursor, &self->arena->pots) };

      row.money.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      if (sp_cursor_money (&cursor, &row.money.amount) && row.pot >= 0)
        g_array_append_val (amounts_of_pots, row);
    }
  apply_scenario (self, amounts_of_pots);
  for (guint i = 0; i < amounts_of_pots->len; i++)
    {
      const PotMoney *row = &g_array_index (amounts_of_pots, PotMoney, i);

      g_array_append_val (rows, row->money);
      g_array_append_val (parents, row->pot);
    }
  start = sp_slices_new (parents, self->snapshot->n_pots);
  amounts = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_pots; i++)
    {
      pots[i].amounts = amounts ? amounts + start[i] : NULL;
      pots[i].n_amounts = start[i + 1] - start[i];
    }
}

static void
read_cil_claims (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpCilClaim));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, district_id, project_id, text, financial_year, amount_pence, probability, "
                               "state, source_id, dated, note, estimated FROM cil_claim ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpCilClaim row = { .id = sp_cursor_id (&cursor) };

      row.district = sp_cursor_find (&cursor, &self->arena->districts);
      row.project = sp_cursor_find (&cursor, &self->arena->projects);
      row.text = sp_cursor_text (&cursor);
      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      row.has_amount = sp_cursor_money (&cursor, &row.amount);
      row.probability = sp_cursor_double (&cursor, -1);
      row.state = sp_cursor_text (&cursor);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  self->snapshot->cil_claims = sp_arena_take_array (self->arena, rows, &self->snapshot->n_cil_claims);
}

static void
read_allocations (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPotAllocation));
  SpCursor cursor = sp_reader_query (
      self, "SELECT a.id, a.pot_id, a.project_id, a.financial_year, a.amount_pence, a.no_more, a.source_id, a.dated, "
            "a.note, a.estimated FROM pot_allocation a JOIN pot p ON p.id = a.pot_id "
            "ORDER BY p.position, p.id, a.project_id, a.financial_year IS NULL, a.financial_year, a.id");

  while (sp_cursor_next (&cursor))
    {
      SpPotAllocation row = { .id = sp_cursor_id (&cursor) };

      row.pot = sp_cursor_find (&cursor, &self->arena->pots);
      row.project = sp_cursor_find (&cursor, &self->arena->projects);
      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      sp_cursor_money (&cursor, &row.amount);
      row.no_more = sp_cursor_int (&cursor, 0) != 0;
      row.provenance = sp_cursor_provenance (&cursor);
      if (row.pot >= 0 && row.project >= 0)
        g_array_append_val (rows, row);
    }
  self->snapshot->allocations = sp_arena_take_array (self->arena, rows, &self->snapshot->n_allocations);
}

void
sp_read_money (SpReader *self)
{
  read_amounts (self, read_pots (self));
  read_allocations (self);
  sp_read_absurd_amounts (self);
  sp_read_contributions (self);
  read_cil_claims (self);
}
