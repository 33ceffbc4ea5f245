/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of how children move between schools and stay on, and of the register of those not yet at school. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

#define NO_SCHOOL _("The plan has no such school; it may have been removed. Choose another")
#define NO_AREA _("The plan has no such planning area; it may have been removed. Choose another")
#define NO_DISTRICT _("The plan has no such district; it may have been removed. Choose another")

static char *
dup_name (SpNamedEdit  *edit,
          const char   *table,
          gint64        id,
          const char   *missing,
          GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM %s WHERE id = ?", table);

  return sp_named_edit_dup_name (edit, sql, id, missing, error);
}

gboolean
sp_edit_set_school_transfer (SpPlan       *plan,
                             gint64        from_school_id,
                             gint64        to_school_id,
                             SpYearGroup   into,
                             double        share,
                             GError      **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *from = NULL, *to = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (into > SP_GROUP_R && into < SP_N_GROUPS, FALSE);
  if (!(share <= 1.5))
    return sp_edit_refuse (error, _("A share of those who move on must be between 0 and 150 per cent. Type another "
                                    "number"));
  if (from_school_id == to_school_id)
    return sp_edit_refuse (error, _("A school cannot send its pupils on to itself. Choose another school"));
  if (!sp_named_edit_begin (&edit, plan, error) || !(from = dup_name (&edit, "school", from_school_id, NO_SCHOOL, error))
      || !(to = dup_name (&edit, "school", to_school_id, NO_SCHOOL, error)))
    return FALSE;
  if (share < 0)
    done = sp_named_edit_exec (&edit, "DELETE FROM school_transfer WHERE from_school_id = ? AND to_school_id = ? AND "
                                      "into_group = ?",
                               SP_VALUES (SP_INT (from_school_id), SP_INT (to_school_id), SP_INT ((gint64) into)), error);
  else
    done = sp_named_edit_exec (
        &edit,
        "INSERT INTO school_transfer (from_school_id, to_school_id, into_group, share) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (from_school_id, to_school_id, into_group) DO UPDATE SET share = excluded.share, source_id = NULL, "
        "dated = NULL, note = NULL, estimated = 0 WHERE share <> excluded.share",
        SP_VALUES (SP_INT (from_school_id), SP_INT (to_school_id), SP_INT ((gint64) into), SP_REAL (share)), error);
  return done && sp_named_edit_finish (&edit, g_strdup_printf (_("Change share of %s that goes to %s"), from, to), NULL,
                                       error);
}

/* Of a school, an area or, with neither, the authority: its name, or NULL with *done FALSE when it is not there. */
static char *
dup_sixth_form_name (SpNamedEdit  *edit,
                     gint64        area_id,
                     gint64        school_id,
                     gboolean     *done,
                     GError      **error)
{
  char *name = NULL;

  *done = TRUE;
  if (school_id)
    *done = (name = dup_name (edit, "school", school_id, NO_SCHOOL, error)) != NULL;
  else if (area_id)
    *done = (name = dup_name (edit, "planning_area", area_id, NO_AREA, error)) != NULL;
  return name;
}

gboolean
sp_edit_set_staying_on (SpPlan       *plan,
                        gint64        area_id,
                        gint64        school_id,
                        SpYearGroup   group,
                        double        ratio,
                        GError      **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (group >= SP_GROUP_Y12 && group < SP_N_GROUPS && (area_id == 0 || school_id == 0), FALSE);
  if (!(ratio <= 5))
    return sp_edit_refuse (error, _("A staying-on ratio must be between 0 and 5. Type another number"));
  if (!sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  name = dup_sixth_form_name (&edit, area_id, school_id, &done, error);
  if (!done)
    return FALSE;
  if (ratio < 0)
    done = sp_named_edit_exec (&edit, "DELETE FROM staying_on WHERE area_id IS ? AND school_id IS ? AND year_group = ?",
                               SP_VALUES (SP_INT_OR_NULL (area_id, 0), SP_INT_OR_NULL (school_id, 0),
                                          SP_INT ((gint64) group)), error);
  else
    done = sp_named_edit_exec (
        &edit,
        "INSERT INTO staying_on (area_id, school_id, year_group, ratio) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (ifnull(area_id, -1), ifnull(school_id, -1), year_group) DO UPDATE SET ratio = excluded.ratio, "
        "source_id = NULL, dated = NULL, note = NULL, estimated = 0 WHERE ratio <> excluded.ratio",
        SP_VALUES (SP_INT_OR_NULL (area_id, 0), SP_INT_OR_NULL (school_id, 0), SP_INT ((gint64) group), SP_REAL (ratio)),
        error);
  if (!done)
    return FALSE;
  return sp_named_edit_finish (
      &edit, name ? g_strdup_printf (_("Change staying-on into %s of %s"), sp_year_group_name (group), name)
                  : g_strdup_printf (_("Change staying-on into %s"), sp_year_group_name (group)), NULL, error);
}

static gboolean
write_register (SpNamedEdit     *edit,
                gint64           area_id,
                gint64           district_id,
                SpAcademicYear   year,
                gint             age,
                double           children,
                GError         **error)
{
  if (children < 0)
    return sp_named_edit_exec (edit, "DELETE FROM preschool_register WHERE area_id IS ? AND district_id IS ? AND "
                                     "year = ? AND age = ?",
                               SP_VALUES (SP_INT_OR_NULL (area_id, 0), SP_INT_OR_NULL (district_id, 0),
                                          SP_INT (year.start), SP_INT (age)), error);
  return sp_named_edit_exec (
      edit,
      "INSERT INTO preschool_register (area_id, district_id, year, age, children) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (ifnull(area_id, -1), ifnull(district_id, -1), year, age) DO UPDATE SET children = excluded.children, "
      "counted_on = NULL, source_id = NULL, dated = NULL, note = NULL, estimated = 0 WHERE children <> excluded.children",
      SP_VALUES (SP_INT_OR_NULL (area_id, 0), SP_INT_OR_NULL (district_id, 0), SP_INT (year.start), SP_INT (age),
                 SP_REAL (children)), error);
}

gboolean
sp_edit_set_preschool (SpPlan          *plan,
                       gint64           area_id,
                       gint64           district_id,
                       SpAcademicYear   year,
                       gint             age,
                       double           children,
                       GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (age >= 0 && age < SP_N_PRESCHOOL_AGES && (area_id == 0) != (district_id == 0), FALSE);
  if (!(children <= 1000000))
    return sp_edit_refuse (error, _("Children on the register must be between 0 and 1,000,000. Type another number"));
  if (!sp_edit_check_year (year.start, error) || !sp_named_edit_begin (&edit, plan, error)
      || !(name = area_id ? dup_name (&edit, "planning_area", area_id, NO_AREA, error)
                          : dup_name (&edit, "district", district_id, NO_DISTRICT, error))
      || !write_register (&edit, area_id, district_id, year, age, children, error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change pre-school register of %s in %s"), name, when), NULL,
                               error);
}
