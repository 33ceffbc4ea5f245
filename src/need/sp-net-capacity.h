/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Net capacity of a school: how many places its rooms hold.
 * Source: Assessing the Net Capacity of Schools, DfES/0739/2001 REV (August 2002), as read in domain.md 2.2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint capacity;                   /* places */
  gint indicated_admission_number; /* whole pupils a year group that the capacity holds */
} SpNetCapacity;

/*   capacity = admission number x year groups, not below the fewest nor above the most workplaces its rooms give
 *   indicated admission number = capacity / year groups, rounded down
 *
 * The admission number itself is not changed; it may stand above the indicated one. FALSE when an argument is negative,
 * min_workplaces > max_workplaces or year_groups < 1.
 * Example: 419 most, 367 fewest, 60 x 7 = 420: capacity 419, indicated admission number 59 (domain.md GT-9). */
gboolean sp_net_capacity (gint admission_number, gint year_groups, gint min_workplaces, gint max_workplaces,
                          SpNetCapacity *out);

/* Pupils over places and places over pupils of a school; one of the two is 0. They are added up school by school and
 * never set off against one another (domain.md 2.2: "calculated at school level and aggregated"). */
gint sp_unfilled_places (gint places, gint pupils);
gint sp_pupils_over (gint places, gint pupils);

G_END_DECLS
