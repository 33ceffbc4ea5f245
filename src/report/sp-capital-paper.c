/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-capital-paper.h"

#include <glib/gi18n-lib.h>

#include "sp-capital-private.h"
#include "sp-result-charts.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-sentences.h"
#include "sp-summary-private.h"

#define GANTT_ROW   15  /* points a project, and what stands round them */
#define GANTT_ROUND 150
#define GANTT_LARGE 60  /* more round few of them in large print */
#define TALLEST     645 /* of a figure: a page with its heading */
#define SPEND       170
#define MATRIX      300

static const SpSnapshot *
snapshot_of (const SpCapitalSubject *subject)
{
  return sp_funding_get_snapshot (sp_waterfall_get_funding (subject->waterfall));
}

static void
begin_section (SpPaper *paper, const char *title)
{
  sp_paper_add_break (paper);
  sp_paper_add (paper, SP_TEXT_SECTION, NULL, title);
}

static void
add_figure (SpPaper *paper, SpChart *chart, double height)
{
  SpFigure figure = sp_summary_chart (chart, 1);

  figure.height = height;
  sp_paper_add_figures (paper, &figure, 1);
}

/* With the columns of those keys that say something; what has no row is a sentence. */
static void
add_table (SpPaper *paper, SpTable *table, const char *const *keys, const char *none)
{
  if (sp_table_get_n_rows (table) == 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, NULL, none);
      sp_table_free (table);
      return;
    }
  if (keys != NULL)
    sp_table_show_only (table, keys);
  sp_table_drop_blank_columns (table);
  sp_paper_add_table (paper, table);
}

/* ------------------------------------------------------------------- parts */

static void
add_money (SpPaper *paper, const SpCapitalSubject *subject)
{
  begin_section (paper, _("The money"));
  if (sp_waterfall_get_n_purses (subject->waterfall) == 0 && sp_waterfall_get_n_lines (subject->waterfall) == 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds no money, and no scheme that it would be for."));
      return;
    }
  sp_paper_add_table (paper, sp_capital_table_of_years (subject->waterfall));
  add_figure (paper, sp_chart_for_spend (subject->waterfall), SPEND);
  add_table (paper, sp_capital_table_of_pots (subject->waterfall), NULL, _("The plan holds no money."));
}

static void
add_schemes (SpPaper *paper, const SpCapitalSubject *subject)
{
  SpFunding *funding = sp_waterfall_get_funding (subject->waterfall);

  begin_section (paper, _("The schemes, and how far they are paid for"));
  for (guint t = 0; t < sp_funding_get_n_tables (funding); t++)
    add_table (paper, sp_capital_table_of_schemes (subject->waterfall, sp_funding_get_table (funding, t)), NULL, NULL);
  sp_paper_add (paper, SP_TEXT_BODY, NULL, sp_funding_get_n_tables (funding) == 0 ? _("The plan holds no scheme.") : _("Each scheme has a sheet of its own, printed apart: its profile and what pays it year by year, its editions, "
                                             "places, dependencies and approvals."));
}

/* Of one programme table; 0 = of all. */
static void
add_gantt (SpPaper *paper, const SpCapitalSubject *subject, gint table, guint n_rows)
{
  SpChart *chart = sp_chart_for_timetable (subject->timetable, subject->without, SP_PHASE_PRIMARY, table);

  add_figure (paper, chart, MIN (GANTT_ROUND + (subject->large_print ? GANTT_LARGE : 0) + GANTT_ROW * n_rows, TALLEST));
}

