/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as text for a terminal: columns aligned, figures to the right so that their units line up, headings folded
 * over their column, long text wrapped. Widths are counted in cells of a terminal, not in bytes. */
#include "config.h"
#include "sp-table-private.h"

#include <string.h>

#define GAP      2  /* blanks between columns */
#define LONGEST  96 /* of a text column, wrapped beyond */
#define PAGE     120 /* a table wider than this wraps its widest words further, if it has any to wrap */
#define NARROWEST 24 /* to which they are wrapped */
#define NOTE     96 /* width to which notes are wrapped */
#define MISSING  "\342\200\223"
#define NOT_SHOWN "\357\277\275"
#define RULE     "\342\224\200"

typedef struct
{
  guint    width, least;
  gboolean number;   /* set to the right */
  gboolean brackets; /* has negatives in brackets */
  guint    gap;      /* blanks before it */
  gboolean hidden;
} Layout;

/* Cells of a terminal that a stretch of text takes. */
static guint
measure (const char *text, gsize length)
{
  guint cells = 0;
  const char *end = text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      cells += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return cells;
}

/* Folds text at spaces to lines of at most `width`; a word longer than that keeps its own line. Line ends in the text
 * start new lines. Array of strings. */
static GPtrArray *
fold (const char *text, guint width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  GString *line = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (line->len > 0 && measure (line->str, line->len) + 1 + measure (words[i], strlen (words[i])) > width)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      else if (i > 0 && line->len > 0)
        g_string_append_c (line, ' ');
      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p))
        if (*p == '\n')
          {
            g_ptr_array_add (lines, g_strdup (line->str));
            g_string_truncate (line, 0);
          }
        else if (g_unichar_iscntrl (g_utf8_get_char (p)))
          g_string_append (line, NOT_SHOWN); /* a name in a plan must not drive the reader's terminal */
        else
          g_string_append_unichar (line, g_utf8_get_char (p));
    }
  g_ptr_array_add (lines, g_string_free (line, FALSE));
  return lines;
}

static guint
longest_word (const char *text)
{
  guint longest = 0;
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strcspn (p, " ");
      longest = MAX (longest, measure (p, n));
      p += n;
      p += strspn (p, " ");
    }
  return longest;
}

/* A negative in brackets lets its last bracket hang, so that units stay under units; others leave room for it. */
static gboolean
has_brackets (const SpTable *table, guint column)
{
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      const char *cell = sp_table_get_cell (table, (gint) r, column);
      if (cell != NULL && g_str_has_suffix (cell, ")") && sp_table_is_number (table, r, column))
        return TRUE;
    }
  return FALSE;
}

/* A cell as it is printed, blanks for a hanging bracket included. */
static char *
dup_shown (const SpTable *table, gint row, guint column, gboolean brackets)
{
  const char *text = sp_table_get_cell (table, row, column);
  if (text == NULL)
    text = row >= 0 && sp_table_is_total (table, (guint) row) ? "" : MISSING; /* a total has nothing to hold there */
  return g_strconcat (text, row >= 0 && brackets && !g_str_has_suffix (text, ")") ? " " : "", NULL);
}

/* Takes from the widest column of words, cell by cell, until the table is no wider than a page or has no more to
 * give. / */
static void
narrow (Layout *layout, guint n)
{
  guint total = 0;
  for (guint c = 0; c < n; c++)
    total += layout[c].hidden ? 0 : layout[c].width + layout[c].gap;
  while (total > PAGE)
    {
      guint widest = n;
      for (guint c = 0; c < n; c++)
        if (!layout[c].hidden && !layout[c].number && layout[c].width > layout[c].least
            && (widest == n || layout[c].width > layout[widest].width))
          widest = c;
      if (widest == n)
        return;
      layout[widest].width--;
      total--;
    }
}

