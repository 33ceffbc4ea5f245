/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each scheme is paid for, and why no further, in sentences. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-waterfall-private.h"

typedef struct
{
  guint n_purses;               /* that may pay the line and hold money */
  gint64 money;                 /* of theirs, in all */
  gint64 lapsed, left, undated; /* undated: of what is left, what no year is known of */
  gint refused;                 /* the purse with the most money that may not pay; -1 = none */
} Sources;

static Sources
look_at_purses (const SpWaterfall *self, guint l)
{
  Sources sources = { .refused = -1 };

  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurse *purse = sp_waterfall_purse (self, p);

      if (purse->amount.pence <= 0)
        continue;
      if (!sp_waterfall_may_pay (self, p, l))
        {
          if (sources.refused < 0
              || purse->amount.pence > sp_waterfall_purse (self, (guint) sources.refused)->amount.pence)
            sources.refused = (gint) p;
          continue;
        }
      sources.n_purses++;
      sources.money += purse->amount.pence;
      for (guint y = 0; y < self->years->len; y++)
        sources.lapsed += self->purse_years[SP_CELL (self, p, y)].lapsed.pence;
      sources.left += self->purse_years[SP_CELL (self, p, self->years->len - 1)].carried_out.pence;
      sources.undated += MIN (sp_waterfall_undated (self, p),
                              self->purse_years[SP_CELL (self, p, self->years->len - 1)].carried_out.pence);
    }
  return sources;
}

static char *
say_no_money (const SpWaterfall *self, const SpWaterfallLine *line, const Sources *sources)
{
  g_autofree char *why = NULL;

  if (sources->refused < 0)
    return g_strdup (_("The plan holds no money for growth."));
  if (line->project < 0)
    return g_strdup (_("All the money in the plan is tied to schemes, places or purposes, and this is in no scheme."));
  if (sp_terms_may_pay (self->funding->snapshot, &self->terms[sources->refused], line->project, FALSE, &why))
    return g_strdup_printf (_("Of %s only a part is fixed for it, and no other money may pay for it."),
                            sp_waterfall_purse (self, (guint) sources->refused)->name);
  return g_strdup_printf (_("No money in the plan may pay for it. %s"), why);
}

/* Whether money that may pay the line goes to one that comes after it: fixed for that, or moved so that more is paid. */
static gboolean
is_passed_over (const SpWaterfall *self, guint l)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->line > l && sp_waterfall_may_pay (self, payment->purse, l))
        return TRUE;
    }
  return FALSE;
}

/* Who uses the money that may pay the line, when none of it is left. */
static char *
say_used (const SpWaterfall *self, guint l, const char *money, gint64 pence)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, l);
  gint64 own = sp_money_add (line->paid, line->paid_late).pence;

  if (own >= pence)
    return g_strdup (_("No other money may pay for it."));
  if (own > 0)
    return g_strdup_printf (_("The rest of the %s that may pay for it is used by other schemes."), money);
  if (is_passed_over (self, l))
    return g_strdup_printf (_("The %s that may pay for it is used by other schemes."), money);
  return g_strdup_printf (_("The %s that may pay for it is used by schemes before it in the programme."), money);
}

/* Why what is missing is missing. */
static char *
say_missing (const SpWaterfall *self, guint l)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, l);
  Sources sources = look_at_purses (self, l);
  g_autofree char *money = sp_money_to_words (sp_money (sources.money));
  g_autofree char *lapsed = sp_money_to_words (sp_money (sources.lapsed));
  g_autofree char *left = sp_money_to_words (sp_money (sources.left));

  if (sources.n_purses == 0)
    return say_no_money (self, line, &sources);
  if (sources.undated > 0 && sources.undated == sources.left)
    return g_strdup_printf (
        _("Only %s that has no year could pay for it, and money without a year pays for nothing that has "
           "one. Say in which year it comes."),
        left);
  if (sources.left > 0)
    return g_strdup_printf (_("%s that may pay for it is left in the end, but comes after more is outstanding than may be "
                              "funded forward, or may not pay for costs of those years."), left);
  if (sources.lapsed >= sources.money)
    return g_strdup_printf (_("All the %s that may pay for it lapses before it is spent."), money);
  if (sources.lapsed > 0)
    return g_strdup_printf (_("Of the %s that may pay for it, %s lapses before it is spent, and the rest is used."),
                            money, lapsed);
  return say_used (self, l, money, sources.money);
}

