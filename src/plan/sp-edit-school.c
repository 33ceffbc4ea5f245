/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of schools and their places. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

static char *
dup_school_name (SpNamedEdit  *edit,
                 gint64        id,
                 GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT name FROM school WHERE id = ?", id,
                                 _("The plan has no such school; it may have been removed. Choose another"), error);
}

static gboolean
check_places (gint         places,
              SpYearGroup  group,
              GError     **error)
{
  g_return_val_if_fail ((guint) group < SP_N_GROUPS, FALSE);
  return (places >= 0 && places <= 2000)
         || sp_edit_refuse (error, _("Places in a year group must be between 0 and 2,000. Type another number"));
}

gboolean
sp_edit_set_admission_number (SpPlan          *plan,
                              gint64           scenario_id,
                              gint64           school_id,
                              SpYearGroup      entry,
                              SpAcademicYear   year,
                              gint             places,
                              const char      *reason,
                              GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_places (places, entry, error) || !sp_edit_check_year (year.start, error)
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = dup_school_name (&edit, school_id, error)))
    return FALSE;
  if (scenario_id)
    done = sp_named_edit_override (&edit, scenario_id, "admission number", school_id, year.start, (gint) entry,
                                   SP_REAL (places), reason, error);
  else
    done = sp_named_edit_exec (
        &edit,
        "INSERT INTO admission_number (school_id, entry_group, year, places, note) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (school_id, entry_group, year) DO UPDATE SET places = excluded.places, note = excluded.note, "
        "source_id = NULL, dated = NULL, estimated = 0 WHERE places <> excluded.places",
        SP_VALUES (SP_INT (school_id), SP_INT ((gint64) entry), SP_INT (year.start), SP_INT (places), SP_TEXT (reason)),
        error);
  if (!done)
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change admission number of %s from %s"), name, when), reason,
                               error);
}

gboolean
sp_edit_set_group_places (SpPlan          *plan,
                          gint64           scenario_id,
                          gint64           school_id,
                          SpYearGroup      group,
                          SpAcademicYear   from,
                          gint             places,
                          const char      *reason,
                          GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (from);
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_places (places, group, error) || !sp_edit_check_year (from.start, error)
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = dup_school_name (&edit, school_id, error)))
    return FALSE;
  if (scenario_id)
    done = sp_named_edit_override (&edit, scenario_id, "places", school_id, from.start, (gint) group, SP_REAL (places),
                                   reason, error);
  else
    done = sp_named_edit_exec (
        &edit,
        "INSERT INTO group_capacity (school_id, year_group, year, places, note) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (school_id, year_group, year) DO UPDATE SET places = excluded.places, note = excluded.note, "
        "source_id = NULL, "
        "dated = NULL, estimated = 0 WHERE places <> excluded.places",
        SP_VALUES (SP_INT (school_id), SP_INT ((gint64) group), SP_INT (from.start), SP_INT (places), SP_TEXT (reason)),
        error);
  if (!done)
    return FALSE;
  return sp_named_edit_finish (
      &edit, g_strdup_printf (_("Change places of %s in %s from %s"), name, sp_year_group_name (group), when), reason,
      error);
}

gboolean
sp_edit_set_school_name (SpPlan      *plan,
                         gint64       school_id,
                         const char  *name,
                         GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *old = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the school"), error)
      || !sp_named_edit_begin (&edit, plan, error) || !(old = dup_school_name (&edit, school_id, error))
      || !sp_named_edit_exec (&edit, "UPDATE school SET name = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (name), SP_INT (school_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Rename %s"), old), NULL, error);
}
