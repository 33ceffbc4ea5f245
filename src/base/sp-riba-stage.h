/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RIBA stages: the letters of 2007, the numbers of 2013 and of 2020, and how far a cost may still move at each.
 *
 *   2007                      2013                        2020 (where renamed)           cost confidence
 *   A Appraisal               0 Strategic Definition,                                    25-30 %
 *                             1 Preparation and Brief
 *   B Design Brief            1                           Preparation and Briefing       25-30 %
 *   C Concept                 2 Concept Design                                           15-20 %
 *   D Design Development      3 Developed Design          Spatial Coordination           10 %
 *   E Technical Design        3, 4 Technical Design                                      5-10 %
 *   F Production Information  4                                                          5-10 %
 *   G Tender Documentation    4 (none of its own)                                        5 %
 *   H Tender Action           4 (none of its own)                                        5 %
 *   J Mobilisation            5 Construction              Manufacturing and Construction 5 %
 *   K Construction            5                                                          5 %
 *   L Post-completion         6 Handover and Close Out    Handover                       5 %
 *                             7 In Use                    Use                            5 %
 *
 * Sources: Fairhurst and ribaplanofwork.com for the letters and the numbers of 2013 (domain.md section 7). The names of 2020
 * and the confidence are general knowledge of the field (A and B, C, D, tender; E, F and 4 lie between D and tender), a rule
 * of thumb and not of any council: it is to be shown as one. What is reported as a range ("B or C") stays a range.
 * Example: "B or C" is letters B to C, numbers 1 to 2, cost confidence 15 to 30 %. */
#pragma once

#include "sp-money.h"

G_BEGIN_DECLS

#define SP_N_RIBA_LETTERS 11
#define SP_N_RIBA_NUMBERS 8

typedef struct
{
  gint first_letter, last_letter; /* 0 = A .. 10 = L (no I); -1 = none: 7 has no letter */
  gint first, last;               /* numbers 0..7, as of 2013 and 2020 alike */
  gint least, most;               /* cost confidence, plus or minus so many per cent */
} SpRibaStage;

/* Reads "B", "2", "B or C", "B/C", "B to D", "1-2", "Stage C", "RIBA 2", in any case; of several the first to the last. FALSE
 * (out untouched) for anything else, words among them: a stage reported as none of these is not known. */
gboolean    sp_riba_stage_parse (const char *text, SpRibaStage *out);
/* "B", "B to C", "" without. Free with g_free. */
char       *sp_riba_stage_letters (const SpRibaStage *stage);
/* "2", "1 to 2". Free with g_free. */
char       *sp_riba_stage_numbers (const SpRibaStage *stage);
/* "±15 to 20 %", "±10 %". Free with g_free. */
char       *sp_riba_stage_confidence (const SpRibaStage *stage);
/* What a cost may come to: between less and more of it by the most its stage allows, to the penny, half away from zero.
 * Example: £4.5m at "B or C" (±15 to 30 %) is £3.15m to £5.85m. */
void        sp_riba_stage_span (const SpRibaStage *stage, SpMoney cost, SpMoney *lowest, SpMoney *highest);
/* A cost with what may become of it: "£4.5m, ±15 to 30 % at RIBA stage B to C: £3.15m to £5.85m", by number where it has no
 * letter. Free with g_free. */
char       *sp_riba_stage_say_cost (const SpRibaStage *stage, SpMoney cost);
const char *sp_riba_letter_name (gint letter);            /* translated: "Concept"; 0..10 */
const char *sp_riba_number_name (gint number, gint year); /* translated; year 2013 or 2020; 0..7 */

G_END_DECLS
