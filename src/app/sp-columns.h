/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of tables of planning areas, growth areas, schools: the same on every page. */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

extern const SpColumn sp_area_columns[];
extern const guint    sp_n_area_columns;
#define SP_AREA_COLUMN_FORMS 2

extern const SpColumn sp_growth_columns[];
extern const guint    sp_n_growth_columns;

extern const SpColumn sp_school_columns[];
extern const guint    sp_n_school_columns;

G_END_DECLS
