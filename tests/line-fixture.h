/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the engines make of a plan, for tests that begin where pupils, need and money are known. */
#pragma once

#include "sp-need.h"
#include "sp-plan.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

/* Each is the line's own; all NULL before it is run. */
typedef struct
{
  SpSnapshot  *snapshot;
  SpForecast  *forecast;
  SpNeed      *need;
  SpFunding   *funding;
  SpWaterfall *waterfall; /* with the receipts of the plan's own day */
} LineFixture;

/* The plan as it is now in a scenario (0 = in none), with no options, its pupils beside the places of a supply. What was run before is
 * let go; what goes wrong ends the test. */
void line_fixture_run (LineFixture *self, SpPlan *plan, gint64 scenario, SpSupplyKind kind);
void line_fixture_clear (LineFixture *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LineFixture, line_fixture_clear)

G_END_DECLS
