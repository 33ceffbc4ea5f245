/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Early warnings of the waterfall: money that lapses, contributions that come after the spend they are for, schemes that
 * no money reaches. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-waterfall-private.h"

#define YEARS_OF_WARNING 2

static SpSubject
subject_of (const SpPurse *purse)
{
  return purse->receipt >= 0 ? SP_SUBJECT_AGREEMENT : SP_SUBJECT_POT;
}

static gint64
id_of (const SpWaterfall *self, const SpPurse *purse)
{
  if (purse->receipt >= 0)
    return sp_receipts_get_agreement (self->receipts, (guint) purse->receipt)->id;
  return self->funding->snapshot->pots[purse->pot].id;
}

/* The last financial year whose losses are near. */
static gint
soon (const SpWaterfall *self)
{
  g_autofree char *day = self->receipts != NULL ? g_strdup (sp_receipts_get_day (self->receipts))
                                                : sp_money_day (self->funding->snapshot);

  return sp_financial_year_of_date (day).start + YEARS_OF_WARNING;
}

/* It comes only after the date by which it must be spent. */
static void
find_after_date (SpWaterfall *self, guint p, guint y)
{
  const SpPurse *purse = sp_waterfall_purse (self, p);
  g_autofree char *money = sp_money_to_words (self->purse_years[SP_CELL (self, p, y)].lapsed);
  g_autofree char *when = sp_financial_year_to_string (g_array_index (self->years, SpFinancialYear, y));
  g_autofree char *by = sp_date_to_words (self->terms[p].spend_by);

  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_WARNING, "money-after-date", subject_of (purse), id_of (self, purse),
    _("%s: %s comes in %s and must be spent by %s, so it pays for nothing. Correct its year or its date."), purse->name, money,
    when, by));
}

static void
find_lapses (SpWaterfall *self)
{
  for (guint p = 0; p < self->purses->len; p++)
    for (guint y = 0; y < self->years->len; y++)
      {
        const SpPurse *purse = sp_waterfall_purse (self, p);
        SpMoney lapsed = self->purse_years[SP_CELL (self, p, y)].lapsed;
        SpFinancialYear year = g_array_index (self->years, SpFinancialYear, y);
        SpFinancialYear by = sp_financial_year_of_date (self->terms[p].spend_by);
        g_autofree char *money = sp_money_to_words (lapsed), *when = sp_financial_year_to_string (year);

        if (lapsed.pence != 0 && by.start != 0 && year.start > by.start)
          find_after_date (self, p, y);
        else if (lapsed.pence != 0)
          g_ptr_array_add (self->findings, year.start <= soon (self)
          ? sp_finding_new_printf (
              SP_FINDING_WARNING, "money-lapses-soon", subject_of (purse), id_of (self, purse),
              _("%s: %s lapses at the end of %s, within two years, with nothing left that may use it by then. Bring spend "
                "forward, or ask for longer."), purse->name, money, when)
          : sp_finding_new_printf (
              SP_FINDING_WARNING, "money-lapses", subject_of (purse), id_of (self, purse),
              _("%s: %s lapses at the end of %s, with nothing left that may use it by then. Plan spend for it."),
              purse->name, money, when));
      }
}

/* The money of a purse that comes after the costs it pays for, or repays somebody for, and the first of those years. */
static gint64
sum_late (const SpWaterfall *self, guint p, guint *first_cost, guint *last_came)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->purse != p || payment->cost_of >= payment->came)
        continue;
      *first_cost = sum == 0 ? payment->cost_of : MIN (*first_cost, payment->cost_of);
      *last_came = sum == 0 ? payment->came : MAX (*last_came, payment->came);
      sum += payment->amount.pence;
    }
  return sum;
}

/* It stands apart: it pays for nothing that has a year, and fills no gap; and where it must soon be spent, nothing says that
 * it will be. */
