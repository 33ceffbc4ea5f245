/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping what the plan says of its projects as an edition, so that the next can be compared with it. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-date.h"
#include "sp-named-edit.h"

static gboolean
check_edition (const char  *edition,
               const char **edition_on,
               char         form[11],
               GError     **error)
{
  const char *typed = *edition_on ? *edition_on : "";

  *edition_on = typed;
  if (!sp_edit_check_text (edition, FALSE, _("The name of the edition"), error) || !sp_edit_read_date (edition_on, form, error))
    return FALSE;
  return sp_date_is_exact (*edition_on)
         || sp_edit_refuse (error, _("“%s” is not the day of an edition. Write it as 21 November 2013 or 2013-11-21"), typed);
}

/* Spend to a day belongs to the financial year of that day, but for what the years up to it say already: with it the edition's profile is
 * the whole of it, as the project's is. */
static const char keep_earlier[] =
  "INSERT INTO project_edition_spend (edition_id, financial_year, amount_pence) "
  "SELECT id, year, spent - (SELECT IFNULL (SUM (amount_pence), 0) FROM project_spend WHERE project_id = project AND financial_year <= year) "
  "AS rest FROM (SELECT e.id AS id, p.id AS project, p.spend_to_date_pence AS spent, CAST (substr (p.spend_to_date_on, 1, 4) AS INTEGER) - "
  "(substr (p.spend_to_date_on, 6, 2) < '04') AS year FROM project_edition e JOIN project p ON p.id = e.project_id WHERE e.edition = ? AND "
  "p.spend_to_date_pence > 0 AND p.spend_to_date_on IS NOT NULL) WHERE rest > 0 "
  "ON CONFLICT (edition_id, financial_year) DO UPDATE SET amount_pence = amount_pence + excluded.amount_pence";

gboolean
sp_edit_keep_edition (SpPlan      *plan,
                      const char  *edition,
                      const char  *edition_on,
                      GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_edition (edition, &edition_on, form, error) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (sp_named_edit_int64 (&edit, "SELECT 1 FROM project_edition WHERE edition = ?", SP_VALUES (SP_TEXT (edition)), 0))
    return sp_edit_refuse (error, _("The plan already holds the edition “%s”. Choose another name"), edition);
  if (!sp_named_edit_int64 (&edit, "SELECT 1 FROM project", NULL, 0))
    return sp_edit_refuse (error, _("The plan has no project to keep in an edition. Add projects first"));
  if (!sp_named_edit_exec (&edit,
                           "INSERT INTO project_edition (project_id, edition, edition_on, budget_pence, completion_text, "
                           "completion_on, riba_stage) SELECT id, ?1, ?2, budget_pence, completion_text, completion_on, "
                           "riba_stage FROM project ORDER BY id",
                           SP_VALUES (SP_TEXT (edition), SP_TEXT (edition_on)), error)
      || !sp_named_edit_exec (&edit,
                              "INSERT INTO project_edition_spend (edition_id, financial_year, amount_pence) SELECT e.id, "
                              "s.financial_year, s.amount_pence FROM project_edition e JOIN project_spend s ON s.project_id = "
                              "e.project_id WHERE e.edition = ? ORDER BY e.id, s.financial_year",
                              SP_VALUES (SP_TEXT (edition)), error)
      || !sp_named_edit_exec (&edit, keep_earlier, SP_VALUES (SP_TEXT (edition)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Keep edition %s"), edition), NULL, error);
}
