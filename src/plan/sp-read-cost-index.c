/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indices of building cost, and what is assumed of money. */
#include "config.h"
#include "sp-snapshot-private.h"

static void
read_values (SpReader    *self,
             SpCostIndex *indices,
             guint        n)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SpCostIndexValue));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (self, "SELECT v.index_id, v.quarter, v.value, v.forecast FROM cost_index_value v "
                                           "JOIN cost_index i ON i.id = v.index_id ORDER BY i.id, v.quarter");
  g_autofree guint *start = NULL;
  const SpCostIndexValue *values;

  while (sp_cursor_next (&cursor))
    {
      const SpCostIndex *index = sp_reader_find_cost_index (self, sp_cursor_id (&cursor));
      SpCostIndexValue row = { .quarter = sp_cursor_quarter (&cursor) };
      gint parent = index != NULL ? (gint) (index - indices) : -1;

      row.value = sp_cursor_double (&cursor, 0);
      row.forecast = sp_cursor_int (&cursor, 0) != 0;
      if (parent < 0 || row.quarter.year == 0 || !(row.value > 0))
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, parent);
    }
  start = sp_slices_new (parents, n);
  values = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < n; i++)
    {
      indices[i].values = values ? values + start[i] : NULL;
      indices[i].n_values = start[i + 1] - start[i];
    }
}

static void
read_indices (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpCostIndex));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, code, title, source_id, dated, note, estimated FROM cost_index ORDER BY id");
  SpCostIndex *indices;
  guint n;

  while (sp_cursor_next (&cursor))
    {
      SpCostIndex row = { .id = sp_cursor_id (&cursor) };

      row.code = sp_cursor_text (&cursor);
      row.title = sp_cursor_text (&cursor);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  self->snapshot->cost_indices = indices = sp_arena_take_array (self->arena, rows, &n);
  self->snapshot->n_cost_indices = n;
  read_values (self, indices, n);
}

static SpMoneyAssumptions
read_assumptions (SpReader *self,
                  SpCursor *cursor)
{
  SpMoneyAssumptions row = { .as_of = sp_cursor_text (cursor) };

  row.region = sp_cursor_text (cursor);
  row.has_location_factor = !sp_cursor_is_null (cursor);
  row.location_factor = sp_cursor_double (cursor, 1);
  row.index = sp_reader_find_cost_index (self, sp_cursor_id (cursor));
  row.price_base = sp_cursor_quarter (cursor);
  row.has_forward_limit = sp_cursor_money (cursor, &row.forward_limit);
  row.has_basic_need_margin = !sp_cursor_is_null (cursor);
  row.basic_need_margin = sp_cursor_double (cursor, 0);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    row.has_rates[phase] = sp_cursor_money (cursor, &row.rates[phase]);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    row.funded[phase] = sp_cursor_double (cursor, -1);
  row.provenance = sp_cursor_provenance (cursor);
  return row;
}

SpPriceBase
sp_cursor_quarter (SpCursor *self)
{
  const char *text = sp_cursor_text (self);
  SpPriceBase base = { 0, 0 };

  /* 'YYYYQn', as the schema's CHECK holds it. */
  if (text && strlen (text) == 6)
    base = (SpPriceBase) { (gint) g_ascii_strtoll (text, NULL, 10), text[5] - '0' };
  return base;
}

const SpCostIndex *
sp_reader_find_cost_index (const SpReader *self,
                           gint64          id)
{
  for (guint i = 0; i < self->snapshot->n_cost_indices; i++)
    if (self->snapshot->cost_indices[i].id == id)
      return &self->snapshot->cost_indices[i];
  return NULL;
}

void
sp_read_cost_indices (SpReader *self)
{
  SpCursor cursor;

  read_indices (self);
  cursor = sp_reader_query (self, "SELECT as_of, region, location_factor, index_id, price_base, forward_limit_pence, "
                                  "basic_need_margin, primary_rate_pence, secondary_rate_pence, funded_primary, "
                                  "funded_secondary, source_id, dated, note, estimated FROM money_assumption");
  while (sp_cursor_next (&cursor))
    self->snapshot->money = read_assumptions (self, &cursor);
}
