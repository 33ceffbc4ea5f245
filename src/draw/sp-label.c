/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-label.h"

static double
points (const SpStyle *style, SpLabelRole role)
{
  if (role == SP_LABEL_TITLE || role == SP_LABEL_BODY)
    return style->text_size;
  if (style->look == SP_LOOK_PAPER)
    return style->text_size; /* paper has a least size for members: never a step below what was asked for */
  return MAX (style->text_size * 0.82, MIN (style->least_size > 0 ? style->least_size : 9, style->text_size));
}

static PangoAttrList *
attributes (const SpStyle *style, SpLabelRole role)
{
  PangoAttrList *list = pango_attr_list_new ();

  /* Tabular digits, so that axes and tables line up. */
  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (role == SP_LABEL_QUIET)
    pango_attr_list_insert (list, pango_attr_letter_spacing_new (sp_label_size (style, role) * 0.12 * PANGO_SCALE));
  return list;
}

gboolean
sp_rect_overlaps (const SpRect *a, const SpRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

double
sp_label_size (const SpStyle *style, SpLabelRole role)
{
  return points (style, role) * sp_look_unit (style->look);
}

PangoContext *
sp_label_context_new (const SpStyle *style)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72); /* sizes are given in user units */
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_family (font, style->family != NULL ? style->family : "Sans");
  pango_context_set_font_description (context, font);
  return context;
}

PangoLayout *
sp_label_new (PangoContext *context, const SpStyle *style, SpLabelRole role, const char *text)
{
  PangoLayout *label = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoAttrList) list = attributes (style, role);

  pango_font_description_set_absolute_size (font, sp_label_size (style, role) * PANGO_SCALE);
  if (role == SP_LABEL_TITLE || role == SP_LABEL_STRONG)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (label, font);
  pango_layout_set_attributes (label, list);
  pango_layout_set_text (label, text != NULL ? text : "", -1);
  return label;
}

void
sp_label_measure (PangoLayout *label, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (label, NULL, &logical);
  if (width != NULL)
    *width = logical.width / (double) PANGO_SCALE;
  if (height != NULL)
    *height = logical.height / (double) PANGO_SCALE;
}

void
sp_label_wrap (PangoLayout *label, double width, gint max_lines)
{
  pango_layout_set_width (label, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (label, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (label, -max_lines);
  pango_layout_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

void
sp_label_draw (cairo_t *cr, PangoLayout *label, double x, double y, SpColour colour, const SpColour *halo)
{
  cairo_save (cr);
  if (halo != NULL)
    {
      const PangoFontDescription *font = pango_layout_get_font_description (label);

      cairo_move_to (cr, x, y);
      pango_cairo_layout_path (cr, label);
      sp_colour_set (cr, *halo);
      cairo_set_line_width (cr, pango_font_description_get_size (font) / (double) PANGO_SCALE * 0.32);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, x, y);
  sp_colour_set (cr, colour);
  pango_cairo_show_layout (cr, label);
  cairo_restore (cr);
}
