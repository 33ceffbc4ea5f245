/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one growth area: what it needs, where, when, at what cost, how sure, and what is asked. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-chart.h"
#include "sp-lead-time.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-result-tables-private.h"

#define FEWEST_STATEMENTS 4

static void
add_kicker (SpSheet *sheet, const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  static const char *const categories[] = { N_("several new schools"), N_("one new school"), N_("other investment") };
  g_autofree char *dwellings = sp_words_for_dwellings (growth->dwellings_min, growth->dwellings_max);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, _("Growth area %d, category %d: %s"), growth->number, growth->category,
                                   _(categories[CLAMP (growth->category, 1, 3) - 1]));
  if (growth->district >= 0)
    g_string_append_printf (text, ". %s", subject->snapshot->districts[growth->district].name);
  if (dwellings != NULL)
    g_string_append_printf (text, _(". %s dwellings"), dwellings);
  if (growth->not_before != NULL)
    g_string_append_printf (text, _(", no sooner than %s"), growth->not_before);
  sp_sheet_add_text (sheet, SP_TEXT_KICKER, NULL, text->str);
  g_string_free (text, TRUE);
}

static double
find_share (const SpGrowthArea *growth, gint area)
{
  for (guint i = 0; i < growth->n_shares; i++)
    if (growth->shares[i].area == area)
      return growth->shares[i].share;
  return 0;
}

/* What its own dwellings bring, unless that is a count too small to print. */
static char *
say_settled (const SpSummarySubject *subject, SpPhase phase)
{
  SpForecast *forecast = sp_need_get_forecast (subject->need);
  SpGrowthSettled settled;
  SpGrowthPeak peak;
  gboolean small = sp_forecast_get_growth_settled (forecast, subject->growth, phase, &settled)
                   && (sp_held_back_small (subject->held_back, settled.pupils_min)
                       || sp_held_back_small (subject->held_back, settled.pupils_max));
  small = small || (sp_forecast_get_growth_peak (forecast, subject->growth, phase, &peak)
                    && (sp_held_back_small (subject->held_back, peak.pupils_min)
                        || sp_held_back_small (subject->held_back, peak.pupils_max)));
  return small ? sp_held_back_say (subject->held_back, _("What its dwellings bring"))
               : sp_sentence_for_growth (subject->need, subject->growth, phase);
}

/* What the planning area needs, then what the growth area's own dwellings bring to it. */
static void
add_phase (SpSheet *sheet, const SpSummarySubject *subject, SpPhase phase)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, phase);
  g_autofree char *settled = say_settled (subject, phase);
  if (area < 0)
    {
      sp_sheet_add_text (sheet, SP_TEXT_BODY, phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary."), settled);
      return;
    }
  const char *name = subject->snapshot->areas[area].name;
  g_autofree char *lead = g_strdup_printf (phase == SP_PHASE_PRIMARY ? _("Primary (%s planning area).")
                                                                     : _("Secondary (%s planning area)."), name);
  g_autofree char *sentence = sp_held_back_area (subject->held_back, area)
                                  ? sp_held_back_say (subject->held_back, _("What its schools need"))
                                  : sp_sentence_for_area (subject->need, area);
  GString *text = g_string_new (sentence);
  if (subject->detail != SP_DETAIL_BRIEFEST || phase == SP_PHASE_PRIMARY)
    g_string_append_printf (text, " %s", settled);
  if (subject->detail != SP_DETAIL_BRIEFEST && find_share (growth, area) < 0.995)
    {
      g_autofree char *percent = sp_number_format (find_share (growth, area) * 100, 0);
      g_string_append_printf (text, _(" About %s\302\240%% of them are expected in this planning area."), percent);
    }
  sp_sheet_add_text (sheet, SP_TEXT_BODY, lead, text->str);
  g_string_free (text, TRUE);
}

/* The chart that shows what the title says: all year groups where they are shorter than the entry year, else the
 * entry year. NULL: nothing of it may be published. */
static SpChart *
choose_chart (const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  SpPupilScope scope = { area, SP_PHASE_PRIMARY, SP_GROUP_R, SP_GROUP_R };
  SpEntryPeak entry = { 0 };
  SpNeedPeak peak = { FALSE };
  if (area >= 0)
    {
      peak = sp_need_get_peak (subject->need, area);
      sp_need_find_entry_peak (subject->need, area, &entry);
    }
  if (peak.known && peak.peak_forms > entry.forms + 0.05)
    scope.last = sp_phase_last_group (SP_PHASE_PRIMARY);
  g_autoptr (SpChart) chart = NULL;
  if (area < 0)
    chart = sp_chart_for_growth_forms (subject->need, subject->growth, SP_PHASE_PRIMARY);
  else
    chart = scope.last > scope.first ? sp_chart_for_phase (subject->need, area) : sp_chart_for_entry (subject->need, area);
  double per = area < 0 ? sp_places_per_form (SP_GROUP_R, sp_phase_last_group (SP_PHASE_PRIMARY)) : 1;
  return sp_held_back_thin_chart (subject->held_back, chart, subject->need, &scope, per) ? g_steal_pointer (&chart) : NULL;
}

