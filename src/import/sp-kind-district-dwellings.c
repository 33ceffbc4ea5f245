/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dwellings by district as the government's live tables count them: net additions (table 122, a column a year) and starts and
 * completions by who builds (tables 253 and 253a, a row a year or quarter), as published or made tidy.
 *
 * Financial years. A year in one number ("2002") is the one in which the financial year ends, as the tidy tables have it: 2002 is
 * 2001-02 (set year-is to beginning if it is not). Four quarters, April to March, make a year; one of which a quarter is missing is left
 * out. Worked example: Norwich's completions of 2006 Q2, Q3, Q4 and 2007 Q1 (140, 130, 190, 140) are 600 in 2006-07. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-import-heading.h"
#include "sp-import-advice.h"
#include "sp-import-place.h"

enum
{
  CODE, NAME, YEAR, QUARTER, BY_YEAR, NET,
  STARTS_PRIVATE, STARTS_ASSOCIATION, STARTS_COUNCIL, STARTS_ALL,
  COMPLETIONS_PRIVATE, COMPLETIONS_ASSOCIATION, COMPLETIONS_COUNCIL, COMPLETIONS_ALL,
  MEASURE, YEAR_IS
};

static const SpImportField fields[] = {
  { "code", N_("district (code)"), "currentonscode|onscode|gsscode|lacode|ladcode|lad##cd|districtcode|areacode|code", SP_FIELD_REQUIRED },
  { "name", N_("district (name)"),
    "lowerandsingletierauthoritydata|localauthority|districtname|laname|la|district|authority|areaname|name", SP_FIELD_REQUIRED },
  { "year", N_("financial year"), "financialyear|year", SP_FIELD_FILE },
  { "quarter", N_("quarter (2005 Q1)"), "quarter", SP_FIELD_FILE },
  { "dwellings-by-year", N_("dwellings of the financial year"), "netadditions|netadditionaldwellings|completions|starts|dwellings|net|year|r|p",
    SP_FIELD_FILE | SP_FIELD_BY_SPAN },
  { "net-additions", N_("net additional dwellings"), "netdwellings|netadditionaldwellings|netadditions|netadditionstodwellingstock", SP_FIELD_FILE },
  { "starts-private", N_("starts, private"), "dsp|privatestarts|startsprivate", SP_FIELD_FILE },
  { "starts-association", N_("starts, housing association"), "dsha|housingassociationstarts|startshousingassociation", SP_FIELD_FILE },
  { "starts-council", N_("starts, council"), "dsla|localauthoritystarts|startslocalauthority", SP_FIELD_FILE },
  { "starts", N_("starts, all"), "dstotal|starts|allstarts|startsall|totalstarts", SP_FIELD_FILE },
  { "completions-private", N_("completions, private"), "dcp|privatecompletions|completionsprivate", SP_FIELD_FILE },
  { "completions-association", N_("completions, housing association"), "dcha|housingassociationcompletions|completionshousingassociation",
    SP_FIELD_FILE },
  { "completions-council", N_("completions, council"), "dcla|localauthoritycompletions|completionslocalauthority", SP_FIELD_FILE },
  { "completions", N_("completions, all"), "dctotal|completions|allcompletions|completionsall|totalcompletions", SP_FIELD_FILE },
  { "measure", N_("net additions, completions or starts"), "", SP_FIELD_FILE },
  { "year-is", N_("a year in one number is ending or beginning"), "", SP_FIELD_FILE },
  { NULL },
};

/* What a column counts; the fields in their order from NET. */
static const struct { const char *measure, *builder; } counted[] = {
  { "net additions", "all" },
  { "starts", "private" }, { "starts", "housing association" }, { "starts", "council" }, { "starts", "all" },
  { "completions", "private" }, { "completions", "housing association" }, { "completions", "council" }, { "completions", "all" },
};

typedef struct { double dwellings; guint quarters, row; } YearSum; /* quarters: a bit for each that is there */
typedef struct
{
  guint       table;
  const char *measure;    /* of columns by year */
  gboolean    beginning, said_single;
  GHashTable *sums;       /* "district\tfield\tyear" -> YearSum */
} State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  static const char *const measures[] = { "net additions", "completions", "starts" };
  State *state = run->state;
  const char *measure = run->mapping->constants[MEASURE], *year_is = run->mapping->constants[YEAR_IS];
  gboolean any = sp_import_has (run, BY_YEAR);

  if (!sp_import_needs_districts (run, error))
    return FALSE;
  state->measure = measures[0];
  for (guint i = 0; measure && i < G_N_ELEMENTS (measures); i++)
    if (g_ascii_strcasecmp (measure, measures[i]) == 0)
      state->measure = measures[i];
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    any |= sp_import_has (run, NET + i) && (sp_import_has (run, YEAR) || sp_import_has (run, QUARTER));
  if (measure && g_ascii_strcasecmp (measure, state->measure) != 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("“%s” is not a measure of dwellings; set it to net additions, completions or starts."), measure);
  else if (year_is && !g_str_equal (year_is, "ending") && !g_str_equal (year_is, "beginning"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("year-is “%s” is neither ending nor beginning."), year_is);
  else if (!any)
    sp_import_lacks_columns (run, error, _("%s has neither a column for each year, nor years or quarters with dwellings."), run->label);
  else
    {
      state->beginning = year_is && g_str_equal (year_is, "beginning");
      state->table = sp_stage_add_table (run->stage, "district_completion",
                                         "district_id:district.name* financial_year* measure* builder* dwellings");
      state->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      return TRUE;
    }
  return FALSE;
}

