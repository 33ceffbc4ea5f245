/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pays: purses, how long their money lasts, and what each may pay for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-receipt-private.h"
#include "sp-waterfall-private.h"

static SpFinancialYear
year_at (const SpWaterfall *self, guint y)
{
  return g_array_index (self->years, SpFinancialYear, y);
}

/* Index of the first year that is not before `year`; the last when none is. {0}: the last, which has no date. */
static gint
first_from (const SpWaterfall *self, SpFinancialYear year)
{
  for (guint y = 0; year.start != 0 && y < self->years->len; y++)
    if (year_at (self, y).start >= year.start)
      return (gint) y;
  return (gint) self->years->len - 1;
}

/* Index of the last dated year that is not after `year`; -1 when all are. */
static gint
last_until (const SpWaterfall *self, gint year)
{
  gint last = -1;

  for (guint y = 0; y < self->years->len; y++)
    if (year_at (self, y).start != 0 && year_at (self, y).start <= year)
      last = (gint) y;
  return last;
}

/* The same for money that may be spent until the end of that year: past the years looked at it is still there at their end. */
static gint
lasts_until (const SpWaterfall *self, gint year)
{
  guint n = self->years->len;

  return n > 1 && year > year_at (self, n - 2).start ? SP_FOR_EVER : last_until (self, year);
}

static gboolean
is_uncertain (const char *certainty)
{
  return g_strcmp0 (certainty, "expected") == 0 || g_strcmp0 (certainty, "at risk") == 0;
}

static SpTranche
make_tranche (const SpWaterfall *self, guint purse, SpFinancialYear year, gint64 pence, gint carry_years)
{
  const SpTerms *terms = &self->terms[purse];
  SpFinancialYear by = sp_financial_year_of_date (terms->spend_by), from = sp_financial_year_of_date (terms->earliest_on);
  gboolean in_hand = year.start == 0 && g_strcmp0 (sp_waterfall_purse (self, purse)->certainty, "received") == 0;
  gint comes = first_from (self, in_hand ? sp_funding_get_base_year (self->funding) : year);
  SpTranche tranche = { .purse = purse, .until = SP_FOR_EVER, .left = pence, .from = comes,
                        .uncertain = is_uncertain (sp_waterfall_purse (self, purse)->certainty),
                        .undated = year.start == 0 && !in_hand && self->years->len > 1 };

  if (from.start != 0)
    tranche.from = MAX (tranche.from, first_from (self, from));
  if (by.start != 0 && (year.start != 0 || in_hand))
    tranche.until = lasts_until (self, by.start);
  if (carry_years >= 0 && year.start != 0)
    tranche.until = MIN (tranche.until, lasts_until (self, year.start + carry_years));
  if (tranche.from > tranche.until) /* over before it may begin: it lapses at its date, unused */
    tranche.from = comes;
  return tranche;
}

static void
add_tranche (SpWaterfall *self, guint purse, SpFinancialYear year, gint64 pence, gint carry_years)
{
  SpTranche tranche = make_tranche (self, purse, year, pence, carry_years);

  if (pence > 0)
    g_array_append_val (self->tranches, tranche);
}

static gint
carry_of (const SpPot *pot)
{
  return pot->has_carry_limit ? MAX (pot->award_years, 1) - 1 + pot->carry_years : -1;
}

guint
sp_waterfall_comes (const SpWaterfall *self, guint p, guint y)
{
  const SpPot *pot = &self->funding->snapshot->pots[sp_waterfall_purse (self, p)->pot];

  return (guint) make_tranche (self, p, year_at (self, y), 0, carry_of (pot)).from;
}

gint
sp_waterfall_overdrawn (const SpWaterfall *self, guint l)
{
  SpPotIndex pot = sp_waterfall_line (self, l)->pot;

  for (guint p = 0; p < self->purses->len && pot >= 0; p++)
    if (sp_waterfall_purse (self, p)->pot == pot && sp_waterfall_purse (self, p)->receipt < 0)
      return (gint) p;
  return -1;
}

gint64
sp_waterfall_undated (const SpWaterfall *self, guint p)
{
  return self->years->len > 1 ? sp_waterfall_get_usable (self, p, self->years->len - 1).pence : 0;
}

guint
sp_waterfall_add_purse (SpWaterfall *self, SpPurse purse, SpTerms terms)
{
  guint p = self->purses->len;
  SpFinancialYear from = sp_financial_year_of_date (terms.earliest_on);

  g_array_append_val (self->purses, purse);
  self->terms = g_renew (SpTerms, self->terms, p + 1);
  self->earliest = g_renew (gint, self->earliest, p + 1);
  self->terms[p] = terms;
  self->earliest[p] = from.start != 0 ? first_from (self, from) : 0;
  return p;
}

