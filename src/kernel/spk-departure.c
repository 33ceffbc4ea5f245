/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-departure.h"
#include <math.h>
#include <string.h>

#define SPAN 6               /* years looked at */
#define PARENT_STRENGTH 1000 /* pupils */
#define AREA_STRENGTH 80
#define WHOLE_STRENGTH 300
#define PARENT_DECAY 0.1  /* weight of each year further back in the next ratio of a very large parent, */
#define PARENT_MEMORY 0.5 /* and so much more of a small one, whose years differ by chance more than by drift; */
#define PARENT_HALF 3000  /* half of it at so many pupils a year group */
#define OWN_DECAY 0.3
#define REACH 2 /* times a usual year's movement that the latest may depart from those before */
#define LEAST_MOVEMENT 0.003

size_t
spk_departure_n_doubles (const SpkPanel *panel)
{
  size_t parents = panel->n_parents * SPK_N_GROUPS, areas = panel->n_areas * SPK_N_GROUPS;

  return parents + 3 * areas + 4 * panel->n_areas + SPAN * (3 * parents + 2 * SPK_N_GROUPS);
}

double *
spk_departure_lay (SpkDeparture *self, const SpkPanel *panel, double *memory, uint8_t *known)
{
  size_t parents = panel->n_parents * SPK_N_GROUPS, areas = panel->n_areas * SPK_N_GROUPS;

  self->expected = memory;
  self->own = self->expected + parents;
  self->latest = self->own + areas;
  self->before = self->latest + areas;
  self->area = self->before + areas;
  self->expected_known = known;
  return self->area + 4 * panel->n_areas;
}

/* Sums of those who moved up, and of those who could, per parent and over all: [k][parent][group], k = 0 the latest. */
typedef struct
{
  double *before, *after, *ratio, *all_before, *all_after;
  size_t n_k, n_parents;
} Sums;

static void
add_up (const SpkPanel *panel, size_t last, Sums *sums)
{
  for (size_t a = 0; a < panel->n_areas; a++)
    for (size_t k = 0; k < sums->n_k; k++)
      for (size_t g = 0; g < SPK_N_GROUPS; g++)
        {
          size_t cell = spk_panel_cell (panel, a, last - k, g);
          size_t at = (k * sums->n_parents + (size_t) panel->parent[a]) * SPK_N_GROUPS + g;

          if (!spk_panel_has_step (panel, cell))
            continue;
          sums->before[at] += panel->feeder[cell];
          sums->after[at] += panel->pupils[cell];
          sums->all_before[k * SPK_N_GROUPS + g] += panel->feeder[cell];
          sums->all_after[k * SPK_N_GROUPS + g] += panel->pupils[cell];
        }
}

/* Log ratios by year; not a number stays out: ratio 0 with all_before 0 is the mark of a year without the step. */
static void
form_ratios (Sums *sums)
{
  for (size_t k = 0; k < sums->n_k; k++)
    for (size_t p = 0; p < sums->n_parents; p++)
      for (size_t g = 0; g < SPK_N_GROUPS; g++)
        {
          size_t at = (k * sums->n_parents + p) * SPK_N_GROUPS + g, all = k * SPK_N_GROUPS + g;
          double ratio = sums->all_before[all] > 0 ? sums->all_after[all] / sums->all_before[all] : 0;
          double shrunk = (sums->after[at] + PARENT_STRENGTH * ratio) / (sums->before[at] + PARENT_STRENGTH);

          sums->ratio[at] = log (shrunk > 1e-3 ? shrunk : 1e-3);
        }
}

static double
median_of (double *value, size_t n)
{
  for (size_t i = 1; i < n; i++)
    {
      double held = value[i];
      size_t j = i;

      for (; j > 0 && value[j - 1] > held; j--)
        value[j] = value[j - 1];
      value[j] = held;
    }
  return n == 0 ? 0 : n % 2 ? value[n / 2] : (value[n / 2 - 1] + value[n / 2]) / 2;
}

/* How far the ratios of one parent and group usually move from a year to the next, over the years before the latest.
 * Returns how many movements there are; fills moved. */
static size_t
movements (const Sums *sums, size_t p, size_t g, double *moved)
{
  size_t n = 0;

  for (size_t k = 1; k + 1 < sums->n_k; k++)
    if (sums->all_before[k * SPK_N_GROUPS + g] > 0 && sums->all_before[(k + 1) * SPK_N_GROUPS + g] > 0)
      moved[n++] = fabs (sums->ratio[(k * sums->n_parents + p) * SPK_N_GROUPS + g]
                         - sums->ratio[((k + 1) * sums->n_parents + p) * SPK_N_GROUPS + g]);
  return n;
}

static double
usual_movement (const Sums *sums, size_t p)
{
  double all[SPAN * SPK_N_GROUPS];
  size_t n = 0;

  for (size_t g = 0; g < SPK_N_GROUPS; g++)
    n += movements (sums, p, g, all + n);
  return n ? median_of (all, n) : 1;
}

/* Log ratios of the years before the latest; returns how many. */
static size_t
earlier_ratios (const Sums *sums, size_t p, size_t g, double *ratio)
{
  size_t n = 0;

  for (size_t k = 1; k < sums->n_k; k++)
    if (sums->all_before[k * SPK_N_GROUPS + g] > 0)
      ratio[n++] = sums->ratio[(k * sums->n_parents + p) * SPK_N_GROUPS + g];
  return n;
}

