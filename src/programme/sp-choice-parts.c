/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A county falls apart into parts that only money joins: options that share a cell, exclude one another or wait for one another.
 * Each part is soon solved by itself, as if money were no matter. If what comes out can be paid for, it is the answer; if not, no
 * answer leaves fewer unplaced in a part than that, or costs less there, and those bounds are most of the proof: what fractions
 * hide within a part, they show (Lagrangian relaxation of the money: Geoffrion, Mathematical Programming Study 2, 1974). */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

#define NODES_OF_A_PART 50

struct _SpChoiceParts
{
  const SpChoice *choice;
  const guint8 *allowed; /* [n_options][n_years] borrowed */
  gint *of_option;       /* [n_options] its part, -1 = may not open */
  gint *of_cell;         /* [n_cells] -1 = no option reaches it */
  gint n;
  double *unplaced;      /* [n] no answer leaves fewer in the cells of the part */
  double *cost;          /* [n] no answer that leaves so few costs less */
  double rest;           /* unplaced in cells of no part */
};

static guint
find (guint *parent, guint i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

static gboolean
may_open (const SpChoiceParts *self, guint option)
{
  const guint8 *allowed = self->allowed + (gsize) option * (gsize) self->choice->n_years;

  return memchr (allowed, 1, (gsize) self->choice->n_years) != NULL;
}

static void
join (const SpChoiceParts *self, guint *parent)
{
  const SpChoice *choice = self->choice;
  g_autofree gint *first = g_new (gint, choice->n_cells + 1);

  memset (first, 0xff, (gsize) choice->n_cells * sizeof (gint));
  for (guint i = 0; i < choice->n_options; i++)
    parent[i] = i;
  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];

      for (guint p = 0; p < option->n_places && may_open (self, i); p++)
        {
          gint *cell = &first[option->places[p].cell];

          if (*cell < 0)
            *cell = (gint) i;
          parent[find (parent, i)] = find (parent, (guint) *cell);
        }
      for (guint a = 0; a < option->n_after; a++)
        parent[find (parent, i)] = find (parent, (guint) option->after[a]);
      for (guint j = 0; j < i && option->exclusive >= 0; j++)
        if (choice->options[j].exclusive == option->exclusive)
          parent[find (parent, i)] = find (parent, j);
    }
}

static void
number (SpChoiceParts *self)
{
  const SpChoice *choice = self->choice;
  g_autofree guint *parent = g_new (guint, choice->n_options + 1);
  g_autofree gint *of_root = g_new (gint, choice->n_options + 1);

  join (self, parent);
  memset (of_root, 0xff, choice->n_options * sizeof (gint));
  for (gint cell = 0; cell < choice->n_cells; cell++)
    self->of_cell[cell] = -1;
  for (guint i = 0; i < choice->n_options; i++)
    {
      gint *root = &of_root[find (parent, i)];

      self->of_option[i] = -1;
      if (!may_open (self, i))
        continue;
      if (*root < 0)
        *root = self->n++;
      self->of_option[i] = *root;
      for (guint p = 0; p < choice->options[i].n_places; p++)
        self->of_cell[choice->options[i].places[p].cell] = *root;
    }
}

SpChoiceParts *
sp_choice_parts_new (const SpChoice *choice, const guint8 *allowed)
{
  SpChoiceParts *self = g_new0 (SpChoiceParts, 1);

  self->choice = choice;
  self->allowed = allowed;
  self->of_option = g_new (gint, choice->n_options + 1);
  self->of_cell = g_new (gint, choice->n_cells + 1);
  number (self);
  self->unplaced = g_new0 (double, self->n + 1);
  self->cost = g_new0 (double, self->n + 1);
  return self;
}

void
sp_choice_parts_free (SpChoiceParts *self)
{
  g_free (self->of_option);
  g_free (self->of_cell);
  g_free (self->unplaced);
  g_free (self->cost);
  g_free (self);
}

static double
unplaced_in (const SpChoiceParts *self, gint part, const gint *opens)
{
  gsize n_years = (gsize) self->choice->n_years;
  g_autofree double *unplaced = g_new (double, (gsize) self->choice->n_cells * n_years + 1);
  double sum = 0;

  sp_choice_get_unplaced (self->choice, opens, unplaced);
  for (gsize at = 0; at < (gsize) self->choice->n_cells * n_years; at++)
    sum += self->of_cell[at / n_years] == part ? unplaced[at] : 0;
  return sum;
}

