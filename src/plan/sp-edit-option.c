/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what could be done. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-option-draft.h"

static const char *const kinds[]
    = { "admission number", "bulge class", "temporary block", "expansion", "amalgamation", "new school",
        "secondary forms", "admission number cut", "mothballed classrooms", "merger", "closure", "other", NULL };
static const char *const phases[] = { "primary", "secondary", "special", NULL };
static const char *const purposes[] = { "growth", "condition", "send", NULL };

static gboolean
check_draft (const SpOptionDraft  *draft,
             GError              **error)
{
  if (!sp_edit_check_text (draft->name, FALSE, _("The name of the option"), error)
      || !sp_edit_check_text (draft->exclusive, TRUE, _("What the option excludes"), error)
      || !sp_edit_check_text (draft->note, TRUE, _("The note"), error) || !sp_edit_check_word (draft->kind, kinds, error)
      || !sp_edit_check_word (draft->phase, phases, error)
      || (draft->purpose && !sp_edit_check_word (draft->purpose, purposes, error)) || !sp_edit_check_money (draft->cost, error))
    return FALSE;
  if (draft->lead_months < -1 || draft->lead_months > SP_MOST_LEAD_MONTHS)
    return sp_edit_refuse (error, _("A lead time is from 0 to 240 months. Type another number"));
  if ((draft->earliest.start && !sp_edit_check_year (draft->earliest.start, error))
      || (draft->latest.start && !sp_edit_check_year (draft->latest.start, error)))
    return FALSE;
  if (draft->earliest.start && draft->latest.start && draft->latest.start < draft->earliest.start)
    return sp_edit_refuse (error, _("%s would have to open before it may. Change one of the two years"), draft->name);
  for (guint i = 0; i < draft->n_places; i++)
    if (ABS (draft->places[i].places) > SP_MOST_OPTION_PLACES || draft->places[i].years_after < 0
        || draft->places[i].years_after > 40)
      return sp_edit_refuse (error, _("%s adds more than 2,000 places in a year group, or later than 40 years on. Type a "
                                      "smaller number"), draft->name);
  return TRUE;
}

static gboolean
add_places (SpNamedEdit          *edit,
            gint64                option_id,
            const SpOptionDraft  *draft,
            GError              **error)
{
  for (guint i = 0; i < draft->n_places; i++)
    {
      const SpDraftPlaces *row = &draft->places[i];

      if (!sp_named_edit_exec (edit,
                               "INSERT INTO option_places (option_id, area_id, year_group, years_after, places) VALUES (?, "
                               "?, ?, ?, ?) ON CONFLICT (option_id, area_id, year_group, years_after) DO UPDATE SET places "
                               "= places + excluded.places",
                               SP_VALUES (SP_INT (option_id), SP_INT (row->area_id), SP_INT (row->group),
                                          SP_INT (row->years_after), SP_INT (row->places)),
                               error))
        return FALSE;
    }
  for (guint i = 0; i < draft->n_spend; i++)
    if (!sp_named_edit_exec (edit, "INSERT INTO option_spend (option_id, years_after, share) VALUES (?, ?, ?)",
                             SP_VALUES (SP_INT (option_id), SP_INT (draft->spend[i].years_after),
                                        SP_REAL (draft->spend[i].share)), error))
      return FALSE;
  return TRUE;
}

gint64
sp_option_draft_write (const SpOptionDraft  *draft,
                       SpNamedEdit          *edit,
                       GError              **error)
{
  g_autofree char *key = g_strdup (draft->key);
  gint64 id;

  if (!check_draft (draft, error))
    return 0;
  if (!key)
    key = g_strdup_printf ("own-%" G_GINT64_FORMAT,
                           sp_named_edit_int64 (edit, "SELECT ifnull (max (id), 0) + 1 FROM option", NULL, 1));
  if (!sp_named_edit_exec (
          edit,
          "INSERT INTO option (key, origin, name, kind, phase, purpose, school_id, area_id, growth_area_id, project_id, "
          "cost_pence, price_base, lead_months, earliest_year, latest_year, exclusive, note, estimated) VALUES (?, ?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          SP_VALUES (SP_TEXT (key), SP_TEXT (draft->proposed ? "proposed" : "own"), SP_TEXT (draft->name),
                     SP_TEXT (draft->kind), SP_TEXT (draft->phase), SP_TEXT (draft->purpose ? draft->purpose : "growth"),
                     SP_INT_OR_NULL (draft->school_id, 0), SP_INT_OR_NULL (draft->area_id, 0),
                     SP_INT_OR_NULL (draft->growth_area_id, 0), SP_INT_OR_NULL (draft->project_id, 0),
                     draft->cost ? SP_INT (draft->cost->pence) : SP_NULL, SP_NULL,
                     SP_INT_OR_NULL (draft->lead_months, -1), SP_INT_OR_NULL (draft->earliest.start, 0),
                     SP_INT_OR_NULL (draft->latest.start, 0), SP_TEXT (draft->exclusive), SP_TEXT (draft->note),
                     SP_INT (draft->estimated ? 1 : 0)),
          error))
    return 0;
  id = sqlite3_last_insert_rowid (edit->db);
  if (draft->price_base.year)
    {
      g_autofree char *base = g_strdup_printf ("%04dQ%d", draft->price_base.year, draft->price_base.quarter);

      if (!sp_named_edit_exec (edit, "UPDATE option SET price_base = ? WHERE id = ?",
                               SP_VALUES (SP_TEXT (base), SP_INT (id)), error))
        return 0;
    }
  return add_places (edit, id, draft, error) ? id : 0;
}

