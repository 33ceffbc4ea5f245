/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What need in pounds says. */
#include "config.h"
#include "sp-sentences.h"

#include <glib/gi18n-lib.h>

#include "sp-unmet.h"

char *
sp_words_for_unit_cost (gint basis, guint n_schemes)
{
  switch ((SpUnitCostBasis) basis)
    {
    case SP_UNIT_COST_OWN:
      return g_strdup_printf (ngettext ("the plan's own %u priced expansion", "the plan's own %u priced expansions", n_schemes), n_schemes);
    case SP_UNIT_COST_RATIO:
      return g_strdup (_("the other phase, by the ratio of the Basic Need rates"));
    case SP_UNIT_COST_AVERAGE:
    default:
      return g_strdup (_("the DfE's average permanent expansion, prices of Q1 2026"));
    }
}

/* To the nearest £0.1m: more would promise too much of an estimate. */
static char *
about (SpMoney money)
{
  const gint64 step = G_GINT64_CONSTANT (10000000);
  gint64 steps = (ABS (money.pence) + step / 2) / step;

  return sp_money_to_words (sp_money (steps * step));
}

/* "committed schemes of £36.7m (£13.7m of them add no places here)". */
static char *
say_committed (SpUnmet *unmet)
{
  g_autofree char *committed = about (sp_unmet_get_committed (unmet));
  g_autofree char *without = about (sp_unmet_get_without_places (unmet));

  if (sp_unmet_get_without_places (unmet).pence == 0)
    return g_strdup_printf (_("schemes of %s whose places are already counted,"), committed);
  return g_strdup_printf (_("committed schemes of %s, %s of which adds no places counted here,"), committed, without);
}

/* "the £72.5m of money and the £1.5m that agreements with developers bring on average". */
static char *
say_money (SpUnmet *unmet)
{
  g_autofree char *size = about (sp_unmet_get_money (unmet)), *contributions = about (sp_unmet_get_contributions (unmet));
  g_autofree char *money = sp_unmet_get_money (unmet).pence < 0 ? g_strconcat ("−", size, NULL) : g_strdup (size);

  if (sp_unmet_get_contributions (unmet).pence == 0)
    return g_strdup_printf (_("the %s of money"), money);
  return g_strdup_printf (_("the %s of money and the %s that agreements with developers bring on average"), money, contributions);
}

char *
sp_sentence_for_unmet (SpUnmet *unmet)
{
  SpMoney gap = sp_unmet_get_gap (unmet);
  g_autofree char *cost = about (sp_unmet_get_cost (unmet));
  g_autofree char *committed = say_committed (unmet);
  g_autofree char *money = say_money (unmet);
  g_autofree char *difference = about (gap);
  g_autofree char *year = sp_academic_year_to_string (sp_unmet_get_last_year (unmet));

  if (sp_unmet_get_cost (unmet).pence == 0)
    return g_strdup_printf (_("No planning area is forecast to be short of places to %s."), year);
  if (gap.pence > 0)
    return g_strdup_printf (_("Every place forecast short to %s would cost about %s (estimate); with %s about %s more than %s."), year, cost, committed, difference, money);
  return g_strdup_printf (_("Every place forecast short to %s would cost about %s (estimate); with %s that leaves about %s of %s."), year, cost, committed, difference, money);
}
