/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as one HTML page: caption, column and row headings with scope, figures aligned, missing spoken as "not
 * held", no script, nothing fetched. Readable on paper, in grey, and enlarged to 400 %. */
#include "config.h"
#include "sp-table-private.h"

#include <glib/gi18n-lib.h>

static const char style[] =
  "body{font-family:Arial,\"Liberation Sans\",Helvetica,sans-serif;line-height:1.4;max-width:70em;margin:2em auto;"
  "padding:0 1em;color:#1a1a1a;background:#fff}"
  "h1{font-size:1.6em;margin-bottom:.2em}.reference{color:#4d4d4d;margin-top:0}"
  ".scroll{overflow-x:auto;margin:2em 0}table{border-collapse:collapse}"
  "caption{text-align:left;font-weight:bold;font-size:1.1em;padding-bottom:.5em}"
  "th,td{padding:.25em .75em .25em 0;text-align:left;vertical-align:top;font-weight:normal}"
  "thead th{border-bottom:1px solid #1a1a1a;vertical-align:bottom;font-weight:bold}"
  ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
  "tr.total>*{border-top:1px solid #1a1a1a;font-weight:bold}"
  ".note{color:#4d4d4d;font-size:.9em;max-width:45em}"
  ".spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)}"
  "@media print{.scroll{overflow:visible}tr{break-inside:avoid}thead{display:table-header-group}}";

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append (out, escaped);
}

static void
append_paragraph (GString *out, const char *klass, const char *text)
{
  g_string_append_printf (out, "<p class=\"%s\">", klass);
  append_escaped (out, text);
  g_string_append (out, "</p>\n");
}

static void
append_head (GString *out, const SpTable *table)
{
  g_string_append (out, "<thead><tr>");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    {
      if (sp_table_get_column_kind (table, c) == SP_TABLE_CODE)
        continue;
      gboolean number = sp_table_get_column_kind (table, c) == SP_TABLE_NUMBER;
      g_string_append_printf (out, "<th scope=\"col\"%s>", number ? " class=\"n\"" : "");
      append_escaped (out, sp_table_get_cell (table, -1, c));
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n");
}

static void
append_row (GString *out, const SpTable *table, guint row)
{
  gboolean first = TRUE;
  g_string_append (out, sp_table_is_total (table, row) ? "<tr class=\"total\">" : "<tr>");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    {
      if (sp_table_get_column_kind (table, c) == SP_TABLE_CODE)
        continue;
      const char *text = sp_table_get_cell (table, (gint) row, c);
      const char *tag = first ? "th" : "td";
      gboolean number = sp_table_get_column_kind (table, c) == SP_TABLE_NUMBER;
      g_string_append_printf (out, "<%s%s%s>", tag, first ? " scope=\"row\"" : "", number ? " class=\"n\"" : "");
      if (text != NULL)
        append_escaped (out, text);
      else if (!sp_table_is_total (table, row))
        g_string_append_printf (out, "<span aria-hidden=\"true\">\342\200\223</span><span class=\"spoken\">%s</span>",
                                _("not held"));
      g_string_append_printf (out, "</%s>", tag);
      first = FALSE;
    }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString *out, const SpTable *table)
{
  if (sp_table_is_blank (table))
    {
      append_paragraph (out, "title", sp_table_get_title (table));
      append_paragraph (out, "note", sp_table_get_note (table));
      return;
    }
  /* The scrolling box can be reached and named, so that a keyboard can move a wide table. */
  g_string_append_printf (out,
                          "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s\">\n<table>\n",
                          sp_table_get_code (table));
  g_string_append_printf (out, "<caption id=\"%s\">", sp_table_get_code (table));
  append_escaped (out, sp_table_get_title (table));
  g_string_append (out, "</caption>\n");
  append_head (out, table);
  g_string_append (out, "<tbody>\n");
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    append_row (out, table, r);
  g_string_append (out, "</tbody>\n</table>\n</div>\n");
  if (sp_table_get_note (table) != NULL)
    append_paragraph (out, "note", sp_table_get_note (table));
}

GString *
sp_html_begin (const char *title, const char *reference)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  append_escaped (out, title);
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n<h1>", style);
  append_escaped (out, title);
  g_string_append (out, "</h1>\n");
  if (reference != NULL)
    append_paragraph (out, "reference", reference);
  return out;
}

void
sp_html_append_table (GString *out, const SpTable *table)
{
  append_table (out, table);
}

char *
sp_html_end (GString *out)
{
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}

char *
sp_tables_write_page (GPtrArray *tables, const char *title, const char *reference)
{
  if (title == NULL)
    title = tables->len > 0 ? sp_table_get_title (g_ptr_array_index (tables, 0)) : "";
  GString *out = sp_html_begin (title, reference);
  for (guint i = 0; i < tables->len; i++)
    append_table (out, g_ptr_array_index (tables, i));
  return sp_html_end (out);
}
