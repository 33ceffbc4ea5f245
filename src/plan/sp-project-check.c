/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in what a plan says of its projects and options: what cannot be, and what contradicts itself. What the money of the
 * plan makes of it (profiles against budgets, units) is found by the funding room. */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-private.h"
#include "sp-riba-stage.h"

#define NAME(p) "ifnull (" p ".reference || ' ', '') || " p ".name"
#define MILLIONS(pence) "printf ('%.3f', (" pence ") / 1e8)"
#define IS_DATE(d)                                                                                                        \
  "(" d " GLOB '[12][0-9][0-9][0-9]' OR " d " GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR " d                                 \
  " GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')"
#define ACADEMIC(y) "printf ('%d/%02d', " y ", (" y " + 1) % 100)"
#define BY_PROJECT " ORDER BY p.programme_table, p.position, p.id"

static const SpPlanCheck checks[] = {
  { SP_FINDING_ERROR, "project-ring", SP_SUBJECT_PROJECT,
    "WITH RECURSIVE before (start, id) AS (SELECT project_id, after_project_id FROM project_after UNION SELECT b.start, "
    "a.after_project_id FROM project_after a JOIN before b ON a.project_id = b.id) SELECT DISTINCT p.id, " NAME ("p")
    " FROM before JOIN project p ON p.id = before.start WHERE before.id = before.start ORDER BY p.id",
    N_("%s has to wait for itself by way of others, so none of them can begin. Remove one of what must come first.") },

  /* An option waits for options and projects; a project, for projects and (dated by it) for its option. */
  { SP_FINDING_ERROR, "option-ring", SP_SUBJECT_PLAN,
    "WITH RECURSIVE edge (a, b) AS (SELECT 'o' || option_id, 'o' || on_option_id FROM option_dependency WHERE on_option_id "
    "IS NOT NULL UNION SELECT 'o' || option_id, 'p' || on_project_id FROM option_dependency WHERE on_project_id IS NOT NULL "
    "UNION SELECT 'p' || project_id, 'p' || after_project_id FROM project_after UNION SELECT 'p' || project_id, 'o' || id "
    "FROM option WHERE project_id IS NOT NULL), before (start, id) AS (SELECT a, b FROM edge WHERE a LIKE 'o%' UNION SELECT "
    "w.start, e.b FROM edge e JOIN before w ON e.a = w.id) SELECT DISTINCT 0, o.name FROM before JOIN option o ON 'o' || o.id "
    "= before.start WHERE before.id = before.start ORDER BY o.id",
    N_("Option %s has to wait for itself by way of others, so none of them can open. Remove one of what must come first.") },

  { SP_FINDING_WARNING, "project-date", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", d.date FROM (SELECT id AS project_id, completion_on AS date FROM project UNION ALL SELECT id, "
    "earliest_start_on FROM project UNION ALL SELECT id, spend_to_date_on FROM project UNION ALL SELECT project_id, due_on FROM "
    "project_dependency UNION ALL SELECT project_id, decided_on FROM project_approval UNION ALL SELECT project_id, edition_on "
    "FROM project_edition UNION ALL SELECT project_id, completion_on FROM project_edition) d JOIN project p ON p.id = "
    "d.project_id WHERE d.date IS NOT NULL AND NOT " IS_DATE ("d.date") BY_PROJECT,
    N_("%s says “%s” where a date belongs, so it is not used. Write the year and month, as 2015-09.") },

  { SP_FINDING_WARNING, "completion-before-start", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", p.completion_on, p.earliest_start_on FROM project p WHERE " IS_DATE ("p.completion_on") " AND "
    IS_DATE ("p.earliest_start_on") " AND p.completion_on < p.earliest_start_on AND p.earliest_start_on NOT LIKE p.completion_on "
    "|| '%'" BY_PROJECT,
    N_("%s is to be complete in %s, but its works may begin only in %s. Correct one of the two.") },

  /* Places of 2015/16 count from September 2015. Those said to be temporary until then may come before. */
  { SP_FINDING_WARNING, "places-before-completion", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", p.completion_on, " ACADEMIC ("y.year") " FROM project p JOIN (SELECT project_id, min (year) "
    "AS year FROM (SELECT project_id, year FROM project_places WHERE places > 0 UNION ALL SELECT id, places_from_year FROM "
    "project WHERE places_from_year IS NOT NULL) GROUP BY project_id) y ON y.project_id = p.id WHERE "
    IS_DATE ("p.completion_on") " AND ifnull (p.temporary_places, 0) = 0 AND CASE length (p.completion_on) WHEN 4 THEN "
    "p.completion_on > printf ('%d', y.year) ELSE substr (p.completion_on, 1, 7) > printf ('%d-09', y.year) END" BY_PROJECT,
    N_("%s is to be complete in %s, but its places are counted from %s, before they are built. Correct one of the two, or "
       "enter how many are temporary until then.") },

  { SP_FINDING_WARNING, "spent-above-budget", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", " MILLIONS ("p.spend_to_date_pence") ", " MILLIONS ("p.budget_pence") " FROM project p WHERE "
    "p.spend_to_date_pence > p.budget_pence" BY_PROJECT,
    N_("%s has spent £%sm of a budget of £%sm. Check the unit of both; if they are right, enter the new budget.") },

  /* The years may or may not hold what was spent before them. */
  { SP_FINDING_WARNING, "edition-profile", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", e.edition, " MILLIONS ("sum (s.amount_pence)") ", " MILLIONS ("e.budget_pence") " FROM "
    "project_edition e JOIN project_edition_spend s ON s.edition_id = e.id JOIN project p ON p.id = e.project_id WHERE "
    "e.budget_pence IS NOT NULL GROUP BY e.id HAVING e.budget_pence - sum (s.amount_pence) NOT IN (0, ifnull "
    "(p.spend_to_date_pence, 0))" BY_PROJECT ", e.id",
    N_("%s, edition “%s”: its years of spend add to £%sm, its budget is £%sm. Check both against that edition.") },

  { SP_FINDING_NOTE, "approval-not-dated", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", a.text FROM project_approval a JOIN project p ON p.id = a.project_id WHERE a.state IN ('given', "
    "'refused') AND a.decided_on IS NULL" BY_PROJECT ", a.position",
    N_("%s: “%s” has been decided, but not when. Enter the date.") },

  { SP_FINDING_WARNING, "dependency-late", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", p.completion_on, d.text, d.due_on FROM project_dependency d JOIN project p ON p.id = "
    "d.project_id WHERE d.state IN ('open', 'in hand') AND " IS_DATE ("d.due_on") " AND " IS_DATE ("p.completion_on") " AND "
    "d.due_on > p.completion_on AND d.due_on NOT LIKE p.completion_on || '%'" BY_PROJECT ", d.position",
    N_("%s is to be complete in %s, but “%s”, for which it must wait, is due only in %s. Correct one of the two.") },

  { SP_FINDING_WARNING, "order-late", SP_SUBJECT_PROJECT,
    "SELECT p.id, " NAME ("p") ", p.completion_on, " NAME ("q") ", q.completion_on FROM project_after a JOIN project p ON p.id = "
    "a.project_id JOIN project q ON q.id = a.after_project_id WHERE " IS_DATE ("p.completion_on") " AND "
    IS_DATE ("q.completion_on") " AND q.completion_on > p.completion_on AND q.completion_on NOT LIKE p.completion_on || '%'"
    BY_PROJECT ", q.id",
    N_("%s is to be complete in %s, but must wait for %s, which is complete only in %s. Correct one of the two.") },

  { SP_FINDING_WARNING, "option-spend", SP_SUBJECT_PLAN,
    "SELECT 0, o.name, printf ('%.3f', sum (s.share)) FROM option o JOIN option_spend s ON s.option_id = o.id GROUP BY o.id "
    "HAVING abs (sum (s.share) - 1) > 0.0015 ORDER BY o.id",
    N_("The years of spend of option %s add to %s of its cost, not to 1, so the cost is spread in proportion to them. Correct the "
       "shares.") },
};

