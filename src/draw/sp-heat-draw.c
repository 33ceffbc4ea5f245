/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ink of a heat table: shades first, then hatches kept to the edge of a cell so that its number stays plain, then the
 * year shown, the cohort being read, and the words. */
#include "config.h"
#include "sp-hatch.h"
#include "sp-heat-private.h"
#include "sp-label.h"

#include <math.h>
#include <string.h>

#define PAD 0.55       /* of an em, on both sides of a number */
#define ROW 2.1        /* ems, least height of a row */
#define MOST_ROW 3.4

typedef struct
{
  const SpHeat  *heat;
  const SpStyle *style;
  PangoContext  *context;
  double         em, unit;
  double         names;          /* width of the names of rows */
  double         top;            /* of the first row */
  double         column, row;    /* size of a cell */
  gboolean       brief;          /* "16/17" for "2016/17" */
} Frame;

static const char *
shorten (const char *label, gboolean brief)
{
  return brief && strlen (label) == 7 && label[4] == '/' ? label + 2 : label;
}

static double
width_of (const Frame *frame, SpLabelRole role, const char *text)
{
  g_autoptr (PangoLayout) label = sp_label_new (frame->context, frame->style, role, text);
  double width;

  sp_label_measure (label, &width, NULL);
  return width;
}

static double
widest_number (const Frame *frame)
{
  double widest = 0;

  for (guint r = 0; r < frame->heat->n_rows; r++)
    for (guint c = 0; c < frame->heat->n_columns; c++)
      if (sp_heat_get_text (frame->heat, (gint) r, (gint) c) != NULL)
        widest = MAX (widest, width_of (frame, SP_LABEL_STRONG, sp_heat_get_text (frame->heat, (gint) r, (gint) c)));
  return widest;
}

static double
widest_heading (const Frame *frame)
{
  double widest = 0;

  for (guint c = 0; c < frame->heat->n_columns; c++)
    widest = MAX (widest, width_of (frame, SP_LABEL_STRONG, shorten (frame->heat->columns[c], frame->brief)));
  return widest;
}

static void
frame_init (Frame *frame, const SpHeat *heat, const SpStyle *style)
{
  *frame = (Frame) { heat, style, sp_label_context_new (style), .em = sp_label_size (style, SP_LABEL_NOTE) };
  frame->unit = sp_look_unit (style->look) * 0.75;
  frame->names = width_of (frame, SP_LABEL_NOTE, heat->corner);
  for (guint r = 0; r < heat->n_rows; r++)
    frame->names = MAX (frame->names, width_of (frame, SP_LABEL_NOTE, heat->rows[r]));
  frame->names += frame->em * PAD * 2;
  frame->top = frame->em * ROW;
}

static void
frame_size (Frame *frame, double width, double height)
{
  guint rows = MAX (frame->heat->n_rows, 1), columns = MAX (frame->heat->n_columns, 1);

  frame->column = MAX ((width - frame->names) / columns, frame->em);
  frame->row = CLAMP ((height - frame->top) / rows, frame->em, MOST_ROW * frame->em);
  frame->brief = widest_heading (frame) + frame->em * PAD > frame->column;
}

