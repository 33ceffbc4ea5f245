/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario makes of projects: another budget, other years, other spend, and the options it carries out, each of
 * which becomes a project of its own, or dates the project it stands for. Everything after the reader (supply, need,
 * funding) then has nothing to know of options. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <math.h>
#include <string.h>
#include "sp-date-parts.h"
#include "sp-option-shares.h"

/* What is no date stays. */
static const char *
slip_date (SpReader   *self,
           const char *date,
           gint        years)
{
  g_autofree char *moved = sp_date_add_years (date, years);

  return moved ? g_string_chunk_insert (self->arena->strings, moved) : date;
}

/* The financial year up to whose end spend has happened; G_MININT when the plan does not say. */
static gint
last_year_spent (const SpProject *project)
{
  SpFinancialYear year = sp_financial_year_of_date (project->spend_to_date_on);

  return project->has_spend_to_date && year.start ? year.start : G_MININT;
}

static void
slip_project (SpReader  *self,
              SpProject *project,
              gint       years)
{
  SpDatedMoney *spend = sp_arena_alloc (self->arena, project->n_spend, sizeof *spend);
  SpProjectPlaces *places = sp_arena_alloc (self->arena, project->n_places, sizeof *places);
  gint spent = last_year_spent (project);

  for (guint i = 0; i < project->n_spend; i++)
    {
      spend[i] = project->spend[i];
      if (spend[i].year.start > spent)
        spend[i].year.start += years;
    }
  for (guint i = 0; i < project->n_places; i++)
    {
      places[i] = project->places[i];
      places[i].year.start += years;
    }
  project->spend = spend;
  project->places = places;
  if (project->places_from_year.start)
    project->places_from_year.start += years;
  project->completion_on = slip_date (self, project->completion_on, years);
  project->completion_text = NULL; /* as printed, it would say the year that no longer holds */
  project->slip += years;
}

static void
set_spend (SpReader        *self,
           SpProject       *project,
           SpFinancialYear  year,
           SpMoney          amount)
{
  SpDatedMoney *spend = sp_arena_alloc (self->arena, project->n_spend + 1, sizeof *spend);
  guint n = 0;
  gboolean placed = FALSE;

  for (guint i = 0; i < project->n_spend; i++)
    {
      if (!placed && project->spend[i].year.start >= year.start)
        {
          spend[n++] = (SpDatedMoney) { year, amount };
          placed = TRUE;
        }
      if (project->spend[i].year.start != year.start)
        spend[n++] = project->spend[i];
    }
  if (!placed)
    spend[n++] = (SpDatedMoney) { year, amount };
  project->spend = spend;
  project->n_spend = n;
  project->has_profile_total = FALSE; /* printed of the years as they were */
}

/* The option's cost by financial year (sp-option-shares.h), of a project with the dates that the plan gives it. */
static void
spread_cost (SpReader        *self,
             const SpOption  *option,
             const SpProject *dated,
             SpProject       *project,
             SpMoney          cost)
{
  gint64 pence[SP_OPTION_N_SPEND];
  SpDatedMoney *spend = sp_arena_alloc (self->arena, SP_OPTION_N_SPEND, sizeof *spend);
  gint month = sp_plan_month (self->snapshot->money.as_of, self->snapshot->assumptions.origin);

  if (!sp_option_share_cost (option, sp_option_spend_lead (option, dated, option->opens, month), cost, pence))
    return;
  project->spend = spend;
  project->n_spend = 0;
  for (gint i = 0; i < SP_OPTION_N_SPEND; i++)
    if (pence[i])
      spend[project->n_spend++] = (SpDatedMoney) { sp_financial_year (option->opens.start + SP_OPTION_FIRST_SPEND + i),
                                                   sp_money (pence[i]) };
}

static void
place_option (SpReader       *self,
              const SpOption *option,
              SpProject      *project)
{
  SpProjectPlaces *places = sp_arena_alloc (self->arena, option->n_places, sizeof *places);

  for (guint i = 0; i < option->n_places; i++)
    places[i] = (SpProjectPlaces) { option->places[i].area, option->places[i].group,
                                    sp_academic_year (option->opens.start + option->places[i].years_after),
                                    option->places[i].places, TRUE };
  project->places = places;
  project->n_places = option->n_places;
}

