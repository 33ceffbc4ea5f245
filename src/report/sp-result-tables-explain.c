/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number of the forecast taken apart, in tables: its components, what stands beside it, and where each came from. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-explain.h"
#include "sp-need.h"
#include "sp-result-tables-private.h"

static const SpSnapshot *
get_snapshot (const SpForecastExplanation *why)
{
  return sp_forecast_get_snapshot (why->forecast);
}

static char *
dup_year (const SpForecastExplanation *why, gint lead)
{
  return sp_academic_year_to_string (sp_academic_year (sp_forecast_get_origin (why->forecast).start + lead));
}

/* "Reception in 2014/15", for the year group below. */
static char *
dup_feeder_words (const SpForecastExplanation *why)
{
  g_autofree char *before = dup_year (why, why->lead - 1);
  g_autofree char *now = dup_year (why, why->lead);
  switch (why->fed_by)
    {
    case SP_FED_BY_BIRTHS:
      if (why->births_projected && why->births == NULL)
        return g_strdup_printf (_("births of those entering in %s, not held, so taken as the last held stay level"), now);
      return g_strdup_printf (why->births_projected ? _("births of those entering in %s, projected")
                                                    : _("births of those entering in %s"), now);
    case SP_FED_BY_REGISTER:
      return g_strdup_printf (why->births_projected ? _("children aged 4 in %s, projected beyond the pre-school register")
                                                    : _("children aged 4 in %s, from the pre-school register"), now);
    case SP_FED_BY_YEAR_BELOW:
      return g_strdup_printf (_("%s in %s"), sp_year_group_name (why->group - 1), before);
    case SP_FED_BY_TRANSFER:
      return g_strdup_printf (_("Year 6 in %s of the areas that feed it, by their shares"), before);
    case SP_FED_BY_AUTHORITY:
      return g_strdup_printf (_("Year 6 in %s of all primary areas"), before);
    case SP_FED_BY_COUNT:
      return g_strdup_printf (_("counted in January %d"), sp_forecast_get_origin (why->forecast).start + 1);
    case SP_FED_BY_INTAKES:
      return g_strdup (_("the level of recent intakes: nothing is held of who moves into it"));
    case SP_FED_BY_NOTHING:
    default:
      return g_strdup (_("no trend: no school taught this year group"));
    }
}

static char *
dup_trend_words (const SpForecastExplanation *why)
{
  g_autofree char *feeder = dup_feeder_words (why);
  if (!why->feeder_known || why->ratio < 0)
    return g_steal_pointer (&feeder);
  return g_strdup_printf (_("%.1f (%s) × %.4f"), why->feeder, feeder, why->ratio);
}

static void
add_part (SpTable *table, SpComponent component, double pupils, const char *how)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_component_code (component), sp_component_name (component));
  sp_table_add_number (table, pupils, 1);
  sp_table_add_text (table, how);
}

static SpTable *
new_parts (const SpForecastExplanation *why)
{
  const SpArea *area = &get_snapshot (why)->areas[why->area];
  g_autofree char *year = dup_year (why, why->lead), *trend = dup_trend_words (why);
  /* Translators: the area, the year group and the year of one number of the forecast. */
  g_autofree char *title = g_strdup_printf (_("%s, %s, %s: the number taken apart"), area->name,
                                            sp_year_group_name (why->group), year);
  SpTable *table = sp_table_new ("explanation", title);
  gboolean entry = why->fed_by == SP_FED_BY_BIRTHS || (why->group == SP_GROUP_R && why->lead > 0);
  sp_table_add_column (table, "component", _("Part"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "how", _("How"), SP_TABLE_TEXT);
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    {
      const char *how = NULL;
      if (c == (entry ? SP_COMPONENT_BIRTHS : SP_COMPONENT_MOVED_UP))
        how = trend;
      else if (c == SP_COMPONENT_HOUSING && why->housing->len > 0)
        how = _("dwellings above the trend, by site below");
      else if (c == SP_COMPONENT_ADJUSTMENT && why->adjustment_reason != NULL)
        how = why->adjustment_reason;
      add_part (table, c, why->component[c], how);
    }
  sp_table_begin_row (table);
  sp_table_add_coded (table, "total", _("Pupils"));
  sp_table_add_number (table, why->pupils, 1);
  sp_table_add_missing (table);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  return table;
}

static void
add_fact (SpTable *table, const char *code, const char *name, double value, guint decimals, const char *words)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_number (table, value, decimals);
  sp_table_add_text (table, words);
}

