/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one growth area: what it needs, where, when, at what cost, how sure, and what is asked. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-chart.h"
#include "sp-number.h"
#include "sp-result-charts.h"

#define FEWEST_STATEMENTS 4

static SpAcademicYear
lead_year (SpNeed *need, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead);
}

static void
add_kicker (SpSheet *sheet, const SpSummarySubject *subject)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  static const char *const categories[] = { N_("several new schools"), N_("one new school"), N_("other investment") };
  g_autofree char *dwellings = sp_words_for_dwellings (growth->dwellings_min, growth->dwellings_max);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, _("Growth area %d, category %d: %s"), growth->number, growth->category, _(categories[CLAMP (growth->category, 1, 3) - 1]));
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

/* What the planning area needs, then what the growth area's own dwellings bring to it. */
static void
add_phase (SpSheet *sheet, const SpSummarySubject *subject, SpPhase phase)
{
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, phase);
  g_autofree char *settled = sp_sentence_for_growth (subject->need, subject->growth, phase);
  if (area < 0)
    {
      sp_sheet_add_text (sheet, SP_TEXT_BODY, phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary."), settled);
      return;
    }
  const char *name = subject->snapshot->areas[area].name;
  g_autofree char *lead = g_strdup_printf (phase == SP_PHASE_PRIMARY ? _("Primary (%s planning area).") : _("Secondary (%s planning area)."), name);
  g_autofree char *sentence = sp_sentence_for_area (subject->need, area);
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

/* The chart that shows what the title says: all year groups where they are shorter than the entry year, else the entry year. */
static SpChart *
choose_chart (const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  SpEntryPeak entry = { 0 };
  if (area < 0)
    return sp_chart_for_growth_forms (subject->need, subject->growth, SP_PHASE_PRIMARY);
  SpNeedPeak peak = sp_need_get_peak (subject->need, area);
  sp_need_find_entry_peak (subject->need, area, &entry);
  return peak.known && peak.peak_forms > entry.forms + 0.05 ? sp_chart_for_phase (subject->need, area) : sp_chart_for_entry (subject->need, area);
}

static void
add_figures (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint lead = MIN (5, sp_forecast_get_horizon (sp_need_get_forecast (subject->need)));
  SpFigure figures[2] = {
    sp_summary_map (subject->need, SP_PHASE_PRIMARY, lead, subject->growth, 0.46),
    sp_summary_chart (choose_chart (subject), 0.54),
  };
  sp_summary_add_figures (sheet, subject, figures, 2);
}

/* Dwellings of all sites completed in a year; FALSE when none of them says. */
static gboolean
sum_dwellings (const SpSummarySubject *subject, SpAcademicYear year, double *dwellings)
{
  const SpSnapshot *snapshot = subject->snapshot;
  const SpGrowthArea *growth = &snapshot->growth_areas[subject->growth];
  gint y = sp_snapshot_year_index (snapshot, year);
  gboolean any = FALSE;
  *dwellings = 0;
  for (guint s = 0; s < growth->n_sites && y >= 0; s++)
    {
      double completed = snapshot->completions[(gsize) growth->sites[s] * snapshot->n_years + (gsize) y];
      any = any || completed >= 0;
      *dwellings += MAX (0, completed);
    }
  return any;
}

typedef enum
{
  MEASURE_DWELLINGS, MEASURE_PUPILS, MEASURE_RANGE, MEASURE_PLACES, MEASURE_SHORT, MEASURE_ALL_PUPILS, MEASURE_ALL_SHORT,
  MEASURE_FORMS, N_MEASURES
} Measure;

static gboolean
has_estimated_dwellings (const SpSummarySubject *subject)
{
  const SpSnapshot *snapshot = subject->snapshot;
  const SpGrowthArea *growth = &snapshot->growth_areas[subject->growth];
  for (guint s = 0; s < growth->n_sites; s++)
    for (guint y = 0; y < snapshot->n_years; y++)
      if (snapshot->completion_estimated[(gsize) growth->sites[s] * snapshot->n_years + y])
        return TRUE;
  return FALSE;
}

/* With "(e)" where what it rests on is somebody's estimate. */
static char *
measure_name (const SpSummarySubject *subject, Measure measure)
{
  static const char *const names[N_MEASURES] = {
    N_("Dwellings built"), N_("Reception pupils"), N_("8 in 10 within"), N_("Reception places"), N_("Reception short"),
    N_("Primary pupils"), N_("Primary places short"), N_("Forms of entry short"),
  };
  gboolean estimated = measure == MEASURE_DWELLINGS ? has_estimated_dwellings (subject)
                       : measure == MEASURE_PUPILS || measure == MEASURE_ALL_PUPILS ? subject->snapshot->roll_estimated : FALSE;
  return estimated ? g_strdup_printf (_("%s (e)"), _(names[measure])) : g_strdup (_(names[measure]));
}

static void
add_range (SpTable *table, const SpSummarySubject *subject, gint area, gint lead)
{
  double lower, upper;
  if (lead > 0 && sp_forecast_get_interval (sp_need_get_forecast (subject->need), area, lead, SP_GROUP_R, 80, &lower, &upper))
    {
      g_autofree char *from = sp_number_format (lower, 0), *to = sp_number_format (upper, 0);
      g_autofree char *range = g_strdup_printf ("%s\342\200\223%s", from, to);
      sp_table_add_text (table, range);
    }
  else
    sp_table_add_missing (table);
}

static void
add_measure (SpTable *table, const SpSummarySubject *subject, gint area, gint lead, Measure measure)
{
  SpNeedCell cell = area >= 0 ? sp_need_get_cell (subject->need, area, lead, SP_GROUP_R) : (SpNeedCell) { FALSE };
  SpNeedSum sum = area >= 0 ? sp_need_get_area (subject->need, area, lead) : (SpNeedSum) { FALSE };
  double dwellings;
  if (measure == MEASURE_DWELLINGS && sum_dwellings (subject, lead_year (subject->need, lead), &dwellings))
    sp_table_add_number (table, dwellings, 0);
  else if (measure == MEASURE_RANGE && area >= 0)
    add_range (table, subject, area, lead);
  else if (measure == MEASURE_PUPILS && cell.known)
    sp_table_add_number (table, cell.pupils, 0);
  else if (measure == MEASURE_PLACES && cell.known)
    sp_table_add_number (table, cell.places, 0);
  else if (measure == MEASURE_SHORT && cell.known)
    sp_table_add_number (table, cell.shortfall, 0);
  else if (measure == MEASURE_ALL_PUPILS && sum.known)
    sp_table_add_number (table, sum.pupils, 0);
  else if (measure == MEASURE_ALL_SHORT && sum.known)
    sp_table_add_number (table, sum.shortfall, 0);
  else if (measure == MEASURE_FORMS && sum.known)
    sp_table_add_number (table, MAX (sum.forms_entry, sum.forms_total), 1);
  else
    sp_table_add_missing (table);
}

static char *
say_year (const SpSummarySubject *subject, gint lead)
{
  return sp_academic_year_to_string (lead_year (subject->need, lead));
}

/* Years across. */
static SpTable *
make_wide_years (const SpSummarySubject *subject, gint area, const char *title)
{
  gint leads[8];
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  SpTable *table = sp_table_new ("years", title);
  sp_table_add_column (table, "measure", "", SP_TABLE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = say_year (subject, leads[i]);
      sp_table_add_column (table, year, year, SP_TABLE_NUMBER);
    }
  for (gint measure = 0; measure < N_MEASURES; measure++)
    {
      g_autofree char *name = measure_name (subject, measure);
      if (subject->detail == SP_DETAIL_BRIEFEST && (measure == MEASURE_PLACES || measure == MEASURE_ALL_PUPILS))
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, name);
      for (guint i = 0; i < n; i++)
        add_measure (table, subject, area, leads[i], measure);
    }
  return table;
}

