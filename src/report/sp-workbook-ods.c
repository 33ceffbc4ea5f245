/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks as OpenDocument spreadsheets: content written here, packed by libarchive. Every text is a string cell, so that none
 * becomes a formula. Source: OASIS OpenDocument 1.3 part 3. */
#include "config.h"
#include "sp-workbook-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_DECIMALS 6
#define CM_A_LETTER 0.19
#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static const char manifest[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" MEDIA_TYPE "\"/>"
      "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
      "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
      "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
      "</manifest:manifest>";

static const char content_head[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" office:version=\"1.3\">";

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  /* Characters that XML cannot hold at all become blanks; g_markup_escape_text writes them as references. */
  for (char *at = escaped; (at = strstr (at, "&#x")) != NULL;)
    {
      char *end = strchr (at, ';');
      memset (at, ' ', (gsize) (end - at + 1));
      at = end;
    }
  g_string_append (out, escaped);
}

static void
append_styles (GString *out)
{
  g_string_append (out, "<office:automatic-styles>"
                        "<style:style style:name=\"heading\" style:family=\"table-cell\"><style:table-cell-properties "
                        "fo:wrap-option=\"wrap\" style:vertical-align=\"top\" fo:border-bottom=\"0.75pt solid #000000\"/>"
                        "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
                        "<style:style style:name=\"words\" style:family=\"table-cell\"><style:table-cell-properties "
                        "fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>"
                        "<style:style style:name=\"total\" style:family=\"table-cell\"><style:table-cell-properties "
                        "fo:border-top=\"0.75pt solid #000000\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>");
  for (guint decimals = 0; decimals <= MOST_DECIMALS; decimals++)
    g_string_append_printf (out,
                            "<number:number-style style:name=\"n%u\"><number:number number:decimal-places=\"%u\" "
                            "number:min-decimal-places=\"%u\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
                            "</number:number-style>"
                            "<style:style style:name=\"number%u\" style:family=\"table-cell\" style:data-style-name=\"n%u\"/>"
                            "<style:style style:name=\"total%u\" style:family=\"table-cell\" style:data-style-name=\"n%u\">"
                            "<style:table-cell-properties fo:border-top=\"0.75pt solid #000000\"/>"
                            "<style:text-properties fo:font-weight=\"bold\"/></style:style>",
                            decimals, decimals, decimals, decimals, decimals, decimals, decimals);
  for (guint letters = 8; letters <= 60; letters++)
    {
      char width[G_ASCII_DTOSTR_BUF_SIZE];
      g_ascii_formatd (width, sizeof width, "%.2f", letters * CM_A_LETTER + 0.3);
      g_string_append_printf (out, "<style:style style:name=\"width%u\" style:family=\"table-column\">"
                                   "<style:table-column-properties style:column-width=\"%scm\"/></style:style>", letters, width);
    }
  g_string_append (out, "</office:automatic-styles>");
}

static void
append_words (GString *out, const char *text, const char *style)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  if (text == NULL)
    {
      g_string_append (out, "<table:table-cell/>");
      return;
    }
  g_string_append_printf (out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", style);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, "<text:p>");
      append_escaped (out, lines[i]);
      g_string_append (out, "</text:p>");
    }
  g_string_append (out, "</table:table-cell>");
}

static void
append_cell (GString *out, const SpTable *table, guint row, guint column)
{
  gboolean is_total = sp_table_is_total (table, row);
  const char *people = sp_table_get_cell (table, (gint) row, column);
  char exact[G_ASCII_DTOSTR_BUF_SIZE];
  double value;
  guint decimals;
  if (!sp_table_get_number (table, row, column, &value, &decimals))
    {
      append_words (out, people, is_total ? "total" : "words");
      return;
    }
  g_ascii_dtostr (exact, sizeof exact, value);
  g_string_append_printf (out, "<table:table-cell table:style-name=\"%s%u\" office:value-type=\"float\" office:value=\"%s\"><text:p>",
                          is_total ? "total" : "number", MIN (decimals, MOST_DECIMALS), exact);
  append_escaped (out, people);
  g_string_append (out, "</text:p></table:table-cell>");
}

static void
append_row (GString *out, const SpTable *table, gint row)
{
  g_string_append (out, "<table:table-row>");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    if (sp_table_get_column_kind (table, c) == SP_TABLE_CODE)
      continue;
    else if (row < 0)
      append_words (out, sp_table_get_cell (table, -1, c), "heading");
    else
      append_cell (out, table, (guint) row, c);
  g_string_append (out, "</table:table-row>");
}

