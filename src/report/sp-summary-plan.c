/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a whole plan for members: what is needed, where, when, at what cost, how sure. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-result-tables.h"
#include "sp-table-public.h"

#define ROUNDING 5000000 /* pence: a gap that the paper's own rounding to £0.1m could make asks nothing of anybody */
#define MOST_AREAS 8 /* rows of the table of areas: the rest is in the plan */

guint
sp_summary_choose_leads (gint horizon, gint leads[8])
{
  guint n = 0;
  for (gint lead = 0; lead <= MIN (5, horizon); lead++)
    leads[n++] = lead;
  if (horizon >= 7) /* as far as the DfE asks for secondary */
    leads[n++] = 7;
  if (horizon > 7 || horizon == 6)
    leads[n++] = horizon;
  return n;
}

void
sp_summary_add_source (GPtrArray *sources, const SpProvenance *provenance)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_strcmp0 (sources->pdata[i], provenance->source) == 0)
      return;
  if (provenance->source != NULL)
    g_ptr_array_add (sources, (gpointer) provenance->source);
}

/* What planners chose about the forecast is printed with all that rests on it. */
static void
say_choices (GString *text, const SpSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->n_excluded_years; i++)
    {
      const SpExcludedYear *one = &snapshot->excluded_years[i];
      g_autofree char *year = sp_academic_year_to_string (one->year);
      g_string_append_printf (text, _(" The census of %s is left out of ratios (%s: %s)."), year,
                              one->area >= 0 ? snapshot->areas[one->area].name : _("all areas"), one->reason);
    }
  for (guint i = 0; i < snapshot->n_method_choices; i++)
    {
      const SpMethodChoice *one = &snapshot->method_choices[i];
      g_string_append_printf (text, _(" The planner’s method is “%s” (%s, %s: %s)."), one->method,
                              one->area >= 0 ? snapshot->areas[one->area].name : _("all areas"),
                              sp_entry_point_name (one->point), one->reason);
    }
}

char *
sp_summary_say_sources (GPtrArray *sources, const char *estimates, double margin, const SpSnapshot *snapshot)
{
  GString *text = g_string_new (_("Sources: "));
  for (guint i = 0; i < sources->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) sources->pdata[i]);
  g_string_append_c (text, '.');
  if (margin >= 0)
    g_string_append (
        text,
        _(" A form of entry (FE) is 30 pupils in each year group. “8 in 10” is the range in which 8 outcomes in 10 "
                             "are expected."));
  if (margin > 0)
    {
      g_autofree char *percent = sp_number_format (margin * 100, 0);
      g_string_append_printf (text, _(" Places are short when pupils and %s\302\240%% more do not fit."), percent);
    }
  if (estimates != NULL)
    g_string_append_printf (text, _(" (e) rests on estimates: %s."), estimates);
  if (margin >= 0)
    say_choices (text, snapshot);
  return g_string_free (text, FALSE);
}

char *
sp_summary_say_estimates (const SpSnapshot *snapshot, const char *more)
{
  GString *text = g_string_new (more);
  if (snapshot->roll_estimated)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _("pupils on roll by school"));
  if (snapshot->births_estimated)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _("births by planning area"));
  return g_string_free (text, text->len == 0);
}

void
sp_summary_add_figures (SpSheet *sheet, const SpSummarySubject *subject, const SpFigure *figures, guint n)
{
  if (!subject->large_print)
    sp_sheet_add_figures (sheet, figures, n);
  for (guint i = 0; i < n && subject->large_print; i++)
    sp_sheet_add_figures (sheet, &figures[i], 1);
}

SpAcademicYear
sp_summary_lead_year (SpNeed *need, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead);
}

static guint
count_short_areas (SpNeed *need, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  guint n = 0;
  for (guint i = 0; i < snapshot->n_areas; i++)
    if (snapshot->areas[i].phase == phase)
      n += sp_need_get_area (need, (gint) i, lead).shortfall >= 0.5;
  return n;
}

/* As far ahead as authorities report to the DfE: five years primary, seven secondary. Source: domain.md 2.1. */
static gint
reporting_lead (SpNeed *need, SpPhase phase)
{
  return MIN (phase == SP_PHASE_PRIMARY ? 5 : 7, sp_forecast_get_horizon (sp_need_get_forecast (need)));
}

