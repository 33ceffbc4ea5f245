/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in what a plan holds. Each check is one query that gives the faulty things: id, then up to four texts for the
 * message. What a number computed from the plan would show (shortfalls, gaps, tables that do not add up) is not here.
 */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>

#include "sp-gis-check.h"
#include "sp-plan-private.h"
#include "sp-schema.h"

/* A county is checked in a hundredth of a second; what a hostile file makes longer is cut off. */
#define CHECK_SECONDS 20

#define ROOT "(SELECT min (id) FROM scenario WHERE parent_id IS NULL)"
#define ORIGIN "(SELECT origin_year FROM assumption)"
#define ACADEMIC(y) "printf ('%d/%02d', " y ", (" y " + 1) % 100)"
/* Shares are typed to two or three decimals: thirds add to 0.999. */
#define NOT_ONE(sum) "abs (" sum " - 1) > 0.0015"

static const SpPlanCheck checks[] = {
  { SP_FINDING_ERROR, "one-row", SP_SUBJECT_PLAN,
    "SELECT 0, 'authority', count(*) FROM authority HAVING count(*) <> 1 "
    "UNION ALL SELECT 0, 'assumption', count(*) FROM assumption HAVING count(*) <> 1",
    N_("Table %s holds %s rows; a plan needs exactly one. Restore a copy of the plan.") },

  { SP_FINDING_ERROR, "membership-overlap", SP_SUBJECT_SCHOOL,
    "SELECT DISTINCT s.id, s.name, a.name, b.name FROM area_school m JOIN area_school n ON n.school_id = m.school_id "
    "AND n.id > m.id "
    "JOIN planning_area a ON a.id = m.area_id JOIN planning_area b ON b.id = n.area_id AND b.phase = a.phase "
    "JOIN school s ON s.id = m.school_id WHERE ifnull (m.from_year, 0) < ifnull (n.to_year, 9999) "
    "AND ifnull (n.from_year, 0) < ifnull (m.to_year, 9999) ORDER BY s.id",
    N_("%s is in planning areas %s and %s at the same time, so its pupils would count twice. End one membership "
       "before the other begins.") },

  { SP_FINDING_WARNING, "no-membership", SP_SUBJECT_SCHOOL,
    "SELECT s.id, s.name, sum (r.pupils) FROM school s JOIN roll r ON r.school_id = s.id AND r.year = " ORIGIN
    " WHERE s.phase NOT IN ('special', 'alternative', 'nursery') AND NOT EXISTS (SELECT 1 FROM area_school m WHERE "
    "m.school_id = s.id "
    "AND ifnull (m.from_year, 0) <= " ORIGIN " AND ifnull (m.to_year, 9999) > " ORIGIN ") GROUP BY s.id HAVING sum "
    "(r.pupils) > 0",
    N_("%s has %s pupils but belongs to no planning area, so no forecast counts them. Put it in an area.") },

  { SP_FINDING_WARNING, "rolls-differ", SP_SUBJECT_PLAN,
    "SELECT 0, " ACADEMIC ("a.year") ", sum (r.pupils), sum (a.pupils), sum (r.pupils <> a.pupils) FROM "
    "(SELECT year, year_group, sum (pupils) AS pupils FROM roll GROUP BY 1, 2) r JOIN authority_roll a "
    "ON a.kind = 'history' AND a.year = r.year AND a.year_group = r.year_group GROUP BY a.year HAVING sum (r.pupils "
    "<> a.pupils) > 0",
    N_("The school rolls of %s add to %s pupils; the authority’s published totals to %s (different in %s year groups). "
       "Look for a school that is missing or entered twice.") },

  { SP_FINDING_NOTE, "roll-after-origin", SP_SUBJECT_PLAN,
    "SELECT 0, count(*), " ACADEMIC (ORIGIN) " FROM roll WHERE year > " ORIGIN " HAVING count(*) > 0",
    N_("%s rolls are of censuses after %s, the last that forecasts use. They are not used; move the origin on to use "
       "them.") },

  { SP_FINDING_WARNING, "growth-shares", SP_SUBJECT_GROWTH_AREA,
    "SELECT g.id, g.name, printf ('%.3f', sum (s.share)), a.phase FROM growth_area g JOIN growth_area_share s ON "
    "s.growth_area_id = g.id "
    "JOIN planning_area a ON a.id = s.area_id GROUP BY g.id, a.phase HAVING " NOT_ONE ("sum (s.share)") " ORDER BY "
    "g.category, g.number",
    N_("The shares of %s add to %s over %s planning areas, not to 1, so pupils would be lost or made. Correct the "
       "shares.") },

  { SP_FINDING_WARNING, "growth-no-share", SP_SUBJECT_GROWTH_AREA,
    "SELECT g.id, g.name, p.phase FROM growth_area g, (SELECT DISTINCT phase FROM planning_area) p WHERE NOT EXISTS "
    "(SELECT 1 FROM growth_area_share s JOIN planning_area a ON a.id = s.area_id AND a.phase = p.phase WHERE "
    "s.growth_area_id = g.id) "
    "ORDER BY g.category, g.number, p.phase",
    N_("The pupils of %s go to no %s planning area, so no forecast counts them. Say which area takes them.") },

  { SP_FINDING_WARNING, "growth-no-site", SP_SUBJECT_GROWTH_AREA,
    "SELECT g.id, g.name FROM growth_area g WHERE NOT EXISTS (SELECT 1 FROM housing_site s WHERE s.growth_area_id = "
    "g.id) "
    "ORDER BY g.category, g.number",
    N_("%s has no housing site, so none of its dwellings are counted. Add a site.") },

  { SP_FINDING_NOTE, "growth-no-statement", SP_SUBJECT_GROWTH_AREA,
    "SELECT g.id, g.name FROM growth_area g WHERE NOT EXISTS (SELECT 1 FROM growth_statement s WHERE s.growth_area_id "
    "= g.id) "
    "ORDER BY g.category, g.number",
    N_("%s has no statements, so its page would be bare. Write what has been done and what is proposed.") },

  { SP_FINDING_WARNING, "more-dwellings", SP_SUBJECT_GROWTH_AREA,
    "SELECT g.id, g.name, printf ('%,.10g', sum (c.dwellings)), printf ('%,d', g.dwellings_max) FROM growth_area g "
    "JOIN housing_site s ON s.growth_area_id = g.id JOIN completion c ON c.site_id = s.id WHERE g.dwellings_max IS "
    "NOT NULL "
    "GROUP BY g.id HAVING sum (c.dwellings) > g.dwellings_max + 0.5 ORDER BY g.category, g.number",
    N_("The years of %s add to %s dwellings, more than the %s it may have. Correct the years or the range.") },

  { SP_FINDING_WARNING, "site-no-area", SP_SUBJECT_SITE,
    "SELECT id, name FROM housing_site WHERE growth_area_id IS NULL AND primary_area_id IS NULL AND secondary_area_id "
    "IS NULL ORDER BY id",
    N_("%s is in no growth area and names no planning area, so its pupils count nowhere. Say which area takes them.") },

  { SP_FINDING_ERROR, "site-area-phase", SP_SUBJECT_SITE,
    "SELECT s.id, s.name, a.name FROM housing_site s JOIN planning_area a ON (a.id = s.primary_area_id AND a.phase <> "
    "'primary') OR (a.id = s.secondary_area_id AND a.phase <> 'secondary') WHERE s.growth_area_id IS NULL ORDER BY s.id",
    N_("%s gives its pupils to %s, a planning area of the other phase. Choose a primary area for its primary pupils and "
       "a secondary area for its secondary pupils.") },

  { SP_FINDING_WARNING, "dwelling-mix", SP_SUBJECT_SITE,
    "SELECT s.id, s.name, printf ('%.3f', sum (m.share)) FROM housing_site s JOIN dwelling_mix m ON m.site_id = s.id "
    "GROUP BY s.id "
    "HAVING " NOT_ONE ("sum (m.share)") " ORDER BY s.id",
    N_("The mix of dwellings of %s adds to %s, not to 1. Correct the shares.") },

  { SP_FINDING_ERROR, "transfer-shares", SP_SUBJECT_AREA,
    "SELECT a.id, a.name, printf ('%.3f', sum (t.share)) FROM planning_area a JOIN transfer t ON t.primary_area_id = "
    "a.id GROUP BY a.id "
    "HAVING sum (t.share) > 1.5 ORDER BY a.code",
    N_("The shares of Year 6 of %s that move on add to %s; more than 1.5 cannot be. Correct the shares.") },

  { SP_FINDING_ERROR, "transfer-phase", SP_SUBJECT_AREA,
    "SELECT a.id, a.name, b.name FROM transfer t JOIN planning_area a ON a.id = t.primary_area_id "
    "JOIN planning_area b ON b.id = t.secondary_area_id WHERE a.phase <> 'primary' OR b.phase <> 'secondary' ORDER BY "
    "t.id",
    N_("The transfer from %s to %s is not from a primary to a secondary planning area. Choose other areas.") },

  { SP_FINDING_WARNING, "births-secondary", SP_SUBJECT_AREA,
    "SELECT DISTINCT a.id, a.name FROM births b JOIN planning_area a ON a.id = b.area_id WHERE a.phase <> 'primary' "
    "ORDER BY a.code",
    N_("%s is a secondary planning area and takes no reception pupils, so its births are not used. Give them to a "
       "primary area.") },

  { SP_FINDING_WARNING, "preschool-secondary", SP_SUBJECT_AREA,
    "SELECT DISTINCT a.id, a.name FROM preschool_register r JOIN planning_area a ON a.id = r.area_id WHERE a.phase <> "
    "'primary' ORDER BY a.code",
    N_("%s is a secondary planning area and takes no reception pupils, so its pre-school register is not used. Give it "
       "to a primary area.") },

  { SP_FINDING_ERROR, "school-transfer-shares", SP_SUBJECT_SCHOOL,
    "SELECT s.id, s.name, printf ('%.3f', sum (t.share)), t.into_group FROM school_transfer t JOIN school s ON s.id = "
    "t.from_school_id GROUP BY s.id, t.into_group HAVING sum (t.share) > 1.5 ORDER BY s.id",
    N_("The shares of %s that move on add to %s into Year %s; more than 1.5 cannot be. Correct the shares.") },

  { SP_FINDING_WARNING, "school-transfer-group", SP_SUBJECT_SCHOOL,
    "SELECT s.id, s.name, t.into_group, s.first_group, s.last_group FROM school_transfer t JOIN school s ON s.id = "
    "t.to_school_id WHERE t.into_group < s.first_group OR t.into_group > s.last_group ORDER BY s.id, t.into_group",
    N_("Children are said to move on to %s at Year %s, but it teaches year groups %s to %s, so that share is not used. "
       "Correct one of them.") },

  { SP_FINDING_WARNING, "temporary-places", SP_SUBJECT_SCHOOL,
    "SELECT s.id, s.name, c.temporary, c.places FROM group_capacity c JOIN school s ON s.id = c.school_id WHERE "
    "c.temporary > c.places "
    "ORDER BY s.id",
    N_("%s has %s temporary places among %s places in a year group. Correct one of them.") },

  { SP_FINDING_WARNING, "school-dates", SP_SUBJECT_SCHOOL,
    "SELECT id, name, ifnull (opened_on, ''), ifnull (closed_on, '') FROM school WHERE "
    "(opened_on IS NOT NULL AND NOT (opened_on GLOB '[12][0-9][0-9][0-9]' OR opened_on GLOB "
    "'[12][0-9][0-9][0-9]-[01][0-9]' "
    "OR opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')) OR (closed_on IS NOT NULL AND NOT (closed_on GLOB "
    "'[12][0-9][0-9][0-9]' OR closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR closed_on GLOB "
    "'[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')) "
    "OR closed_on < opened_on ORDER BY id",
    N_("%s opens on “%s” and closes on “%s”: these are not dates in order. Write them as 2015-09-01.") },

  { SP_FINDING_NOTE, "school-no-point", SP_SUBJECT_PLAN,
    "SELECT 0, count(*), (SELECT count(*) FROM school) FROM school WHERE geom IS NULL HAVING count(*) > 0",
    N_("%s of %s schools have no point and are not on the map. Give them one with a GIS.") },

  { SP_FINDING_NOTE, "committed-no-places", SP_SUBJECT_PROJECT,
    "SELECT p.id, ifnull (p.reference || ' ', '') || p.name FROM project p WHERE p.committed AND NOT EXISTS "
    "(SELECT 1 FROM project_places a WHERE a.project_id = p.id) ORDER BY p.programme_table, p.position, p.id",
    N_("%s is committed but says no places, so planned supply does not count it. Say which places it adds, and when.") },

  { SP_FINDING_WARNING, "choice-phase", SP_SUBJECT_AREA,
    "SELECT a.id, a.name, a.phase, m.method, m.phase FROM method_choice m JOIN planning_area a ON a.id = m.area_id "
    "WHERE m.phase <> a.phase ORDER BY m.id",
    N_("%s is a %s area, but the method “%s” is chosen for its %s year groups, of which it has none, so the choice is "
       "not used. Choose it for another phase.") },

  { SP_FINDING_WARNING, "excluded-not-held", SP_SUBJECT_PLAN,
    "SELECT 0, " ACADEMIC ("e.year") " FROM excluded_year e WHERE NOT EXISTS (SELECT 1 FROM roll r WHERE r.year = e.year) "
    "ORDER BY e.year",
    N_("%s is left out of ratios, but no rolls are held for it. Correct the year, or count it again.") },

  { SP_FINDING_WARNING, "delivery-without-dwellings", SP_SUBJECT_SITE,
    "SELECT h.id, h.name FROM site_delivery d JOIN housing_site h ON h.id = d.site_id WHERE d.rate IS NOT NULL AND "
    "d.start_year IS NOT NULL AND h.dwellings_min IS NULL AND h.dwellings_max IS NULL AND NOT EXISTS (SELECT 1 FROM "
    "completion c WHERE c.site_id = h.id AND c.year >= " ORIGIN ") ORDER BY h.id",
    N_("%s has a start and a build rate, but not how many dwellings it has, so none are counted. Enter its dwellings.") },

  { SP_FINDING_WARNING, "observation-yield", SP_SUBJECT_PLAN,
    "SELECT 0, name, round (pupils / dwellings, 2) FROM yield_observation WHERE pupils > 3 * dwellings ORDER BY id",
    N_("%s has %s pupils a dwelling, which cannot be. Correct its pupils or its dwellings.") },

  { SP_FINDING_WARNING, "root-override", SP_SUBJECT_PLAN,
    "SELECT 0, s.name, count(*) FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id WHERE s.id = "
    "" ROOT " GROUP BY s.id",
    N_("“%s” is the plan as it stands; its %s differences are not used. Move them to a scenario.") },

  { SP_FINDING_ERROR, "override-target", SP_SUBJECT_PLAN,
    "SELECT 0, s.name, o.subject, ifnull (o.target_id, '–') FROM scenario_override o JOIN scenario s ON s.id = "
    "o.scenario_id WHERE "
    "CASE WHEN o.subject IN ('completion', 'start slip', 'build rate', 'go-ahead', 'stall') OR (o.subject = 'yield factor' "
    "AND o.target_id IS NOT NULL) THEN NOT EXISTS (SELECT 1 FROM housing_site h WHERE h.id = "
    "o.target_id) "
    "WHEN o.subject IN ('take-up', 'progression', 'pupils') THEN NOT EXISTS (SELECT 1 FROM planning_area a WHERE a.id "
    "= o.target_id) "
    "WHEN o.subject = 'operating margin' THEN o.target_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM planning_area a "
    "WHERE a.id = o.target_id) "
    "WHEN o.subject IN ('places', 'admission number') THEN NOT EXISTS (SELECT 1 FROM school c WHERE c.id = o.target_id) "
    "WHEN o.subject = 'pot amount' THEN NOT EXISTS (SELECT 1 FROM pot t WHERE t.id = o.target_id) ELSE 0 END ORDER BY "
    "o.id",
    N_("Scenario “%s” changes the %s of something that is not in the plan (number %s). Remove that difference.") },

  { SP_FINDING_ERROR, "override-incomplete", SP_SUBJECT_PLAN,
    "SELECT 0, s.name, o.subject FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id WHERE "
    "(o.subject IN ('completion', 'pupils', 'places', 'admission number') AND o.year IS NULL) OR (o.subject IN "
    "('pupils', 'places', 'admission number', 'progression', 'weight') "
    "AND o.year_group IS NULL) OR (o.subject NOT IN ('completion', 'pot amount') AND o.value IS NULL) OR "
    "(o.subject = 'weight' AND "
    "o.year_group NOT IN (1, 2, 3)) "
    "OR (o.subject = 'start slip' AND o.value <> round (o.value)) ORDER BY o.id",
    N_("A difference of scenario “%s” (%s) does not say its year, year group or value as it must, and is not used. "
       "Enter it again.") },

  { SP_FINDING_ERROR, "override-range", SP_SUBJECT_PLAN,
    "SELECT 0, s.name, o.subject, o.value FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id "
    "WHERE o.value IS NOT NULL AND NOT " SP_OVERRIDE_IN_RANGE " ORDER BY o.id",
    N_("Scenario “%s” changes the %s to %s, which cannot be, so that difference is not used. Enter it again.") },

  { SP_FINDING_ERROR, "scenario-ring", SP_SUBJECT_PLAN,
    "WITH RECURSIVE tree (id) AS (SELECT id FROM scenario WHERE parent_id IS NULL UNION SELECT s.id FROM scenario s "
    "JOIN tree "
    "ON s.parent_id = tree.id) SELECT 0, name FROM scenario WHERE id NOT IN tree ORDER BY id",
    N_("Scenario “%s” inherits from itself by way of others. Give it another parent.") },

  { SP_FINDING_WARNING, "far-year", SP_SUBJECT_PLAN,
    "SELECT 0, what, year FROM (SELECT 'roll' AS what, year FROM roll UNION SELECT 'births', entry_year FROM births "
    "UNION SELECT 'completion', year FROM completion UNION SELECT 'authority_roll', year FROM authority_roll) "
    "WHERE year < " ORIGIN " - 40 OR year > " ORIGIN " + 60 ORDER BY 2, 3",
    N_("Table %s speaks of %s, too far from the plan’s origin to be used. Correct the year.") },
};

