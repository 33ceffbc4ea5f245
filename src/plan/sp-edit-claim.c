/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of claims on the community infrastructure levy. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

#define NO_CLAIM _("The plan has no such claim on the levy; it may have been removed. Choose another")

static const char *const states[] = { "planned", "submitted", "agreed", "refused", "paid", NULL };

static gboolean
check_claim (const SpNewClaim  *claim,
             GError           **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) states);

  if (claim->amount && claim->amount->pence < 0)
    return sp_edit_refuse (error, _("A claim cannot be less than nothing. Type another amount, or nothing when it is not known"));
  if (claim->probability && !(*claim->probability >= 0 && *claim->probability <= 1))
    return sp_edit_refuse (error, _("How likely a claim is lies between 0 and 1 (0.25 is one in four). Type another number"));
  if (claim->state && !g_strv_contains (states, claim->state))
    return sp_edit_refuse (error, _("“%s” is none of %s. Choose one of these"), claim->state, all);
  return sp_edit_check_text (claim->text, FALSE, _("What is claimed"), error) && sp_edit_check_money (claim->amount, error)
         && (claim->year.start == 0 || sp_edit_check_year (claim->year.start, error));
}

/* A district or project that the claim names is there. */
static gboolean
check_things (SpNamedEdit       *edit,
              const SpNewClaim  *claim,
              GError           **error)
{
  g_autofree char *district = NULL, *project = NULL;

  if (claim->district_id)
    district = sp_named_edit_dup_name (edit, "SELECT name FROM district WHERE id = ?", claim->district_id,
                                       _("The plan has no such district; it may have been removed. Choose another"), error);
  if (claim->district_id && !district)
    return FALSE;
  if (claim->project_id)
    project = sp_named_edit_dup_name (edit, "SELECT name FROM project WHERE id = ?", claim->project_id,
                                      _("The plan has no such project; it may have been removed. Choose another"), error);
  return !claim->project_id || project;
}

/* `sql` has the members in order, and the id last. */
static gboolean
write_claim (SpNamedEdit       *edit,
             const char        *sql,
             const SpNewClaim  *claim,
             gint64             id,
             GError           **error)
{
  return sp_named_edit_exec (edit, sql,
                             SP_VALUES (SP_INT_OR_NULL (claim->district_id, 0), SP_INT_OR_NULL (claim->project_id, 0),
                                        SP_TEXT (claim->text), SP_INT_OR_NULL (claim->year.start, 0),
                                        claim->amount ? SP_INT (claim->amount->pence) : SP_NULL,
                                        claim->probability ? SP_REAL (*claim->probability) : SP_NULL, SP_TEXT (claim->state),
                                        SP_INT_OR_NULL (id, 0)), error);
}

const char *const *
sp_claim_state_codes (void)
{
  return states;
}

SpNewClaim
sp_new_claim_of (const SpSnapshot *snapshot,
                 const SpCilClaim *claim)
{
  return (SpNewClaim) {
    .text = claim->text, .district_id = claim->district >= 0 ? snapshot->districts[claim->district].id : 0,
    .project_id = claim->project >= 0 ? snapshot->projects[claim->project].id : 0, .year = claim->year,
    .amount = claim->has_amount ? &claim->amount : NULL,
    .probability = claim->probability >= 0 ? &claim->probability : NULL, .state = claim->state,
  };
}

gboolean
sp_edit_add_cil_claim (SpPlan           *plan,
                       const SpNewClaim *claim,
                       gint64           *id,
                       GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan) && claim, FALSE);
  if (!check_claim (claim, error) || !sp_named_edit_begin (&edit, plan, error) || !check_things (&edit, claim, error)
      || !write_claim (&edit, "INSERT INTO cil_claim (district_id, project_id, text, financial_year, amount_pence, probability, "
                              "state, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", claim, 0, error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add a claim on the levy: %s"), claim->text), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_set_cil_claim (SpPlan            *plan,
                       gint64             claim_id,
                       const SpNewClaim  *claim,
                       GError           **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *before = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && claim, FALSE);
  return check_claim (claim, error) && sp_named_edit_begin (&edit, plan, error)
         && (before = sp_named_edit_dup_name (&edit, "SELECT text FROM cil_claim WHERE id = ?", claim_id, NO_CLAIM, error)) != NULL
         && check_things (&edit, claim, error)
         && write_claim (&edit, "UPDATE cil_claim SET district_id = ?, project_id = ?, text = ?, financial_year = ?, "
                                "amount_pence = ?, probability = ?, state = ? WHERE id = ?", claim, claim_id, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change a claim on the levy: %s"), before), NULL, error);
}

gboolean
sp_edit_remove_cil_claim (SpPlan  *plan,
                          gint64   claim_id,
                          GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *text = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_named_edit_begin (&edit, plan, error)
         && (text = sp_named_edit_dup_name (&edit, "SELECT text FROM cil_claim WHERE id = ?", claim_id, NO_CLAIM, error)) != NULL
         && sp_named_edit_exec (&edit, "DELETE FROM cil_claim WHERE id = ?", SP_VALUES (SP_INT (claim_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove a claim on the levy: %s"), text), NULL, error);
}