static char *
say_late (const SpWaterfallLine *line)
{
  g_autofree char *late = sp_money_to_words (line->paid_late);
  g_autofree char *when = sp_financial_year_to_string (line->settled);

  return g_strdup_printf (_("%s of it is paid late, the last in %s: until then it has to be funded forward."), late,
                          when);
}

static char *
say_part (const SpWaterfall *self, guint l)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, l);
  g_autofree char *paid = sp_money_to_words (sp_money_add (line->paid, line->paid_late));
  g_autofree char *cost = sp_money_to_words (line->cost);
  g_autofree char *until = sp_financial_year_to_string (line->until);
  g_autofree char *why = say_missing (self, l);

  if (line->until.start == 0)
    return g_strdup_printf (_("%s of its %s is paid for. %s"), paid, cost, why);
  return g_strdup_printf (_("%s of its %s is paid for, from %s on not in full. %s"), paid, cost, until, why);
}

static void
add_up (SpWaterfall *self)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);
      SpWaterfallLine *line = sp_waterfall_line (self, payment->line);
      const char *certainty = sp_waterfall_purse (self, payment->purse)->certainty;
      gint64 pence = payment->amount.pence;

      if (payment->kind == SP_PAY_REPAY)
        continue;
      if (payment->cost_of == payment->paid_in)
        line->paid.pence += pence;
      else
        line->paid_late.pence += pence;
      if (payment->cost_of != payment->paid_in)
        line->settled = g_array_index (self->years, SpFinancialYear, payment->paid_in); /* they come in order */
      if (g_strcmp0 (certainty, "expected") == 0 || g_strcmp0 (certainty, "at risk") == 0)
        line->uncertain.pence += pence;
      for (guint y = payment->cost_of; y < payment->paid_in; y++)
        self->totals[y].outstanding.pence += pence;
    }
}

static void
judge_line (SpWaterfall *self, guint l)
{
  SpWaterfallLine *line = sp_waterfall_line (self, l);
  gboolean found = FALSE;

  line->missing = sp_money_sub (line->cost, sp_money_add (line->paid, line->paid_late));
  for (guint y = 0; y < self->years->len; y++)
    {
      gsize at = SP_CELL (self, l, y);

      self->totals[y].cost.pence += self->cost[at].pence;
      self->totals[y].paid.pence += self->paid[at].pence;
      if (!found && self->paid[at].pence < self->cost[at].pence)
        {
          line->until = g_array_index (self->years, SpFinancialYear, y);
          found = TRUE;
        }
    }
  if (line->state == SP_LINE_NOT_PRICED)
    line->reason = g_strdup (_("It has no cost yet. Enter a budget."));
  else if (line->missing.pence > 0)
    {
      line->state = line->missing.pence < line->cost.pence ? SP_LINE_PART : SP_LINE_UNFUNDED;
      line->reason = line->state == SP_LINE_PART ? say_part (self, l) : say_missing (self, l);
    }
  else if (line->paid_late.pence > 0)
    {
      line->state = SP_LINE_FUNDED_LATE;
      line->reason = say_late (line);
    }
}

void
sp_waterfall_judge (SpWaterfall *self)
{
  add_up (self);
  for (guint l = 0; l < self->lines->len; l++)
    judge_line (self, l);
  for (guint y = 0; y < self->years->len; y++)
    self->totals[y].gap = sp_money_sub (self->totals[y].cost, self->totals[y].paid);
}
