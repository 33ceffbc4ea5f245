/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-verbs-agreement.h"
#include "sp-edit-verbs-growth.h"
#include "sp-edit-verbs-housing.h"
#include "sp-edit-verbs-money.h"
#include "sp-edit-verbs-pot.h"
#include "sp-edit-verbs-project.h"
#include "sp-edit-words.h"
#include "sp-forecast-method.h"

/* ------------------------------------------------------------------ sites */

static gboolean
make_dwellings (const SpEditAsk *ask, GError **error)
{
  gint64 site = 0;
  SpAcademicYear year = { 0 };
  gboolean known = FALSE;
  double dwellings = 0;
  return sp_edit_words_site (ask->snapshot, ask->words[0], &site, error) && sp_edit_words_year (ask->words[1], &year, error)
         && sp_edit_words_number (ask->words[2], &known, &dwellings, error)
         && sp_edit_set_completion (ask->plan, ask->scenario_id, site, year, known ? &dwellings : NULL, ask->reason, error);
}

/* A first year is said as one; every other term is a number. */
static gboolean
read_term_value (SpDeliveryTerm term, const char *word, gboolean *known, double *value, GError **error)
{
  SpAcademicYear year = { 0 };
  if (term != SP_TERM_START || g_str_equal (word, "none"))
    return sp_edit_words_number (word, known, value, error);
  if (!sp_edit_words_year (word, &year, error))
    return FALSE;
  *known = TRUE;
  *value = year.start;
  return TRUE;
}

static gboolean
make_delivery (const SpEditAsk *ask, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  gint64 site = 0;
  if (!sp_edit_words_site (ask->snapshot, ask->words[0], &site, error))
    return FALSE;
  for (gint term = 0; term < SP_N_DELIVERY_TERMS; term++)
    {
      gboolean known = FALSE;
      double value = 0;
      if (g_str_equal (sp_delivery_term_code (term), ask->words[1]))
        return read_term_value (term, ask->words[2], &known, &value, error)
               && sp_edit_set_delivery_term (ask->plan, ask->scenario_id, site, term, known ? &value : NULL, ask->reason, error);
      g_string_append_printf (codes, "%s%s", term > 0 ? ", " : "", sp_delivery_term_code (term));
    }
  return sp_edit_words_fail (error, _("“%s” is not a term of delivery; those are %s."), ask->words[1], codes->str);
}

static gboolean
make_move (const SpEditAsk *ask, gint sign, GError **error)
{
  gint64 site = 0;
  gint years = 0;
  if (!sp_edit_words_site (ask->snapshot, ask->words[0], &site, error) || !sp_edit_words_count (ask->words[1], &years, error))
    return FALSE;
  if (years < 0)
    return sp_edit_words_fail (error, _("By how many years must be said."));
  return sp_edit_slip_site (ask->plan, ask->scenario_id, site, sign * years, ask->reason, error);
}

static gboolean make_later (const SpEditAsk *ask, GError **error) { return make_move (ask, 1, error); }
static gboolean make_earlier (const SpEditAsk *ask, GError **error) { return make_move (ask, -1, error); }

static gboolean
make_stage (const SpEditAsk *ask, GError **error)
{
  gint64 site = 0;
  const char *stage = g_str_equal (ask->words[1], "none") ? NULL : ask->words[1];
  g_autofree char *stages = g_strjoinv (", ", (char **) sp_permission_codes ());
  if (!sp_edit_words_site (ask->snapshot, ask->words[0], &site, error))
    return FALSE;
  if (stage != NULL && !g_strv_contains (sp_permission_codes (), stage))
    return sp_edit_words_fail (error, _("“%s” is not a planning stage; those are %s."), stage, stages);
  return sp_edit_set_site_permission (ask->plan, site, stage, error);
}

static gboolean
make_range (const SpEditAsk *ask, GError **error)
{
  gint64 site = 0;
  gint min = -1, max = -1;
  if (!sp_edit_words_site (ask->snapshot, ask->words[0], &site, error) || !sp_edit_words_count (ask->words[1], &min, error)
      || (ask->n > 2 && !sp_edit_words_count (ask->words[2], &max, error)))
    return FALSE;
  return sp_edit_set_site_dwellings (ask->plan, site, min, ask->n > 2 ? max : min, error);
}

