/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a place is worth in a Basic Need award of a financial year.
 *
 * The plan's own rate comes first. Then the table data/rates/basic-need.csv, which names the source of each row: the rate of
 * the award's year; else the nearest that is known, the earlier of two as near, brought to the award's year where the index of
 * building cost has both; else as it is, which is then too low or too high by what prices have risen between. Source:
 * domain.md 3.6 and 4.1. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_RATE_OF_PLAN,
  SP_RATE_OF_YEAR,       /* known for the year of the award */
  SP_RATE_INDEXED,       /* of another year, brought to that of the award */
  SP_RATE_OF_EARLIER,    /* of a year before the award: likely too low */
  SP_RATE_OF_LATER,      /* of a year after it: likely too high */
} SpRateBasis;
typedef struct
{
  SpMoney         rate;
  SpRateBasis     basis;
  SpFinancialYear year;    /* whose rate it is; {0} = of the plan */
  const char     *source;  /* owned by the program; NULL = of the plan */
} SpBasicNeedRate;

const char *sp_rate_basis_code (SpRateBasis basis); /* "plan", "year", "indexed", "earlier", "later" */

/* The rate for an award of the financial year. */
SpBasicNeedRate sp_basic_need_rate (const SpSnapshot *snapshot, SpPhase phase, SpFinancialYear award);

G_END_DECLS
