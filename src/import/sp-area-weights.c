/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-area-weights.h"

#define SIDE 24       /* of the grid over the small area's box */
#define LEAST 0.005   /* a share below this is the width of a pencil on the boundary */

typedef struct { guint *counts; guint n_inside; } Tally;

static gboolean
boxes_meet (const SpShape *a, const SpShape *b)
{
  return a->min_x <= b->max_x && b->min_x <= a->max_x && a->min_y <= b->max_y && b->min_y <= a->max_y;
}

static void
count_point (Tally *tally, const SpSnapshot *plan, const SpAreaIndex *near, guint n_near, double x, double y)
{
  tally->n_inside++;
  for (guint i = 0; i < n_near; i++)
    if (sp_shape_contains (plan->areas[near[i]].shape, x, y))
      {
        tally->counts[i]++;
        return;
      }
}

static void
weigh_one (GArray *weights, const SpShape *shape, guint small, const SpSnapshot *plan, const SpAreaIndex *near, guint n_near)
{
  g_autofree guint *counts = g_new0 (guint, n_near + 1);
  Tally tally = { counts, 0 };
  double x, y, kept = 0;

  for (guint r = 0; r < SIDE; r++)
    for (guint c = 0; c < SIDE; c++)
      {
        x = shape->min_x + (c + 0.5) / SIDE * (shape->max_x - shape->min_x);
        y = shape->min_y + (r + 0.5) / SIDE * (shape->max_y - shape->min_y);
        if (sp_shape_contains (shape, x, y))
          count_point (&tally, plan, near, n_near, x, y);
      }
  if (tally.n_inside == 0)
    {
      sp_shape_label_point (shape, &x, &y);
      count_point (&tally, plan, near, n_near, x, y);
    }
  for (guint i = 0; i < n_near; i++)
    if (counts[i] >= LEAST * tally.n_inside)
      kept += counts[i];
  for (guint i = 0; i < n_near && kept > 0; i++)
    if (counts[i] > 0 && counts[i] >= LEAST * tally.n_inside)
      {
        SpAreaWeight weight = { small, near[i], (double) counts[i] / tally.n_inside };

        g_array_append_val (weights, weight);
      }
}

GArray *
sp_area_weights_new (GPtrArray *small_areas, const SpSnapshot *plan)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (SpAreaWeight));
  g_autofree SpAreaIndex *near = g_new (SpAreaIndex, plan->n_areas + 1);

  for (guint s = 0; s < small_areas->len; s++)
    {
      const SpShape *shape = ((const SpSmallArea *) g_ptr_array_index (small_areas, s))->shape;
      guint n_near = 0;

      for (guint a = 0; shape && a < plan->n_areas; a++)
        if (plan->areas[a].phase == SP_PHASE_PRIMARY && plan->areas[a].shape && boxes_meet (shape, plan->areas[a].shape))
          near[n_near++] = (SpAreaIndex) a;
      if (n_near)
        weigh_one (weights, shape, s, plan, near, n_near);
    }
  return weights;
}
