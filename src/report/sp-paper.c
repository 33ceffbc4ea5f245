/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-paper.h"

#include <glib/gi18n-lib.h>

#include "sp-held-back.h"
#include "sp-sentences.h"
#include "sp-table-private.h"
#include "sp-table-public.h"

#define TEXT_SIZE     11  /* points: officers and consultants read it at a desk */
#define LARGE_SIZE 18
#define FIGURE_HEIGHT 190
#define LINE          96  /* cells, of plain text */

typedef struct
{
  SpTextKind kind;
  char      *lead, *text;
  SpTable   *table;    /* or */
  SpFigure  *figures;  /* or */
  guint      n_figures;
  gboolean   is_break, is_contents;
} Block;

struct _SpPaper
{
  char      *title, *author, *reference, *date, *kicker;
  GPtrArray *blocks; /* of Block */
  SpSheet   *sheet;  /* once it is laid out */
  gboolean   large_print, has_sections;
};

static void
free_block (gpointer data)
{
  Block *block = data;
  g_free (block->lead);
  g_free (block->text);
  sp_table_free (block->table);
  for (guint i = 0; i < block->n_figures; i++)
    {
      if (block->figures[i].destroy != NULL)
        block->figures[i].destroy (block->figures[i].data);
      g_free ((char *) block->figures[i].alt);
    }
  g_free (block->figures);
  g_free (block);
}

SpPaper *
sp_paper_new (const char *title, const char *author, const char *reference, const char *date)
{
  SpPaper *self = g_new0 (SpPaper, 1);
  self->title = g_strdup (title);
  self->author = g_strdup (author);
  self->reference = g_strdup (reference);
  self->date = g_strdup (date);
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
sp_paper_free (SpPaper *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->sheet, sp_sheet_free);
  g_free (self->title);
  g_free (self->author);
  g_free (self->reference);
  g_free (self->date);
  g_free (self->kicker);
  g_free (self);
}

void
sp_paper_set_large_print (SpPaper *self, gboolean large_print)
{
  self->large_print = large_print;
}

static Block *
add_block (SpPaper *self)
{
  Block *block = g_new0 (Block, 1);
  g_ptr_array_add (self->blocks, block);
  return block;
}

void
sp_paper_add (SpPaper *self, SpTextKind kind, const char *lead, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  Block *block = add_block (self);
  block->kind = kind;
  block->lead = g_strdup (lead);
  block->text = g_strdup (text);
  self->has_sections = self->has_sections || kind == SP_TEXT_SECTION;
}

void
sp_paper_add_break (SpPaper *self)
{
  add_block (self)->is_break = TRUE;
}

void
sp_paper_add_contents (SpPaper *self)
{
  add_block (self)->is_contents = TRUE;
}

void
sp_paper_set_kicker (SpPaper *self, const char *kicker)
{
  g_free (self->kicker);
  self->kicker = g_strdup (kicker);
}

void
sp_paper_add_printf (SpPaper *self, SpTextKind kind, const char *lead, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sp_paper_add (self, kind, lead, text);
}

void
sp_paper_add_table (SpPaper *self, SpTable *table)
{
  add_block (self)->table = table;
}

void
sp_paper_add_figures (SpPaper *self, const SpFigure *figures, guint n)
{
  Block *block = add_block (self);
  block->figures = g_memdup2 (figures, n * sizeof *figures);
  block->n_figures = n;
  for (guint i = 0; i < n; i++)
    block->figures[i].alt = g_strdup (figures[i].alt);
}

GPtrArray *
sp_paper_list_tables (SpPaper *self)
{
  GPtrArray *tables = g_ptr_array_new ();
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = g_ptr_array_index (self->blocks, i);
      if (block->table != NULL)
        g_ptr_array_add (tables, block->table);
    }
  return tables;
}

guint
sp_paper_make_public (SpPaper *self, const SpHeldBack *held_back)
{
  g_autoptr (GPtrArray) tables = sp_paper_list_tables (self);
  return sp_tables_make_public (tables, sp_held_back_get_threshold (held_back)) + sp_held_back_mark_tables (held_back, tables);
}

static char *
dup_foot (const SpPaper *self)
{
  g_autofree char *day = self->date != NULL ? sp_words_for_day (self->date) : NULL;
  return day != NULL ? g_strdup_printf (_("%s. %s."), self->reference, day) : g_strdup (self->reference);
}

/* Words as lines of a terminal: they are the rows of a table with nothing around them. */
static void
append_folded (GString *out, const char *first, const char *indent, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong at = g_utf8_strlen (first, -1);
  g_string_append (out, first);
  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      if (i > 0 && at + 1 + length > LINE)
        {
          g_string_append_printf (out, "\n%s", indent);
          at = g_utf8_strlen (indent, -1);
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          at++;
        }
      g_string_append (out, words[i]);
      at += length;
    }
  g_string_append_c (out, '\n');
}

static char *
dup_words (const Block *block)
{
  return block->lead != NULL ? g_strdup_printf ("%s %s", block->lead, block->text) : g_strdup (block->text);
}

