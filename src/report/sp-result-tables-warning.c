/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Early warnings as tables: places after the need, what a place costs, and what the next award might be worth. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-basic-need.h"
#include "sp-cost-index.h"
#include "sp-cost-per-place.h"
#include "sp-funding.h"
#include "sp-late-places.h"
#include "sp-place-rate.h"
#include "sp-project-places.h"

SpTable *
sp_table_of_late_places (SpNeed *need)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (need);
  g_autoptr (GArray) rows = sp_late_places_find (need);
  SpTable *table = sp_table_new ("late-places", _("Places planned against when they are needed (estimate)"));

  sp_table_add_column (table, "area", _("Area"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "short_from", _("Short from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places_short", _("Most short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "state", _("Places"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("First scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places_from", _("Its places from"), SP_TABLE_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpLatePlaces *row = &g_array_index (rows, SpLatePlaces, i);
      const SpArea *area = &snapshot->areas[row->area];

      sp_table_begin_row (table);
      sp_table_add_text (table, area->code);
      sp_table_add_text (table, area->name);
      sp_table_add_coded (table, sp_phase_code (area->phase), sp_phase_name (area->phase));
      sp_table_add_academic_year (table, row->short_from);
      sp_table_add_number (table, row->most_short, 0);
      sp_table_add_coded (table, sp_places_state_code (row->state), sp_places_state_name (row->state));
      sp_table_add_text (table, row->project >= 0 ? snapshot->projects[row->project].name : NULL);
      sp_table_add_academic_year (table, row->places_from);
    }
  sp_table_set_note (table, _("Short of the places there are today, without any scheme's."));
  return table;
}

static void
add_phase (SpTable *table, const SpBasicNeedPhase *row, SpPhase phase)
{
  g_autofree char *year = sp_financial_year_to_string (row->rate.year);

  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_number (table, row->n_areas, 0);
  sp_table_add_number (table, row->need, 0);
  if (row->funded < 0)
    sp_table_add_missing (table);
  else
    sp_table_add_number (table, row->funded, 0);
  sp_table_add_number (table, row->fundable, 0);
  sp_table_add_money (table, row->rate.rate, SP_MONEY_POUNDS);
  sp_table_add_coded (table, sp_rate_basis_code (row->rate.basis), row->rate.basis == SP_RATE_OF_PLAN ? _("the plan") : year);
  sp_table_add_text (table, row->rate.basis != SP_RATE_OF_PLAN ? year : NULL);
  sp_table_add_text (table, row->rate.source);
  sp_table_add_money (table, row->award, SP_MONEY_MILLIONS);
}

static gboolean
same_rate (const SpBasicNeedRate *a, const SpBasicNeedRate *b)
{
  return a->basis == b->basis && a->year.start == b->year.start && g_strcmp0 (a->source, b->source) == 0;
}

/* Whose rates these are, and how far off the award's year makes them. */
static void
say_rate (GString *text, const SpBasicNeed *outlook, const SpBasicNeedRate *rate)
{
  g_autofree char *year = sp_financial_year_to_string (rate->year);
  g_autofree char *award = sp_financial_year_to_string (outlook->award_year);

  g_string_append_c (text, ' ');
  switch (rate->basis)
    {
    case SP_RATE_OF_PLAN:
      g_string_append (text, _("The rates are the plan's own."));
      return;
    case SP_RATE_OF_YEAR:
      g_string_append_printf (text, _("The rates are those of %s, the year of the award: %s."), award, rate->source);
      return;
    case SP_RATE_INDEXED:
      g_string_append_printf (text, _("The rates of %s are not known: those of %s (%s) are brought to it by the index of building cost."),
                              award, year, rate->source);
      return;
    case SP_RATE_OF_EARLIER:
      g_string_append_printf (text, _("The rates of %s, the year of the award, are not known: it is priced at the nearest that are, of %s "
                                      "(%s), and so likely too low by what prices have risen since."), award, year, rate->source);
      return;
    default:
      g_string_append_printf (text, _("The rates of %s, the year of the award, are not known: it is priced at the nearest that are, of %s "
                                      "(%s), and so likely too high by what prices have risen in between."), award, year, rate->source);
    }
}

/* What makes this estimate worse than it need be. */
static char *
say_what_lacks (const SpBasicNeed *outlook)
{
  GString *text = g_string_new (NULL);
  gboolean funded = TRUE;

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    funded = funded && outlook->phases[phase].funded >= 0;
  if (!funded)
    g_string_append_printf (text, " %s", _("The plan does not say how many places earlier awards have paid for, so none are taken "
                                           "off and it is too high by theirs."));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (phase == 0 || !same_rate (&outlook->phases[0].rate, &outlook->phases[phase].rate))
      say_rate (text, outlook, &outlook->phases[phase].rate);
  return g_string_free (text, FALSE);
}

SpTable *
sp_table_of_basic_need (const SpBasicNeed *outlook)
{
  g_autofree char *lacks = say_what_lacks (outlook);
  g_autofree char *title = g_strdup_printf (_("What a Basic Need award for September %d might be worth (estimate)"),
                                            outlook->target.start);
  g_autofree char *note = g_strdup_printf (
    _("Margin %.0f %%, location factor %.2f; short in any area or year group counts, and spare places elsewhere are not set "
      "against it. The Department does not publish all it works an award out from: past rounds agree with published need only "
      "loosely, and many councils receive none. Enter an award as a pot once it is known.%s"),
    100 * outlook->margin, outlook->location_factor, lacks);
  SpTable *table = sp_table_new ("basic-need", title);

  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "areas_short", _("Areas short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places_short", _("Places short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places_funded", _("Funded before"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places_fundable", _("To be funded"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "rate_pounds", _("Rate (£ a place)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "rate_from", _("Rate of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "rate_year", _("Financial year"), SP_TABLE_CODE);
  sp_table_add_column (table, "rate_source", _("Source"), SP_TABLE_CODE);
  sp_table_add_column (table, "award_pounds", _("Award (£m)"), SP_TABLE_NUMBER);
  add_phase (table, &outlook->phases[SP_PHASE_PRIMARY], SP_PHASE_PRIMARY);
  add_phase (table, &outlook->phases[SP_PHASE_SECONDARY], SP_PHASE_SECONDARY);
  sp_table_set_note (table, note);
  return table;
}

/* The tender price index of a quarter by the plan's own table, in tenths; 0 = it holds none. */
static gint
find_tenths (const SpSnapshot *snapshot, SpPriceBase base)
{
  const SpCostIndex *index = snapshot->money.index;
  const SpCostIndexValue *value = index != NULL && g_strcmp0 (index->code, "tpi") == 0 ? sp_cost_index_find (index, base) : NULL;

  return value != NULL ? (gint) (10 * value->value + 0.5) : 0;
}

/* The DfE's average where the project is, at the project's prices: as published at them, else by the index, else at the
 * latest that is published. domain.md 3.6. `at`: the prices it is at. */
static gboolean
find_average (const SpSnapshot *snapshot, const SpProject *project, SpPhase phase, SpWorks works, SpMoney *average,
              SpPriceBase *at)
{
  const SpPriceBase latest = { 2026, 1 };
  double plans = snapshot->money.has_location_factor ? snapshot->money.location_factor : 1;
  gint hundredths = (gint) (100 * (project->location_factor > 0 ? project->location_factor : plans) + 0.5);
  gint tenths = find_tenths (snapshot, project->price_base), published;
  SpMoney national;

  *at = project->price_base;
  if (sp_national_cost_per_place (phase, works, project->price_base, &national))
    return sp_cost_adjusted (national, hundredths, 1, 1, average);
  if (!sp_national_cost_per_place (phase, works, latest, &national)
      || !sp_tender_price_index (latest, &published, NULL))
    return FALSE;
  if (tenths > 0)
    return sp_cost_adjusted (national, hundredths, tenths, 10 * published, average);
  *at = latest;
  return sp_cost_adjusted (national, hundredths, 1, 1, average);
}

static void
add_cost_row (SpTable *table, SpFunding *funding, SpProjectIndex index)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  const SpProject *project = &snapshot->projects[index];
  g_autofree char *prices = NULL, *range = NULL;
  SpMoney low, high, here, now;
  SpProjectAdded built;
  SpPriceBase at;
  SpPhase phase;
  SpWorks works;

  if (!sp_funding_get_project_cost_per_place (funding, index, &low, &high) || !sp_project_get_phase (snapshot, project, &phase)
      || !sp_project_get_works (project, &works) || !find_average (snapshot, project, phase, works, &here, &at))
    return;
  built = sp_project_get_built (snapshot, project);
  prices = sp_price_base_to_string (at);
  range = g_strdup_printf (_("%d or %d"), built.least, built.most);
  sp_table_begin_row (table);
  sp_table_add_text (table, project->reference);
  sp_table_add_text (table, project->name);
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_coded (table, sp_works_code (works), sp_works_name (works));
  if (built.most == built.least)
    sp_table_add_number (table, built.least, 0);
  else
    sp_table_add_text (table, range);
  sp_table_add_money (table, low, SP_MONEY_POUNDS);
  sp_table_add_money (table, high, SP_MONEY_POUNDS);
  sp_table_add_money (table, here, SP_MONEY_POUNDS);
  sp_table_add_text (table, prices);
  if (sp_project_budget_now (snapshot, index, &now))
    sp_table_add_money (table, now, SP_MONEY_MILLIONS);
  else
    sp_table_add_missing (table);
  sp_table_add_number (table, 100 * (double) high.pence / (double) here.pence, 0);
}

SpTable *
sp_table_of_place_costs (SpFunding *funding)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpTable *table = sp_table_new ("place-costs", _("What a place costs, against the national average"));
  g_autofree char *note = g_strdup_printf (
    _("Average: the DfE's, of projects of 2015/16 to 2017/18 at Q1 2026 prices (index 410), with the scheme's own location "
      "factor or the plan's, %.2f, without land; brought to the scheme's prices where the index of their quarter is known. "
      "A scheme that says no price base is compared with Q1 2026, and for early years' prices the share is low on that account. "
      "Places: those it adds; all of a new school. Relocations, improvements and special schools have no average and are not here."),
    snapshot->money.has_location_factor ? snapshot->money.location_factor : 1.0);

  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "works", _("Works"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lowest_pounds", _("From (£ a place)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "highest_pounds", _("To (£ a place)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "average_pounds", _("Average (£ a place)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "average_prices", _("At prices of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "budget_now_pounds", _("Budget at the plan's prices (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "per_cent", _("Of the average (%)"), SP_TABLE_NUMBER);
  for (guint p = 0; p < snapshot->n_projects; p++)
    add_cost_row (table, funding, (SpProjectIndex) p);
  sp_table_set_note (table, note);
  return table;
}