void
sp_plan_run_check (sqlite3           *db,
                   const SpPlanCheck *check,
                   GPtrArray         *findings)
{
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (db, check->sql, NULL);

  for (guint n = 0; rows && n < SP_MOST_OF_A_CHECK && sp_database_step (rows, NULL); n++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

      for (int i = 1; i <= 4; i++)
        g_ptr_array_add (texts, i < sqlite3_column_count (rows) ? sp_database_dup_column (rows, i) : g_strdup (""));
      for (guint i = 0; i < 4; i++)
        if (!texts->pdata[i])
          texts->pdata[i] = g_strdup ("");
      g_ptr_array_add (findings, sp_finding_new_printf (check->severity, check->code, check->subject,
                                                        sqlite3_column_int64 (rows, 0), _(check->message),
                                                        (char *) texts->pdata[0], (char *) texts->pdata[1],
                                                        (char *) texts->pdata[2], (char *) texts->pdata[3]));
    }
}

/* A GIS writes with foreign keys off (tech.md section 8): what it removes may still be referred to. */
static void
check_keys (sqlite3   *db,
            GPtrArray *findings)
{
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (db,
    "SELECT c.\"table\", c.rowid, c.parent, f.\"from\" FROM pragma_foreign_key_check c "
    "JOIN pragma_foreign_key_list (c.\"table\") f ON f.id = c.fkid", NULL);

  for (guint n = 0; rows && n < SP_MOST_OF_A_CHECK && sp_database_step (rows, NULL); n++)
    {
      g_autofree char *table = sp_database_dup_column (rows, 0);
      g_autofree char *parent = sp_database_dup_column (rows, 2);
      g_autofree char *column = sp_database_dup_column (rows, 3);
      g_autofree char *number = NULL;
      gint64 id = sqlite3_column_int64 (rows, 1);

      if (!sp_schema_find_table (table))
        continue; /* a GIS's own affair */
      number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_ptr_array_add (findings,
                       sp_finding_new_printf (SP_FINDING_ERROR, "dangling-key", sp_gis_subject_of_table (table), id,
                                              _("Table %s, row %s, column %s: it refers to a row of %s that is not "
                                                "there, and is left out. Put that row back, or choose another."),
                                              table, number, column, parent));
    }
}

void
sp_plan_check_database (sqlite3   *db,
                        GPtrArray *findings)
{
  /* A merge checks what it has written before it commits. */
  gboolean is_within = db && !sqlite3_get_autocommit (db);
  SpDeadline deadline;

  if (!db || (!is_within && !sp_database_exec (db, "BEGIN", NULL)))
    return;
  sp_database_set_deadline (db, &deadline, CHECK_SECONDS);
  check_keys (db, findings);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    sp_plan_run_check (db, &checks[i], findings);
  sp_gis_check (db, findings);
  sp_project_check (db, findings);
  sp_round_check (db, findings);
  sp_database_clear_deadline (db);
  if (!is_within)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
}

void
sp_plan_check (SpPlan    *self,
               GPtrArray *findings)
{
  sp_plan_check_database (sp_plan_get_database (self), findings);
}
