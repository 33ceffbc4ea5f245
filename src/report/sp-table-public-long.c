/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long tables made fit to publish: rows put into grids, an area (or school) a row and a year group a column, one for each year,
 * with the sums that other tables print along their edges. */
#include "config.h"
#include "sp-suppress.h"
#include "sp-table-public-private.h"

#include <string.h>

typedef struct
{
  const char *year;          /* the table's */
  GPtrArray  *down, *along;  /* names, the table's */
  GHashTable *down_at, *along_at; /* to index + 1 */
  GArray     *rows;          /* of Place */
  GHashTable *taken;         /* down << 32 | along, + 1 */
} Slice;
typedef struct { guint row, down, along; } Place;

static void
free_slice (gpointer data)
{
  Slice *slice = data;
  g_ptr_array_unref (slice->down);
  g_ptr_array_unref (slice->along);
  g_hash_table_unref (slice->down_at);
  g_hash_table_unref (slice->along_at);
  g_hash_table_unref (slice->taken);
  g_array_unref (slice->rows);
  g_free (slice);
}

static Slice *
new_slice (const char *year)
{
  Slice *slice = g_new0 (Slice, 1);
  slice->year = year;
  slice->down = g_ptr_array_new ();
  slice->along = g_ptr_array_new ();
  slice->down_at = g_hash_table_new (g_str_hash, g_str_equal);
  slice->along_at = g_hash_table_new (g_str_hash, g_str_equal);
  slice->rows = g_array_new (FALSE, FALSE, sizeof (Place));
  slice->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return slice;
}

static guint
find_or_add (GPtrArray *names, GHashTable *at, const char *name)
{
  gpointer found = g_hash_table_lookup (at, name);
  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  g_ptr_array_add (names, (gpointer) name);
  g_hash_table_insert (at, (gpointer) name, GUINT_TO_POINTER (names->len));
  return names->len - 1;
}

/* FALSE when the slice has a row for that area and year group already. */
static gboolean
take_row (Slice *slice, guint row, const char *down, const char *along)
{
  Place place = { row, find_or_add (slice->down, slice->down_at, down), find_or_add (slice->along, slice->along_at, along) };
  gint64 *key = g_new (gint64, 1);
  *key = (gint64) place.down << 32 | place.along;
  if (g_hash_table_contains (slice->taken, key))
    {
      g_free (key);
      return FALSE;
    }
  g_hash_table_add (slice->taken, key);
  g_array_append_val (slice->rows, place);
  return TRUE;
}

/* In the order in which they come, so that the same table gives the same marks. */
static GPtrArray *
cut (const SpPublicWork *work, gint down, gint along)
{
  GPtrArray *slices = g_ptr_array_new_with_free_func (free_slice);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint year = sp_public_find_any (work->table, sp_public_year_keys);
  gint phase = sp_public_find_any (work->table, sp_public_phase_keys);
  for (guint r = 0; r < sp_table_get_n_rows (work->table); r++)
    for (guint turn = 0, done = sp_table_is_total (work->table, r); !done; turn++)
      {
        const char *of_year = sp_public_text (work->table, r, year), *of_phase = sp_public_text (work->table, r, phase);
        g_autofree char *name = g_strdup_printf ("%s|%s|%u", of_year, of_phase, turn);
        Slice *slice = g_hash_table_lookup (by_name, name);
        if (slice == NULL)
          {
            slice = new_slice (of_year);
            g_ptr_array_add (slices, slice);
            g_hash_table_insert (by_name, g_steal_pointer (&name), slice);
          }
        done = take_row (slice, r, sp_public_text (work->table, r, down), sp_public_text (work->table, r, along));
      }
  return slices;
}

/* The sums along the edges: those of year groups are printed in tables by area and may be hidden there too; those of areas may
 * not, but for small ones, which nobody prints either. */
static void
add_edges (double *value, guint n_rows, guint n_columns, double threshold)
{
  for (guint r = 0; r + 1 < n_rows; r++)
    for (guint c = 0; c + 1 < n_columns; c++)
      {
        double one = MAX (0, value[(gsize) r * n_columns + c]);
        value[(gsize) r * n_columns + n_columns - 1] += one;
        value[(gsize) (n_rows - 1) * n_columns + c] += one;
        value[(gsize) n_rows * n_columns - 1] += one;
      }
  for (guint c = 0; c < n_columns; c++)
    if (value[(gsize) (n_rows - 1) * n_columns + c] >= threshold)
      value[(gsize) (n_rows - 1) * n_columns + c] = -1;
}

static void
suppress_slice (SpPublicWork *work, const Slice *slice, gint main, gboolean has_along)
{
  guint n_rows = slice->down->len + 1, n_columns = slice->along->len + has_along;
  gsize n = (gsize) n_rows * n_columns;
  g_autofree double *value = g_new0 (double, n + 1);
  g_autofree guint8 *hidden = g_new0 (guint8, n + 1);
  for (guint r = 0; r < slice->down->len; r++)
    for (guint c = 0; c < slice->along->len; c++)
      value[(gsize) r * n_columns + c] = -1;
  for (guint i = 0; i < slice->rows->len; i++)
    {
      const Place *place = &g_array_index (slice->rows, Place, i);
      double count;
      if (sp_public_read_count (work->table, place->row, main, &count))
        value[(gsize) place->down * n_columns + place->along] = count;
    }
  if (has_along)
    add_edges (value, n_rows, n_columns, work->threshold);
  else /* sums of areas are printed, and are no small numbers but where every one of them is */
    value[n - 1] = -1;
  SpSuppressGrid grid = { value, n_rows, n_columns, TRUE, has_along, has_along, slice->down->len > 1 };
  sp_suppress_grid (&grid, work->threshold, hidden);
  for (guint i = 0; i < slice->rows->len; i++)
    {
      const Place *place = &g_array_index (slice->rows, Place, i);
      if (hidden[(gsize) place->down * n_columns + place->along])
        sp_public_hide (work, place->row, (guint) main);
    }
  for (guint r = 0; has_along && r < slice->down->len; r++)
    if (hidden[(gsize) r * n_columns + n_columns - 1])
      g_hash_table_add (work->totals, sp_public_dup_total_key (g_ptr_array_index (slice->down, r), slice->year));
}

void
sp_public_suppress_long (SpPublicWork *work, gint main, gint down, gint along)
{
  g_autoptr (GPtrArray) slices = cut (work, down, along);
  for (guint i = 0; i < slices->len; i++)
    suppress_slice (work, g_ptr_array_index (slices, i), main, along >= 0);
}
