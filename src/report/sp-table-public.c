/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-table-public.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-suppress.h"
#include "sp-table-private.h"
#include "sp-table-public-private.h"
#include "sp-year.h"

const char *const sp_public_down_keys[] = { "area", "planning_area_code", "school", "school_id", "LAEstab", "authority", NULL };
const char *const sp_public_along_keys[] = { "group", "nc_year_group", "year_group", NULL };
const char *const sp_public_phase_keys[] = { "phase", "education_phase", NULL };
const char *const sp_public_year_keys[] = { "year", "time_period", "academic_year", NULL };
/* The count a row is about, the first that it has; other counts of such a row are made of it or make it up. */
static const char *const main_keys[] = { "pupils", "pupil_forecast", "hdc_pupils", "p50", "mean", "roll", "MAYNOR", "children", NULL };
static const char *const count_keys[] = {
  "pupils", "pupil_forecast", "hdc_pupils", "p10", "p50", "p90", "mean", "lower80", "upper80", "lower95", "upper95", "moved_up",
  "births", "housing", "adjustment", "roll", "MAYNOR", "children", "phase_pupils", "pupils_held", "pupils_added", "pupils_counted",
  "counted", "after", "fed", "feeder", "settled_pupils_min", "settled_pupils_max",
  "peak_pupils_min", "peak_pupils_max", "forecast", "actual", NULL
};
/* Parts that add up to the count of their row. */
static const char *const part_keys[] = { "moved_up", "births", "housing", "adjustment", NULL };
/* What gives a hidden count away: it goes with it, and never by itself. */
static const char *const derived_keys[] = {
  "shortfall", "spare", "forms_entry", "forms_total", "surplus_entry", "surplus_total", "additional_need_minus_spare_places",
  "additional_need_only_places", "balance", "need", "places_short", "ratio", "difference", "error_percent", NULL
};
/* Wide tables whose columns of years count something else. */
static const char *const childless[] = {
  "forms-primary", "forms-secondary", "delivery", "delivery-defaults", "chances", "decisions", "funding-years", "funding-sources", "spend",
  "receipts", "league", "league-summary", "calibration", "methods", NULL
};
static const char *const words[] = { "findings", "warnings", "history", "differences", "merge", "conflicts", "changes", "explanation", "facts", NULL };

gint
sp_public_find_any (const SpTable *table, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    for (guint c = 0; c < sp_table_get_n_columns (table); c++)
      if (g_str_equal (sp_table_get_key (table, c), *keys))
        return (gint) c;
  return -1;
}

static gboolean
is_year_or_group (const char *key)
{
  SpYearGroup group;
  return (strlen (key) == 4 && strspn (key, "0123456789") == 4) || (strlen (key) <= 3 && sp_year_group_parse (key, &group));
}

gboolean
sp_table_counts_children (const SpTable *self, guint column)
{
  const char *key = sp_table_get_key (self, column);
  if (sp_table_get_column_kind (self, column) != SP_TABLE_NUMBER || g_strv_contains (childless, sp_table_get_code (self)))
    return FALSE;
  return g_strv_contains (count_keys, key) || is_year_or_group (key);
}

const char *
sp_public_text (const SpTable *table, guint row, gint column)
{
  const char *text = column >= 0 ? sp_table_get_exact (table, row, (guint) column) : NULL;
  return text != NULL ? text : "";
}

gboolean
sp_public_read_count (const SpTable *table, guint row, gint column, double *value)
{
  if (column < 0 || !sp_table_is_number (table, row, (guint) column))
    return FALSE;
  *value = g_ascii_strtod (sp_table_get_exact (table, row, (guint) column), NULL);
  return TRUE;
}

void
sp_public_hide (SpPublicWork *work, guint row, guint column)
{
  work->hidden[(gsize) row * sp_table_get_n_columns (work->table) + column] = 1;
}

