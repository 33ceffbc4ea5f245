/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Births by district.
 *
 * Two counts feed the reception of September of year Y + 4: births in the 12 months to the middle of year Y (mid-year; the plan's own
 * convention), and births from September of Y - 1 to August of Y (school year; exact). A file that has both is read by the middle of
 * the year unless "basis" is set to school-year. Births month by month are added up to school years; a school year of which a month is
 * missing is left out. Worked example: births in the 12 months to 1 July 2012 start school in September 2016. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"

#define YEARS_TO_RECEPTION 4

enum { CODE, NAME, DATE, TYPE, ANNUAL, MONTHLY, BY_YEAR, BASIS };

static const SpImportField fields[] = {
  { "code", N_("district (code)"), "gsscode|ladcode|lad##cd|districtcode|areacode|code|geographycode", SP_FIELD_OPTIONAL },
  { "name", N_("district (name)"), "gssname|ladname|lad##nm|districtname|district|areaname|laname|name", SP_FIELD_REQUIRED },
  { "date", N_("end of the twelve months, or the month"), "date|month|periodend|monthending", SP_FIELD_OPTIONAL },
  { "type", N_("actual, interpolated or predicted"), "type", SP_FIELD_OPTIONAL },
  { "births", N_("births in the twelve months"), "annualbirths|births|livebirths", SP_FIELD_OPTIONAL },
  { "month-births", N_("births in the month"), "monthlybirths|birthsinmonth|monthbirths", SP_FIELD_OPTIONAL },
  { "births-by-year", N_("births to the middle of the year"), "births|midyear|mid|yearto|livebirths", SP_FIELD_BY_YEAR },
  { "basis", N_("mid-year or school-year"), "", SP_FIELD_FILE },
  { NULL },
};

typedef struct { double births; guint months; guint row; } SchoolYear;
typedef struct
{
  guint       table;
  gboolean    school_year;
  GHashTable *months;  /* "district\tyear" -> SchoolYear */
} State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;
  const char *basis = run->mapping->constants[BASIS];
  gboolean dated = sp_import_has (run, DATE) && (sp_import_has (run, ANNUAL) || sp_import_has (run, MONTHLY));

  if (run->plan->n_districts == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("%s tells of districts, and the plan has none yet. Import the districts’ boundaries first."), run->label);
  else if (!dated && !sp_import_has (run, BY_YEAR))
    sp_import_lacks_columns (run, error, _("%s has neither dates with births, nor a column for each year."), run->label);
  else if (basis && !g_str_equal (basis, "mid-year") && !g_str_equal (basis, "school-year"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not a basis of births; set it to mid-year or school-year."), basis);
  else
    {
      state->school_year = basis && g_str_equal (basis, "school-year");
      state->table = sp_stage_add_table (run->stage, "district_births", "district_id:district.name* entry_year* births");
      state->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      return TRUE;
    }
  return FALSE;
}

/* The name under which the plan has the row's district; NULL when it has not. */
static const char *
find_district (SpImportRun *run)
{
  const char *code = sp_import_has (run, CODE) ? sp_import_text (run, CODE) : NULL;
  const char *name = sp_import_text (run, NAME);

  for (guint i = 0; i < run->plan->n_districts; i++)
    if (code && g_strcmp0 (run->plan->districts[i].gss_code, code) == 0)
      return run->plan->districts[i].name;
  for (guint i = 0; i < run->plan->n_districts; i++)
    if (name && g_ascii_strcasecmp (run->plan->districts[i].name, name) == 0)
      return run->plan->districts[i].name;
  return NULL;
}

static void
stage (SpImportRun *run, const char *district, gint entry_year, double births, guint row)
{
  const State *state = run->state;

  sp_stage_add_row (run->stage, state->table, run->label, row);
  sp_stage_add_text (run->stage, district);
  sp_stage_add_whole (run->stage, entry_year);
  sp_stage_add_real (run->stage, births);
}

static void
add_month (SpImportRun *run, const char *district, gint school_year, double births)
{
  State *state = run->state;
  g_autofree char *key = g_strdup_printf ("%s\t%d", district, school_year);
  SchoolYear *sum = g_hash_table_lookup (state->months, key);

  if (!sum)
    {
      sum = g_new0 (SchoolYear, 1);
      g_hash_table_insert (state->months, g_steal_pointer (&key), sum);
    }
  if (sum->months == 0)
    sum->row = run->row;
  sum->births += births;
  sum->months++;
}

/* Whether the twelve months that end on a date are those wanted; *entry_year then. */
static gboolean
is_wanted (const State *state, gint year, gint month, gint day, gint *entry_year)
{
  *entry_year = year + YEARS_TO_RECEPTION;
  if (state->school_year)
    return (month == 9 && day == 1) || (month == 8 && day == 31);
  return (month == 7 && day == 1) || (month == 6 && day == 30);
}

static void
read_dated (SpImportRun *run, const char *district)
{
  const State *state = run->state;
  double births;
  gint year, month, day, entry_year;
  char date[11];

  if (sp_import_date (run, DATE, date) != SP_CELL_GOOD)
    {
      if (!run->refused)
        sp_import_refuse (run, "date-missing", DATE, _("no date is given. Add it."));
      return;
    }
  year = atoi (date);
  month = strlen (date) >= 7 ? atoi (date + 5) : 7;
  day = strlen (date) >= 10 ? atoi (date + 8) : 1;
  if (sp_import_has (run, MONTHLY))
    {
      if (sp_import_real (run, MONTHLY, 0, 100000, &births) == SP_CELL_GOOD)
        add_month (run, district, month >= 9 ? year + 1 : year, births);
      return;
    }
  if (is_wanted (state, year, month, day, &entry_year) && sp_import_real (run, ANNUAL, 0, 1000000, &births) == SP_CELL_GOOD)
    stage (run, district, entry_year, births, run->row);
}

static void
read_row (SpImportRun *run)
{
  const char *district = find_district (run), *type = sp_import_has (run, TYPE) ? sp_import_text (run, TYPE) : NULL;
  double births;
  gint year;

  if (!district || (type && g_ascii_strcasecmp (type, "predicted") == 0))
    {
      sp_import_skip (run);
      return;
    }
  for (guint column = 0; sp_import_next_column (run, BY_YEAR, &column, &year);)
    if (sp_import_real_at (run, column - 1, 0, 1000000, &births) == SP_CELL_GOOD)
      stage (run, district, year + YEARS_TO_RECEPTION, births, run->row);
  if (!sp_import_has (run, BY_YEAR))
    read_dated (run, district);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (state->months), (GCompareFunc) strcmp);

  for (GList *l = keys; l; l = l->next)
    {
      const SchoolYear *sum = g_hash_table_lookup (state->months, l->data);
      g_auto (GStrv) parts = g_strsplit (l->data, "\t", 2);
      gint year = atoi (parts[1]);

      if (sum->months == 12)
        stage (run, parts[0], year + YEARS_TO_RECEPTION, sum->births, sum->row);
      else
        sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "months-missing", run->label, sum->row, 0, NULL,
                              _("%s has births of %u of the 12 months from September %d to August %d, so that year was left out. Add the "
                                "other months."),
                              parts[0], sum->months, year - 1, year);
    }
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->months, g_hash_table_unref);
}

const SpImportKind sp_kind_district_births = {
  .code = "district-births",
  .title = N_("Births by district"),
  .fills = N_("Births of each district by the September in which they start school. Import districts first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
  .clear = clear,
};