static void
frame_clear (Frame *frame)
{
  g_clear_object (&frame->context);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

void
sp_heat_measure (const SpHeat *self, const SpStyle *style, double *width, double *height)
{
  g_auto (Frame) frame;
  double column;

  frame_init (&frame, self, style);
  frame.brief = TRUE;
  column = MAX (widest_number (&frame), widest_heading (&frame)) + frame.em * PAD * 1.4;
  *width = ceil (frame.names + column * self->n_columns);
  *height = ceil (frame.top + frame.em * ROW * self->n_rows);
}

static SpRect
rect_of (const Frame *frame, guint row, guint column)
{
  return (SpRect) { frame->names + column * frame->column, frame->top + row * frame->row, frame->column, frame->row };
}

void
sp_heat_locate (const SpHeat *self, double width, double height, const SpStyle *style, guint row, guint column, double *x,
                double *y, double *cell_width, double *cell_height)
{
  g_auto (Frame) frame;
  SpRect rect;

  frame_init (&frame, self, style);
  frame_size (&frame, width, height);
  rect = rect_of (&frame, row, column);
  *x = rect.x, *y = rect.y, *cell_width = rect.width, *cell_height = rect.height;
}

gboolean
sp_heat_cell_at (const SpHeat *self, double width, double height, const SpStyle *style, double x, double y, gint *row,
                 gint *column)
{
  g_auto (Frame) frame;

  frame_init (&frame, self, style);
  frame_size (&frame, width, height);
  *row = (gint) floor ((y - frame.top) / frame.row);
  *column = (gint) floor ((x - frame.names) / frame.column);
  return *row >= 0 && *row < (gint) self->n_rows && *column >= 0 && *column < (gint) self->n_columns;
}

/* Hatched in the corner only: lines behind a number would be read as part of it. */
static void
draw_shade (const Frame *frame, cairo_t *cr, guint row, guint column)
{
  SpRect rect = rect_of (frame, row, column);
  gint need_class = sp_heat_get_class (frame->heat, row, column);
  double corner = MIN (rect.width, rect.height) * 0.5, gap = frame->unit;

  if (need_class <= 0)
    return;
  cairo_rectangle (cr, rect.x + gap / 2, rect.y + gap / 2, rect.width - gap, rect.height - gap);
  sp_colour_set (cr, sp_palette_need (frame->style->look, need_class));
  cairo_fill (cr);
  if (!sp_palette_need_hatched (need_class))
    return;
  cairo_move_to (cr, rect.x + gap / 2, rect.y + gap / 2);
  cairo_line_to (cr, rect.x + gap / 2 + corner, rect.y + gap / 2);
  cairo_line_to (cr, rect.x + gap / 2, rect.y + gap / 2 + corner);
  cairo_close_path (cr);
  sp_hatch_preserve (cr, sp_palette_hatch (frame->style->look, need_class), (1.6 + need_class * 0.8) * frame->unit,
                     0.9 * frame->unit, 0, 0);
  cairo_new_path (cr);
}

/* The ink that stands out more against the shade. */
static SpColour
ink_on (const Frame *frame, gint need_class)
{
  SpColour text = sp_palette_text (frame->style->look), back = sp_palette_background (frame->style->look), shade;

  if (need_class <= 0)
    return text;
  shade = sp_palette_need (frame->style->look, need_class);
  return sp_colour_contrast (text, shade) >= sp_colour_contrast (back, shade) ? text : back;
}

static void
draw_label (const Frame *frame, cairo_t *cr, SpLabelRole role, const char *text, const SpRect *rect, double align,
            SpColour colour)
{
  g_autoptr (PangoLayout) label = sp_label_new (frame->context, frame->style, role, text);
  double width, height;

  sp_label_measure (label, &width, &height);
  sp_label_draw (cr, label, rect->x + (rect->width - width) * align, rect->y + (rect->height - height) / 2, colour, NULL);
}

static void
draw_number (const Frame *frame, cairo_t *cr, guint row, guint column)
{
  SpRect rect = rect_of (frame, row, column);
  const char *text = sp_heat_get_text (frame->heat, (gint) row, (gint) column);
  gint need_class = sp_heat_get_class (frame->heat, row, column);

  if (text == NULL)
    draw_label (frame, cr, SP_LABEL_NOTE, "\u2013", &rect, 0.5, sp_palette_dim_text (frame->style->look));
  else
    draw_label (frame, cr, need_class == 1 || need_class == 2 ? SP_LABEL_STRONG : SP_LABEL_NOTE, text, &rect, 0.5,
                ink_on (frame, need_class));
}

static void
draw_headings (const Frame *frame, cairo_t *cr)
{
  const SpHeat *heat = frame->heat;
  SpColour text = sp_palette_text (frame->style->look), dim = sp_palette_dim_text (frame->style->look);
  SpRect corner = { 0, 0, frame->names, frame->top };

  draw_label (frame, cr, SP_LABEL_NOTE, heat->corner, &corner, 0, dim);
  for (guint c = 0; c < heat->n_columns; c++)
    {
      SpRect rect = { frame->names + c * frame->column, 0, frame->column, frame->top };
      gboolean marked = (gint) c == heat->marked;

      draw_label (frame, cr, marked ? SP_LABEL_STRONG : SP_LABEL_NOTE, shorten (heat->columns[c], frame->brief), &rect, 0.5,
                  marked ? text : dim);
    }
  for (guint r = 0; r < heat->n_rows; r++)
    {
      SpRect rect = { 0, frame->top + r * frame->row, frame->names, frame->row };

      draw_label (frame, cr, SP_LABEL_NOTE, heat->rows[r], &rect, 0, text);
    }
}

static void
draw_lines (const Frame *frame, cairo_t *cr)
{
  const SpHeat *heat = frame->heat;
  double bottom = frame->top + heat->n_rows * frame->row;

  if (heat->boundary > 0)
    {
      double x = floor (frame->names + heat->boundary * frame->column) + 0.5;

      sp_colour_set (cr, sp_palette_capacity (frame->style->look));
      cairo_set_line_width (cr, 1.6 * frame->unit);
      cairo_move_to (cr, x, frame->top * 0.5);
      cairo_line_to (cr, x, bottom);
      cairo_stroke (cr);
    }
  if (heat->marked < 0)
    return;
  sp_colour_set (cr, sp_palette_accent (frame->style->look));
  cairo_set_line_width (cr, 1.5 * frame->unit);
  cairo_rectangle (cr, floor (frame->names + heat->marked * frame->column) + 0.5, frame->top + 0.5, floor (frame->column),
                   bottom - frame->top - 1);
  cairo_stroke (cr);
}

static void
outline (const Frame *frame, cairo_t *cr, guint row, guint column, double width)
{
  SpRect rect = rect_of (frame, row, column);
  double inset = width / 2 + frame->unit / 2;

  for (gint pass = 0; pass < 2; pass++) /* a casing, so that the line stands out on any shade */
    {
      cairo_rectangle (cr, rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset);
      sp_colour_set (cr, pass == 0 ? sp_palette_background (frame->style->look) : sp_palette_text (frame->style->look));
      cairo_set_line_width (cr, pass == 0 ? width + 2 * frame->unit : width);
      cairo_stroke (cr);
    }
}

static void
draw_cohort (const Frame *frame, cairo_t *cr, gint row, gint column)
{
  gint back = MIN (row, column);

  for (gint r = row - back, c = column - back; r < (gint) frame->heat->n_rows && c < (gint) frame->heat->n_columns; r++, c++)
    if (r != row)
      outline (frame, cr, (guint) r, (guint) c, 1.2 * frame->unit);
  outline (frame, cr, (guint) row, (guint) column, 2.4 * frame->unit);
}

void
sp_heat_draw (const SpHeat *self, cairo_t *cr, double width, double height, const SpStyle *style, gint row, gint column)
{
  g_auto (Frame) frame;

  frame_init (&frame, self, style);
  frame_size (&frame, width, height);
  cairo_save (cr);
  cairo_new_path (cr);
  draw_headings (&frame, cr);
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      draw_shade (&frame, cr, r, c);
  draw_lines (&frame, cr);
  if (row >= 0 && row < (gint) self->n_rows && column >= 0 && column < (gint) self->n_columns)
    draw_cohort (&frame, cr, row, column);
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      draw_number (&frame, cr, r, c);
  cairo_restore (cr);
}
