/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of funding pots.
 *
 * While a pot has an undated amount, even of nothing, dating its money does not make more or less of it: what a year gets
 * is taken out of the undated amount, and goes back there when the year's amount is made smaller. A year that would take
 * more than is there is refused: the pot has more money than was said, and that is for whoever edits it to say. Money
 * does not date what is taken off, nor the other way about. Without an undated amount each year stands by itself. */
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

/* What of an amount is of the sign of the pot's undated money, and so may come from there. */
static gint64
same_sign (gint64   pence,
           gboolean negative)
{
  return negative ? MIN (pence, 0) : MAX (pence, 0);
}

/* What is left undated when a year that had some gets another amount, and how much more it takes. FALSE: more than there is. */
static gboolean
take_from_undated (gint64  undated,
                   gint64  had,
                   gint64  gets,
                   gint64 *more,
                   gint64 *left)
{
  gboolean negative = undated < 0 || (undated == 0 && had < 0);

  *more = same_sign (gets, negative) - same_sign (had, negative);
  *left = undated - *more;
  return *left == 0 || (*left < 0) == negative;
}

static gboolean
refuse_to_take (const char  *name,
                const char  *when,
                gint64       undated,
                gint64       more,
                GError     **error)
{
  g_autofree char *there = sp_money_to_words (sp_money (undated));
  g_autofree char *wanted = sp_money_to_words (sp_money (more));

  return sp_edit_refuse (error, _("“%s” has %s left without a year, and this amount in %s would take %s of it. Change its "
                                  "undated amount to %s first, or to none where its years say all of its money"),
                         name, there, when, wanted, wanted);
}

/* What a council draws on may be overdrawn, and revenue may be owed; nobody is granted less than nothing. */
static gboolean
check_sign (SpNamedEdit    *edit,
            gint64          pot_id,
            const char     *name,
            const SpMoney  *amount,
            GError        **error)
{
  return !amount || amount->pence >= 0
         || sp_named_edit_int64 (edit, "SELECT 1 FROM pot WHERE id = ? AND source IN (" SP_POT_MAY_BE_OWED ")",
                                 SP_VALUES (SP_INT (pot_id)), 0)
         || sp_edit_refuse (error, _("“%s” cannot hold less than nothing: only reserves, revenue and what is carried forward can. "
                                     "Type another amount, or change its source"), name);
}

static char *
label_of (const char   *name,
          const char   *when,
          const gint64 *left)
{
  g_autofree char *words = left ? sp_money_to_words (sp_money (*left)) : NULL;

  if (!when)
    return g_strdup_printf (_("Change undated amount of %s"), name);
  if (left)
    return g_strdup_printf (_("Change amount of %s in %s, leaving %s undated"), name, when, words);
  return g_strdup_printf (_("Change amount of %s in %s"), name, when);
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
  gint64 had = 0, undated = 0, left = 0, more = 0;
  gboolean moves;
  Place place = { .pot = pot_id, .reason = reason };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if ((year.start != 0 && !sp_edit_check_year (year.start, error)) || !sp_edit_check_money (amount, error)
      || !(before = sp_plan_snapshot (plan, scenario_id, error))
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT name FROM pot WHERE id = ?", pot_id, NO_POT, error)))
    return FALSE;
  place.scenario = scenario_id;
  if (!check_sign (&edit, pot_id, name, amount, error))
    return FALSE;
  if (find_amount (before, pot_id, year.start, &had) ? amount && had == amount->pence : !amount)
    return TRUE;
  moves = year.start != 0 && find_amount (before, pot_id, 0, &undated);
  if (moves && !take_from_undated (undated, had, amount ? amount->pence : 0, &more, &left))
    return refuse_to_take (name, when, undated, more, error);
  moves = moves && more != 0;
  if ((moves && !write_amount (&edit, &place, 0, &left, error))
      || !write_amount (&edit, &place, year.start, amount ? &amount->pence : NULL, error))
    return FALSE;
  return sp_named_edit_finish (&edit, label_of (name, year.start ? when : NULL, moves ? &left : NULL), reason, error);
}
