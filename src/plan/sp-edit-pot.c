/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of funding pots. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

gboolean
sp_edit_set_pot_amount (SpPlan           *plan,
                        gint64            pot_id,
                        SpFinancialYear   year,
                        const SpMoney    *amount,
                        GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_financial_year_to_string (year);
  g_autofree char *name = NULL;
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if ((year.start != 0 && !sp_edit_check_year (year.start, error)) || !sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT name FROM pot WHERE id = ?", pot_id,
                                          _("The plan has no such funding; it may have been removed. Choose another"),
                                          error)))
    return FALSE;
  if (!amount)
    done = sp_named_edit_exec (&edit, "DELETE FROM pot_amount WHERE pot_id = ? AND financial_year IS ?",
                               SP_VALUES (SP_INT (pot_id), SP_INT_OR_NULL (year.start, 0)), error);
  else
    done = sp_named_edit_exec (&edit,
                               "INSERT INTO pot_amount (pot_id, financial_year, amount_pence) VALUES (?, ?, ?) "
                               "ON CONFLICT (pot_id, ifnull(financial_year, -1)) DO UPDATE SET amount_pence = "
                               "excluded.amount_pence, source_id = NULL, "
                               "dated = NULL, note = NULL, estimated = 0 WHERE amount_pence <> excluded.amount_pence",
                               SP_VALUES (SP_INT (pot_id), SP_INT_OR_NULL (year.start, 0), SP_INT (amount->pence)),
                               error);
  if (!done)
    return FALSE;
  return sp_named_edit_finish (&edit,
                               year.start ? g_strdup_printf (_("Change amount of %s in %s"), name, when)
                                          : g_strdup_printf (_("Change undated amount of %s"), name),
                               NULL, error);
}
