/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing trajectories in the shape councils keep them: a row a site, a column a year. Blank is not nought.
 *
 * Councils watch housing by financial year (April to March), the plan counts completions by academic year (September to August). A
 * financial year's dwellings are taken to be built evenly over it: the 5 months April to August go to the academic year that is ending,
 * the 7 from September to the one that begins; so the dwellings of a site keep their sum. Worked example: 60 dwellings in 2024-25 are 25
 * (5 twelfths) in 2023/24 and 35 (7 twelfths) in 2024/25. Calendar years likewise: 8 twelfths and 4. Figures so divided are marked as
 * estimates; a file of academic years (set basis to academic) is taken as it is. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-growth.h"
#include "sp-import-heading.h"
#include "sp-import-place.h"
#include "sp-import-site.h"

#define FIRST_YEAR 1900
#define N_YEARS 300

#define YEAR_WORDS "completions|dwellings|trajectory|delivery|september|financial|expected|projected|forecast|estimated|" \
                   "estimate|anticipated|academic|calendar|remaining|monitoring|ending|ended|august|april|march|supply|" \
                   "homes|units|year|3103|aug|sep|apr|mar|net|31|to|1|fy|ye|ay|r|p|e"

enum
{
  REFERENCE, NAME, PERMISSION, TOTAL, EXPECTED, ACTUAL, LEAST, MOST, GROWTH_AREA, PRIMARY, SECONDARY, X, Y, BASIS, NOTE
};

static const SpImportField fields[] = {
  { "reference", N_("reference of the site"),
    "sitereference|siteref|reference|ref|planningreference|planningref|applicationreference|applicationref|applicationnumber|siteid|policyreference",
    SP_FIELD_OPTIONAL },
  { "name", N_("name or address of the site"), "sitename|site|sitenameaddress|siteaddress|development|scheme|address|location",
    SP_FIELD_REQUIRED },
  { "permission", N_("stage of planning"), "planningstatus|status|permission|permissiontype|stage|category|sitestatus|supplytype",
    SP_FIELD_OPTIONAL },
  { "total", N_("dwellings in all"),
    "total|totaldwellings|dwellings|capacity|sitecapacity|netdwellings|totalunits|units|homes|totalhomes|totalnet|dwellingstotal|totalcapacity",
    SP_FIELD_OPTIONAL },
  { "expected", N_("dwellings expected"), YEAR_WORDS, SP_FIELD_REQUIRED | SP_FIELD_BY_SPAN },
  { "actual", N_("dwellings completed"), "actual|completed|built|past|" YEAR_WORDS, SP_FIELD_FILE | SP_FIELD_BY_SPAN },
  { "least", N_("dwellings at the least"), "dwellingsmin|minimum|minimumdwellings|mindwellings|min", SP_FIELD_FILE },
  { "most", N_("dwellings at the most"), "dwellingsmax|maximum|maximumdwellings|maxdwellings|max", SP_FIELD_FILE },
  { "growth-area", N_("growth area (name)"), "growtharea|growthareaname|strategicsite", SP_FIELD_FILE },
  { "primary-area", N_("primary planning area (code or name)"), "primaryplanningarea|primaryplanningareacode|primaryarea|primarypacode|planningarea|planningareacode", SP_FIELD_FILE },
  { "secondary-area", N_("secondary planning area (code or name)"), "secondaryplanningarea|secondaryplanningareacode|secondaryarea|secondarypacode", SP_FIELD_FILE },
  { "x", N_("easting or longitude"), "easting|geox|x|longitude|lon", SP_FIELD_FILE },
  { "y", N_("northing or latitude"), "northing|geoy|y|latitude|lat", SP_FIELD_FILE },
  { "basis", N_("years are financial, academic or calendar"), "", SP_FIELD_FILE },
  { "note", N_("note"), "notes|note|comments|comment|commentary", SP_FIELD_FILE },
  { NULL },
};

typedef enum { FINANCIAL, ACADEMIC, CALENDAR } Basis;
typedef struct { guint sites, completions; Basis basis; guint n_totals, n_unnamed; SpImportGrowths *growths; } State;

/* Dwellings by the year they are given in, then by academic year; years from FIRST_YEAR, NAN = not said. */
typedef struct { double dwellings[N_YEARS]; gboolean is_actual[N_YEARS]; } Years;