static void
find_undated (SpWaterfall *self)
{
  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurse *purse = sp_waterfall_purse (self, p);
      SpFinancialYear by = sp_financial_year_of_date (self->terms[p].spend_by);
      g_autofree char *money = sp_money_to_words (sp_money (sp_waterfall_undated (self, p)));
      g_autofree char *date = sp_date_to_words (self->terms[p].spend_by);

      if (sp_waterfall_undated (self, p) > 0 && by.start != 0 && by.start <= soon (self))
        g_ptr_array_add (
            self->findings,
            sp_finding_new_printf (
                SP_FINDING_WARNING, "undated-money-lapses", subject_of (purse), id_of (self, purse),
                _("%s: %s of it must be spent by %s and has no year, so no year’s cost is met from it and what is left then is "
                  "lost. Say in which year it comes, or ask for longer."),
                purse->name, money, date));
      else if (sp_waterfall_undated (self, p) > 0)
        g_ptr_array_add (
            self->findings,
            sp_finding_new_printf (
                SP_FINDING_WARNING, "money-undated", subject_of (purse), id_of (self, purse),
                _("%s: %s of it has no year, so no year’s cost is met from it: it can only pay for what has none either, or repay, in the end, what stood in for it. Say in "
                  "which year it comes."),
                purse->name, money));
    }
}

static void
find_late_contributions (SpWaterfall *self)
{
  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurse *purse = sp_waterfall_purse (self, p);
      guint first = 0, last = 0;
      gint64 late = purse->repays ? sum_late (self, p, &first, &last) : 0;
      g_autofree char *money = sp_money_to_words (sp_money (late));
      g_autofree char *spent = sp_financial_year_to_string (g_array_index (self->years, SpFinancialYear, first));
      g_autofree char *comes = sp_financial_year_to_string (g_array_index (self->years, SpFinancialYear, last));

      if (late == 0 || g_array_index (self->years, SpFinancialYear, last).start == 0)
        continue;
      g_ptr_array_add (self->findings,
                       sp_finding_new_printf (SP_FINDING_WARNING, "contribution-late", subject_of (purse),
                                              id_of (self, purse),
                                              _("%s: %s of it comes as late as %s, and what it pays for is spent from "
                                                 "%s. Somebody has to fund that forward."),
                                              purse->name, money, comes, spent));
    }
}

static void
find_unpaid (SpWaterfall *self)
{
  for (guint l = 0; l < self->lines->len; l++)
    {
      const SpWaterfallLine *line = sp_waterfall_line (self, l);

      if (line->project < 0 || (line->state != SP_LINE_PART && line->state != SP_LINE_UNFUNDED))
        continue;
      g_ptr_array_add (self->findings, sp_finding_new_printf (
        SP_FINDING_WARNING, line->state == SP_LINE_PART ? "project-part-funded" : "project-unfunded", SP_SUBJECT_PROJECT,
        self->funding->snapshot->projects[line->project].id,
        line->state == SP_LINE_PART ? _("%s is funded in part. %s") : _("%s is not funded. %s"), line->name,
        line->reason));
    }
}

/* Why what is fixed is not paid, or not all of it. */
static char *
say_not_met (const SpWaterfall *self, const SpFixed *fixed)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, fixed->line);
  const char *pot = sp_waterfall_purse (self, fixed->purse)->name;
  g_autofree char *left = sp_money_to_words (sp_money (fixed->left)), *undated = sp_money_to_words (sp_money (fixed->undated));

  if (fixed->undated > 0)
    return g_strdup_printf (_("%s of %s is fixed for %s and kept for it, but has no year, and so pays for no cost that has one. "
                              "Give the pot’s amount a year."), undated, pot, line->name);
  if (fixed->kept > 0)
    return g_strdup_printf (_("%s of what is fixed of %s for %s comes too late for the costs it is for. Change its year."), left,
                            pot, line->name);
  if (line->missing.pence > 0)
    return g_strdup_printf (_("%s of what is fixed of %s for %s cannot be paid: the pot has no such money left in the years it is "
                              "for. Change what is fixed."), left, pot, line->name);
  return g_strdup_printf (_("%s of what is fixed of %s for %s is more than its cost in the years it is for. Change what is fixed."),
                          left, pot, line->name);
}

