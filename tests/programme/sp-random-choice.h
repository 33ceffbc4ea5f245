/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems of choice made at random, for tests and measurement: the same seed, the same problem. */
#pragma once

#include <glib.h>
#include "sp-choice.h"

G_BEGIN_DECLS

typedef struct
{
  gint n_options, n_years, n_cells, n_pots;
  gint window;             /* most years an option has to open in, one after another */
  double money_share;      /* of what all options cost, in all pots together */
  gboolean rules;          /* exclusions, order, forcing, capacity, places taken away, money spent ahead, or not before a year */
  guint n_lines;           /* of each need; 0 = one */
  gboolean has_crumbs;     /* needs are not in whole places */
} RandomShape;

typedef struct
{
  SpChoice choice;
  SpChoiceOption *options;
  SpChoicePot *pots;
  GPtrArray *blocks;
} RandomChoice;

RandomChoice *random_choice_new (guint32 seed, const RandomShape *shape);
void          random_choice_free (RandomChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomChoice, random_choice_free)

G_END_DECLS