static gboolean
says (const SpImportRun *run, const char *word)
{
  for (guint c = 0; c < run->mapping->n_columns; c++)
    {
      gint field = run->mapping->columns[c].field;
      g_autofree char *folded = field == EXPECTED || field == ACTUAL ? sp_import_fold (run->mapping->headings[c]) : NULL;

      if (folded && strstr (folded, word))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_basis (SpImportRun *run, State *state, GError **error)
{
  static const char *const names[] = { "financial", "academic", "calendar" };
  const char *wished = run->mapping->constants[BASIS];

  state->basis = says (run, "academic") || says (run, "sep") ? ACADEMIC : says (run, "calendar") ? CALENDAR : FINANCIAL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (wished && g_ascii_strcasecmp (wished, names[i]) == 0)
      {
        state->basis = (Basis) i;
        return TRUE;
      }
  if (!wished)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” is not a basis of years; set it to financial, academic or calendar."), wished);
  return FALSE;
}

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (!read_basis (run, state, error))
    return FALSE;
  if (sp_import_has (run, GROWTH_AREA))
    state->growths = sp_import_growths_new (run);
  state->sites = sp_import_site_add_table (run);
  state->completions
      = sp_stage_add_table (run->stage, "completion", "site_id:housing_site.reference* year* dwellings kind estimated");
  return TRUE;
}

/* FALSE when a cell is not a number of dwellings. */
static gboolean
read_years (SpImportRun *run, guint field, Years *years)
{
  double dwellings;
  gint year;

  for (guint column = 0; sp_import_next_column (run, field, &column, &year);)
    if (year > FIRST_YEAR && year < FIRST_YEAR + N_YEARS
        && sp_import_real_at (run, column - 1, 0, 100000, &dwellings) == SP_CELL_GOOD)
      {
        years->dwellings[year - FIRST_YEAR] = dwellings;
        years->is_actual[year - FIRST_YEAR] = field == ACTUAL;
      }
  return !run->refused;
}

static void
add_share (Years *to, gint at, double dwellings, gboolean is_actual)
{
  gboolean first = isnan (to->dwellings[at]);

  to->dwellings[at] = (first ? 0 : to->dwellings[at]) + dwellings;
  to->is_actual[at] = is_actual && (first || to->is_actual[at]);
}

/* Shares of each year to the academic years, in twelfths. */
static void
convert (const Years *from, Basis basis, Years *to)
{
  gint before = basis == FINANCIAL ? 5 : basis == CALENDAR ? 8 : 0;

  for (gint i = 0; i < N_YEARS; i++)
    to->dwellings[i] = NAN;
  for (gint i = 1; i < N_YEARS; i++)
    {
      if (isnan (from->dwellings[i]))
        continue;
      if (before > 0)
        add_share (to, i - 1, from->dwellings[i] * before / 12, from->is_actual[i]);
      add_share (to, i, from->dwellings[i] * (12 - before) / 12, from->is_actual[i]);
    }
}

static void
stage_completions (SpImportRun *run, const char *reference, const Years *given)
{
  const State *state = run->state;
  g_autofree Years *years = g_new0 (Years, 1);

  convert (given, state->basis, years);
  for (gint i = 0; i < N_YEARS; i++)
    {
      if (isnan (years->dwellings[i]))
        continue;
      sp_import_stage (run, state->completions);
      sp_stage_add_text (run->stage, reference);
      sp_stage_add_whole (run->stage, FIRST_YEAR + i);
      sp_stage_add_real (run->stage, years->dwellings[i]);
      sp_stage_add_text (run->stage, years->is_actual[i] ? "actual" : "expected");
      sp_stage_add_whole (run->stage, state->basis != ACADEMIC);
    }
}

/* The dwellings of the site, and whether its years say more than that. */
static gboolean
read_size (SpImportRun *run, const Years *years, SpImportSite *site)
{
  gint64 total;
  double sum = 0;

  if (sp_import_has (run, LEAST))
    sp_import_whole (run, LEAST, 0, 100000, &site->least);
  if (sp_import_has (run, MOST))
    sp_import_whole (run, MOST, 0, 100000, &site->most);
  if (sp_import_has (run, TOTAL) && sp_import_whole (run, TOTAL, 0, 100000, &total) == SP_CELL_GOOD)
    {
      site->least = site->least < 0 ? total : site->least;
      site->most = site->most < 0 ? total : site->most;
    }
  if (run->refused)
    return FALSE;
  for (gint i = 0; i < N_YEARS; i++)
    sum += isnan (years->dwellings[i]) ? 0 : years->dwellings[i];
  if (site->most >= 0 && sum > (double) site->most + 0.5)
    sp_import_note (run, SP_FINDING_WARNING, "years-exceed-total", TOTAL,
                    _("the years add up to %.0f dwellings, and the site has %d. Look which is right."), sum, (int) site->most);
  return TRUE;
}

static void
read_point (SpImportRun *run, SpImportSite *site)
{
  const char *x = sp_import_has (run, X) ? sp_import_text (run, X) : NULL;
  const char *y = sp_import_has (run, Y) ? sp_import_text (run, Y) : NULL;
  const SpShape *shape = run->record->shape;
  SpPointReading reading;

  if (shape && shape->kind == SP_SHAPE_POINT && shape->n_vertices > 0)
    {
      site->lon = shape->x[0];
      site->lat = shape->y[0];
      site->has_point = TRUE;
      return;
    }
  reading = sp_import_read_point (x, y, &site->lon, &site->lat, NULL);
  site->has_point = reading == SP_POINT_GOOD || reading == SP_POINT_SWAPPED;
  if (reading == SP_POINT_BAD)
    sp_import_note (run, SP_FINDING_WARNING, "point-not-placed", X,
                    _("“%s” and “%s” are not a place in Great Britain, so the site is not on the map. Mend them."), x, y);
}

/* "Total", "Grand total", "Sub-total": the sum of the rows above it, not a site. */
static gboolean
is_total (const char *text)
{
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  return folded && (g_str_has_prefix (folded, "total") || g_str_has_prefix (folded, "grandtotal") || g_str_has_prefix (folded, "subtotal"));
}

static const char *
read_reference (SpImportRun *run, const char *name)
{
  const char *reference = sp_import_has (run, REFERENCE) ? sp_import_text (run, REFERENCE) : NULL;
  State *state = run->state;

  if (!reference)
    state->n_unnamed++;
  return reference ? reference : name;
}

/* The code of the area, where the plan has one of that code, or one of the phase that is called so; else what the file says. */
static const char *
read_area (SpImportRun *run, guint field, SpPhase phase)
{
  const char *text = sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
  g_autofree char *wanted = text ? g_utf8_casefold (text, -1) : NULL;
  const char *code = NULL;
  guint n = 0;

  for (guint i = 0; text && i < run->plan->n_areas; i++)
    {
      const SpArea *area = &run->plan->areas[i];
      g_autofree char *name = g_utf8_casefold (area->name, -1);

      if (g_str_equal (area->code, text))
        return text;
      if (area->phase == phase && g_str_equal (name, wanted) && n++ == 0)
        code = area->code;
    }
  return n == 1 ? code : text;
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  SpImportSite site = SP_IMPORT_SITE_INIT;
  g_autofree Years *years = g_new0 (Years, 1);

  site.name = sp_import_text (run, NAME);
  if (is_total (site.name) || (sp_import_has (run, REFERENCE) && is_total (sp_import_text (run, REFERENCE))))
    {
      state->n_totals++;
      return;
    }
  if (!site.name && !(sp_import_has (run, REFERENCE) && (site.name = sp_import_text (run, REFERENCE))))
    {
      sp_import_refuse (run, "name-missing", NAME, _("no name is given. Add it."));
      return;
    }
  for (gint i = 0; i < N_YEARS; i++)
    years->dwellings[i] = NAN;
  if (!read_years (run, EXPECTED, years) || !read_years (run, ACTUAL, years) || !read_size (run, years, &site))
    return;
  site.reference = read_reference (run, site.name);
  site.permission = sp_import_has (run, PERMISSION) ? sp_import_read_permission (sp_import_text (run, PERMISSION)) : NULL;
  site.growth_area = sp_import_has (run, GROWTH_AREA) ? sp_import_text (run, GROWTH_AREA) : NULL;
  site.primary_area = read_area (run, PRIMARY, SP_PHASE_PRIMARY);
  site.secondary_area = read_area (run, SECONDARY, SP_PHASE_SECONDARY);
  site.note = sp_import_has (run, NOTE) ? sp_import_text (run, NOTE) : NULL;
  read_point (run, &site);
  if (site.has_point && !sp_import_site_is_ours (run, site.lon, site.lat))
    {
      sp_import_skip (run);
      return;
    }
  if (site.growth_area)
    sp_import_growths_meet (state->growths, run, site.growth_area, site.primary_area, site.secondary_area);
  sp_import_site_stage (run, state->sites, &site);
  stage_completions (run, site.reference, years);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->growths)
    sp_import_growths_end (state->growths, run);
  if (state->basis == FINANCIAL)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "financial-years", run->label, 0, 0, NULL,
                          _("the years are taken as financial years, April to March: 5 twelfths of each go to the academic year that is "
                            "ending then, 7 to the one that begins, as estimates. Set basis to academic or calendar if they are those."));
  else if (state->basis == CALENDAR)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "calendar-years", run->label, 0, 0, NULL,
                          _("the years are taken as calendar years: 8 twelfths of each go to the academic year that is ending then, 4 to "
                            "the one that begins, as estimates. Set basis to academic or financial if they are those."));
  if (state->n_totals)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "totals-passed-over", run->label, 0, 0, NULL,
                          ngettext ("%u row is a total and was passed over.", "%u rows are totals and were passed over.", state->n_totals),
                          state->n_totals);
  if (state->n_unnamed)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "reference-from-name", run->label, 0, 0, NULL,
                          ngettext ("%u site has no reference and is known by its name. Next year’s file must call it the same.",
                                    "%u sites have no reference and are known by their names. Next year’s file must call them the same.",
                                    state->n_unnamed),
                          state->n_unnamed);
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->growths, sp_import_growths_free);
}

const SpImportKind sp_kind_site_trajectories = {
  .code = "site-trajectories",
  .title = N_("Housing trajectory: dwellings by site and year"),
  .fills = N_("Housing sites and their dwellings by academic year; sites on the map take the planning areas they lie in, and growth "
              "areas that the plan does not have are added. Import planning areas first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
  .clear = clear,
};
