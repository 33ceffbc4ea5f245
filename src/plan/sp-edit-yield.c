/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of yields, and of what was counted on the council's own estates. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"
#include "sp-usual-housing.h"

static const char *
type_code (gint type)
{
  return type == 0 ? "house" : type == 1 ? "flat" : NULL;
}

static const char *
tenure_code (gint tenure)
{
  return tenure == 0 ? "market" : tenure == 1 ? "affordable" : NULL;
}

static gboolean
check_phase (const char  *phase,
             GError     **error)
{
  static const char *const phases[] = { "early years", "primary", "secondary", "post-16", "special", NULL };

  return (phase && g_strv_contains (phases, phase))
         || sp_edit_refuse (error, _("“%s” is not a phase; choose early years, primary, secondary, post-16 or special"),
                            phase ? phase : "");
}

static gboolean
check_observation (const SpYieldObservation  *row,
                   GError                   **error)
{
  if (!sp_edit_check_text (row->name, FALSE, _("The name of the estate"), error) || !check_phase (row->phase, error))
    return FALSE;
  if (!(row->dwellings > 0 && row->dwellings <= 1000000) || !(row->pupils >= 0 && row->pupils <= 1000000))
    return sp_edit_refuse (error, _("%s: dwellings must be above 0 and pupils not below. Correct them"), row->name);
  if (row->pupils > 3 * row->dwellings)
    return sp_edit_refuse (error, _("%s: %g pupils in %g dwellings cannot be. Correct them"), row->name, row->pupils,
                           row->dwellings);
  return (row->type >= -1 && row->type <= 1 && row->tenure >= -1 && row->tenure <= 1 && row->bedrooms >= 0
          && row->bedrooms <= 4 && row->years_since >= -1 && row->years_since <= 60)
         || sp_edit_refuse (error, _("%s: the dwellings are of no kind there is. Correct their type, tenure, bedrooms or years"),
                            row->name);
}

gboolean
sp_edit_add_yield_observation (SpPlan                    *plan,
                               gint64                     site_id,
                               const SpYieldObservation  *row,
                               gint64                    *id,
                               GError                   **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *site = NULL;
  gint64 added;

  g_return_val_if_fail (SP_IS_PLAN (plan) && row, FALSE);
  if (!check_observation (row, error) || !sp_named_edit_begin (&edit, plan, error)
      || (site_id != 0 && !(site = sp_edit_dup_site_name (&edit, site_id, error)))
      || !sp_named_edit_exec (
          &edit, "INSERT INTO yield_observation (name, site_id, phase, dwelling_type, tenure, bedrooms, years_since, dwellings, pupils, "
                 "dated, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          SP_VALUES (SP_TEXT (row->name), SP_INT_OR_NULL (site_id, 0), SP_TEXT (row->phase), SP_TEXT (type_code (row->type)),
                     SP_TEXT (tenure_code (row->tenure)), SP_INT_OR_NULL (row->bedrooms, 0),
                     SP_INT_OR_NULL (row->years_since, -1), SP_REAL (row->dwellings), SP_REAL (row->pupils),
                     SP_TEXT (row->provenance.dated), SP_TEXT (row->provenance.note)), error))
    return FALSE;
  added = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add pupils counted at %s"), row->name), NULL, error))
    return FALSE;
  if (id)
    *id = added;
  return TRUE;
}

gboolean
sp_edit_remove_yield_observation (SpPlan  *plan,
                                  gint64   id,
                                  GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_named_edit_begin (&edit, plan, error)
         && (name = sp_named_edit_dup_name (&edit, "SELECT name FROM yield_observation WHERE id = ?", id,
                                            _("The plan has no such count of pupils; it may have been removed. Choose "
                                              "another"), error))
         && sp_named_edit_exec (&edit, "DELETE FROM yield_observation WHERE id = ?", SP_VALUES (SP_INT (id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove pupils counted at %s"), name), NULL, error);
}

static gboolean
check_yield (const SpYield  *row,
             GError        **error)
{
  if (!check_phase (row->phase, error))
    return FALSE;
  if (!(row->type >= -1 && row->type <= 1 && row->tenure >= -1 && row->tenure <= 1 && row->bedrooms >= 0 && row->bedrooms <= 4
        && row->years_since >= -1 && row->years_since <= 60))
    return sp_edit_refuse (error, _("There are no such dwellings. Correct their type, tenure, bedrooms or years"));
  return (row->pupils_per_dwelling >= 0 && row->pupils_per_dwelling <= 3)
         || sp_edit_refuse (error, _("A yield of %g pupils a dwelling cannot be. Type one between 0 and 3"),
                            row->pupils_per_dwelling);
}

static gboolean
write_yield (SpNamedEdit    *edit,
             const SpYield  *row,
             const char     *note,
             gboolean        estimated,
             GError        **error)
{
  return sp_named_edit_exec (
      edit, "INSERT INTO \"yield\" (phase, dwelling_type, tenure, bedrooms, years_since, pupils_per_dwelling, note, "
            "estimated) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (phase, ifnull(dwelling_type, ''), "
            "ifnull(tenure, ''), ifnull(bedrooms, -1), ifnull(years_since, -1)) DO UPDATE SET pupils_per_dwelling = "
            "excluded.pupils_per_dwelling, note = excluded.note, source_id = NULL, dated = NULL, estimated = excluded.estimated "
            "WHERE pupils_per_dwelling <> excluded.pupils_per_dwelling OR note IS NOT excluded.note",
      SP_VALUES (SP_TEXT (row->phase), SP_TEXT (type_code (row->type)), SP_TEXT (tenure_code (row->tenure)),
                 SP_INT_OR_NULL (row->bedrooms, 0), SP_INT_OR_NULL (row->years_since, -1),
                 SP_REAL (row->pupils_per_dwelling), SP_TEXT (note), SP_INT (estimated)), error);
}

gboolean
sp_edit_set_yields (SpPlan         *plan,
                    const SpYield  *yields,
                    guint           n_yields,
                    const char     *note,
                    GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && (yields || n_yields == 0), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  for (guint i = 0; i < n_yields; i++)
    if (!check_yield (&yields[i], error) || !write_yield (&edit, &yields[i], note, TRUE, error))
      return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change %u yield", "Change %u yields",
                                                                    n_yields), n_yields), note, error);
}

