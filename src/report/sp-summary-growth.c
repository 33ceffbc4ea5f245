/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one growth area: what it needs, where, when, at what cost, how sure, and what is asked. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-number.h"
#include "sp-result-charts.h"

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
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s", sentence, settled);
  if (find_share (growth, area) < 0.995)
    {
      g_autofree char *percent = sp_number_format (find_share (growth, area) * 100, 0);
      g_string_append_printf (text, _(" About %s %% of them are expected in this planning area."), percent);
    }
  sp_sheet_add_text (sheet, SP_TEXT_BODY, lead, text->str);
  g_string_free (text, TRUE);
}

static void
add_figures (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint lead = MIN (5, sp_forecast_get_horizon (sp_need_get_forecast (subject->need)));
  SpFigure figures[2] = {
    sp_summary_map (subject->need, SP_PHASE_PRIMARY, lead, subject->growth, 0.46),
    sp_summary_chart (sp_chart_for_growth_forms (subject->need, subject->growth, SP_PHASE_PRIMARY), 0.54),
  };
  sp_sheet_add_figures (sheet, figures, 2);
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

typedef enum { MEASURE_DWELLINGS, MEASURE_PUPILS, MEASURE_RANGE, MEASURE_PLACES, MEASURE_SHORT, MEASURE_FORMS, N_MEASURES } Measure;

static const char *
measure_name (Measure measure)
{
  static const char *const names[N_MEASURES] = {
    N_("Dwellings built (e)"), N_("Pupils in reception"), N_("8 in 10, from and to"), N_("Places in reception"),
    N_("Places short"), N_("Forms of entry short"),
  };
  return _(names[measure]);
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
  else if (measure == MEASURE_FORMS && sum.known)
    sp_table_add_number (table, sum.forms_entry, 1);
  else
    sp_table_add_missing (table);
}

/* Years across on a page, down in large print, where eight columns of figures would not fit. */
static void
add_years (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint leads[8], area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  g_autofree char *title = g_strdup_printf (_("Year by year: reception in the %s planning area"),
                                            subject->snapshot->areas[MAX (area, 0)].name);
  SpTable *table = sp_table_new ("years", area >= 0 ? title : _("Year by year"));
  sp_table_add_column (table, "first", subject->large_print ? _("Year") : "", SP_TABLE_TEXT);
  for (guint i = 0; i < (subject->large_print ? N_MEASURES : n); i++)
    {
      g_autofree char *year = sp_academic_year_to_string (lead_year (subject->need, leads[MIN (i, n - 1)]));
      sp_table_add_column (table, "next", subject->large_print ? measure_name (i) : year, SP_TABLE_NUMBER);
    }
  for (guint row = 0; row < (subject->large_print ? n : N_MEASURES); row++)
    {
      sp_table_begin_row (table);
      g_autofree char *year = sp_academic_year_to_string (lead_year (subject->need, leads[MIN (row, n - 1)]));
      sp_table_add_text (table, subject->large_print ? year : measure_name (row));
      for (guint i = 0; i < (subject->large_print ? N_MEASURES : n); i++)
        add_measure (table, subject, area, subject->large_print ? leads[row] : leads[i], subject->large_print ? i : row);
    }
  sp_sheet_add_table (sheet, table);
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
add_statements (SpSheet *sheet, const SpSummarySubject *subject, SpDetail detail)
{
  static const char *const names[SP_N_STATEMENT_LISTS] = { "", N_("Done:"), N_("Proposed now:"), N_("To come:") };
  const SpGrowthArea *growth = &subject->snapshot->growth_areas[subject->growth];
  gboolean any = FALSE;
  for (guint i = 0; i < growth->n_statements; i++)
    {
      const SpStatement *statement = &growth->statements[i];
      if (!is_wanted (statement->list, detail) || (detail == SP_DETAIL_BRIEFEST && statement->position > 3))
        continue;
      if (!any)
        sp_sheet_add_text (sheet, SP_TEXT_HEADING, NULL, _("What the council has done and proposes"));
      any = TRUE;
      g_autofree char *text = detail == SP_DETAIL_FULL ? g_strdup (statement->text) : shorten (statement->text);
      sp_sheet_add_text (sheet, SP_TEXT_ITEM, _(names[statement->list]), text);
    }
}

static char *
say_waits (const SpProject *project)
{
  GString *waits = g_string_new (NULL);
  for (guint d = 0; d < project->n_dependencies; d++)
    if (g_strcmp0 (project->dependencies[d].state, "met") != 0)
      g_string_append_printf (waits, "%s%s", waits->len > 0 ? "; " : "", project->dependencies[d].text);
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
      g_autofree char *waits = say_waits (project);
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

static void
add_ask (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  SpEntryPeak peak;
  g_autofree char *text = NULL;
  if (area < 0 || !sp_need_find_entry_peak (subject->need, area, &peak))
    text = g_strdup (_("to note that reception places are enough as far as this forecast goes, and to consider the proposals above for "
                       "the dwellings still to come."));
  else if (peak.first_short.start <= lead_year (subject->need, 0).start)
    text = g_strdup (_("to consider the proposals above now, because reception is already short of places."));
  else
    text = g_strdup_printf (_("to consider the proposals above in time for places to be ready by September %d, when reception places run out."),
                            peak.first_short.start);
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
  g_autofree char *text = sp_summary_say_sources (sources, TRUE);
  sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, text);
}

void
sp_summary_fill_growth (SpSheet *sheet, const SpSummarySubject *subject, SpDetail detail)
{
  g_autofree char *title = sp_title_for_growth (subject->need, subject->growth);
  add_kicker (sheet, subject);
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, title);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    add_phase (sheet, subject, phase);
  add_figures (sheet, subject);
  add_years (sheet, subject);
  add_statements (sheet, subject, detail);
  add_projects (sheet, subject);
  add_money (sheet, subject);
  add_ask (sheet, subject);
  add_sources (sheet, subject);
}
