/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of housing sites themselves. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"

#define NO_AREA _("The plan has no such planning area; it may have been removed. Choose another")

/* An area of that phase, or none asked for. */
static gboolean
check_area (SpNamedEdit  *edit,
            gint64        area_id,
            const char   *phase,
            GError      **error)
{
  return area_id == 0
         || sp_named_edit_int64 (edit, "SELECT count(*) FROM planning_area WHERE id = ? AND phase = ?",
                                 SP_VALUES (SP_INT (area_id), SP_TEXT (phase)), 0) > 0
         || sp_edit_refuse (error, "%s", NO_AREA);
}

gboolean
sp_edit_add_site (SpPlan      *plan,
                  const char  *name,
                  gint64       growth_area_id,
                  gint64       primary_area_id,
                  gint64      *id,
                  GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 added;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the site"), error) || !sp_named_edit_begin (&edit, plan, error)
      || !check_area (&edit, primary_area_id, "primary", error))
    return FALSE;
  if (growth_area_id != 0
      && sp_named_edit_int64 (&edit, "SELECT count(*) FROM growth_area WHERE id = ?", SP_VALUES (SP_INT (growth_area_id)), 0)
             == 0)
    return sp_edit_refuse (error, _("The plan has no such growth area; it may have been removed. Choose another"));
  if (!sp_named_edit_exec (&edit, "INSERT INTO housing_site (name, growth_area_id, primary_area_id) VALUES (?, ?, ?)",
                           SP_VALUES (SP_TEXT (name), SP_INT_OR_NULL (growth_area_id, 0),
                                      SP_INT_OR_NULL (growth_area_id ? 0 : primary_area_id, 0)), error))
    return FALSE;
  added = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add site %s"), name), NULL, error))
    return FALSE;
  if (id)
    *id = added;
  return TRUE;
}

gboolean
sp_edit_remove_site (SpPlan  *plan,
                     gint64   site_id,
                     GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_edit_dup_site_name (&edit, site_id, error)))
    return FALSE;
  if (sp_named_edit_int64 (&edit, "SELECT count(*) FROM agreement WHERE site_id = ?", SP_VALUES (SP_INT (site_id)), 0) > 0)
    return sp_edit_refuse (error, _("An agreement rests on %s, so it cannot be removed. Change the agreement first"), name);
  return sp_named_edit_exec (&edit, "DELETE FROM scenario_override WHERE target_id = ? AND (subject IN ('completion', "
                                    "'start slip', 'build rate', 'go-ahead', 'stall', 'yield factor'))",
                             SP_VALUES (SP_INT (site_id)), error)
         && sp_named_edit_exec (&edit, "DELETE FROM housing_site WHERE id = ?", SP_VALUES (SP_INT (site_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove site %s"), name), NULL, error);
}

gboolean
sp_edit_set_site_permission (SpPlan      *plan,
                             gint64       site_id,
                             const char  *permission,
                             GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (permission && !g_strv_contains (sp_permission_codes (), permission))
    return sp_edit_refuse (error, _("“%s” is not a planning stage. Choose another"), permission);
  return sp_named_edit_begin (&edit, plan, error) && (name = sp_edit_dup_site_name (&edit, site_id, error))
         && sp_named_edit_exec (&edit, "UPDATE housing_site SET permission = ?1 WHERE id = ?2 AND permission IS NOT ?1",
                                SP_VALUES (SP_TEXT (permission), SP_INT (site_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change planning stage of %s"), name), NULL, error);
}

gboolean
sp_edit_set_site_dwellings (SpPlan  *plan,
                            gint64   site_id,
                            gint     min,
                            gint     max,
                            GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (min < -1 || max < -1 || (min >= 0 && max >= 0 && max < min) || (min < 0 && max >= 0) || min > 100000 || max > 100000)
    return sp_edit_refuse (error, _("The range of dwellings must run from the lower number to the higher. Correct it"));
  return sp_named_edit_begin (&edit, plan, error) && (name = sp_edit_dup_site_name (&edit, site_id, error))
         && sp_named_edit_exec (&edit, "UPDATE housing_site SET dwellings_min = ?1, dwellings_max = ?2 WHERE id = ?3 AND "
                                       "(dwellings_min IS NOT ?1 OR dwellings_max IS NOT ?2)",
                                SP_VALUES (SP_INT_OR_NULL (min, -1), SP_INT_OR_NULL (max, -1), SP_INT (site_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change range of dwellings of %s"), name), NULL, error);
}

gboolean
sp_edit_set_site_areas (SpPlan  *plan,
                        gint64   site_id,
                        gint64   primary_area_id,
                        gint64   secondary_area_id,
                        GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_edit_dup_site_name (&edit, site_id, error))
      || !check_area (&edit, primary_area_id, "primary", error)
      || !check_area (&edit, secondary_area_id, "secondary", error))
    return FALSE;
  if (sp_named_edit_int64 (&edit, "SELECT growth_area_id FROM housing_site WHERE id = ?", SP_VALUES (SP_INT (site_id)), 0) != 0)
    return sp_edit_refuse (error, _("%s is in a growth area, which says where its pupils go. Change the shares of the growth "
                                    "area"), name);
  return sp_named_edit_exec (&edit, "UPDATE housing_site SET primary_area_id = ?1, secondary_area_id = ?2 WHERE id = ?3 AND "
                                    "(primary_area_id IS NOT ?1 OR secondary_area_id IS NOT ?2)",
                             SP_VALUES (SP_INT_OR_NULL (primary_area_id, 0), SP_INT_OR_NULL (secondary_area_id, 0),
                                        SP_INT (site_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change planning areas of %s"), name), NULL, error);
}
