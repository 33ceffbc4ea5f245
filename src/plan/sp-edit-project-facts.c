/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project is: what it is called, in which table it stands, where it is and for how many; and whether there is one. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-private.h"

#define MOST_PLACES 20000

/* id 0 = none, which is in order. */
static gboolean
check_there (SpNamedEdit  *edit,
             const char   *table,
             gint64        id,
             const char   *message,
             GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE rowid = ?", table);

  return id == 0 || sp_named_edit_int64 (edit, sql, SP_VALUES (SP_INT (id)), 0) > 0 || sp_edit_refuse (error, "%s", message);
}

#define NO_SCHOOL _("The plan has no such school; it may have been removed. Choose another")
#define NO_AREA _("The plan has no such planning area; it may have been removed. Choose another")
#define NO_GROWTH _("The plan has no such growth area; it may have been removed. Choose another")

/* The table of that number; 0 = none. Refused with the numbers of those there are. */
static gboolean
check_table (SpNamedEdit *edit, gint table, GError **error)
{
  g_autofree char *numbers = NULL;

  if (table == 0 || sp_named_edit_int64 (edit, "SELECT count(*) FROM programme_table WHERE rowid = ?", SP_VALUES (SP_INT (table)), 0) > 0)
    return TRUE;
  numbers = sp_named_edit_dup_name (edit, "SELECT ifnull (group_concat (number, ', '), '') FROM (SELECT number FROM programme_table "
                                          "WHERE number > ? ORDER BY number)", 0, "", error);
  if (numbers == NULL)
    return FALSE;
  if (*numbers == '\0')
    return sp_edit_refuse (error, _("The plan has no such table of projects as %d, nor any other. Add it first"), table);
  return sp_edit_refuse (error, _("The plan has no such table of projects as %d. Choose one of those it has: %s"), table, numbers);
}

static gboolean
check_reference (SpNamedEdit  *edit,
                 gint64        project_id,
                 const char   *reference,
                 GError      **error)
{
  g_autofree char *other = NULL;
  gint64 id = reference == NULL ? 0 : sp_named_edit_int64 (edit, "SELECT id FROM project WHERE reference = ? AND id <> ?",
                                                           SP_VALUES (SP_TEXT (reference), SP_INT (project_id)), 0);

  if (id == 0)
    return TRUE;
  other = sp_named_edit_dup_name (edit, "SELECT name FROM project WHERE id = ?", id, "", NULL);
  return sp_edit_refuse (error, _("%s is the reference of %s already. Type another"), reference, other);
}

static char *
say_words (SpProjectWords  which,
           const char     *name)
{
  switch (which)
    {
    case SP_PROJECT_REFERENCE: return g_strdup_printf (_("Change reference of %s"), name);
    case SP_PROJECT_NAME: return g_strdup_printf (_("Rename %s"), name);
    default: return g_strdup_printf (_("Change description of %s"), name);
    }
}

