/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth areas themselves: whether there is one, what it is called, and which planning areas take its pupils. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"

#define NO_AREA _("The plan has no such planning area; it may have been removed. Choose another")

char *
sp_edit_dup_growth_name (SpNamedEdit  *edit,
                         gint64        growth_area_id,
                         GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT name FROM growth_area WHERE id = ?", growth_area_id,
                                 _("The plan has no such growth area; it may have been removed. Choose another"), error);
}

/* Sites are put into a growth area by its name, so that no two may be called the same. */
static gboolean
check_name_free (SpNamedEdit  *edit,
                 const char   *name,
                 gint64        growth_area_id,
                 GError      **error)
{
  return sp_named_edit_int64 (edit, "SELECT count(*) FROM growth_area WHERE name = ? COLLATE NOCASE AND id <> ?",
                              SP_VALUES (SP_TEXT (name), SP_INT (growth_area_id)), 0) == 0
         || sp_edit_refuse (error, _("The plan has a growth area called %s already. Type another name"), name);
}

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

static gboolean
insert_share (SpNamedEdit  *edit,
              gint64        growth_area_id,
              gint64        area_id,
              double        share,
              GError      **error)
{
  return sp_named_edit_exec (edit,
                             "INSERT INTO growth_area_share (growth_area_id, area_id, share) VALUES (?, ?, ?) ON CONFLICT "
                             "(growth_area_id, area_id) DO UPDATE SET share = excluded.share, source_id = NULL, dated = NULL, note = "
                             "NULL, estimated = 0 WHERE share <> excluded.share",
                             SP_VALUES (SP_INT (growth_area_id), SP_INT (area_id), SP_REAL (share)), error);
}

gboolean
sp_edit_add_growth_area (SpPlan                 *plan,
                         const SpNewGrowthArea  *growth,
                         gint64                 *id,
                         GError                **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint category;
  gint64 added;

  g_return_val_if_fail (SP_IS_PLAN (plan) && growth, FALSE);
  category = growth->category ? growth->category : SP_GROWTH_OTHER;
  if (category < SP_GROWTH_SEVERAL_SCHOOLS || category > SP_GROWTH_OTHER)
    return sp_edit_refuse (error, _("A growth area is of category 1 (several new schools), 2 (one new school) or 3 (other investment), "
                                    "not %d. Choose one of these"), category);
  if (!sp_edit_check_text (growth->name, FALSE, _("The name of the growth area"), error) || !sp_named_edit_begin (&edit, plan, error)
      || !check_name_free (&edit, growth->name, 0, error) || !check_area (&edit, growth->primary_area_id, "primary", error)
      || !check_area (&edit, growth->secondary_area_id, "secondary", error)
      || !sp_named_edit_exec (&edit, "INSERT INTO growth_area (category, number, name) VALUES (?1, (SELECT ifnull (max (number), 0) + 1 "
                                     "FROM growth_area WHERE category = ?1), ?2)",
                              SP_VALUES (SP_INT (category), SP_TEXT (growth->name)), error))
    return FALSE;
  added = sqlite3_last_insert_rowid (edit.db);
  if ((growth->primary_area_id && !insert_share (&edit, added, growth->primary_area_id, 1, error))
      || (growth->secondary_area_id && !insert_share (&edit, added, growth->secondary_area_id, 1, error))
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Add growth area %s"), growth->name), NULL, error))
    return FALSE;
  if (id)
    *id = added;
  return TRUE;
}

gboolean
sp_edit_set_growth_area_name (SpPlan      *plan,
                              gint64       growth_area_id,
                              const char  *name,
                              GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *old = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_text (name, FALSE, _("The name of the growth area"), error) && sp_named_edit_begin (&edit, plan, error)
         && (old = sp_edit_dup_growth_name (&edit, growth_area_id, error)) && check_name_free (&edit, name, growth_area_id, error)
         && sp_named_edit_exec (&edit, "UPDATE growth_area SET name = ?1 WHERE id = ?2 AND name <> ?1",
                                SP_VALUES (SP_TEXT (name), SP_INT (growth_area_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Rename growth area %s"), old), NULL, error);
}

gboolean
sp_edit_set_growth_share (SpPlan  *plan,
                          gint64   growth_area_id,
                          gint64   area_id,
                          double   share,
                          GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL, *area = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!(share >= 0 && share <= 1))
    return sp_edit_refuse (error, _("A share of pupils is from 0 to 1; those of a phase add to 1. Type another number"));
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_edit_dup_growth_name (&edit, growth_area_id, error))
      || !(area = sp_named_edit_dup_name (&edit, "SELECT name FROM planning_area WHERE id = ?", area_id, NO_AREA, error))
      || !(share > 0 ? insert_share (&edit, growth_area_id, area_id, share, error)
                     : sp_named_edit_exec (&edit, "DELETE FROM growth_area_share WHERE growth_area_id = ? AND area_id = ?",
                                           SP_VALUES (SP_INT (growth_area_id), SP_INT (area_id)), error)))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change share of %s that goes to %s"), name, area), NULL, error);
}

/* What must go first: each query names one such thing. */
static gboolean
check_empty (SpNamedEdit  *edit,
             gint64        growth_area_id,
             const char   *name,
             GError      **error)
{
  static const struct { const char *sql, *says; } holds[] = {
    { "SELECT name FROM housing_site WHERE growth_area_id = ? ORDER BY id",
      N_("%s cannot be removed: the site %s is in it. Remove its sites first") },
    { "SELECT p.name FROM growth_area_project g JOIN project p ON p.id = g.project_id WHERE g.growth_area_id = ? ORDER BY p.id",
      N_("%s cannot be removed: the project %s answers it. Remove the project first") },
    { "SELECT name FROM pot WHERE growth_area_id = ? ORDER BY id",
      N_("%s cannot be removed: %s may pay for it alone. Change what that money may pay for first") },
    { "SELECT title FROM agreement WHERE growth_area_id = ? ORDER BY id",
      N_("%s cannot be removed: the agreement %s is of it. Change the agreement first") },
    { "SELECT name FROM option WHERE growth_area_id = ? ORDER BY id",
      N_("%s cannot be removed: the option %s is for it. Remove the option first") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      g_autofree char *held = sp_named_edit_dup_name (edit, holds[i].sql, growth_area_id, "", NULL);

      if (held)
        return sp_edit_refuse (error, _(holds[i].says), name, held);
    }
  return TRUE;
}

gboolean
sp_edit_remove_growth_area (SpPlan  *plan,
                            gint64   growth_area_id,
                            GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_named_edit_begin (&edit, plan, error) && (name = sp_edit_dup_growth_name (&edit, growth_area_id, error))
         && check_empty (&edit, growth_area_id, name, error)
         && sp_named_edit_exec (&edit, "DELETE FROM growth_area WHERE id = ?", SP_VALUES (SP_INT (growth_area_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove growth area %s"), name), NULL, error);
}