/* Rows too low to name are no use: where one page cannot hold all, as in large print, each programme table has a figure of its own. */
static void
add_gantts (SpPaper *paper, const SpCapitalSubject *subject)
{
  const SpSnapshot *snapshot = snapshot_of (subject);
  guint n_rows = snapshot->n_projects + snapshot->n_programme_tables;

  if (!subject->large_print && GANTT_ROUND + GANTT_ROW * n_rows <= TALLEST)
    add_gantt (paper, subject, 0, n_rows);
  else
    for (gint table = sp_timetable_table_after (subject->timetable, 0); table < G_MAXINT;
         table = sp_timetable_table_after (subject->timetable, table))
      add_gantt (paper, subject, table, sp_timetable_count_rows (subject->timetable, table));
}

static void
add_timetable (SpPaper *paper, const SpCapitalSubject *subject)
{
  static const char *const keys[] = { "name", "stage", "decision", "completion", "needed", "state", NULL };
  const SpSnapshot *snapshot = snapshot_of (subject);
  gint from, to;

  begin_section (paper, _("When they are built"));
  if (snapshot->n_projects == 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds no scheme."));
      return;
    }
  if (sp_timetable_get_span (subject->timetable, &from, &to))
    add_gantts (paper, subject);
  add_table (paper, sp_table_of_timetable (subject->timetable, subject->without), keys, NULL);
}

static void
add_risks (SpPaper *paper, const SpCapitalSubject *subject)
{
  static const char *const keys[] = { "name", "risk", "likelihood", "impact", "score", "band", "owner", "mitigation", NULL };
  SpSnapshot *snapshot = sp_timetable_get_snapshot (subject->timetable);

  begin_section (paper, _("What may go wrong"));
  if (sp_count_risks (snapshot) > 0)
    add_figure (paper, sp_chart_for_risks (snapshot), MATRIX);
  add_table (paper, sp_table_of_risks (snapshot), keys, _("No risk is recorded of any scheme: that is not to say that there is none."));
}

static void
add_contributions (SpPaper *paper, const SpCapitalSubject *subject)
{
  begin_section (paper, _("Contributions of developers"));
  add_table (paper, sp_capital_table_of_ledger (subject->receipts), NULL, _("The plan holds no agreement."));
  add_table (paper, sp_table_of_cil (sp_receipts_get_snapshot (subject->receipts)), NULL, NULL);
}

/* Those of money; of places the table says it. */
static SpTable *
make_warnings (const SpCapitalSubject *subject)
{
  GPtrArray *const lists[] = { sp_funding_get_findings (sp_waterfall_get_funding (subject->waterfall)),
                               sp_waterfall_get_findings (subject->waterfall), sp_receipts_get_findings (subject->receipts) };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      g_ptr_array_add (all, g_ptr_array_index (lists[i], k));
  return sp_table_of_warnings (all);
}

static void
add_warnings (SpPaper *paper, const SpCapitalSubject *subject)
{
  static const char *const costs[] = { "reference", "name", "works", "lowest_pounds", "highest_pounds", "average_pounds", "per_cent", NULL };

  begin_section (paper, _("Early warnings"));
  add_table (paper, make_warnings (subject), NULL, _("Of the money there is nothing to warn of."));
  add_table (paper, sp_table_of_place_costs (sp_waterfall_get_funding (subject->waterfall)), costs,
             _("No scheme can be held against the national average cost of a place."));
  if (subject->without != NULL)
    {
      add_table (paper, sp_capital_table_of_planned (subject->without), NULL,
                 _("No scheme is planned for a planning area that is forecast to be short of places."));
      add_table (paper, sp_capital_table_of_unplanned (subject->without), NULL,
                 _("For every planning area that is forecast to be short of places something is planned."));
    }
}

