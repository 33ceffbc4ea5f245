/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of paper: everything put on it is drawn once, in order, on as few pages as it takes; a long table goes on over
 * the page with its headings; larger text takes more pages, never less words. */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "sp-pdf-structure.h"
#include "sp-sheet-private.h"

typedef struct { guint drawn; double width, height; } Drawn;

static void
draw_figure (cairo_t *cr, double width, double height, const SpStyle *style, gpointer data)
{
  Drawn *drawn = data;
  g_assert_cmpint (style->look, ==, SP_LOOK_PAPER);
  drawn->drawn++;
  drawn->width = width;
  drawn->height = height;
}

static SpTable *
make_table (guint rows)
{
  SpTable *table = sp_table_new ("t", "A table");
  sp_table_add_column (table, "name", "A name that is long enough to have to wrap on a narrow page", SP_TABLE_TEXT);
  sp_table_add_column (table, "hidden", "Not for people", SP_TABLE_CODE);
  sp_table_add_column (table, "number", "Number", SP_TABLE_NUMBER);
  for (guint i = 0; i < rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row %u", i);
      sp_table_begin_row (table);
      sp_table_add_text (table, name);
      sp_table_add_text (table, "secret");
      sp_table_add_number (table, i, 0);
    }
  return table;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_all (SpSheet *sheet)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, SP_SHEET_WIDTH, SP_SHEET_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2013-11-21T00:00:00Z");
  cairo_t *cr = cairo_create (surface);
  for (guint page = 0; page < sp_sheet_get_n_pages (sheet); page++)
    {
      sp_sheet_draw_page (sheet, cr, page);
      cairo_show_page (cr);
    }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_pages (void)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, "A title");
  g_assert_cmpuint (sp_sheet_lay_out (sheet, 11, 160, FALSE), ==, 1);
  for (guint i = 0; i < 60; i++)
    sp_sheet_add_text (sheet, SP_TEXT_BODY, "Lead.", "Words that go on for a while, so that there is something to break "
                       "into lines at the width of a page and a good many of them.");
  guint small = sp_sheet_lay_out (sheet, 11, 160, FALSE), large = sp_sheet_lay_out (sheet, 18, 330, TRUE);
  g_assert_cmpuint (small, >, 1);
  g_assert_cmpuint (large, >, small);
  g_assert_cmpuint (sp_sheet_lay_out (sheet, 11, 160, FALSE), ==, small);
}

static void
test_empty_text_takes_no_room (void)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  for (guint i = 0; i < 500; i++)
    sp_sheet_add_text (sheet, SP_TEXT_BODY, NULL, i % 2 ? "" : NULL);
  g_assert_cmpuint (sp_sheet_lay_out (sheet, 12, 160, FALSE), ==, 1);
}

static void
test_long_table (void)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  sp_sheet_add_table (sheet, make_table (200));
  guint pages = sp_sheet_lay_out (sheet, 11, 160, FALSE);
  g_assert_cmpuint (pages, >, 2);
  g_assert_cmpuint (pages, <, 10);
  g_autoptr (GBytes) pdf = draw_all (sheet);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

static void
test_empty_table (void)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  sp_sheet_add_table (sheet, make_table (0));
  g_assert_cmpuint (sp_sheet_lay_out (sheet, 11, 160, FALSE), ==, 1);
  g_autoptr (GBytes) pdf = draw_all (sheet);
  g_assert_nonnull (pdf);
}

static void
test_figures (void)
{
  Drawn left = { 0 }, right = { 0 };
  SpFigure figures[2] = { { draw_figure, &left, NULL, 0.4, "Left" }, { draw_figure, &right, NULL, 0.6, "Right" } };
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  sp_sheet_add_figures (sheet, figures, 2);
  sp_sheet_lay_out (sheet, 11, 170, FALSE);
  g_autoptr (GBytes) pdf = draw_all (sheet);
  g_assert_cmpuint (left.drawn, ==, 1);
  g_assert_cmpuint (right.drawn, ==, 1);
  g_assert_cmpfloat (left.height, ==, 170);
  g_assert_cmpfloat (left.width, <, right.width);
  g_assert_cmpfloat (left.width + right.width, <, SP_SHEET_WIDTH - 2 * SP_SHEET_MARGIN);
  g_assert_cmpstr (sp_sheet_get_alts (sheet)[0], ==, "Left");
  g_assert_cmpstr (sp_sheet_get_alts (sheet)[1], ==, "Right");
  g_assert_null (sp_sheet_get_alts (sheet)[2]);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return memmem (data, size, text, strlen (text)) != NULL;
}