static Layout *
lay_out (const SpTable *table)
{
  guint n = sp_table_get_n_columns (table);
  gboolean first = TRUE;
  Layout *layout = g_new0 (Layout, n);
  for (guint c = 0; c < n; c++)
    {
      layout[c].hidden = sp_table_get_column_kind (table, c) == SP_TABLE_CODE;
      if (layout[c].hidden)
        continue;
      layout[c].gap = first ? 0 : GAP;
      first = FALSE;
      layout[c].number = sp_table_get_column_kind (table, c) == SP_TABLE_NUMBER;
      layout[c].brackets = layout[c].number && has_brackets (table, c);
      for (guint r = 0; r < sp_table_get_n_rows (table); r++)
        {
          g_autofree char *cell = dup_shown (table, (gint) r, c, layout[c].brackets);
          guint width = measure (cell, strlen (cell));
          layout[c].width = MAX (layout[c].width, layout[c].number ? width : MIN (width, LONGEST));
        }
      guint word = longest_word (sp_table_get_cell (table, -1, c));
      layout[c].width = MAX (layout[c].width, word);
      layout[c].least = MAX (NARROWEST, word);
    }
  narrow (layout, n);
  return layout;
}

static void
append_padded (GString *line, const char *text, guint width, gboolean right)
{
  guint cells = measure (text, strlen (text));
  guint blanks = cells < width ? width - cells : 0;
  if (right)
    g_string_append_printf (line, "%*s%s", (int) blanks, "", text);
  else
    g_string_append_printf (line, "%s%*s", text, (int) blanks, "");
}

static void
end_line (GString *out, GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_printf (out, "%s\n", line->str);
  g_string_truncate (line, 0);
}

/* One row (-1 = headings, which stand on the rule) over as many lines as its longest cell needs. */
static void
append_row (GString *out, const SpTable *table, gint row, const Layout *layout)
{
  guint n = sp_table_get_n_columns (table), height = 1;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint c = 0; c < n; c++)
    {
      g_autofree char *text = layout[c].hidden ? g_strdup ("") : dup_shown (table, row, c, layout[c].brackets);
      GPtrArray *lines = fold (text, layout[c].width);
      height = MAX (height, lines->len);
      g_ptr_array_add (cells, lines);
    }
  for (guint i = 0; i < height; i++)
    {
      for (guint c = 0; c < n; c++)
        {
          GPtrArray *lines = g_ptr_array_index (cells, c);
          guint first = row < 0 ? height - lines->len : 0;
          const char *text = i >= first && i - first < lines->len ? g_ptr_array_index (lines, i - first) : "";
          if (layout[c].hidden)
            continue;
          g_string_append_printf (line, "%*s", (int) layout[c].gap, "");
          append_padded (line, text, layout[c].width, layout[c].number);
        }
      end_line (out, line);
    }
}

static void
append_rule (GString *out, const SpTable *table, const Layout *layout)
{
  guint n = sp_table_get_n_columns (table);
  for (guint c = 0; c < n; c++)
    {
      g_string_append_printf (out, "%*s", (int) layout[c].gap, "");
      for (guint i = 0; i < layout[c].width; i++)
        g_string_append (out, RULE);
    }
  g_string_append_c (out, '\n');
}

static void
append_note (GString *out, const char *note)
{
  g_autoptr (GPtrArray) lines = fold (note, NOTE);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", (const char *) g_ptr_array_index (lines, i));
}

static void
append_table (GString *out, const SpTable *table)
{
  g_autofree Layout *layout = lay_out (table);
  gboolean in_total = FALSE;
  g_string_append_printf (out, "%s\n\n", sp_table_get_title (table));
  if (sp_table_is_blank (table))
    {
      append_note (out, sp_table_get_note (table));
      return;
    }
  append_row (out, table, -1, layout);
  append_rule (out, table, layout);
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      if (sp_table_is_total (table, r) && !in_total)
        append_rule (out, table, layout);
      in_total = sp_table_is_total (table, r);
      append_row (out, table, (gint) r, layout);
    }
  if (sp_table_get_note (table) != NULL)
    {
      g_string_append_c (out, '\n');
      append_note (out, sp_table_get_note (table));
    }
}

char *
sp_tables_write_text (GPtrArray *tables)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_table (out, g_ptr_array_index (tables, i));
    }
  return g_string_free (out, FALSE);
}
