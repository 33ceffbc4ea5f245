/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken of housing for want of the council's own figures: the delivery of each planning stage, and the national yields.
 * A plan begins with the first (delivery-defaults.sql says the same, tests/plan/test-usual-housing.c holds the two together), and
 * may go back to either. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* permission NULL = stage not said. FALSE where a term has no usual figure (start, rate, most) or the stage is none. */
gboolean sp_usual_delivery (const char *permission, SpDeliveryTerm term, double *value);
/* Of the same phase, type, tenure, bedrooms and years since as `kind`, whose number is not read: pupils per dwelling in England, stock
 * completed since 2008, 2021/22 (DfE, pupil yields dashboard; domain.md 3.2). FALSE where no national figure is used. */
gboolean sp_usual_yield (const SpYield *kind, double *pupils_per_dwelling);
/* Whether a row of the plan says what is usual, or its own. */
gboolean sp_delivery_is_usual (const SpDeliveryDefault *row);
gboolean sp_yield_is_usual (const SpYield *row);
/* Where they come from, in words: translated, for a note beside a number that was put back. */
const char *sp_usual_delivery_source (void);
const char *sp_usual_yield_source (void);

G_END_DECLS