static char *
say_shortage (SpNeed *need, SpPhase phase, gint lead)
{
  SpNeedSum sum = sp_need_get_authority (need, phase, lead);
  guint areas = count_short_areas (need, phase, lead);
  g_autofree char *short_places = sp_number_format (sum.shortfall, 0);
  g_autofree char *spare_places = sp_number_format (sum.spare, 0);
  g_autofree char *year = sp_academic_year_to_string (sp_summary_lead_year (need, lead));
  if (areas == 0)
    return g_strdup_printf (_("In %s no planning area is short of places."), year);
  return g_strdup_printf (
      ngettext ("In %s, %u planning area is short of %s places; %s are spare in other areas and year groups.",
                "In %s, %u planning areas are short of %s places; %s are spare in other areas and year groups.", areas),
      year, areas, short_places, spare_places);
}

/* The years after, where the shortage is at least a tenth larger: in words that do not promise it. */
static char *
say_later (SpNeed *need, SpPhase phase, gint lead)
{
  gint last = sp_forecast_get_horizon (sp_need_get_forecast (need));
  double now = sp_need_get_authority (need, phase, lead).shortfall,
         then = sp_need_get_authority (need, phase, last).shortfall;
  if (last == lead || then < now * 1.1 || then < 1)
    return g_strdup ("");
  g_autofree char *places = sp_number_format (then, 0);
  g_autofree char *year = sp_academic_year_to_string (sp_summary_lead_year (need, last));
  return g_strdup_printf (_(" By %s the shortage could be %s."), year, places);
}

/* What one area alone is short of is its own figure: held back where its pupils are. */
static gboolean
is_shortage_held_back (const SpSummarySubject *subject, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = subject->snapshot;
  for (guint i = 0; i < snapshot->n_areas && count_short_areas (subject->need, phase, lead) == 1; i++)
    if (snapshot->areas[i].phase == phase && sp_need_get_area (subject->need, (gint) i, lead).shortfall >= 0.5)
      return sp_held_back_any (subject->held_back, (gint) i, sp_summary_lead_year (subject->need, lead));
  return FALSE;
}

