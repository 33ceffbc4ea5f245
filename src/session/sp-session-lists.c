/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's lists: rows filled from the adopted results. */
#include "config.h"

#include "sp-session-private.h"

#include "sp-row-list.h"
#include "sp-rows.h"

/* One form of entry, where the map shows forms short and so names none. */
#define USUAL_HALF_FORMS 2

static void
refill_areas (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpAreaValues *values = g_new0 (SpAreaValues, s->n_areas + 1);
  guint n = 0;

  for (guint i = 0; i < s->n_areas; i++)
    if (s->areas[i].phase == self->phase)
      {
        sp_area_values_fill (&values[n], s, self->run->need, i, sp_session_get_lead (self));
        sp_area_values_fill_chance (&values[n++], sp_session_get_probability (self),
                                    self->half_form > 0 ? self->half_form : USUAL_HALF_FORMS,
                                    sp_session_get_first_year (self), self->year);
      }
  sp_row_list_adopt (self->lists[SP_LIST_AREAS], values, sizeof *values, n);
}

static void
refill_growth_areas (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpGrowthValues *values = g_new0 (SpGrowthValues, s->n_growth_areas + 1);
  GStringChunk *strings = g_string_chunk_new (1024);

  for (guint i = 0; i < s->n_growth_areas; i++)
    sp_growth_values_fill (&values[i], s, self->run->forecast, self->run->need, i, self->phase,
                           sp_session_get_lead (self), strings);
  sp_row_list_adopt (self->lists[SP_LIST_GROWTH_AREAS], values, sizeof *values, s->n_growth_areas);
  g_string_chunk_free (strings);
}

static void
refill_sites (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpSiteValues *values = g_new0 (SpSiteValues, s->n_sites + 1);

  for (guint i = 0; i < s->n_sites; i++)
    sp_site_values_fill (&values[i], s, i, self->phase);
  sp_row_list_adopt (self->lists[SP_LIST_SITES], values, sizeof *values, s->n_sites);
}

static void
refill_schools (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpSchoolValues *values = g_new0 (SpSchoolValues, s->n_schools + 1);

  for (guint i = 0; i < s->n_schools; i++)
    sp_school_values_fill (&values[i], s, i, self->phase);
  sp_row_list_adopt (self->lists[SP_LIST_SCHOOLS], values, sizeof *values, s->n_schools);
}

static void
refill_projects (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpProjectValues *values = g_new0 (SpProjectValues, s->n_projects + 1);
  GStringChunk *strings = g_string_chunk_new (1024);

  for (guint i = 0; i < s->n_projects; i++)
    {
      sp_project_values_fill (&values[i], s, self->run->funding, i, strings);
      sp_project_values_fill_paid (&values[i], self->run->money->waterfall);
    }
  sp_row_list_adopt (self->lists[SP_LIST_PROJECTS], values, sizeof *values, s->n_projects);
  g_string_chunk_free (strings);
}

static void
refill_funding (SpSession *self)
{
  const SpSnapshot *s = self->run->snapshot;
  g_autofree SpFundingValues *values = g_new0 (SpFundingValues, s->n_pots + 1);
  GStringChunk *strings = g_string_chunk_new (256);

  for (guint i = 0; i < s->n_pots; i++)
    {
      sp_funding_values_fill (&values[i], s, i, strings);
      sp_funding_values_fill_used (&values[i], self->run->money->waterfall);
    }
  sp_row_list_adopt (self->lists[SP_LIST_FUNDING], values, sizeof *values, s->n_pots);
  g_string_chunk_free (strings);
}

static void
refill_receipts (SpSession *self)
{
  const SpReceipts *receipts = self->run->money->receipts;
  guint n = sp_receipts_get_n (receipts);
  g_autofree SpReceiptValues *values = g_new0 (SpReceiptValues, n + 1);
  GStringChunk *strings = g_string_chunk_new (1024);

  for (guint i = 0; i < n; i++)
    sp_receipt_values_fill (&values[i], receipts, i, strings);
  sp_row_list_adopt (self->lists[SP_LIST_RECEIPTS], values, sizeof *values, n);
  g_string_chunk_free (strings);
}

static void
refill_warnings (SpSession *self)
{
  GPtrArray *warnings = self->run->money->warnings;
  g_autofree SpFindingValues *values = g_new0 (SpFindingValues, warnings->len + 1);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal); /* two engines may say the same */
  guint n = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      sp_finding_values_fill (&values[n], self->run->snapshot, g_ptr_array_index (warnings, i));
      if (g_hash_table_add (seen, &values[n].id))
        n++;
    }
  sp_row_list_adopt (self->lists[SP_LIST_WARNINGS], values, sizeof *values, n);
}

