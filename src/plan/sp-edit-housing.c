/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of dwellings and growth areas. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"

#define NO_SITE _("The plan has no such housing site; it may have been removed. Choose another")

char *
sp_edit_dup_site_name (SpNamedEdit  *edit,
                       gint64        id,
                       GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT name FROM housing_site WHERE id = ?", id, NO_SITE, error);
}

/* The planner's own figure: no longer the source's, and an estimate. */
static gboolean
write_completion (SpNamedEdit   *edit,
                  gint64         site_id,
                  gint           year,
                  const double  *dwellings,
                  const char    *reason,
                  GError       **error)
{
  if (!dwellings)
    return sp_named_edit_exec (edit, "DELETE FROM completion WHERE site_id = ? AND year = ?",
                               SP_VALUES (SP_INT (site_id), SP_INT (year)), error);
  return sp_named_edit_exec (edit,
    "INSERT INTO completion (site_id, year, dwellings, note, estimated) VALUES (?, ?, ?, ?, 1) "
    "ON CONFLICT (site_id, year) DO UPDATE SET dwellings = excluded.dwellings, note = excluded.note, source_id = NULL, "
    "dated = NULL, estimated = 1 WHERE dwellings <> excluded.dwellings",
    SP_VALUES (SP_INT (site_id), SP_INT (year), SP_REAL (*dwellings), SP_TEXT (reason)), error);
}

gboolean
sp_edit_set_completion (SpPlan          *plan,
                        gint64           scenario_id,
                        gint64           site_id,
                        SpAcademicYear   year,
                        const double    *dwellings,
                        const char      *reason,
                        GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (dwellings && !(*dwellings >= 0 && *dwellings <= 100000))
    return sp_edit_refuse (
        error, _("Dwellings must be between 0 and 100,000. Type another number, or nothing when it is not known"));
  if (!sp_edit_check_year (year.start, error)
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = sp_edit_dup_site_name (&edit, site_id, error)))
    return FALSE;
  if (scenario_id == 0 && !write_completion (&edit, site_id, year.start, dwellings, reason, error))
    return FALSE;
  if (scenario_id != 0
      && !sp_named_edit_override (&edit, scenario_id, "completion", site_id, year.start, -1,
                                  dwellings ? SP_REAL (*dwellings) : SP_NULL, reason, error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change dwellings of %s in %s"), name, when), reason, error);
}

/* Moves rows one by one, the farthest first, so that none meets the next on its way. */
static gboolean
shift_years (SpNamedEdit  *edit,
             const char   *table,
             const char   *condition,
             gint64        site_id,
             gint64        scenario_id,
             gint          years,
             GError      **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT id, year FROM %s WHERE %s ORDER BY year %s", table, condition,
                                             years > 0 ? "DESC" : "ASC");
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET year = year + ? WHERE id = ?", table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (edit->db, select, error);

  if (!rows)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, site_id);
  sqlite3_bind_int64 (rows, 2, scenario_id);
  while (sp_database_step (rows, NULL))
    {
      gint64 id = sqlite3_column_int64 (rows, 0);

      if (!sp_edit_check_year (sqlite3_column_int (rows, 1) + years, error))
        return FALSE;
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    if (!sp_named_edit_exec (edit, update, SP_VALUES (SP_INT (years), SP_INT (g_array_index (ids, gint64, i))), error))
      return FALSE;
  return TRUE;
}

/* A scenario's slip adds to what it had; its own completions are in the years its reader sees, so they move along. */
gboolean
sp_edit_slip_in_scenario (SpNamedEdit  *edit,
                          gint64        scenario_id,
                          gint64        site_id,
                          gint          years,
                          const char   *reason,
                          GError      **error)
{
  gint64 total = years + sp_named_edit_int64 (edit, "SELECT value FROM scenario_override WHERE scenario_id = ? "
                                              "AND subject = 'start slip' AND target_id = ?",
                                              SP_VALUES (SP_INT (scenario_id), SP_INT (site_id)), 0);

  if (!shift_years (edit, "scenario_override", "subject = 'completion' AND target_id = ? AND scenario_id = ?", site_id,
                    scenario_id, years, error))
    return FALSE;
  if (total == 0)
    return sp_named_edit_exec (
        edit, "DELETE FROM scenario_override WHERE scenario_id = ? AND subject = 'start slip' AND target_id = ?",
        SP_VALUES (SP_INT (scenario_id), SP_INT (site_id)), error);
  if (ABS (total) > 30)
    return sp_edit_refuse (error, _("A site may slip by at most 30 years. Choose fewer"));
  return sp_named_edit_override (edit, scenario_id, "start slip", site_id, 0, -1, SP_REAL ((double) total), reason,
                                 error);
}

