/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-csv.h"

#define LISTED_OF_A_KIND 20  /* faults of one kind listed one by one */
#define MOST_COUNT 1000000.0 /* no English authority has as many in a year group */
#define FIRST_YEAR 1950
#define LAST_YEAR 2100
#define MOST_AREAS 100000

enum
{
  AREA,
  YEAR,
  GROUP,
  COUNT,
  PARENT,
  N_COLUMNS
};

void
sp_roll_table_init (SpRollTable *self, const char *file, gboolean has_groups, const SpRollTable *areas_of,
                    GPtrArray *findings)
{
  memset (self, 0, sizeof *self);
  self->file = file;
  self->has_groups = has_groups;
  self->headings[AREA] = "area";
  self->headings[YEAR] = has_groups ? "year" : "entry_year";
  self->headings[GROUP] = has_groups ? "group" : NULL;
  self->headings[COUNT] = has_groups ? "pupils" : "births";
  self->headings[PARENT] = has_groups ? "parent" : NULL;
  self->areas = areas_of ? g_ptr_array_ref (areas_of->areas) : g_ptr_array_new_with_free_func (g_free);
  self->area_index = areas_of ? g_hash_table_ref (areas_of->area_index) : g_hash_table_new (g_str_hash, g_str_equal);
  self->parents = areas_of ? g_ptr_array_ref (areas_of->parents) : g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (SpRollRow));
  self->findings = findings;
  self->n_findings = g_hash_table_new (g_str_hash, g_str_equal);
}

void
sp_roll_table_clear (SpRollTable *self)
{
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->area_index, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->n_findings, g_hash_table_unref);
}

/* column: one of the enum, -1 for the whole row. */
static void
take_finding (SpRollTable *self, SpSeverity severity, const char *code, guint row, gint column, char *message)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_findings, code)) + 1;

  g_hash_table_insert (self->n_findings, (gpointer) code, GUINT_TO_POINTER (n));
  if (n <= LISTED_OF_A_KIND)
    g_ptr_array_add (self->findings,
                     sp_finding_new_cell (severity, code, self->file, row, column < 0 ? 0 : self->columns[column],
                                          column < 0 ? NULL : self->headings[column], message));
  g_free (message);
}

static void G_GNUC_PRINTF (6, 7) add_finding (SpRollTable *self, SpSeverity severity, const char *code, guint row,
                                              gint column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  take_finding (self, severity, code, row, column, g_strdup_vprintf (format, args));
  va_end (args);
}

void
sp_roll_table_take_fault (SpRollTable *self, SpSeverity severity, const char *code, guint row, gboolean in_count,
                          char *message)
{
  take_finding (self, severity, code, row, in_count ? COUNT : -1, message);
}

void
sp_roll_table_sum_up (SpRollTable *self)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->n_findings), (GCompareFunc)strcmp);

  for (GList *l = codes; l; l = l->next)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_findings, l->data));
      g_autofree char *message = NULL;

      if (n <= LISTED_OF_A_KIND)
        continue;
      message = g_strdup_printf (
          _("%u more rows have the same fault as the %u listed (%s). Mend them in the file and read it again."),
          n - LISTED_OF_A_KIND, LISTED_OF_A_KIND, (const char *)l->data);
      g_ptr_array_add (self->findings,
                       sp_finding_new_cell (SP_FINDING_WARNING, l->data, self->file, 0, 0, NULL, message));
    }
}

static gboolean
read_headings (SpRollTable *self, SpCsvReader *reader, GError **error)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  self->n_headings = sp_csv_reader_get_n_fields (reader);
  for (guint c = 0; c < sp_csv_reader_get_n_fields (reader); c++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (sp_csv_reader_get_field (reader, c)));

      g_string_append_printf (seen, "%s%s", c ? ", " : "", heading);
      for (gint i = 0; i < N_COLUMNS; i++)
        if (self->headings[i] && g_ascii_strcasecmp (heading, self->headings[i]) == 0 && self->columns[i] == 0)
          self->columns[i] = c + 1;
    }
  if (sp_csv_reader_get_n_fields (reader) == 1 && strpbrk (seen->str, ";\t") != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   strchr (seen->str, ';') != NULL
                       ? _("%s has its columns divided by semicolons. Save it as CSV divided by commas, with a point in "
                           "decimals.")
                       : _("%s has its columns divided by tabs. Save it as CSV divided by commas."),
                   self->file);
      return FALSE;
    }
  for (gint i = 0; i < N_COLUMNS; i++)
    if (self->headings[i] && i != PARENT && self->columns[i] == 0)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                     _("%s has no column “%s”; its columns are: %s. Give the first row these headings: %s."),
                     self->file, self->headings[i], seen->str,
                     self->has_groups ? "area,year,group,pupils" : "area,entry_year,births");
        return FALSE;
      }
  return TRUE;
}

