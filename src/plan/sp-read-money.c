/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pots and their money, section 106 agreements, and claims on the community infrastructure levy. */
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
  return row;
}

static SpPot *
read_pots (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpPot));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, position, name, source, programme, certainty, purpose, phase, area_id, school_id, "
            "growth_area_id, project_id, "
            "terms, earliest_on, spend_by, source_id, dated, note, estimated FROM pot ORDER BY position, id");
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

static void
read_amounts (SpReader *self,
              SpPot    *pots)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpDatedMoney));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT a.pot_id, a.financial_year, a.amount_pence FROM pot_amount a "
                               "JOIN pot p ON p.id = a.pot_id ORDER BY p.position, p.id, a.financial_year, a.id");
  g_autofree guint *start = NULL;
  const SpDatedMoney *amounts;

  while (sp_cursor_next (&cursor))
    {
      gint pot = sp_cursor_find (&cursor, &self->arena->pots);
      SpDatedMoney row;

      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      sp_cursor_money (&cursor, &row.amount);
      if (pot < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, pot);
    }
  start = sp_slices_new (parents, self->snapshot->n_pots);
  amounts = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_pots; i++)
    {
      pots[i].amounts = amounts ? amounts + start[i] : NULL;
      pots[i].n_amounts = start[i + 1] - start[i];
    }
}

static SpAgreement *
read_agreements (SpReader  *self,
                 SpIdTable *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpAgreement));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, reference, planning_application, title, signed_on, pay_back_on, "
                               "growth_area_id, site_id, source_id, dated, note, estimated FROM agreement ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpAgreement *agreements;

  while (sp_cursor_next (&cursor))
    {
      SpAgreement row = { .id = sp_cursor_id (&cursor) };

      row.reference = sp_cursor_text (&cursor);
      row.planning_application = sp_cursor_text (&cursor);
      row.title = sp_cursor_text (&cursor);
      row.signed_on = sp_cursor_text (&cursor);
      row.pay_back_on = sp_cursor_text (&cursor);
      row.growth = sp_cursor_find (&cursor, &self->arena->growth_areas);
      row.site = sp_cursor_find (&cursor, &self->arena->sites);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->agreements = agreements = sp_arena_take_array (self->arena, rows, &snapshot->n_agreements);
  sp_arena_index_ids (self->arena, ids, agreements, snapshot->n_agreements, sizeof (SpAgreement));
  return agreements;
}

static SpObligation
read_obligation (SpReader *self,
                 SpCursor *cursor)
{
  SpObligation row = { .kind = sp_cursor_text (cursor) };
  const char *base;

  row.phase = sp_cursor_text (cursor);
  row.text = sp_cursor_text (cursor);
  row.has_amount = sp_cursor_money (cursor, &row.amount);
  base = sp_cursor_text (cursor);
  if (base && strlen (base) == 6)
    row.price_base = (SpPriceBase) { (gint) g_ascii_strtoll (base, NULL, 10), base[5] - '0' };
  row.trigger = sp_cursor_text (cursor);
  row.trigger_value = sp_cursor_double (cursor, 0);
  row.trigger_on = sp_cursor_text (cursor);
  row.triggered_on = sp_cursor_text (cursor);
  row.due_on = sp_cursor_text (cursor);
  row.received_on = sp_cursor_text (cursor);
  row.allocated_on = sp_cursor_text (cursor);
  row.spent_on = sp_cursor_text (cursor);
  row.pot = sp_cursor_find (cursor, &self->arena->pots);
  return row;
}

static void
read_obligations (SpReader        *self,
                  SpAgreement     *agreements,
                  const SpIdTable *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpObligation));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (
      self, "SELECT agreement_id, kind, phase, text, amount_pence, price_base, \"trigger\", trigger_value, trigger_on, "
            "triggered_on, "
            "due_on, received_on, allocated_on, spent_on, pot_id FROM obligation ORDER BY agreement_id, position, id");
  g_autofree guint *start = NULL;
  const SpObligation *obligations;

  while (sp_cursor_next (&cursor))
    {
      gint agreement = sp_cursor_find (&cursor, ids);
      SpObligation row = read_obligation (self, &cursor);

      if (agreement < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, agreement);
    }
  start = sp_slices_new (parents, self->snapshot->n_agreements);
  obligations = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_agreements; i++)
    {
      agreements[i].obligations = obligations ? obligations + start[i] : NULL;
      agreements[i].n_obligations = start[i + 1] - start[i];
    }
}

static void
read_cil_claims (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpCilClaim));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, district_id, project_id, text, financial_year, amount_pence, probability "
                               "FROM cil_claim ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpCilClaim row = { .id = sp_cursor_id (&cursor) };

      row.district = sp_cursor_find (&cursor, &self->arena->districts);
      row.project = sp_cursor_find (&cursor, &self->arena->projects);
      row.text = sp_cursor_text (&cursor);
      row.year = sp_financial_year (sp_cursor_int (&cursor, 0));
      row.has_amount = sp_cursor_money (&cursor, &row.amount);
      row.probability = sp_cursor_double (&cursor, -1);
      g_array_append_val (rows, row);
    }
  self->snapshot->cil_claims = sp_arena_take_array (self->arena, rows, &self->snapshot->n_cil_claims);
}

void
sp_read_money (SpReader *self)
{
  SpIdTable ids;

  read_amounts (self, read_pots (self));
  read_obligations (self, read_agreements (self, &ids), &ids);
  read_cil_claims (self);
}