/* The latest ratio, as far as it is believed: in full within reach of the earlier years' median, less and less beyond, and at
 * twice the reach not at all (Hampel 1974, redescending influence): such a year is an accident until another confirms it. */
static double
bounded (const Sums *sums, size_t p, size_t g, double usual)
{
  double latest = sums->ratio[p * SPK_N_GROUPS + g], earlier[SPAN], moved[SPAN], reach, centre, apart;
  size_t n = earlier_ratios (sums, p, g, earlier), n_moved;

  if (n == 0 || sums->all_before[g] <= 0)
    return latest;
  centre = median_of (earlier, n);
  n_moved = movements (sums, p, g, moved);
  reach = n_moved ? median_of (moved, n_moved) : usual;
  reach = REACH * fmax (fmax (reach, usual), LEAST_MOVEMENT);
  apart = fabs (latest - centre);
  if (apart <= reach)
    return latest;
  return centre + copysign (fmax (0, 2 * reach - apart), latest - centre);
}

/* A ratio is that of the parent itself in so far as it is large against PARENT_STRENGTH, and of all areas for the rest.
 */
static double
decay_of (const Sums *sums, size_t p, size_t g)
{
  double own = sums->before[p * SPK_N_GROUPS + g], all = sums->all_before[g];
  double pupils = (own * own + PARENT_STRENGTH * all) / (own + PARENT_STRENGTH);

  return PARENT_DECAY + PARENT_MEMORY * PARENT_HALF / (PARENT_HALF + pupils);
}

static void
expect_next (SpkDeparture *self, const Sums *sums)
{
  for (size_t p = 0; p < sums->n_parents; p++)
    {
      double usual = usual_movement (sums, p);

      for (size_t g = 0; g < SPK_N_GROUPS; g++)
        {
          double sum = 0, weight = 0, w = 1, decay = decay_of (sums, p, g);

          for (size_t k = 0; k < sums->n_k; k++, w *= decay)
            if (sums->all_before[k * SPK_N_GROUPS + g] > 0)
              {
                sum += w
                       * (k == 0 ? bounded (sums, p, g, usual)
                                 : sums->ratio[(k * sums->n_parents + p) * SPK_N_GROUPS + g]);
                weight += w;
              }
          self->expected_known[p * SPK_N_GROUPS + g] = weight > 0;
          self->expected[p * SPK_N_GROUPS + g] = weight > 0 ? sum / weight : 0;
        }
    }
}

typedef struct
{
  double after, expected;
} Pair;

static double
departure_of (Pair pair, double strength)
{
  return log ((pair.after + strength) / (pair.expected + strength));
}

static void
depart_area (SpkDeparture *self, const SpkPanel *panel, size_t last, const Sums *sums, size_t a)
{
  Pair whole[2][2] = { 0 };

  for (size_t g = 0; g < SPK_N_GROUPS; g++)
    {
      Pair own = { 0 }, year[2] = { 0 };
      double w = 1;

      for (size_t k = 0; k < sums->n_k; k++, w *= OWN_DECAY)
        {
          size_t cell = spk_panel_cell (panel, a, last - k, g);
          double expected;

          if (!spk_panel_has_step (panel, cell))
            continue;
          expected = panel->feeder[cell]
                     * exp (sums->ratio[(k * sums->n_parents + (size_t) panel->parent[a]) * SPK_N_GROUPS + g]);
          own.after += w * panel->pupils[cell];
          own.expected += w * expected;
          if (k >= 2)
            continue;
          year[k] = (Pair) { panel->pupils[cell], expected };
          if (g != 0 && g != 7) /* intakes say little of who moves in and out */
            {
              whole[g > 7][k].after += panel->pupils[cell];
              whole[g > 7][k].expected += expected;
            }
        }
      self->own[a * SPK_N_GROUPS + g] = departure_of (own, AREA_STRENGTH);
      self->latest[a * SPK_N_GROUPS + g] = departure_of (year[0], AREA_STRENGTH);
      self->before[a * SPK_N_GROUPS + g] = departure_of (year[1], AREA_STRENGTH);
    }
  for (size_t phase = 0; phase < 2; phase++)
    for (size_t k = 0; k < 2; k++)
      self->area[(a * 2 + phase) * 2 + k] = departure_of (whole[phase][k], WHOLE_STRENGTH);
}

void
spk_departure_find (SpkDeparture *self, const SpkPanel *panel, size_t last, double *scratch)
{
  Sums sums = { .n_k = last + 1 < SPAN ? last + 1 : SPAN, .n_parents = panel->n_parents };
  size_t block = SPAN * panel->n_parents * SPK_N_GROUPS;

  sums.before = scratch;
  sums.after = sums.before + block;
  sums.ratio = sums.after + block;
  sums.all_before = sums.ratio + block;
  sums.all_after = sums.all_before + SPAN * SPK_N_GROUPS;
  memset (scratch, 0, (3 * block + 2 * SPAN * SPK_N_GROUPS) * sizeof *scratch);
  add_up (panel, last, &sums);
  form_ratios (&sums);
  expect_next (self, &sums);
  for (size_t a = 0; a < panel->n_areas; a++)
    depart_area (self, panel, last, &sums, a);
}
