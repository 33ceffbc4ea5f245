/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How files were read, kept in the plan for next year's. */
#include "config.h"
#include "sp-edit-import.h"

#include <glib/gi18n-lib.h>

#include "sp-mapping-row.h"
#include "sp-plan-private.h"

gboolean
sp_mapping_write (SpNamedEdit *edit, const char *name, const char *kind, const char *definition, GError **error)
{
  return sp_edit_check_text (name, FALSE, _("The name of the mapping"), error)
         && sp_named_edit_exec (edit,
                                "INSERT INTO import_mapping (name, kind, definition) VALUES (?, ?, ?) "
                                "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, definition = excluded.definition",
                                SP_VALUES (SP_TEXT (name), SP_TEXT (kind), SP_TEXT (definition)), error);
}

char *
sp_mapping_dup_label (const char *name)
{
  return g_strdup_printf (_("Keep mapping %s"), name);
}

gboolean
sp_edit_save_mapping (SpPlan *plan, const char *name, const char *kind, const char *definition, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && kind && definition, FALSE);
  return sp_named_edit_begin (&edit, plan, error) && sp_mapping_write (&edit, name, kind, definition, error)
         && sp_named_edit_finish (&edit, sp_mapping_dup_label (name), NULL, error);
}

char **
sp_plan_dup_mapping_names (SpPlan *plan, const char *kind)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (sqlite3_stmt) rows = NULL;

  if (sp_plan_get_database (plan))
    rows = sp_database_prepare (sp_plan_get_database (plan),
                                "SELECT name FROM import_mapping WHERE ?1 IS NULL OR kind = ?1 ORDER BY name", NULL);
  if (rows)
    sqlite3_bind_text (rows, 1, kind, -1, SQLITE_STATIC);
  while (rows && sp_database_step (rows, NULL))
    g_ptr_array_add (names, sp_database_dup_column (rows, 0));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char *
sp_plan_dup_mapping (SpPlan *plan, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && name, NULL);
  if (sp_plan_get_database (plan))
    row = sp_database_prepare (sp_plan_get_database (plan), "SELECT definition FROM import_mapping WHERE name = ?", error);
  if (!row)
    return NULL;
  sqlite3_bind_text (row, 1, name, -1, SQLITE_STATIC);
  if (sp_database_step (row, NULL))
    return sp_database_dup_column (row, 0);
  names = sp_plan_dup_mapping_names (plan, NULL);
  list = g_strjoinv (", ", names);
  if (*list)
    sp_edit_refuse (error, _("The plan keeps no mapping “%s”; it keeps %s. Choose one of those"), name, list);
  else
    sp_edit_refuse (error, _("The plan keeps no mapping “%s”, and no other. Keep one with --save-mapping"), name);
  return NULL;
}
