/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-no-money.h"

#include <glib/gi18n-lib.h>

static gboolean
say (SpCommandLine *line, GPtrArray *tables, const char *sentence)
{
  if (line->table != NULL || tables->len == 0)
    return FALSE;
  g_ptr_array_set_size (tables, 1);
  sp_table_set_blank (g_ptr_array_index (tables, 0), sentence);
  return TRUE;
}

gboolean
sp_no_money_say (SpCommandLine *line, const SpSnapshot *snapshot, GPtrArray *tables)
{
  if (snapshot->n_pots > 0 || snapshot->n_projects > 0)
    return FALSE;
  for (guint i = 0; i < snapshot->n_programme_tables; i++)
    if (snapshot->programme_tables[i].has_indicative)
      return FALSE;
  return say (line, tables,
              _("The plan holds no pots of money and no projects, so there is nothing to set one against the other. Enter pots with “edit "
                "PLAN add-pot” and “edit PLAN pot-amount”; import what developers owe (“import PLAN agreements FILE”, then contributions "
                "and transactions). Enter projects with “edit PLAN add-project”; they also come with a plan made of tables (“new --tables "
                "FOLDER”), and from options that a scenario adopts (“programme PLAN --solve --adopt SCENARIO”)."));
}

gboolean
sp_no_contributions_say (SpCommandLine *line, const SpSnapshot *snapshot, GPtrArray *tables)
{
  return snapshot->n_agreements == 0 && snapshot->n_cil_claims == 0
         && say (line, tables, _("The plan holds no agreement with a developer and no claim on the levy. Import the three national files: "
                                 "“import PLAN agreements FILE”, then contributions and transactions; “import --kinds” lists their "
                                 "columns."));
}
