/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why each scheme is paid for no further, and on what it rests, in sentences. What may pay for a scheme is taken apart into
 * what becomes of it, so that each sentence has an amount of its own and none is a guess. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-waterfall-private.h"

typedef struct
{
  guint  n_purses;     /* that may pay the line, or of which a part is fixed for it, and hold money */
  gint64 money;        /* of theirs that may, in all = the parts below and what other schemes use */
  gint64 own;          /* pays this line */
  gint64 lapsed;
  gint64 kept, kept_undated; /* fixed for this line and left in the end; of that, without a year */
  gint64 others;       /* fixed for other schemes and left in the end */
  gint64 undated, left; /* the rest left in the end: without a year, and with one */
  gint   refused;      /* the purse with the most money that may not pay; -1 = none */
  gint   fixed;        /* the purse of the most that is kept for the line; -1 = none */
} Sources;

/* What is fixed of a purse and kept, for the line or (own FALSE) for others; of that, what has no year. */
static gint64
sum_kept (const SpWaterfall *self, guint p, guint l, gboolean own, gint64 *undated)
{
  gint64 sum = 0;

  *undated = 0;
  for (guint f = 0; f < self->fixed->len; f++)
    {
      const SpFixed *fixed = &g_array_index (self->fixed, SpFixed, f);

      if (fixed->purse != p || (fixed->line == l) != own)
        continue;
      sum += fixed->kept;
      *undated += fixed->undated;
    }
  return sum;
}

static gint64
sum_end (const SpWaterfall *self, guint p)
{
  return MAX (self->purse_years[SP_CELL (self, p, self->years->len - 1)].carried_out.pence, 0);
}

/* What a purse has paid of the line, or (given_back) repaid to what had. */
static gint64
sum_paid (const SpWaterfall *self, guint p, guint l, gboolean given_back)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->purse == p && payment->line == l && (payment->kind == SP_PAY_REPAY) == given_back)
        sum += payment->amount.pence;
    }
  return sum;
}

/* What a purse has put into pots that were overdrawn: for no scheme. */
static gint64
sum_made_up (const SpWaterfall *self, guint p)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->purse == p && sp_waterfall_line (self, payment->line)->pot >= 0)
        sum += payment->amount.pence;
    }
  return sum;
}

static void
look_at_purse (const SpWaterfall *self, guint p, guint l, Sources *sources)
{
  gint64 undated_here, undated_others, end = sum_end (self, p), rest;
  gint64 here = sum_kept (self, p, l, TRUE, &undated_here), others = sum_kept (self, p, l, FALSE, &undated_others);

  sources->kept += here;
  sources->kept_undated += undated_here;
  if (here > 0)
    sources->fixed = (gint) p;
  sources->own += sum_paid (self, p, l, FALSE);
  if (!sp_waterfall_may_pay (self, p, l))
    {
      sources->money += here + sum_paid (self, p, l, FALSE) + sum_paid (self, p, l, TRUE);
      return;
    }
  sources->money += sp_waterfall_purse (self, p)->amount.pence - sum_made_up (self, p);
  for (guint y = 0; y < self->years->len; y++)
    sources->lapsed += self->purse_years[SP_CELL (self, p, y)].lapsed.pence;
  sources->others += MIN (others, MAX (end - here, 0));
  rest = MAX (end - here - others, 0);
  undated_here = CLAMP (self->left_undated[p] - undated_here - undated_others, 0, rest);
  sources->undated += undated_here;
  sources->left += rest - undated_here;
}

static gboolean
has_part (const SpWaterfall *self, guint p, guint l)
{
  for (guint f = 0; f < self->fixed->len; f++)
    if (g_array_index (self->fixed, SpFixed, f).purse == p && g_array_index (self->fixed, SpFixed, f).line == l)
      return TRUE;
  return FALSE;
}

