/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The needs of a choice as rows: who stays unplaced in each cell and year. Two ways to write the same.
 *
 * As it is given: unplaced >= constant - slope x places, a row for each line.
 *
 * Counted out, by the sums of places that the options can come to at all: between two such sums next to one another the straight
 * line through both takes the place of the lines, and says the same of whole answers and more of fractions (need 37 of classes of
 * 15: unplaced + 7/15 places >= 21 from 30 places to 45). That is fewer rows where many lines make an expected shortfall. Where it is
 * known how many may stay unplaced at most (the cap), the least sum within it must be there: a row in whole places that no fraction
 * of an unplaced pupil softens (mixed-integer rounding: Nemhauser and Wolsey, Mathematical Programming 46, 1990).
 *
 * One line without a cap is left as it is given: the solver's own cuts find as much, sooner. */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

#define MOST_SUMS 100000 /* more places than that are not counted out */
#define NOTHING 1e-6     /* pupils */
#define SAME_SLOPE 1e-12

typedef struct { double constant, slope; } Line;

/* A cell in a year, and what can come of it. */
typedef struct
{
  SpChoiceModel *model;
  gint    cell, year;
  gsize   at;            /* cell x n_years + year */
  const guint *reach;    /* options that may open and add to the cell */
  guint   n_reach;
  gboolean taken;        /* places are also taken from it */
  GArray *lines;         /* Line: unplaced + slope x places >= constant */
  double  least, most;   /* unplaced */
  double  must;          /* places that there must be; -HUGE_VAL = none must */
} Need;

/* What an option that opened in `opened` has added to the cell by `year`. */
static double
places_by (const SpChoiceOption *option, gint cell, gint opened, gint year)
{
  double sum = 0;

  for (guint p = 0; p < option->n_places; p++)
    if (option->places[p].cell == cell && option->places[p].after <= year - opened)
      sum += option->places[p].places;
  return sum;
}

/* Whether some option leaves the cell with fewer places than before it, at some time. */
static gboolean
takes_from (const SpChoice *choice, gint cell)
{
  for (guint i = 0; i < choice->n_options; i++)
    for (guint p = 0; p < choice->options[i].n_places; p++)
      if (choice->options[i].places[p].cell == cell
          && places_by (&choice->options[i], cell, 0, choice->options[i].places[p].after) < 0)
        return TRUE;
  return FALSE;
}

/* Whether what is added to the cell stays. */
static gboolean
only_adds (const SpChoice *choice, gint cell)
{
  for (guint i = 0; i < choice->n_options; i++)
    for (guint p = 0; p < choice->options[i].n_places; p++)
      if (choice->options[i].places[p].cell == cell && choice->options[i].places[p].places < 0)
        return FALSE;
  return TRUE;
}

static double
unplaced_with (const SpChoice *choice, gsize at, double places)
{
  double most = 0;

  for (guint k = 0; k < choice->n_lines; k++)
    most = MAX (most, choice->constant[at * choice->n_lines + k] - choice->slope[at * choice->n_lines + k] * places);
  return most;
}

/* What the option would have added by then if it opened in t; nought when it may not. */
static double
adds_in (const Need *self, guint option, gint t)
{
  const SpChoice *choice = self->model->choice;

  if (self->model->open[(gsize) option * (gsize) choice->n_years + (gsize) t] < 0)
    return 0;
  return places_by (&choice->options[option], self->cell, t, self->year);
}

/* Below and above all sums. FALSE: they are not whole, or too many. */
static gboolean
find_range (const Need *self, gint *lowest, gint *highest)
{
  double low = 0, high = 0;

  for (guint r = 0; r < self->n_reach; r++)
    {
      double least = 0, most = 0;

      for (gint t = 0; t <= self->year; t++)
        {
          double adds = adds_in (self, self->reach[r], t);

          if (adds != floor (adds))
            return FALSE;
          least = MIN (least, adds);
          most = MAX (most, adds);
        }
      low += least;
      high += most;
    }
  if (high - low > MOST_SUMS)
    return FALSE;
  *lowest = (gint) low;
  *highest = (gint) high;
  return TRUE;
}

/* sums[n] and with[n]: 1 = can be had, the first of them for `lowest` places; with: as sums, or with the option. */
static void
add_option (const Need *self, guint option, const guint8 *sums, gint n, guint8 *with)
{
  gint last = 0;

  for (gint t = 0; t <= self->year; t++)
    {
      gint adds = (gint) adds_in (self, option, t);

      for (gint i = MAX (0, -adds); adds != last && i < n && i + adds < n; i++)
        with[i + adds] |= sums[i];
      last = adds;
    }
}

/* The sums of places that can be had: of options that exclude one another, one at most. */
static guint8 *
count_sums (const Need *self, gint lowest, gint n)
{
  const SpChoiceOption *options = self->model->choice->options;
  guint8 *sums = g_new0 (guint8, n);
  g_autofree guint8 *with = g_new (guint8, n);
  g_autofree guint8 *done = g_new0 (guint8, self->n_reach + 1);

  sums[-lowest] = 1;
  for (guint r = 0; r < self->n_reach; r++)
    {
      gint exclusive = options[self->reach[r]].exclusive;

      if (done[r])
        continue;
      memcpy (with, sums, (gsize) n);
      for (guint q = r; q < self->n_reach; q++)
        if (q == r || (exclusive >= 0 && options[self->reach[q]].exclusive == exclusive))
          {
            add_option (self, self->reach[q], sums, n, with);
            done[q] = 1;
          }
      memcpy (sums, with, (gsize) n);
    }
  return sums;
}

