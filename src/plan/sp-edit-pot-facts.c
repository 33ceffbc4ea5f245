/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what a pot is called, whence it comes, how long it keeps, what borrowing costs, and the evidence for it. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-edit-private.h"

/* One column of it; in label %s is the pot's name. */
static gboolean
set_one (SpPlan      *plan,
         gint64       pot_id,
         const char  *sql,
         SpValue      value,
         const char  *label,
         GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (GString) said = g_string_new (label);

  if (!sp_edit_begin_pot (&edit, plan, pot_id, &name, error)
      || !sp_named_edit_exec (&edit, sql, SP_VALUES (value, SP_INT (pot_id)), error))
    return FALSE;
  g_string_replace (said, "%s", name, 1);
  return sp_named_edit_finish (&edit, g_strdup (said->str), NULL, error);
}

gboolean
sp_edit_set_pot_name (SpPlan      *plan,
                      gint64       pot_id,
                      const char  *name,
                      GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *before = NULL, *trimmed = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the money"), error) || !sp_edit_begin_pot (&edit, plan, pot_id, &before, error))
    return FALSE;
  trimmed = g_strstrip (g_strdup (name));
  if (!sp_edit_check_pot_name (&edit, pot_id, trimmed, error))
    return FALSE;
  return sp_named_edit_exec (&edit, "UPDATE pot SET name = ? WHERE id = ?", SP_VALUES (SP_TEXT (trimmed), SP_INT (pot_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change the name of %s"), before), NULL, error);
}

gboolean
sp_edit_set_pot_source (SpPlan      *plan,
                        gint64       pot_id,
                        const char  *source,
                        GError     **error)
{
  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_word (source, sp_pot_source_codes (), error)
         && set_one (plan, pot_id, "UPDATE pot SET source = ? WHERE id = ?", SP_TEXT (source), _("Change the source of %s"), error);
}

gboolean
sp_edit_set_pot_note (SpPlan      *plan,
                      gint64       pot_id,
                      const char  *note,
                      GError     **error)
{
  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_text (note, TRUE, _("The evidence"), error)
         && set_one (plan, pot_id, "UPDATE pot SET note = ? WHERE id = ?", SP_TEXT (note), _("Change the evidence for %s"), error);
}

gboolean
sp_edit_set_pot_carry (SpPlan   *plan,
                       gint64    pot_id,
                       gint      carry_years,
                       GError  **error)
{
  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (carry_years < -1 || carry_years > SP_MOST_CARRY_YEARS)
    return sp_edit_refuse (error, _("Money is carried forward by 0 to %d years, or by as many as it takes when none is said. Type "
                                    "another number"), SP_MOST_CARRY_YEARS);
  return set_one (plan, pot_id, "UPDATE pot SET carry_years = ? WHERE id = ?", SP_INT_OR_NULL (carry_years, -1),
                  _("Change how long %s may be carried forward"), error);
}

gboolean
sp_edit_set_pot_award (SpPlan   *plan,
                       gint64    pot_id,
                       gint      award_years,
                       GError  **error)
{
  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (award_years < 0 || award_years > SP_MOST_AWARD_YEARS)
    return sp_edit_refuse (error, _("One award stands for 1 to %d financial years. Type another number, or nothing when it is not "
                                    "said"), SP_MOST_AWARD_YEARS);
  return set_one (plan, pot_id, "UPDATE pot SET award_years = ? WHERE id = ?", SP_INT_OR_NULL (award_years, 0),
                  _("Change how many years an award of %s is for"), error);
}

gboolean
sp_edit_set_pot_borrowing (SpPlan        *plan,
                           gint64         pot_id,
                           const double  *interest_rate,
                           gint           repay_years,
                           GError       **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gboolean says = interest_rate != NULL || repay_years != 0;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (interest_rate && !(*interest_rate >= 0 && *interest_rate <= 0.5))
    return sp_edit_refuse (error, _("Interest lies between 0 and 50 per cent a year. Type another rate, or nothing when it is not "
                                    "said"));
  if (repay_years < 0 || repay_years > SP_MOST_REPAY_YEARS)
    return sp_edit_refuse (error, _("Borrowing is repaid over 1 to %d years. Type another number, or nothing when it is not said"),
                           SP_MOST_REPAY_YEARS);
  if (!sp_edit_begin_pot (&edit, plan, pot_id, &name, error))
    return FALSE;
  if (says && !sp_named_edit_int64 (&edit, "SELECT 1 FROM pot WHERE id = ? AND source = 'borrowing'",
                                    SP_VALUES (SP_INT (pot_id)), 0))
    return sp_edit_refuse (error, _("%s is not borrowed, so it bears no interest. Change its source to borrowing first"), name);
  return sp_named_edit_exec (&edit, "UPDATE pot SET interest_rate = ?, repay_years = ? WHERE id = ?",
                             SP_VALUES (interest_rate ? SP_REAL (floor (*interest_rate * 1e8 + 0.5) / 1e8) : SP_NULL, /* 4.1 % */
                                        SP_INT_OR_NULL (repay_years, 0), SP_INT (pot_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change what borrowing %s costs"), name), NULL, error);
}
