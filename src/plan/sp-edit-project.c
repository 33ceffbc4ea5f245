/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of capital projects. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-date-parts.h"
#include "sp-edit-private.h"

char *
sp_edit_dup_project_name (SpNamedEdit  *edit,
                          gint64        project_id,
                          GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT ifnull (reference || ' ', '') || name FROM project WHERE id = ?", project_id,
                                 _("The plan has no such project; it may have been removed. Choose another"), error);
}

gboolean
sp_edit_begin_project (SpNamedEdit  *edit,
                       SpPlan       *plan,
                       gint64        project_id,
                       char        **name,
                       GError      **error)
{
  return sp_named_edit_begin (edit, plan, error) && (*name = sp_edit_dup_project_name (edit, project_id, error)) != NULL;
}

static gboolean
begin_project_in (SpNamedEdit  *edit,
                  SpPlan       *plan,
                  gint64       *scenario_id,
                  const char   *reason,
                  gint64        project_id,
                  char        **name,
                  GError      **error)
{
  return sp_named_edit_begin_in (edit, plan, scenario_id, reason, error)
         && (*name = sp_edit_dup_project_name (edit, project_id, error)) != NULL;
}

gboolean
sp_edit_set_project_budget (SpPlan         *plan,
                            gint64          scenario_id,
                            gint64          project_id,
                            const SpMoney  *budget,
                            const char     *reason,
                            GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (budget && budget->pence < 0)
    return sp_edit_refuse (
        error, _("A budget cannot be less than nothing. Type another amount, or nothing when it is not known"));
  if (!sp_edit_check_money (budget, error)
      || !begin_project_in (&edit, plan, &scenario_id, reason, project_id, &name, error))
    return FALSE;
  if (scenario_id
          ? !sp_named_edit_override (&edit, scenario_id, "project budget", project_id, 0, -1,
                                     budget ? SP_REAL ((double) budget->pence) : SP_NULL, reason, error)
          : !sp_named_edit_exec (&edit, "UPDATE project SET budget_pence = ? WHERE id = ?",
                                 SP_VALUES (budget ? SP_INT (budget->pence) : SP_NULL, SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change budget of %s"), name), reason, error);
}

/* One year of the profile of the plan itself. The total that was printed with the profile is of the years as printed: it goes when one
 * of them changes, and undo brings it back. */
static gboolean
write_spend (SpNamedEdit      *edit,
             gint64            project_id,
             SpFinancialYear   year,
             const SpMoney    *amount,
             GError          **error)
{
  gint64 had = sp_named_edit_int64 (edit, "SELECT amount_pence FROM project_spend WHERE project_id = ? AND financial_year = ?",
                                    SP_VALUES (SP_INT (project_id), SP_INT (year.start)), G_MININT64);

  if (had == (amount ? amount->pence : G_MININT64))
    return TRUE;
  if (!sp_named_edit_exec (edit, "UPDATE project SET profile_total_pence = NULL WHERE id = ?", SP_VALUES (SP_INT (project_id)), error))
    return FALSE;
  if (!amount)
    return sp_named_edit_exec (edit, "DELETE FROM project_spend WHERE project_id = ? AND financial_year = ?",
                               SP_VALUES (SP_INT (project_id), SP_INT (year.start)), error);
  return sp_named_edit_exec (edit,
    "INSERT INTO project_spend (project_id, financial_year, amount_pence) VALUES (?, ?, ?) "
    "ON CONFLICT (project_id, financial_year) DO UPDATE SET amount_pence = excluded.amount_pence, source_id = NULL, "
    "dated = NULL, note = NULL, estimated = 0", SP_VALUES (SP_INT (project_id), SP_INT (year.start), SP_INT (amount->pence)), error);
}

gboolean
sp_edit_set_project_spend (SpPlan           *plan,
                           gint64            scenario_id,
                           gint64            project_id,
                           SpFinancialYear   year,
                           const SpMoney    *amount,
                           const char       *reason,
                           GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_financial_year_to_string (year);
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (amount && amount->pence < 0)
    return sp_edit_refuse (error, _("Spend cannot be less than nothing. Type what is spent, or leave the year out"));
  if (!sp_edit_check_year (year.start, error) || !sp_edit_check_money (amount, error)
      || !begin_project_in (&edit, plan, &scenario_id, reason, project_id, &name, error))
    return FALSE;
  if (scenario_id && !amount)
    return sp_edit_refuse (error, _("A scenario cannot leave out what the plan spends. Type an amount; 0 is nothing"));
  if (scenario_id)
    done = sp_named_edit_override (&edit, scenario_id, "project spend", project_id, year.start, -1,
                                   SP_REAL ((double) amount->pence), reason, error);
  else
    done = write_spend (&edit, project_id, year, amount, error);
  return done && sp_named_edit_finish (&edit, g_strdup_printf (_("Change spend of %s in %s"), name, when), reason,
                                       error);
}

/* Moves the rows of one table by whole years, one year at a time and from the far end, so that no two rows are ever of
 * the same year. */
static gboolean
move_rows (SpNamedEdit  *edit,
           const char   *table,
           const char   *column,
           gint64        project_id,
           gint          after,
           gint          years,
           GError      **error)
{
  g_autofree char *next = g_strdup_printf ("SELECT %s (%s) FROM %s WHERE project_id = ? AND %s %s ? AND %s > ?",
                                           years > 0 ? "max" : "min", column, table, column, years > 0 ? "<" : ">",
                                           column);
  g_autofree char *move
      = g_strdup_printf ("UPDATE %s SET %s = %s + ? WHERE project_id = ? AND %s = ?", table, column, column, column);
  gint64 year = years > 0 ? G_MAXINT32 : G_MININT32;

  while ((year = sp_named_edit_int64 (edit, next, SP_VALUES (SP_INT (project_id), SP_INT (year), SP_INT (after)),
                                      G_MAXINT64)) != G_MAXINT64)
    {
      if (!sp_edit_check_year ((gint) year + years, error)
          || !sp_named_edit_exec (edit, move, SP_VALUES (SP_INT (years), SP_INT (project_id), SP_INT (year)), error))
        return FALSE;
    }
  return TRUE;
}

/* The financial year up to which spend is stated to have happened; G_MININT32 when the plan does not say. */
static gint
last_year_spent (SpNamedEdit *edit,
                 gint64       project_id)
{
  g_autofree char *date = sp_named_edit_dup_name (edit, "SELECT spend_to_date_on FROM project WHERE id = ? AND spend_to_date_pence "
                                                        "IS NOT NULL AND spend_to_date_on IS NOT NULL", project_id, "", NULL);
  SpFinancialYear year = sp_financial_year_of_date (date);

  return year.start ? year.start : G_MININT32;
}

/* Spend up to the year of its spend to date stays where it is: it has happened. A completion that is no date stays too. */
static gboolean
move_project (SpNamedEdit  *edit,
              gint64        project_id,
              gint          years,
              GError      **error)
{
  g_autofree char *completion = sp_named_edit_dup_name (edit, "SELECT completion_on FROM project WHERE id = ? AND completion_on IS NOT "
                                                              "NULL", project_id, "", NULL);
  g_autofree char *moved = sp_date_add_years (completion, years);

  if (!move_rows (edit, "project_spend", "financial_year", project_id, last_year_spent (edit, project_id), years, error)
      || !move_rows (edit, "project_places", "year", project_id, G_MININT32, years, error))
    return FALSE;
  return sp_named_edit_exec (edit, "UPDATE project SET places_from_year = places_from_year + ?, completion_text = NULL, completion_on = "
                                   "? WHERE id = ?",
                             SP_VALUES (SP_INT (years), SP_TEXT (moved ? moved : completion), SP_INT (project_id)), error);
}

gboolean
sp_edit_slip_project (SpPlan      *plan,
                      gint64       scenario_id,
                      gint64       project_id,
                      gint         years,
                      const char  *reason,
                      GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gint n = ABS (years);
  gboolean done = TRUE;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (n > 30)
    return sp_edit_refuse (error, _("A project cannot move by more than 30 years. Type a smaller number"));
  if (!begin_project_in (&edit, plan, &scenario_id, reason, project_id, &name, error))
    return FALSE;
  if (scenario_id && years == 0)
    done = sp_named_edit_exec (&edit, "DELETE FROM scenario_override WHERE scenario_id = ? AND subject = 'project slip' "
                                      "AND target_id = ?", SP_VALUES (SP_INT (scenario_id), SP_INT (project_id)), error);
  else if (scenario_id)
    done = sp_named_edit_override (&edit, scenario_id, "project slip", project_id, 0, -1, SP_REAL (years), reason, error);
  else if (years)
    done = move_project (&edit, project_id, years, error);
  return done
         && sp_named_edit_finish (&edit,
                                  g_strdup_printf (years < 0 ? ngettext ("Move %s earlier by %d year",
                                                                         "Move %s earlier by %d years", (gulong) n)
                                                             : ngettext ("Move %s later by %d year",
                                                                         "Move %s later by %d years", (gulong) n),
                                                   name, n),
                                  reason, error);
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
      || !sp_edit_begin_project (&edit, plan, project_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE project SET riba_stage = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (riba_stage), SP_INT (project_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change stage of %s"), name), NULL, error);
}

/* Places count from the first September by which the works are complete; a year by itself says no month, and is its September.
 * {0} = of no date. */
static SpAcademicYear
year_ready (const char *date)
{
  gint month = sp_date_get_month (date);

  return sp_academic_year (month < 0 ? 0 : sp_date_get_year (date) + (month > SP_SEPTEMBER + 1));
}

/* Where the plan itself says that places count from; 0 = nowhere. */
static gint
first_year_of_places (SpNamedEdit *edit,
                      gint64       project_id)
{
  return (gint) sp_named_edit_int64 (edit, "SELECT ifnull (p.places_from_year, (SELECT min (year) FROM project_places WHERE project_id = "
                                           "p.id AND places > 0)) FROM project p WHERE p.id = ?", SP_VALUES (SP_INT (project_id)), 0);
}

/* The year that places are to count from. That of the plan, given again, goes with the completion where it went by it before; places
 * that came before the works, or some time after, do so for a reason, and stay. */
static SpAcademicYear
follow_completion (SpNamedEdit    *edit,
                   gint64          project_id,
                   const char     *completion_on,
                   SpAcademicYear  places_from)
{
  g_autofree char *had = sp_named_edit_dup_name (edit, "SELECT completion_on FROM project WHERE id = ? AND completion_on IS NOT NULL "
                                                       "AND ifnull (temporary_places, 0) = 0", project_id, "", NULL);
  gint stated = (gint) sp_named_edit_int64 (edit, "SELECT places_from_year FROM project WHERE id = ?", SP_VALUES (SP_INT (project_id)), 0);
  gint first = first_year_of_places (edit, project_id);
  SpAcademicYear ready = year_ready (completion_on);

  if (places_from.start != stated)
    return places_from;
  return sp_academic_year (first != 0 && ready.start != 0 && year_ready (had).start == first ? ready.start : first);
}

/* The places by year go along where they began in the year that was said. */
static gboolean
move_places (SpNamedEdit  *edit,
             gint64        project_id,
             gint          first,
             gint          years,
             GError      **error)
{
  gint by_year = (gint) sp_named_edit_int64 (edit, "SELECT min (year) FROM project_places WHERE project_id = ? AND places > 0",
                                             SP_VALUES (SP_INT (project_id)), 0);

  return by_year == 0 || by_year != first || years == 0
         || move_rows (edit, "project_places", "year", project_id, G_MININT32, years, error);
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
  g_autofree char *label = NULL;
  g_autofree char *from = NULL;
  char form[11];
  SpAcademicYear year;
  gint first;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_read_date (&completion_on, form, error) || !sp_edit_check_text (completion_text, TRUE, _("The completion"), error)
      || (places_from.start != 0 && !sp_edit_check_year (places_from.start, error))
      || !sp_edit_begin_project (&edit, plan, project_id, &name, error))
    return FALSE;
  first = first_year_of_places (&edit, project_id);
  year = follow_completion (&edit, project_id, completion_on, places_from);
  from = sp_academic_year_to_string (year);
  if ((year.start != 0 && first != 0 && !move_places (&edit, project_id, first, year.start - first, error))
      || !sp_named_edit_exec (&edit, "UPDATE project SET completion_text = ?, completion_on = ?, places_from_year = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (completion_text), SP_TEXT (completion_on),
                                         SP_INT_OR_NULL (places_from.start != 0 ? year.start : 0, 0), SP_INT (project_id)),
                              error))
    return FALSE;
  if (year.start != 0 && first != 0 && year.start != first)
    /* Translators: a project and an academic year: "Change completion of P001 Hill Primary, and count its places from 2029/30". */
    label = g_strdup_printf (_("Change completion of %s, and count its places from %s"), name, from);
  else
    label = g_strdup_printf (_("Change completion of %s"), name);
  return sp_named_edit_finish (&edit, g_steal_pointer (&label), NULL, error);
}