void
sp_waterfall_add_tranche (SpWaterfall *self, guint purse, const char *received_on, gint64 pence)
{
  add_tranche (self, purse, sp_financial_year_of_date (received_on), pence, -1);
}

guint
sp_waterfall_year_of_receipt (const SpWaterfall *self, guint receipt)
{
  SpFinancialYear year = sp_financial_year_of_date (sp_receipts_get (self->receipts, receipt)->received_on);

  return (guint) first_from (self, year.start != 0 ? year : sp_funding_get_base_year (self->funding));
}

/* Money given for schemes: of developers and the levy, and grants for projects. What flexible money has paid in its stead it repays;
 * what may be spent ahead of it is less (sp-programme-pots.c: is_of_developers). */
static gboolean
is_for_schemes (const SpPot *pot)
{
  static const char *const sources[] = { "section 106", "cil", "hif", "project grant", "targeted basic need", NULL };

  return pot->source != NULL && g_strv_contains (sources, pot->source);
}

static gboolean
counts (const SpReceipt *receipt)
{
  return receipt->state != SP_RECEIPT_ENDED && receipt->state != SP_RECEIPT_PAY_BACK && sp_receipt_is_owed (receipt);
}

/* Money that an obligation brings by itself: what came and has not gone … */
static gint64
money_in_hand (const SpReceipt *receipt)
{
  return counts (receipt) ? MAX (receipt->received.pence - receipt->spent.pence - receipt->returned.pence, 0) : 0;
}

/* … and what is outstanding; of an obligation that is paid in parts, both. */
static gint64
money_to_come (const SpReceipt *receipt)
{
  return counts (receipt) ? receipt->to_come.pence : 0;
}

static const char *
certainty_to_come (const SpReceipt *receipt, const SpObligation *obligation, const char *day)
{
  gboolean asked = receipt->state == SP_RECEIPT_TRIGGERED || obligation->due_on != NULL
                   || sp_event_is_past (obligation->triggered_on, day);

  if (receipt->state == SP_RECEIPT_OVERDUE)
    return "at risk";
  return asked ? "announced" : "expected";
}

/* project: the scheme that this part is allocated to, which alone it may pay for; like what is fixed of a pot it is taken to be of
 * the pot's purpose. -1 = none */
static void
add_part (SpWaterfall *self, guint i, SpProjectIndex project, gint64 pence, const char *certainty, const char *spend_by,
          SpFinancialYear year)
{
  SpReceipts *receipts = self->receipts;
  const SpAgreement *agreement = sp_receipts_get_agreement (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);
  SpPurse purse = { .name = agreement->title, .pot = obligation->pot, .receipt = (gint) i, .repays = TRUE,
                    .certainty = certainty, .amount = sp_money (pence) };
  SpTerms terms = sp_terms_of_obligation (self->funding->snapshot, agreement, obligation);

  if (pence <= 0)
    return;
  if (spend_by != NULL)
    terms.spend_by = spend_by;
  if (project >= 0)
    {
      g_ptr_array_add (self->names, g_strdup_printf (_("%s, allocated to %s"), agreement->title,
                                                     self->funding->snapshot->projects[project].name));
      purse.name = terms.name = g_ptr_array_index (self->names, self->names->len - 1);
      terms.project = project;
      terms.purpose = NULL;
    }
  add_tranche (self, sp_waterfall_add_purse (self, purse, terms), year, pence, -1);
}

/* What came, and what is to come, for the project (-1 = for any). */
static void
add_parts (SpWaterfall *self, guint i, SpProjectIndex project, gint64 in_hand, gint64 to_come)
{
  const SpReceipt *receipt = sp_receipts_get (self->receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);

  add_part (self, i, project, in_hand, "received", receipt->pay_back_on, sp_financial_year_of_date (receipt->received_on));
  add_part (self, i, project, to_come, certainty_to_come (receipt, obligation, sp_receipts_get_day (self->receipts)),
            receipt->rest_pay_back_on, receipt->expected);
}

/* FALSE, and said, where the deed does not let it be spent on the project. */
static gboolean
may_be_allocated (SpWaterfall *self, guint i, SpProjectIndex project)
{
  const SpSnapshot *snapshot = self->funding->snapshot;
  const SpAgreement *agreement = sp_receipts_get_agreement (self->receipts, i);
  SpTerms terms = sp_terms_of_obligation (snapshot, agreement, sp_receipts_get_obligation (self->receipts, i));
  g_autofree char *why = NULL;

  if (sp_terms_may_pay (snapshot, &terms, project, TRUE, &why))
    return TRUE;
  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_ERROR, "allocation-breaks-terms", SP_SUBJECT_AGREEMENT, agreement->id,
    _("What is allocated of %s to %s is not kept for it. %s"), agreement->title, snapshot->projects[project].name, why));
  return FALSE;
}

