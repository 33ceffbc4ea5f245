/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-accuracy-others.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-accuracy-resource.h"
#include "sp-csv.h"

#define RESOURCE "/org/schoolplaces/SchoolPlaces/accuracy/authorities.csv"

enum { YEAR, PHASE, AHEAD, N, ENGLAND, MEAN, MEDIAN, P10, P25, P50, P75, P90, WITHIN_2, WITHIN_5, SOURCE, N_COLUMNS };
static const char *const columns[N_COLUMNS] = {
  "year", "phase", "years_ahead", "authorities", "england", "mean_size", "median_size", "p10", "p25", "p50", "p75", "p90",
  "within_2", "within_5", "source",
};

typedef struct { SpCsvReader *reader; const char *name; gint at[N_COLUMNS]; } File;

static void
free_row (gpointer data)
{
  SpAccuracyOthers *row = data;

  g_free (row->source);
  g_free (row);
}

static gboolean
fail (const File *file, gint column, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("%s, row %u, column %s: “%s” cannot be used here. Correct the file; data/accuracy/README.md says what each "
                 "column holds"), file->name, sp_csv_reader_get_row (file->reader), columns[column],
               sp_csv_reader_get_field (file->reader, (guint) file->at[column]));
  return FALSE;
}

static gboolean
read_header (File *file, GError **error)
{
  if (!sp_csv_reader_next (file->reader, error))
    {
      if (error && !*error)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s is empty. Give the columns and at least one row"),
                     file->name);
      return FALSE;
    }
  for (gint c = 0; c < N_COLUMNS; c++)
    {
      file->at[c] = -1;
      for (guint i = 0; i < sp_csv_reader_get_n_fields (file->reader); i++)
        if (g_str_equal (sp_csv_reader_get_field (file->reader, i), columns[c]))
          file->at[c] = (gint) i;
      if (file->at[c] >= 0)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s has no column “%s”. Add it"), file->name, columns[c]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_number (const File *file, gint column, double low, double high, double *out, GError **error)
{
  const char *text = sp_csv_reader_get_field (file->reader, (guint) file->at[column]);
  char *end;

  *out = g_ascii_strtod (text, &end);
  return (end != text && *end == '\0' && *out >= low && *out <= high) || fail (file, column, error);
}

static gboolean
read_row (const File *file, SpAccuracyOthers *row, GError **error)
{
  double year, ahead, n;
  double *shares[N_COLUMNS] = { [ENGLAND] = &row->england, [MEAN] = &row->mean_size, [MEDIAN] = &row->median_size,
                                [P10] = &row->p10, [P25] = &row->p25, [P50] = &row->p50, [P75] = &row->p75,
                                [P90] = &row->p90, [WITHIN_2] = &row->within_2, [WITHIN_5] = &row->within_5 };

  if (!read_number (file, YEAR, 1900, 2199, &year, error) || !read_number (file, AHEAD, 1, 30, &ahead, error)
      || !read_number (file, N, 1, 10000, &n, error))
    return FALSE;
  if (!sp_phase_parse (sp_csv_reader_get_field (file->reader, (guint) file->at[PHASE]), &row->phase))
    return fail (file, PHASE, error);
  for (gint c = ENGLAND; c < SOURCE; c++)
    if (!read_number (file, c, c >= ENGLAND && c != MEAN && c != MEDIAN && c < WITHIN_2 ? -1 : 0, 1, shares[c], error))
      return FALSE;
  if (!(row->p10 <= row->p25 && row->p25 <= row->p50))
    return fail (file, P25, error);
  if (!(row->p50 <= row->p75 && row->p75 <= row->p90))
    return fail (file, P75, error);
  row->year = sp_academic_year ((gint) year);
  row->years_ahead = (gint) ahead;
  row->authorities = (guint) n;
  row->source = g_strdup (sp_csv_reader_get_field (file->reader, (guint) file->at[SOURCE]));
  return TRUE;
}

GPtrArray *
sp_accuracy_others_read (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (text, length);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GError) failure = NULL;
  File file = { .reader = reader, .name = name };

  if (!read_header (&file, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  while (sp_csv_reader_next (reader, &failure))
    {
      SpAccuracyOthers *row = g_new0 (SpAccuracyOthers, 1);

      g_ptr_array_add (rows, row);
      if (!read_row (&file, row, &failure))
        break;
    }
  if (!failure)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

GPtrArray *
sp_accuracy_others_get (void)
{
  static GPtrArray *shared;

  if (g_once_init_enter (&shared))
    {
      g_autoptr (GBytes) bytes
          = g_resource_lookup_data (sp_accuracy_get_resource (), RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      GPtrArray *rows = sp_accuracy_others_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                 "authorities.csv", &error);

      g_assert_no_error (error); /* our own file */
      g_once_init_leave (&shared, rows);
    }
  return shared;
}

const SpAccuracyOthers *
sp_accuracy_others_find (GPtrArray *others, SpPhase phase, gint years_ahead, SpAcademicYear year)
{
  const SpAccuracyOthers *best = NULL;

  for (guint i = 0; i < others->len; i++)
    {
      const SpAccuracyOthers *row = g_ptr_array_index (others, i);
      gint away, best_away;

      if (row->phase != phase || row->years_ahead != years_ahead)
        continue;
      away = ABS (row->year.start - year.start);
      best_away = best ? ABS (best->year.start - year.start) : G_MAXINT;
      if (away < best_away || (away == best_away && row->year.start < best->year.start))
        best = row;
    }
  return best;
}

SpStanding
sp_accuracy_others_place (const SpAccuracyOthers *self, double error)
{
  if (error < 0 && error < self->p25)
    return error < self->p10 ? SP_STANDING_LOWEST_TENTH : SP_STANDING_LOWEST_QUARTER;
  if (error > 0 && error > self->p75)
    return error > self->p90 ? SP_STANDING_HIGHEST_TENTH : SP_STANDING_HIGHEST_QUARTER;
  return fabs (error) <= self->median_size ? SP_STANDING_CLOSER_THAN_HALF : SP_STANDING_MIDDLE;
}

const char *
sp_standing_code (SpStanding standing)
{
  static const char *const codes[] = {
    "lowest-tenth", "lowest-quarter", "closer-than-half", "middle", "highest-quarter", "highest-tenth",
  };

  g_return_val_if_fail (standing <= SP_STANDING_HIGHEST_TENTH, "");
  return codes[standing];
}

const char *
sp_standing_name (SpStanding standing)
{
  static const char *const names[] = {
    N_("Too low, larger than 90 % of authorities"), N_("Too low, larger than 75 % of authorities"),
    N_("Smaller than half of authorities"), N_("Larger than half of authorities"),
    N_("Too high, larger than 75 % of authorities"), N_("Too high, larger than 90 % of authorities"),
  };

  g_return_val_if_fail (standing <= SP_STANDING_HIGHEST_TENTH, "");
  return _(names[standing]);
}