static Sources
look_at_purses (const SpWaterfall *self, guint l)
{
  Sources sources = { .refused = -1, .fixed = -1 };

  for (guint p = 0; p < self->purses->len; p++)
    {
      gint64 amount = sp_waterfall_purse (self, p)->amount.pence;

      if (amount <= 0)
        continue;
      if (sp_waterfall_may_pay (self, p, l) || has_part (self, p, l))
        {
          sources.n_purses++;
          look_at_purse (self, p, l, &sources);
        }
      else if (sources.refused < 0 || amount > sp_waterfall_purse (self, (guint) sources.refused)->amount.pence)
        sources.refused = (gint) p;
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

static void
append_sentence (GString *out, const char *form, gint64 pence)
{
  g_autofree char *money = sp_money_to_words (sp_money (pence));

  if (pence <= 0)
    return;
  g_string_append (out, out->len > 0 ? " " : "");
  g_string_append_printf (out, form, money);
}

/* What is fixed for the line and cannot pay for it. */
static void
append_kept (const SpWaterfall *self, const Sources *sources, GString *out)
{
  g_autofree char *undated = sp_money_to_words (sp_money (sources->kept_undated));
  const char *name = sources->fixed >= 0 ? sp_waterfall_purse (self, (guint) sources->fixed)->name : NULL;

  if (sources->kept_undated > 0)
    g_string_append_printf (out, _("%s of %s is fixed for it but has no year: give the pot’s amount a year."), undated, name);
  append_sentence (out, _("%s that is fixed for it comes too late for its costs."), sources->kept - sources->kept_undated);
}

/* Who uses the money that may pay the line, of which that much is used by others. */
static void
append_used (const SpWaterfall *self, guint l, const Sources *sources, gint64 used, GString *out)
{
  if (used < sources->money)
    append_sentence (out, _("The rest of the %s that may pay for it is used by other schemes."), used > 0 ? sources->money : 0);
  else if (is_passed_over (self, l))
    append_sentence (out, _("The %s that may pay for it is used by other schemes."), used);
  else
    append_sentence (out, _("The %s that may pay for it is used by schemes before it in the programme."), used);
}

/* Why what is missing is missing. */
static char *
say_missing (const SpWaterfall *self, guint l)
{
  Sources sources = look_at_purses (self, l);
  gint64 used = sources.money - sources.own - sources.lapsed - sources.kept - sources.others - sources.undated - sources.left;
  GString *out;

  if (sources.n_purses == 0)
    return say_no_money (self, sp_waterfall_line (self, l), &sources);
  out = g_string_new (NULL);
  append_kept (self, &sources, out);
  append_sentence (out, sources.undated == sources.money
                          ? _("Only %s that has no year could pay for it, and money without a year pays for nothing that has one. "
                              "Say in which year it comes.")
                          : _("%s that could pay for it has no year, and money without a year pays for nothing that has one. Say "
                              "in which year it comes."), sources.undated);
  append_sentence (out, _("%s that may pay for it is left in the end, but comes after more is outstanding than may be funded "
                          "forward, or may not pay for costs of those years."), sources.left);
  append_sentence (out, sources.lapsed >= sources.money ? _("All the %s that may pay for it lapses before it is spent.")
                                                        : _("%s that may pay for it lapses before it is spent."), sources.lapsed);
  append_sentence (out, _("%s that may pay for it is fixed for other schemes."), sources.others);
  append_used (self, l, &sources, used, out);
  if (out->len == 0)
    g_string_append (out, _("No other money may pay for it."));
  return g_string_free (out, FALSE);
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
  g_autofree char *paid = sp_money_to_words (sp_money_sub (line->cost, line->missing));
  g_autofree char *cost = sp_money_to_words (line->cost);
  g_autofree char *until = sp_financial_year_to_string (line->until);
  g_autofree char *why = say_missing (self, l);

  if (line->until.start == 0)
    return g_strdup_printf (_("%s of its %s is paid for. %s"), paid, cost, why);
  return g_strdup_printf (_("%s of its %s is paid for, from %s on not in full. %s"), paid, cost, until, why);
}

/* What is for the line and comes later, or nobody knows when: its purse, the one that gives back the most. */
static const char *
find_repayer (const SpWaterfall *self, guint l)
{
  gint64 most = 0;
  const char *name = NULL;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->kind != SP_PAY_REPAY || payment->line != l || payment->amount.pence <= most
          || !(payment->uncertain || payment->undated))
        continue;
      most = payment->amount.pence;
      name = sp_waterfall_purse (self, payment->purse)->name;
    }
  return name;
}

/* On what it rests that is paid. */
static void
append_doubts (const SpWaterfall *self, guint l, GString *out)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, l);
  const char *repayer = find_repayer (self, l);
  g_autofree char *ahead = sp_money_to_words (line->ahead);

  append_sentence (out, line->elsewhere ? _("%s was spent on no named scheme, or is above what the scheme costs in the plan.")
                                        : _("%s of it has been paid already by contributions spent on it."), line->spent.pence);
  append_sentence (out, _("%s of it is paid by money that is only expected or at risk."), line->uncertain.pence);
  append_sentence (out, _("%s of it is paid by money that has no year."), line->undated.pence);
  if (repayer != NULL)
    {
      g_string_append (out, out->len > 0 ? " " : "");
      g_string_append_printf (out, _("%s of it is paid ahead of money that is for it and is uncertain or has no year, such as %s."),
                              ahead, repayer);
    }
  append_sentence (out, _("%s of its profile is above its cost: no money is asked for it."), MAX (line->above.pence, 0));
}

static void
append_part (GString *words, const char *form, SpMoney money)
{
  g_autofree char *amount = sp_money_to_words (money);

  if (money.pence <= 0)
    return;
  g_string_append (words, ", ");
  g_string_append_printf (words, form, amount);
}

/* Its state in a few words: never plainly funded where money is in it that may not come, or not in time. */
static char *
word_line (const SpWaterfallLine *line)
{
  GString *words = g_string_new (line->state == SP_LINE_FUNDED_IF ? _("Funded") : sp_line_state_name (line->state));

  if (line->state == SP_LINE_NOT_PRICED)
    return g_string_free (words, FALSE);
  if (!line->elsewhere)
    append_part (words, _("%s of it from contributions already spent"), line->spent);
  append_part (words, _("%s of it uncertain"), line->uncertain);
  append_part (words, _("%s of it undated"), line->undated);
  append_part (words, _("%s of it in advance"), line->ahead);
  append_part (words, _("%s of its profile above its cost"), line->above);
  return g_string_free (words, FALSE);
}

static void
reason_line (SpWaterfall *self, guint l)
{
  SpWaterfallLine *line = sp_waterfall_line (self, l);
  g_autofree char *why = NULL;
  GString *out = g_string_new (NULL);

  if (line->state == SP_LINE_NOT_PRICED)
    why = g_strdup (_("It has no cost yet. Enter a budget."));
  else if (line->state == SP_LINE_PART)
    why = say_part (self, l);
  else if (line->state == SP_LINE_UNFUNDED)
    why = say_missing (self, l);
  else if (line->state == SP_LINE_FUNDED_LATE)
    why = say_late (line);
  g_string_append (out, why != NULL ? why : "");
  if (line->state != SP_LINE_NOT_PRICED)
    append_doubts (self, l, out);
  line->reason = g_string_free (out, out->len == 0);
  line->words = word_line (line);
}

void
sp_waterfall_reason (SpWaterfall *self)
{
  for (guint l = 0; l < self->lines->len; l++)
    reason_line (self, l);
}
