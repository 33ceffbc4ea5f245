/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the blocks of a sheet stand: one below another, page after page, what belongs together on one page. */
#include "config.h"
#include "sp-sheet-private.h"

#include <glib/gi18n-lib.h>

#define LEAST_ROWS 2    /* of a table at the foot or the head of a page */
#define WHOLE      0.4  /* of a page: a table no taller than this is not cut */
#define BEGUN      0.4  /* of a page: where no more than this is used, a part goes on below it */

static double
page_room (const SpSheet *self)
{
  return sp_sheet_page_bottom (self) - SP_SHEET_MARGIN;
}

static double
turn_page (SpSheet *self)
{
  self->n_pages++;
  return SP_SHEET_MARGIN;
}

static void
place (SpSheet *self, SpBlock *block, double y, double height, guint first_row, guint n_rows)
{
  SpPlaced placed = { block, self->n_pages - 1, y, height, first_row, n_rows };
  g_array_append_val (self->placed, placed);
}

static SpBlock *
block_after (const SpSheet *self, guint i)
{
  return i + 1 < self->blocks->len ? g_ptr_array_index (self->blocks, i + 1) : NULL;
}

/* Rows from one on that fit into a height, the note under the table with the last of them. */
static guint
count_rows (const SpBlock *block, guint first, double room, double note)
{
  guint n = sp_table_get_n_rows (block->table), row = first;
  double height = 0;
  while (row < n && height + block->row_height[row + 1] + (row + 1 == n ? note : 0) <= room)
    height += block->row_height[1 + row++];
  return row - first;
}

/* Where rows are left for the next page, they are two at least, and totals have one that they are of. */
static guint
leave_some (const SpBlock *block, guint first, guint fit)
{
  guint n = sp_table_get_n_rows (block->table), leave = LEAST_ROWS;
  while (leave < n && sp_table_is_total (block->table, n - leave))
    leave++;
  if (first + fit >= n || n - first - fit >= leave)
    return fit;
  return n - first > leave + LEAST_ROWS ? n - first - leave : fit;
}

static double
sum_rows (const SpBlock *block, guint first, guint n)
{
  double height = 0;
  for (guint r = first; r < first + n; r++)
    height += block->row_height[r + 1];
  return height;
}

/* What of a table has to be on the page on which it begins. */
static double
least_of_table (SpSheet *self, const SpBlock *block, double note)
{
  guint n = sp_table_get_n_rows (block->table);
  double lead = sp_sheet_get_table_lead (self, block), whole = lead + sum_rows (block, 0, n) + note;
  return whole <= WHOLE * page_room (self) ? whole : lead + sum_rows (block, 0, MIN (LEAST_ROWS, n));
}

/* Puts as many rows as there is room for, the rest on pages after, headings repeated. note: height of what is printed under it.
 * Returns where it ends. */
static double
place_table (SpSheet *self, SpBlock *block, double y, double note)
{
  guint n = sp_table_get_n_rows (block->table), row = 0;
  double lead = sp_sheet_get_table_lead (self, block);
  if (y > SP_SHEET_MARGIN && y + least_of_table (self, block, note) > sp_sheet_page_bottom (self))
    y = turn_page (self);
  while (row < n || n == 0)
    {
      guint fit = leave_some (block, row, count_rows (block, row, sp_sheet_page_bottom (self) - y - lead, note));
      fit = n > 0 ? MAX (fit, 1) : 0; /* a row taller than a page: better cut than lost from sight altogether */
      double height = lead + sum_rows (block, row, fit);
      place (self, block, y, height, row, fit);
      y += height;
      row += fit;
      if (n == 0)
        break;
      if (row < n)
        y = turn_page (self);
    }
  return y;
}

static double
note_height (SpSheet *self, guint table)
{
  SpBlock *next = block_after (self, table);
  if (next == NULL || next->kind != SP_BLOCK_TEXT || next->text_kind != SP_TEXT_SMALL)
    return 0;
  return sp_sheet_space_before (self, next) + sp_sheet_measure_text (self, next);
}

/* What has to stand under a heading on its page. */
static double
room_below (SpSheet *self, guint heading)
{
  SpBlock *next = block_after (self, heading);
  if (next == NULL || next->kind == SP_BLOCK_BREAK)
    return 0;
  double before = sp_sheet_space_before (self, next);
  if (next->kind == SP_BLOCK_FIGURES)
    return before + sp_sheet_figure_height (self, next);
  if (next->kind == SP_BLOCK_TABLE)
    {
      sp_sheet_lay_out_table (self, next);
      return before + least_of_table (self, next, note_height (self, heading + 1));
    }
  double text = MIN (sp_sheet_measure_text (self, next), 3 * self->text_size);
  gboolean heads = next->text_kind == SP_TEXT_HEADING || next->text_kind == SP_TEXT_SECTION;
  return before + text + (heads ? room_below (self, heading + 1) : 0);
}

static double
place_other (SpSheet *self, guint i, double y)
{
  SpBlock *block = g_ptr_array_index (self->blocks, i);
  gboolean heads = block->kind == SP_BLOCK_TEXT && (block->text_kind == SP_TEXT_HEADING || block->text_kind == SP_TEXT_SECTION);
  double height = block->kind == SP_BLOCK_FIGURES ? sp_sheet_figure_height (self, block) : sp_sheet_measure_text (self, block);
  double needed = height + (heads ? room_below (self, i) : 0);
  if (y + needed > sp_sheet_page_bottom (self) && y > SP_SHEET_MARGIN)
    y = turn_page (self);
  place (self, block, y, height, 0, 0);
  return y + height;
}

static void
flow (SpSheet *self)
{
  double y = SP_SHEET_MARGIN;
  self->n_pages = 1;
  g_array_set_size (self->placed, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SpBlock *block = g_ptr_array_index (self->blocks, i);
      if (block->kind == SP_BLOCK_BREAK)
        {
          y = y - SP_SHEET_MARGIN > BEGUN * page_room (self) && block_after (self, i) != NULL ? turn_page (self) : y;
          continue;
        }
      if (y > SP_SHEET_MARGIN)
        y += sp_sheet_space_before (self, block);
      if (block->kind != SP_BLOCK_TABLE)
        {
          y = place_other (self, i, y);
          continue;
        }
      sp_sheet_lay_out_table (self, block);
      y = place_table (self, block, y, note_height (self, i));
    }
}

/* "The money, page 2; The schemes, page 3." */
static char *
say_contents (const SpSheet *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->placed->len; i++)
    {
      const SpPlaced *placed = &g_array_index (self->placed, SpPlaced, i);
      if (placed->block->kind != SP_BLOCK_TEXT || placed->block->text_kind != SP_TEXT_SECTION)
        continue;
      /* Translators: a section of a paper, and the page on which it begins. */
      g_string_append_printf (text, _("%s%s, page %u"), text->len > 0 ? "; " : "", placed->block->text, placed->page + 1);
    }
  if (text->len > 0)
    g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

/* The line of contents takes room itself, so pages are found anew until they stay: twice is enough unless it just turns a page. */
void
sp_sheet_flow (SpSheet *self)
{
  gboolean changed = TRUE;
  for (guint turn = 0; turn < 3 && changed; turn++)
    {
      flow (self);
      g_autofree char *contents = say_contents (self);
      changed = FALSE;
      for (guint i = 0; i < self->blocks->len; i++)
        {
          SpBlock *block = g_ptr_array_index (self->blocks, i);
          if (!block->is_contents || g_strcmp0 (block->text, contents) == 0)
            continue;
          g_free (block->text);
          block->text = g_strdup (contents);
          changed = TRUE;
        }
    }
}