/* Takes what is allocated to a scheme out of what is in hand, and what that does not hold out of what is to come. */
static void
add_allocated (SpWaterfall *self, guint i, gint64 *in_hand, gint64 *to_come)
{
  const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);
  g_autofree gboolean *seen = g_new0 (gboolean, self->funding->snapshot->n_projects + 1);

  for (guint t = 0; t < obligation->n_transactions; t++)
    {
      SpProjectIndex project = obligation->transactions[t].project;
      gint64 came, coming, left;

      if (project < 0 || seen[project])
        continue;
      seen[project] = TRUE;
      left = sp_obligation_get_allocated (obligation, project, sp_receipts_get_day (self->receipts)).pence;
      if (left == 0 || !may_be_allocated (self, i, project))
        continue;
      came = MIN (left, *in_hand);
      coming = MIN (left - came, *to_come);
      add_parts (self, i, project, came, coming);
      *in_hand -= came;
      *to_come -= coming;
    }
}

static void
add_obligation (SpWaterfall *self, guint i)
{
  const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);
  const SpReceipt *receipt = sp_receipts_get (self->receipts, i);
  gint64 in_hand = money_in_hand (receipt), to_come = money_to_come (receipt);

  if (obligation->pot >= 0 && !sp_pot_is_growth (&self->funding->snapshot->pots[obligation->pot]))
    return;
  add_allocated (self, i, &in_hand, &to_come);
  add_parts (self, i, -1, in_hand, to_come);
}

/* What obligations banked in the pot bring, or have brought and spent, is not counted again in the pot: it comes off its undated
 * money first, then off its latest years. */
static void
take_obligations (const SpWaterfall *self, SpPotIndex pot, gint64 *row)
{
  gint64 brought = 0;

  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    if (sp_receipts_get_obligation (self->receipts, i)->pot == pot)
      brought += money_in_hand (sp_receipts_get (self->receipts, i)) + money_to_come (sp_receipts_get (self->receipts, i))
                 + sp_waterfall_spent (sp_receipts_get (self->receipts, i));
  for (guint y = self->years->len; y-- > 0 && brought > 0;)
    {
      gint64 taken = MIN (brought, row[y]);

      row[y] -= taken;
      brought -= taken;
    }
}

static void
add_pot (SpWaterfall *self, SpPotIndex index)
{
  const SpPot *pot = &self->funding->snapshot->pots[index];
  SpPurse purse = { .name = pot->name, .pot = index, .receipt = -1, .certainty = pot->certainty,
                    .repays = is_for_schemes (pot) };
  g_autofree gint64 *row = g_new0 (gint64, self->years->len);
  guint p;

  if (!sp_pot_is_growth (pot))
    return;
  sp_waterfall_fill_entered (self, index, row);
  purse.amount.pence = sp_waterfall_level (row, self->years->len, NULL); /* overdrawn by that */
  take_obligations (self, index, row);
  for (guint y = 0; y < self->years->len; y++)
    purse.amount.pence += row[y];
  p = sp_waterfall_add_purse (self, purse, sp_terms_of_pot (pot));
  for (guint y = 0; y < self->years->len; y++)
    add_tranche (self, p, year_at (self, y), row[y], carry_of (pot));
}

static gboolean
is_unrestricted (const SpTerms *terms)
{
  return sp_terms_count (terms) == 0;
}

/* A line that is no project's: what is tied to nothing pays it, and what is tied to a project that is priced with it. */
static gboolean
may_pay_line (const SpWaterfall *self, guint p, guint l)
{
  const SpTerms *terms = &self->terms[p];

  if (terms->project >= 0 && sp_waterfall_line_of (self, terms->project) == l)
    return sp_terms_may_pay (self->funding->snapshot, terms, terms->project, FALSE, NULL);
  return is_unrestricted (terms);
}

static void
fill_may (SpWaterfall *self)
{
  const SpSnapshot *snapshot = self->funding->snapshot;
  gsize n = (gsize) MAX (self->purses->len, 1) * MAX (self->lines->len, 1);

  self->may = g_new0 (guint8, n);
  self->may_part = g_new0 (guint8, n);
  for (guint p = 0; p < self->purses->len; p++)
    for (guint l = 0; l < self->lines->len; l++)
      {
        SpProjectIndex project = sp_waterfall_line (self, l)->project;
        gsize at = (gsize) p * self->lines->len + l;

        self->may[at] = project < 0 ? may_pay_line (self, p, l)
                                    : sp_terms_may_pay (snapshot, &self->terms[p], project, FALSE, NULL);
        self->may_part[at] = project >= 0 && sp_terms_may_pay (snapshot, &self->terms[p], project, TRUE, NULL);
      }
}