static void
stage (SpImportRun *run, const char *district, gint year, const char *measure, const char *builder, double dwellings, guint row)
{
  const State *state = run->state;

  sp_stage_add_row (run->stage, state->table, run->label, row);
  sp_stage_add_text (run->stage, district);
  sp_stage_add_whole (run->stage, year);
  sp_stage_add_text (run->stage, measure);
  sp_stage_add_text (run->stage, builder);
  sp_stage_add_real (run->stage, dwellings);
}

/* The financial year a row is about, by its beginning; FALSE with a finding. */
static gboolean
read_year (SpImportRun *run, gint *start)
{
  State *state = run->state;
  const char *text = sp_import_text (run, YEAR);
  double single;

  if (!text)
    {
      sp_import_refuse (run, "year-missing", YEAR, _("no year is given. Add it."));
      return FALSE;
    }
  if (sp_import_parse_number (text, &single) && single >= 1900 && single <= 2199 && single == floor (single))
    {
      *start = (gint) single - (state->beginning ? 0 : 1);
      state->said_single = TRUE;
      return TRUE;
    }
  if (sp_import_heading_span (text, "", start))
    return TRUE;
  sp_import_refuse (run, "not-a-year", YEAR, _("“%s” is not a financial year. Write it as 2013-14."), text);
  return FALSE;
}

static void
add_quarter (SpImportRun *run, const char *district, guint field, gint year, guint quarter, double dwellings)
{
  State *state = run->state;
  g_autofree char *key = g_strdup_printf ("%s\t%u\t%d", district, field, year);
  YearSum *sum = g_hash_table_lookup (state->sums, key);

  if (!sum)
    {
      sum = g_new0 (YearSum, 1);
      sum->row = run->row;
      g_hash_table_insert (state->sums, g_steal_pointer (&key), sum);
    }
  sum->quarters |= 1u << quarter;
  sum->dwellings += dwellings;
}

/* "2005 Q1": quarter 0..3 of the financial year that begins in *year. */
static gboolean
read_quarter (SpImportRun *run, gint *year, guint *quarter)
{
  const char *text = sp_import_text (run, QUARTER), *mark = text ? strpbrk (text, "Qq") : NULL;

  if (text && mark && mark[1] >= '1' && mark[1] <= '4' && atoi (text) >= 1900 && atoi (text) <= 2199)
    {
      *year = atoi (text) - (mark[1] == '1');
      *quarter = (guint) (mark[1] - '1' + 3) % 4;
      return TRUE;
    }
  sp_import_refuse (run, "not-a-quarter", QUARTER, _("“%s” is not a quarter. Write it as 2005 Q1."), text ? text : "");
  return FALSE;
}

static void
read_counts (SpImportRun *run, const char *district)
{
  gint year;
  guint quarter = 0;
  gboolean quarterly = sp_import_has (run, QUARTER);
  double dwellings;

  if (!(quarterly ? read_quarter (run, &year, &quarter) : read_year (run, &year)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      if (!sp_import_has (run, NET + i) || sp_import_real (run, NET + i, -100000, 100000, &dwellings) != SP_CELL_GOOD)
        continue;
      if (quarterly)
        add_quarter (run, district, i, year, quarter, dwellings);
      else
        stage (run, district, year, counted[i].measure, counted[i].builder, dwellings, run->row);
    }
}

static void
read_row (SpImportRun *run)
{
  const State *state = run->state;
  const SpDistrict *district = sp_import_find_district (run, sp_import_text (run, CODE), sp_import_text (run, NAME));
  double dwellings;
  gint year;

  if (!district)
    {
      sp_import_skip (run);
      return;
    }
  for (guint column = 0; sp_import_next_column (run, BY_YEAR, &column, &year);)
    if (sp_import_real_at (run, column - 1, -100000, 100000, &dwellings) == SP_CELL_GOOD)
      stage (run, district->name, year, state->measure, "all", dwellings, run->row);
  if (sp_import_has (run, YEAR) || sp_import_has (run, QUARTER))
    read_counts (run, district->name);
}

static void
stage_quarters (SpImportRun *run)
{
  const State *state = run->state;
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (state->sums), (GCompareFunc) strcmp);
  guint n_part = 0;

  for (GList *l = keys; l; l = l->next)
    {
      const YearSum *sum = g_hash_table_lookup (state->sums, l->data);
      g_auto (GStrv) parts = g_strsplit (l->data, "\t", 3);
      guint field = (guint) atoi (parts[1]);

      if (sum->quarters == 15)
        stage (run, parts[0], atoi (parts[2]), counted[field].measure, counted[field].builder, sum->dwellings, sum->row);
      else
        n_part++;
    }
  if (n_part)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "quarters-missing", run->label, 0, 0, NULL,
                          ngettext ("%u count of a year lacks a quarter and was left out.", "%u counts of a year lack a quarter and were left out.",
                                    n_part),
                          n_part);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  stage_quarters (run);
  if (state->said_single && !state->beginning)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "years-ending", run->label, 0, 0, NULL,
                          _("years in one number are taken as the year in which the financial year ends: 2002 is 2001-02. Set year-is to "
                            "beginning if it is the other."));
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->sums, g_hash_table_unref);
}

const SpImportKind sp_kind_district_dwellings = {
  .code = "district-dwellings",
  .one_of = "dwellings-by-year|net-additions|starts-private|starts-association|starts-council|starts|"
            "completions-private|completions-association|completions-council|completions",
  .title = N_("Net additions, starts and completions by district (live tables)"),
  .fills = N_("Dwellings of each district by financial year. Import districts first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
  .clear = clear,
};