static void
count_to_do (SpSession *self, guint to_do)
{
  if (to_do == self->n_findings)
    return;
  self->n_findings = to_do;
  sp_session_notify (self, "n-findings");
}

static void
refill_findings (SpSession *self)
{
  g_autoptr(GPtrArray) findings = sp_run_dup_findings (self->run);
  g_autofree SpFindingValues *values = g_new0 (SpFindingValues, findings->len + 1);
  guint to_do = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      sp_finding_values_fill (&values[i], self->run->snapshot, g_ptr_array_index (findings, i));
      to_do += values[i].severity != SP_FINDING_NOTE;
    }
  sp_row_list_adopt (self->lists[SP_LIST_FINDINGS], values, sizeof *values, findings->len);
  count_to_do (self, to_do);
}

static GListModel *
get_list (SpSession *self, SpSessionList list)
{
  g_return_val_if_fail (SP_IS_SESSION (self), NULL);
  return G_LIST_MODEL (self->lists[list]);
}

void
sp_session_make_lists (SpSession *self)
{
  const GType types[SP_N_SESSION_LISTS] = {
    [SP_LIST_GROWTH_AREAS] = SP_TYPE_GROWTH_ROW, [SP_LIST_AREAS] = SP_TYPE_AREA_ROW,
    [SP_LIST_SCHOOLS] = SP_TYPE_SCHOOL_ROW, [SP_LIST_PROJECTS] = SP_TYPE_PROJECT_ROW,
    [SP_LIST_FUNDING] = SP_TYPE_FUNDING_ROW, [SP_LIST_RECEIPTS] = SP_TYPE_RECEIPT_ROW,
    [SP_LIST_WARNINGS] = SP_TYPE_FINDING_ROW, [SP_LIST_FINDINGS] = SP_TYPE_FINDING_ROW,
    [SP_LIST_SCENARIOS] = SP_TYPE_SCENARIO_ROW, [SP_LIST_SITES] = SP_TYPE_SITE_ROW,
  };

  for (guint i = 0; i < SP_N_SESSION_LISTS; i++)
    self->lists[i] = g_list_store_new (types[i]);
}

void
sp_session_refill_shown (SpSession *self)
{
  if (self->run == NULL)
    return;
  refill_areas (self);
  refill_growth_areas (self);
  refill_sites (self);
}

void
sp_session_refill_all (SpSession *self)
{
  if (self->run == NULL)
    {
      for (guint i = 0; i < SP_N_SESSION_LISTS; i++)
        g_list_store_remove_all (self->lists[i]);
      count_to_do (self, 0);
      return;
    }
  sp_session_refill_shown (self);
  refill_schools (self);
  refill_projects (self);
  refill_funding (self);
  refill_receipts (self);
  refill_warnings (self);
  refill_findings (self);
}

void
sp_session_refill_scenarios (SpSession *self)
{
  g_autoptr(GPtrArray) scenarios = self->plan != NULL ? sp_plan_dup_scenarios (self->plan) : g_ptr_array_new ();
  g_autofree SpScenarioValues *values = g_new0 (SpScenarioValues, scenarios->len + 1);

  for (guint i = 0; i < scenarios->len; i++)
    {
      const SpScenario *scenario = g_ptr_array_index (scenarios, i);

      values[i] = (SpScenarioValues) { .id = scenario->id, .parent_id = scenario->parent_id, .name = scenario->name,
                                       .note = scenario->note };
    }
  sp_row_list_adopt (self->lists[SP_LIST_SCENARIOS], values, sizeof *values, scenarios->len);
}

GListModel *
sp_session_get_growth_areas (SpSession *self)
{
  return get_list (self, SP_LIST_GROWTH_AREAS);
}

GListModel *
sp_session_get_sites (SpSession *self)
{
  return get_list (self, SP_LIST_SITES);
}

GListModel *
sp_session_get_areas (SpSession *self)
{
  return get_list (self, SP_LIST_AREAS);
}

GListModel *
sp_session_get_schools (SpSession *self)
{
  return get_list (self, SP_LIST_SCHOOLS);
}

GListModel *
sp_session_get_projects (SpSession *self)
{
  return get_list (self, SP_LIST_PROJECTS);
}

GListModel *
sp_session_get_funding_rows (SpSession *self)
{
  return get_list (self, SP_LIST_FUNDING);
}

GListModel *
sp_session_get_receipt_rows (SpSession *self)
{
  return get_list (self, SP_LIST_RECEIPTS);
}

GListModel *
sp_session_get_warnings (SpSession *self)
{
  return get_list (self, SP_LIST_WARNINGS);
}

GListModel *
sp_session_get_findings (SpSession *self)
{
  return get_list (self, SP_LIST_FINDINGS);
}

GListModel *
sp_session_get_scenarios (SpSession *self)
{
  return get_list (self, SP_LIST_SCENARIOS);
}