static void
add_words (SpTable *table, const char *code, const char *name, const char *words)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_missing (table);
  sp_table_add_text (table, words);
}

static void
add_intervals (SpTable *table, const SpForecastExplanation *why)
{
  static const struct { gint level; const char *lower, *upper, *held, *from, *to; } rows[] = {
    { 80, "lower80", "upper80", "held80", N_("8 in 10 from"), N_("8 in 10 to") },
    { 95, "lower95", "upper95", "held95", N_("19 in 20 from"), N_("19 in 20 to") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double lower, upper, held;
      guint n;
      if (!sp_forecast_get_interval (why->forecast, why->area, why->lead, why->group, rows[i].level, &lower, &upper))
        continue;
      add_fact (table, rows[i].lower, _(rows[i].from), lower, 1, NULL);
      add_fact (table, rows[i].upper, _(rows[i].to), upper, 1, NULL);
      if (!sp_forecast_get_past_ranges (why->forecast, why->area, why->lead, why->group, why->group, rows[i].level, &n,
                                        &held))
        continue;
      /* Translators: past ranges like this one, as many years ahead. */
      g_autofree char *words = g_strdup_printf (ngettext ("of %u past range for such a year group, as far ahead",
                                                          "of %u past ranges for such year groups, as far ahead", n), n);
      add_fact (table, rows[i].held, _("Past ranges that held (%)"), 100 * held, 0, words);
    }
}

static void
add_need (SpTable *table, const SpForecastExplanation *why, SpNeed *need)
{
  SpNeedCell cell = sp_need_get_cell (need, why->area, why->lead, why->group);
  if (!cell.known)
    {
      add_words (table, "places", _("Places"), _("not held"));
      return;
    }
  add_fact (table, "places", _("Places"), cell.places, 0,
            sp_supply_kind_name (sp_supply_get_kind (sp_need_get_supply (need))));
  add_fact (table, "margin", _("Operating margin (%)"), 100 * cell.margin, 1, _("of pupils, kept as spare places"));
  add_fact (table, "shortfall", _("Places short"), cell.shortfall, 1, NULL);
  add_fact (table, "spare", _("Places spare"), cell.spare, 1, NULL);
}

static void
add_ratio_facts (SpTable *table, const SpForecastExplanation *why)
{
  g_autofree char *feeder = dup_feeder_words (why);
  if (why->feeder_known)
    add_fact (table, "feeder", why->fed_by == SP_FED_BY_BIRTHS     ? _("Births")
                               : why->fed_by == SP_FED_BY_REGISTER ? _("Children not yet at school")
                                                                   : _("Who may move up"), why->feeder, 1, feeder);
  if (why->births != NULL)
    add_words (table, "births-source", _("Source of the births"),
               why->births->source != NULL ? why->births->source : _("not said"));
  if (why->births != NULL && why->births->estimated)
    add_words (table, "births-estimated", _("Births estimated"),
               why->births->note != NULL ? why->births->note : _("somebody's estimate, not published figures"));
  if (why->feeder_known && why->ratio >= 0)
    add_fact (table, "ratio", why->group == SP_GROUP_R ? _("Take-up used") : _("Ratio used"), why->ratio, 6,
              NULL);
  if (why->overridden)
    add_words (table, "override", _("Overridden because"),
               why->ratio_reason != NULL ? why->ratio_reason : _("no reason is given"));
}

/* Who chose the method, and how far it was out. */
static void
add_method_record (SpTable *table, const SpForecastExplanation *why)
{
  SpMethodRecord record;
  if (!sp_forecast_get_method_record (why->forecast, why->area, why->lead, why->group, &record))
    return;
  switch (record.source)
    {
    case SP_METHOD_BY_PLANNER:
      add_words (table, "method-reason", _("Chosen by the planner because"), record.reason);
      if (record.by_past)
        add_words (table, "method-chosen", _("Chosen"),
                   record.n_origins > 0
                       ? _("by how far each method was out here and elsewhere")
                       : _("by how far each method was out elsewhere: there is too little past here"));
      break;
    case SP_METHOD_BY_BACKTEST:
      add_words (table, "method-chosen", _("Chosen"), _("by how far each method was out here and elsewhere"));
      break;
    case SP_METHOD_BY_RECORD:
      add_words (table, "method-chosen", _("Chosen"),
                 _("by how far each method was out elsewhere: there is too little past here"));
      break;
    case SP_METHOD_NAMED:
    default:
      break;
    }
  if (record.n == 0)
    return;
  add_fact (table, "method-tried", _("Tried on past forecasts"), record.n, 0, NULL);
  add_fact (table, "method-error", _("Its weighted error (%)"), 100 * record.error, 2, NULL);
  add_fact (table, "usual-error", _("That of 3:2:1 (%)"), 100 * record.usual, 2, NULL);
}

static SpTable *
new_facts (const SpForecastExplanation *why, SpNeed *need)
{
  SpTable *table = sp_table_new ("facts", _("What it rests on, and what stands beside it"));
  const SpSnapshot *snapshot = get_snapshot (why);
  sp_table_add_column (table, "fact", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "value", _("Number"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "words", _("In words"), SP_TABLE_TEXT);
  if (why->lead > 0) /* what was counted rests on no method */
    {
      add_words (table, "method", _("Method"),
                 sp_forecast_get_method_at (why->forecast, why->area, why->lead, why->group));
      add_method_record (table, why);
      add_ratio_facts (table, why);
      add_intervals (table, why);
    }
  add_need (table, why, need);
  if (why->housing->len > 0 && why->past_completions >= 0)
    add_fact (table, "past-completions", _("Dwellings in the trend"), why->past_completions, 1,
              _("a year, completed in the three years before the forecast: the ratios hold their children already"));
  else if (why->housing->len > 0)
    add_words (table, "past-completions", _("Dwellings in the trend"),
               _("no past completions are held, so all that is planned counts as above the trend"));
  if (snapshot->assumptions.yield_factor != 1 && why->housing->len > 0)
    add_fact (table, "yield-factor", _("Yield factor"), snapshot->assumptions.yield_factor, 3,
              _("of the scenario, in every yield"));
  if (snapshot->roll_estimated)
    add_words (table, "roll-estimated", _("Rolls"), _("some pupils on roll are somebody's estimate"));
  return table;
}

static SpTable *
new_ratios (const SpForecastExplanation *why)
{
  gboolean excluded = FALSE;
  gboolean births = why->fed_by == SP_FED_BY_BIRTHS, level = why->fed_by == SP_FED_BY_INTAKES;
  SpTable *table = sp_table_new ("ratios", why->overridden ? _("Ratios of past years, not used: the ratio is overridden")
                                           : level         ? _("Intakes of past years")
                                           : births        ? _("Take-up of past years")
                                                           : _("Ratios of past years"));
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "before", births ? _("Births") : _("Who might move up"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "after", _("On roll"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "ratio", _("Ratio"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "weight", _("Weight"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "source", births ? _("Source of the births") : _("Source"),
                       births ? SP_TABLE_TEXT : SP_TABLE_CODE);
  sp_table_add_column (table, "estimated", _("Estimated"), births ? SP_TABLE_TEXT : SP_TABLE_CODE);
  for (guint i = 0; i < why->ratios->len; i++)
    {
      const SpPastRatio *past = &g_array_index (why->ratios, SpPastRatio, i);
      sp_table_begin_row (table);
      sp_table_add_academic_year (table, past->year);
      sp_table_add_known_number (table, past->before >= 0, past->before, 1);
      sp_table_add_number (table, past->after, 0);
      sp_table_add_known_number (table, past->ratio >= 0, past->ratio, 6);
      sp_table_add_known_number (table, past->weight >= 0, past->weight, 4);
      sp_table_add_text (table, past->births != NULL ? past->births->source : NULL);
      if (past->births != NULL)
        sp_table_add_coded (table, past->births->estimated ? "1" : "0", past->births->estimated ? _("yes") : _("no"));
      else
        sp_table_add_missing (table);
      excluded |= past->excluded;
    }
  if (excluded)
    sp_table_set_note (table, _("Years of weight 0 are left out: a census that they rest on is excluded from ratios."));
  return table;
}

static SpTable *
new_feeders (const SpForecastExplanation *why)
{
  const SpSnapshot *snapshot = get_snapshot (why);
  SpTable *table = sp_table_new ("feeders", _("Areas that feed it"));
  double sum = 0;
  sp_table_add_column (table, "feeder", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "feeder_name", _("Primary area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Year 6 the year before"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "share", _("Share"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "estimated", _("Share estimated"), SP_TABLE_TEXT);
  sp_table_add_column (table, "fed", _("Who may move up"), SP_TABLE_NUMBER);
  for (guint i = 0; i < why->feeders->len; i++)
    {
      const SpFeederPart *part = &g_array_index (why->feeders, SpFeederPart, i);
      sp_table_begin_row (table);
      sp_table_add_text (table, snapshot->areas[part->area].code);
      sp_table_add_text (table, snapshot->areas[part->area].name);
      sp_table_add_number (table, part->pupils, 1);
      sp_table_add_number (table, part->share, 3);
      sp_table_add_coded (table, part->share_estimated ? "1" : "0", part->share_estimated ? _("yes") : _("no"));
      sp_table_add_number (table, part->share * part->pupils, 1);
      sum += part->share * part->pupils;
    }
  sp_table_begin_row (table);
  sp_table_add_missing (table);
  sp_table_add_text (table, _("All areas"));
  for (gint i = 0; i < 3; i++)
    sp_table_add_missing (table);
  sp_table_add_number (table, sum, 1);
  sp_table_mark_total (table);
  return table;
}

static const char *
fed_by_name (SpFedBy fed_by)
{
  static const char *const names[] = { N_("counted"),       N_("births"),        N_("the year group below"),
                                       N_("Year 6 by transfer shares"), N_("Year 6 of all primary areas"),
                                       N_("recent intakes"), N_("the pre-school register"), N_("nothing") };
  return _(names[fed_by]);
}

static SpTable *
new_cohort (const SpForecastExplanation *why)
{
  SpTable *table = sp_table_new ("cohort", _("The cohort year by year, apart from housing and adjustments"));
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "from", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "feeder", _("Who may move up"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "ratio", _("Ratio"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  for (guint i = 0; i < why->cohort->len; i++)
    {
      const SpCohortStep *step = &g_array_index (why->cohort, SpCohortStep, i);
      sp_table_begin_row (table);
      sp_table_add_academic_year (table, step->year);
      sp_table_add_group (table, step->group);
      sp_table_add_coded (table, sp_fed_by_code (step->fed_by), fed_by_name (step->fed_by));
      sp_table_add_known_number (table, step->feeder >= 0, step->feeder, 1);
      sp_table_add_known_number (table, step->ratio >= 0, step->ratio, 6);
      sp_table_add_number (table, step->pupils, 1);
    }
  return table;
}

static void
add_housing_row (SpTable *table, const SpSite *site, const SpHousingPart *part)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, site->reference != NULL ? site->reference : site->name, site->name);
  sp_table_add_academic_year (table, part->completed);
  sp_table_add_number (table, part->planned, 0);
  sp_table_add_number (table, part->dwellings, 1);
  sp_table_add_number (table, part->years_since, 0);
  sp_table_add_number (table, part->yield, 4);
  sp_table_add_number (table, part->share, 3);
  sp_table_add_number (table, part->above_trend, 3);
  sp_table_add_number (table, part->phase_pupils, 1);
  sp_table_add_number (table, part->pupils, 1);
}

static SpTable *
new_housing (const SpForecastExplanation *why)
{
  const SpSnapshot *snapshot = get_snapshot (why);
  SpTable *table = sp_table_new ("housing", _("Housing by site and year of completion"));
  double phase = 0;
  sp_table_add_column (table, "site", _("Site"), SP_TABLE_TEXT);
  sp_table_add_column (table, "completed", _("Completed"), SP_TABLE_TEXT);
  sp_table_add_column (table, "planned", _("Planned"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings", _("Expected"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "years_since", _("Years since"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "yield", _("Yield"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "share", _("Share to this area"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "above_trend", _("Above the trend"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "phase_pupils", _("Pupils of the phase"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils", _("In this year group"), SP_TABLE_NUMBER);
  for (guint i = 0; i < why->housing->len; i++)
    {
      const SpHousingPart *part = &g_array_index (why->housing, SpHousingPart, i);
      add_housing_row (table, &snapshot->sites[part->site], part);
      phase += part->phase_pupils;
    }
  sp_table_begin_row (table);
  sp_table_add_coded (table, "total", _("All sites"));
  for (gint i = 0; i < 7; i++)
    sp_table_add_missing (table);
  sp_table_add_number (table, phase, 1);
  sp_table_add_number (table, why->component[SP_COMPONENT_HOUSING], 1);
  sp_table_mark_total (table);
  sp_table_set_note (table,
                     _("Pupils of the phase = dwellings × yield × share × what is above the trend. They grow up a year "
                       "group at a time; the last column shares out those who are in this year group as the phase's."));
  return table;
}

void
sp_tables_add_explanation (GPtrArray *tables, SpNeed *need, const SpForecastExplanation *why)
{
  g_ptr_array_add (tables, new_parts (why));
  g_ptr_array_add (tables, new_facts (why, need));
  if (why->ratios->len > 0)
    g_ptr_array_add (tables, new_ratios (why));
  if (why->feeders->len > 0)
    g_ptr_array_add (tables, new_feeders (why));
  if (why->cohort->len > 1)
    g_ptr_array_add (tables, new_cohort (why));
  if (why->housing->len > 0)
    g_ptr_array_add (tables, new_housing (why));
  sp_tables_add_methods (tables, why->forecast, FALSE);
  if (get_snapshot (why)->n_overrides > 0)
    g_ptr_array_add (tables, sp_table_of_overrides (sp_forecast_get_snapshot (why->forecast)));
}

/* What all areas of the phase have in a year group of a year, area by area: they add up to it. */
static SpTable *
new_sum_of_areas (SpForecast *forecast, SpAcademicYear year, gint lead, SpYearGroup group)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *title = g_strdup_printf (_("%s in %s is the sum of its planning areas"), sp_year_group_name (group), when);
  SpTable *table = sp_table_new ("areas", title);
  double sum[SP_N_COMPONENTS] = { 0 }, all = 0, pupils;
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    sp_table_add_column (table, sp_component_code (c), sp_component_name (c), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      if (snapshot->areas[a].phase != sp_year_group_phase (group)
          || !sp_forecast_get_pupils (forecast, (gint) a, lead, group, &pupils))
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, snapshot->areas[a].name);
      for (gint c = 0; c < SP_N_COMPONENTS; c++)
        {
          double part = sp_forecast_get_component (forecast, (gint) a, lead, group, c);
          sp_table_add_number (table, part, 1);
          sum[c] += part;
        }
      sp_table_add_number (table, pupils, 1);
      all += pupils;
    }
  sp_table_begin_row (table);
  sp_table_mark_total (table);
  sp_table_add_text (table, _("All planning areas"));
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    sp_table_add_number (table, sum[c], 1);
  sp_table_add_number (table, all, 1);
  sp_table_keep_total (table);
  sp_table_set_note (table, _("Choose one of the areas to see the births, ratios and dwellings that its own number is made of."));
  return table;
}

void
sp_tables_add_why (GPtrArray *tables, SpNeed *need, gint area, SpAcademicYear year, SpYearGroup group)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  gint lead = year.start - sp_forecast_get_origin (forecast).start;
  if (lead < 0 || lead > sp_forecast_get_horizon (forecast))
    return;
  if (area < 0 && lead > 0)
    g_ptr_array_add (tables, new_sum_of_areas (forecast, year, lead, group));
  if (area < 0)
    return;
  g_autoptr (SpForecastExplanation) why = sp_forecast_explain (forecast, area, lead, group);
  if (why != NULL)
    sp_tables_add_explanation (tables, need, why);
}
