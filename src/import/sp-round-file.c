/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-round-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-number.h"

#define MOST_PUPILS 1e7 /* as the plan takes */

typedef enum { AREA, YEAR, GROUP, PUPILS, COUNTED, N_COLUMNS } Column;

static const char *const headings[N_COLUMNS] = { "area", "year", "group", "pupils", "counted" };

typedef struct
{
  const char       *name;
  const SpSnapshot *snapshot;
  guint             columns[N_COLUMNS]; /* + 1; 0 = none */
  GArray           *values;             /* of SpRoundValue */
  GHashTable       *rows;               /* key of a figure -> row it was first on */
  GPtrArray        *findings;           /* borrowed */
} RoundFile;

static gboolean G_GNUC_PRINTF (4, 5)
refuse (RoundFile *self, SpCsvReader *reader, Column column, const char *format, ...)
{
  va_list words;
  va_start (words, format);
  g_autofree char *message = g_strdup_vprintf (format, words);
  va_end (words);
  g_ptr_array_add (self->findings,
                   sp_finding_new_cell (SP_FINDING_WARNING, "round-row", self->name, sp_csv_reader_get_row (reader),
                                        self->columns[column], headings[column], message));
  return FALSE;
}

static gboolean
find_columns (RoundFile *self, SpCsvReader *reader, GError **error)
{
  for (guint c = 0; c < sp_csv_reader_get_n_fields (reader); c++)
    {
      g_autofree char *heading = g_utf8_strdown (sp_csv_reader_get_field (reader, c), -1);
      g_strstrip (heading);
      for (gint k = 0; k < N_COLUMNS; k++)
        if (self->columns[k] == 0 && g_str_equal (heading, headings[k]))
          self->columns[k] = c + 1;
    }
  for (gint k = 0; k < COUNTED; k++)
    if (self->columns[k] == 0)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _("%s has no column “%s”. A forecast to type in has the columns area, year, group and pupils."), self->name,
                     headings[k]);
        return FALSE;
      }
  return TRUE;
}

static char *
dup_field (RoundFile *self, SpCsvReader *reader, Column column)
{
  const char *text = self->columns[column] > 0 ? sp_csv_reader_get_field (reader, self->columns[column] - 1) : "";
  return g_strstrip (g_strdup (text));
}

static gboolean
read_area (RoundFile *self, SpCsvReader *reader, SpRoundValue *value)
{
  g_autofree char *text = dup_field (self, reader, AREA);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  SpAreaIndex area = sp_snapshot_find_area_by_name (self->snapshot, text);
  if (*text == '\0' || g_str_equal (folded, "authority") || g_strcmp0 (text, self->snapshot->la_code) == 0)
    {
      value->level = SP_ROUND_AUTHORITY;
      value->code = self->snapshot->la_code != NULL ? self->snapshot->la_code : "";
      return TRUE;
    }
  if (area < 0)
    return refuse (self, reader, AREA,
                   _("“%s” is no planning area of the plan, or several are called so. Write its code, or “authority”."), text);
  value->level = SP_ROUND_AREA;
  value->code = self->snapshot->areas[area].code;
  return TRUE;
}

