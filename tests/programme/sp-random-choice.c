/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-random-choice.h"

static gpointer
block (RandomChoice *self, gsize n, gsize size)
{
  gpointer made = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (self->blocks, made);
  return made;
}

/* Need of a cell: rises, in whole places or, as a forecast has it, not. A second line, where there is one, as of an expected shortfall. */
static void
make_needs (RandomChoice *self, GRand *random, const RandomShape *shape)
{
  guint n_lines = MAX (shape->n_lines, 1);
  gsize n = (gsize) shape->n_cells * (gsize) shape->n_years * n_lines;
  double *constant = block (self, n, sizeof (double)), *slope = block (self, n, sizeof (double));

  for (gint cell = 0; cell < shape->n_cells; cell++)
    {
      gint need = g_rand_int_range (random, -40, 40);

      for (gint t = 0; t < shape->n_years; t++)
        {
          double crumb = shape->has_crumbs ? ((cell * 7 + t * 3) % 20) / 20.0 : 0;

          need += g_rand_int_range (random, -5, 120 / shape->n_years + 6);
          for (guint k = 0; k < n_lines; k++)
            {
              gsize at = ((gsize) cell * (gsize) shape->n_years + (gsize) t) * n_lines + k;

              constant[at] = k == 0 ? need + crumb : MAX (need, 0) * 0.5 + 8;
              slope[at] = k == 0 ? 1 : 0.5;
            }
        }
    }
  self->choice.n_lines = n_lines;
  self->choice.constant = constant;
  self->choice.slope = slope;
}

/* An option builds in one cell, or in a cell and the next (as a cohort climbs), over one to three years. */
static void
make_option (RandomChoice *self, GRand *random, const RandomShape *shape, gint i)
{
  SpChoiceOption *option = &self->options[i];
  SpChoicePlaces *places = block (self, 3, sizeof *places);
  SpChoiceSpend *spend = block (self, 3, sizeof *spend);
  gint cell = i * shape->n_cells / shape->n_options, size = 15 * g_rand_int_range (random, 1, 5);
  gint n_spend = g_rand_int_range (random, 1, 4);

  cell += g_rand_int_range (random, -1, 2);
  cell = CLAMP (cell, 0, shape->n_cells - 1);
  places[0] = (SpChoicePlaces) { cell, 0, size };
  option->n_places = 1;
  if (g_rand_boolean (random))
    places[option->n_places++] = (SpChoicePlaces) { (cell + 1) % shape->n_cells, 1, size };
  if (shape->rules && g_rand_int_range (random, 0, 6) == 0)
    places[option->n_places++] = (SpChoicePlaces) { (cell + 2) % shape->n_cells, 0, -10 };
  option->places = places;
  for (gint s = 0; s < n_spend; s++)
    {
      spend[s] = (SpChoiceSpend) { s - n_spend + 1, g_rand_int_range (random, 100, 900) + size * 4 };
      option->cost += spend[s].amount;
    }
  option->spend = spend;
  option->n_spend = (guint) n_spend;
  option->first = g_rand_int_range (random, 0, MAX (1, shape->n_years - shape->window + 1));
  option->last = MIN (shape->n_years, option->first + g_rand_int_range (random, 1, shape->window + 1)) - 1;
  option->exclusive = shape->rules && g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 0, 2) : -1;
  if (shape->rules && i > 0 && g_rand_int_range (random, 0, 4) == 0)
    {
      gint *after = block (self, 1, sizeof *after);

      *after = g_rand_int_range (random, 0, i);
      option->after = after;
      option->n_after = 1;
    }
}

static double
make_pot (RandomChoice *self, GRand *random, const RandomShape *shape, gint k, double total)
{
  SpChoicePot *pot = &self->pots[k];
  double *amounts = block (self, self->choice.n_financial, sizeof *amounts);
  guint8 *may_pay = block (self, shape->n_options, 1);
  gint n = self->choice.n_financial, gap = g_rand_int_range (random, 0, n);
  gboolean open = g_rand_int_range (random, 0, 3) == 0;

  for (gint f = 0; f < n; f++)
    if (f == gap || g_rand_int_range (random, 0, 3) == 0)
      amounts[f] = g_rand_int_range (random, 0, (gint) MAX (2, 2 * total));
  pot->amounts = amounts;
  pot->first = 0;
  pot->last = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, gap, n) : n - 1;
  /* A ring fence round a stretch of options, as round an area. */
  for (gint i = 0; i < shape->n_options; i++)
    may_pay[i] = open || (i * shape->n_pots / shape->n_options + g_rand_int_range (random, 0, 2)) % shape->n_pots == k;
  pot->may_pay = may_pay;
  if (shape->rules && g_rand_int_range (random, 0, 4) == 0)
    pot->first = g_rand_int_range (random, 0, gap + 1);
  pot->contribution = shape->rules && k == 0;
  return 0;
}

RandomChoice *
random_choice_new (guint32 seed, const RandomShape *shape)
{
  RandomChoice *self = g_new0 (RandomChoice, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  double cost = 0;

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->options = block (self, shape->n_options, sizeof *self->options);
  self->pots = block (self, shape->n_pots, sizeof *self->pots);
  self->choice = (SpChoice) { .n_years = shape->n_years, .n_cells = shape->n_cells, .first_financial = -2,
                              .n_financial = shape->n_years + 2, .options = self->options, .n_options = shape->n_options,
                              .pots = self->pots, .n_pots = shape->n_pots, .capacity = -1 };
  make_needs (self, random, shape);
  for (gint i = 0; i < shape->n_options; i++)
    {
      make_option (self, random, shape, i);
      cost += self->options[i].cost;
    }
  for (gint k = 0; k < shape->n_pots; k++)
    make_pot (self, random, shape, k, cost * shape->money_share / shape->n_pots / 2);
  if (shape->rules && g_rand_int_range (random, 0, 2) == 0)
    self->choice.capacity = cost * g_rand_double_range (random, 0.15, 0.6);
  if (shape->rules)
    self->choice.forward_limit = g_rand_int_range (random, 0, 2) * g_rand_int_range (random, 0, (gint) (cost / 4) + 1);
  if (shape->rules && g_rand_int_range (random, 0, 10) == 0)
    self->options[g_rand_int_range (random, 0, shape->n_options)].forced = TRUE;
  return self;
}

void
random_choice_free (RandomChoice *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}
