/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options and pots of a programme as numbers. Money in whole thousands: costs up, pots down, so that what is found can be
 * paid for. */
#include "config.h"
#include "sp-programme-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-option-spend.h"

#define PENCE 100000.0 /* in £ thousand */

/* As it would be spent were it to open in its first year: sooner than its lead time only where the plan dates it so. */
static gboolean
share_out (SpProgramme *self, const SpOption *option, SpChoiceOption *row, SpAcademicYear first, GError **error)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (self->set);
  const SpProject *project = option->project >= 0 ? &s->projects[option->project] : NULL;
  SpChoiceSpend *spend = sp_programme_alloc (self, SP_OPTION_N_SPEND, sizeof *spend);
  gint lead = sp_option_spend_lead (option, project, first, sp_plan_month (s->money.as_of, s->assumptions.origin));

  row->spend = spend;
  return sp_option_share_out (option, lead, option->cost, spend, &row->n_spend, error);
}

static void
place (SpProgramme *self, const SpOption *option, SpChoiceOption *row)
{
  SpChoicePlaces *places = sp_programme_alloc (self, option->n_places, sizeof *places);

  for (guint i = 0; i < option->n_places; i++)
    {
      gint cell = self->cell_of[(gsize) option->places[i].area * SP_N_GROUPS + option->places[i].group];

      if (cell >= 0 && option->places[i].years_after < self->choice.n_years)
        places[row->n_places++] = (SpChoicePlaces) { cell, option->places[i].years_after, option->places[i].places };
    }
  row->places = places;
}

/* An option that others of the set must be open for; a project that is committed is complete when it says. */
static void
order (SpProgramme *self, const SpOption *option, SpChoiceOption *row)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (self->set);
  const SpProject *project = option->project >= 0 ? &s->projects[option->project] : NULL;
  gint *after = sp_programme_alloc (self, option->n_dependencies + (project ? project->n_after : 0), sizeof *after);

  for (guint j = 0; j < sp_option_set_get_n (self->set); j++)
    {
      const SpOption *other = sp_option_set_get (self->set, j);
      gboolean waits = FALSE;

      for (guint d = 0; d < option->n_dependencies; d++)
        waits = waits || (other->id && option->dependencies[d].on_option >= 0
                          && s->options[option->dependencies[d].on_option].id == other->id)
                || (other->project >= 0 && option->dependencies[d].on_project == other->project);
      for (guint d = 0; project && d < project->n_after; d++)
        waits = waits || (other->project >= 0 && project->after[d] == other->project);
      if (waits && other != option)
        after[row->n_after++] = (gint) j;
    }
  row->after = after;
}

/* Whether it has to wait for `target`, by way of whatever it waits for. seen[n_options]. */
static gboolean
waits_for (const SpProgramme *self, guint i, guint target, guint8 *seen)
{
  for (guint a = 0; a < self->options[i].n_after; a++)
    {
      guint next = (guint) self->options[i].after[a];

      if (next == target)
        return TRUE;
      if (seen[next])
        continue;
      seen[next] = TRUE;
      if (waits_for (self, next, target, seen))
        return TRUE;
    }
  return FALSE;
}

/* What has to wait for itself never opens: the solver alone would open all of a ring in one year. */
static void
close_rings (SpProgramme *self, guint n)
{
  g_autofree guint8 *seen = g_new (guint8, n + 1);

  self->in_ring = sp_programme_alloc (self, n, sizeof (guint8));
  for (guint i = 0; i < n; i++)
    {
      memset (seen, 0, n);
      self->in_ring[i] = waits_for (self, i, i, seen);
    }
  for (guint i = 0; i < n; i++)
    if (self->in_ring[i])
      self->options[i].last = self->options[i].first - 1;
}

static gboolean
is_forbidden (const SpProgrammeOptions *options, guint i)
{
  for (guint f = 0; f < options->n_forbidden; f++)
    if (options->forbidden[f] == i)
      return TRUE;
  return FALSE;
}

static gboolean
ask (SpProgramme *self, const SpProgrammeOptions *options, guint i, SpChoiceOption *row, GError **error)
{
  gint origin = sp_option_set_get_snapshot (self->set)->assumptions.origin.start;
  gboolean pinned = FALSE;

  for (guint p = 0; p < options->n_pins; p++)
    if (options->pins[p].option == i)
      {
        gint t = options->pins[p].opens.start - origin - 1;

        pinned = row->forced = TRUE;
        if (is_forbidden (options, i))
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s is asked for and left out at once. Do one of the "
                         "two"), sp_option_set_get (self->set, i)->name);
            return FALSE;
          }
        if (self->in_ring[i])
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s has to wait for itself by way of others, so it "
                         "cannot be asked for. Remove one of what must come first"), sp_option_set_get (self->set, i)->name);
            return FALSE;
          }
        if (options->pins[p].opens.start && (t < row->first || t > row->last))
          {
            g_autofree char *year = sp_academic_year_to_string (options->pins[p].opens);

            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s cannot open in %s: what it waits for is not there by "
                         "then, or that is not a year of the forecast. Choose another year"), sp_option_set_get (self->set, i)->name, year);
            return FALSE;
          }
        if (options->pins[p].opens.start)
          row->first = row->last = t;
        if (row->last < row->first)
          {
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s cannot open within the forecast, or has no cost. "
                         "Take it out of what must be built"), sp_option_set_get (self->set, i)->name);
            return FALSE;
          }
      }
  self->last_of[i] = is_forbidden (options, i) ? -1 : row->last;
  if (is_forbidden (options, i) || (options->only_pins && !pinned))
    row->last = row->first - 1;
  return TRUE;
}