static gboolean
make_areas (const SpEditAsk *ask, GError **error)
{
  gint64 site = 0, primary = 0, secondary = 0;
  return sp_edit_words_site (ask->snapshot, ask->words[0], &site, error)
         && sp_edit_words_area (ask->snapshot, ask->words[1], TRUE, &primary, error)
         && sp_edit_words_area (ask->snapshot, ask->words[2], TRUE, &secondary, error)
         && sp_edit_set_site_areas (ask->plan, site, primary, secondary, error);
}

/* In a growth area, or, named otherwise, in a primary planning area. */
static gboolean
make_add_site (const SpEditAsk *ask, GError **error)
{
  SpGrowthIndex growth = ask->n > 1 ? sp_snapshot_find_growth_area_by_name (ask->snapshot, ask->words[1]) : -1;
  gint64 area = 0;
  if (ask->n > 1 && growth < 0 && !sp_edit_words_area (ask->snapshot, ask->words[1], FALSE, &area, NULL))
    return sp_edit_words_fail (error, _("“%s” is neither a growth area nor a planning area of the plan. add-growth-area adds a growth area."),
                               ask->words[1]);
  return sp_edit_add_site (ask->plan, ask->words[0], growth >= 0 ? ask->snapshot->growth_areas[growth].id : 0, area, NULL, error);
}

static gboolean
make_remove_site (const SpEditAsk *ask, GError **error)
{
  gint64 site = 0;
  return sp_edit_words_site (ask->snapshot, ask->words[0], &site, error) && sp_edit_remove_site (ask->plan, site, error);
}

static gboolean
make_count (const SpEditAsk *ask, GError **error)
{
  SpYieldObservation row = { .phase = ask->words[1], .type = -1, .tenure = -1, .years_since = -1 };
  gint64 site = 0;
  gboolean dwellings_known = FALSE, pupils_known = FALSE;
  if (!sp_edit_words_site (ask->snapshot, ask->words[0], &site, error)
      || !sp_edit_words_number (ask->words[2], &dwellings_known, &row.dwellings, error)
      || !sp_edit_words_number (ask->words[3], &pupils_known, &row.pupils, error))
    return FALSE;
  if (!dwellings_known || !pupils_known)
    return sp_edit_words_fail (error, _("A count has dwellings and the pupils who live in them."));
  row.name = ask->snapshot->sites[sp_snapshot_find_site (ask->snapshot, site)].name;
  row.provenance.note = ask->reason;
  return sp_edit_add_yield_observation (ask->plan, site, &row, NULL, error);
}

/* --------------------------------------------------------------- forecast */

static gboolean
read_point (const char *word, SpEntryPoint *point, GError **error)
{
  g_autoptr (GString) codes = g_string_new ("all");
  *point = SP_ENTRY_ANY;
  if (g_str_equal (word, "all"))
    return TRUE;
  for (gint i = 0; i < SP_N_ENTRY_POINTS; i++)
    {
      if (g_str_equal (word, sp_entry_point_code (i)))
        {
          *point = i;
          return TRUE;
        }
      g_string_append_printf (codes, ", %s", sp_entry_point_code (i));
    }
  return sp_edit_words_fail (error, _("“%s” is not a way into a year group; those are %s."), word, codes->str);
}

static gboolean
make_method (const SpEditAsk *ask, GError **error)
{
  gboolean none = g_str_equal (ask->words[2], "none");
  const SpForecastMethod *method
      = none ? NULL : sp_forecast_method_spelt (ask->words[2], ask->snapshot->assumptions.weights);
  g_autofree char *methods = sp_forecast_method_list ();
  SpEntryPoint point = SP_ENTRY_ANY;
  gint64 area = 0;
  if (!sp_edit_words_area (ask->snapshot, ask->words[0], TRUE, &area, error) || !read_point (ask->words[1], &point, error))
    return FALSE;
  if (!none && method == NULL)
    return sp_edit_words_fail (error,
                               _("“%s” is not a method; those are %s. forecast --list-methods says what each is."),
                               ask->words[2], methods);
  return sp_edit_choose_method (ask->plan, area, -1, point, none ? NULL : method->name, ask->reason, error);
}

static gboolean
read_year_and_area (const SpEditAsk *ask, SpAcademicYear *year, gint64 *area, GError **error)
{
  *area = 0;
  return sp_edit_words_year (ask->words[0], year, error)
         && (ask->n < 2 || sp_edit_words_area (ask->snapshot, ask->words[1], TRUE, area, error));
}

