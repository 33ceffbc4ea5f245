/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best choice: by parts where money does not join them, otherwise all together, with what the parts prove. */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

#define NODES_OF_FEWEST 100 /* a search whether as few unplaced are possible at all: soon, or not */

typedef struct
{
  const SpChoice       *choice;
  const SpChoiceSearch *search;
  SpChoiceAnswer       *answer;
  guint8               *allowed; /* [n_options][n_years] */
  SpChoiceParts        *parts;
} Solve;

/* No answer is below these; which of them what was found is within the gap of. */
typedef struct { double unplaced, cost; gboolean fewest, cheapest; } Bounds;

static void
say (const Solve *self, double fraction)
{
  if (self->search->at)
    self->search->at (fraction, self->search->at_data);
}

/* FALSE: what is forced cannot be paid for in any year that it may open. */
static gboolean
allow (const Solve *self)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    {
      gboolean any = FALSE;

      for (gint t = 0; t < choice->n_years; t++)
        {
          gboolean may = t >= choice->options[i].first && t <= choice->options[i].last && sp_choice_can_pay (choice, i, t);

          self->allowed[(gsize) i * (gsize) choice->n_years + (gsize) t] = may ? 1 : 0;
          any = any || may;
        }
      if (choice->options[i].forced && !any)
        return FALSE;
    }
  return TRUE;
}

static double
gap_of (const Solve *self, double amount)
{
  return self->search->gap * fabs (amount);
}

static gboolean
is_stopped (const Solve *self)
{
  self->answer->cut_short = self->search->stop && self->search->stop (self->search->stop_data);
  return self->answer->cut_short;
}

/* No answer leaves fewer unplaced: where they can only be whole, whole. */
static double
least_of_parts (const Solve *self)
{
  double least = sp_choice_parts_get_unplaced (self->parts), whole = sp_choice_least_pupils (self->choice);

  return whole > 0.5 ? ceil (least - (1 - whole)) : least;
}

static double *
make_caps (const Solve *self, double unplaced)
{
  double *caps = g_new (double, (gsize) self->choice->n_cells * (gsize) self->choice->n_years + 1);

  sp_choice_parts_get_caps (self->parts, unplaced, caps);
  return caps;
}

/* What costs least of all that leaves as few unplaced as the parts would: mostly money only moves the years, and knowing that no cell
 * may have one more makes the search short. FALSE: nothing does, or it is not soon found. */
static gboolean
seek_as_few (const Solve *self, gint *opens, Bounds *bounds)
{
  double least = least_of_parts (self), cost = sp_choice_parts_get_cost (self->parts), gap = gap_of (self, cost);
  g_autofree double *caps = make_caps (self, least);
  g_autoptr (SpChoiceModel) model = sp_choice_model_new (self->choice, self->allowed, caps, TRUE);
  SpChoiceSearch short_search = *self->search;
  SpChoiceFound found = { 0 };

  short_search.max_nodes = MIN (NODES_OF_FEWEST, self->search->max_nodes);
  if (!sp_choice_search_cost (model, &short_search, gap, least, FALSE, opens, &found))
    return FALSE;
  if (!found.proved && !is_stopped (self))
    sp_choice_search_cost (model, self->search, gap, least, TRUE, opens, &found);
  *bounds = (Bounds) { least, MAX (cost, found.bound), TRUE, found.proved };
  if (!is_stopped (self))
    sp_choice_search_years (model, self->search, least, opens, &found);
  self->answer->nodes += found.nodes;
  return TRUE;
}

/* The least unplaced of all. has_start: opens is an answer to better. FALSE: nothing found. */
static gboolean
seek_unplaced (const Solve *self, gboolean has_start, gint *opens, Bounds *bounds)
{
  double least = sp_choice_parts_get_unplaced (self->parts);
  g_autoptr (SpChoiceModel) model = NULL;
  SpChoiceFound found = { 0 };

  if (has_start)
    least = MAX (least, sp_choice_narrow_unplaced (self->choice, self->search,
                                                   sp_choice_get_unplaced (self->choice, opens, NULL), self->allowed));
  model = sp_choice_model_new (self->choice, self->allowed, NULL, TRUE);
  if (!sp_choice_search_unplaced (model, self->search, gap_of (self, least), has_start, opens, &found))
    return FALSE;
  bounds->unplaced = found.bound + model->fixed_unplaced;
  bounds->fewest = found.proved;
  self->answer->nodes += found.nodes;
  return TRUE;
}