/* Years down, a few measures at a time: for large print, where eight columns of figures would not fit. */
static SpTable *
make_tall_years (const SpSummarySubject *subject, gint area, const char *title, Measure first, Measure last)
{
  gint leads[8];
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  SpTable *table = sp_table_new ("years", title);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  for (gint measure = first; measure <= (gint) last; measure++)
    {
      g_autofree char *name = measure_name (subject, measure);
      sp_table_add_column (table, name, name, SP_TABLE_NUMBER);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = say_year (subject, leads[i]);
      sp_table_begin_row (table);
      sp_table_add_text (table, year);
      for (gint measure = first; measure <= (gint) last; measure++)
        add_measure (table, subject, area, leads[i], measure);
    }
  return table;
}

static void
add_years (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  g_autofree char *title = area >= 0 ? g_strdup_printf (_("Year by year: the %s primary planning area"), subject->snapshot->areas[area].name)
                                     : g_strdup (_("Year by year"));
  if (!subject->large_print)
    {
      sp_sheet_add_table (sheet, make_wide_years (subject, area, title));
      return;
    }
  sp_sheet_add_table (sheet, make_tall_years (subject, area, title, MEASURE_DWELLINGS, MEASURE_PLACES));
  sp_sheet_add_table (sheet, make_tall_years (subject, area, title, MEASURE_SHORT, MEASURE_FORMS));
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
      if (!is_wanted (statement->list, subject->detail) || (subject->detail == SP_DETAIL_BRIEFEST && n == FEWEST_STATEMENTS))
        continue;
      if (n++ == 0)
        sp_sheet_add_text (sheet, SP_TEXT_HEADING, NULL, _("What the council has done and proposes"));
      g_autofree char *text = subject->detail == SP_DETAIL_FULL ? g_strdup (statement->text) : shorten (statement->text);
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
  sp_table_add_column (table, "ready", _("Ready"), SP_TABLE_TEXT);
  sp_table_add_column (table, "waits", _("Waits for"), SP_TABLE_TEXT);
  for (guint i = 0; i < growth->n_projects; i++)
    {
      const SpProject *project = &subject->snapshot->projects[growth->projects[i]];
      g_autofree char *name = project->description != NULL ? g_strdup_printf ("%s: %s", project->name, project->description)
                                                           : g_strdup (project->name);
      g_autofree char *waits = say_waits (subject, project);
      sp_table_begin_row (table);
      sp_table_add_text (table, name);
      if (project->has_budget)
        sp_table_add_money (table, project->budget, SP_MONEY_MILLIONS);
      else
        sp_table_add_missing (table);
      sp_table_add_text (table, project->completion_text);
      sp_table_add_text (table, *waits != '\0' ? waits : NULL);
    }
  sp_sheet_add_table (sheet, table);
}

