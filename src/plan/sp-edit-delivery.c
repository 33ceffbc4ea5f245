/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of how sites are delivered. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"
#include "sp-usual-housing.h"

#define MOST_YEARS 200 /* of building one site, however slowly */

typedef struct { double least, most; } Range;

static Range
range_of (SpDeliveryTerm term)
{
  static const Range ranges[SP_N_DELIVERY_TERMS]
      = { { 1900, 2199 }, { 0.1, 5000 }, { 0.1, 5000 }, { 0, 1 }, { 0, 5 }, { 0, 3 }, { 0, 1 }, { 0, 0.9 }, { 0, 3 } };

  return ranges[term];
}

static gboolean
check_value (SpDeliveryTerm   term,
             const double    *value,
             GError         **error)
{
  Range range = range_of (term);

  if (!value || (*value >= range.least && *value <= range.most && (term != SP_TERM_START || *value == floor (*value))))
    return TRUE;
  return sp_edit_refuse (error, _("%s: %g is not between %g and %g. Type another number"), sp_delivery_term_name (term),
                         *value, range.least, range.most);
}

/* What a scenario may have different; NULL = nothing of the kind. */
static const char *
subject_of (SpDeliveryTerm term)
{
  return term == SP_TERM_RATE ? "build rate" : term == SP_TERM_PROBABILITY ? "go-ahead"
                                           : term == SP_TERM_STALL ? "stall" : NULL;
}

static SpValue
value_or_null (SpDeliveryTerm  term,
               const double   *value)
{
  if (!value)
    return SP_NULL;
  return term == SP_TERM_START ? SP_INT ((gint64) *value) : SP_REAL (*value);
}

/* The planner's own: no longer a source's, and an estimate. A row that says nothing any more goes. */
static gboolean
write_term (SpNamedEdit     *edit,
            gint64           site_id,
            SpDeliveryTerm   term,
            const double    *value,
            const char      *reason,
            GError         **error)
{
  g_autofree char *insert = g_strdup_printf (
      "INSERT INTO site_delivery (site_id, %1$s, note, estimated) VALUES (?1, ?2, ?3, 1) ON CONFLICT (site_id) DO UPDATE SET "
      "%1$s = excluded.%1$s, note = excluded.note, source_id = NULL, dated = NULL, estimated = 1 "
      "WHERE %1$s IS NOT excluded.%1$s",
      sp_delivery_term_code (term));

  return sp_named_edit_exec (edit, insert, SP_VALUES (SP_INT (site_id), value_or_null (term, value), SP_TEXT (reason)), error)
         && sp_named_edit_exec (edit,
                                "DELETE FROM site_delivery WHERE site_id = ? AND coalesce (start_year, rate, most_a_year, "
                                "probability, slip_mean, slip_spread, rate_spread, stall, lag) IS NULL",
                                SP_VALUES (SP_INT (site_id)), error);
}

#define EXPECTED "FROM completion WHERE site_id = ?1 AND kind = 'expected' AND dwellings > 0 AND " \
  "year >= (SELECT origin_year FROM assumption)"

static double
read_double (SpNamedEdit *edit,
             const char  *sql,
             gint64       site_id)
{
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (edit->db, sql, NULL);
  double value = 0;

  if (!row)
    return 0;
  sqlite3_bind_int64 (row, 1, site_id);
  if (sp_database_step (row, NULL))
    value = sqlite3_column_double (row, 0);
  return value;
}

/* The expected dwellings of a site laid again at another rate, from their first year: as many as there were, or as the site
 * still has to build. */
