/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a project, the first table of its sheet: what it is, what it costs, when, and whether it is paid for. */
#include "config.h"
#include "sp-result-tables-private.h"

#include <glib/gi18n-lib.h>

#include "sp-cost-index.h"
#include "sp-date-parts.h"
#include "sp-funding.h"
#include "sp-number.h"
#include "sp-project-places.h"
#include "sp-result-programme.h"
#include "sp-riba-stage.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

/* A fact that is not known is not there; what is known to be blank cannot be told from it. */
static void
add_fact (SpTable *table, const char *code, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_text (table, value);
}

static void
take_fact (SpTable *table, const char *code, const char *name, char *value)
{
  g_autofree char *owned = value;

  add_fact (table, code, name, owned);
}

/* Exact pounds for machines, "£2.8m" for people. */
static void
add_money_fact (SpTable *table, const char *code, const char *name, SpMoney money)
{
  g_autofree char *exact = sp_number_to_exact ((double) money.pence / 100), *words = sp_money_to_words (money);

  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_coded (table, exact, words);
}

static char *
say_places (const SpProject *p)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (p->places_to_min < 0)
    return NULL;
  if (p->places_from >= 0)
    g_string_append_printf (text, _("from %d "), p->places_from);
  g_string_append_printf (text, p->places_from >= 0 ? _("to %d") : _("%d in all"), p->places_to_min);
  if (p->places_to_max > p->places_to_min)
    g_string_append_printf (text, _(" or %d"), p->places_to_max);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many it adds, and where that is from when nobody has entered it by year group; NULL = not said. */
static char *
say_added (const SpSnapshot *s, const SpProject *p)
{
  SpProjectAdded added = sp_project_get_added (s, p);
  g_autofree char *number = added.most > added.least ? g_strdup_printf (_("%d or %d"), added.least, added.most)
                                                     : g_strdup_printf ("%d", added.least);

  if (added.basis == SP_ADDED_IN_WORDS)
    return g_strdup_printf (_("%s, as “%s” is taken (estimate)"), number, p->description);
  if (added.basis == SP_ADDED_DIFFERENCE && added.most == 0)
    return g_strdup (_("none: its school has as many already (estimate)"));
  if (added.basis == SP_ADDED_DIFFERENCE && p->places_from < 0 && p->school >= 0)
    return g_strdup_printf (_("%s more than its school has (estimate)"), number);
  return added.basis == SP_ADDED_NOT_SAID ? NULL : g_steal_pointer (&number);
}