static void
add_line (GArray *lines, double constant, double slope)
{
  Line line = { constant, slope };
  const Line *last = lines->len > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;

  if (slope > 0 && (!last || fabs (last->slope - slope) > SAME_SLOPE))
    g_array_append_val (lines, line);
}

/* The lines through the sums within the cap. FALSE: they cannot be counted, or none is within it. */
static gboolean
count_out (Need *self, double cap)
{
  const SpChoice *choice = self->model->choice;
  g_autofree guint8 *sums = NULL;
  gint lowest, highest;
  double before = 0, places_before = 0;
  gboolean any = FALSE, left_out = FALSE;

  if (!find_range (self, &lowest, &highest))
    return FALSE;
  sums = count_sums (self, lowest, highest - lowest + 1);
  for (gint i = 0; i <= highest - lowest; i++)
    {
      double places = lowest + i, unplaced = unplaced_with (choice, self->at, places);

      left_out = left_out || (sums[i] && unplaced > cap + NOTHING);
      if (!sums[i] || unplaced > cap + NOTHING)
        continue;
      if (any)
        {
          double slope = (before - unplaced) / (places - places_before);

          add_line (self->lines, before + slope * places_before, slope);
        }
      else if (left_out)
        self->must = places;
      self->most = any ? self->most : unplaced;
      self->least = before = unplaced;
      places_before = places;
      any = TRUE;
    }
  return any;
}

static void
take_given_lines (Need *self)
{
  const SpChoice *choice = self->model->choice;

  self->least = 0;
  self->most = SP_MIP_INFINITY;
  if (!self->taken)
    self->most = unplaced_with (choice, self->at, 0);
  for (guint k = 0; k < choice->n_lines; k++)
    {
      Line line = { choice->constant[self->at * choice->n_lines + k], choice->slope[self->at * choice->n_lines + k] };

      g_array_append_val (self->lines, line);
    }
}

/* (unplaced +) slope x places >= constant. No option counts for more than the constant (an opening alone then keeps the row, as the
 * whole number would), unless places are also taken from the cell. */
static void
add_row (const Need *self, gint unplaced, double constant, double slope)
{
  gint row = sp_mip_add_row (self->model->mip, constant, SP_MIP_INFINITY);

  if (unplaced >= 0)
    sp_mip_add (self->model->mip, row, unplaced, 1);
  for (guint r = 0; r < self->n_reach; r++)
    for (gint t = 0; t <= self->year; t++)
      {
        double adds = slope * adds_in (self, self->reach[r], t);

        if (adds != 0)
          sp_mip_add (self->model->mip, row,
                      self->model->open[(gsize) self->reach[r] * (gsize) self->model->choice->n_years + (gsize) t],
                      self->taken ? adds : MIN (adds, constant));
      }
}

/* cap: HUGE_VAL = not known. had: places that other rows say there are by then. */
static void
add_need (Need *self, double cap, double *had)
{
  SpChoiceModel *model = self->model;
  gboolean is_worth_it = model->choice->n_lines > 1 || cap < HUGE_VAL;
  gint column;

  if (!is_worth_it || !count_out (self, cap))
    take_given_lines (self);
  model->unplaced[self->at] = column = sp_mip_add_column (model->mip, self->least, self->most, FALSE);
  sp_mip_add (model->mip, model->row_unplaced, column, 1);
  for (guint k = 0; k < self->lines->len; k++)
    {
      const Line *line = &g_array_index (self->lines, Line, k);

      if (self->taken || line->constant > 0)
        add_row (self, column, line->constant, line->slope);
    }
  if (self->must > *had)
    add_row (self, -1, self->must, 1);
  *had = MAX (*had, self->must);
}

static guint
find_reach (const SpChoiceModel *self, gint cell, guint *reach)
{
  const SpChoice *choice = self->choice;
  guint n = 0;

  for (guint i = 0; i < choice->n_options; i++)
    {
      gboolean reaches = FALSE;

      for (guint p = 0; p < choice->options[i].n_places && !reaches; p++)
        reaches = choice->options[i].places[p].cell == cell;
      if (reaches && sp_choice_model_has (self, i))
        reach[n++] = i;
    }
  return n;
}

void
sp_choice_model_add_needs (SpChoiceModel *self, const double *caps)
{
  const SpChoice *choice = self->choice;
  g_autofree guint *reach = g_new (guint, choice->n_options + 1);

  for (gint cell = 0; cell < choice->n_cells; cell++)
    {
      gboolean taken = takes_from (choice, cell), stays = only_adds (choice, cell);
      guint n = find_reach (self, cell, reach);
      double had = 0;

      for (gint t = 0; t < choice->n_years; t++)
        {
          gsize at = (gsize) cell * (gsize) choice->n_years + (gsize) t;
          g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
          Need need = { self, cell, t, at, reach, n, taken, lines, 0, 0, -HUGE_VAL };

          if (!stays)
            had = taken ? -HUGE_VAL : 0;
          self->unplaced[at] = -1;
          if (n > 0 && (taken || unplaced_with (choice, at, 0) > 0))
            add_need (&need, caps ? caps[at] : HUGE_VAL, &had);
          else
            self->fixed_unplaced += unplaced_with (choice, at, 0);
        }
    }
}