static SpChoiceModel *
model_of (const SpChoiceParts *self, gint part)
{
  const SpChoice *choice = self->choice;
  gsize n = (gsize) choice->n_options * (gsize) choice->n_years;
  g_autofree guint8 *allowed = g_new (guint8, n + 1);

  for (gsize i = 0; i < n; i++)
    allowed[i] = self->of_option[i / (gsize) choice->n_years] == part ? self->allowed[i] : 0;
  return sp_choice_model_new (choice, allowed, NULL, FALSE);
}

gboolean
sp_choice_parts_solve (SpChoiceParts *self, const SpChoiceSearch *search, gint *opens, gboolean *proved, gint *nodes)
{
  SpChoiceSearch short_search = *search;
  gint nodes_of_a_part = search->part_nodes != 0 ? search->part_nodes : NODES_OF_A_PART;

  short_search.max_nodes = CLAMP (nodes_of_a_part, 1, MAX (search->max_nodes, 1));
  *proved = TRUE;
  for (gint part = 0; part < self->n; part++)
    {
      g_autoptr (SpChoiceModel) model = model_of (self, part);
      SpChoiceFound found = { 0 };
      double all;

      if (!(nodes_of_a_part > 0 && sp_choice_search_unplaced (model, &short_search, 0, FALSE, opens, &found))
          && !sp_choice_search_unplaced (model, search, 0, FALSE, opens, &found)) /* not soon: then as long as may be */
        return FALSE;
      self->unplaced[part] = unplaced_in (self, part, opens) - MAX (found.amount - found.bound, 0);
      *proved = *proved && found.proved;
      all = sp_choice_model_get_unplaced (model, opens);
      if (!sp_choice_search_cost (model, &short_search, 0, all, TRUE, opens, &found))
        return FALSE;
      self->cost[part] = found.bound;
      *proved = *proved && found.proved;
      sp_choice_search_years (model, &short_search, all, opens, &found);
      *nodes += found.nodes;
      if (search->at)
        search->at (0.3 * part / self->n, search->at_data);
    }
  self->rest = unplaced_in (self, -1, opens);
  return TRUE;
}

double
sp_choice_parts_get_unplaced (const SpChoiceParts *self)
{
  double sum = self->rest;

  for (gint part = 0; part < self->n; part++)
    sum += self->unplaced[part];
  return sum;
}

double
sp_choice_parts_get_cost (const SpChoiceParts *self)
{
  double sum = 0;

  for (gint part = 0; part < self->n; part++)
    sum += self->cost[part];
  return sum;
}

/* Places in each cell and year if everything that adds opened as soon as it may: more than there can be. */
static void
add_all_places (const SpChoiceParts *self, double *places)
{
  const SpChoice *choice = self->choice;
  gsize n_years = (gsize) choice->n_years;

  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];
      const guint8 *first = memchr (self->allowed + i * n_years, 1, n_years);

      for (guint p = 0; p < option->n_places && first; p++)
        for (gint t = (gint) (first - self->allowed - i * n_years) + option->places[p].after; t < choice->n_years; t++)
          places[(gsize) option->places[p].cell * n_years + (gsize) t] += MAX (option->places[p].places, 0);
    }
}

void
sp_choice_parts_get_caps (const SpChoiceParts *self, double unplaced, double *caps)
{
  const SpChoice *choice = self->choice;
  gsize n_years = (gsize) choice->n_years, n = (gsize) choice->n_cells * n_years;
  double spare = unplaced - sp_choice_parts_get_unplaced (self);
  g_autofree double *places = g_new0 (double, n + 1);
  g_autofree double *least = g_new0 (double, self->n + 1); /* of each part, were all its cells at their least */

  add_all_places (self, places);
  for (gsize at = 0; at < n; at++)
    {
      gint part = self->of_cell[at / n_years];

      caps[at] = 0;
      for (guint k = 0; k < choice->n_lines; k++)
        caps[at] = MAX (caps[at], choice->constant[at * choice->n_lines + k] - choice->slope[at * choice->n_lines + k] * places[at]);
      if (part >= 0)
        least[part] += caps[at];
    }
  for (gsize at = 0; at < n; at++)
    {
      gint part = self->of_cell[at / n_years];

      caps[at] = part < 0 ? HUGE_VAL : caps[at] + spare + MAX (self->unplaced[part] - least[part], 0);
    }
}
