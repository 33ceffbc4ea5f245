/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts made of plain numbers: an axis of years, series over it, marks; drawn on any cairo context (screen, print, PDF) and
 * handed over as a table. A chart knows nothing of plans: `report` fills it from results. */
#pragma once

#include <pango/pangocairo.h>
#include "sp-palette.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SERIES_LINE,      /* forecast line */
  SP_SERIES_HISTORY,   /* solid line with dots */
  SP_SERIES_BAND,      /* lower..upper; level 80 or 95 */
  SP_SERIES_STEP,      /* capacity: black step line */
  SP_SERIES_BARS,      /* bars from zero; several BARS series stack in order of adding */
  SP_SERIES_GHOST,     /* thin grey line: past rounds, what actually happened */
  SP_SERIES_COMPARED,  /* lines of equal standing, such as scenarios: told apart by colour and by dashes, in order of adding */
} SpSeriesKind;

typedef struct _SpChart SpChart; /* counted; build, then treat as immutable */
#define SP_TYPE_CHART (sp_chart_get_type ())
GType    sp_chart_get_type (void);
/* title says what; y_title the unit ("Pupils in reception"). Labels: n of them, one per x position (academic or financial years). */
SpChart *sp_chart_new (const char *title, const char *y_title, const char *const *labels, guint n);
SpChart *sp_chart_ref (SpChart *self);
void     sp_chart_unref (SpChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChart, sp_chart_unref)

/* A bridge: from one level to another by changes, drawn as the rows of a waterfall; its positions are its parts in order of
 * adding, and series and axes are not for it. level: a whole, which the changes after it start from; else a change from where
 * the part before ended. A value that is not a number is not known. */
SpChart *sp_chart_new_bridge (const char *title, const char *unit);
gboolean sp_chart_is_bridge (const SpChart *self);
void     sp_chart_add_part (SpChart *self, const char *name, double value, gboolean level);

/* A Gantt chart: a row for each task over an axis of months (year x 12 + month - 1), its positions the tasks in order of adding,
 * then the years of its foot. Spans and diamonds belong to the task added last; words say one in full ("Design: March 2014 to
 * June 2014"). weight 0 to 3: how near the works are, lightest first; spans of one weight share one name. */
typedef enum { SP_GANTT_DECISION, SP_GANTT_APPROVAL, SP_GANTT_DEPENDENCY, SP_GANTT_TRIGGER } SpGanttMark;
SpChart *sp_chart_new_gantt (const char *title, gint first_month, gint n_months);
void     sp_chart_add_task (SpChart *self, const char *name, gboolean heading);
void     sp_chart_add_span (SpChart *self, gint from, gint to /* first month after */, guint weight, const char *name, const char *words);
void     sp_chart_add_diamond (SpChart *self, gint month, SpGanttMark mark, const char *words);
void     sp_chart_set_now (SpChart *self, gint month, const char *name);
/* The foot: places arriving as a step, need behind; after all tasks. A value that is not a number is not known. */
void     sp_chart_set_foot (SpChart *self, const char *title, const char *places_name, const char *need_name);
void     sp_chart_add_foot_year (SpChart *self, gint from_month, const char *name, double places, double need);

/* A matrix of two scales of `side` steps, the least first: its positions are its cells, row by row from the highest y down.
 * bands: [side][side] in that order, 0 to 2, each named. */
typedef struct { const char *title; const char *const *names; } SpMatrixScale;
SpChart *sp_chart_new_matrix (const char *title, const SpMatrixScale *x, const SpMatrixScale *y, guint side);
void     sp_chart_set_matrix_bands (SpChart *self, const guint8 *bands, const char *const names[3]);
void     sp_chart_add_matrix_item (SpChart *self, guint x, guint y, const char *name);

/* How many positions further the one beneath is: 1 for the rows of a bridge and of a Gantt chart, the side of a matrix; 0 where
 * positions lie side by side only. */
guint    sp_chart_get_down (const SpChart *self);
/* Height in sizes of its text below which it cannot be read; 0 = any. */
double   sp_chart_get_least_ems (const SpChart *self);
/* Whether a cell of its table is one that could hold something: of the years of a foot there are no stages. */
gboolean sp_chart_cell_applies (const SpChart *self, gint row, guint column);
gboolean sp_chart_column_is_words (const SpChart *self, guint column);

/* values: n doubles, known: n flags (NULL = all). Copied. name is its direct label. For BAND pass lower and upper. */
void sp_chart_add_series (SpChart *self, SpSeriesKind kind, const char *name, const double *values, const guint8 *known);
void sp_chart_add_band (SpChart *self, const char *name, gint level, const double *lower, const double *upper, const guint8 *known);
void sp_chart_set_bar_source (SpChart *self, const char *name, const char *source_code); /* colour of a BARS series by money source; "gap" hatches */
/* A thin vertical line before position i that says why ("births projected from here"). */
void sp_chart_add_boundary (SpChart *self, guint i, const char *text);
/* Words at the step of the capacity line before position i ("+60 Roydon"). */
void sp_chart_add_step_label (SpChart *self, guint i, const char *text);
/* Right-hand axis: value / per, gridlines at wholes ("Forms of entry", 30 or 210). */
void sp_chart_set_right_axis (SpChart *self, const char *title, double per);
void sp_chart_set_marked (SpChart *self, gint i); /* the year shown, -1 none */
void sp_chart_set_footnote (SpChart *self, const char *text);
void sp_chart_set_decimals (SpChart *self, guint decimals);
const char *sp_chart_get_title (const SpChart *self);

/* Takes figures out of a chart of years while it is built, all but those of STEP series: at a position; or every one above nought
 * and below `least`, an interval when either end of it is. Return how many. sp-chart-blank.c */
guint    sp_chart_blank_position (SpChart *self, guint i);
guint    sp_chart_blank_below (SpChart *self, double least);
/* Whether any figure but those of STEP series is left. */
gboolean sp_chart_says_something (const SpChart *self);

/* Draws into the rectangle 0,0,width,height of cr (user units: pixels on screen, points on paper). */
void sp_chart_draw (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style);
/* Position under a point, -1 outside the plot, for hover; and the sentence to read out for it. */
gint  sp_chart_position_at (const SpChart *self, double width, double height, const SpStyle *style, double x, double y);
/* Marks a position over the drawing. */
void  sp_chart_draw_cursor (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style, guint i);
char *sp_chart_describe_position (const SpChart *self, guint i);
/* The whole chart in words, for a screen reader. */
char *sp_chart_describe (const SpChart *self);
/* Its numbers: rows are positions, columns label + series. */
guint       sp_chart_get_n_positions (const SpChart *self);
guint       sp_chart_get_n_columns (const SpChart *self);
char       *sp_chart_dup_cell (const SpChart *self, gint row /* -1 = heading */, guint column);

G_END_DECLS