static void
add_figures (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint lead = MIN (5, sp_forecast_get_horizon (sp_need_get_forecast (subject->need)));
  SpChart *chart = choose_chart (subject);
  SpFigure figures[2] = { sp_summary_map (subject, SP_PHASE_PRIMARY, lead, chart != NULL ? 0.46 : 1) };
  if (chart != NULL)
    figures[1] = sp_summary_chart (chart, 0.54);
  sp_summary_add_figures (sheet, subject, figures, chart != NULL ? 2 : 1);
  if (chart == NULL)
    {
      g_autofree char *said = sp_held_back_say (subject->held_back, _("The chart of pupils"));
      sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, said);
    }
}

/* The first sentence of a statement: what is in brackets after it, and what follows, can be read in the paper. */
static char *
shorten (const char *text)
{
  const char *end = NULL, *bracket = strstr (text, "\n");
  for (const char *p = strstr (text, ". "); p != NULL && end == NULL; p = strstr (p + 2, ". "))
    if (p - text > 20)
      end = p + 1;
  if (bracket != NULL && (end == NULL || bracket < end))
    end = bracket;
  return end == NULL ? g_strdup (text) : g_strndup (text, (gsize) (end - text));
}

static gboolean
is_wanted (SpStatementList list, SpDetail detail)
{
  if (list == SP_STATEMENT_CONTEXT)
    return FALSE;
  return detail != SP_DETAIL_BRIEFEST || list != SP_STATEMENT_ACTION;
}

static void
add_statements (SpSheet *sheet, const SpSummarySubject *subject)
{
  static const char *const names[SP_N_STATEMENT_LISTS] = { "", N_("Done:"), N_("Proposed now:"), N_("To come:") };
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  guint n = 0;
  for (guint i = 0; i < growth->n_statements; i++)
    {
      const SpStatement *statement = &growth->statements[i];
      if (!is_wanted (statement->list, subject->detail)
          || (subject->detail == SP_DETAIL_BRIEFEST && n == FEWEST_STATEMENTS))
        continue;
      if (n++ == 0)
        sp_sheet_add_text (sheet, SP_TEXT_HEADING, NULL, _("What the council has done and proposes"));
      g_autofree char *text = subject->detail == SP_DETAIL_FULL ? g_strdup (statement->text)
                                                                : shorten (statement->text);
      if (sp_held_back_words (subject->held_back, text))
        {
          g_free (text);
          text = sp_held_back_say (subject->held_back, _("A statement"));
        }
      sp_sheet_add_text (sheet, SP_TEXT_ITEM, _(names[statement->list]), text);
    }
}

/* What a scheme waits for; where there is little room only the first thing, up to its first comma. */
static char *
say_waits (const SpSummarySubject *subject, const SpProject *project)
{
  GString *waits = g_string_new (NULL);
  for (guint d = 0; d < project->n_dependencies; d++)
    if (g_strcmp0 (project->dependencies[d].state, "met") != 0)
      g_string_append_printf (waits, "%s%s", waits->len > 0 ? "; " : "", project->dependencies[d].text);
  if (subject->detail == SP_DETAIL_BRIEFEST)
    g_string_truncate (waits, strcspn (waits->str, ",;"));
  return g_string_free (waits, FALSE);
}

