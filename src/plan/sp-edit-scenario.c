/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of scenarios themselves. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"

#define ROOT "(SELECT min (id) FROM scenario WHERE parent_id IS NULL)"
#define NO_SCENARIO _("The plan has no such scenario; it may have been removed. Choose another")

static char *
dup_scenario_name (SpNamedEdit  *edit,
                   gint64        id,
                   GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT name FROM scenario WHERE id = ?", id, NO_SCENARIO, error);
}

static gboolean
insert_scenario (SpNamedEdit  *edit,
                 const char   *name,
                 gint64        parent_id,
                 const char   *note,
                 gint64       *id,
                 GError      **error)
{
  g_autofree char *parent = NULL;

  if (parent_id == 0)
    parent_id = sp_named_edit_int64 (edit, "SELECT " ROOT, NULL, 0);
  if (!(parent = dup_scenario_name (edit, parent_id, error)))
    return FALSE;
  if (sp_named_edit_int64 (edit, "SELECT 1 FROM scenario WHERE name = ?", SP_VALUES (SP_TEXT (name)), 0))
    return sp_edit_refuse (error, _("There is already a scenario “%s”. Choose another name"), name);
  if (!sp_named_edit_exec (edit, "INSERT INTO scenario (parent_id, name, note) VALUES (?, ?, ?)",
                           SP_VALUES (SP_INT (parent_id), SP_TEXT (name), SP_TEXT (note)), error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (edit->db);
  return TRUE;
}

gboolean
sp_edit_begin_in_new_scenario (SpNamedEdit  *edit,
                               SpPlan       *plan,
                               const char   *name,
                               gint64        parent_id,
                               const char   *reason,
                               gint64       *id,
                               GError      **error)
{
  if (!sp_edit_check_text (name, FALSE, _("The name of the scenario"), error)
      || !sp_edit_check_text (reason, FALSE, _("The reason for this difference"), error)
      || !sp_named_edit_begin (edit, plan, error) || !insert_scenario (edit, name, parent_id, reason, id, error))
    return FALSE;
  edit->scenario = g_strdup (name);
  return TRUE;
}

gboolean
sp_edit_add_scenario (SpPlan      *plan,
                      const char  *name,
                      gint64       parent_id,
                      const char  *note,
                      gint64      *id,
                      GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the scenario"), error)
      || !sp_edit_check_text (note, TRUE, _("The note"), error)
      || !sp_named_edit_begin (&edit, plan, error) || !insert_scenario (&edit, name, parent_id, note, &made, error)
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Add scenario %s"), name), note, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_remove_scenario (SpPlan  *plan,
                         gint64   scenario_id,
                         GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *child = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = dup_scenario_name (&edit, scenario_id, error)))
    return FALSE;
  if (scenario_id == sp_named_edit_int64 (&edit, "SELECT " ROOT, NULL, 0))
    return sp_edit_refuse (error, _("“%s” is the plan as it stands and cannot be removed. Choose another scenario"),
                           name);
  child = sp_named_edit_dup_name (&edit, "SELECT name FROM scenario WHERE parent_id = ? ORDER BY id", scenario_id, "",
                                  NULL);
  if (child)
    return sp_edit_refuse (error, _("“%s” cannot be removed, since “%s” inherits from it. Remove “%s” first"), name,
                           child, child);
  if (!sp_named_edit_exec (&edit, "DELETE FROM scenario WHERE id = ?", SP_VALUES (SP_INT (scenario_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove scenario %s"), name), NULL, error);
}

gboolean
sp_edit_remove_override (SpPlan          *plan,
                         gint64           scenario_id,
                         const char      *subject,
                         gint64           target_id,
                         SpAcademicYear   year,
                         gint             year_group,
                         GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && subject, FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = dup_scenario_name (&edit, scenario_id, error))
      || !sp_named_edit_exec (&edit,
                              "DELETE FROM scenario_override WHERE scenario_id = ? AND subject = ? AND target_id IS ? "
                              "AND year IS ? AND year_group IS ?",
                              SP_VALUES (SP_INT (scenario_id), SP_TEXT (subject), SP_INT_OR_NULL (target_id, 0),
                                         SP_INT_OR_NULL (year.start, 0), SP_INT_OR_NULL (year_group, -1)),
                              error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove a difference of scenario %s"), name), NULL, error);
}
