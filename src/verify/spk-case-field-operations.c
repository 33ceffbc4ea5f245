/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations of the engines that case files can name: places, money, the DfE's scorecards, simulated bits. */
#include "config.h"
#include "spk-case.h"

#include <math.h>
#include <string.h>

#include "sp-contribution.h"
#include "sp-cost-per-place.h"
#include "sp-formula-capital.h"
#include "sp-forms.h"
#include "sp-net-capacity.h"
#include "sp-scorecard.h"
#include "spk-simulate.h"
#include "spk-status.h"

static double
one (const Case *given, const char *name)
{
  const CaseArray *array = case_get (given, name);

  return array->n ? array->value[0] : 0;
}

static SpMoney
pounds (const Case *given, const char *name)
{
  return sp_money ((gint64) llround (100 * one (given, name)));
}

static int
give_money (gboolean held, SpMoney money, double *out, gsize *n)
{
  *n = 1;
  *out = (double) money.pence / 100;
  return held ? SPK_OK : SPK_BAD_ARGUMENT;
}

/* As printed: rounded to "decimals". */
static int
give_rounded (const Case *given, gboolean held, double value, double *out, gsize *n)
{
  *n = 1;
  *out = sp_round_half_away (value, (gint) one (given, "decimals"));
  return held ? SPK_OK : SPK_BAD_ARGUMENT;
}

static int
op_forms (const Case *given, double *out, gsize *n)
{
  const CaseArray *places = case_get (given, "places");

  for (*n = 0; *n < places->n; (*n)++)
    out[*n] = sp_round_half_away (sp_forms_of_places (places->value[*n], (SpYearGroup) one (given, "first"),
                                                      (SpYearGroup) one (given, "last")), (gint) one (given, "decimals"));
  return SPK_OK;
}

static int
op_forms_of_dwellings (const Case *given, double *out, gsize *n)
{
  const CaseArray *dwellings = case_get (given, "dwellings");

  for (*n = 0; *n < dwellings->n; (*n)++)
    out[*n] = sp_round_half_away (sp_forms_of_dwellings (dwellings->value[*n], one (given, "yield"),
                                                         (SpPhase) one (given, "phase")), (gint) one (given, "decimals"));
  return SPK_OK;
}

/* Places less demand, year after year; and that in per cent of the places. */
static int
op_surplus (const Case *given, double *out, gsize *n)
{
  const CaseArray *demand = case_get (given, "demand");

  for (*n = 0; *n < demand->n; (*n)++)
    out[*n] = sp_scorecard_spare (demand->value[*n], one (given, "places"))
              - sp_scorecard_need (demand->value[*n], one (given, "places"));
  return SPK_OK;
}

static int
op_surplus_percent (const Case *given, double *out, gsize *n)
{
  int status = op_surplus (given, out, n);

  for (gsize i = 0; i < *n; i++)
    out[i] = sp_round_half_away (100 * out[i] / one (given, "places"), (gint) one (given, "decimals"));
  return status;
}

static int
op_accuracy (const Case *given, double *out, gsize *n)
{
  double share = 0;
  gboolean held = sp_scorecard_accuracy (one (given, "forecast"), one (given, "actual"), &share);

  return give_rounded (given, held, 100 * share, out, n);
}

static int
op_growth (const Case *given, double *out, gsize *n)
{
  double share = 0;
  gboolean held = sp_scorecard_growth (one (given, "earlier"), one (given, "later"), &share);

  return give_rounded (given, held, 100 * share, out, n);
}

static int
op_places_created (const Case *given, double *out, gsize *n)
{
  *n = 1;
  *out = sp_scorecard_places_created (one (given, "then"), one (given, "now"));
  return SPK_OK;
}

static int
op_net_capacity (const Case *given, double *out, gsize *n)
{
  SpNetCapacity capacity = { 0 };
  gboolean held = sp_net_capacity ((gint) one (given, "admission"), (gint) one (given, "year-groups"),
                                   (gint) one (given, "fewest"), (gint) one (given, "most"), &capacity);

  *n = 2;
  out[0] = capacity.capacity;
  out[1] = capacity.indicated_admission_number;
  return held ? SPK_OK : SPK_BAD_ARGUMENT;
}

static int
op_cost_per_place (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_cost_per_place (pounds (given, "cost"), (gint) one (given, "places"), &money);

  return give_money (held, money, out, n);
}

static int
op_cost_in_region (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_cost_per_place_adjusted (pounds (given, "cost"), (gint) one (given, "places"),
                                              (gint) one (given, "location"), (gint) one (given, "index"),
                                              (gint) one (given, "base"), &money);

  return give_money (held, money, out, n);
}

/* A cost of one place brought to a region and another price base, as printed: to the nearest hundred. */
static int
op_cost_adjusted (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_cost_adjusted (pounds (given, "cost"), (gint) one (given, "location"), (gint) one (given, "index"),
                                    (gint) one (given, "base"), &money);

  return give_money (held, one (given, "hundreds") ? sp_cost_to_nearest_hundred (money) : money, out, n);
}

static int
op_cost_by_weight (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_cost_divided_by_weight (pounds (given, "cost"), (gint) one (given, "weight"), &money);

  return give_money (held, sp_cost_to_nearest_hundred (money), out, n);
}