gboolean
sp_edit_add_option (SpPlan               *plan,
                    const SpOptionDraft  *draft,
                    gint64               *id,
                    GError              **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan) && draft, FALSE);
  if (!sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (draft->key && sp_named_edit_int64 (&edit, "SELECT 1 FROM option WHERE key = ?", SP_VALUES (SP_TEXT (draft->key)), 0))
    return sp_edit_refuse (error, _("The plan already holds the option %s. Choose another key"), draft->key);
  if (!(made = sp_option_draft_write (draft, &edit, error))
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Add option %s"), draft->name), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

char *
sp_option_dup_name (SpNamedEdit  *edit,
                    gint64        option_id,
                    GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT name FROM option WHERE id = ?", option_id,
                                 _("The plan has no such option; it may have been removed. Choose another"), error);
}

gboolean
sp_edit_remove_option (SpPlan  *plan,
                       gint64   option_id,
                       GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL, *user = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_option_dup_name (&edit, option_id, error)))
    return FALSE;
  user = sp_named_edit_dup_name (&edit,
                                 "SELECT s.name FROM scenario_override o JOIN scenario s ON s.id = o.scenario_id WHERE "
                                 "o.subject = 'option' AND o.target_id = ?1 UNION ALL SELECT g.name FROM programme_choice c "
                                 "JOIN programme g ON g.id = c.programme_id WHERE c.option_id = ?1 LIMIT 1",
                                 option_id, "", NULL);
  if (user)
    return sp_edit_refuse (error, _("%s cannot be removed: “%s” makes use of it. Take it out there first"), name, user);
  if (!sp_named_edit_exec (&edit, "DELETE FROM option WHERE id = ?", SP_VALUES (SP_INT (option_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove option %s"), name), NULL, error);
}

gboolean
sp_edit_set_option_cost (SpPlan         *plan,
                         gint64          option_id,
                         const SpMoney  *cost,
                         GError        **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_money (cost, error))
    return FALSE;
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_option_dup_name (&edit, option_id, error))
      || !sp_named_edit_exec (&edit, "UPDATE option SET cost_pence = ?, estimated = 0 WHERE id = ?",
                              SP_VALUES (cost ? SP_INT (cost->pence) : SP_NULL, SP_INT (option_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change cost of %s"), name), NULL, error);
}

gboolean
sp_edit_set_option_lead (SpPlan  *plan,
                         gint64   option_id,
                         gint     lead_months,
                         GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (lead_months < -1 || lead_months > SP_MOST_LEAD_MONTHS)
    return sp_edit_refuse (error, _("A lead time is from 0 to 240 months. Type another number"));
  if (!sp_named_edit_begin (&edit, plan, error) || !(name = sp_option_dup_name (&edit, option_id, error))
      || !sp_named_edit_exec (&edit, "UPDATE option SET lead_months = ? WHERE id = ?",
                              SP_VALUES (SP_INT_OR_NULL (lead_months, -1), SP_INT (option_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Change lead time of %s"), name), NULL, error);
}

const char *const *
sp_option_kind_codes (void)
{
  return kinds;
}

guint
sp_option_climb (SpPhase         phase,
                 gint64          area_id,
                 gint            places,
                 SpDraftPlaces  *rows)
{
  guint n = 0;

  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++, n++)
    rows[n] = (SpDraftPlaces) { area_id, (SpYearGroup) group, (gint) n, places };
  return n;
}