/* The stage of a project and of its editions, as reported. */
static void
check_stages (sqlite3   *db,
              GPtrArray *findings)
{
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (db,
    "SELECT p.id, " NAME ("p") ", s.stage FROM (SELECT id AS project_id, riba_stage AS stage FROM project UNION ALL SELECT "
    "project_id, riba_stage FROM project_edition) s JOIN project p ON p.id = s.project_id WHERE s.stage IS NOT NULL" BY_PROJECT,
    NULL);

  for (guint n = 0; rows && n < SP_MOST_OF_A_CHECK && sp_database_step (rows, NULL);)
    {
      g_autofree char *name = sp_database_dup_column (rows, 1);
      g_autofree char *stage = sp_database_dup_column (rows, 2);
      SpRibaStage read;

      if (sp_riba_stage_parse (stage, &read))
        continue;
      n++;
      g_ptr_array_add (findings, sp_finding_new_printf (
        SP_FINDING_WARNING, "stage-not-known", SP_SUBJECT_PROJECT, sqlite3_column_int64 (rows, 0),
        _("%s is said to be at RIBA stage “%s”, which is none. Enter a letter from A to L (of 2007) or a number from 0 to 7 (of "
          "2013 and 2020), or two."), name, stage));
    }
}

void
sp_project_check (sqlite3   *db,
                  GPtrArray *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    sp_plan_run_check (db, &checks[i], findings);
  check_stages (db, findings);
}