/* At what opens leaves unplaced: the least cost, then the earliest years. */
static void
seek_cost (const Solve *self, gint *opens, Bounds *bounds)
{
  const SpChoice *choice = self->choice;
  double unplaced = sp_choice_get_unplaced (choice, opens, NULL), cost;
  gboolean as_few = unplaced - sp_choice_parts_get_unplaced (self->parts) < sp_choice_least_pupils (choice);
  g_autofree double *caps = NULL;
  g_autoptr (SpChoiceModel) model = NULL;
  SpChoiceFound found = { 0 };

  bounds->cost = as_few ? sp_choice_parts_get_cost (self->parts) : -HUGE_VAL;
  sp_choice_by_hand (choice, self->search, self->allowed, TRUE, opens);
  unplaced = MIN (unplaced, sp_choice_get_unplaced (choice, opens, NULL));
  cost = sp_choice_get_cost (choice, opens);
  caps = make_caps (self, unplaced);
  bounds->cost = MAX (bounds->cost, sp_choice_narrow_cost (choice, self->search, caps, unplaced, cost, self->allowed));
  model = sp_choice_model_new (choice, self->allowed, caps, TRUE);
  if (cost - bounds->cost >= MAX (gap_of (self, bounds->cost), 1))
    {
      if (!sp_choice_search_cost (model, self->search, gap_of (self, bounds->cost), unplaced, TRUE, opens, &found))
        {
          bounds->cheapest = FALSE;
          return;
        }
      bounds->cost = MAX (bounds->cost, found.bound);
      bounds->cheapest = found.proved;
    }
  sp_choice_search_years (model, self->search, unplaced, opens, &found);
  self->answer->nodes += found.nodes;
}

static void
finish (const Solve *self, const gint *opens, const Bounds *bounds)
{
  SpChoiceAnswer *answer = self->answer;
  double years = 0;

  if (self->choice->n_options > 0)
    memcpy (answer->opens, opens, self->choice->n_options * sizeof (gint));
  for (guint i = 0; i < self->choice->n_options; i++)
    years += opens[i] >= 0 ? opens[i] + 1 : 0;
  answer->found = TRUE;
  answer->unplaced = sp_choice_get_unplaced (self->choice, opens, NULL);
  answer->cost = sp_choice_get_cost (self->choice, opens);
  answer->earliness = years;
  answer->bound_unplaced = MIN (MAX (bounds->unplaced, sp_choice_parts_get_unplaced (self->parts)), answer->unplaced);
  answer->bound_cost = MIN (bounds->cost, answer->cost);
  answer->fewest = bounds->fewest;
  answer->proved = bounds->fewest && bounds->cheapest;
}

/* Money of all pots that is not spent on what is chosen: no option that costs more can be added. */
static double
money_left (const SpChoice *choice, const gint *opens)
{
  double left = 0;

  for (guint k = 0; k < choice->n_pots; k++)
    for (gint f = 0; f < choice->n_financial; f++)
      left += choice->pots[k].amounts[f];
  for (guint i = 0; i < choice->n_options; i++)
    left -= opens[i] >= 0 ? MAX (choice->options[i].cost, 0) : 0;
  return left;
}

typedef struct { guint option; gint year; double gain; } Opening;

static gint
compare_openings (gconstpointer a, gconstpointer b)
{
  const Opening *x = a, *y = b;

  if (x->gain != y->gain)
    return x->gain > y->gain ? -1 : 1;
  return x->option != y->option ? (x->option < y->option ? -1 : 1) : x->year - y->year;
}

/* What it would place besides; below nought, it may not open. */
static double
gain_of (const SpChoice *choice, gint *opens, guint option, gint year)
{
  double now = sp_choice_get_unplaced (choice, opens, NULL), gain = -1;

  opens[option] = year;
  if (sp_choice_is_allowed (choice, opens))
    gain = now - sp_choice_get_unplaced (choice, opens, NULL);
  opens[option] = -1;
  return gain;
}

/* Opens what places most of what could still be paid for: the search stops within the gap, before that. may: as self->allowed was
 * at first. */
