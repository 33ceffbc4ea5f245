/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning areas themselves: added, and called. Which schools are in them comes with the capacity survey. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

gboolean
sp_edit_add_planning_area (SpPlan      *plan,
                           const char  *code,
                           const char  *name,
                           SpPhase      phase,
                           gint64      *id,
                           GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *held = NULL;
  gint64 other, added;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (phase == SP_PHASE_PRIMARY || phase == SP_PHASE_SECONDARY), FALSE);
  if (!sp_edit_check_text (code, FALSE, _("The code of the planning area"), error)
      || !sp_edit_check_text (name, FALSE, _("The name of the planning area"), error) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  other = sp_named_edit_int64 (&edit, "SELECT id FROM planning_area WHERE code = ?", SP_VALUES (SP_TEXT (code)), 0);
  if (other && (held = sp_named_edit_dup_name (&edit, "SELECT name FROM planning_area WHERE id = ?", other, "", error)))
    return sp_edit_refuse (error, _("%s is the code of %s already. Type another"), code, held);
  if (!sp_named_edit_exec (&edit, "INSERT INTO planning_area (code, name, phase) VALUES (?, ?, ?)",
                           SP_VALUES (SP_TEXT (code), SP_TEXT (name), SP_TEXT (sp_phase_code (phase))), error))
    return FALSE;
  added = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add planning area %s"), name), NULL, error))
    return FALSE;
  if (id)
    *id = added;
  return TRUE;
}

gboolean
sp_edit_set_area_name (SpPlan      *plan,
                       gint64       area_id,
                       const char  *name,
                       GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *old = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_text (name, FALSE, _("The name of the planning area"), error) && sp_named_edit_begin (&edit, plan, error)
         && (old = sp_named_edit_dup_name (&edit, "SELECT name FROM planning_area WHERE id = ?", area_id,
                                           _("The plan has no such planning area; it may have been removed. Choose another"), error))
         && sp_named_edit_exec (&edit, "UPDATE planning_area SET name = ?1 WHERE id = ?2 AND name <> ?1",
                                SP_VALUES (SP_TEXT (name), SP_INT (area_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Rename planning area %s"), old), NULL, error);
}
