/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole children by largest remainder, from the top down: a phase, its year groups, their areas, their schools. */
#include "config.h"
#include "sp-levels-private.h"

#include <math.h>
#include "spk-round.h"

typedef struct { double *value, *scratch; long long *whole; } Room; /* each as long as there are schools, areas or groups */

static void
round_groups (SpLevels *self, gint lead, gint first, gint last, Room *room)
{
  guint n = (guint) (last - first + 1);

  for (guint i = 0; i < n; i++)
    room->value[i] = fmax (0, self->authority[sp_levels_cell (self, 0, lead, first + (gint) i)]);
  spk_round_keeping_total (room->value, n, room->scratch, room->whole);
  for (guint i = 0; i < n; i++)
    self->authority_whole[sp_levels_cell (self, 0, lead, first + (gint) i)] = (gint) room->whole[i];
}

static void
round_areas (SpLevels *self, gint lead, gint group, Room *room)
{
  guint n = 0;

  for (guint a = 0; a < self->n_areas; a++)
    if (self->area_known[sp_levels_cell (self, (gint) a, lead, group)])
      room->value[n++] = fmax (0, self->area[sp_levels_cell (self, (gint) a, lead, group)]);
  if (spk_round_to_total (room->value, n, self->authority_whole[sp_levels_cell (self, 0, lead, group)], room->scratch,
                          room->whole) != SPK_OK)
    return;
  for (guint a = 0, i = 0; a < self->n_areas; a++)
    if (self->area_known[sp_levels_cell (self, (gint) a, lead, group)])
      self->area_whole[sp_levels_cell (self, (gint) a, lead, group)] = (gint) room->whole[i++];
}

/* The last part is the children whom no school teaches; none of them where there is a school. */
static void
round_schools (SpLevels *self, const GArray *members, guint area, gint lead, gint group, Room *room)
{
  gsize cell = sp_levels_cell (self, (gint) area, lead, group);
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      gint school = g_array_index (members, gint, i);

      if (sp_levels_school_teaches (self, school, lead, group))
        room->value[n++] = fmax (0, self->demand[sp_levels_cell (self, school, lead, group)].pupils);
    }
  if (self->no_school_exact[cell] > 0 || n == 0)
    room->value[n] = fmax (0, self->no_school_exact[cell]), n++;
  if (spk_round_to_total (room->value, n, self->area_whole[cell], room->scratch, room->whole) != SPK_OK)
    return;
  n = 0;
  for (guint i = 0; i < members->len; i++)
    {
      gint school = g_array_index (members, gint, i);

      if (sp_levels_school_teaches (self, school, lead, group))
        self->demand[sp_levels_cell (self, school, lead, group)].whole = (gint) room->whole[n++];
    }
  if (self->no_school_exact[cell] > 0 || n == 0)
    self->no_school[cell] = (gint) room->whole[n];
}

void
sp_levels_round (SpLevels *self)
{
  gsize n = MAX (MAX (self->n_areas, self->n_schools), SP_N_GROUPS) + 1;
  g_autofree double *value = g_new0 (double, n), *scratch = g_new0 (double, n);
  g_autofree long long *whole = g_new0 (long long, n);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Room room = { value, scratch, whole };

  for (guint a = 0; a < self->n_areas; a++)
    g_ptr_array_add (members, g_array_new (FALSE, FALSE, sizeof (gint)));
  for (gint s = 0; s < (gint) self->n_schools; s++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      if (self->school_area[(gsize) s * SP_N_PHASES + (gsize) phase] >= 0)
        g_array_append_val ((GArray *) members->pdata[self->school_area[(gsize) s * SP_N_PHASES + (gsize) phase]], s);
  for (gint lead = 0; lead <= self->horizon; lead++)
    {
      round_groups (self, lead, SP_GROUP_R, SP_GROUP_Y6, &room);
      round_groups (self, lead, SP_GROUP_Y7, SP_GROUP_Y11, &room);
      round_groups (self, lead, SP_GROUP_Y12, SP_GROUP_Y14, &room);
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          round_areas (self, lead, g, &room);
          for (guint a = 0; a < self->n_areas; a++)
            if (self->area_known[sp_levels_cell (self, (gint) a, lead, g)])
              round_schools (self, members->pdata[a], a, lead, g, &room);
        }
    }
}
