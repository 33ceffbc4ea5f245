/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One obligation of one agreement, of one site and one scheme: what tests of contributions begin with. */
#pragma once

#include "sp-receipt.h"

typedef struct
{
  SpCostIndexValue     values[3];
  SpCostIndex          index;
  SpSite               sites[1];
  SpSiteIndex          site_list[1];
  SpGrowthArea         growth[1];
  SpObligationDwelling dwellings[2];
  SpTransaction        transactions[4];
  SpObligation         obligations[2];
  SpAgreement          agreement;
  SpDatedMoney         spend[1];
  SpProject            project;
  SpSnapshot           snapshot;
} Plan;

/* £491,222 agreed at Q1 2024 (390) for the 50th occupation of a site of 200; 10 dwellings a year from 2013/14. */
static inline void
plan_init (Plan *plan)
{
  *plan = (Plan) {
    .values = { { { 2024, 1 }, 390, FALSE }, { { 2025, 1 }, 399, FALSE }, { { 2026, 1 }, 420, TRUE } },
    .sites = { { .id = 1, .name = "Beyond Green", .growth = 0, .primary_area = -1, .secondary_area = -1,
                 .dwellings_min = 200, .dwellings_max = 200 } },
    .growth = { { .id = 1, .name = "Sprowston", .district = -1, .n_sites = 1, .n_projects = 0 } },
    .obligations = { { .id = 10, .kind = "money", .phase = "primary", .text = "Primary", .trigger = "occupation",
                       .trigger_value = 50, .has_amount = TRUE, .amount = { 49122200 }, .price_base = { 2024, 1 },
                       .land_hectares = -1, .headroom_places = -1, .pot = -1, .project = -1, .school = -1 } },
    .agreement = { .id = 5, .title = "Kingsfleet", .signed_on = "2012-05-01", .growth = 0, .site = -1, .district = -1,
                   .n_obligations = 1 },
    .spend = { { { 2015 }, SP_POUNDS (400000) } },
    .project = { .id = 1, .name = "New primary", .school = -1, .area = -1, .has_budget = TRUE,
                 .budget = SP_POUNDS (400000), .n_spend = 1 },
  };
  plan->index = (SpCostIndex) { .id = 1, .code = "tpi", .title = "All-in tender price index", .values = plan->values,
                                .n_values = 3 };
  plan->obligations[0].index = &plan->index;
  plan->growth[0].sites = plan->site_list;
  plan->agreement.obligations = plan->obligations;
  plan->project.spend = plan->spend;
  plan->snapshot = (SpSnapshot) { .ref_count = 1, .sites = plan->sites, .n_sites = 1, .growth_areas = plan->growth,
                                  .n_growth_areas = 1, .agreements = &plan->agreement, .n_agreements = 1,
                                  .projects = &plan->project, .cost_indices = &plan->index, .n_cost_indices = 1, .first_year = { 2012 },
                                  .assumptions = { .origin = { 2012 } } };
}

static inline gboolean
has_code (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return TRUE;
  return FALSE;
}

/* The obligation's receipt as of a day; `receipts` are made anew. */
static inline const SpReceipt *
look_on (Plan *plan, const char *day, SpReceipts **receipts)
{
  g_clear_pointer (receipts, sp_receipts_unref);
  *receipts = sp_receipts_new (&plan->snapshot, NULL, day);
  return sp_receipts_get (*receipts, 0);
}

