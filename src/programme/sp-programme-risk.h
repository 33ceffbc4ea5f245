/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How risky a programme is: what may go wrong with what it chooses, and how far its cost may still move.
 *
 *   risk       = sum of cost x score / sum of cost, over what is chosen whose risks somebody has recorded
 *                score = the highest likelihood x impact (1 to 25, the council's scale of five by five) of its project
 *   not known  = share of the cost of what is chosen whose risks nobody has recorded: it is not without risk
 *   early      = share of the cost at a RIBA stage before D (3, Developed Design): from the share that is early for certain to the
 *                share that may be ("C or D", or no stage is held); what the program priced itself is at A
 *   cost from, to = sum of each cost at the lowest and at the highest its stage allows (sp-riba-stage.h); what has no stage
 *                counts as it is. All at once the lowest, or the highest: the widest range there is.
 * Weighting by cost is this program's own choice, so that a large scheme counts as such; stages and their confidence are of
 * domain.md section 7, a rule of thumb.
 * Example: £4m, score 15, at "B or C"; £1m, score 6, at D; £5m, no risk recorded, at A: risk (4 x 15 + 1 x 6) / 5 = 13.2; not
 * known 50 %; early 90 %; cost from 2.8 + 0.9 + 3.5 = £7.2m to 5.2 + 1.1 + 6.5 = £12.8m. */
#pragma once

#include "sp-programme.h"
#include "sp-riba-stage.h"

G_BEGIN_DECLS

typedef struct
{
  SpMoney     cost;
  gint        score;   /* 1..25; 0 = no risk is recorded */
  gboolean    staged;
  SpRibaStage stage;
} SpRiskItem;

typedef struct
{
  gboolean scored;     /* FALSE: nothing that costs anything has a risk recorded; risk is 0 and means nothing */
  double   risk;
  gint     highest;    /* score, 0 = none */
  double   not_known;  /* share of the cost, as the next two; 0 when it costs nothing */
  double   early_least, early_most;
  SpMoney  lowest, highest_cost;
} SpProgrammeRisk;

SpProgrammeRisk sp_programme_risk_of (const SpRiskItem *items, guint n);
/* Of what a programme chooses. */
SpProgrammeRisk sp_programme_get_risk (const SpProgramme *self);

G_END_DECLS
