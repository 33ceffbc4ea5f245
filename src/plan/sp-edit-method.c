/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods that a planner chooses, and years left out of ratios. Both stand in the plan, for every scenario, and always
 * with a reason: it is printed with what they touch. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

static gboolean
check_reason (const char *reason, GError **error)
{
  return sp_edit_check_text (reason, FALSE, _("The reason"), error);
}

static gboolean
find_area (SpNamedEdit *edit, gint64 area_id, char **name, GError **error)
{
  if (area_id == 0)
    return TRUE;
  *name = sp_named_edit_dup_name (edit, "SELECT name FROM planning_area WHERE id = ?", area_id,
                                  _("The plan has no such planning area; it may have been removed. Choose another"),
                                  error);
  return *name != NULL;
}

gboolean
sp_edit_exclude_year (SpPlan *plan, gint64 area_id, SpAcademicYear year, const char *reason, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_year (year.start, error) || !check_reason (reason, error)
      || !sp_named_edit_begin (&edit, plan, error) || !find_area (&edit, area_id, &name, error)
      || !sp_named_edit_exec (&edit,
                              "INSERT INTO excluded_year (year, area_id, reason) VALUES (?1, ?2, ?3) "
                              "ON CONFLICT (year, ifnull(area_id, -1)) DO UPDATE SET reason = excluded.reason",
                              SP_VALUES (SP_INT (year.start), SP_INT_OR_NULL (area_id, 0), SP_TEXT (reason)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, name ? g_strdup_printf (_("Leave %s out of the ratios of %s"), when, name)
                                           : g_strdup_printf (_("Leave %s out of ratios"), when), reason, error);
}

gboolean
sp_edit_include_year (SpPlan *plan, gint64 area_id, SpAcademicYear year, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !find_area (&edit, area_id, &name, error)
      || !sp_named_edit_exec (&edit, "DELETE FROM excluded_year WHERE year = ? AND ifnull(area_id, 0) = ?",
                              SP_VALUES (SP_INT (year.start), SP_INT (area_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, name ? g_strdup_printf (_("Count %s in the ratios of %s again"), when, name)
                                           : g_strdup_printf (_("Count %s in ratios again"), when), NULL, error);
}

static SpValue
phase_value (gint phase)
{
  return SP_TEXT (phase == SP_PHASE_PRIMARY ? "primary" : phase == SP_PHASE_SECONDARY ? "secondary" : NULL);
}

static gboolean
write_choice (SpNamedEdit *edit, gint64 area_id, gint phase, SpEntryPoint point, const char *method, const char *reason,
              GError **error)
{
  if (!method)
    return sp_named_edit_exec (edit,
                               "DELETE FROM method_choice WHERE ifnull(area_id, 0) = ? AND phase IS ? AND point IS ?",
                               SP_VALUES (SP_INT (area_id), phase_value (phase), SP_TEXT (sp_entry_point_code (point))),
                               error);
  return sp_named_edit_exec (edit,
                             "INSERT INTO method_choice (area_id, phase, point, method, reason) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT (ifnull(area_id, -1), ifnull(phase, ''), ifnull(point, '')) "
                             "DO UPDATE SET method = excluded.method, reason = excluded.reason",
                             SP_VALUES (SP_INT_OR_NULL (area_id, 0), phase_value (phase),
                                        SP_TEXT (sp_entry_point_code (point)), SP_TEXT (method), SP_TEXT (reason)),
                             error);
}

gboolean
sp_edit_choose_method (SpPlan *plan, gint64 area_id, gint phase, SpEntryPoint point, const char *method,
                       const char *reason, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && phase < SP_N_PHASES, FALSE);
  if ((method && (!check_reason (reason, error) || !sp_edit_check_text (method, FALSE, _("The method"), error)))
      || !sp_named_edit_begin (&edit, plan, error) || !find_area (&edit, area_id, &name, error)
      || !write_choice (&edit, area_id, phase, point, method, reason, error))
    return FALSE;
  return sp_named_edit_finish (&edit, name ? g_strdup_printf (_("Choose method of %s"), name)
                                           : g_strdup (_("Choose method")), reason, error);
}
