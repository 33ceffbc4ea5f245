/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of claims on the community infrastructure levy. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

#define NO_CLAIM _("The plan has no such claim on the levy; it may have been removed. Choose another")

gboolean
sp_edit_add_cil_claim (SpPlan           *plan,
                       const SpNewClaim *claim,
                       gint64           *id,
                       GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan) && claim, FALSE);
  if (claim->amount && claim->amount->pence < 0)
    return sp_edit_refuse (error, _("A claim cannot be less than nothing. Type another amount, or nothing when it is not known"));
  if (claim->probability && !(*claim->probability >= 0 && *claim->probability <= 1))
    return sp_edit_refuse (error, _("How likely a claim is lies between 0 and 1 (0.25 is one in four). Type another number"));
  if (!sp_edit_check_text (claim->text, FALSE, _("What is claimed"), error) || !sp_edit_check_money (claim->amount, error)
      || (claim->year.start != 0 && !sp_edit_check_year (claim->year.start, error)) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (!sp_named_edit_exec (&edit,
                           "INSERT INTO cil_claim (district_id, project_id, text, financial_year, amount_pence, probability) VALUES "
                           "(?, ?, ?, ?, ?, ?)",
                           SP_VALUES (SP_INT_OR_NULL (claim->district_id, 0), SP_INT_OR_NULL (claim->project_id, 0),
                                      SP_TEXT (claim->text), SP_INT_OR_NULL (claim->year.start, 0),
                                      claim->amount ? SP_INT (claim->amount->pence) : SP_NULL,
                                      claim->probability ? SP_REAL (*claim->probability) : SP_NULL), error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add a claim on the levy: %s"), claim->text), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
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