static gboolean
is_hidden (const SpPublicWork *work, guint row, guint column)
{
  return work->hidden[(gsize) row * sp_table_get_n_columns (work->table) + column] != 0;
}

/* A wide table: columns of counts over blocks of rows, each with its total. */

char *
sp_public_dup_total_key (const char *down, const char *year)
{
  return g_strdup_printf ("%s|%s", down, year);
}

static gboolean
is_hidden_elsewhere (SpPublicWork *work, guint row, gint down, guint column)
{
  g_autofree char *key = sp_public_dup_total_key (sp_public_text (work->table, row, down),
                                                  sp_table_get_key (work->table, column));
  return down >= 0 && g_hash_table_contains (work->totals, key);
}

static void
suppress_block (SpPublicWork *work, GArray *columns, guint first, guint n_rows, gboolean has_total)
{
  gint down = sp_public_find_any (work->table, sp_public_down_keys);
  gsize n = (gsize) n_rows * columns->len;
  g_autofree double *value = g_new (double, MAX (1, n));
  g_autofree guint8 *hidden = g_new0 (guint8, MAX (1, n));
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < columns->len; c++)
      {
        guint column = g_array_index (columns, guint, c);
        gsize at = (gsize) r * columns->len + c;
        if (!sp_public_read_count (work->table, first + r, (gint) column, &value[at]))
          value[at] = -1;
        hidden[at] = value[at] > 0 && is_hidden_elsewhere (work, first + r, down, column);
      }
  SpSuppressGrid grid = { value, n_rows, columns->len, .total_row = has_total,
                          .columns_add = has_total || (down >= 0 && n_rows > 1) };
  if (sp_suppress_grid (&grid, work->threshold, hidden) > 0)
    for (gsize at = 0; at < n; at++)
      if (hidden[at])
        sp_public_hide (work, first + (guint) (at / columns->len), g_array_index (columns, guint, at % columns->len));
}

static void
hide_derived (SpPublicWork *work, guint row)
{
  gboolean any = FALSE;
  guint n = sp_table_get_n_columns (work->table);
  for (guint c = 0; c < n; c++)
    any = any || is_hidden (work, row, c);
  for (guint c = 0; any && c < n; c++)
    if (sp_table_get_column_kind (work->table, c) == SP_TABLE_NUMBER
        && g_strv_contains (derived_keys, sp_table_get_key (work->table, c)))
      sp_public_hide (work, row, c);
}

static void
suppress_wide (SpPublicWork *work, GArray *columns)
{
  guint n = sp_table_get_n_rows (work->table), first = 0;
  for (guint r = 0; r < n; r++)
    if (sp_table_is_total (work->table, r) || r + 1 == n)
      {
        suppress_block (work, columns, first, r + 1 - first, sp_table_is_total (work->table, r));
        first = r + 1;
      }
  for (guint r = 0; r < n; r++)
    hide_derived (work, r);
}

/* A row about one count. */

static gboolean
is_derived (const SpTable *table, guint column)
{
  return sp_table_get_column_kind (table, column) == SP_TABLE_NUMBER
         && (sp_table_counts_children (table, column) || g_strv_contains (derived_keys, sp_table_get_key (table, column)));
}

static gboolean
is_part (const SpTable *table, guint column)
{
  return g_strv_contains (part_keys, sp_table_get_key (table, column));
}

static gboolean
is_small (const SpPublicWork *work, guint row, guint column)
{
  double value;
  return sp_table_counts_children (work->table, column) && sp_public_read_count (work->table, row, (gint) column, &value)
         && value != 0 && value > - (double) work->threshold && value < work->threshold;
}

static gboolean
has_small_part (const SpPublicWork *work, guint row)
{
  for (guint c = 0; c < sp_table_get_n_columns (work->table); c++)
    if (is_part (work->table, c) && is_small (work, row, c))
      return TRUE;
  return FALSE;
}

