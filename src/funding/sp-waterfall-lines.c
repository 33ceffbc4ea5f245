/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is paid for, and in which year: the lines of the waterfall. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-waterfall-private.h"

gint64
sp_waterfall_level (gint64 *row, guint n, gint64 *below)
{
  gint64 left = 0;

  for (guint y = 0; y < n; y++)
    {
      for (guint after = y + 1; after < n && row[y] < 0; after++)
        if (row[after] > 0)
          {
            gint64 taken = MIN (row[after], -row[y]);

            row[after] -= taken;
            row[y] += taken;
          }
      for (guint before = y; before-- > 0 && row[y] < 0;)
        if (row[before] > 0)
          {
            gint64 taken = MIN (row[before], -row[y]);

            row[before] -= taken;
            row[y] += taken;
          }
    }
  for (guint y = 0; y < n; y++)
    {
      gint64 lacking = MIN (row[y], 0);

      if (below != NULL)
        below[y] = lacking;
      row[y] -= lacking;
      left += lacking;
    }
  return left;
}

/* rows[0]: what is charged, rows[1]: what the profile says, [n_years] each. */
static void
add_project (SpWaterfall *self, guint index, GArray **rows)
{
  const SpFunding *funding = self->funding;
  const SpProject *project = &funding->snapshot->projects[index];
  SpWaterfallLine line = { .name = project->name, .project = (SpProjectIndex) index, .table = project->table, .pot = -1 };
  g_autofree gint64 *row = g_new0 (gint64, self->years->len), *stated = NULL;

  for (guint i = 0; i < funding->years->len; i++)
    row[sp_waterfall_find_year (self, g_array_index (funding->years, SpFinancialYear, i))]
        = sp_funding_get_project_spend (funding, (SpProjectIndex) index, i).pence;
  if (funding->bases[index] == SP_COST_NONE)
    line.state = SP_LINE_NOT_PRICED;
  else
    line.state = SP_LINE_FUNDED;
  stated = g_memdup2 (row, self->years->len * sizeof *row);
  sp_waterfall_level (row, self->years->len, NULL);
  stated[self->years->len - 1] = row[self->years->len - 1];
  g_array_append_val (self->lines, line);
  g_array_append_vals (rows[0], row, self->years->len);
  g_array_append_vals (rows[1], stated, self->years->len);
}

/* A line that is no project's; row: what is charged, and said, of each year. */
static void
add_other (SpWaterfall *self, SpWaterfallLine line, const gint64 *row, GArray **rows)
{
  line.project = -1;
  line.state = SP_LINE_FUNDED;
  g_array_append_val (self->lines, line);
  g_array_append_vals (rows[0], row, self->years->len);
  g_array_append_vals (rows[1], row, self->years->len);
}

/* What the paper's cost for a whole table is above the costs of its projects. */
static void
add_rest_of_table (SpWaterfall *self, const SpTableDemand *table, GArray **rows)
{
  const SpFunding *funding = self->funding;
  SpMoney rest = table->demand;
  g_autofree gint64 *row = g_new0 (gint64, self->years->len);

  for (guint p = 0; p < funding->snapshot->n_projects; p++)
    if (funding->snapshot->projects[p].table == table->number)
      rest = sp_money_sub (rest, funding->costs[p]);
  row[self->years->len - 1] = rest.pence; /* nothing dates it */
  if (rest.pence > 0)
    add_other (self, (SpWaterfallLine) { .name = table->title, .table = table->number, .pot = -1 }, row, rows);
}

/* What a pot's negative amounts leave below nought, each in its own year. */
static void
add_negative_money (SpWaterfall *self, GArray **rows)
{
  const SpSnapshot *snapshot = self->funding->snapshot;

  for (guint p = 0; p < snapshot->n_pots; p++)
    {
      const SpPot *pot = &snapshot->pots[p];
      g_autofree gint64 *row = g_new0 (gint64, self->years->len), *below = g_new0 (gint64, self->years->len);

      if (!sp_pot_is_growth (pot))
        continue;
      sp_waterfall_fill_entered (self, (SpPotIndex) p, row);
      if (sp_waterfall_level (row, self->years->len, below) == 0)
        continue;
      for (guint y = 0; y < self->years->len; y++)
        below[y] = -below[y];
      add_other (self, (SpWaterfallLine) { .name = pot->name, .pot = (SpPotIndex) p }, below, rows);
    }
}

void
sp_waterfall_add_lines (SpWaterfall *self)
{
  g_autoptr (GArray) charged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *elsewhere = NULL;
  GArray *rows[] = { charged, stated };
  gsize n;

  for (guint p = 0; p < self->funding->snapshot->n_projects; p++)
    add_project (self, p, rows);
  for (guint t = 0; t < sp_funding_get_n_tables (self->funding); t++)
    add_rest_of_table (self, sp_funding_get_table (self->funding, t), rows);
  add_negative_money (self, rows);
  elsewhere = sp_waterfall_find_spent (self, (const gint64 *) charged->data);
  if (elsewhere != NULL)
    add_other (self, (SpWaterfallLine) { .name = _("Contributions spent on no scheme’s cost"), .pot = -1, .elsewhere = TRUE },
               elsewhere, rows);

  n = (gsize) self->lines->len * self->years->len;
  self->cost = g_new0 (SpMoney, MAX (n, 1));
  self->paid = g_new0 (SpMoney, MAX (n, 1));
  self->unpaid = g_new0 (gint64, MAX (n, 1));
  self->before = g_new0 (gint64, MAX (n, 1));
  self->dropped = g_new0 (gint64, MAX (n, 1));
  self->stated = g_memdup2 (stated->data, n * sizeof (gint64));
  for (gsize i = 0; i < n; i++)
    {
      self->unpaid[i] = g_array_index (charged, gint64, i);
      self->cost[i] = sp_money (self->unpaid[i]);
    }
  for (guint l = 0; l < self->lines->len; l++)
    for (guint y = 0; y < self->years->len; y++)
      sp_waterfall_line (self, l)->cost
          = sp_money_add (sp_waterfall_line (self, l)->cost, self->cost[SP_CELL (self, l, y)]);
}