static gboolean
lay_again (SpNamedEdit  *edit,
           gint64        site_id,
           double        rate,
           const char   *reason,
           GError      **error)
{
  gint64 first = sp_named_edit_int64 (edit, "SELECT min (year) " EXPECTED, SP_VALUES (SP_INT (site_id)), 0);
  double left = read_double (edit, "SELECT total (dwellings) " EXPECTED, site_id);
  double whole = read_double (
      edit, "SELECT ifnull (h.dwellings_max, ifnull (h.dwellings_min, 0)) - (SELECT total (dwellings) FROM completion c WHERE "
            "c.site_id = h.id AND (c.kind = 'actual' OR c.year < (SELECT origin_year FROM assumption))) FROM housing_site h "
            "WHERE h.id = ?1", site_id);

  left = MAX (left, whole);
  if (ceil (left / rate) > MOST_YEARS)
    return sp_edit_refuse (error, _("At that rate the site would take more than %d years to build. Type a higher one"),
                           MOST_YEARS);
  if (!sp_named_edit_exec (edit, "DELETE " EXPECTED, SP_VALUES (SP_INT (site_id)), error))
    return FALSE;
  for (gint64 year = first; left > 1e-9 && year <= 2199; year++)
    {
      if (!sp_named_edit_exec (edit,
                               "INSERT INTO completion (site_id, year, dwellings, note, estimated) VALUES (?, ?, ?, ?, 1) "
                               "ON CONFLICT (site_id, year) DO UPDATE SET dwellings = excluded.dwellings, note = excluded.note, "
                               "source_id = NULL, dated = NULL, estimated = 1 WHERE kind = 'expected'",
                               SP_VALUES (SP_INT (site_id), SP_INT (year), SP_REAL (MIN (rate, left)), SP_TEXT (reason)), error))
        return FALSE;
      left -= rate * (sp_named_edit_int64 (edit, "SELECT count(*) FROM completion WHERE site_id = ? AND year = ? AND "
                                                 "kind = 'actual'", SP_VALUES (SP_INT (site_id), SP_INT (year)), 0) == 0);
    }
  return TRUE;
}

gboolean
sp_edit_set_delivery_term (SpPlan          *plan,
                           gint64           scenario_id,
                           gint64           site_id,
                           SpDeliveryTerm   term,
                           const double    *value,
                           const char      *reason,
                           GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (gsize) term < SP_N_DELIVERY_TERMS, FALSE);
  if (!check_value (term, value, error) || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = sp_edit_dup_site_name (&edit, site_id, error)))
    return FALSE;
  if (scenario_id != 0 && (!subject_of (term) || !value))
    return sp_edit_refuse (error, _("A scenario may change the build rate of a site, its chance of being built and its chance "
                                    "of a stall, and its start by a slip. Change the plan itself for the rest"));
  if (scenario_id != 0)
    done = sp_named_edit_override (&edit, scenario_id, subject_of (term), site_id, 0, -1, SP_REAL (*value), reason, error);
  else if (term == SP_TERM_RATE && value
           && sp_named_edit_int64 (&edit, "SELECT count(*) " EXPECTED, SP_VALUES (SP_INT (site_id)), 0) > 0)
    done = lay_again (&edit, site_id, *value, reason, error);
  else
    done = write_term (&edit, site_id, term, value, reason, error);
  return done
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change delivery of %s: %s"), name, sp_delivery_term_name (term)),
                                  reason, error);
}

/* note NULL: the source stays with a value that stays; "": none is said any more. */
static gboolean
write_default (SpNamedEdit *edit, const char *permission, SpDeliveryTerm term, double value, const char *note, GError **error)
{
  g_autofree char *update = g_strdup_printf (
      "UPDATE delivery_default SET %1$s = ?1, note = nullif (?3, ''), source_id = NULL, dated = NULL, estimated = 1 "
      "WHERE permission IS ?2 AND (%1$s <> ?1 OR (?3 IS NOT NULL AND note IS NOT nullif (?3, '')))", sp_delivery_term_code (term));

  return sp_named_edit_exec (edit, update, SP_VALUES (SP_REAL (value), SP_TEXT (permission), SP_TEXT (note)), error);
}

static gboolean
begin_default (SpNamedEdit *edit, SpPlan *plan, const char *permission, GError **error)
{
  if (!sp_named_edit_begin (edit, plan, error))
    return FALSE;
  return sp_named_edit_int64 (edit, "SELECT count(*) FROM delivery_default WHERE permission IS ?",
                              SP_VALUES (SP_TEXT (permission)), 0) > 0
         || sp_edit_refuse (error, _("The plan has no usual delivery of that planning stage. Choose another"));
}

gboolean
sp_edit_set_delivery_default (SpPlan          *plan,
                              const char      *permission,
                              SpDeliveryTerm   term,
                              double           value,
                              const char      *reason,
                              GError         **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (term >= SP_TERM_PROBABILITY && term <= SP_TERM_LAG, FALSE);
  return check_value (term, &value, error) && begin_default (&edit, plan, permission, error)
         && write_default (&edit, permission, term, value, reason, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change usual delivery: %s"), sp_delivery_term_name (term)),
                                  reason != NULL && *reason != '\0' ? reason : NULL, error);
}

