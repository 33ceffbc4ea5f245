/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-table-public.h"

#define LARGE_FIGURE 1.6 /* times its height, in large print */
#define LINE_SPACING 1.1 /* of the face's own line: 11 pt on 14 */

/* How each kind of text is set, in parts of the body size. */
static const struct { double size, before, indent; gboolean bold; const char *tag; } kinds[] = {
  [SP_TEXT_KICKER] = { 0.85, 0, 0, FALSE, "P" },
  [SP_TEXT_TITLE] = { 1.6, 0.15, 0, TRUE, "H1" },
  [SP_TEXT_HEADING] = { 1.0, 0.8, 0, TRUE, "H2" },
  [SP_TEXT_BODY] = { 1.0, 0.5, 0, FALSE, "P" },
  [SP_TEXT_ITEM] = { 0.92, 0.2, 0.8, FALSE, "P" },
  [SP_TEXT_ASK] = { 1.0, 0.8, 0.8, FALSE, "P" },
  [SP_TEXT_SMALL] = { 0.72, 0.7, 0, FALSE, "P" },
  [SP_TEXT_SECTION] = { 1.3, 1.6, 0, TRUE, "H2" },
};

static void
free_block (gpointer data)
{
  SpBlock *block = data;
  g_free (block->lead);
  g_free (block->text);
  for (guint i = 0; i < block->n_figures; i++)
    {
      if (block->figures[i].destroy != NULL)
        block->figures[i].destroy (block->figures[i].data);
      g_free ((char *) block->figures[i].alt);
    }
  g_free (block->figures);
  sp_sheet_clear_table (block);
  sp_table_free (block->table);
  g_free (block);
}

SpSheet *
sp_sheet_new (void)
{
  SpSheet *self = g_new0 (SpSheet, 1);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  self->placed = g_array_new (FALSE, TRUE, sizeof (SpPlaced));
  self->alts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->alts, NULL);
  /* Outlines as they are, without fitting to pixels: screen, printer and PDF then break lines in the same places. */
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  self->context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("en-GB"));
  return self;
}

void
sp_sheet_free (SpSheet *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->placed);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->alts);
  g_object_unref (self->context);
  g_free (self->footer);
  g_free (self);
}

