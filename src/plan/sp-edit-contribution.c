/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what developers have agreed to, of the terms of pots, and of what is fixed of a pot for a project. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-edit-private.h"

#define NO_POT _("The plan has no such funding; it may have been removed. Choose another")

gboolean
sp_edit_begin_obligation (SpNamedEdit  *edit,
                          SpPlan       *plan,
                          gint64        id,
                          char        **name,
                          GError      **error)
{
  return sp_named_edit_begin (edit, plan, error)
         && (*name = sp_named_edit_dup_name (
               edit, "SELECT a.title FROM obligation o JOIN agreement a ON a.id = o.agreement_id WHERE o.id = ?", id,
               _("The plan has no such obligation; it may have been removed. Choose another"), error)) != NULL;
}

gboolean
sp_edit_set_obligation_amount (SpPlan         *plan,
                               gint64          obligation_id,
                               const SpMoney  *amount,
                               GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (amount && amount->pence < 0)
    return sp_edit_refuse (
        error, _("An obligation cannot be less than nothing. Type another amount, or nothing when it is not known"));
  if (!sp_edit_check_money (amount, error) || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (&edit, "UPDATE obligation SET amount_pence = ? WHERE id = ?",
                              SP_VALUES (amount ? SP_INT (amount->pence) : SP_NULL, SP_INT (obligation_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change an amount of %s"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_event (SpPlan             *plan,
                              gint64              obligation_id,
                              SpObligationEvent   event,
                              const char         *date,
                              GError            **error)
{
  static const char *const sql[SP_N_OBLIGATION_EVENTS] = {
    "UPDATE agreement SET signed_on = ? WHERE id = (SELECT agreement_id FROM obligation WHERE id = ?)",
    "UPDATE obligation SET triggered_on = ? WHERE id = ?", "UPDATE obligation SET due_on = ? WHERE id = ?",
    "UPDATE obligation SET received_on = ? WHERE id = ?",  "UPDATE obligation SET allocated_on = ? WHERE id = ?",
    "UPDATE obligation SET spent_on = ? WHERE id = ?",     "UPDATE obligation SET pay_back_on = ? WHERE id = ?",
  };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) event < SP_N_OBLIGATION_EVENTS, FALSE);
  if (!sp_edit_read_date (&date, form, error) || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (&edit, sql[event], SP_VALUES (SP_TEXT (date), SP_INT (obligation_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change a date of %s"), name), NULL, error);
}

gboolean
sp_edit_set_obligation_trigger (SpPlan      *plan,
                                gint64       obligation_id,
                                const char  *trigger,
                                double       value,
                                const char  *date,
                                GError     **error)
{
  static const char *const triggers[] = { "commencement", "occupation", "share of dwellings", "date", NULL };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];
  gboolean counts = g_strcmp0 (trigger, "occupation") == 0 || g_strcmp0 (trigger, "share of dwellings") == 0;
  double most = g_strcmp0 (trigger, "share of dwellings") == 0 ? 1 : 100000;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (trigger && !g_strv_contains (triggers, trigger))
    return sp_edit_refuse (
        error, _("A trigger is commencement, occupation, share of dwellings or date, not “%s”. Choose one of these"), trigger);
  if (counts && !(value > 0 && value <= most))
    return sp_edit_refuse (error, most > 1 ? _("A trigger is the number of a dwelling, above 0 and at most %.0f. Type another number")
                                           : _("A trigger is a share of dwellings, above 0 and at most %.0f. Type another number"), most);
  if (!sp_edit_read_date (&date, form, error) || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error)
      || !sp_named_edit_exec (
          &edit, "UPDATE obligation SET \"trigger\" = ?, trigger_value = ?, trigger_on = ? WHERE id = ?",
          SP_VALUES (SP_TEXT (trigger), counts ? SP_REAL (value) : SP_NULL,
                     SP_TEXT (g_strcmp0 (trigger, "date") == 0 ? date : NULL), SP_INT (obligation_id)),
          error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change a trigger of %s"), name), NULL, error);
}

gboolean
sp_edit_set_pot_dates (SpPlan      *plan,
                       gint64       pot_id,
                       const char  *earliest_on,
                       const char  *spend_by,
                       GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char from[11], by[11];

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_read_date (&earliest_on, from, error) || !sp_edit_read_date (&spend_by, by, error))
    return FALSE;
  if (earliest_on && spend_by && strncmp (spend_by, earliest_on, MIN (strlen (spend_by), strlen (earliest_on))) < 0)
    return sp_edit_refuse (error, _("The money would have to be spent by %s, before it may be spent from %s. Correct a date"),
                           spend_by, earliest_on);
  if (!sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT name FROM pot WHERE id = ?", pot_id, NO_POT, error))
      || !sp_named_edit_exec (&edit, "UPDATE pot SET earliest_on = ?, spend_by = ? WHERE id = ?",
                              SP_VALUES (SP_TEXT (earliest_on), SP_TEXT (spend_by), SP_INT (pot_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change dates of %s"), name), NULL, error);
}

static gboolean
write_allocation (SpNamedEdit    *edit,
                  gint64          pot_id,
                  gint64          project_id,
                  gint            year,
                  const SpMoney  *amount,
                  gboolean        no_more,
                  GError        **error)
{
  if (!amount)
    return sp_named_edit_exec (
        edit, "DELETE FROM pot_allocation WHERE pot_id = ? AND project_id = ? AND financial_year IS ?",
        SP_VALUES (SP_INT (pot_id), SP_INT (project_id), SP_INT_OR_NULL (year, 0)), error);
  return sp_named_edit_exec (
      edit,
      "INSERT INTO pot_allocation (pot_id, project_id, financial_year, amount_pence, no_more) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (pot_id, project_id, ifnull(financial_year, -1)) DO UPDATE SET amount_pence = excluded.amount_pence, "
      "no_more = excluded.no_more, source_id = NULL, dated = NULL, note = NULL, estimated = 0 "
      "WHERE amount_pence <> excluded.amount_pence OR no_more <> excluded.no_more",
      SP_VALUES (SP_INT (pot_id), SP_INT (project_id), SP_INT_OR_NULL (year, 0), SP_INT (amount->pence),
                 SP_INT (no_more != FALSE)),
      error);
}

gboolean
sp_edit_set_pot_allocation (SpPlan           *plan,
                            gint64            pot_id,
                            gint64            project_id,
                            SpFinancialYear   year,
                            const SpMoney    *amount,
                            gboolean          no_more,
                            GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *pot = NULL;
  g_autofree char *project = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (amount && amount->pence < 0)
    return sp_edit_refuse (error, _("What is fixed cannot be less than nothing. Type another amount, or nothing"));
  if ((year.start != 0 && !sp_edit_check_year (year.start, error)) || !sp_edit_check_money (amount, error)
      || !sp_named_edit_begin (&edit, plan, error)
      || !(pot = sp_named_edit_dup_name (&edit, "SELECT name FROM pot WHERE id = ?", pot_id, NO_POT, error))
      || !(project = sp_edit_dup_project_name (&edit, project_id, error))
      || !write_allocation (&edit, pot_id, project_id, year.start, amount, no_more, error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change what is fixed of %s for %s"), pot, project), NULL, error);
}

gboolean
sp_edit_add_cost_index (SpPlan      *plan,
                        const char  *code,
                        const char  *title,
                        gint64      *id,
                        GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (title, FALSE, _("The name of the index"), error)
      || !sp_edit_check_text (code, FALSE, _("The short name of the index"), error) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (sp_named_edit_int64 (&edit, "SELECT 1 FROM cost_index WHERE code = ?", SP_VALUES (SP_TEXT (code)), 0))
    return sp_edit_refuse (error, _("The plan already has an index %s. Add values to that, or choose another name"), code);
  if (!sp_named_edit_exec (&edit, "INSERT INTO cost_index (code, title) VALUES (?, ?)", SP_VALUES (SP_TEXT (code), SP_TEXT (title)),
                           error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add index %s"), title), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_set_cost_index_value (SpPlan         *plan,
                              gint64          index_id,
                              SpPriceBase     quarter,
                              const double   *value,
                              GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *code = g_strdup_printf ("%04dQ%d", quarter.year, quarter.quarter);
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (value && !(*value > 0 && *value < 1000000))
    return sp_edit_refuse (error, _("The value of an index is above 0 and below a million. Type another number"));
  if (!sp_edit_check_year (quarter.year, error))
    return FALSE;
  if (quarter.quarter < 1 || quarter.quarter > 4)
    return sp_edit_refuse (error, _("A year has quarters 1 to 4, not %d. Choose another"), quarter.quarter);
  if (!sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT title FROM cost_index WHERE id = ?", index_id,
                                          _("The plan has no such index; it may have been removed. Choose another"), error)))
    return FALSE;
  if (!value)
    done = sp_named_edit_exec (&edit, "DELETE FROM cost_index_value WHERE index_id = ? AND quarter = ?",
                               SP_VALUES (SP_INT (index_id), SP_TEXT (code)), error);
  else
    done = sp_named_edit_exec (
        &edit,
        "INSERT INTO cost_index_value (index_id, quarter, value) VALUES (?, ?, ?) ON CONFLICT (index_id, quarter) DO UPDATE "
        "SET value = excluded.value, forecast = 0, source_id = NULL, dated = NULL, note = NULL, estimated = 0 "
        "WHERE value <> excluded.value OR forecast = 1",
        SP_VALUES (SP_INT (index_id), SP_TEXT (code), SP_REAL (*value)), error);
  return done && sp_named_edit_finish (&edit, g_strdup_printf (_("Change a value of %s"), name), NULL, error);
}