gboolean
sp_edit_reset_delivery_default (SpPlan      *plan,
                                const char  *permission,
                                GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  double value;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!begin_default (&edit, plan, permission, error))
    return FALSE;
  for (gint term = SP_TERM_PROBABILITY; term <= SP_TERM_LAG; term++)
    if (sp_usual_delivery (permission, (SpDeliveryTerm) term, &value)
        && !write_default (&edit, permission, (SpDeliveryTerm) term, value, sp_usual_delivery_source (), error))
      return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Put back usual delivery: %s"), sp_permission_name (permission)), NULL,
                               error);
}

/* Everything that a trial has different of one site, into a scenario. `snapshot` is what the trial was of. */
static gboolean
keep_site (SpNamedEdit       *edit,
           gint64             scenario_id,
           const SpSnapshot  *snapshot,
           const SpTrial     *trial,
           SpSiteIndex        site,
           double             whole,
           const char        *reason,
           GError           **error)
{
  gint64 id = snapshot->sites[site].id;
  SpTrial one = *trial;
  SpTrialStart start;
  gint slip;

  one.site = site;
  sp_snapshot_get_trial_start (snapshot, &one, &start);
  slip = start.first.start ? MAX (trial->slip, snapshot->assumptions.origin.start - start.first.start) : 0;
  if (slip != 0 && !sp_edit_slip_in_scenario (edit, scenario_id, id, slip, reason, error))
    return FALSE;
  if (trial->rate > 0 && whole > 0 && start.rate > 0
      && !sp_named_edit_override (edit, scenario_id, "build rate", id, 0, -1, SP_REAL (trial->rate * start.rate / whole),
                                  reason, error))
    return FALSE;
  return trial->yield_factor == 1
         || sp_named_edit_override (edit, scenario_id, "yield factor", id, 0, -1,
                                    SP_REAL (CLAMP (start.yield_factor * trial->yield_factor, 0, SP_TRIAL_LARGEST_YIELD)),
                                    reason, error);
}

static gboolean
keep_sites (SpNamedEdit       *edit,
            gint64             scenario_id,
            const SpSnapshot  *snapshot,
            const SpTrial     *trial,
            const char        *reason,
            GError           **error)
{
  SpTrialStart start;

  sp_snapshot_get_trial_start (snapshot, trial, &start);
  for (guint s = 0; s < snapshot->n_sites; s++)
    if (sp_trial_concerns (trial, snapshot, (SpSiteIndex) s)
        && !keep_site (edit, scenario_id, snapshot, trial, (SpSiteIndex) s, start.rate, reason, error))
      return FALSE;
  return TRUE;
}

static char *
dup_trial_label (const SpSnapshot *snapshot,
                 const SpTrial    *trial)
{
  const char *name = trial->site >= 0 ? snapshot->sites[trial->site].name
                     : trial->growth >= 0 ? snapshot->growth_areas[trial->growth].name : _("all sites");

  return g_strdup_printf (_("Housing of %s as tried"), name);
}

gboolean
sp_edit_keep_trial (SpPlan            *plan,
                    gint64             scenario_id,
                    const SpSnapshot  *snapshot,
                    const SpTrial     *trial,
                    const char        *reason,
                    GError           **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && snapshot != NULL, FALSE);
  if (!sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error))
    return FALSE;
  if (scenario_id == 0)
    return sp_edit_refuse (error, _("What was tried is kept in a scenario. Choose or add one"));
  return keep_sites (&edit, scenario_id, snapshot, trial, reason, error)
         && sp_named_edit_finish (&edit, dup_trial_label (snapshot, trial), reason, error);
}

gboolean
sp_edit_keep_trial_in_new_scenario (SpPlan            *plan,
                                    const char        *name,
                                    gint64             parent_id,
                                    const SpSnapshot  *snapshot,
                                    const SpTrial     *trial,
                                    const char        *reason,
                                    gint64            *id,
                                    GError           **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && snapshot != NULL, FALSE);
  return sp_edit_begin_in_new_scenario (&edit, plan, name, parent_id, reason, id, error)
         && keep_sites (&edit, *id, snapshot, trial, reason, error)
         && sp_named_edit_finish (&edit, dup_trial_label (snapshot, trial), reason, error);
}