gboolean
sp_edit_set_project_words (SpPlan         *plan,
                           gint64          project_id,
                           SpProjectWords  which,
                           const char     *text,
                           GError        **error)
{
  static const char *const writes[] = { "UPDATE project SET reference = ?1 WHERE id = ?2",
                                        "UPDATE project SET name = ?1 WHERE id = ?2",
                                        "UPDATE project SET description = ?1 WHERE id = ?2" };
  const char *const called[] = { _("The reference"), _("The name of the project"), _("The description") };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) which < G_N_ELEMENTS (writes), FALSE);
  if (!sp_edit_check_text (text, which != SP_PROJECT_NAME, called[which], error)
      || !sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || (which == SP_PROJECT_REFERENCE && !check_reference (&edit, project_id, text, error))
      || !sp_named_edit_exec (&edit, writes[which], SP_VALUES (SP_TEXT (text), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, say_words (which, name), NULL, error);
}

/* Where it goes it comes last; where it is it stays. */
gboolean
sp_edit_set_project_table (SpPlan  *plan,
                           gint64   project_id,
                           gint     table,
                           GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !check_table (&edit, table, error)
      || !sp_named_edit_exec (&edit,
                              "UPDATE project SET programme_table = ?1, position = CASE WHEN ?1 IS NOT NULL THEN (SELECT ifnull "
                              "(max (position), 0) + 1 FROM project WHERE programme_table = ?1) END WHERE id = ?2 AND "
                              "programme_table IS NOT ?1",
                              SP_VALUES (SP_INT_OR_NULL (table, 0), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change table of %s"), name), NULL, error);
}

/* The main school among those it builds at goes with it. */
static gboolean
move_school (SpNamedEdit  *edit,
             gint64        project_id,
             gint64        school_id,
             GError      **error)
{
  return sp_named_edit_exec (edit,
                             school_id ? "UPDATE OR REPLACE project_school SET school_id = ?2, source_id = NULL, dated = NULL, note "
                                         "= NULL, estimated = 0 WHERE project_id = ?1 AND school_id = (SELECT school_id FROM project "
                                         "WHERE id = ?1) AND school_id <> ?2"
                                       : "DELETE FROM project_school WHERE project_id = ?1 AND school_id = (SELECT school_id FROM "
                                         "project WHERE id = ?1) AND ?2 = 0",
                             SP_VALUES (SP_INT (project_id), SP_INT (school_id)), error);
}

gboolean
sp_edit_set_project_where (SpPlan  *plan,
                           gint64   project_id,
                           gint64   school_id,
                           gint64   area_id,
                           GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error) || !check_there (&edit, "school", school_id, NO_SCHOOL, error)
      || !check_there (&edit, "planning_area", area_id, NO_AREA, error) || !move_school (&edit, project_id, school_id, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET school_id = ?, area_id = ? WHERE id = ?",
                              SP_VALUES (SP_INT_OR_NULL (school_id, 0), SP_INT_OR_NULL (area_id, 0), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change where %s is"), name), NULL, error);
}

/* "to" and "or" also in Welsh. */
gboolean
sp_project_size_parse (const char  *text,
                       gint        *from,
                       gint        *to_min,
                       gint        *to_max)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autoptr (GRegex) form = g_regex_new ("^(?:([0-9][0-9,]{0,6}) *(?:to|i|-|–) *)?([0-9][0-9,]{0,6})(?: *(?:or|neu) *([0-9][0-9,]{0,6}))?$",
                                         G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint *numbers[] = { from, to_min, to_max };

  *from = *to_min = *to_max = -1;
  if (*plain == '\0')
    return TRUE;
  if (!g_regex_match (form, plain, 0, &match))
    return FALSE;
  for (gint i = 0; i < 3; i++)
    {
      g_autofree char *part = g_match_info_fetch (match, i + 1);
      g_auto (GStrv) parts = g_strsplit (part ? part : "", ",", -1);
      g_autofree char *digits = g_strjoinv ("", parts);

      if (*digits)
        *numbers[i] = (gint) g_ascii_strtoll (digits, NULL, 10);
    }
  if (*to_max < 0)
    *to_max = *to_min;
  return *to_max >= *to_min;
}

gboolean
sp_edit_set_project_size (SpPlan  *plan,
                          gint64   project_id,
                          gint     from,
                          gint     to_min,
                          gint     to_max,
                          GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (from < -1 || to_min < -1 || MAX (from, MAX (to_min, to_max)) > MOST_PLACES
      || (to_min < 0 ? from >= 0 || to_max >= 0 : to_max < to_min))
    return sp_edit_refuse (error, _("Places are from a number to a number, or to one of two, up to %d: 105 to 210, 210 to 315 or "
                                    "420, or only how many there will be"), MOST_PLACES);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET places_from = ?, places_to_min = ?, places_to_max = ? WHERE id = ?",
                              SP_VALUES (SP_INT_OR_NULL (from, -1), SP_INT_OR_NULL (to_min, -1), SP_INT_OR_NULL (to_max, -1),
                                         SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change number of places of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_growth_area (SpPlan    *plan,
                                 gint64     project_id,
                                 gint64     growth_area_id,
                                 gboolean   answers,
                                 GError   **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && growth_area_id != 0, FALSE);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !check_there (&edit, "growth_area", growth_area_id, NO_GROWTH, error)
      || !sp_named_edit_exec (&edit,
                              answers ? "INSERT INTO growth_area_project (growth_area_id, project_id) VALUES (?, ?) ON CONFLICT DO "
                                        "NOTHING"
                                      : "DELETE FROM growth_area_project WHERE growth_area_id = ? AND project_id = ?",
                              SP_VALUES (SP_INT (growth_area_id), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change growth areas of %s"), name), NULL, error);
}

/* ---------------------------------------------------------------- there or not */

/* The table that it goes into, made where it is a new one. */
static gboolean
make_table (SpNamedEdit         *edit,
            const SpNewProject  *project,
            gint                *table,
            GError             **error)
{
  *table = project->new_table ? sp_edit_next_programme_table (edit) : project->table;
  return !project->new_table || sp_edit_insert_programme_table (edit, *table, project->new_table, error);
}

static gboolean
check_new (SpNamedEdit         *edit,
           const SpNewProject  *project,
           gint                 table,
           GError             **error)
{
  if (table == 0 && sp_named_edit_int64 (edit, "SELECT count(*) FROM programme_table WHERE number > ?",
                                                  SP_VALUES (SP_INT (0)), 0) > 0)
    return sp_edit_refuse (error, _("In which table of the programme it stands is not said. Choose one"));
  if (project->school_id == 0 && project->area_id == 0 && project->growth_area_id == 0)
    return sp_edit_refuse (error, _("Where it is must be said. Choose a school, a planning area or a growth area"));
  return check_reference (edit, 0, project->reference, error) && check_table (edit, table, error)
         && check_there (edit, "school", project->school_id, NO_SCHOOL, error)
         && check_there (edit, "planning_area", project->area_id, NO_AREA, error)
         && check_there (edit, "growth_area", project->growth_area_id, NO_GROWTH, error);
}

static gboolean
insert_project (SpNamedEdit         *edit,
                const SpNewProject  *project,
                gint                 table,
                gint64              *id,
                GError             **error)
{
  if (!sp_named_edit_exec (edit,
                           "INSERT INTO project (reference, programme_table, position, name, description, school_id, area_id) VALUES "
                           "(?1, ?2, (SELECT ifnull (max (position), 0) + 1 FROM project WHERE programme_table IS ?2), ?3, ?4, ?5, ?6)",
                           SP_VALUES (SP_TEXT (project->reference), SP_INT_OR_NULL (table, 0), SP_TEXT (project->name),
                                      SP_TEXT (project->description), SP_INT_OR_NULL (project->school_id, 0),
                                      SP_INT_OR_NULL (project->area_id, 0)), error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (edit->db);
  return project->growth_area_id == 0
         || sp_named_edit_exec (edit, "INSERT INTO growth_area_project (growth_area_id, project_id) VALUES (?, ?)",
                                SP_VALUES (SP_INT (project->growth_area_id), SP_INT (*id)), error);
}

gboolean
sp_edit_add_project (SpPlan              *plan,
                     const SpNewProject  *project,
                     gint64              *id,
                     GError             **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made = 0;
  gint table = 0;

  g_return_val_if_fail (SP_IS_PLAN (plan) && project != NULL, FALSE);
  if (!sp_edit_check_text (project->reference, FALSE, _("The reference"), error)
      || !sp_edit_check_text (project->name, FALSE, _("The name of the project"), error)
      || !sp_edit_check_text (project->description, TRUE, _("The description"), error) || !sp_named_edit_begin (&edit, plan, error)
      || !make_table (&edit, project, &table, error) || !check_new (&edit, project, table, error)
      || !insert_project (&edit, project, table, &made, error))
    return FALSE;
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add project %s %s"), project->reference, project->name), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

/* What must keep it: money that is tied to it, and what makes use of its option. */
static gboolean
check_free (SpNamedEdit  *edit,
            gint64        project_id,
            const char   *name,
            GError      **error)
{
  g_autofree char *pot = sp_named_edit_dup_name (edit, "SELECT name FROM pot WHERE project_id = ? ORDER BY id", project_id, "", NULL);
  g_autofree char *agreement = sp_named_edit_dup_name (
    edit, "SELECT a.title FROM agreement a JOIN obligation o ON o.agreement_id = a.id LEFT JOIN contribution_transaction t ON "
          "t.obligation_id = o.id WHERE ?1 IN (o.project_id, t.project_id) ORDER BY a.id", project_id, "", NULL);
  g_autofree char *claim
      = sp_named_edit_dup_name (edit, "SELECT text FROM cil_claim WHERE project_id = ? ORDER BY id", project_id, "", NULL);
  g_autofree char *user = sp_named_edit_dup_name (
    edit, "SELECT s.name FROM option o JOIN scenario_override v ON v.subject = 'option' AND v.target_id = o.id JOIN scenario s ON "
          "s.id = v.scenario_id WHERE o.project_id = ?1 UNION ALL SELECT g.name FROM option o JOIN programme_choice c ON c.option_id = "
          "o.id JOIN programme g ON g.id = c.programme_id WHERE o.project_id = ?1 LIMIT 1", project_id, "", NULL);

  if (pot)
    return sp_edit_refuse (error, _("%s cannot be removed: %s may pay for it alone. Change what that money may pay for first"), name, pot);
  if (agreement)
    return sp_edit_refuse (error, _("%s cannot be removed: money of “%s” is tied to it or was spent on it. Untie that first"), name,
                           agreement);
  if (claim)
    return sp_edit_refuse (error, _("%s cannot be removed: the claim on the levy “%s” is for it. Remove the claim first"), name, claim);
  if (user)
    return sp_edit_refuse (error, _("%s cannot be removed: “%s” makes use of it. Take it out there first"), name, user);
  return TRUE;
}

gboolean
sp_edit_remove_project (SpPlan  *plan,
                        gint64   project_id,
                        GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_begin_project (&edit, plan, project_id, &name, error) && check_free (&edit, project_id, name, error)
         && sp_named_edit_exec (&edit, "DELETE FROM scenario_override WHERE target_id = ? AND subject IN ('project budget', "
                                       "'project slip', 'project spend')", SP_VALUES (SP_INT (project_id)), error)
         && sp_named_edit_exec (&edit, "DELETE FROM project WHERE id = ?", SP_VALUES (SP_INT (project_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove project %s"), name), NULL, error);
}