/* A part of a pot fixed for a year after all the money, cost and dates of the plan: nobody can pay it or keep it. */
static gboolean
is_past_years (const SpWaterfall *self, SpFinancialYear year)
{
  return year.start != 0 && self->years->len > 1 && year.start > year_at (self, self->years->len - 2).start;
}

static void
find_past_years (SpWaterfall *self, const SpPotAllocation *row)
{
  const SpSnapshot *snapshot = self->funding->snapshot;
  g_autofree char *year = sp_financial_year_to_string (row->year);
  g_autofree char *last = sp_financial_year_to_string (year_at (self, self->years->len - 2));

  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_WARNING, "allocation-past-years", SP_SUBJECT_POT, snapshot->pots[row->pot].id,
    _("What is fixed of %s for %s in %s is not carried out: the last year with money or cost is %s. Correct its year."),
    snapshot->pots[row->pot].name, snapshot->projects[row->project].name, year, last));
}

/* What the planner has fixed; a part that breaks the pot's terms, or is of no year looked at, is not carried out, and said. */
static void
add_fixed (SpWaterfall *self)
{
  const SpSnapshot *snapshot = self->funding->snapshot;

  for (guint i = 0; i < snapshot->n_allocations; i++)
    {
      const SpPotAllocation *row = &snapshot->allocations[i];
      SpTerms terms = sp_terms_of_pot (&snapshot->pots[row->pot]);
      g_autofree char *why = NULL;
      gboolean past = is_past_years (self, row->year);

      if (past)
        find_past_years (self, row);
      if (!sp_terms_may_pay (snapshot, &terms, row->project, TRUE, &why))
        g_ptr_array_add (self->findings, sp_finding_new_printf (
          SP_FINDING_ERROR, "allocation-breaks-terms", SP_SUBJECT_POT, snapshot->pots[row->pot].id,
          _("What is fixed of %s for %s is not carried out. %s"), snapshot->pots[row->pot].name,
          snapshot->projects[row->project].name, why));
      for (guint p = 0; p < self->purses->len; p++)
        {
          SpFixed fixed = { .purse = p, .line = sp_waterfall_line_of (self, row->project), .left = row->amount.pence, .id = row->id,
                            .year = row->year.start != 0 ? first_from (self, row->year) : -1 };

          if (sp_waterfall_purse (self, p)->pot != row->pot)
            continue;
          if (why == NULL && !past && sp_waterfall_purse (self, p)->receipt < 0)
            g_array_append_val (self->fixed, fixed);
          if (row->no_more)
            self->may[(gsize) p * self->lines->len + row->project] = FALSE;
        }
    }
}

/* Whether another purse has its name: of another obligation of an agreement of that title, or (same) the other part of its own. */
static gboolean
shares_name (const SpWaterfall *self, const SpPurse *purse, gboolean same)
{
  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurse *other = sp_waterfall_purse (self, p);

      if (other != purse && other->receipt >= 0 && g_str_equal (other->name, purse->name)
          && (other->receipt == purse->receipt) == same)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_own_name (const SpWaterfall *self, const SpPurse *purse)
{
  gint position = sp_receipts_get_obligation (self->receipts, (guint) purse->receipt)->position;
  g_autofree char *name = shares_name (self, purse, FALSE) ? g_strdup_printf (_("%s, obligation %d"), purse->name, position)
                                                           : g_strdup (purse->name);

  if (!shares_name (self, purse, TRUE))
    return g_steal_pointer (&name);
  return g_strcmp0 (purse->certainty, "received") == 0 ? g_strdup_printf (_("%s, received"), name)
                                                       : g_strdup_printf (_("%s, to come"), name);
}

/* Every purse of an obligation gets a name of its own, so that two rows of a table are never called the same. */
static void
tell_apart (SpWaterfall *self)
{
  guint n = self->names->len;

  for (guint p = 0; p < self->purses->len; p++)
    if (sp_waterfall_purse (self, p)->receipt >= 0)
      g_ptr_array_add (self->names, dup_own_name (self, sp_waterfall_purse (self, p)));
  for (guint p = 0; p < self->purses->len; p++)
    if (sp_waterfall_purse (self, p)->receipt >= 0)
      sp_waterfall_purse (self, p)->name = g_ptr_array_index (self->names, n++);
}

void
sp_waterfall_add_purses (SpWaterfall *self)
{
  for (guint p = 0; p < self->funding->snapshot->n_pots; p++)
    add_pot (self, (SpPotIndex) p);
  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    add_obligation (self, i);
  tell_apart (self);
  sp_waterfall_add_spent (self);
  fill_may (self);
  sp_waterfall_tie_spent (self);
  add_fixed (self);
}
