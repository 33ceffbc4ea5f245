/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results that go into a publication, beside the plan itself. */
#include "config.h"
#include "sp-publication.h"

#include <glib/gi18n-lib.h>

#include "sp-need-probability.h"
#include "sp-result-tables.h"
#include "sp-table-public.h"

static void
add_need (GPtrArray *tables, SpNeed *need)
{
  g_ptr_array_add (tables, sp_table_of_forecast (sp_need_get_forecast (need)));
  g_ptr_array_add (tables, sp_table_of_need (need));
  g_ptr_array_add (tables, sp_table_of_need_cells (need));
  g_ptr_array_add (tables, sp_table_of_authority (need));
  g_ptr_array_add (tables, sp_table_of_need_peaks (need));
  g_ptr_array_add (tables, sp_table_of_growth_areas (need));
}

static void
add_money (GPtrArray *tables, SpFunding *funding, SpWaterfall *waterfall)
{
  g_ptr_array_add (tables, sp_table_of_money (waterfall));
  g_ptr_array_add (tables, sp_table_of_funding_years (waterfall));
  g_ptr_array_add (tables, sp_table_of_demand (funding));
  g_ptr_array_add (tables, sp_table_of_waterfall (waterfall));
  g_ptr_array_add (tables, sp_table_of_waterfall_schemes (waterfall));
  g_ptr_array_add (tables, sp_table_of_waterfall_pots (waterfall));
  g_ptr_array_add (tables, sp_table_of_payments (waterfall));
}

/* By when to decide: a thousand paths of the forecast, seeded by the plan. */
static gboolean
add_decisions (GPtrArray *tables, SpNeed *need, SpProgress *progress, GError **error)
{
  SpNeedProbabilityOptions options = SP_NEED_PROBABILITY_OPTIONS_INIT;
  SpPathOptions path_options = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpNeedProbability) chances = NULL;
  sp_progress_report (progress, 0.1, _ ("Working out how likely need is…"));
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (sp_need_get_forecast (need), &path_options, NULL, error);
  if (paths != NULL && !sp_progress_is_cancelled (progress, error))
    chances = sp_need_probability_run (paths, sp_need_get_supply (need), &options, NULL, error);
  if (chances != NULL)
    g_ptr_array_add (tables, sp_table_of_decisions (need, chances));
  return chances != NULL;
}

gboolean
sp_publication_add_results (SpPublication *self, SpNeed *need, SpFunding *funding, SpWaterfall *waterfall,
                            guint threshold, SpProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_table_free);
  add_need (tables, need);
  if (!add_decisions (tables, need, progress, error))
    return FALSE;
  add_money (tables, funding, waterfall);
  if (threshold > 0)
    sp_tables_make_public_of (tables, sp_need_get_forecast (need), threshold);
  for (guint i = 0; i < tables->len; i++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return FALSE;
      sp_progress_report (progress, 0.2 + 0.2 * i / tables->len, _ ("Writing out the results…"));
      sp_publication_add_result (self, tables->pdata[i]);
    }
  return TRUE;
}
