/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of assumptions, in the plan or in a scenario. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-named-edit.h"

static gboolean
write_margin (SpNamedEdit  *edit,
              gint64        scenario_id,
              gint64        area_id,
              double        margin,
              const char   *reason,
              GError      **error)
{
  if (scenario_id)
    return sp_named_edit_override (edit, scenario_id, "operating margin", area_id, 0, -1, SP_REAL (margin), reason,
                                   error);
  if (area_id)
    return sp_named_edit_exec (edit, "UPDATE planning_area SET margin = ? WHERE id = ?",
                               SP_VALUES (SP_REAL (margin), SP_INT (area_id)), error);
  return sp_named_edit_exec (edit, "UPDATE assumption SET operating_margin = ?", SP_VALUES (SP_REAL (margin)), error);
}

gboolean
sp_edit_set_operating_margin (SpPlan      *plan,
                              gint64       scenario_id,
                              gint64       area_id,
                              double       margin,
                              const char  *reason,
                              GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!(margin >= 0 && margin <= 0.5))
    return sp_edit_refuse (error, _("The operating margin must be between 0 and 50 per cent. Type another number"));
  if (!sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error))
    return FALSE;
  if (area_id != 0
      && !(name = sp_named_edit_dup_name (
               &edit, "SELECT name FROM planning_area WHERE id = ?", area_id,
               _("The plan has no such planning area; it may have been removed. Choose another"), error)))
    return FALSE;
  if (!write_margin (&edit, scenario_id, area_id, margin, reason, error))
    return FALSE;
  return sp_named_edit_finish (&edit, name ? g_strdup_printf (_("Change operating margin of %s"), name)
                                           : g_strdup (_("Change operating margin")), reason, error);
}

gboolean
sp_edit_set_yield_factor (SpPlan      *plan,
                          gint64       scenario_id,
                          double       factor,
                          const char  *reason,
                          GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!(factor >= 0 && factor <= 5))
    return sp_edit_refuse (error, _("Yields can be multiplied by 0 to 5. Type another number"));
  if (!sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error))
    return FALSE;
  if (scenario_id)
    done = sp_named_edit_override (&edit, scenario_id, "yield factor", 0, 0, -1, SP_REAL (factor), reason, error);
  else
    done = sp_named_edit_exec (&edit, "UPDATE assumption SET yield_factor = ?", SP_VALUES (SP_REAL (factor)), error);
  return done && sp_named_edit_finish (&edit, g_strdup (_("Change yields")), reason, error);
}

gboolean
sp_edit_set_weights (SpPlan        *plan,
                     gint64         scenario_id,
                     const double   weights[3],
                     const char    *reason,
                     GError       **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gboolean done = TRUE;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  for (guint i = 0; i < 3; i++)
    if (!(weights[i] >= 0 && weights[i] <= 1000))
      return sp_edit_refuse (error, _("Weights must be between 0 and 1,000. Type other numbers"));
  if (weights[0] + weights[1] + weights[2] <= 0)
    return sp_edit_refuse (error, _("At least one weight must be above 0. Type other numbers"));
  if (!sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error))
    return FALSE;
  if (!scenario_id)
    done = sp_named_edit_exec (&edit, "UPDATE assumption SET weight_1 = ?, weight_2 = ?, weight_3 = ?",
                               SP_VALUES (SP_REAL (weights[0]), SP_REAL (weights[1]), SP_REAL (weights[2])), error);
  for (gint i = 0; i < 3 && done && scenario_id; i++)
    done = sp_named_edit_override (&edit, scenario_id, "weight", 0, 0, i + 1, SP_REAL (weights[i]), reason, error);
  return done && sp_named_edit_finish (&edit, g_strdup (_("Change weights of recent years")), reason, error);
}