static void
add_phase (SpSheet *sheet, const SpSummarySubject *subject, SpPhase phase)
{
  SpNeed *need = subject->need;
  gint lead = reporting_lead (need, phase);
  if (!sp_need_get_authority (need, phase, lead).known)
    return;
  gint last = sp_forecast_get_horizon (sp_need_get_forecast (need));
  if (is_shortage_held_back (subject, phase, lead) || is_shortage_held_back (subject, phase, last))
    {
      g_autofree char *said = sp_held_back_say (subject->held_back, _("How many places are short"));
      sp_sheet_add_text (sheet, SP_TEXT_BODY, phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary."), said);
      return;
    }
  g_autofree char *now = say_shortage (need, phase, lead);
  g_autofree char *later = say_later (need, phase, lead);
  gboolean explain = phase == SP_PHASE_PRIMARY && count_short_areas (need, phase, lead) > 0; /* once is enough */
  g_autofree char *text = g_strdup_printf (
      "%s%s%s", now, later,
      explain ? _(" The two are not set against each other: a spare place in one town is none in "
                                                       "the next.")
              : "");
  sp_sheet_add_text (sheet, SP_TEXT_BODY, phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary."), text);
}

typedef struct { gint area; double forms; SpEntryPeak entry; SpNeedPeak peak; } Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;
  if (left->forms != right->forms)
    return left->forms > right->forms ? -1 : 1;
  return left->area - right->area;
}

/* Areas short of a quarter of a form or more, the shortest first. */
static GArray *
rank_areas (SpNeed *need)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  GArray *ranked = g_array_new (FALSE, TRUE, sizeof (Ranked));
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      Ranked entry = { (gint) i };
      entry.peak = sp_need_get_peak (need, (gint) i);
      sp_need_find_entry_peak (need, (gint) i, &entry.entry);
      entry.forms = entry.peak.known ? entry.peak.peak_forms : 0;
      if (sp_need_is_worth_saying (entry.forms))
        g_array_append_val (ranked, entry);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static void
add_ranked (SpTable *table, const SpArea *area, const Ranked *ranked, gboolean held_back)
{
  g_autofree char *lower = sp_number_format (ranked->entry.lower, 1),
                  *upper = sp_number_format (ranked->entry.upper, 1);
  g_autofree char *range = g_strdup_printf (_("%s to %s"), lower, upper);
  sp_table_begin_row (table);
  sp_table_add_text (table, area->name);
  sp_table_add_coded (table, sp_phase_code (area->phase), sp_phase_name (area->phase));
  sp_table_add_academic_year (table, ranked->peak.first_short_year);
  if (held_back)
    {
      sp_table_add_text (table, SP_PUBLIC_MARK);
      sp_table_add_academic_year (table, ranked->peak.peak_year);
      sp_table_add_text (table, SP_PUBLIC_MARK);
      sp_table_add_text (table, SP_PUBLIC_MARK);
      return;
    }
  sp_table_add_number (table, ranked->forms, 1);
  sp_table_add_academic_year (table, ranked->peak.peak_year);
  sp_table_add_number (table, ranked->entry.forms, 1);
  sp_table_add_text (table, ranked->entry.has_range ? range : NULL);
}

static SpTable *
make_area_table (const SpSummarySubject *subject, gboolean *marked)
{
  SpNeed *need = subject->need;
  g_autoptr (GArray) ranked = rank_areas (need);
  guint shown = MIN (ranked->len, MOST_AREAS);
  g_autofree char *title = ranked->len > shown
    ? g_strdup_printf (_("Where most is needed: the first %u of %u planning areas"), shown, ranked->len)
    : g_strdup (_("Where places are needed"));
  gboolean estimated = sp_need_get_snapshot (need)->roll_estimated;
  SpTable *table = sp_table_new ("areas", title);
  sp_table_add_column (table, "area", estimated ? _("Planning area (e)") : _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "first", _("Short from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "forms", _("Most short (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "entry", _("At entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "range", _("8 in 10 (FE)"), SP_TABLE_TEXT);
  for (guint i = 0; i < shown; i++)
    {
      const Ranked *entry = &g_array_index (ranked, Ranked, i);
      gboolean held_back = sp_held_back_area (subject->held_back, entry->area);
      add_ranked (table, &sp_need_get_snapshot (need)->areas[entry->area], entry, held_back);
      *marked = *marked || held_back;
    }
  return table;
}

static void
add_figures (SpSheet *sheet, const SpSummarySubject *subject)
{
  SpFigure figures[2];
  guint n = 0;
  if (subject->need != NULL && subject->snapshot->n_areas > 0)
    figures[n++] = sp_summary_map (subject, SP_PHASE_PRIMARY, reporting_lead (subject->need, SP_PHASE_PRIMARY), 0.58);
  figures[n] = sp_summary_chart (sp_chart_for_envelope (subject->waterfall), n == 0 ? 1 : 0.42);
  sp_summary_add_figures (sheet, subject, figures, n + 1);
}

static void
add_money_row (SpTable *table, const char *name, const char *basis, SpMoney money, gboolean total)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, name);
  sp_table_add_text (table, basis);
  sp_table_add_money (table, money, SP_MONEY_MILLIONS);
  if (total)
    sp_table_mark_total (table);
}

/* "Table 1: in preparation for delivery" for a title that the paper prints in capitals after a dash. */
char *
sp_summary_say_table (const SpTableDemand *demand)
{
  g_autofree char *lower = g_utf8_strdown (demand->title, -1);
  g_autofree char *upper = g_utf8_strup (demand->title, -1);
  if (!g_str_equal (upper, demand->title))
    return g_strdup_printf (_("Table %d: %s"), demand->number, demand->title);
  const char *en_dash = strstr (lower, "\342\200\223"), *hyphen = strstr (lower, " - ");
  const char *rest = en_dash != NULL && (hyphen == NULL || en_dash < hyphen) ? en_dash + 3
                     : hyphen != NULL                                        ? hyphen + 3
                                                                             : lower;
  g_autofree char *words = g_strstrip (g_strdup (rest));
  return g_strdup_printf (_("Table %d: %s"), demand->number, words);
}

static SpTable *
make_money_table (SpWaterfall *waterfall)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  SpMoneyGap gap = sp_waterfall_get_gap (waterfall);
  SpMoney unused = sp_money_add (gap.lapsed, sp_money_add (gap.elsewhere, gap.left));
  SpTable *table = sp_table_new ("money", _("What it costs, and the money there is"));
  sp_table_add_column (table, "what", "", SP_TABLE_TEXT);
  sp_table_add_column (table, "basis", _("Taken from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pounds", _("£m"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_funding_get_n_tables (funding); i++)
    {
      const SpTableDemand *demand = sp_funding_get_table (funding, i);
      g_autofree char *schemes = g_strdup_printf (
          ngettext ("budget of %u scheme", "budgets of %u schemes", demand->n_projects), demand->n_projects);
      g_autofree char *name = sp_summary_say_table (demand);
      add_money_row (table, name,
                     demand->indicative ? _("the plan's figure for the whole table") : schemes, demand->demand, FALSE);
    }
  add_money_row (table, _("Schemes"), NULL, gap.cost, TRUE);
  if (gap.before.pence > 0)
    add_money_row (table, _("Already met"), _("spent in years that had ended"), gap.before, FALSE);
  add_money_row (table, _("Money, all sources"), NULL, gap.money, TRUE);
  if (unused.pence > 0 && gap.missing.pence > 0)
    add_money_row (table, _("Of it, lapses or pays for no scheme here"), NULL, unused, FALSE);
  if (gap.overdrawn.pence > 0)
    add_money_row (table, _("Overdrawn by pots"), _("made up by no money"), gap.overdrawn, FALSE);
  if (gap.missing.pence > 0)
    add_money_row (table, _("Short"), NULL, gap.missing, TRUE);
  return table;
}

static void
add_money_words (SpSheet *sheet, SpWaterfall *waterfall)
{
  SpMoneyGap gap = sp_waterfall_get_gap (waterfall);
  g_autofree char *sentence = sp_sentence_for_funding (waterfall);
  if (gap.uncertain.pence <= 0)
    {
      sp_sheet_add_text (sheet, SP_TEXT_BODY, _("Money."), sentence);
      return;
    }
  g_autofree char *uncertain = sp_money_to_words (gap.uncertain);
  g_autofree char *text = g_strdup_printf (_("%s Of the money, %s is expected or at risk, not received or announced."),
                                              sentence, uncertain);
  sp_sheet_add_text (sheet, SP_TEXT_BODY, _("Money."), text);
}

/* A census is taken in January and published in the summer: a page dated before that may not speak of it. */
static gboolean
is_published (const SpSummarySubject *subject, SpAcademicYear year)
{
  g_autofree char *published = g_strdup_printf ("%d-07-01", year.start + 1);
  return subject->date == NULL || strcmp (subject->date, published) >= 0;
}

/* What is known of how good such forecasts are: this one's own record where the years have passed. */
static void
add_how_sure (SpSheet *sheet, const SpSummarySubject *subject)
{
  SpForecast *forecast = sp_need_get_forecast (subject->need);
  g_autoptr (SpTable) outturn = sp_table_of_outturn (forecast);
  if (subject->threshold > 0)
    sp_table_make_public (outturn, subject->threshold);
  SpAcademicYear third = sp_academic_year (sp_forecast_get_origin (forecast).start + 3);
  GString *text = g_string_new (
      _("Ranges are wide as the years go on: from the fifth, the children of reception are not yet born, and housing "
                                  "comes sooner or later than planned."));
  for (guint r = 0; r < sp_table_get_n_rows (outturn) && is_published (subject, third); r++)
    if (g_strcmp0 (sp_table_get_exact (outturn, r, 2), "3") == 0 && sp_table_is_number (outturn, r, 6))
      {
        g_autofree char *phase = g_utf8_strdown (sp_table_get_cell (outturn, (gint) r, 0), -1);
        double error = g_ascii_strtod (sp_table_get_exact (outturn, r, 6), NULL);
        g_autofree char *percent = sp_number_format (ABS (error), 1);
        g_string_append_printf (text, error >= 0
                                ? _(" Three years on, %s pupils turned out to be forecast %s\302\240%% too high.")
                                : _(" Three years on, %s pupils turned out to be forecast %s\302\240%% too low."),
                                     phase, percent);
      }
  sp_sheet_add_text (sheet, SP_TEXT_BODY, _("How sure."), text->str);
  g_string_free (text, TRUE);
}

static SpMoney
sum_undated (SpWaterfall *waterfall)
{
  return sp_waterfall_get_money (waterfall, sp_waterfall_get_n_years (waterfall) - 1);
}

/* The first year at whose end the money so far no longer covers the spend so far; {0} = none. */
static SpFinancialYear
find_first_gap (SpWaterfall *waterfall)
{
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    if (sp_waterfall_get_year (waterfall, y).start != 0 && sp_waterfall_get_position (waterfall, y).pence < 0)
      return sp_waterfall_get_year (waterfall, y);
  return (SpFinancialYear) { 0 };
}

static void
add_ask (SpSheet *sheet, SpWaterfall *waterfall)
{
  SpMoney missing = sp_waterfall_get_missing (waterfall);
  SpFinancialYear first = find_first_gap (waterfall);
  SpMoney undated = sum_undated (waterfall);
  g_autofree char *gap = sp_money_to_words (missing);
  g_autofree char *undated_words = sp_money_to_words (undated);
  g_autofree char *year = sp_financial_year_to_string (first);
  g_autofree char *text = NULL;
  if (missing.pence < ROUNDING)
    text = g_strdup (_("to consider the responses proposed and the spending profile."));
  else if (undated.pence > 0)
    text = g_strdup_printf (
        _("to consider the responses proposed and the spending profile; how the %s that is missing is to be found "
                              "before more schemes are committed; and when the %s that no paper dates will come."),
           gap, undated_words);
  else if (first.start != 0)
    text = g_strdup_printf (
        _("to consider the responses proposed and the spending profile, and how the %s that is missing is to be "
                              "found: money runs out in %s."),
           gap, year);
  else
    text = g_strdup_printf (
        _("to consider the responses proposed and the spending profile, and how the %s that is missing is to be "
                              "found before more schemes are committed."),
           gap);
  sp_sheet_add_text (sheet, SP_TEXT_ASK, _("Members are asked"), text);
}

static void
add_sources (SpSheet *sheet, const SpSummarySubject *subject)
{
  const SpSnapshot *snapshot = subject->snapshot;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    sp_summary_add_source (sources, &snapshot->growth_areas[i].provenance);
  for (guint i = 0; i < snapshot->n_projects; i++)
    sp_summary_add_source (sources, &snapshot->projects[i].provenance);
  for (guint i = 0; i < snapshot->n_pots; i++)
    sp_summary_add_source (sources, &snapshot->pots[i].provenance);
  for (guint i = 0; i < snapshot->n_areas; i++)
    sp_summary_add_source (sources, &snapshot->areas[i].provenance);
  gboolean has_need = subject->need != NULL && snapshot->n_areas > 0;
  g_autofree char *estimates = has_need ? sp_summary_say_estimates (snapshot, NULL) : NULL;
  g_autofree char *text = sp_summary_say_sources (sources, estimates,
                                                  has_need ? snapshot->assumptions.operating_margin : -1, snapshot);
  sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, text);
}

void
sp_summary_fill_plan (SpSheet *sheet, const SpSummarySubject *subject)
{
  g_autofree char *title = sp_summary_say_title (subject);
  g_autofree char *kicker = g_strdup_printf (_("%s: summary for members"), subject->snapshot->title);
  sp_sheet_add_text (sheet, SP_TEXT_KICKER, NULL, kicker);
  sp_sheet_add_text (sheet, SP_TEXT_TITLE, NULL, title);
  for (gint phase = 0; phase < SP_N_PHASES && subject->need != NULL; phase++)
    add_phase (sheet, subject, phase);
  add_money_words (sheet, subject->waterfall);
  add_figures (sheet, subject);
  if (subject->need != NULL && subject->snapshot->n_areas > 0)
    {
      gboolean marked = FALSE;
      sp_sheet_add_table (sheet, make_area_table (subject, &marked));
      sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, marked ? sp_sheet_words_for_mark () : NULL);
    }
  sp_sheet_add_table (sheet, make_money_table (subject->waterfall));
  if (subject->need != NULL)
    add_how_sure (sheet, subject);
  add_ask (sheet, subject->waterfall);
  add_sources (sheet, subject);
}