/* Twice the same, with the language; and no crash on what is no PDF. */
static void
test_structure (void)
{
  const char *alts[] = { "A picture", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, "A title");
  sp_sheet_add_table (sheet, make_table (3));
  sp_sheet_lay_out (sheet, 11, 160, FALSE);
  g_autoptr (GBytes) drawn = draw_all (sheet);
  g_autoptr (GBytes) first = sp_pdf_structure_complete (drawn, "en-GB", alts, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) second = sp_pdf_structure_complete (drawn, "en-GB", alts, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (holds (first, "%PDF-"));
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("not a PDF", 9);
  g_autoptr (GBytes) refused = sp_pdf_structure_complete (nonsense, "en-GB", alts, &error);
  g_assert_null (refused);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* Every length of text above a table with a total: never its heading, one row, or the total by itself on a page. */
static void
test_no_row_alone (void)
{
  for (guint before = 0; before < 60; before++)
    {
      g_autoptr (SpSheet) sheet = sp_sheet_new ();
      SpTable *table = make_table (40);
      sp_table_begin_row (table);
      sp_table_add_text (table, "Total");
      sp_table_mark_total (table);
      for (guint i = 0; i < before; i++)
        sp_sheet_add_text (sheet, SP_TEXT_BODY, NULL, "A line.");
      sp_sheet_add_text (sheet, SP_TEXT_HEADING, NULL, "Heading");
      sp_sheet_add_table (sheet, table);
      sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, "A note under it.");
      sp_sheet_lay_out (sheet, 11, 160, FALSE);
      const SpPlaced *first = NULL, *heading = &g_array_index (sheet->placed, SpPlaced, before), *last = NULL;
      guint rows = 0;
      for (guint i = before + 1; i + 1 < sheet->placed->len; i++)
        {
          last = &g_array_index (sheet->placed, SpPlaced, i);
          first = first != NULL ? first : last;
          g_assert_cmpuint (last->first_row, ==, rows);
          g_assert_cmpuint (last->n_rows, >=, 2);
          g_assert_cmpfloat (last->y + last->height, <=, sp_sheet_page_bottom (sheet) + 0.01);
          rows += last->n_rows;
        }
      g_assert_cmpuint (rows, ==, 41);
      g_assert_cmpuint (heading->page, ==, first->page);
      g_assert_cmpuint (g_array_index (sheet->placed, SpPlaced, sheet->placed->len - 1).page, ==, last->page);
    }
}

/* A table that is short enough goes to the next page whole, its heading with it. */
static void
test_short_table_is_whole (void)
{
  for (guint before = 0; before < 60; before++)
    {
      g_autoptr (SpSheet) sheet = sp_sheet_new ();
      for (guint i = 0; i < before; i++)
        sp_sheet_add_text (sheet, SP_TEXT_BODY, NULL, "A line.");
      sp_sheet_add_text (sheet, SP_TEXT_HEADING, NULL, "Heading");
      sp_sheet_add_table (sheet, make_table (8));
      sp_sheet_lay_out (sheet, 11, 160, FALSE);
      const SpPlaced *table = &g_array_index (sheet->placed, SpPlaced, before + 1);
      g_assert_cmpuint (sheet->placed->len, ==, before + 2);
      g_assert_cmpuint (table->n_rows, ==, 8);
      g_assert_cmpuint (g_array_index (sheet->placed, SpPlaced, before).page, ==, table->page);
    }
}

/* Parts begin pages once a page is well begun, and the line of contents says where. */
static void
test_contents (void)
{
  g_autoptr (SpSheet) sheet = sp_sheet_new ();
  const char *const parts[] = { "First", "Second", "Third" };
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, "A title");
  sp_sheet_add_contents (sheet);
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      sp_sheet_add_break (sheet);
      sp_sheet_add_text (sheet, SP_TEXT_SECTION, NULL, parts[p]);
      for (guint i = 0; i < (p == 1 ? 2 : 25); i++)
        sp_sheet_add_text (sheet, SP_TEXT_BODY, NULL, "A line.");
    }
  g_assert_cmpuint (sp_sheet_lay_out (sheet, 11, 160, FALSE), ==, 2);
  g_assert_cmpstr (((SpBlock *) g_ptr_array_index (sheet->blocks, 1))->text, ==, "First, page 1; Second, page 2; Third, page 2.");
  g_autoptr (GBytes) pdf = draw_all (sheet);
  g_assert_nonnull (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sheet/pages", test_pages);
  g_test_add_func ("/report/sheet/empty-text", test_empty_text_takes_no_room);
  g_test_add_func ("/report/sheet/long-table", test_long_table);
  g_test_add_func ("/report/sheet/empty-table", test_empty_table);
  g_test_add_func ("/report/sheet/figures", test_figures);
  g_test_add_func ("/report/sheet/structure", test_structure);
  g_test_add_func ("/report/sheet/no-row-alone", test_no_row_alone);
  g_test_add_func ("/report/sheet/short-table-is-whole", test_short_table_is_whole);
  g_test_add_func ("/report/sheet/contents", test_contents);
  return g_test_run ();
}