static void
append_sheet (GString *out, const char *name, const SpTable *table)
{
  g_string_append (out, "<table:table table:name=\"");
  append_escaped (out, name);
  g_string_append (out, "\">");
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    if (sp_table_get_column_kind (table, c) != SP_TABLE_CODE)
      g_string_append_printf (out, "<table:table-column table:style-name=\"width%u\"/>", sp_workbook_measure (table, c));
  g_string_append (out, "<table:table-header-rows>");
  append_row (out, table, -1);
  g_string_append (out, "</table:table-header-rows>");
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    append_row (out, table, (gint) r);
  g_string_append (out, "</table:table>");
}

static char *
dup_content (GPtrArray *tables, const SpTable *listed, char **sheets)
{
  GString *out = g_string_new (content_head);
  append_styles (out);
  g_string_append (out, "<office:body><office:spreadsheet>");
  append_sheet (out, _("Notes"), listed);
  for (guint i = 0; i < tables->len; i++)
    append_sheet (out, sheets[i], g_ptr_array_index (tables, i));
  g_string_append (out, "</office:spreadsheet></office:body></office:document-content>");
  return g_string_free (out, FALSE);
}

static char *
dup_meta (const SpWorkbookNotes *notes)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (notes->made_at);
  g_autofree char *date = g_date_time_format (when, "%Y-%m-%dT%H:%M:%S");
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta "
                               "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                               "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta><dc:title>");
  append_escaped (out, notes->title);
  g_string_append_printf (out, "</dc:title><meta:generator>School Places</meta:generator><dc:date>%s</dc:date></office:meta>"
                               "</office:document-meta>", date);
  return g_string_free (out, FALSE);
}

/* The heading row stays in sight. */
static char *
dup_settings (GPtrArray *tables, char **sheets)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings "
                               "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                               "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\"><office:settings>"
                               "<config:config-item-set config:name=\"ooo:view-settings\">"
                               "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
                               "<config:config-item-map-named config:name=\"Tables\">");
  for (guint i = 0; i < tables->len; i++)
    {
      g_string_append (out, "<config:config-item-map-entry config:name=\"");
      append_escaped (out, sheets[i]);
      g_string_append (out, "\"><config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>"
                            "<config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>"
                            "<config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>"
                            "</config:config-item-map-entry>");
    }
  g_string_append (out, "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
                        "</config:config-item-set></office:settings></office:document-settings>");
  return g_string_free (out, FALSE);
}

static gboolean
add_file (struct archive *zip, const char *name, const char *text, gint64 when)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize n = strlen (text);
  gboolean done;
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) n);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, (time_t) when, 0);
  done = archive_write_header (zip, entry) == ARCHIVE_OK && archive_write_data (zip, text, n) == (la_ssize_t) n;
  archive_entry_free (entry);
  return done;
}

/* The type of the file comes first and uncompressed, so that it can be told by its first bytes. */
static gboolean
write_zip (struct archive *zip, const char *path, const char *content, const char *meta, const char *settings, gint64 when)
{
  return archive_write_set_format_zip (zip) == ARCHIVE_OK
         && archive_write_open_filename (zip, path) == ARCHIVE_OK
         && archive_write_zip_set_compression_store (zip) == ARCHIVE_OK
         && add_file (zip, "mimetype", MEDIA_TYPE, when)
         && archive_write_zip_set_compression_deflate (zip) == ARCHIVE_OK
         && add_file (zip, "META-INF/manifest.xml", manifest, when)
         && add_file (zip, "meta.xml", meta, when)
         && add_file (zip, "settings.xml", settings, when)
         && add_file (zip, "content.xml", content, when)
         && archive_write_close (zip) == ARCHIVE_OK;
}

gboolean
sp_tables_write_ods (GPtrArray *tables, const SpWorkbookNotes *notes, const char *path, GError **error)
{
  g_auto (GStrv) sheets = sp_workbook_name_sheets (tables);
  g_autoptr (SpTable) listed = sp_workbook_list_notes (tables, notes, sheets);
  g_autofree char *beside = sp_workbook_dup_beside (path);
  g_autofree char *content = NULL, *meta = NULL, *settings = NULL;
  struct archive *zip;
  gboolean done;
  if (!sp_workbook_check_size (tables, error))
    return FALSE;
  content = dup_content (tables, listed, sheets);
  meta = dup_meta (notes);
  settings = dup_settings (tables, sheets);
  zip = archive_write_new ();
  done = write_zip (zip, beside, content, meta, settings, notes->made_at);
  if (!done)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("“%s” could not be written: %s. Choose another name or folder."), path,
                   archive_error_string (zip) != NULL ? archive_error_string (zip) : _("the disk may be full"));
      g_unlink (beside);
    }
  archive_write_free (zip);
  return done && sp_workbook_put_in_place (beside, path, error);
}