static gboolean
slip_in_plan (SpNamedEdit  *edit,
              gint64        site_id,
              const char   *name,
              gint          years,
              GError      **error)
{
  gint64 clash = sp_named_edit_int64 (edit,
                                      "SELECT e.year + ?2 FROM completion e JOIN completion a ON a.site_id = e.site_id "
                                      "AND a.kind = 'actual' AND a.year = e.year + ?2 "
                                      "WHERE e.site_id = ?1 AND e.kind = 'expected'",
                                      SP_VALUES (SP_INT (site_id), SP_INT (years)), 0);
  g_autofree char *when = sp_academic_year_to_string (sp_academic_year ((gint) clash));

  if (clash)
    return sp_edit_refuse (
        error,
        _("Dwellings of %s have already been completed in %s, so expected ones cannot be moved there. "
           "Move them by fewer years"),
        name, when);
  /* A site laid from its start and rate begins later likewise. */
  if (!sp_named_edit_exec (edit, "UPDATE site_delivery SET start_year = start_year + ? WHERE site_id = ? AND "
                                 "start_year IS NOT NULL", SP_VALUES (SP_INT (years), SP_INT (site_id)), error))
    return FALSE;
  return shift_years (edit, "completion", "kind = 'expected' AND site_id = ? AND ?2 = 0", site_id, 0, years, error);
}

gboolean
sp_edit_slip_site (SpPlan      *plan,
                   gint64       scenario_id,
                   gint64       site_id,
                   gint         years,
                   const char  *reason,
                   GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char *label;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (years == 0)
    return TRUE;
  if (ABS (years) > 30)
    return sp_edit_refuse (error, _("A site may slip by at most 30 years. Choose fewer"));
  if (!sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = sp_edit_dup_site_name (&edit, site_id, error)))
    return FALSE;
  if (scenario_id ? !sp_edit_slip_in_scenario (&edit, scenario_id, site_id, years, reason, error)
                  : !slip_in_plan (&edit, site_id, name, years, error))
    return FALSE;
  label = years > 0 ? g_strdup_printf (ngettext ("Move dwellings of %s later by %d year",
                                                 "Move dwellings of %s later by %d years", (gulong) years),
                                       name, years)
                    : g_strdup_printf (ngettext ("Move dwellings of %s earlier by %d year",
                                                 "Move dwellings of %s earlier by %d years", (gulong) -years),
                                       name, -years);
  return sp_named_edit_finish (&edit, label, reason, error);
}

gboolean
sp_edit_set_growth_dwellings (SpPlan      *plan,
                              gint64       growth_area_id,
                              gint         min,
                              gint         max,
                              const char  *text,
                              GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (min < -1 || max < -1 || (min >= 0 && max >= 0 && max < min) || (min < 0 && max >= 0))
    return sp_edit_refuse (error, _("The range of dwellings must run from the lower number to the higher. Correct it"));
  if (!sp_edit_check_text (text, TRUE, _("The text of the range"), error) || !sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_edit_dup_growth_name (&edit, growth_area_id, error))
      || !sp_named_edit_exec (
          &edit, "UPDATE growth_area SET dwellings_min = ?, dwellings_max = ?, dwellings_text = ? WHERE id = ?",
          SP_VALUES (SP_INT_OR_NULL (min, -1), SP_INT_OR_NULL (max, -1), SP_TEXT (text), SP_INT (growth_area_id)),
          error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change range of dwellings of %s"), name), NULL, error);
}

static gboolean
write_statement (SpNamedEdit  *edit,
                 gint64        growth_area_id,
                 const char   *list,
                 gint          position,
                 const char   *text,
                 GError      **error)
{
  const SpValue which[] = { SP_INT (growth_area_id), SP_TEXT (list), { 0 } };

  if (!text)
    return sp_named_edit_exec (edit,
                               "DELETE FROM growth_statement WHERE growth_area_id = ? AND list = ? AND position = ?",
                               SP_VALUES (SP_INT (growth_area_id), SP_TEXT (list), SP_INT (position)), error);
  if (position == 0)
    position = 1
               + (gint) sp_named_edit_int64 (
                   edit, "SELECT max (position) FROM growth_statement WHERE growth_area_id = ? AND list = ?", which, 0);
  return sp_named_edit_exec (
      edit,
      "INSERT INTO growth_statement (growth_area_id, list, list_heading, position, text) VALUES (?1, ?2, "
      "(SELECT list_heading FROM growth_statement WHERE growth_area_id = ?1 AND list = ?2 ORDER BY position LIMIT 1), "
      "?3, ?4) "
      "ON CONFLICT (growth_area_id, list, position) DO UPDATE SET text = excluded.text, source_id = NULL, dated = NULL "
      "WHERE text <> excluded.text",
      SP_VALUES (SP_INT (growth_area_id), SP_TEXT (list), SP_INT (position), SP_TEXT (text)), error);
}

gboolean
sp_edit_set_statement (SpPlan           *plan,
                       gint64            growth_area_id,
                       SpStatementList   list,
                       gint              position,
                       const char       *text,
                       GError          **error)
{
  static const char *const lists[] = { "context", "actions to date", "current proposals", "future proposals" };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char *label;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) list < G_N_ELEMENTS (lists) && position >= 0, FALSE);
  if (!sp_edit_check_text (text, TRUE, _("The statement"), error)
      || !sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_edit_dup_growth_name (&edit, growth_area_id, error))
      || !write_statement (&edit, growth_area_id, lists[list], position, text, error))
    return FALSE;
  label = g_strdup_printf (!text ? _("Remove a statement of %s") : position == 0 ? _("Add a statement to %s")
                                                                               : _("Change a statement of %s"), name);
  return sp_named_edit_finish (&edit, label, NULL, error);
}
