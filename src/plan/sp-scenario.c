/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of scenarios. */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>

#include "sp-nearest-names.h"
#include "sp-plan-private.h"

void
sp_scenario_free (SpScenario *self)
{
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

GPtrArray *
sp_plan_dup_scenarios (SpPlan *self)
{
  GPtrArray *scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_scenario_free);
  sqlite3 *db = sp_plan_get_database (self);
  g_autoptr (sqlite3_stmt) rows = NULL;

  if (db)
    rows = sp_database_prepare (db,
      "WITH RECURSIVE tree (id, depth) AS (SELECT id, 0 FROM scenario WHERE parent_id IS NULL UNION "
      "SELECT s.id, depth + 1 FROM scenario s JOIN tree ON s.parent_id = tree.id WHERE depth < 32) "
      "SELECT s.id, s.parent_id, s.name, s.note FROM tree JOIN scenario s USING (id) ORDER BY depth, s.id", NULL);
  while (rows && sp_database_step (rows, NULL))
    {
      SpScenario *scenario = g_new0 (SpScenario, 1);

      scenario->id = sqlite3_column_int64 (rows, 0);
      scenario->parent_id = sqlite3_column_int64 (rows, 1);
      scenario->name = sp_database_dup_column (rows, 2);
      scenario->note = sp_database_dup_column (rows, 3);
      g_ptr_array_add (scenarios, scenario);
    }
  return scenarios;
}

static gboolean
is_called (const SpScenario *scenario,
           const char       *folded)
{
  g_autofree char *name = g_utf8_casefold (scenario->name, -1);

  return g_str_equal (name, folded);
}

gboolean
sp_plan_find_scenario (SpPlan      *self,
                       const char  *name,
                       gint64      *id,
                       GError     **error)
{
  g_autoptr (GPtrArray) scenarios = sp_plan_dup_scenarios (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *nearest = NULL;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gint64 number = 0;

  g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, &number, NULL);
  for (guint i = 0; i < scenarios->len; i++)
    {
      const SpScenario *scenario = g_ptr_array_index (scenarios, i);

      if (is_called (scenario, folded) || scenario->id == number)
        {
          *id = scenario->id;
          return TRUE;
        }
      g_ptr_array_add (names, scenario->name);
    }
  if (names->len == 0)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                   _("The plan has no scenario “%s”: none has been made. Make one with edit PLAN scenario “%s” --reason TEXT"), name, name);
      return FALSE;
    }
  nearest = sp_nearest_names_say (name, (const char *const *) names->pdata, names->len);
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("The plan has no scenario “%s”. %s The command scenarios lists them"),
               name, nearest);
  return FALSE;
}
