/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-borrowing.h"

#include <math.h>

struct _SpBorrowing
{
  GArray    *rows; /* SpBorrowingYear */
  SpWaterfall *waterfall;
};

/* What of `borrowed` has been repaid after so many years. */
static gint64
repaid_after (gint64 borrowed, gint years, gint of)
{
  return years >= of ? borrowed : (gint64) llround ((double) borrowed * years / of);
}

static void
add_pot (SpBorrowing *self, guint p, const SpPot *pot)
{
  guint n_years = sp_waterfall_get_n_years (self->waterfall) - 1; /* the last is not dated */
  gint first = n_years > 0 ? sp_waterfall_get_year (self->waterfall, 0).start : 0;
  gint last = first + (gint) n_years + pot->repay_years;
  gint64 owed = 0;

  for (gint year = first; year < last; year++)
    {
      SpBorrowingYear row = { .name = pot->name, .pot = sp_waterfall_get_purse (self->waterfall, p)->pot,
                              .year = { year } };
      guint y = (guint) (year - first);

      row.interest = sp_money (llround ((double) owed * pot->interest_rate));
      for (guint b = 0; b < MIN (y, n_years); b++)
        {
          SpPurseYear used = sp_waterfall_get_purse_year (self->waterfall, p, b);
          gint64 borrowed = used.used.pence + used.used_late.pence;

          row.provision.pence += repaid_after (borrowed, (gint) (y - b), pot->repay_years)
                                 - repaid_after (borrowed, (gint) (y - b) - 1, pot->repay_years);
        }
      if (y < n_years)
        {
          SpPurseYear used = sp_waterfall_get_purse_year (self->waterfall, p, y);

          row.borrowed = sp_money_add (used.used, used.used_late);
        }
      owed += row.borrowed.pence - row.provision.pence;
      row.owed = sp_money (owed);
      if (row.borrowed.pence != 0 || row.provision.pence != 0 || row.interest.pence != 0)
        g_array_append_val (self->rows, row);
    }
}

SpBorrowing *
sp_borrowing_new (SpWaterfall *waterfall)
{
  const SpSnapshot *snapshot;
  SpBorrowing *self;

  g_return_val_if_fail (waterfall != NULL, NULL);
  snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  self = g_new0 (SpBorrowing, 1);
  self->rows = g_array_new (FALSE, TRUE, sizeof (SpBorrowingYear));
  self->waterfall = sp_waterfall_ref (waterfall);
  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      const SpPurse *purse = sp_waterfall_get_purse (waterfall, p);
      const SpPot *pot = purse->receipt < 0 ? &snapshot->pots[purse->pot] : NULL;

      if (pot == NULL || g_strcmp0 (pot->source, "borrowing") != 0)
        continue;
      if (pot->has_interest && pot->repay_years > 0)
        add_pot (self, p, pot);
    }
  return self;
}

void
sp_borrowing_free (SpBorrowing *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  sp_waterfall_unref (self->waterfall);
  g_free (self);
}

guint
sp_borrowing_get_n_years (const SpBorrowing *self)
{
  return self->rows->len;
}

const SpBorrowingYear *
sp_borrowing_get_year (const SpBorrowing *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return &g_array_index (self->rows, SpBorrowingYear, i);
}