static void
append_text_table (GString *out, SpTable *table)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, table);
  g_autofree char *text = sp_tables_write (one, SP_TABLE_FORMAT_TEXT);
  g_string_append_printf (out, "\n%s", text);
}

char *
sp_paper_to_text (SpPaper *self)
{
  GString *out = g_string_new (NULL);
  g_autofree char *foot = dup_foot (self);
  append_folded (out, "", "", self->title);
  append_folded (out, "", "", foot);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);
      if (block->table != NULL)
        append_text_table (out, block->table);
      if (block->text == NULL)
        continue;
      g_autofree char *words = dup_words (block);
      gboolean item = block->kind == SP_TEXT_ITEM;
      if (!item)
        g_string_append_c (out, '\n');
      append_folded (out, item ? "  - " : "", item ? "    " : "", words);
      if (block->kind == SP_TEXT_HEADING || block->kind == SP_TEXT_SECTION)
        {
          for (glong n = g_utf8_strlen (words, -1); n > 0; n--)
            g_string_append (out, "\342\224\200");
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

static const char *
html_tag (const SpPaper *self, SpTextKind kind)
{
  if (kind == SP_TEXT_HEADING)
    return self->has_sections ? "h3" : "h2";
  return kind == SP_TEXT_SECTION ? "h2" : kind == SP_TEXT_ITEM ? "li" : "p";
}

static void
append_html (const SpPaper *self, GString *out, const Block *block)
{
  const char *tag = html_tag (self, block->kind);
  g_autofree char *text = g_markup_escape_text (block->text, -1);
  g_autofree char *lead = block->lead != NULL ? g_markup_escape_text (block->lead, -1) : NULL;
  g_string_append_printf (out, "<%s%s>", tag, block->kind == SP_TEXT_SMALL ? " class=\"note\"" : "");
  if (lead != NULL)
    g_string_append_printf (out, "<strong>%s</strong> ", lead);
  g_string_append_printf (out, "%s</%s>\n", text, tag);
}

char *
sp_paper_to_html (SpPaper *self)
{
  g_autofree char *foot = dup_foot (self);
  GString *out = sp_html_begin (self->title, foot);
  gboolean in_list = FALSE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);
      gboolean item = block->text != NULL && block->kind == SP_TEXT_ITEM;
      if (item != in_list)
        g_string_append (out, item ? "<ul>\n" : "</ul>\n");
      in_list = item;
      if (block->table != NULL)
        sp_html_append_table (out, block->table);
      if (block->text != NULL)
        append_html (self, out, block);
      for (guint k = 0; k < block->n_figures; k++)
        {
          g_autofree char *alt = g_markup_escape_text (block->figures[k].alt, -1);
          g_string_append_printf (out, "<p>%s</p>\n", alt);
        }
    }
  if (in_list)
    g_string_append (out, "</ul>\n");
  return sp_html_end (out);
}

/* The sheet takes what it is given, so figures and tables are the paper's no more. */
static void
add_to_sheet (SpSheet *sheet, Block *block)
{
  if (block->table != NULL)
    {
      const char *note = sp_table_get_note (block->table);
      g_autofree char *kept = g_strdup (note);
      sp_sheet_add_table (sheet, g_steal_pointer (&block->table));
      sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, kept);
    }
  if (block->is_contents)
    sp_sheet_add_contents (sheet);
  if (block->text != NULL)
    sp_sheet_add_text (sheet, block->kind, block->lead, block->text);
  if (block->is_break)
    sp_sheet_add_break (sheet);
  for (guint i = 0; i < block->n_figures; i++)
    {
      sp_sheet_add_figures (sheet, &block->figures[i], 1);
      g_free ((char *) block->figures[i].alt);
    }
  block->n_figures = 0;
}

guint
sp_paper_lay_out (SpPaper *self)
{
  if (self->sheet != NULL)
    return sp_sheet_get_n_pages (self->sheet);
  g_autofree char *foot = dup_foot (self);
  self->sheet = sp_sheet_new ();
  sp_sheet_add_text (self->sheet, SP_TEXT_KICKER, NULL, self->kicker != NULL ? self->kicker : self->author);
  sp_sheet_add_text (self->sheet, SP_TEXT_TITLE, NULL, self->title);
  for (guint i = 0; i < self->blocks->len; i++)
    add_to_sheet (self->sheet, g_ptr_array_index (self->blocks, i));
  g_ptr_array_set_size (self->blocks, 0);
  sp_sheet_set_footer (self->sheet, foot);
  return sp_sheet_lay_out (self->sheet, self->large_print ? LARGE_SIZE : TEXT_SIZE, FIGURE_HEIGHT, self->large_print);
}

void
sp_paper_draw_page (SpPaper *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self->sheet != NULL);
  sp_sheet_draw_page (self->sheet, cr, page);
}

const char *
sp_paper_get_title (const SpPaper *self)
{
  return self->title;
}

gboolean
sp_paper_write_pdf (SpPaper *self, const char *path, GError **error)
{
  const SpSheetAbout about = { self->title, self->author, self->date };
  sp_paper_lay_out (self);
  return sp_sheet_write_pdf (self->sheet, &about, path, error);
}