static gboolean
make_exclude (const SpEditAsk *ask, GError **error)
{
  SpAcademicYear year = { 0 };
  gint64 area;
  return read_year_and_area (ask, &year, &area, error) && sp_edit_exclude_year (ask->plan, area, year, ask->reason, error);
}

static gboolean
make_include (const SpEditAsk *ask, GError **error)
{
  SpAcademicYear year = { 0 };
  gint64 area;
  return read_year_and_area (ask, &year, &area, error) && sp_edit_include_year (ask->plan, area, year, error);
}

static gboolean
make_pupils (const SpEditAsk *ask, GError **error)
{
  SpAcademicYear year = { 0 };
  SpYearGroup group = SP_GROUP_R;
  gboolean known = FALSE;
  double pupils = 0;
  gint64 area = 0;
  if (ask->scenario_id == 0)
    return sp_edit_words_fail (error, _("Only a scenario adjusts pupils: name one with --scenario."));
  if (!sp_edit_words_area (ask->snapshot, ask->words[0], FALSE, &area, error)
      || !sp_edit_words_year (ask->words[1], &year, error))
    return FALSE;
  if (!sp_year_group_parse (ask->words[2], &group))
    return sp_edit_words_fail (error, _("“%s” is not a year group; write R, Y1 to Y14."), ask->words[2]);
  if (!sp_edit_words_number (ask->words[3], &known, &pupils, error))
    return FALSE;
  if (!known)
    return sp_edit_words_fail (error, _("How many pupils more must be said; 0 takes the adjustment's effect away."));
  return sp_edit_adjust_pupils (ask->plan, ask->scenario_id, area, year, group, pupils, ask->reason, error);
}

/* ---------------------------------------------------------------- options */

static gboolean
make_option (const SpEditAsk *ask, GError **error)
{
  SpOptionDraft draft = { .name = ask->words[0], .kind = ask->words[1], .lead_months = -1 };
  SpDraftPlaces rows[SP_N_GROUPS];
  gboolean places_known = FALSE, cost_known = FALSE;
  double places = 0;
  SpMoney cost = { 0 };
  if (!sp_edit_words_area (ask->snapshot, ask->words[2], FALSE, &draft.area_id, error)
      || !sp_edit_words_number (ask->words[3], &places_known, &places, error)
      || (ask->n > 5 && !sp_edit_words_count (ask->words[5], &draft.lead_months, error)))
    return FALSE;
  if (!places_known || places != (gint) CLAMP (places, -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES) || places == 0)
    return sp_edit_words_fail (error, _("How many places a year it adds must be said, as a whole number; fewer is below 0."));
  cost_known = !g_str_equal (ask->words[4], "none");
  if (cost_known && !sp_money_parse (ask->words[4], SP_MONEY_MILLIONS, &cost))
    return sp_edit_words_fail (error, _("“%s” is not an amount in £m, such as 12.5."), ask->words[4]);
  for (guint a = 0; a < ask->snapshot->n_areas; a++)
    if (ask->snapshot->areas[a].id == draft.area_id)
      {
        draft.phase = sp_phase_code (ask->snapshot->areas[a].phase);
        draft.n_places = sp_option_climb (ask->snapshot->areas[a].phase, draft.area_id, (gint) places, rows);
      }
  draft.places = rows;
  draft.cost = cost_known ? &cost : NULL;
  return sp_edit_add_option (ask->plan, &draft, NULL, error);
}

static gboolean
make_remove_option (const SpEditAsk *ask, GError **error)
{
  for (guint i = 0; i < ask->snapshot->n_options; i++)
    if (g_str_equal (ask->snapshot->options[i].key, ask->words[0]))
      return sp_edit_remove_option (ask->plan, ask->snapshot->options[i].id, error);
  return sp_edit_words_fail (error, _("The plan holds no option of the key “%s”."), ask->words[0]);
}

/* ------------------------------------------------------ the plan's history */

static gboolean
make_edition (const SpEditAsk *ask, GError **error)
{
  return sp_edit_keep_edition (ask->plan, ask->words[0], ask->words[1], error);
}