/* A project already in the plan, dated by its option. Its own places move to the year it opens. */
static void
date_project (SpReader       *self,
              const SpOption *option,
              SpProject      *project)
{
  g_autofree char *completion = g_strdup_printf ("%04d-09", option->opens.start);
  gint first = project->n_places ? project->places[0].year.start : 0;

  for (guint i = 1; i < project->n_places; i++)
    first = MIN (first, project->places[i].year.start);
  if (option->n_places)
    place_option (self, option, project);
  else if (project->n_places)
    slip_project (self, project, option->opens.start - first);
  if (!project->has_budget && option->has_cost && option->cost.pence >= 0)
    {
      project->has_budget = TRUE;
      project->budget = option->cost;
      project->price_base = option->price_base;
    }
  if (project->has_budget)
    spread_cost (self, option, project, project, project->budget);
  project->completion_on = g_string_chunk_insert (self->arena->strings, completion);
  project->completion_text = NULL;
  project->places_from_year = option->opens;
  project->committed = TRUE;
}

static SpProject
make_project (SpReader       *self,
              const SpOption *option)
{
  g_autofree char *completion = g_strdup_printf ("%04d-09", option->opens.start);
  SpProject row = { .id = -option->id, .name = option->name, .school = option->school, .area = option->area,
                    .places_from = -1, .places_to_min = -1, .places_to_max = -1, .committed = TRUE,
                    .phase = option->phase, .lead_months = option->lead_months, .temporary_places = -1 };

  row.completion_on = g_string_chunk_insert (self->arena->strings, completion);
  row.places_from_year = option->opens;
  row.provenance = option->provenance;
  row.provenance.estimated = TRUE;
  place_option (self, option, &row);
  if (option->has_cost)
    {
      row.has_budget = option->cost.pence >= 0;
      row.budget = row.has_budget ? option->cost : sp_money (0);
      row.price_base = option->price_base;
      spread_cost (self, option, NULL, &row, option->cost);
    }
  return row;
}

static void
apply_override (SpReader         *self,
                SpProject        *projects,
                const SpOverride *override)
{
  gint i = sp_id_table_find (&self->arena->projects, override->target_id);
  SpMoney money = sp_money ((gint64) round (override->value));

  if (i < 0)
    return;
  if (g_str_equal (override->subject, "project slip") && override->has_value)
    slip_project (self, &projects[i], (gint) CLAMP (override->value, -30, 30));
  else if (g_str_equal (override->subject, "project spend") && override->has_value && override->year.start)
    set_spend (self, &projects[i], sp_financial_year (override->year.start), money);
  else if (g_str_equal (override->subject, "project budget"))
    {
      projects[i].has_budget = override->has_value;
      projects[i].budget = override->has_value ? money : sp_money (0);
      projects[i].price_base = (SpPriceBase) { 0, 0 };
    }
}

static void
apply_options (SpReader *self,
               SpOption *options)
{
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;
      gint option = g_str_equal (override->subject, "option")
                        ? sp_id_table_find (&self->arena->options, override->target_id) : -1;

      if (option < 0)
        continue;
      options[option].opens = override->has_value && override->value == 0 ? sp_academic_year (0) : override->year;
      options[option].reason = override->reason;
    }
}

/* The projects and, after them, one for each option carried out that is no project of the plan. */
static void
add_projects (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpProject));

  if (snapshot->n_projects)
    g_array_append_vals (rows, snapshot->projects, snapshot->n_projects);
  for (guint i = 0; i < snapshot->n_options; i++)
    {
      const SpOption *option = &snapshot->options[i];
      SpProject row;

      if (!option->opens.start || option->project >= 0)
        continue;
      row = make_project (self, option);
      row.option = (SpOptionIndex) i;
      g_array_append_val (rows, row);
    }
  if (rows->len == snapshot->n_projects)
    {
      g_array_unref (rows);
      return;
    }
  snapshot->projects = sp_arena_take_array (self->arena, rows, &snapshot->n_projects);
  sp_arena_index_ids (self->arena, &self->arena->projects, snapshot->projects, snapshot->n_projects,
                      sizeof (SpProject));
}

void
sp_apply_to_projects (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  SpProject *projects = (SpProject *) snapshot->projects; /* ours until the snapshot is handed out */
  SpOption *options = (SpOption *) snapshot->options;

  if (!projects && !options)
    return;
  for (guint i = 0; projects && i < self->overrides->len; i++)
    apply_override (self, projects, &g_array_index (self->overrides, SpLevelOverride, i).override);
  apply_options (self, options);
  for (guint i = 0; i < snapshot->n_options; i++)
    if (options[i].opens.start && options[i].project >= 0)
      {
        date_project (self, &options[i], &projects[options[i].project]);
        projects[options[i].project].option = (SpOptionIndex) i;
      }
  add_projects (self);
}