static void
add_projects (SpSheet *sheet, const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  if (growth->n_projects == 0)
    return;
  SpTable *table = sp_table_new ("schemes", _("Schemes for it in the programme"));
  sp_table_add_column (table, "name", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost", _("Budget (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "decide_by", _("Decide by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "ready", _("Ready"), SP_TABLE_TEXT);
  sp_table_add_column (table, "waits", _("Waits for"), SP_TABLE_TEXT);
  for (guint i = 0; i < growth->n_projects; i++)
    {
      const SpProject *project = &subject->snapshot->projects[growth->projects[i]];
      g_autofree char *name = project->description != NULL
                                  ? g_strdup_printf ("%s: %s", project->name, project->description)
                                  : g_strdup (project->name);
      g_autofree char *waits = say_waits (subject, project);
      g_autofree char *decide_by = sp_summary_say_project_decision (subject, growth->projects[i]);
      sp_table_begin_row (table);
      sp_table_add_text (table, name);
      if (project->has_budget)
        sp_table_add_money (table, project->budget, SP_MONEY_MILLIONS);
      else
        sp_table_add_missing (table);
      sp_table_add_text (table, decide_by);
      sp_table_add_completion (table, project);
      sp_table_add_text (table, *waits != '\0' ? waits : NULL);
    }
  sp_sheet_add_table (sheet, table);
}

static char *
say_enough (const SpSummarySubject *subject, gint area)
{
  if (sp_held_back_area (subject->held_back, area))
    return g_strdup (_("to consider the proposals above."));
  return g_strdup (_("to note that primary places are enough as far as this forecast goes, and to consider the proposals above for "
                     "the dwellings still to come."));
}

static void
add_ask (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  g_autofree char *decision = sp_summary_say_decision (subject, area);
  g_autofree char *text = decision != NULL ? g_steal_pointer (&decision) : say_enough (subject, area);
  g_autofree char *school = sp_summary_say_first_school (subject);
  g_autofree char *asked = g_strconcat (text, school, NULL);
  sp_sheet_add_text (sheet, SP_TEXT_ASK, _("Members are asked"), asked);
}

static char *
say_scheme_costs (const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  SpMoney sum = { 0 };
  guint unpriced = 0;
  for (guint i = 0; i < growth->n_projects; i++)
    {
      const SpProject *project = &subject->snapshot->projects[growth->projects[i]];
      if (project->has_budget)
        sum = sp_money_add (sum, project->budget);
      else
        unpriced++;
    }
  g_autofree char *money = sp_money_to_words (sum);
  if (growth->n_projects == 0)
    return g_strdup (_("No scheme in the programme is for this growth area alone."));
  if (unpriced == growth->n_projects)
    return g_strdup (_("None of its schemes is priced yet."));
  if (unpriced == 0)
    return g_strdup_printf (_("Its schemes are budgeted at %s."), money);
  return g_strdup_printf (ngettext ("Its priced schemes are budgeted at %s; %u is not priced yet.",
                                    "Its priced schemes are budgeted at %s; %u are not priced yet.", unpriced),
                          money, unpriced);
}

static void
add_money (SpSheet *sheet, const SpSummarySubject *subject)
{
  g_autofree char *own = say_scheme_costs (subject);
  g_autofree char *whole = sp_sentence_for_funding (subject->waterfall);
  g_autofree char *text = g_strdup_printf (_("%s The whole programme: %s"), own, whole);
  sp_sheet_add_text (sheet, SP_TEXT_BODY, _("Money."), text);
}

static void
add_sources (SpSheet *sheet, const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  sp_summary_add_source (sources, &growth->provenance);
  for (guint i = 0; i < growth->n_projects; i++)
    sp_summary_add_source (sources, &subject->snapshot->projects[growth->projects[i]].provenance);
  for (guint i = 0; i < subject->snapshot->n_yields; i++)
    sp_summary_add_source (sources, &subject->snapshot->yields[i].provenance);
  if (area >= 0)
    sp_summary_add_source (sources, &subject->snapshot->areas[area].provenance);
  g_autofree char *estimates = sp_summary_say_estimates (
      subject->snapshot, sp_summary_has_estimated_dwellings (subject) ? _("dwellings by year") : NULL);
  g_autofree char *general = sp_summary_say_sources (sources, estimates,
                                                     area >= 0 ? subject->snapshot->areas[area].margin : -1,
                                                     subject->snapshot);
  const SpLeadTime expansion = SP_LEAD_TIME_EXPANSION, school = SP_LEAD_TIME_NEW_PRIMARY;
  g_autofree char *lead = g_strdup_printf (
      _(" From decision to places an expansion is taken to need %d months (%d to %d), a new primary school %d (%d to %d)."),
      sp_lead_time_middle (expansion), expansion.least, expansion.most, sp_lead_time_middle (school), school.least, school.most);
  g_autofree char *text = g_strconcat (general, lead, NULL);
  sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, text);
}

void
sp_summary_fill_growth (SpSheet *sheet, const SpSummarySubject *subject)
{
  g_autofree char *title = sp_summary_say_title (subject);
  add_kicker (sheet, subject);
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, title);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    add_phase (sheet, subject, phase);
  add_figures (sheet, subject);
  sp_summary_add_years (sheet, subject);
  add_statements (sheet, subject);
  add_projects (sheet, subject);
  add_money (sheet, subject);
  add_ask (sheet, subject);
  add_sources (sheet, subject);
}