static char *
list_schools (const SpSnapshot *s, const SpProject *p)
{
  g_autoptr (GString) names = g_string_new (p->n_schools == 0 && p->school >= 0 ? s->schools[p->school].name : NULL);

  for (guint i = 0; i < p->n_schools; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", s->schools[p->schools[i]].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_before (const SpSnapshot *s, const SpProject *p)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < p->n_after; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", s->projects[p->after[i]].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_growth (const SpSnapshot *s, gint project)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint g = 0; g < s->n_growth_areas; g++)
    for (guint i = 0; i < s->growth_areas[g].n_projects; i++)
      if (s->growth_areas[g].projects[i] == project)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", s->growth_areas[g].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_identity (SpTable *table, const SpSnapshot *s, gint project)
{
  const SpProject *p = &s->projects[project];

  add_fact (table, "name", _("Project"), p->name);
  add_fact (table, "reference", _("Reference"), p->reference);
  add_fact (table, "scheme", _("Scheme"), p->description);
  if (p->table > 0)
    take_fact (table, "table", _("Programme table"), g_strdup_printf ("%d", p->table));
  take_fact (table, "schools", _("Schools"), list_schools (s, p));
  add_fact (table, "area", _("Planning area"), p->area >= 0 ? s->areas[p->area].name : NULL);
  take_fact (table, "growth_areas", _("Growth areas"), list_growth (s, project));
  take_fact (table, "places", _("Places"), say_places (p));
  take_fact (table, "places_added", _("Places added"), say_added (s, p));
  if (p->temporary_places >= 0)
    take_fact (table, "temporary_places", _("Temporary places until then"), g_strdup_printf ("%d", p->temporary_places));
  add_fact (table, "counted", _("Its places"), p->n_places == 0  ? _("are not said by year group, so none are counted")
                                                    : p->committed ? _("are counted as planned")
                                                                   : _("are not counted yet"));
}

static void
add_stage (SpTable *table, const SpProject *p)
{
  SpRibaStage stage;

  add_fact (table, "stage", _("RIBA stage"), p->riba_stage);
  if (!sp_riba_stage_parse (p->riba_stage, &stage))
    return;
  take_fact (table, "stage_numbers", _("RIBA stage by number"), sp_riba_stage_numbers (&stage));
  take_fact (table, "confidence", _("Cost confidence at that stage (a rule of thumb)"), sp_riba_stage_confidence (&stage));
}

static char *
say_benchmark (SpFunding *funding, gint project)
{
  char *sentence = sp_sentence_for_benchmark (funding, project);

  return sentence != NULL ? sentence : g_strdup (_("not known: the plan does not say how many places it adds"));
}

static void
add_cost (SpTable *table, SpFunding *funding, gint project)
{
  const SpProject *p = &sp_funding_get_snapshot (funding)->projects[project];
  SpMoney cost, low, high, now;
  SpRibaStage stage;

  add_stage (table, p);
  if (p->has_budget)
    add_money_fact (table, "budget", _("Budget"), p->budget);
  if (p->has_budget && p->price_base.year != 0)
    take_fact (table, "price_base", _("Budget at the prices of"), sp_price_base_to_string (p->price_base));
  if (sp_project_budget_now (sp_funding_get_snapshot (funding), project, &now))
    add_money_fact (table, "budget_now", _("Budget at the plan's prices"), now);
  if (p->location_factor > 0)
    take_fact (table, "location_factor", _("Location factor"), g_strdup_printf ("%.2f", p->location_factor));
  if (sp_funding_get_project_cost (funding, project, &cost) == SP_COST_NONE)
    {
      add_fact (table, "cost", _("Cost counted"), _("not priced"));
      return;
    }
  add_money_fact (table, "cost", _("Cost counted"), cost);
  if (sp_riba_stage_parse (p->riba_stage, &stage))
    {
      sp_riba_stage_span (&stage, cost, &low, &high);
      add_money_fact (table, "cost_lowest", _("Cost may come to as little as"), low);
      add_money_fact (table, "cost_highest", _("Cost may come to as much as"), high);
    }
  if (p->has_spend_to_date)
    add_money_fact (table, "spend_to_date", _("Spent"), p->spend_to_date);
  take_fact (table, "spend_to_date_on", _("Spent by"), p->has_spend_to_date ? sp_date_to_words (p->spend_to_date_on) : NULL);
  if (p->has_profile_total)
    add_money_fact (table, "profile_total", _("Total of the profile, as printed"), p->profile_total);
  if (p->has_budget && p->has_profile_total && p->budget.pence != p->profile_total.pence)
    add_money_fact (table, "profile_variance", _("Profile less budget"), sp_money_sub (p->profile_total, p->budget));
  take_fact (table, "benchmark", _("Cost per place"), say_benchmark (funding, project));
}

static void
add_dates (SpTable *table, SpTimetable *timetable, gint project)
{
  const SpProject *p = &sp_timetable_get_snapshot (timetable)->projects[project];
  const SpTimetableRow *row = sp_timetable_get_row (timetable, project);

  take_fact (table, "completion", _("Completion"), sp_project_dup_completion (p));
  if (p->places_from_year.start != 0)
    take_fact (table, "places_from", _("Places from"), sp_academic_year_to_string (p->places_from_year));
  take_fact (table, "earliest_start", _("Starts no sooner than"), sp_date_to_words (p->earliest_start_on));
  take_fact (table, "lead_months", row->lead_estimated ? _("Months from decision to completion (usual for such works)")
                                                       : _("Months from decision to completion"),
             g_strdup_printf ("%d", row->lead_months));
  if (row->completion >= 0)
    take_fact (table, "decision", row->begun ? _("Latest decision, at that lead time") : _("To be decided by"),
               sp_timetable_month_to_string (row->completion - row->lead_months));
  for (guint b = 0; b < row->n_bands; b++)
    {
      g_autofree char *code = g_strdup_printf ("band_%d", row->bands[b].stage + 1);
      g_autofree char *from = sp_timetable_month_to_string (row->bands[b].from);
      g_autofree char *to = sp_timetable_month_to_string (row->bands[b].to - 1);
      /* Translators: a stage of works, an estimate: "Tender (estimate)". */
      g_autofree char *name = g_strdup_printf (_("%s (estimate)"), sp_work_stage_name (row->bands[b].stage));

      take_fact (table, code, name, g_strdup_printf (_("%s to %s"), from, to));
    }
  take_fact (table, "after", _("Only after"), list_before (sp_timetable_get_snapshot (timetable), p));
}

SpTable *
sp_table_of_project_facts (SpWaterfall *waterfall, SpTimetable *timetable, gint project)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  const SpSnapshot *s = sp_funding_get_snapshot (funding);
  gint line = sp_waterfall_find_line (waterfall, project);
  /* Translators: the title of a project's own sheet: its name. */
  g_autofree char *title = g_strdup_printf (_("Project: %s"), s->projects[project].name);
  SpTable *table = sp_table_new ("project", title);

  sp_table_add_column (table, "fact", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "value", _("As the plan has it"), SP_TABLE_TEXT);
  add_identity (table, s, project);
  add_cost (table, funding, project);
  add_dates (table, timetable, project);
  if (line >= 0)
    {
      const SpWaterfallLine *row = sp_waterfall_get_line (waterfall, (guint) line);

      sp_table_begin_row (table);
      sp_table_add_coded (table, "paid", _("Paid for"));
      sp_table_add_coded (table, sp_line_state_code (row->state), row->words);
      add_fact (table, "paid_reason", _("How, or why not"), row->reason);
    }
  add_fact (table, "source", _("Source"), s->projects[project].provenance.source);
  return table;
}
