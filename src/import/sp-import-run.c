/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-run.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-date.h"
#include "sp-number.h"

#define MOST_POUNDS 1e12

/* What the makers of tables write where there is no number. */
static gboolean
is_missing_mark (const char *text)
{
  static const char *const marks[] = { "z", "c", ":", "..", "...", "x", "na", "n/a", "*", "-", "low", "~", "null", "none", "supp", "k", "[x]", "[z]", "[c]", "#n/a", "\xe2\x80\x93" };

  if (!*text)
    return TRUE;
  if (g_ascii_isdigit (*text) || strlen (text) > 4)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_ascii_strcasecmp (text, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
sp_import_has (const SpImportRun *run, guint field)
{
  return run->column_of[field] >= 0 || run->mapping->constants[field];
}

const char *
sp_import_text (SpImportRun *run, guint field)
{
  gint column = run->column_of[field];
  const char *text;

  if (column < 0)
    return run->mapping->constants[field];
  text = sp_text_record_get_trimmed (run->record, (guint) column);
  if (is_missing_mark (text))
    return run->mapping->constants[field];
  return text;
}

static void
add_finding (SpImportRun *run, SpSeverity severity, const char *code, gint column, const char *message)
{
  gboolean named = column >= 0 && (guint) column < run->mapping->n_columns;

  sp_finding_tally_add (run->tally, severity, code, run->label, run->row, column < 0 ? 0 : (guint) column + 1,
                        named ? run->mapping->headings[column] : NULL, "%s", message);
}

void
sp_import_refuse (SpImportRun *run, const char *code, gint field, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  run->refused = TRUE;
  add_finding (run, SP_FINDING_WARNING, code, field < 0 ? -1 : run->column_of[field], message);
}

void
sp_import_note (SpImportRun *run, SpSeverity severity, const char *code, gint field, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_finding (run, severity, code, field < 0 ? -1 : run->column_of[field], message);
}

gboolean
sp_import_parse_number (const char *text, double *out)
{
  g_autofree char *plain = sp_number_dup_ungrouped (text);
  char digits[64];
  gsize n = 0;
  char *end;

  for (const char *at = plain; at && *at; at++)
    {
      if (*at == ' ')
        continue;
      if ((guchar) at[0] == 0xc2 && ((guchar) at[1] == 0xa0 || (guchar) at[1] == 0xa3)) /* no-break space, pound */
        {
          at++;
          continue;
        }
      if (n + 1 >= sizeof digits || !strchr ("0123456789.+-eE", *at))
        return FALSE;
      digits[n++] = *at;
    }
  digits[n] = '\0';
  if (n == 0 || strpbrk (digits, "0123456789") == NULL)
    return FALSE;
  *out = g_ascii_strtod (digits, &end);
  return *end == '\0' && isfinite (*out);
}

static void
refuse_number (SpImportRun *run, gint column, const char *text, gboolean whole, double least, double most)
{
  g_autofree char *message
      = whole ? g_strdup_printf (_("“%s” is not a whole number from %.0f to %.0f. Mend it, or leave it blank if it is not known."),
                                 text, least, most)
              : g_strdup_printf (_("“%s” is not a number from %.0f to %.0f. Mend it, or leave it blank if it is not known."), text,
                                 least, most);

  run->refused = TRUE;
  add_finding (run, SP_FINDING_WARNING, "not-a-number", column, message);
}

static SpCell
read_number (SpImportRun *run, gint column, const char *text, gboolean whole, double least, double most, double *out)
{
  if (!text)
    return SP_CELL_MISSING;
  if (sp_import_parse_number (text, out) && *out >= least && *out <= most && (!whole || *out == floor (*out)))
    return SP_CELL_GOOD;
  refuse_number (run, column, text, whole, least, most);
  return SP_CELL_BAD;
}

SpCell
sp_import_real (SpImportRun *run, guint field, double least, double most, double *out)
{
  return read_number (run, run->column_of[field], sp_import_text (run, field), FALSE, least, most, out);
}

SpCell
sp_import_whole (SpImportRun *run, guint field, gint64 least, gint64 most, gint64 *out)
{
  double value = 0;
  SpCell cell
      = read_number (run, run->column_of[field], sp_import_text (run, field), TRUE, (double) least, (double) most, &value);

  if (cell == SP_CELL_GOOD)
    *out = (gint64) value;
  return cell;
}

SpCell
sp_import_pence (SpImportRun *run, guint field, gint64 *pence)
{
  double pounds = 0;
  SpCell cell = sp_import_real (run, field, 0, MOST_POUNDS, &pounds);

  if (cell == SP_CELL_GOOD)
    *pence = (gint64) floor (pounds * 100 + 0.5);
  return cell;
}

SpCell
sp_import_real_at (SpImportRun *run, guint column, double least, double most, double *out)
{
  const char *text = sp_text_record_get_trimmed (run->record, column);

  return read_number (run, (gint) column, is_missing_mark (text) ? NULL : text, FALSE, least, most, out);
}

SpCell
sp_import_year (SpImportRun *run, guint field, gint *start)
{
  const char *text = sp_import_text (run, field);
  SpAcademicYear year;
  double number;

  if (!text)
    return SP_CELL_MISSING;
  if (sp_academic_year_parse (text, &year))
    {
      *start = year.start;
      return SP_CELL_GOOD;
    }
  if (sp_import_parse_number (text, &number) && number == floor (number) && number >= 1900 && number <= 2199)
    {
      *start = (gint) number;
      return SP_CELL_GOOD;
    }
  sp_import_refuse (run, "not-a-year", (gint) field, _("“%s” is not an academic year. Write it as 2013/14 or 201314."), text);
  return SP_CELL_BAD;
}

SpCell
sp_import_date (SpImportRun *run, guint field, char out[11])
{
  const char *text = sp_import_text (run, field);
  g_autofree char *why = NULL;
  SpDateFault fault;

  out[0] = '\0';
  if (!text)
    return SP_CELL_MISSING;
  fault = sp_date_parse (text, out);
  if (fault == SP_DATE_FAULT_NONE)
    return SP_CELL_GOOD;
  why = sp_date_fault_to_words (fault, text);
  sp_import_refuse (run, "not-a-date", (gint) field, "%s.", why);
  return SP_CELL_BAD;
}

gboolean
sp_import_next_column (const SpImportRun *run, guint field, guint *column, gint *key)
{
  while (*column < run->mapping->n_columns)
    {
      SpColumnMeaning meaning = run->mapping->columns[(*column)++];

      if (meaning.field == (gint) field)
        {
          *key = meaning.key;
          return TRUE;
        }
    }
  return FALSE;
}

void
sp_import_skip (SpImportRun *run)
{
  run->n_elsewhere++;
}

gboolean
sp_import_is_ours (SpImportRun *run, guint field)
{
  const char *code;

  if (!sp_import_has (run, field))
    return TRUE;
  code = sp_import_text (run, field);
  if (code && g_str_has_prefix (code, run->la_code) && (code[3] == '\0' || code[3] == '.' || code[3] == '/'))
    return TRUE;
  sp_import_skip (run);
  return FALSE;
}

/* Whether after a year comes the one that follows it, and no day of a date: "-15", "_2015". Then *end is what is after it. */
static gboolean
is_span (const char *text, gint year, const char **end)
{
  const char *second = g_str_has_prefix (text, "\xe2\x80\x93") ? text + 3 : text + 1; /* en dash */
  gsize digits = second > text + 1 || (*text && strchr ("-_/ ", *text)) ? strspn (second, "0123456789") : 0;

  *end = second + digits;
  return ((digits == 2 && atoi (second) == (year + 1) % 100) || (digits == 4 && atoi (second) == year + 1))
         && !(**end == '-' && g_ascii_isdigit ((*end)[1]));
}

gint
sp_import_year_in_name (const SpImportRun *run, gboolean *academic)
{
  g_autofree char *name = g_path_get_basename (run->path);
  gint found = 0;

  *academic = FALSE;
  for (const char *at = name, *end; *at; at = end)
    {
      gsize digits = strspn (at, "0123456789");
      gint number = digits > 0 && digits <= 8 ? atoi (at) : 0, year = number;
      gboolean spans = FALSE;

      end = at + MAX (digits, 1);
      if (digits == 6 && number % 100 > 12) /* up to 12 it may as well be a month */
        spans = number % 100 == ((year = number / 100) + 1) % 100;
      else if (digits == 8)
        spans = number % 10000 == (year = number / 10000) + 1;
      else if (digits == 4)
        spans = is_span (at + 4, number, &end);
      if ((digits != 4 && !spans) || year < 1900 || year > 2099)
        {
          end = at + MAX (digits, 1);
          continue;
        }
      if (found && (found != year || *academic != spans))
        return 0;
      if (!spans)
        end = at + digits;
      found = year;
      *academic = spans;
    }
  return found;
}

void
sp_import_stage (SpImportRun *run, guint table)
{
  sp_stage_add_row (run->stage, table, run->label, run->row);
}