/* Whether a month is over on the day printed on the page. */
static gboolean
is_past (const SpSummarySubject *subject, SpMonth month)
{
  g_autofree char *text = g_strdup_printf ("%04d-%02d-99", month.year, month.month);
  return subject->date != NULL && strcmp (subject->date, text) > 0;
}

/* "by March 2015", or "now, as March 2013 was the time for it". */
static char *
say_deadline (const SpSummarySubject *subject, SpMonth month)
{
  g_autofree char *text = sp_month_to_string (month);
  return g_strdup_printf (is_past (subject, month) ? _("at once (%s was the time for it)") : _("by %s"), text);
}

/* The decision on a kind of project for the first half form more, by whichever reading needs it sooner. FALSE: none is needed. */
static gboolean
find_decision (const SpSummarySubject *subject, gint area, SpProjectKind kind, SpNeedDecision *soonest)
{
  gboolean found = FALSE;
  for (gint reading = 0; reading < SP_N_NEED_READINGS && subject->chances != NULL && area >= 0; reading++)
    {
      SpNeedDecision decision;
      if (!sp_need_probability_get_decision (subject->chances, area, reading, 1, kind, &decision) || !decision.reached
          || (found && decision.needed.start >= soonest->needed.start))
        continue;
      *soonest = decision;
      found = TRUE;
    }
  return found;
}

