/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What borrowing costs the revenue budget: interest, and the minimum revenue provision that repays it.
 *
 *   provision (y) = sum over earlier years b of borrowed (b) / years to repay, until it is repaid (equal instalments)
 *   interest (y)  = rate x owed as the year begins
 * Rounded to the penny, each year's owed amount kept exact by rounding the sum repaid, not the instalment.
 * Source: Local Authorities (Capital Finance and Accounting) Regulations 2003, regulations 27 and 28; statutory guidance on
 * the minimum revenue provision, asset life method, equal instalments. Example: £1m in 2013-14 at 4 % over 25 years: from
 * 2014-15 on £40,000 a year of provision, and £40,000 of interest in the first, £38,400 in the second. */
#pragma once

#include "sp-waterfall.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *name; /* of the pot */
  SpPotIndex      pot;
  SpFinancialYear year;
  SpMoney         borrowed, owed /* at the year's end */, interest, provision;
} SpBorrowingYear;

typedef struct _SpBorrowing SpBorrowing; /* immutable */
/* From what the waterfall uses of pots of borrowing that say their interest and years to repay; those that do not are among the
 * findings of funding. What the waterfall uses in no year is not in it. A pot may go on costing long after the plan's last year. */
SpBorrowing *sp_borrowing_new (SpWaterfall *waterfall);
void         sp_borrowing_free (SpBorrowing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBorrowing, sp_borrowing_free)
guint        sp_borrowing_get_n_years (const SpBorrowing *self); /* rows: by pot, then year */
const SpBorrowingYear *sp_borrowing_get_year (const SpBorrowing *self, guint i);

G_END_DECLS