/* The planner may ask for a year that only its lead time speaks against: its decision date is then past. */
static SpAcademicYear
find_first (const SpSnapshot *s, const SpProgrammeOptions *options, guint i, const SpOption *option)
{
  SpAcademicYear first = sp_option_get_first_year (s, option);

  for (guint p = 0; p < options->n_pins; p++)
    if (options->pins[p].option == i && options->pins[p].opens.start != 0 && options->pins[p].opens.start < first.start
        && sp_option_can_open (s, option, options->pins[p].opens))
      first = options->pins[p].opens;
  return first;
}

/* Two that must be built, and of which only one can be. */
static gboolean
check_pairs (SpProgramme *self, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i && self->options[i].forced && self->options[i].exclusive >= 0; j++)
      if (self->options[j].forced && self->options[j].exclusive == self->options[i].exclusive)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("%s and %s are both to be built, and only one of the two can be. "
                       "Take one of them out of what must be built"), sp_option_set_get (self->set, j)->name,
                       sp_option_set_get (self->set, i)->name);
          return FALSE;
        }
  return TRUE;
}

gboolean
sp_programme_read_options (SpProgramme *self, const SpProgrammeOptions *options, GError **error)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (self->set);
  guint n = sp_option_set_get_n (self->set);

  self->options = sp_programme_alloc (self, n, sizeof *self->options);
  self->last_of = sp_programme_alloc (self, n, sizeof *self->last_of);
  for (guint i = 0; i < n; i++)
    {
      const SpOption *option = sp_option_set_get (self->set, i);
      SpChoiceOption *row = &self->options[i];
      SpAcademicYear first = find_first (s, options, i, option);

      row->cost = option->has_cost ? ceil ((double) option->cost.pence / PENCE) : 0;
      row->first = MAX (first.start - s->assumptions.origin.start - 1, 0);
      row->last = first.start && option->has_cost ? self->choice.n_years - 1 : -1;
      if (option->latest.start)
        row->last = MIN (row->last, option->latest.start - s->assumptions.origin.start - 1);
      row->exclusive = -1;
      for (guint j = 0; j < i && option->exclusive; j++)
        if (g_strcmp0 (sp_option_set_get (self->set, j)->exclusive, option->exclusive) == 0)
          {
            row->exclusive = (gint) j;
            if (self->options[j].exclusive < 0)
              self->options[j].exclusive = (gint) j;
            row->exclusive = self->options[j].exclusive;
            break;
          }
      place (self, option, row);
      if (row->cost > 0 && !share_out (self, option, row, first, error))
        return FALSE;
      order (self, option, row);
    }
  close_rings (self, n);
  for (guint i = 0; i < n; i++)
    if (!ask (self, options, i, &self->options[i], error))
      return FALSE;
  if (!check_pairs (self, n, error))
    return FALSE;
  self->choice.options = self->options;
  self->choice.n_options = n;
  return TRUE;
}

void
sp_programme_read_pots (SpProgramme *self, const SpProgrammeOptions *options)
{
  gint origin = sp_option_set_get_snapshot (self->set)->assumptions.origin.start;
  gint begins = sp_programme_pots_get_first_year (self->pots).start, first = MIN (begins, origin + SP_OPTION_FIRST_SPEND);
  gint n_years = (gint) sp_programme_pots_get_n_years (self->pots), shift = begins - first;
  gint n_financial = MAX (shift + n_years, origin + self->choice.n_years + 3 - first);
  guint n = sp_programme_pots_get_n (self->pots);

  self->choice.first_financial = first - (origin + 1);
  self->choice.n_financial = n_financial;
  self->rows = sp_programme_alloc (self, n, sizeof *self->rows);
  for (guint k = 0; k < n; k++)
    {
      const SpProgrammePot *pot = sp_programme_pots_get (self->pots, k);
      double *amounts = sp_programme_alloc (self, n_financial, sizeof *amounts);
      gint64 by = 0, before = 0;

      for (gint y = 0; y < n_years; y++)
        {
          by += pot->amounts[y].pence;
          amounts[shift + y] = (double) (by / (gint64) PENCE - before);
          before = by / (gint64) PENCE;
        }
      self->rows[k] = (SpChoicePot) { .amounts = amounts, .first = shift + pot->first_year,
                                      .last = pot->last_year >= n_years - 1 ? n_financial - 1 : shift + pot->last_year,
                                      .contribution = pot->contribution, .may_pay = pot->may_pay };
    }
  self->choice.pots = self->rows;
  self->choice.n_pots = n;
  self->choice.capacity = options->has_capacity ? floor ((double) options->capacity.pence / PENCE) : -1;
  self->choice.forward_limit = floor ((double) options->forward_limit.pence / PENCE);
}
