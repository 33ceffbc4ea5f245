/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-result-tables-housing.h"

#include <glib/gi18n-lib.h>

#include "sp-housing-audit.h"
#include "sp-own-yields.h"
#include "sp-site-delivery.h"
#include "sp-usual-housing.h"

#define MOST_YEARS 60 /* after completion, as the plan holds them */

/* Sources by number, told under the table: long titles would make every row several lines high. */
static guint
number_source (GPtrArray *sources, const char *source)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (g_ptr_array_index (sources, i), source))
      return i + 1;
  g_ptr_array_add (sources, (gpointer) source);
  return sources->len;
}

static void
add_source (SpTable *table, GPtrArray *sources, const SpOwnYield *row)
{
  const SpProvenance *provenance = &row->held.provenance;
  const char *source = row->derived ? _("as the plan would use for such dwellings")
                       : provenance->source != NULL ? provenance->source : provenance->note;
  if (source == NULL)
    {
      sp_table_add_missing (table);
      return;
    }
  g_autofree char *number = g_strdup_printf ("%u", number_source (sources, source));
  sp_table_add_coded (table, source, number);
}

static void
add_phase (SpTable *table, const char *phase)
{
  static const char *const phases[][2] = { { "early years", N_("Early years") }, { "primary", N_("Primary") },
                                           { "secondary", N_("Secondary") }, { "post-16", N_("Post-16") },
                                           { "special", N_("Special and alternative") } };
  const char *name = phase;
  for (gsize i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (phases[i][0], phase))
      name = _(phases[i][1]);
  sp_table_add_coded (table, phase, name);
}

static void
add_kind (SpTable *table, const SpYield *yield)
{
  add_phase (table, yield->phase);
  sp_table_add_coded (table, yield->type == 0 ? "house" : yield->type == 1 ? "flat" : "all",
                      yield->type == 0 ? _("Houses") : yield->type == 1 ? _("Flats") : _("All"));
  sp_table_add_coded (table, yield->tenure == 0 ? "market" : yield->tenure == 1 ? "affordable" : "all",
                      yield->tenure == 0 ? _("Market") : yield->tenure == 1 ? _("Affordable") : _("All"));
  if (yield->bedrooms == 4)
    sp_table_add_coded (table, "4", _("4 or more"));
  else
    sp_table_add_known_number (table, yield->bedrooms > 0, yield->bedrooms, 0);
  sp_table_add_known_number (table, yield->years_since >= 0, yield->years_since, 0);
}

/* The national figure, the council's own in its place, or what stands in for a kind that has none. */
static void
add_whose (SpTable *table, const SpOwnYield *row)
{
  if (row->derived)
    sp_table_add_coded (table, "wider", _("wider kind"));
  else if (sp_yield_is_usual (&row->held))
    sp_table_add_coded (table, "usual", _("national"));
  else
    sp_table_add_coded (table, "own", _("own"));
}

