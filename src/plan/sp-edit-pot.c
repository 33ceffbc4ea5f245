/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of funding pots.
 *
 * Money that gets a year is taken out of what the pot holds without one, and goes back there, as long as any is left there, when the
 * year's amount is made smaller again: dating money does not make more of it. What is above the undated amount is new money, and so is
 * money where the undated amount is below nought, or the other way about: it does not date that. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-named-edit.h"

#define NO_POT _("The plan has no such funding; it may have been removed. Choose another")

typedef struct
{
  gint64      pot;
  gint64      scenario; /* 0 = the plan */
  const char *reason;
} Place;

/* An amount of the pot as it stands in the plan or scenario; FALSE when it has none in that year. */
static gboolean
find_amount (const SpSnapshot *snapshot,
             gint64            pot_id,
             gint              year,
             gint64           *pence)
{
  for (guint i = 0; i < snapshot->n_pots; i++)
    for (guint j = 0; snapshot->pots[i].id == pot_id && j < snapshot->pots[i].n_amounts; j++)
      if (snapshot->pots[i].amounts[j].year.start == year)
        {
          *pence = snapshot->pots[i].amounts[j].amount.pence;
          return TRUE;
        }
  return FALSE;
}

/* Writes one amount; NULL = the pot has none in that year. */
static gboolean
write_amount (SpNamedEdit   *edit,
              const Place   *place,
              gint           year,
              const gint64  *pence,
              GError       **error)
{
  if (place->scenario)
    return sp_named_edit_override (edit, place->scenario, "pot amount", place->pot, year, -1,
                                   pence ? SP_REAL ((double) *pence) : SP_NULL, place->reason, error);
  if (!pence)
    return sp_named_edit_exec (edit, "DELETE FROM pot_amount WHERE pot_id = ? AND financial_year IS ?",
                               SP_VALUES (SP_INT (place->pot), SP_INT_OR_NULL (year, 0)), error);
  return sp_named_edit_exec (edit,
                             "INSERT INTO pot_amount (pot_id, financial_year, amount_pence) VALUES (?, ?, ?) "
                             "ON CONFLICT (pot_id, ifnull(financial_year, -1)) DO UPDATE SET amount_pence = "
                             "excluded.amount_pence, source_id = NULL, "
                             "dated = NULL, note = NULL, estimated = 0 WHERE amount_pence <> excluded.amount_pence",
                             SP_VALUES (SP_INT (place->pot), SP_INT_OR_NULL (year, 0), SP_INT (*pence)), error);
}

/* What of an amount is of the undated amount's sign, and so may come from there. */
static gint64
same_sign (gint64 pence,
           gint64 undated)
{
  return undated < 0 ? MIN (pence, 0) : MAX (pence, 0);
}

/* The undated amount gives what a year gets; it never changes its sign, but ends. */
static gboolean
move_from_undated (SpNamedEdit   *edit,
                   const Place   *place,
                   gint64         undated,
                   gint64         more,
                   GError       **error)
{
  gint64 left = undated - more;

  if (more == 0)
    return TRUE;
  if (left == 0 || (left < 0) != (undated < 0))
    return write_amount (edit, place, 0, NULL, error);
  return write_amount (edit, place, 0, &left, error);
}

gboolean
sp_edit_set_pot_amount (SpPlan           *plan,
                        gint64            scenario_id,
                        gint64            pot_id,
                        SpFinancialYear   year,
                        const SpMoney    *amount,
                        const char       *reason,
                        GError          **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *when = sp_financial_year_to_string (year);
  g_autofree char *name = NULL;
  g_autoptr (SpSnapshot) before = NULL;
  gint64 had = 0, undated = 0;
  Place place = { .pot = pot_id, .reason = reason };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if ((year.start != 0 && !sp_edit_check_year (year.start, error)) || !sp_edit_check_money (amount, error)
      || !(before = sp_plan_snapshot (plan, scenario_id, error))
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT name FROM pot WHERE id = ?", pot_id, NO_POT, error)))
    return FALSE;
  place.scenario = scenario_id;
  if (find_amount (before, pot_id, year.start, &had) ? amount && had == amount->pence : !amount)
    return TRUE;
  if (year.start != 0 && find_amount (before, pot_id, 0, &undated)
      && !move_from_undated (&edit, &place, undated,
                             same_sign (amount ? amount->pence : 0, undated) - same_sign (had, undated), error))
    return FALSE;
  if (!write_amount (&edit, &place, year.start, amount ? &amount->pence : NULL, error))
    return FALSE;
  return sp_named_edit_finish (&edit,
                               year.start ? g_strdup_printf (_("Change amount of %s in %s"), name, when)
                                          : g_strdup_printf (_("Change undated amount of %s"), name),
                               reason, error);
}