static void
add_what_fits (const Solve *self, const guint8 *may, gint *opens, const Bounds *bounds)
{
  const SpChoice *choice = self->choice;
  double least = sp_choice_least_pupils (choice), left = money_left (choice, opens);
  g_autoptr (GArray) openings = g_array_new (FALSE, FALSE, sizeof (Opening));

  if (sp_choice_get_unplaced (choice, opens, NULL) - bounds->unplaced < least)
    return;
  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years && opens[i] < 0 && choice->options[i].cost <= left; t++)
      {
        Opening opening = { i, t, may[(gsize) i * (gsize) choice->n_years + (gsize) t] ? gain_of (choice, opens, i, t) : -1 };

        if (opening.gain >= least)
          g_array_append_val (openings, opening);
      }
  g_array_sort (openings, compare_openings);
  for (guint o = 0; o < openings->len && !is_stopped (self); o++)
    {
      const Opening *opening = &g_array_index (openings, Opening, o);

      if (opens[opening->option] >= 0 || choice->options[opening->option].cost > left
          || gain_of (choice, opens, opening->option, opening->year) < least)
        continue;
      opens[opening->option] = opening->year;
      if (sp_choice_get_missing_money (choice, opens, NULL, NULL) == 0)
        left -= MAX (choice->options[opening->option].cost, 0);
      else
        opens[opening->option] = -1;
    }
}

/* none[n_options]: nothing opens. */
static void
solve_together (const Solve *self, const gint *none, Bounds *bounds)
{
  const SpChoice *choice = self->choice;
  g_autofree gint *opens = g_memdup2 (none, (choice->n_options + 1) * sizeof (gint));
  g_autofree gint *few = g_memdup2 (none, (choice->n_options + 1) * sizeof (gint));
  g_autofree guint8 *may = g_memdup2 (self->allowed, (gsize) choice->n_options * (gsize) choice->n_years + 1);
  gboolean has_start = sp_choice_by_hand (choice, self->search, self->allowed, FALSE, opens);
  gboolean are_few = seek_as_few (self, few, bounds);

  say (self, 0.4);
  if (are_few)
    memcpy (opens, few, choice->n_options * sizeof (gint));
  else if (is_stopped (self) || !seek_unplaced (self, has_start, opens, bounds))
    {
      *bounds = (Bounds) { bounds->unplaced, -HUGE_VAL, FALSE, FALSE };
      if (has_start)
        finish (self, opens, bounds);
      return;
    }
  say (self, 0.6);
  add_what_fits (self, self->allowed, opens, bounds);
  if (!are_few && !is_stopped (self))
    seek_cost (self, opens, bounds);
  add_what_fits (self, may, opens, bounds);
  finish (self, opens, bounds);
}

/* Told to stop before anything was searched: what is made by hand, which takes no longer than it takes to look away. */
static void
take_by_hand (const Solve *self, gint *opens)
{
  const Bounds bounds = { 0, -HUGE_VAL, FALSE, FALSE };

  for (guint i = 0; i < self->choice->n_options; i++)
    opens[i] = -1;
  if (sp_choice_by_hand (self->choice, self->search, self->allowed, FALSE, opens))
    finish (self, opens, &bounds);
}

void
sp_choice_solve (const SpChoice *self, const SpChoiceSearch *search, SpChoiceAnswer *answer)
{
  g_autofree guint8 *allowed = g_new0 (guint8, (gsize) self->n_options * (gsize) self->n_years + 1);
  g_autofree gint *opens = g_new (gint, self->n_options + 1);
  g_autoptr (SpChoiceParts) parts = NULL;
  Solve solve = { self, search, answer, allowed, NULL };
  Bounds bounds = { 0, 0, TRUE, TRUE };
  gboolean proved;

  *answer = (SpChoiceAnswer) { .opens = g_new (gint, self->n_options + 1) };
  for (guint i = 0; i < self->n_options; i++)
    opens[i] = answer->opens[i] = -1;
  if (!allow (&solve))
    return;
  solve.parts = parts = sp_choice_parts_new (self, allowed);
  if (sp_choice_parts_solve (parts, search, opens, &proved, &answer->nodes))
    {
      bounds.unplaced = sp_choice_parts_get_unplaced (parts);
      bounds.cost = sp_choice_parts_get_cost (parts);
      if (proved && sp_choice_get_missing_money (self, opens, NULL, NULL) == 0)
        {
          answer->by_parts = TRUE;
          finish (&solve, opens, &bounds);
        }
      else if (!is_stopped (&solve))
        solve_together (&solve, answer->opens, &bounds);
    }
  if (is_stopped (&solve) && !answer->found)
    take_by_hand (&solve, opens);
  if (is_stopped (&solve))
    answer->fewest = answer->proved = FALSE;
}