/* By when to decide, so that the first half form that is as likely as not comes in time. NULL: none is, or it is not known. */
static char *
say_decision (const SpSummarySubject *subject, gint area)
{
  SpNeedDecision expansion, school;
  if (!find_decision (subject, area, SP_PROJECT_KIND_EXPANSION, &expansion) || !find_decision (subject, area, SP_PROJECT_KIND_NEW_PRIMARY, &school))
    return NULL;
  g_autofree char *expansion_by = say_deadline (subject, expansion.last);
  g_autofree char *school_by = say_deadline (subject, school.last);
  g_autofree char *tenths = sp_number_format (expansion.probability * 10, 0);
  g_autofree char *chance = expansion.probability >= 0.95 ? g_strdup (_("almost certain")) : g_strdup_printf (_("%s in 10 likely"), tenths);
  /* Translators: "6 in 10 likely" or "almost certain"; a calendar year; "by March 2015". */
  return g_strdup_printf (_("to consider the proposals above. It is %s that half a form of entry more is needed in September %d. To be ready "
                            "then, an expansion has to be decided %s, a new school %s."),
                          chance, expansion.needed.start, expansion_by, school_by);
}

static char *
say_first_short (const SpSummarySubject *subject, gint area)
{
  SpNeedPeak peak = area >= 0 ? sp_need_get_peak (subject->need, area) : (SpNeedPeak) { FALSE };
  if (!peak.known || !sp_need_is_worth_saying (peak.peak_forms))
    return g_strdup (_("to note that primary places are enough as far as this forecast goes, and to consider the proposals above for "
                       "the dwellings still to come."));
  if (sp_need_get_area (subject->need, area, 0).shortfall >= 0.5)
    return g_strdup_printf (_("to consider the proposals above now: some year groups are short of places already, and September %d is the "
                              "first that a decision can still change."), lead_year (subject->need, 1).start);
  return g_strdup_printf (_("to consider the proposals above in time for places to be ready by September %d, when the first year group runs short."),
                          peak.first_short_year.start);
}

static void
add_ask (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  g_autofree char *decision = say_decision (subject, area);
  g_autofree char *text = decision != NULL ? g_steal_pointer (&decision) : say_first_short (subject, area);
  sp_sheet_add_text (sheet, SP_TEXT_ASK, _("Members are asked"), text);
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
                                    "Its priced schemes are budgeted at %s; %u are not priced yet.", unpriced), money, unpriced);
}

static void
add_money (SpSheet *sheet, const SpSummarySubject *subject)
{
  g_autofree char *own = say_scheme_costs (subject);
  g_autofree char *whole = sp_sentence_for_funding (subject->funding);
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
  g_autofree char *estimates = sp_summary_say_estimates (subject->snapshot, has_estimated_dwellings (subject) ? _("dwellings by year") : NULL);
  g_autofree char *general = sp_summary_say_sources (sources, estimates, area >= 0 ? subject->snapshot->areas[area].margin : -1);
  g_autofree char *decision = say_decision (subject, area);
  const SpNeedProbabilityOptions times = SP_NEED_PROBABILITY_OPTIONS_INIT;
  g_autofree char *lead = g_strdup_printf (_(" From decision to places an expansion is taken to need %d months, a new primary school %d, at the least."),
                                           times.lead_time[SP_PROJECT_KIND_EXPANSION].least, times.lead_time[SP_PROJECT_KIND_NEW_PRIMARY].least);
  g_autofree char *text = g_strconcat (general, decision != NULL ? lead : NULL, NULL);
  sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, text);
}

void
sp_summary_fill_growth (SpSheet *sheet, const SpSummarySubject *subject)
{
  g_autofree char *title = sp_title_for_growth (subject->need, subject->growth);
  add_kicker (sheet, subject);
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, title);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    add_phase (sheet, subject, phase);
  add_figures (sheet, subject);
  add_years (sheet, subject);
  add_statements (sheet, subject);
  add_projects (sheet, subject);
  add_money (sheet, subject);
  add_ask (sheet, subject);
  add_sources (sheet, subject);
}