/* "R", "Year 7", or "R-Y6", "Y7 to Y11". */
static gboolean
read_groups (RoundFile *self, SpCsvReader *reader, SpRoundValue *value)
{
  g_autofree char *text = dup_field (self, reader, GROUP);
  g_autoptr (GRegex) between = g_regex_new ("\\s*(-|–|\\bto\\b)\\s*", G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (between, text, 0);
  guint n = g_strv_length (parts); /* the divider is caught too */
  if (sp_year_group_parse (text, &value->first))
    {
      value->last = value->first;
      return TRUE;
    }
  return (n == 3 && sp_year_group_parse (parts[0], &value->first) && sp_year_group_parse (parts[2], &value->last)
          && value->first <= value->last)
         || refuse (self, reader, GROUP, _("“%s” is not a year group, nor several. Write R, Y1 to Y14, or as R-Y6."), text);
}

/* Blank is not said: known FALSE. */
static gboolean
read_pupils (RoundFile *self, SpCsvReader *reader, Column column, gboolean *known, double *pupils)
{
  g_autofree char *text = dup_field (self, reader, column);
  g_autofree char *plain = sp_number_dup_ungrouped (text);
  char *end = NULL;
  if (plain == NULL)
    return refuse (self, reader, column, _("“%s” is not a number of pupils. Correct it."), text);
  *known = *plain != '\0';
  if (!*known)
    return TRUE;
  *pupils = g_ascii_strtod (plain, &end);
  return (end != plain && *end == '\0' && isfinite (*pupils) && *pupils >= 0 && *pupils <= MOST_PUPILS)
         || refuse (self, reader, column, _("“%s” is not a number of pupils. Correct it."), text);
}

static gboolean
read_row (RoundFile *self, SpCsvReader *reader, SpRoundValue *value)
{
  g_autofree char *year = dup_field (self, reader, YEAR);
  gboolean known = FALSE;
  if (!read_area (self, reader, value))
    return FALSE;
  if (!sp_academic_year_parse (year, &value->year))
    return refuse (self, reader, YEAR, _("“%s” is not an academic year. Write it as 2018 or 2018/19."), year);
  if (!read_groups (self, reader, value) || !read_pupils (self, reader, COUNTED, &known, &value->counted))
    return FALSE;
  if (!known)
    value->counted = -1;
  if (!read_pupils (self, reader, PUPILS, &known, &value->pupils))
    return FALSE;
  return known || refuse (self, reader, PUPILS, _("no pupils are given. Type the figure of the paper, or take the row out."));
}

/* The first of two figures of the same stays. */
static void
add_value (RoundFile *self, SpCsvReader *reader, const SpRoundValue *value)
{
  char *key = g_strdup_printf ("%d %s %d %d %d", value->level, value->code, value->year.start, value->first, value->last);
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, key));
  if (row == 0)
    {
      g_hash_table_insert (self->rows, key, GUINT_TO_POINTER (sp_csv_reader_get_row (reader)));
      g_array_append_val (self->values, *value);
      return;
    }
  g_autofree char *text = dup_field (self, reader, PUPILS);
  refuse (self, reader, PUPILS, _("“%s” is a second figure of what row %u says already. Keep one of them."), text, row);
  g_free (key);
}

static gboolean
read_all (RoundFile *self, const char *data, gsize length, GError **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (data, length);
  g_autoptr (GError) failure = NULL;
  gboolean headed = sp_csv_reader_next (reader, &failure);
  if (headed && !find_columns (self, reader, error))
    return FALSE;
  while (headed && sp_csv_reader_next (reader, &failure))
    {
      SpRoundValue value = { .lower = { -1, -1 }, .upper = { -1, -1 }, .counted = -1 };
      if (sp_csv_reader_get_n_fields (reader) == 1 && *sp_csv_reader_get_field (reader, 0) == '\0')
        continue; /* a blank line */
      if (read_row (self, reader, &value))
        add_value (self, reader, &value);
    }
  if (failure != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ", self->name);
  else if (self->values->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("%s holds no figure that can be used. Each row needs an area, a year, a year group and a number of pupils."),
                 self->name);
  else
    return TRUE;
  return FALSE;
}

GArray *
sp_round_file_read_data (const char *name, const char *data, gsize length, const SpSnapshot *snapshot, GPtrArray *findings,
                         GError **error)
{
  RoundFile file = { .name = name, .snapshot = snapshot, .findings = findings };
  gboolean read;
  g_return_val_if_fail (name && data && snapshot && findings, NULL);
  file.values = g_array_new (FALSE, TRUE, sizeof (SpRoundValue));
  file.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read = read_all (&file, data, length, error);
  g_hash_table_unref (file.rows);
  if (!read)
    {
      g_array_unref (file.values);
      return NULL;
    }
  g_array_sort (file.values, (GCompareFunc) sp_round_value_compare);
  return file.values;
}

GArray *
sp_round_file_read (const char *path, const SpSnapshot *snapshot, GPtrArray *findings, GError **error)
{
  g_autofree char *data = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length = 0;
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  return sp_round_file_read_data (name, data, length, snapshot, findings, error);
}
