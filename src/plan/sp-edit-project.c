/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of capital projects. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

/* The project's reference with its name, as a planner says it: "EC4595 Thetford". */
static char *
dup_project_name (SpNamedEdit  *edit,
                  gint64        id,
                  GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT ifnull (reference || ' ', '') || name FROM project WHERE id = ?", id,
                                 _("The plan has no such project; it may have been removed. Choose another"), error);
}

static gboolean
begin_project (SpNamedEdit  *edit,
               SpPlan       *plan,
               gint64        project_id,
               char        **name,
               GError      **error)
{
  return sp_named_edit_begin (edit, plan, error) && (*name = dup_project_name (edit, project_id, error)) != NULL;
}

gboolean
sp_edit_set_project_budget (SpPlan         *plan,
                            gint64          project_id,
                            const SpMoney  *budget,
                            GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (budget && budget->pence < 0)
    return sp_edit_refuse (
        error, _("A budget cannot be less than nothing. Type another amount, or nothing when it is not known"));
  if (!sp_edit_check_money (budget, error) || !begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET budget_pence = ? WHERE id = ?",
                              SP_VALUES (budget ? SP_INT (budget->pence) : SP_NULL, SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change budget of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_spend (SpPlan           *plan,
                           gint64            project_id,
                           SpFinancialYear   year,
                           const SpMoney    *amount,
                           GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_financial_year_to_string (year);
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_year (year.start, error) || !sp_edit_check_money (amount, error)
      || !begin_project (&edit, plan, project_id, &name, error))
    return FALSE;
  if (!amount)
    done = sp_named_edit_exec (&edit, "DELETE FROM project_spend WHERE project_id = ? AND financial_year = ?",
                               SP_VALUES (SP_INT (project_id), SP_INT (year.start)), error);
  else
    done = sp_named_edit_exec (&edit,
      "INSERT INTO project_spend (project_id, financial_year, amount_pence) VALUES (?, ?, ?) "
      "ON CONFLICT (project_id, financial_year) DO UPDATE SET amount_pence = excluded.amount_pence, source_id = NULL, "
      "dated = NULL, note = NULL, estimated = 0 WHERE amount_pence <> excluded.amount_pence",
      SP_VALUES (SP_INT (project_id), SP_INT (year.start), SP_INT (amount->pence)), error);
  return done && sp_named_edit_finish (&edit, g_strdup_printf (_("Change spend of %s in %s"), name, when), NULL, error);
}

gboolean
sp_edit_set_project_stage (SpPlan      *plan,
                           gint64       project_id,
                           const char  *riba_stage,
                           GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (riba_stage, TRUE, _("The stage"), error)
      || !begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET riba_stage = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (riba_stage), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change stage of %s"), name), NULL, error);
}

gboolean
sp_edit_set_project_completion (SpPlan          *plan,
                                gint64           project_id,
                                const char      *completion_text,
                                const char      *completion_on,
                                SpAcademicYear   places_from,
                                GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (completion_on
      && !g_regex_match_simple ("^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", completion_on, 0,
                                0))
    return sp_edit_refuse (error, _("“%s” is not a date. Write the year and month, as 2015-09"), completion_on);
  if (!sp_edit_check_text (completion_text, TRUE, _("The completion"), error)
      || (places_from.start != 0 && !sp_edit_check_year (places_from.start, error))
      || !begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (
          &edit, "UPDATE project SET completion_text = ?, completion_on = ?, places_from_year = ? WHERE id = ?",
          SP_VALUES (SP_TEXT (completion_text), SP_TEXT (completion_on), SP_INT_OR_NULL (places_from.start, 0),
                     SP_INT (project_id)),
          error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change completion of %s"), name), NULL, error);
}

gboolean
sp_edit_set_dependency_state (SpPlan      *plan,
                              gint64       project_id,
                              gint         position,
                              const char  *state,
                              GError     **error)
{
  static const char *const states[] = { "open", "in hand", "met", "failed", NULL };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && state, FALSE);
  if (!g_strv_contains (states, state))
    return sp_edit_refuse (error, _("A dependency is open, in hand, met or failed, not “%s”. Choose one of these"),
                           state);
  if (!begin_project (&edit, plan, project_id, &name, error))
    return FALSE;
  if (!sp_named_edit_int64 (&edit, "SELECT 1 FROM project_dependency WHERE project_id = ? AND position = ?",
                            SP_VALUES (SP_INT (project_id), SP_INT (position)), 0))
    return sp_edit_refuse (error, _("%s has no dependency number %d. Choose another"), name, position);
  if (!sp_named_edit_exec (&edit, "UPDATE project_dependency SET state = ? WHERE project_id = ? AND position = ?",
                           SP_VALUES (SP_TEXT (state), SP_INT (project_id), SP_INT (position)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change dependency of %s"), name), NULL, error);
}