/* Of a phase the yield of all dwellings has nothing wider to stand in for it. */
static gboolean
remove_yield (SpNamedEdit    *edit,
              const SpYield  *kind,
              GError        **error)
{
  if (kind->type < 0 && kind->tenure < 0 && kind->bedrooms == 0 && kind->years_since < 0)
    return sp_edit_refuse (error, _("The yield of all dwellings of a phase is what stands in for every other. Type another, or put "
                                    "the national one back"));
  return sp_named_edit_exec (
      edit, "DELETE FROM \"yield\" WHERE phase = ? AND dwelling_type IS ? AND tenure IS ? AND bedrooms IS ? AND years_since IS ?",
      SP_VALUES (SP_TEXT (kind->phase), SP_TEXT (type_code (kind->type)), SP_TEXT (tenure_code (kind->tenure)),
                 SP_INT_OR_NULL (kind->bedrooms, 0), SP_INT_OR_NULL (kind->years_since, -1)), error);
}

gboolean
sp_edit_set_yield (SpPlan         *plan,
                   const SpYield  *kind,
                   const double   *pupils_per_dwelling,
                   const char     *note,
                   GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  SpYield row = *kind;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  row.pupils_per_dwelling = pupils_per_dwelling ? *pupils_per_dwelling : 0;
  return check_yield (&row, error) && sp_named_edit_begin (&edit, plan, error)
         && (pupils_per_dwelling ? write_yield (&edit, &row, note, TRUE, error) : remove_yield (&edit, &row, error))
         && sp_named_edit_finish (&edit, g_strdup_printf (pupils_per_dwelling ? _("Change yield: %s") : _("Remove yield: %s"), row.phase), note, error);
}

gboolean
sp_edit_reset_yield (SpPlan         *plan,
                     const SpYield  *kind,
                     GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  SpYield row = *kind;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_usual_yield (kind, &row.pupils_per_dwelling))
    return sp_edit_refuse (error, _("No national yield of such dwellings is held. Take the yield out, so that a wider kind stands in "
                                    "for it"));
  return check_yield (&row, error) && sp_named_edit_begin (&edit, plan, error)
         && write_yield (&edit, &row, sp_usual_yield_source (), FALSE, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Put back national yield: %s"), row.phase), NULL, error);
}

gboolean
sp_edit_set_yield_build_up (SpPlan        *plan,
                            const char    *phase,
                            gint           years_since,
                            const double  *share,
                            const char    *note,
                            GError       **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!check_phase (phase, error))
    return FALSE;
  if (!(years_since >= 0 && years_since <= 60))
    return sp_edit_refuse (error, _("%d years after completion is not on the curve. Type 0 to 60"), years_since);
  if (share && !(*share >= 0 && *share <= 3))
    return sp_edit_refuse (error, _("A share of %g of the settled yield cannot be. Type one between 0 and 3"), *share);
  if (!sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (share)
    done = sp_named_edit_exec (
        &edit, "INSERT INTO yield_build_up (phase, years_since, share, note, estimated) VALUES (?, ?, ?, ?, 1) "
               "ON CONFLICT (phase, years_since) DO UPDATE SET share = excluded.share, note = excluded.note, source_id = NULL, "
               "dated = NULL, estimated = 1 WHERE share <> excluded.share OR note IS NOT excluded.note",
        SP_VALUES (SP_TEXT (phase), SP_INT (years_since), SP_REAL (*share), SP_TEXT (note)), error);
  else
    done = sp_named_edit_exec (&edit, "DELETE FROM yield_build_up WHERE phase = ? AND years_since = ?",
                               SP_VALUES (SP_TEXT (phase), SP_INT (years_since)), error);
  return done && sp_named_edit_finish (&edit, g_strdup_printf (_("Change build-up of yield: %s"), phase), note, error);
}
