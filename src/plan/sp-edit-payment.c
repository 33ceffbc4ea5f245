/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what has happened to the money of an obligation: each receipt, and what was spent of it, is a payment of its own. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"
#include "sp-named-edit.h"

#define NAME_OF_PAYMENT \
  "SELECT a.title FROM contribution_transaction t JOIN obligation o ON o.id = t.obligation_id " \
  "JOIN agreement a ON a.id = o.agreement_id WHERE t.id = ?"

/* Land has none: it would be out of sight and still there. */
static gboolean
check_is_money (SpNamedEdit  *edit,
                gint64        obligation_id,
                GError      **error)
{
  if (sp_named_edit_int64 (edit, "SELECT 1 FROM obligation WHERE id = ? AND kind = 'money'", SP_VALUES (SP_INT (obligation_id)), 0))
    return TRUE;
  return sp_edit_refuse (error, _("This obligation is land, not money, so it has no payments. Choose another, or say that it is money"));
}

gboolean
sp_edit_add_payment (SpPlan         *plan,
                     gint64          obligation_id,
                     const char     *state,
                     const SpMoney  *amount,
                     const char     *date,
                     gint64          project_id,
                     GError        **error)
{
  static const char *const states[] = { "secured", "received", "allocated", "transferred", "spent", "returned", NULL };
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  char form[11];

  g_return_val_if_fail (SP_IS_PLAN (plan) && state && amount, FALSE);
  if (!g_strv_contains (states, state))
    return sp_edit_refuse (error, _("Money is secured, received, allocated, transferred, spent or returned, not “%s”. Choose one "
                                    "of these"), state);
  if (amount->pence <= 0)
    return sp_edit_refuse (error, _("A payment is more than nothing. Money that went back is entered as paid back, with its amount"));
  if (!sp_edit_check_money (amount, error) || !sp_edit_read_date (&date, form, error)
      || !sp_edit_begin_obligation (&edit, plan, obligation_id, &name, error) || !check_is_money (&edit, obligation_id, error))
    return FALSE;
  if (project_id && !sp_named_edit_int64 (&edit, "SELECT 1 FROM project WHERE id = ?", SP_VALUES (SP_INT (project_id)), 0))
    return sp_edit_refuse (error, _("The plan has no such project; it may have been removed. Choose another"));
  if (!sp_named_edit_exec (&edit,
                           "INSERT INTO contribution_transaction (obligation_id, state, amount_pence, happened_on, project_id) "
                           "VALUES (?, ?, ?, ?, ?)",
                           SP_VALUES (SP_INT (obligation_id), SP_TEXT (state), SP_INT (amount->pence), SP_TEXT (date),
                                      SP_INT_OR_NULL (project_id, 0)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Add a payment of %s"), name), NULL, error);
}

gboolean
sp_edit_remove_payment (SpPlan  *plan,
                        gint64   payment_id,
                        GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, NAME_OF_PAYMENT, payment_id,
                                          _("The plan has no such payment; it may have been removed. Choose another"), error))
      || !sp_named_edit_exec (&edit, "DELETE FROM contribution_transaction WHERE id = ?", SP_VALUES (SP_INT (payment_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove a payment of %s"), name), NULL, error);
}
