/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure for each year, side by side, each of which can be typed over: Enter or leaving the field takes it, Escape puts
 * back what was there.
 *
 * Signal: edited (int year, string text, SpYearGrid) with the text stripped; "" = not known. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  gint        year;
  const char *caption;   /* "2016/17" */
  const char *text;      /* "" = not known: blank is not nought */
  const char *label;     /* for screen readers: "Dwellings in 2016/17" */
  const char *tooltip;   /* NULL = none */
  gboolean    estimated; /* shown in italics */
  gboolean    fixed;     /* cannot be typed over */
} SpYearCell;

#define SP_TYPE_YEAR_GRID (sp_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (SpYearGrid, sp_year_grid, SP, YEAR_GRID, AdwBin)

GtkWidget *sp_year_grid_new (void);
/* Copied. target: whose figures these are. Fields keep their focus when the years are the same as before, and what is being
 * typed when the target is too. */
void       sp_year_grid_set_cells (SpYearGrid *self, gint64 target, const SpYearCell *cells, guint n);
/* The field of a year, to anchor a popover; NULL = none. */
GtkWidget *sp_year_grid_get_field (SpYearGrid *self, gint year);
/* Marks a field as one whose text cannot be read as a figure. */
void       sp_year_grid_refuse (SpYearGrid *self, gint year);

G_END_DECLS