static int
op_formula_capital (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_formula_capital ((SpFormulaPhase) one (given, "phase"), one (given, "pupils"),
                                      one (given, "aided") != 0, &money);

  return give_money (held, money, out, n);
}

static int
op_yield (const Case *given, double *out, gsize *n)
{
  *n = 1;
  return sp_pupils_per_dwelling (one (given, "pupils"), one (given, "dwellings"), out) ? SPK_OK : SPK_BAD_ARGUMENT;
}

static int
op_pupils_of_dwellings (const Case *given, double *out, gsize *n)
{
  const CaseArray *yield = case_get (given, "yield");
  double dwellings = one (given, "dwellings");

  for (*n = 0; *n < yield->n; (*n)++)
    out[*n] = sp_pupils_of_dwellings (&dwellings, &yield->value[*n], 1);
  return SPK_OK;
}

static int
op_contribution (const Case *given, double *out, gsize *n)
{
  SpMoney money = { 0 };
  gboolean held = sp_contribution (one (given, "places"), pounds (given, "cost"), &money);

  return give_money (held, money, out, n);
}

static int
op_secondary_multiplier (const Case *given, double *out, gsize *n)
{
  return give_money (TRUE, sp_secondary_multiplier (pounds (given, "primary")), out, n);
}

#define SIMULATED_LEADS 6
#define SIMULATED_GROUPS 7

/* FNV-1a over the bits of every factor: one bit off and it is another number. */
static double
hash_of_factors (const float *factor, gsize stride, gsize n_paths)
{
  guint32 hash = 2166136261u;

  for (gsize row = 0; row < SIMULATED_LEADS * SIMULATED_GROUPS; row++)
    for (gsize path = 0; path < n_paths; path++)
      {
        guint8 bytes[sizeof (float)];

        memcpy (bytes, &factor[row * stride + path], sizeof bytes);
        for (gsize b = 0; b < sizeof bytes; b++)
          hash = (hash ^ bytes[G_BYTE_ORDER == G_LITTLE_ENDIAN ? b : sizeof bytes - 1 - b]) * 16777619u;
      }
  return hash;
}

/* A primary area fed by births, simulated from "seed" over "paths"; gives the hash of all its factors. */
static int
op_simulated_bits (const Case *given, double *out, gsize *n)
{
  gsize n_paths = (gsize) one (given, "paths"), stride = spk_path_stride (n_paths), cells = SIMULATED_LEADS * SIMULATED_GROUPS;
  SpkSimulate simulate = { SIMULATED_LEADS, SIMULATED_GROUPS, stride, (guint64) one (given, "seed"), 5, 0.9 };
  g_autofree float *shared = g_new0 (float, cells * stride);
  g_autofree float *births = g_new0 (float, SIMULATED_LEADS * stride);
  g_autofree float *factor = g_new0 (float, cells * stride);
  double year_share[SIMULATED_GROUPS], sd[3][SIMULATED_LEADS * SIMULATED_GROUPS], carry[SIMULATED_LEADS * SIMULATED_GROUPS];
  double births_sd[SIMULATED_LEADS];
  SpkSimulateArea area = { .key = (guint64) one (given, "key"), .first = 0, .last = SIMULATED_GROUPS - 1, .shared_sd = sd[0],
                           .area_sd = sd[1], .own_sd = sd[2], .carry = carry, .lasting = 0.9, .births_sd = births_sd,
                           .births_shared = 0.5 };

  for (gsize g = 0; g < SIMULATED_GROUPS; g++)
    year_share[g] = 0.5;
  for (gsize i = 0; i < cells; i++)
    {
      sd[0][i] = 0.0078125, sd[1][i] = 0.015625, sd[2][i] = 0.03125; /* powers of two: the same on every machine */
      carry[i] = 1;
    }
  for (gsize lead = 0; lead < SIMULATED_LEADS; lead++)
    births_sd[lead] = lead < 3 ? 0 : 0.0625;
  spk_simulate_shared (&simulate, year_share, 0, stride / SPK_PATH_BLOCK, shared, births);
  spk_simulate_area (&simulate, &area, shared, births, 0, stride / SPK_PATH_BLOCK, factor);
  *n = 1;
  *out = hash_of_factors (factor, stride, n_paths);
  return SPK_OK;
}

CaseOperation
case_find_field_operation (const char *name)
{
  static const struct
  {
    const char *name;
    CaseOperation operation;
  } all[] = {
    { "forms", op_forms },
    { "forms-of-dwellings", op_forms_of_dwellings },
    { "surplus", op_surplus },
    { "surplus-percent", op_surplus_percent },
    { "accuracy", op_accuracy },
    { "growth", op_growth },
    { "places-created", op_places_created },
    { "net-capacity", op_net_capacity },
    { "cost-per-place", op_cost_per_place },
    { "cost-in-region", op_cost_in_region },
    { "cost-adjusted", op_cost_adjusted },
    { "cost-by-weight", op_cost_by_weight },
    { "formula-capital", op_formula_capital },
    { "yield", op_yield },
    { "pupils-of-dwellings", op_pupils_of_dwellings },
    { "contribution", op_contribution },
    { "secondary-multiplier", op_secondary_multiplier },
    { "simulated-bits", op_simulated_bits },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].name, name))
      return all[i].operation;
  return NULL;
}