SpTable *
sp_table_of_yields (const SpSnapshot *snapshot, double spread)
{
  g_autoptr (GArray) rows = sp_own_yields (snapshot, spread);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  SpTable *table = sp_table_new ("yields", _("Yields: pupils of a dwelling"));
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dwelling_type", _("Dwellings"), SP_TABLE_TEXT);
  sp_table_add_column (table, "tenure", _("Tenure"), SP_TABLE_TEXT);
  sp_table_add_column (table, "bedrooms", _("Bedrooms"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "years_since", _("Years since"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "yield", _("In force"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "whose", _("Whose"), SP_TABLE_TEXT);
  sp_table_add_column (table, "forms_per_100", _("FE per 100 dwellings"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings_counted", _("Own dwellings counted"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils_counted", _("Own pupils counted"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "own", _("Own yield"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lower80", _("From"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "upper80", _("To"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "own_weight", _("Weight of own (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpOwnYield *row = &g_array_index (rows, SpOwnYield, i);
      gboolean own = row->n_counts > 0;
      sp_table_begin_row (table);
      add_kind (table, &row->held);
      sp_table_add_number (table, row->held.pupils_per_dwelling, 4);
      add_whose (table, row);
      sp_table_add_known_number (table, row->forms_per_100 >= 0, row->forms_per_100, 3);
      sp_table_add_known_number (table, own, row->dwellings, 0);
      sp_table_add_known_number (table, own, row->pupils, 0);
      sp_table_add_known_number (table, own, row->own, 4);
      sp_table_add_known_number (table, own, row->lower, 4);
      sp_table_add_known_number (table, own, row->upper, 4);
      sp_table_add_known_number (table, own, 100 * row->own_weight, 0);
      add_source (table, sources, row);
    }
  g_autoptr (GString) note = g_string_new (NULL);
  g_string_printf (note, _("Own: pupils counted on the council's own estates, shrunk to the yield in force, as estates of "
                           "councils differ from it by %.0f %% (estimate); from and to hold the middle 8 in 10. Yields with no "
                           "years since are of settled stock, reached by way of the build-up."), 100 * spread);
  for (guint i = 0; i < sources->len; i++)
    g_string_append_printf (note, _(" Source %u: %s."), i + 1, (const char *) g_ptr_array_index (sources, i));
  sp_table_set_note (table, note->str);
  return table;
}

/* The first of a phase's points; rows stand by phase, then years. */
static gboolean
begins_phase (const SpSnapshot *snapshot, guint i)
{
  return i == 0 || !g_str_equal (snapshot->build_up[i].phase, snapshot->build_up[i - 1].phase);
}

static const SpYieldBuildUp *
find_point (const SpSnapshot *snapshot, const char *phase, gint years)
{
  for (guint i = 0; i < snapshot->n_build_up; i++)
    if (snapshot->build_up[i].years_since == years && g_str_equal (snapshot->build_up[i].phase, phase))
      return &snapshot->build_up[i];
  return NULL;
}

SpTable *
sp_table_of_build_up (const SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("build-up", _("Build-up of yields: % of the settled yield, by years since completion"));
  gboolean held[MOST_YEARS + 1] = { FALSE };
  gint last = -1;
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  for (guint i = 0; i < snapshot->n_build_up; i++)
    {
      held[CLAMP (snapshot->build_up[i].years_since, 0, MOST_YEARS)] = TRUE;
      last = MAX (last, MIN (snapshot->build_up[i].years_since, MOST_YEARS));
    }
  for (gint years = 0; years <= last; years++)
    if (held[years])
      {
        g_autofree char *code = g_strdup_printf ("year_%d", years);
        g_autofree char *title = g_strdup_printf ("%d", years);
        sp_table_add_column (table, code, title, SP_TABLE_NUMBER);
      }
  for (guint i = 0; i < snapshot->n_build_up; i++)
    {
      const char *phase = snapshot->build_up[i].phase;
      if (!begins_phase (snapshot, i))
        continue;
      sp_table_begin_row (table);
      add_phase (table, phase);
      for (gint years = 0; years <= last; years++)
        {
          const SpYieldBuildUp *point = find_point (snapshot, phase, years);
          if (held[years])
            sp_table_add_known_number (table, point != NULL, point != NULL ? 100 * point->share : 0, 0);
        }
    }
  sp_table_set_note (table, _("Straight lines run between the years held: nothing before the first, level after the last. "
                              "Each year’s source is held with it (table yield_build_up of export)."));
  return table;
}

static void
add_terms_columns (SpTable *table)
{
  sp_table_add_column (table, "probability", _("Built (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "slip_mean", _("Late by (years)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "slip_spread", _("Give or take"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "rate_spread", _("Rate, give or take (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "stall", _("Stalls in a year (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lag", _("Lived in after (years)"), SP_TABLE_NUMBER);
}

static void
add_terms (SpTable *table, const SpDeliveryTerms *terms)
{
  sp_table_add_known_number (table, terms->held, 100 * terms->value[SP_TERM_PROBABILITY], 0);
  sp_table_add_known_number (table, terms->held, terms->value[SP_TERM_SLIP_MEAN], 2);
  sp_table_add_known_number (table, terms->held, terms->value[SP_TERM_SLIP_SPREAD], 2);
  sp_table_add_known_number (table, terms->held, 100 * terms->value[SP_TERM_RATE_SPREAD], 0);
  sp_table_add_known_number (table, terms->held, 100 * terms->value[SP_TERM_STALL], 0);
  sp_table_add_known_number (table, terms->held, terms->value[SP_TERM_LAG], 2);
}

SpTable *
sp_table_of_delivery_defaults (const SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("delivery-defaults", _("How sites are usually delivered, by planning stage"));
  sp_table_add_column (table, "permission", _("Planning stage"), SP_TABLE_TEXT);
  add_terms_columns (table);
  sp_table_add_column (table, "whose", _("Whose"), SP_TABLE_TEXT);
  sp_table_add_column (table, "estimated", _("Estimate"), SP_TABLE_TEXT);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_CODE);
  for (guint i = 0; i < snapshot->n_delivery_defaults; i++)
    {
      const SpDeliveryDefault *row = &snapshot->delivery_defaults[i];
      sp_table_begin_row (table);
      sp_table_add_coded (table, row->permission != NULL ? row->permission : "", sp_permission_name (row->permission));
      add_terms (table, &row->terms);
      if (sp_delivery_is_usual (row))
        sp_table_add_coded (table, "usual", _("usual"));
      else
        sp_table_add_coded (table, "own", _("own"));
      sp_table_add_coded (table, row->provenance.estimated ? "1" : "0", row->provenance.estimated ? _("estimate") : _("held"));
      sp_table_add_text (table, row->provenance.source != NULL ? row->provenance.source : row->provenance.note);
    }
  sp_table_set_note (table, _("Used where a site says nothing of its own. Replace estimates by the council's own record."));
  return table;
}

static void
add_years (SpTable *table, const SpSnapshot *snapshot, guint site)
{
  double sum = 0;
  gint first = 0;
  for (guint y = 0; y < snapshot->n_years; y++)
    {
      double one = snapshot->completions[(gsize) site * snapshot->n_years + y];
      gint year = snapshot->first_year.start + (gint) y;
      if (!(one > 0) || year < snapshot->assumptions.origin.start)
        continue;
      first = first ? first : year;
      sum += one;
    }
  sp_table_add_academic_year (table, sp_academic_year (first));
  sp_table_add_known_number (table, first != 0, sum, 0);
}

SpTable *
sp_table_of_sites (const SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("sites", _("Housing sites"));
  sp_table_add_column (table, "site", _("Site"), SP_TABLE_TEXT);
  sp_table_add_column (table, "growth_area", _("Growth area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "permission", _("Planning stage"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dwellings_min", _("Dwellings from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings_max", _("Dwellings to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "first", _("First expected"), SP_TABLE_TEXT);
  sp_table_add_column (table, "planned", _("Planned by year"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "basis", _("Years from"), SP_TABLE_TEXT);
  add_terms_columns (table);
  for (guint i = 0; i < snapshot->n_sites; i++)
    {
      const SpSite *site = &snapshot->sites[i];
      sp_table_begin_row (table);
      sp_table_add_coded (table, site->reference != NULL ? site->reference : site->name, site->name);
      sp_table_add_text (table, site->growth >= 0 ? snapshot->growth_areas[site->growth].name : NULL);
      sp_table_add_coded (table, site->permission != NULL ? site->permission : "", sp_permission_name (site->permission));
      sp_table_add_known_number (table, site->dwellings_min >= 0, site->dwellings_min, 0);
      sp_table_add_known_number (table, site->dwellings_max >= 0, site->dwellings_max, 0);
      add_years (table, snapshot, i);
      sp_table_add_coded (table, site->delivery.by_rate ? "rate" : "years",
                          site->delivery.by_rate ? _("start and rate (estimate)") : _("the plan"));
      add_terms (table, &site->delivery);
    }
  return table;
}

SpTable *
sp_table_of_delivery (SpSiteDelivery *delivery)
{
  const SpSnapshot *snapshot = sp_site_delivery_get_snapshot (delivery);
  SpTable *table = sp_table_new ("delivery", _("Dwellings lived in by the end of each year"));
  sp_table_add_column (table, "site", _("Site"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "expected", _("Expected"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p10", _("1 in 10 fewer than"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p50", _("As likely more as fewer"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p90", _("1 in 10 more than"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "begun", _("Begun (%)"), SP_TABLE_NUMBER);
  for (guint s = 0; s < snapshot->n_sites; s++)
    for (guint y = 0; y < sp_site_delivery_get_n_years (delivery); y++)
      {
        SpAcademicYear year = sp_academic_year (sp_site_delivery_get_first_year (delivery).start + (gint) y);
        double begun = sp_site_delivery_get_chance (delivery, s, SP_TRIGGER_COMMENCEMENT, 0, year);
        if (begun < 0)
          continue;
        sp_table_begin_row (table);
        sp_table_add_coded (table, snapshot->sites[s].reference != NULL ? snapshot->sites[s].reference : snapshot->sites[s].name,
                            snapshot->sites[s].name);
        sp_table_add_academic_year (table, year);
        sp_table_add_number (table, sp_site_delivery_get_expected (delivery, s, year, SP_DELIVERY_LIVED_IN), 0);
        for (gint q = 0; q < 3; q++)
          sp_table_add_number (table, sp_site_delivery_get_quantile (delivery, s, year, SP_DELIVERY_LIVED_IN,
                                                                     ((double[]) { 0.1, 0.5, 0.9 })[q]), 0);
        sp_table_add_number (table, 100 * begun, 0);
      }
  return table;
}

void
sp_table_add_audit_columns (SpTable *table)
{
  sp_table_add_column (table, "completed", _("Completed"), SP_TABLE_TEXT);
  sp_table_add_column (table, "trend", _("In the trend, a year"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "planned", _("Planned"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "expected", _("Expected"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "above", _("Above the trend"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils_held", _("Pupils in the ratios"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils_added", _("Pupils added"), SP_TABLE_NUMBER);
}

void
sp_table_add_audit (SpTable *table, const SpHousingAudit *row)
{
  sp_table_add_academic_year (table, row->completed);
  sp_table_add_known_number (table, row->trend >= 0, row->trend, 1);
  sp_table_add_number (table, row->planned, 0);
  sp_table_add_number (table, row->expected, 1);
  sp_table_add_number (table, row->above, 1);
  sp_table_add_number (table, row->pupils_held, 1);
  sp_table_add_number (table, row->pupils_added, 1);
}

SpTable *
sp_table_of_housing_audit (SpForecast *forecast)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  g_autoptr (GArray) rows = sp_forecast_audit_housing (forecast);
  SpTable *table = sp_table_new ("housing-audit", _("Housing: what the ratios hold already, and what is added"));
  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "area_name", _("Name"), SP_TABLE_CODE);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_audit_columns (table);
  sp_table_add_column (table, "housing", _("Housing in the forecast"), SP_TABLE_NUMBER);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpHousingAudit *row = &g_array_index (rows, SpHousingAudit, i);
      const SpArea *area = &snapshot->areas[row->area];
      sp_table_begin_row (table);
      sp_table_add_coded (table, area->code, area->name);
      sp_table_add_text (table, area->name);
      sp_table_add_coded (table, sp_phase_code (area->phase), sp_phase_name (area->phase));
      sp_table_add_audit (table, row);
      sp_table_add_number (table, row->housing, 1);
    }
  sp_table_set_note (
      table, _("Dwellings of each year of completion, the area's share. Trend: completed a year in the three years before the "
               "forecast, whose children the ratios hold; no figure means that no completions are held, and then all that is "
               "expected counts as above it. Pupils are at the January census of the next year, of all completions so far: those "
               "in the ratios are not added again. What is above the trend is the mean over what may be built, so it may be more "
               "than expected less trend. Housing in the forecast is at least the pupils added, since children stay when a yield "
               "falls."));
  return table;
}

static void
add_range (SpTable *table, gboolean known, double least, double most, guint decimals)
{
  sp_table_add_known_number (table, known, least, decimals);
  sp_table_add_known_number (table, known && most >= 0, most, decimals);
}

SpTable *
sp_table_of_growth_peaks (SpForecast *forecast)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  SpTable *table = sp_table_new ("growth-peaks", _("Growth areas at the peak and in the long run"));
  sp_table_add_column (table, "growth_area", _("Growth area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "peak_pupils_min", _("Peak from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "peak_pupils_max", _("Peak to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "peak_forms_min", _("Peak from (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "peak_forms_max", _("Peak to (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "peak_year_min", _("Peak in (lower)"), SP_TABLE_TEXT);
  sp_table_add_column (table, "peak_year_max", _("Peak in (higher)"), SP_TABLE_TEXT);
  sp_table_add_column (table, "settled_pupils_min", _("Long run from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "settled_pupils_max", _("Long run to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "settled_forms_min", _("Long run from (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "settled_forms_max", _("Long run to (FE)"), SP_TABLE_NUMBER);
  for (guint g = 0; g < snapshot->n_growth_areas; g++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        SpGrowthPeak peak = { 0 };
        SpGrowthSettled settled = { 0 };
        gboolean has_peak = sp_forecast_get_growth_peak (forecast, g, phase, &peak);
        gboolean has_settled = sp_forecast_get_growth_settled (forecast, g, phase, &settled);
        sp_table_begin_row (table);
        sp_table_add_text (table, snapshot->growth_areas[g].name);
        sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
        add_range (table, has_peak, peak.pupils_min, peak.pupils_max, 0);
        add_range (table, has_peak, peak.forms_min, peak.forms_max, 2);
        sp_table_add_academic_year (table, peak.year_min);
        sp_table_add_academic_year (table, peak.pupils_max < 0 ? sp_academic_year (0) : peak.year_max);
        add_range (table, has_settled, settled.pupils_min, settled.pupils_max, 0);
        add_range (table, has_settled, settled.forms_min, settled.forms_max, 2);
      }
  sp_table_set_note (
      table, _("Peak: the most pupils at once, of sites built in the years the plan has and then on at the same rate, by yields "
               "for each year since completion. No year: some site has no years yet, so all its dwellings are taken at the age "
               "that brings most. Long run: all dwellings at settled yields. An estimate; no upper figure means “at least”."));
  return table;
}