/* What is made of a hidden count goes with it; where one of its parts is small, all of them, since they add up to it; any other
 * small count by itself. */
static void
hide_companions (SpPublicWork *work, gint main)
{
  for (guint r = 0; r < sp_table_get_n_rows (work->table); r++)
    {
      gboolean all = is_hidden (work, r, (guint) main), parts = has_small_part (work, r);
      for (guint c = 0; c < sp_table_get_n_columns (work->table); c++)
        if ((gint) c != main
            && ((all && is_derived (work->table, c)) || (parts && is_part (work->table, c)) || is_small (work, r, c)))
          sp_public_hide (work, r, c);
    }
}

static void
suppress_counts (SpPublicWork *work)
{
  gint main = sp_public_find_any (work->table, main_keys), down = sp_public_find_any (work->table, sp_public_down_keys);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint c = 0; c < sp_table_get_n_columns (work->table); c++)
    if (sp_table_counts_children (work->table, c))
      g_array_append_val (columns, c);
  if (columns->len == 0)
    return;
  if (main >= 0 && sp_table_counts_children (work->table, (guint) main) && down >= 0)
    {
      sp_public_suppress_long (work, main, down, sp_public_find_any (work->table, sp_public_along_keys));
      hide_companions (work, main);
    }
  else
    suppress_wide (work, columns);
}

/* Puts the mark where a figure was; a blank stays blank. */
static guint
mark_hidden (const SpPublicWork *work)
{
  guint marked = 0;
  for (guint r = 0; r < sp_table_get_n_rows (work->table); r++)
    for (guint c = 0; c < sp_table_get_n_columns (work->table); c++)
      if (is_hidden (work, r, c) && sp_table_is_number (work->table, r, c))
        {
          sp_table_hold_back (work->table, r, c, SP_PUBLIC_MARK);
          marked++;
        }
  return marked;
}

static void
add_note (SpTable *table, const char *note)
{
  const char *old = sp_table_get_note (table);
  g_autofree char *whole = old != NULL ? g_strdup_printf ("%s %s", old, note) : g_strdup (note);
  if (old == NULL || strstr (old, note) == NULL)
    sp_table_set_note (table, whole);
}

void
sp_public_explain_mark (SpTable *table, guint threshold)
{
  g_autofree char *note = g_strdup_printf (_("c: held back, so that no count of children below %u can be read or worked out from the rest."),
                                           threshold);
  add_note (table, note);
}

static guint
make_public (SpTable *table, guint threshold, GHashTable *totals)
{
  g_autofree guint8 *hidden = g_new0 (guint8, MAX (1, (gsize) sp_table_get_n_rows (table) * sp_table_get_n_columns (table)));
  SpPublicWork work = { table, threshold, totals, hidden };
  guint marked;
  if (g_strv_contains (words, sp_table_get_code (table)))
    {
      marked = sp_table_get_n_rows (table);
      sp_table_clear_rows (table);
      if (marked > 0)
        add_note (table, _("Left out of what is published: its words may tell counts of children."));
      return marked;
    }
  suppress_counts (&work);
  marked = mark_hidden (&work);
  if (marked > 0)
    sp_public_explain_mark (table, threshold);
  return marked;
}

guint
sp_tables_make_public (GPtrArray *tables, guint threshold)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint marked = 0;
  g_return_val_if_fail (tables != NULL && threshold >= 2, 0);
  for (gint wide = 0; wide < 2; wide++) /* wide tables show the totals of long ones */
    for (guint i = 0; i < tables->len; i++)
      {
        SpTable *table = g_ptr_array_index (tables, i);
        if ((sp_public_find_any (table, sp_public_along_keys) < 0) == wide)
          marked += make_public (table, threshold, totals);
      }
  return marked;
}

guint
sp_table_make_public (SpTable *self, guint threshold)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_ptr_array_add (tables, self);
  return sp_tables_make_public (tables, threshold);
}