static char *
field (SpRollTable *self, SpCsvReader *reader, gint column)
{
  if (self->columns[column] == 0)
    return g_strdup ("");
  return g_strstrip (g_strdup (sp_csv_reader_get_field (reader, self->columns[column] - 1)));
}

/* What publishers write for a number they hold back or do not have. */
static gboolean
is_missing (const char *text)
{
  static const char *const marks[]
      = { "", "*", "c", "z", "x", "u", "..", ":", "-", "n/a", "na", "nan", "null", "low", "supp", "suppressed",
          "[c]", "[z]", "[x]", "[u]", "[w]", "[low]" };

  if (*text == '<')
    return TRUE; /* "<5": fewer than are published */
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strcasecmp (text, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Digits with at most one point; commas only as thousands separators; a minus is read so that it can be named. */
static gboolean
read_number (const char *text, double *out)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *from = *text == '-' ? text + 1 : text;
  gboolean point = FALSE, commas = strchr (text, ',') != NULL;
  guint group = 0;

  for (const char *c = from; *c; c++)
    {
      if (*c == ',')
        {
          if (point || group == 0 || group > 3 || !g_ascii_isdigit (c[1]) || !g_ascii_isdigit (c[2])
              || !g_ascii_isdigit (c[3]) || g_ascii_isdigit (c[4]))
            return FALSE;
          group = 0;
          continue;
        }
      if (*c == '.' && !point)
        point = TRUE;
      else if (!g_ascii_isdigit (*c))
        return FALSE;
      else if (!point)
        group++;
      g_string_append_c (plain, *c);
    }
  if (plain->len == 0 || plain->len > 30 || g_str_equal (plain->str, ".") || (commas && group != 3))
    return FALSE;
  *out = g_ascii_strtod (plain->str, NULL) * (from == text ? 1 : -1);
  return TRUE;
}

static gboolean
read_count (SpRollTable *self, SpCsvReader *reader, guint row, double *out)
{
  g_autofree char *text = field (self, reader, COUNT);

  if (is_missing (text))
    {
      if (*text == '\0')
        add_finding (
            self, SP_FINDING_NOTE, "count-missing", row, COUNT,
            _("it is blank, so it is taken as not known, not as 0. Enter the number, or 0 if there were none."));
      else
        add_finding (
            self, SP_FINDING_WARNING, "count-suppressed", row, COUNT,
            _("“%s” is a number held back, so it is taken as not known, not as 0. Enter the number if you hold it."),
            text);
      return FALSE;
    }
  if (!read_number (text, out))
    {
      add_finding (self, SP_FINDING_ERROR, "count-not-a-number", row, COUNT,
                   _("“%s” is not a number, so the row is left out. "
                      "Enter a number such as 30."),
                   text);
      return FALSE;
    }
  if (*out < 0)
    {
      add_finding (self, SP_FINDING_ERROR, "count-negative", row, COUNT,
                   _("%s is below 0, so the row is left out. Enter the "
                      "number counted."),
                   text);
      return FALSE;
    }
  if (*out > MOST_COUNT)
    {
      add_finding (self, SP_FINDING_ERROR, "count-absurd", row, COUNT,
                   _("%s is more than any area can have, so the row is left "
                      "out. Check the number."),
                   text);
      return FALSE;
    }
  if (self->has_groups && *out != floor (*out))
    add_finding (self, SP_FINDING_WARNING, "count-part", row, COUNT,
                 _("%s is not a whole number of pupils; it is used as it is. Part-time pupils count as one each in the "
                   "January census. Check that it is a headcount."),
                 text);
  return TRUE;
}

static gboolean
read_year (SpRollTable *self, SpCsvReader *reader, guint row, gint *out)
{
  g_autofree char *text = field (self, reader, YEAR);
  SpAcademicYear year;

  if (sp_academic_year_parse (text, &year) && year.start >= FIRST_YEAR && year.start <= LAST_YEAR)
    {
      *out = year.start;
      return TRUE;
    }
  add_finding (self, SP_FINDING_ERROR, "year-unknown", row, YEAR,
               _("“%s” is not a year between %d and %d, so the row is left out. "
                  "Enter the calendar year in which the academic year begins, such as 2016."),
               text, FIRST_YEAR, LAST_YEAR);
  return FALSE;
}

static gboolean
read_group (SpRollTable *self, SpCsvReader *reader, guint row, SpYearGroup *out)
{
  g_autofree char *text = NULL;

  *out = SP_GROUP_R;
  if (!self->has_groups)
    return TRUE;
  text = field (self, reader, GROUP);
  if (sp_year_group_parse (text, out))
    return TRUE;
  add_finding (self, SP_FINDING_ERROR, "group-unknown", row, GROUP,
               _("“%s” is not a year group, so the row is left out. Enter R or "
                  "Y1 to Y14."),
               text);
  return FALSE;
}

static void
read_parent (SpRollTable *self, SpCsvReader *reader, guint row, guint area)
{
  g_autofree char *text = field (self, reader, PARENT);
  const char *held = g_ptr_array_index (self->parents, area);

  if (*text == '\0')
    return;
  if (!held)
    self->parents->pdata[area] = g_steal_pointer (&text);
  else if (!g_str_equal (held, text))
    add_finding (self, SP_FINDING_WARNING, "parent-differs", row, PARENT,
                 _("%s was under “%s” before and is under “%s” here; “%s” "
                    "is used. Give each area one parent."),
                 (const char *)g_ptr_array_index (self->areas, area), held, text, held);
}

static gboolean
read_area (SpRollTable *self, SpCsvReader *reader, guint row, guint *out)
{
  g_autofree char *text = field (self, reader, AREA);
  guint held = GPOINTER_TO_UINT (g_hash_table_lookup (self->area_index, text));

  if (*text == '\0')
    {
      add_finding (self, SP_FINDING_ERROR, "area-missing", row, AREA,
                   _("no area is named, so the row is left out. Enter its name or code."));
      return FALSE;
    }
  if (held == 0 && !self->has_groups)
    {
      add_finding (self, SP_FINDING_WARNING, "area-unknown", row, AREA,
                   _("no rolls are held for “%s”, so its births are not used. "
                      "Use the same name in both files."),
                   text);
      return FALSE;
    }
  if (held == 0 && self->areas->len >= MOST_AREAS)
    {
      add_finding (self, SP_FINDING_ERROR, "areas-too-many", row, AREA,
                   _("there are more than %d areas, so “%s” is left out. Read the "
                      "file in parts."),
                   MOST_AREAS, text);
      return FALSE;
    }
  if (held == 0)
    {
      g_ptr_array_add (self->areas, g_steal_pointer (&text));
      g_ptr_array_add (self->parents, NULL);
      held = self->areas->len;
      g_hash_table_insert (self->area_index, g_ptr_array_index (self->areas, held - 1), GUINT_TO_POINTER (held));
    }
  *out = held - 1;
  return TRUE;
}

static gboolean
is_blank_field (SpCsvReader *reader, guint column)
{
  for (const char *text = sp_csv_reader_get_field (reader, column); *text; text++)
    if (!g_ascii_isspace (*text))
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (SpCsvReader *reader)
{
  for (guint c = 0; c < sp_csv_reader_get_n_fields (reader); c++)
    if (!is_blank_field (reader, c))
      return FALSE;
  return TRUE;
}

/* "1,234" without its quotation marks is two values, and would be read as 1. */
static gboolean
is_too_long (SpRollTable *self, SpCsvReader *reader, guint row)
{
  guint n = sp_csv_reader_get_n_fields (reader);

  while (n > self->n_headings && is_blank_field (reader, n - 1))
    n--;
  if (n <= self->n_headings)
    return FALSE;
  add_finding (self, SP_FINDING_ERROR, "row-too-long", row, -1,
               _("%u values stand under %u headings, so the row is left out. A comma inside a value, as in “1,234”, is "
                 "read as the end of it. Take it out, or put the value in quotation marks."),
               n, self->n_headings);
  return TRUE;
}

/* Checked before the area is: an area of which no row can be used does not exist. */
static void
read_row (SpRollTable *self, SpCsvReader *reader)
{
  SpRollRow row = { .row = sp_csv_reader_get_row (reader) };

  if (is_blank (reader))
    return;
  self->n_read++;
  if (is_too_long (self, reader, row.row))
    return;
  if (!read_year (self, reader, row.row, &row.year) || !read_group (self, reader, row.row, &row.group)
      || !read_count (self, reader, row.row, &row.count) || !read_area (self, reader, row.row, &row.area))
    return;
  if (self->has_groups)
    read_parent (self, reader, row.row, row.area);
  g_array_append_val (self->rows, row);
}

gboolean
sp_roll_table_read (SpRollTable *self, const char *data, gsize length, GError **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (data, length);
  g_autoptr (GError) local = NULL;
  gboolean found = FALSE;

  while (!found && sp_csv_reader_next (reader, &local))
    found = !is_blank (reader);
  if (!found && !local)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s is empty. Give it a row of headings and a row for each count."), self->file);
      return FALSE;
    }
  if (found && !read_headings (self, reader, error))
    return FALSE;
  while (!local && sp_csv_reader_next (reader, &local))
    read_row (self, reader);
  if (!local)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", self->file);
  return FALSE;
}
