/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of contributions has been spent by the day looked at. It has paid the scheme it was spent on, whatever the deed lets it
 * pay for: it counts as money that came and was used, and the scheme costs other money that much less, so that to spend a
 * contribution never moves the gap. What was spent on no named scheme, or is above what the scheme costs in the plan, has paid
 * for something that no scheme's cost shows: it is a line of its own, used and not there for others.
 *
 * £500,000 came for a school of £4.2m and £150,000 of it was spent on that: the money is still £500,000, the scheme still costs
 * £4.2m, of which £150,000 is paid, and £350,000 is to be spent. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-receipt-private.h"
#include "sp-waterfall-private.h"

gint64
sp_waterfall_spent (const SpReceipt *receipt)
{
  return MAX (MIN (receipt->spent.pence, receipt->received.pence - receipt->returned.pence), 0);
}

/* Adds up what was spent on one scheme (-1 = on none that is named). */
static void
add_to (GArray *list, SpProjectIndex project, gint64 pence)
{
  SpSpent row = { .project = project, .pence = pence };

  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, SpSpent, i).project == project)
      {
        g_array_index (list, SpSpent, i).pence += pence;
        return;
      }
  g_array_append_val (list, row);
}

/* By scheme, in the order of the payments, and no more than there was. Where no payment says on what, it is what the deed names. */
static GArray *
list_spent (const SpWaterfall *self, guint i)
{
  const SpReceipt *receipt = sp_receipts_get (self->receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpSpent));
  gint64 left = sp_waterfall_spent (receipt);

  for (guint t = 0; t < obligation->n_transactions; t++)
    {
      const SpTransaction *row = &obligation->transactions[t];
      gint64 pence = MIN (row->amount.pence, left);

      if (pence <= 0 || !sp_transaction_spends (row) || !sp_transaction_is_past (row, sp_receipts_get_day (self->receipts)))
        continue;
      add_to (list, row->project >= 0 ? row->project : obligation->project, pence);
      left -= pence;
    }
  if (left > 0)
    add_to (list, obligation->project, left);
  return list;
}

guint
sp_waterfall_line_of (const SpWaterfall *self, SpProjectIndex project)
{
  const SpWaterfallLine *own = sp_waterfall_line (self, (guint) project);

  for (guint l = 0; l < self->lines->len && own->state == SP_LINE_NOT_PRICED && own->table > 0; l++)
    if (sp_waterfall_line (self, l)->project < 0 && sp_waterfall_line (self, l)->table == own->table)
      return l;
  return (guint) project;
}

/* What the line costs that nothing spent has paid yet. */
static gint64
sum_room (const SpWaterfall *self, guint line, const gint64 *charged)
{
  gint64 room = 0;

  for (guint y = 0; y < self->years->len; y++)
    room += charged[SP_CELL (self, line, y)];
  for (guint i = 0; i < self->spent->len; i++)
    if (g_array_index (self->spent, SpSpent, i).line == line)
      room -= g_array_index (self->spent, SpSpent, i).pence;
  return MAX (room, 0);
}

static void
say_above_cost (SpWaterfall *self, const SpSpent *spent, gint64 above)
{
  const SpAgreement *agreement = sp_receipts_get_agreement (self->receipts, spent->receipt);
  const SpProject *project = &self->funding->snapshot->projects[spent->project];
  g_autofree char *money = sp_money_to_words (sp_money (above));
  gboolean priced = sp_waterfall_line (self, spent->line)->state != SP_LINE_NOT_PRICED;

  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_WARNING, "contribution-spent-above-cost", SP_SUBJECT_AGREEMENT, agreement->id,
    priced ? _("%s: %s of what was spent of it on %s is more than is still to be paid of what that costs in the plan. It counts as used. "
               "Correct the payment, or the budget of the scheme.")
           : _("%s: %s of it was spent on %s, which has no cost in the plan. It counts as used. Enter the budget of the scheme."),
    agreement->title, money, project->name));
}

/* It was spent all the same; but somebody should know. */
static void
say_breaks_terms (SpWaterfall *self, const SpSpent *spent)
{
  const SpSnapshot *snapshot = self->funding->snapshot;
  const SpAgreement *agreement = sp_receipts_get_agreement (self->receipts, spent->receipt);
  SpTerms terms = sp_terms_of_obligation (snapshot, agreement, sp_receipts_get_obligation (self->receipts, spent->receipt));
  g_autofree char *money = sp_money_to_words (sp_money (spent->pence)), *why = NULL;

  if (sp_terms_may_pay (snapshot, &terms, spent->project, TRUE, &why))
    return;
  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_WARNING, "contribution-spent-breaks-terms", SP_SUBJECT_AGREEMENT, agreement->id,
    _("%s: %s of it was spent on %s, and counts as having paid it. %s Look at what the deed says."), agreement->title, money,
    snapshot->projects[spent->project].name, why));
}

