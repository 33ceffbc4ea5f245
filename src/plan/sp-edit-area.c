/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario has different about the pupils of a planning area. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

/* The name of the area, in a begun edit of a scenario. */
static char *
begin_area (SpNamedEdit  *edit,
            SpPlan       *plan,
            gint64        scenario_id,
            gint64        area_id,
            const char   *reason,
            GError      **error)
{
  if (!sp_named_edit_begin_in (edit, plan, &scenario_id, reason, error))
    return NULL;
  if (scenario_id == 0)
    {
      sp_edit_refuse (error,
                      _("The plan as it stands takes this from past censuses. Choose a scenario to change it in"));
      return NULL;
    }
  return sp_named_edit_dup_name (edit, "SELECT name FROM planning_area WHERE id = ?", area_id,
                                 _("The plan has no such planning area; it may have been removed. Choose another"),
                                 error);
}

gboolean
sp_edit_set_take_up (SpPlan      *plan,
                     gint64       scenario_id,
                     gint64       area_id,
                     double       ratio,
                     const char  *reason,
                     GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!(ratio >= 0 && ratio <= 5))
    return sp_edit_refuse (error,
                           _("The share of births that reach reception must be between 0 and 5. Type another number"));
  if (!(name = begin_area (&edit, plan, scenario_id, area_id, reason, error))
      || !sp_named_edit_override (&edit, scenario_id, "take-up", area_id, 0, -1, SP_REAL (ratio), reason, error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change take-up of %s"), name), reason, error);
}

gboolean
sp_edit_set_progression (SpPlan       *plan,
                         gint64        scenario_id,
                         gint64        area_id,
                         SpYearGroup   into,
                         double        ratio,
                         const char   *reason,
                         GError      **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) into < SP_N_GROUPS, FALSE);
  if (!(ratio >= 0 && ratio <= 5))
    return sp_edit_refuse (
        error, _("The ratio from one year group to the next must be between 0 and 5. Type another number"));
  if (!(name = begin_area (&edit, plan, scenario_id, area_id, reason, error))
      || !sp_named_edit_override (&edit, scenario_id, "progression", area_id, 0, (gint) into, SP_REAL (ratio), reason,
                                  error))
    return FALSE;
  return sp_named_edit_finish (
      &edit, g_strdup_printf (_("Change progression of %s into %s"), name, sp_year_group_name (into)), reason, error);
}

gboolean
sp_edit_adjust_pupils (SpPlan          *plan,
                       gint64           scenario_id,
                       gint64           area_id,
                       SpAcademicYear   year,
                       SpYearGroup      group,
                       double           pupils,
                       const char      *reason,
                       GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) group < SP_N_GROUPS, FALSE);
  if (!(pupils >= -10000 && pupils <= 10000))
    return sp_edit_refuse (
        error, _("An adjustment must be between 10,000 pupils fewer and 10,000 more. Type another number"));
  if (!sp_edit_check_year (year.start, error) || !(name = begin_area (&edit, plan, scenario_id, area_id, reason, error))
      || !sp_named_edit_override (&edit, scenario_id, "pupils", area_id, year.start, (gint) group, SP_REAL (pupils),
                                  reason, error))
    return FALSE;
  return sp_named_edit_finish (
      &edit, g_strdup_printf (_("Adjust pupils of %s in %s of %s"), name, sp_year_group_name (group), when), reason,
      error);
}