static SpBlock *
add_block (SpSheet *self, SpBlockKind kind)
{
  SpBlock *block = g_new0 (SpBlock, 1);
  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
sp_sheet_add_text (SpSheet *self, SpTextKind kind, const char *lead, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  SpBlock *block = add_block (self, SP_BLOCK_TEXT);
  block->text_kind = kind;
  block->lead = g_strdup (lead);
  block->text = g_strdup (text);
  self->has_sections = self->has_sections || kind == SP_TEXT_SECTION;
}

void
sp_sheet_add_break (SpSheet *self)
{
  add_block (self, SP_BLOCK_BREAK);
}

void
sp_sheet_add_figures (SpSheet *self, const SpFigure *figures, guint n)
{
  SpBlock *block = add_block (self, SP_BLOCK_FIGURES);
  block->figures = g_memdup2 (figures, n * sizeof *figures);
  block->n_figures = n;
  for (guint i = 0; i < n; i++)
    {
      block->figures[i].alt = g_strdup (figures[i].alt);
      g_ptr_array_insert (self->alts, (gint) self->alts->len - 1, g_strdup (figures[i].alt));
    }
}

void
sp_sheet_set_threshold (SpSheet *self, guint threshold)
{
  self->threshold = threshold;
}

void
sp_sheet_add_table (SpSheet *self, SpTable *table)
{
  gboolean held_back = self->threshold > 0 && sp_table_make_public (table, self->threshold) > 0;
  add_block (self, SP_BLOCK_TABLE)->table = table;
  if (held_back) /* notes of tables are not printed on paper */
    sp_sheet_add_text (self, SP_TEXT_SMALL, NULL, sp_sheet_words_for_mark ());
}

const char *
sp_sheet_words_for_mark (void)
{
  return _("c: small counts of children, and counts that would tell them, are held back.");
}

void
sp_sheet_set_footer (SpSheet *self, const char *text)
{
  g_free (self->footer);
  self->footer = g_strdup (text);
}

void
sp_sheet_add_contents (SpSheet *self)
{
  SpBlock *block = add_block (self, SP_BLOCK_TEXT);
  block->text_kind = SP_TEXT_BODY;
  block->is_contents = TRUE;
  block->lead = g_strdup (_("In this paper:"));
  block->text = g_strdup ("");
}

PangoLayout *
sp_sheet_create_layout (SpSheet *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (SP_SHEET_FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
sp_sheet_show_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static double
layout_height (PangoLayout *layout)
{
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static PangoLayout *
create_text (SpSheet *self, const SpBlock *block)
{
  double size = kinds[block->text_kind].size * self->text_size;
  if (self->large_print) /* large print has no small print; titles need not grow as far */
    size = CLAMP (size, self->text_size * (block->text_kind == SP_TEXT_SMALL ? 0.9 : 1), self->text_size * 1.4);
  double width = SP_SHEET_INNER - kinds[block->text_kind].indent * self->text_size;
  g_autofree char *whole = block->lead != NULL ? g_strdup_printf ("%s %s", block->lead, block->text)
                                               : g_strdup (block->text);
  PangoLayout *layout = sp_sheet_create_layout (self, whole, size, kinds[block->text_kind].bold, width);
  if (block->text_kind == SP_TEXT_TITLE)
    pango_layout_set_line_spacing (layout, 1.0);
  if (block->lead != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      bold->end_index = (guint) strlen (block->lead);
      pango_attr_list_insert (attributes, bold);
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

/* Blank above a block that is not the first of its page. */
double
sp_sheet_space_before (SpSheet *self, const SpBlock *block)
{
  if (block->kind == SP_BLOCK_TEXT)
    return kinds[block->text_kind].before * self->text_size;
  return self->text_size * 0.9;
}

double
sp_sheet_measure_text (SpSheet *self, const SpBlock *block)
{
  g_autoptr (PangoLayout) layout = create_text (self, block);
  return layout_height (layout);
}

static double
footer_size (const SpSheet *self)
{
  return self->large_print ? 13 : 8;
}

double
sp_sheet_page_bottom (const SpSheet *self)
{
  return SP_SHEET_HEIGHT - SP_SHEET_MARGIN - 2 * footer_size (self);
}

double
sp_sheet_figure_height (const SpSheet *self, const SpBlock *block)
{
  double own = block->figures[0].height * (self->large_print ? LARGE_FIGURE : 1);
  double room = sp_sheet_page_bottom (self) - SP_SHEET_MARGIN - 6 * self->text_size; /* a heading over it */
  return own > 0 ? MIN (own, room) : self->figure_height;
}

guint
sp_sheet_lay_out (SpSheet *self, double text_size, double figure_height, gboolean large_print)
{
  self->text_size = text_size;
  self->figure_height = figure_height;
  self->large_print = large_print;
  sp_sheet_flow (self);
  return self->n_pages;
}

guint
sp_sheet_get_n_pages (const SpSheet *self)
{
  return self->n_pages;
}

static void
draw_text (SpSheet *self, cairo_t *cr, const SpPlaced *placed)
{
  const SpBlock *block = placed->block;
  const char *tag = self->has_sections && block->text_kind == SP_TEXT_HEADING ? "H3" : kinds[block->text_kind].tag;
  gboolean dim = block->text_kind == SP_TEXT_KICKER || block->text_kind == SP_TEXT_SMALL;
  double x = SP_SHEET_MARGIN + kinds[block->text_kind].indent * self->text_size;
  g_autoptr (PangoLayout) layout = create_text (self, block);
  if (block->text_kind == SP_TEXT_ASK)
    {
      sp_colour_set (cr, sp_palette_accent (SP_LOOK_PAPER));
      cairo_rectangle (cr, SP_SHEET_MARGIN, placed->y, self->text_size * 0.25, placed->height);
      cairo_fill (cr);
    }
  cairo_tag_begin (cr, tag, NULL);
  sp_colour_set (cr, dim ? sp_palette_dim_text (SP_LOOK_PAPER) : sp_palette_text (SP_LOOK_PAPER));
  if (block->text_kind == SP_TEXT_ITEM)
    {
      g_autoptr (PangoLayout) bullet = sp_sheet_create_layout (self, "\342\200\242", 0.92 * self->text_size, FALSE, -1);
      sp_sheet_show_layout (cr, bullet, SP_SHEET_MARGIN, placed->y);
    }
  sp_sheet_show_layout (cr, layout, x, placed->y);
  cairo_tag_end (cr, tag);
}

static void
draw_figures (SpSheet *self, cairo_t *cr, const SpPlaced *placed)
{
  const SpBlock *block = placed->block;
  SpStyle style = { SP_LOOK_PAPER, SP_SHEET_FAMILY, self->text_size * (self->large_print ? 0.9 : 0.75) };
  double gap = self->text_size * 1.2, x = SP_SHEET_MARGIN, height = sp_sheet_figure_height (self, block);
  double room = SP_SHEET_INNER - gap * (block->n_figures - 1);
  for (guint i = 0; i < block->n_figures; i++)
    {
      double width = block->n_figures == 1 ? SP_SHEET_INNER : room * block->figures[i].share;
      cairo_tag_begin (cr, "Figure", NULL);
      cairo_save (cr);
      cairo_translate (cr, x, placed->y);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_clip (cr);
      block->figures[i].draw (cr, width, height, &style, block->figures[i].data);
      cairo_restore (cr);
      cairo_tag_end (cr, "Figure");
      x += width + gap;
    }
}

static void
draw_footer (SpSheet *self, cairo_t *cr, guint page)
{
  double size = footer_size (self);
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) right = sp_sheet_create_layout (self, self->n_pages > 1 ? number : "", size, FALSE, -1);
  int width, height;
  pango_layout_get_size (right, &width, NULL);
  double right_width = (double) width / PANGO_SCALE;
  g_autoptr (PangoLayout) left = sp_sheet_create_layout (self, self->footer != NULL ? self->footer : "", size, FALSE,
                                                         SP_SHEET_INNER - right_width - (right_width > 0 ? size : 0));
  pango_layout_get_size (left, NULL, &height);
  double y = SP_SHEET_HEIGHT - SP_SHEET_MARGIN - (double) height / PANGO_SCALE;
  cairo_tag_begin (cr, "P", NULL);
  sp_colour_set (cr, sp_palette_dim_text (SP_LOOK_PAPER));
  sp_sheet_show_layout (cr, left, SP_SHEET_MARGIN, y);
  sp_sheet_show_layout (cr, right, SP_SHEET_WIDTH - SP_SHEET_MARGIN - right_width, y);
  cairo_tag_end (cr, "P");
}

void
sp_sheet_draw_page (SpSheet *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < self->n_pages);
  for (guint i = 0; i < self->placed->len; i++)
    {
      const SpPlaced *placed = &g_array_index (self->placed, SpPlaced, i);
      if (placed->page != page)
        continue;
      if (placed->block->kind == SP_BLOCK_TEXT)
        draw_text (self, cr, placed);
      else if (placed->block->kind == SP_BLOCK_FIGURES)
        draw_figures (self, cr, placed);
      else
        sp_sheet_draw_table (self, cr, placed);
    }
  draw_footer (self, cr, page);
}

const char *const *
sp_sheet_get_alts (const SpSheet *self)
{
  return (const char *const *) self->alts->pdata;
}