static void
find_fixed_not_met (SpWaterfall *self)
{
  for (guint f = 0; f < self->fixed->len; f++)
    {
      const SpFixed *fixed = &g_array_index (self->fixed, SpFixed, f);
      const SpPurse *purse = sp_waterfall_purse (self, fixed->purse);
      g_autofree char *why = say_not_met (self, fixed);

      if (fixed->left > 0 && !fixed->spent)
        g_ptr_array_add (self->findings, sp_finding_new_printf (SP_FINDING_WARNING, "allocation-not-met", subject_of (purse),
                                                                id_of (self, purse), "%s", why));
    }
}

/* The worst dated year, when spend runs ahead of the money there is by then. */
static void
find_short_years (SpWaterfall *self)
{
  guint last = self->years->len - 1, worst = last;
  SpMoney undated = sp_waterfall_get_money (self, last), least = { 0 };
  g_autofree char *year = NULL, *least_words = NULL, *undated_words = sp_money_to_words (undated);

  for (guint y = 0; y < last; y++)
    if (sp_waterfall_get_position (self, y).pence < least.pence)
      {
        least = sp_waterfall_get_position (self, y);
        worst = y;
      }
  if (-least.pence <= sp_funding_get_rounding (self->funding).pence)
    return;
  year = sp_financial_year_to_string (g_array_index (self->years, SpFinancialYear, worst));
  least_words = sp_money_to_words (sp_money (-least.pence));
  if (undated.pence > 0)
    g_ptr_array_add (self->findings, sp_finding_new_printf (
      SP_FINDING_NOTE, "dated-money-short", SP_SUBJECT_PLAN, 0,
      _("By the end of %s the spend profiled is %s more than the money that has a year. Another %s has none: date it to see "
        "whether it comes in time."), year, least_words, undated_words));
  else
    g_ptr_array_add (self->findings, sp_finding_new_printf (
      SP_FINDING_WARNING, "dated-money-short", SP_SUBJECT_PLAN, 0,
      _("By the end of %s the spend profiled is %s more than the money there is by then."), year, least_words));
}

