/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a heat table holds. Inside this room and its tests only. */
#pragma once

#include "sp-heat.h"

G_BEGIN_DECLS

typedef struct { char *text, *words; gint need_class; } SpHeatCell;

struct _SpHeat
{
  gatomicrefcount ref_count;
  char           *title, *corner;
  guint           n_rows, n_columns;
  char          **rows, **columns;
  SpHeatCell     *cells; /* [n_rows][n_columns] */
  guint           boundary;
  gint            marked;
};

G_END_DECLS