static void
add_programme (SpPaper *paper, const SpCapitalSubject *subject)
{
  static const char *const keys[] = { "area", "option", "opens", "decide_by", "places", "cost", NULL };
  g_autofree char *title = NULL, *words = NULL;

  if (subject->programme == NULL)
    {
      begin_section (paper, _("Options"));
      sp_paper_add (paper, SP_TEXT_BODY, NULL, subject->why_none != NULL ? subject->why_none
                    : _("No programme of options is saved in the plan. Find the best one on the Options page, or with the programme "
                        "command and --solve, save it under a name, and print this paper again."));
      return;
    }
  title = g_strdup_printf (_("Options: the programme “%s”"), subject->programme_name);
  words = sp_sentence_for_programme (subject->programme);
  begin_section (paper, title);
  sp_paper_add (paper, SP_TEXT_BODY, NULL, words);
  add_table (paper, sp_table_of_programme (subject->programme), keys, _("It chooses nothing."));
  add_table (paper, sp_table_of_programme_years (subject->programme), NULL, NULL);
  add_table (paper, sp_capital_table_of_helped (subject->programme), NULL, NULL);
  add_table (paper, sp_capital_table_of_reasons (subject->programme), NULL, NULL);
}

static void
add_sources (SpPaper *paper, const SpSnapshot *snapshot)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < snapshot->n_projects; i++)
    sp_summary_add_source (sources, &snapshot->projects[i].provenance);
  for (guint i = 0; i < snapshot->n_pots; i++)
    sp_summary_add_source (sources, &snapshot->pots[i].provenance);
  for (guint i = 0; i < snapshot->n_agreements; i++)
    sp_summary_add_source (sources, &snapshot->agreements[i].provenance);
  for (guint i = 0; i < snapshot->n_areas; i++)
    sp_summary_add_source (sources, &snapshot->areas[i].provenance);
  for (guint i = 0; i < sources->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) sources->pdata[i]);
  g_string_append (text, sources->len > 0 ? "." : _("the plan does not say where its figures come from."));
  sp_paper_add (paper, SP_TEXT_BODY, _("Sources:"), text->str);
}

static void
add_basis (SpPaper *paper, const SpCapitalSubject *subject)
{
  const SpSnapshot *snapshot = snapshot_of (subject);
  g_autofree char *day = sp_words_for_day (sp_receipts_get_day (subject->receipts));
  g_autofree char *estimates = sp_summary_say_estimates (snapshot, NULL);

  sp_paper_add (paper, SP_TEXT_SECTION, NULL, _("What it rests on"));
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Every figure is from the plan named at the foot of the page, at that revision, as of %s; who "
                                                    "holds the plan can print it again. Money is at the prices of the papers unless an "
                                                    "index is named."), day);
  sp_paper_add (paper, SP_TEXT_BODY, _("Estimates."), _("Stages and decision dates, where a paper does not give them, follow from the completion and "
                                                        "usual lead times; dates of receipts from simulated courses of building; places short, "
                                                        "and everything of options, from the forecast. They are the program’s, and labelled."));
  if (estimates != NULL && subject->without != NULL)
    sp_paper_add_printf (paper, SP_TEXT_BODY, _("Estimated data."), _("The forecast rests on estimates of %s."), estimates);
  add_table (paper, sp_table_of_reconciliation (subject->reconciliation, FALSE), NULL,
             _("The published tables agree with each other wherever they can be compared."));
  add_sources (paper, snapshot);
}

SpPaper *
sp_capital_paper_new (const SpCapitalSubject *subject)
{
  SpSnapshot *snapshot = sp_timetable_get_snapshot (subject->timetable);
  g_autofree char *title = sp_capital_say_title (subject), *reference = sp_sentence_for_reference (snapshot, NULL);
  g_autofree char *kicker = g_strdup_printf (_("%s: paper for the capital priorities group"), snapshot->authority_name);
  SpPaper *paper = sp_paper_new (title, snapshot->authority_name, reference, subject->date);

  sp_paper_set_kicker (paper, kicker);
  sp_capital_add_first_page (paper, subject);
  add_money (paper, subject);
  add_schemes (paper, subject);
  add_timetable (paper, subject);
  add_risks (paper, subject);
  add_contributions (paper, subject);
  add_warnings (paper, subject);
  add_programme (paper, subject);
  add_basis (paper, subject);
  return paper;
}