static gboolean
make_scenario (const SpEditAsk *ask, GError **error)
{
  return sp_edit_add_scenario (ask->plan, ask->words[0], ask->scenario_id, ask->reason, NULL, error);
}

static gboolean
make_remove_scenario (const SpEditAsk *ask, GError **error)
{
  gint64 id = 0;

  return sp_plan_find_scenario (ask->plan, ask->words[0], &id, error) && sp_edit_remove_scenario (ask->plan, id, error);
}

static gboolean make_undo (const SpEditAsk *ask, GError **error) { return sp_plan_undo (ask->plan, error); }
static gboolean make_redo (const SpEditAsk *ask, GError **error) { return sp_plan_redo (ask->plan, error); }

static const SpEditVerb verbs[] = {
  { "dwellings", "SITE YEAR NUMBER|none", 3, 3, TRUE, make_dwellings },
  { "delivery", "SITE TERM NUMBER|none", 3, 3, TRUE, make_delivery },
  { "later", "SITE YEARS", 2, 2, TRUE, make_later },
  { "earlier", "SITE YEARS", 2, 2, TRUE, make_earlier },
  { "stage", "SITE STAGE|none", 2, 2, FALSE, make_stage },
  { "range", "SITE FROM|none [TO|none]", 2, 3, FALSE, make_range },
  { "areas", "SITE PRIMARY|none SECONDARY|none", 3, 3, FALSE, make_areas },
  { "add-site", "NAME [GROWTH AREA|PLANNING AREA]", 1, 2, FALSE, make_add_site },
  { "remove-site", "SITE", 1, 1, FALSE, make_remove_site },
  { "add-planning-area", "CODE NAME primary|secondary", 3, 3, FALSE, sp_edit_verb_add_planning_area },
  { "planning-area-name", "AREA NAME", 2, 2, FALSE, sp_edit_verb_area_name },
  { "add-growth-area", "NAME [PRIMARY|none [SECONDARY|none [CATEGORY]]]", 1, 4, FALSE, sp_edit_verb_add_growth_area },
  { "growth-area-name", "GROWTH-AREA NAME", 2, 2, FALSE, sp_edit_verb_growth_name },
  { "growth-area-share", "GROWTH-AREA AREA SHARE|none", 3, 3, FALSE, sp_edit_verb_growth_share },
  { "remove-growth-area", "GROWTH-AREA", 1, 1, FALSE, sp_edit_verb_remove_growth_area },
  { "count", "SITE PHASE DWELLINGS PUPILS", 4, 4, FALSE, make_count },
  { "usual-delivery", "STAGE|none TERM NUMBER, or STAGE|none usual", 2, 3, FALSE, sp_edit_verb_usual_delivery },
  { "yield", "PHASE house|flat|all market|affordable|all BEDROOMS|all YEARS|settled NUMBER|none|usual", 6, 6, FALSE, sp_edit_verb_yield },
  { "build-up", "PHASE YEARS SHARE|none", 3, 3, FALSE, sp_edit_verb_build_up },
  { "method", "AREA|all GROUPS|all METHOD|none", 3, 3, FALSE, make_method },
  { "exclude-year", "YEAR [AREA]", 1, 2, FALSE, make_exclude },
  { "include-year", "YEAR [AREA]", 1, 2, FALSE, make_include },
  { "pupils", "AREA YEAR GROUP NUMBER", 4, 4, TRUE, make_pupils },
  { "scenario", "NAME", 1, 1, TRUE, make_scenario },
  { "remove-scenario", "SCENARIO", 1, 1, FALSE, make_remove_scenario },
  { "option", "NAME KIND AREA PLACES COST|none [MONTHS]", 5, 6, FALSE, make_option },
  { "remove-option", "KEY", 1, 1, FALSE, make_remove_option },
  { "option-cost", "KEY AMOUNT|none", 2, 2, FALSE, sp_edit_verb_option_cost },
  { "option-lead-time", "KEY MONTHS|none", 2, 2, FALSE, sp_edit_verb_option_lead_time },
  { "rename-programme", "NAME NEW NAME", 2, 2, FALSE, sp_edit_verb_rename_programme },
  { "add-project", "REFERENCE NAME TABLE|none SCHOOL|PLANNING AREA|GROWTH AREA [DESCRIPTION]", 4, 5, FALSE, sp_edit_verb_add_project },
  { "remove-project", "PROJECT", 1, 1, FALSE, sp_edit_verb_remove_project },
  { "project", "PROJECT FIELD VALUE|none", 3, 3, FALSE, sp_edit_verb_project },
  { "project-places", "PROJECT AREA GROUP YEAR NUMBER", 5, 5, FALSE, sp_edit_verb_places },
  { "after", "PROJECT PROJECT", 2, 2, FALSE, sp_edit_verb_after },
  { "not-after", "PROJECT PROJECT", 2, 2, FALSE, sp_edit_verb_not_after },
  { "answers", "PROJECT GROWTH AREA", 2, 2, FALSE, sp_edit_verb_answers },
  { "not-answers", "PROJECT GROWTH AREA", 2, 2, FALSE, sp_edit_verb_not_answers },
  { "budget", "PROJECT AMOUNT|none", 2, 2, TRUE, sp_edit_verb_budget },
  { "spend", "PROJECT YEAR AMOUNT|none", 3, 3, TRUE, sp_edit_verb_spend },
  { "price-base", "PROJECT QUARTER|none", 2, 2, FALSE, sp_edit_verb_price_base },
  { "riba-stage", "PROJECT STAGE|none", 2, 2, FALSE, sp_edit_verb_riba_stage },
  { "opening", "PROJECT YEAR|none [COMPLETION|none]", 2, 3, FALSE, sp_edit_verb_opening },
  { "lead-time", "PROJECT MONTHS|none", 2, 2, FALSE, sp_edit_verb_lead_time },
  { "earliest-start", "PROJECT DATE|none", 2, 2, FALSE, sp_edit_verb_earliest_start },
  { "project-later", "PROJECT YEARS", 2, 2, TRUE, sp_edit_verb_project_later },
  { "project-earlier", "PROJECT YEARS", 2, 2, TRUE, sp_edit_verb_project_earlier },
  { "add-dependency", "PROJECT KIND TEXT [DATE|none [OWNER]]", 3, 5, FALSE, sp_edit_verb_add_dependency },
  { "dependency", "PROJECT NUMBER state|due|owner|kind|text VALUE|none", 4, 4, FALSE, sp_edit_verb_dependency },
  { "remove-dependency", "PROJECT NUMBER", 2, 2, FALSE, sp_edit_verb_remove_dependency },
  { "add-approval", "PROJECT TEXT [BODY]", 2, 3, FALSE, sp_edit_verb_add_approval },
  { "approval", "PROJECT NUMBER state|decided|body|text VALUE|none", 4, 4, FALSE, sp_edit_verb_approval },
  { "remove-approval", "PROJECT NUMBER", 2, 2, FALSE, sp_edit_verb_remove_approval },
  { "add-risk", "PROJECT TEXT LIKELIHOOD IMPACT [OWNER|none [MITIGATION]]", 4, 6, FALSE, sp_edit_verb_add_risk },
  { "risk", "PROJECT NUMBER likelihood|impact|owner|mitigation|text VALUE|none", 4, 4, FALSE, sp_edit_verb_risk },
  { "remove-risk", "PROJECT NUMBER", 2, 2, FALSE, sp_edit_verb_remove_risk },
  { "add-programme-table", "NUMBER TITLE", 2, 2, FALSE, sp_edit_verb_add_table },
  { "programme-table-title", "NUMBER TITLE", 2, 2, FALSE, sp_edit_verb_table_title },
  { "remove-programme-table", "NUMBER", 1, 1, FALSE, sp_edit_verb_remove_table },
  { "add-pot", "NAME SOURCE [CERTAINTY]", 2, 3, FALSE, sp_edit_verb_add_pot },
  { "remove-pot", "POT [with-all]", 1, 2, FALSE, sp_edit_verb_remove_pot },
  { "pot-amount", "POT YEAR|undated AMOUNT|none", 3, 3, TRUE, sp_edit_verb_pot_amount },
  { "pot-certainty", "POT received|announced|expected|at risk", 2, 2, FALSE, sp_edit_verb_pot_certainty },
  { "pot-dates", "POT FROM|none BY|none", 3, 3, FALSE, sp_edit_verb_pot_dates },
  { "pot-name", "POT NAME", 2, 2, FALSE, sp_edit_verb_pot_name },
  { "pot-source", "POT SOURCE", 2, 2, FALSE, sp_edit_verb_pot_source },
  { "pot-carry", "POT YEARS|none", 2, 2, FALSE, sp_edit_verb_pot_carry },
  { "pot-award", "POT YEARS|none", 2, 2, FALSE, sp_edit_verb_pot_award },
  { "pot-borrowing", "POT PER CENT|none YEARS|none", 3, 3, FALSE, sp_edit_verb_pot_borrowing },
  { "pot-note", "POT TEXT|none", 2, 2, FALSE, sp_edit_verb_pot_note },
  { "pot-pays", "POT TERM VALUE|any", 3, 3, FALSE, sp_edit_verb_pot_pays },
  { "pot-fixed", "POT PROJECT YEAR|undated AMOUNT|none [only]", 4, 5, FALSE, sp_edit_verb_pot_fixed },
  { "add-claim", "TEXT [DISTRICT|none [PROJECT|none [YEAR|undated [AMOUNT|none [SHARE|none [STATE]]]]]]", 1, 7, FALSE, sp_edit_verb_add_claim },
  { "claim", "NUMBER district|project|text|year|amount|share|state VALUE|none", 3, 3, FALSE, sp_edit_verb_claim },
  { "remove-claim", "NUMBER", 1, 1, FALSE, sp_edit_verb_remove_claim },
  { "add-agreement", "TITLE [SITE|GROWTH AREA|none [DATE|none [REFERENCE|none [AUTHORITY]]]]", 1, 5, FALSE,
    sp_edit_verb_add_agreement },
  { "agreement", "AGREEMENT title|reference|application|authority|signed|pay-back|site VALUE|none", 3, 3, FALSE,
    sp_edit_verb_agreement },
  { "remove-agreement", "AGREEMENT", 1, 1, FALSE, sp_edit_verb_remove_agreement },
  { "add-obligation", "AGREEMENT money|land PHASE|none TEXT", 4, 4, FALSE, sp_edit_verb_add_obligation },
  { "obligation", "AGREEMENT NUMBER text|kind|phase|basis|cost|headroom|hectares|pay-back-years|pot|project|school VALUE|none", 4, 4, FALSE,
    sp_edit_verb_obligation },
  { "obligation-index", "AGREEMENT NUMBER INDEX|none [QUARTER]", 3, 4, FALSE, sp_edit_verb_obligation_index },
  { "add-dwellings", "AGREEMENT NUMBER DWELLINGS PUPILS [house|flat|all [market|affordable|all [BEDROOMS|all]]]", 4, 7, FALSE,
    sp_edit_verb_add_dwellings },
  { "remove-dwellings", "AGREEMENT NUMBER LINE", 3, 3, FALSE, sp_edit_verb_remove_dwellings },
  { "remove-obligation", "AGREEMENT NUMBER", 2, 2, FALSE, sp_edit_verb_remove_obligation },
  { "add-index", "SHORT-NAME NAME", 2, 2, FALSE, sp_edit_verb_add_index },
  { "index-value", "INDEX QUARTER NUMBER|none", 3, 3, FALSE, sp_edit_verb_index_value },
  { "obligation-amount", "AGREEMENT NUMBER AMOUNT|none", 3, 3, FALSE, sp_edit_verb_obligation_amount },
  { "obligation-trigger", "AGREEMENT NUMBER commencement|occupation N|share SHARE|date DAY|none", 3, 4, FALSE,
    sp_edit_verb_obligation_trigger },
  { "obligation-event", "AGREEMENT NUMBER EVENT DATE|none", 4, 4, FALSE, sp_edit_verb_obligation_event },
  { "payment", "AGREEMENT NUMBER received|spent|allocated|transferred|returned|secured AMOUNT [DATE|none [PROJECT]]", 4, 6, FALSE,
    sp_edit_verb_payment },
  { "remove-payment", "AGREEMENT NUMBER PAYMENT", 3, 3, FALSE, sp_edit_verb_remove_payment },
  { "edition", "NAME DAY", 2, 2, FALSE, make_edition },
  { "undo", "", 0, 0, FALSE, make_undo },
  { "redo", "", 0, 0, FALSE, make_redo },
};

const SpEditVerb *
sp_edit_verb_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  return NULL;
}

const SpEditVerb *
sp_edit_verb_nth (guint i)
{
  return i < G_N_ELEMENTS (verbs) ? &verbs[i] : NULL;
}
