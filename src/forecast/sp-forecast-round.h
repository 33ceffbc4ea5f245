/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast as a round: what is kept of it, and whether a kept one still comes out as it did.
 *
 * To keep a round: sp_plan_freeze, sp_frozen_inputs_snapshot, sp_forecast_run on that, sp_forecast_dup_round_values,
 * sp_edit_keep_round. To draw past rounds: snapshot->rounds and sp_round_get_pupils. */
#pragma once

#include "sp-forecast.h"

G_BEGIN_DECLS

/* The options as one line, "horizon=10 method=weighted excluded=2020:2021 housing=as-planned"; what is left to the plan is
 * left out. The same options come back from it; FALSE with SP_FORECAST_ERROR_OPTIONS for a word this version does not know.
 * `method` in options is interned; the years excluded are in *excluded (of SpAcademicYear, always set), which the options
 * borrow. Free the text with g_free. */
char    *sp_forecast_options_to_text (const SpForecastOptions *options);
gboolean sp_forecast_options_parse (const char *text, SpForecastOptions *options, GArray **excluded, GError **error);

/* Every cell forecast (lead 1 .. horizon), by area and for the authority (the sum of its areas, by year group), in the
 * order of sp_round_value_compare. Of a plan only. Strings are the snapshot's. Free with g_free. */
SpRoundValue *sp_forecast_dup_round_values (SpForecast *self, guint *n_values);

/* A kept round made again. */
typedef struct
{
  gboolean values_as_kept; /* what the plan holds is what was kept: its SHA-256 holds */
  guint    n_values, n_different; /* values of the round, and of them those that do not come out to the same bits */
  double   largest;        /* difference in pupils */
  gboolean agrees;         /* values as kept, and every bit the same */
} SpRoundCheck;
/* `frozen` is the snapshot of the round's own inputs. */
gboolean sp_forecast_check_round (const SpRound *round, SpSnapshot *frozen, SpRoundCheck *out, GError **error);

G_END_DECLS