static void
add_spent (SpWaterfall *self, SpSpent spent, const gint64 *charged)
{
  SpSpent above = spent;
  gint64 room;

  if (spent.project >= 0)
    {
      say_breaks_terms (self, &spent);
      spent.line = sp_waterfall_line_of (self, spent.project);
      room = sum_room (self, spent.line, charged);
      above.pence = MAX (spent.pence - room, 0);
      if (above.pence > 0)
        say_above_cost (self, &spent, above.pence);
      spent.pence -= above.pence;
      above.project = -1;
    }
  else
    spent.pence = 0;
  if (spent.pence > 0)
    g_array_append_val (self->spent, spent);
  if (above.pence > 0)
    {
      above.line = G_MAXUINT; /* not there yet */
      g_array_append_val (self->spent, above);
    }
}

gint64 *
sp_waterfall_find_spent (SpWaterfall *self, const gint64 *charged)
{
  gint64 *row = g_new0 (gint64, self->years->len), sum = 0;

  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    {
      const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);
      g_autoptr (GArray) list = list_spent (self, i);

      for (guint s = 0; s < list->len; s++)
        {
          SpSpent spent = g_array_index (list, SpSpent, s);

          spent.receipt = i;
          if (obligation->pot < 0 || sp_pot_is_growth (&self->funding->snapshot->pots[obligation->pot]))
            add_spent (self, spent, charged);
        }
    }
  for (guint i = 0; i < self->spent->len; i++)
    {
      SpSpent *spent = &g_array_index (self->spent, SpSpent, i);

      if (spent->project >= 0)
        continue;
      spent->line = self->lines->len; /* the one that the row is for */
      row[sp_waterfall_year_of_receipt (self, spent->receipt)] += spent->pence;
      sum += spent->pence;
    }
  if (sum == 0)
    g_clear_pointer (&row, g_free);
  return row;
}

void
sp_waterfall_add_spent (SpWaterfall *self)
{
  for (guint i = 0; i < self->spent->len; i++)
    {
      SpSpent *spent = &g_array_index (self->spent, SpSpent, i);
      const SpAgreement *agreement = sp_receipts_get_agreement (self->receipts, spent->receipt);
      char *name = spent->project >= 0
                     ? g_strdup_printf (_("%s, spent on %s"), agreement->title, self->funding->snapshot->projects[spent->project].name)
                     : g_strdup_printf (_("%s, spent elsewhere"), agreement->title);
      SpPurse purse = { .name = name, .pot = sp_receipts_get_obligation (self->receipts, spent->receipt)->pot,
                        .receipt = (gint) spent->receipt, .certainty = "received", .repays = TRUE, .spent = TRUE,
                        .amount = sp_money (spent->pence) };
      SpTerms terms = { .name = name, .area = -1, .school = -1, .growth = -1, .project = spent->project };
      SpFixed fixed = { .line = spent->line, .left = spent->pence, .year = -1, .spent = TRUE };

      g_ptr_array_add (self->names, name);
      fixed.purse = sp_waterfall_add_purse (self, purse, terms);
      sp_waterfall_add_tranche (self, fixed.purse, sp_receipts_get (self->receipts, spent->receipt)->received_on, spent->pence);
      g_array_append_val (self->fixed, fixed);
    }
}

void
sp_waterfall_tie_spent (SpWaterfall *self)
{
  for (guint f = 0; f < self->fixed->len; f++)
    {
      const SpFixed *fixed = &g_array_index (self->fixed, SpFixed, f);

      for (guint l = 0; l < self->lines->len && fixed->spent; l++)
        self->may[(gsize) fixed->purse * self->lines->len + l] = l == fixed->line;
    }
}

gint64
sp_waterfall_still_spent (const SpWaterfall *self, guint l, guint y)
{
  gint64 left = 0;

  for (guint f = 0; f < self->fixed->len; f++)
    if (g_array_index (self->fixed, SpFixed, f).spent && g_array_index (self->fixed, SpFixed, f).line == l)
      left += g_array_index (self->fixed, SpFixed, f).left;
  for (guint later = y + 1; later < self->years->len; later++)
    left -= self->unpaid[SP_CELL (self, l, later)];
  return MAX (left, 0);
}