/* The sum in sentences, of which those that say nothing are left out. */
static char *
say_gap (const SpMoneyGap *gap)
{
  g_autofree char *cost = sp_money_to_words (gap->cost), *before = sp_money_to_words (gap->before);
  g_autofree char *money = sp_money_to_words (gap->money), *uncertain = sp_money_to_words (gap->uncertain);
  g_autofree char *missing = sp_money_to_words (gap->missing), *left = sp_money_to_words (gap->left);
  g_autofree char *lapsed = sp_money_to_words (gap->lapsed), *overdrawn = sp_money_to_words (gap->overdrawn);
  g_autoptr (GString) text = g_string_new (NULL);

  if (gap->uncertain.pence > 0)
    g_string_append_printf (text, _("The programme asks for %s and the money is %s: %s short, although %s of the money is not certain."),
                            cost, money, missing, uncertain);
  else
    g_string_append_printf (text, _("The programme asks for %s and the money is %s: %s short."), cost, money, missing);
  if (gap->before.pence > 0)
    g_string_append_printf (text, _(" %s of the cost was met in years that had ended."), before);
  if (gap->lapsed.pence > 0)
    g_string_append_printf (text, _(" %s of the money lapses."), lapsed);
  if (gap->left.pence > 0)
    g_string_append_printf (text, _(" %s of the money may not pay for what is short."), left);
  if (gap->overdrawn.pence > 0)
    g_string_append_printf (text, _(" Beside that, pots are overdrawn by %s, which no money makes up."), overdrawn);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What no money is found for, as every page gives it. */
static void
find_gap (SpWaterfall *self)
{
  SpMoneyGap gap = sp_waterfall_get_gap (self);
  g_autofree char *cost = sp_money_to_words (gap.cost), *money = sp_money_to_words (gap.money);
  g_autofree char *missing = sp_money_to_words (gap.missing), *sentence = say_gap (&gap);

  if (gap.missing.pence == 0 || !sp_waterfall_has_money (self))
    return;
  if (gap.missing.pence <= sp_funding_get_rounding (self->funding).pence)
    g_ptr_array_add (self->findings, sp_finding_new_printf (
      SP_FINDING_NOTE, "programme-over-money", SP_SUBJECT_PLAN, 0,
      _("The programme asks for %s and the money is %s. Rounding of the figures can explain the %s."), cost, money, missing));
  else
    g_ptr_array_add (self->findings, sp_finding_new (SP_FINDING_WARNING, "programme-over-money", SP_SUBJECT_PLAN, 0, sentence));
}

/* What pots have less than nothing and no money makes up: no scheme is short by it, but somebody is. */
static void
find_overdrawn (SpWaterfall *self)
{
  for (guint l = 0; l < self->lines->len; l++)
    {
      const SpWaterfallLine *line = sp_waterfall_line (self, l);
      g_autofree char *money = sp_money_to_words (line->missing);

      if (line->pot < 0 || line->missing.pence <= 0)
        continue;
      g_ptr_array_add (self->findings, sp_finding_new_printf (
        SP_FINDING_WARNING, "pot-overdrawn", SP_SUBJECT_POT, self->funding->snapshot->pots[line->pot].id,
        _("%s is overdrawn by %s, which no money makes up, beside what the schemes are short. %s"), line->name, money,
        line->reason != NULL ? line->reason : ""));
    }
}

/* The agreements whose money is banked in no pot, and how much that is. */
static gint64
sum_beside_pots (const SpWaterfall *self, GString *names)
{
  gint64 sum = 0;

  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurse *purse = sp_waterfall_purse (self, p);
      const char *title = purse->receipt >= 0 ? sp_receipts_get_agreement (self->receipts, (guint) purse->receipt)->title : NULL;

      if (title == NULL || purse->pot >= 0 || purse->amount.pence <= 0)
        continue;
      sum += purse->amount.pence;
      if (strstr (names->str, title) == NULL)
        g_string_append_printf (names, _("%s“%s”"), names->len > 0 ? ", " : "", title);
    }
  return sum;
}

/* Developers' money that a pot counts on, beside agreements that bring their own: it may be the same money. */
static void
find_counted_twice (SpWaterfall *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gint64 beside = sum_beside_pots (self, names);

  for (guint p = 0; p < self->purses->len && beside > 0; p++)
    {
      const SpPurse *purse = sp_waterfall_purse (self, p);
      gint64 twice = MIN (purse->amount.pence, beside);
      g_autofree char *all = sp_money_to_words (purse->amount), *brought = sp_money_to_words (sp_money (beside));
      g_autofree char *money = sp_money_to_words (sp_money (twice));

      if (purse->receipt >= 0 || twice <= 0 || g_strcmp0 (purse->certainty, "received") == 0
          || g_strcmp0 (sp_waterfall_get_purse_source (self, p), "section 106") != 0)
        continue;
      g_ptr_array_add (self->findings, sp_finding_new_printf (
        SP_FINDING_WARNING, "contributions-beside-pot", SP_SUBJECT_POT, id_of (self, purse),
        _("%s counts on %s of developers, and agreements that are banked in no pot bring %s beside it: %s. Up to %s may be counted twice. "
          "Where an obligation is part of the pot, say that it is banked in it: then it takes the place of as much of the pot."),
        purse->name, all, brought, names->str, money));
    }
}

void
sp_waterfall_find_faults (SpWaterfall *self)
{
  find_gap (self);
  find_overdrawn (self);
  find_counted_twice (self);
  find_short_years (self);
  find_fixed_not_met (self);
  find_lapses (self);
  find_undated (self);
  find_late_contributions (self);
  find_unpaid (self);
}
