/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of the rest of a project's sheet. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"

static gboolean
check_choice (const char         *text,
              const char *const  *choices,
              gboolean            may_be_missing,
              const char         *message,
              GError            **error)
{
  if (text ? g_strv_contains (choices, text) : may_be_missing)
    return TRUE;
  return sp_edit_refuse (error, message, text ? text : "");
}

static const char *const kinds[] = { "new school", "expansion", "replacement", "relocation", "amalgamation",
                                     "bulge class", "temporary", "permanent accommodation", "improvement",
                                     "specialist", "site", "other", NULL };
static const char *const phases[] = { "primary", "secondary", "special", NULL };
static const char *const dependency_kinds[] = { "land", "planning", "pfi", "academy", "diocese", "organisation",
                                                "district", "contribution", "review", "other", NULL };
static const char *const dependency_states[] = { "open", "in hand", "met", "failed", NULL };
static const char *const approval_states[] = { "needed", "sought", "given", "refused", NULL };

gboolean
sp_edit_set_project_kind (SpPlan      *plan,
                          gint64       project_id,
                          const char  *kind,
                          const char  *phase,
                          GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_choice (kind, kinds, TRUE, _("“%s” is no kind of project. Choose one of the list"), error)
      || !check_choice (phase, phases, TRUE, _("“%s” is no phase. Choose primary, secondary or special"), error)
      || !sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET kind = ?, phase = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (kind), SP_TEXT (phase), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change kind of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_start (SpPlan      *plan,
                           gint64       project_id,
                           const char  *earliest_start_on,
                           gint         lead_months,
                           GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (lead_months < -1 || lead_months > 240)
    return sp_edit_refuse (error, _("A lead time is from 0 to 240 months. Type another number"));
  if (!sp_edit_read_date (&earliest_start_on, form, error) || !sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET earliest_start_on = ?, lead_months = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (earliest_start_on), SP_INT_OR_NULL (lead_months, -1),
                                         SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change start of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_location (SpPlan  *plan,
                              gint64   project_id,
                              double   factor,
                              GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (factor != 0 && !(factor >= 0.5 && factor <= 2))
    return sp_edit_refuse (error, _("A location factor is from 0.5 to 2; 1 is the national average. Type another number"));
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET location_factor = ? WHERE id = ?",
                              SP_VALUES (factor == 0 ? SP_NULL : SP_REAL (factor), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change location factor of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_price_base (SpPlan       *plan,
                                gint64        project_id,
                                SpPriceBase   base,
                                GError      **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL, *code = base.year ? g_strdup_printf ("%04dQ%d", base.year, base.quarter) : NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (base.year && !sp_edit_check_year (base.year, error))
    return FALSE;
  if (base.year && (base.quarter < 1 || base.quarter > 4))
    return sp_edit_refuse (error, _("A year has quarters 1 to 4, not %d. Choose another"), base.quarter);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET price_base = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (code), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change price base of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_temporary (SpPlan  *plan,
                               gint64   project_id,
                               gint     places,
                               GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (places < -1 || places > 5000)
    return sp_edit_refuse (error, _("Temporary places are from 0 to 5,000. Type another number"));
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET temporary_places = ? WHERE id = ?",
                              SP_VALUES (SP_INT_OR_NULL (places, -1), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change temporary places of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_places (SpPlan          *plan,
                            gint64           project_id,
                            gint64           area_id,
                            SpYearGroup      group,
                            SpAcademicYear   year,
                            gint             places,
                            GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_academic_year_to_string (year);
  g_autofree char *name = NULL, *area = NULL;
  const SpValue *key = SP_VALUES (SP_INT (project_id), SP_INT (area_id), SP_INT (group), SP_INT (year.start),
                                  SP_INT (places));

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) group < SP_N_GROUPS, FALSE);
  if (ABS (places) > 2000)
    return sp_edit_refuse (error, _("A project adds at most 2,000 places in a year group. Type a smaller number"));
  if (!sp_edit_check_year (year.start, error) || !sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !(area = sp_named_edit_dup_name (&edit, "SELECT name FROM planning_area WHERE id = ?", area_id,
                                          _("The plan has no such planning area; it may have been removed. Choose another"),
                                          error)))
    return FALSE;
  if (!(places ? sp_named_edit_exec (&edit,
          "INSERT INTO project_places (project_id, area_id, year_group, year, places) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT (project_id, area_id, year_group, year) DO UPDATE SET places = excluded.places, source_id = NULL, "
          "dated = NULL, note = NULL, estimated = 0 WHERE places <> excluded.places", key, error)
               : sp_named_edit_exec (&edit, "DELETE FROM project_places WHERE project_id = ?1 AND area_id = ?2 AND "
                                            "year_group = ?3 AND year = ?4 AND ?5 = 0", key, error)))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change places of %s from %s"), name, when), NULL, error);
}

gboolean
sp_edit_set_project_committed (SpPlan    *plan,
                               gint64     project_id,
                               gboolean   committed,
                               GError   **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET committed = ? WHERE id = ?",
                              SP_VALUES (SP_INT (committed ? 1 : 0), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (committed ? _("Commit %s") : _("Uncommit %s"), name), NULL, error);
}

/* What a sheet's numbered list is edited with; `values` after project and position. */
typedef struct { const char *table, *columns, *marks, *change; } List;

/* position 0 appends; text NULL removes. */
static gboolean
set_line (SpNamedEdit    *edit,
          const List     *list,
          gint64          project_id,
          gint            position,
          const char     *text,
          const SpValue  *values,
          GError        **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *last
      = g_strdup_printf ("SELECT ifnull (max (position), 0) + 1 FROM %s WHERE project_id = ?", list->table);
  SpValue bound[12] = { SP_INT (project_id), SP_INT (position) };

  if (position == 0)
    bound[1] = SP_INT (sp_named_edit_int64 (edit, last, SP_VALUES (SP_INT (project_id)), 1));
  for (guint i = 0; values[i].type; i++)
    bound[i + 2] = values[i];
  if (!text)
    sql = g_strdup_printf ("DELETE FROM %s WHERE project_id = ? AND position = ?", list->table);
  else
    sql = g_strdup_printf ("INSERT INTO %s (project_id, position, %s) VALUES (?, ?, %s) ON CONFLICT (project_id, position) "
                           "DO UPDATE SET %s", list->table, list->columns, list->marks, list->change);
  return sp_named_edit_exec (edit, sql, text ? bound : SP_VALUES (SP_INT (project_id), SP_INT (position)), error);
}

gboolean
sp_edit_set_dependency (SpPlan      *plan,
                        gint64       project_id,
                        gint         position,
                        const char  *kind,
                        const char  *text,
                        const char  *state,
                        const char  *owner,
                        const char  *due_on,
                        GError     **error)
{
  static const List list = { "project_dependency", "kind, text, state, owner, due_on", "?, ?, ?, ?, ?",
                             "kind = excluded.kind, text = excluded.text, state = excluded.state, owner = excluded.owner, "
                             "due_on = excluded.due_on" };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan) && position >= 0, FALSE);
  if (text
      && (!check_choice (kind, dependency_kinds, FALSE, _("“%s” is no kind of dependency. Choose land, planning, pfi, academy, diocese, "
                                                    "organisation, district, contribution, review or other"), error)
          || !check_choice (state, dependency_states, FALSE,
                            _("A dependency is open, in hand, met or failed, not “%s”. Choose one of these"), error)
          || !sp_edit_check_text (text, FALSE, _("The dependency"), error)
          || !sp_edit_check_text (owner, TRUE, _("The owner"), error) || !sp_edit_read_date (&due_on, form, error)))
    return FALSE;
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !set_line (&edit, &list, project_id, position, text,
                    SP_VALUES (SP_TEXT (kind), SP_TEXT (text), SP_TEXT (state), SP_TEXT (owner), SP_TEXT (due_on)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change dependency of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_after (SpPlan    *plan,
                           gint64     project_id,
                           gint64     after_project_id,
                           gboolean   after,
                           GError   **error)
{
  static const char *const leads_back
      = "WITH RECURSIVE before (id) AS (SELECT ?1 UNION SELECT a.after_project_id FROM project_after a JOIN before b ON "
        "a.project_id = b.id) SELECT 1 FROM before WHERE id = ?2";
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL, *first = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !(first = sp_edit_dup_project_name (&edit, after_project_id, error)))
    return FALSE;
  if (after && project_id == after_project_id)
    return sp_edit_refuse (error, _("%s cannot wait for itself. Choose another project"), name);
  if (after
      && sp_named_edit_int64 (&edit, leads_back, SP_VALUES (SP_INT (after_project_id), SP_INT (project_id)), 0))
    return sp_edit_refuse (error, _("%s already waits for %s, so they would wait for each other. Choose another project"),
                           first, name);
  if (!sp_named_edit_exec (&edit,
                           after ? "INSERT INTO project_after (project_id, after_project_id) VALUES (?, ?) ON CONFLICT DO "
                                   "NOTHING"
                                 : "DELETE FROM project_after WHERE project_id = ? AND after_project_id = ?",
                           SP_VALUES (SP_INT (project_id), SP_INT (after_project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change what %s waits for"), name), NULL, error);
}

gboolean
sp_edit_set_risk (SpPlan      *plan,
                  gint64       project_id,
                  gint         position,
                  const char  *text,
                  gint         likelihood,
                  gint         impact,
                  const char  *owner,
                  const char  *mitigation,
                  GError     **error)
{
  static const List list = { "project_risk", "text, likelihood, impact, owner, mitigation", "?, ?, ?, ?, ?",
                             "text = excluded.text, likelihood = excluded.likelihood, impact = excluded.impact, owner = "
                             "excluded.owner, mitigation = excluded.mitigation" };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && position >= 0, FALSE);
  if (text && (likelihood < 1 || likelihood > 5 || impact < 1 || impact > 5))
    return sp_edit_refuse (error, _("Likelihood and impact are from 1 to 5. Type another number"));
  if (text
      && (!sp_edit_check_text (text, FALSE, _("The risk"), error)
          || !sp_edit_check_text (owner, TRUE, _("The owner"), error)
          || !sp_edit_check_text (mitigation, TRUE, _("What is done about it"), error)))
    return FALSE;
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !set_line (&edit, &list, project_id, position, text,
                    SP_VALUES (SP_TEXT (text), SP_INT (likelihood), SP_INT (impact), SP_TEXT (owner), SP_TEXT (mitigation)),
                    error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change a risk of %s"), name), NULL, error);
}

gboolean
sp_edit_set_approval (SpPlan      *plan,
                      gint64       project_id,
                      gint         position,
                      const char  *text,
                      const char  *body,
                      const char  *state,
                      const char  *decided_on,
                      GError     **error)
{
  static const List list = { "project_approval", "text, body, state, decided_on", "?, ?, ?, ?",
                             "text = excluded.text, body = excluded.body, state = excluded.state, decided_on = "
                             "excluded.decided_on" };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan) && position >= 0, FALSE);
  if (text
      && (!check_choice (state, approval_states, FALSE,
                         _("An approval is needed, sought, given or refused, not “%s”. Choose one of these"), error)
          || !sp_edit_check_text (text, FALSE, _("The approval"), error)
          || !sp_edit_check_text (body, TRUE, _("Who approves"), error) || !sp_edit_read_date (&decided_on, form, error)))
    return FALSE;
  if (!sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !set_line (&edit, &list, project_id, position, text,
                    SP_VALUES (SP_TEXT (text), SP_TEXT (body), SP_TEXT (state), SP_TEXT (decided_on)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change an approval of %s"), name), NULL, error);
}
