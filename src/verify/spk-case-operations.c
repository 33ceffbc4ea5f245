/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations that case files can name: thin, so that what is tested is the kernel. */
#include "config.h"
#include "spk-case.h"
#include <string.h>
#include "spk-births.h"
#include "spk-cohort.h"
#include "spk-fit.h"
#include "spk-housing.h"
#include "spk-interval.h"
#include "spk-quantile.h"
#include "spk-ratio.h"
#include "spk-round.h"
#include "spk-spend.h"
#include "spk-swing.h"

typedef struct
{
  double ratio[64], before[64], after[64];
  guint8 known[64];
  gsize n;
} History;

/* "before" and "after" are given oldest first, as a table is read; ratios come most recent first. */
static void
form (const Case *given, const char *before_name, const char *after_name, History *out)
{
  const CaseArray *before = case_get (given, before_name), *after = case_get (given, after_name);
  double b[65], a[65];
  guint8 bk[65], ak[65];

  g_assert_cmpuint (before->n, ==, after->n);
  for (gsize i = 0; i < before->n; i++)
    {
      b[i] = before->value[before->n - 1 - i], bk[i] = before->known[before->n - 1 - i];
      a[i] = after->value[after->n - 1 - i], ak[i] = after->known[after->n - 1 - i];
    }
  out->n = before->n ? before->n - 1 : 0;
  spk_ratio_form (b, bk, a, ak, out->n, out->ratio, out->known);
  for (gsize i = 0; i < out->n; i++)
    out->before[i] = b[i + 1], out->after[i] = a[i];
}

static gsize
window_of (const Case *given, gsize otherwise)
{
  const CaseArray *window = case_get (given, "window");

  return window->n ? (gsize) window->value[0] : otherwise;
}

static int
op_ratios (const Case *given, double *out, gsize *n)
{
  History h;

  form (given, "before", "after", &h);
  for (gsize i = 0; i < h.n; i++)
    if (h.known[i])
      out[(*n)++] = h.ratio[i];
  return *n ? SPK_OK : SPK_NO_HISTORY;
}

#define RATIO_OPERATION(name, call)                                                                                    \
  static int op_##name (const Case *given, double *out, gsize *n)                                                      \
  {                                                                                                                    \
    History h;                                                                                                         \
    form (given, "before", "after", &h);                                                                               \
    *n = 1;                                                                                                            \
    return call;                                                                                                       \
  }
RATIO_OPERATION (last, spk_ratio_last (h.ratio, h.known, h.n, out))
RATIO_OPERATION (mean, spk_ratio_mean (h.ratio, h.known, h.n, window_of (given, h.n), out))
RATIO_OPERATION (median, spk_ratio_median (h.ratio, h.known, h.n, window_of (given, h.n), out))
RATIO_OPERATION (geometric, spk_ratio_geometric (h.ratio, h.known, h.n, window_of (given, h.n), out))
RATIO_OPERATION (pooled, spk_ratio_pooled (h.before, h.after, h.known, h.n, window_of (given, h.n), out))
RATIO_OPERATION (smoothed, spk_ratio_smoothed (h.ratio, h.known, h.n, case_get (given, "alpha")->value[0], out))
RATIO_OPERATION (weighted, spk_ratio_weighted (h.ratio, h.known, h.n, case_get (given, "weights")->value,
                                               case_get (given, "weights")->n, out))

/* Projects a whole table: rows "year-1", "year-2" … oldest first hold one year each; "births" the births of each row's
 * entry year, then of each year ahead ("entry" in their place: the intake itself). Gives year after year, all groups.
 * "method": 0 weighted, 1 mean, 2 last. */
static int
op_survival (const Case *given, double *out, gsize *n)
{
  const CaseArray *rows[16], *births = case_get (given, "births"), *entry = case_get (given, "entry");
  const CaseArray *weights = case_get (given, "weights"), *method = case_get (given, "method");
  gsize n_rows = 0, n_groups, ahead = (gsize) case_get (given, "ahead")->value[0];
  double ratio[16] = { 0 }, now[16], next[16];
  guint8 known[16] = { 0 }, now_known[16], next_known[16];

  for (;; n_rows++)
    {
      g_autofree char *name = g_strdup_printf ("year-%zu", n_rows + 1);

      rows[n_rows] = case_get (given, name);
      if (rows[n_rows]->n == 0)
        break;
    }
  n_groups = rows[0]->n;
  for (gsize g = 0; g < n_groups; g++)
    {
      double before[17], after[17], r[16];
      guint8 before_known[17], after_known[17], r_known[16];

      if (g == 0 && births->n == 0)
        continue;
      for (gsize i = 0; i < n_rows; i++)
        {
          gsize row = n_rows - 1 - i;

          /* Births stand with the year they enter: one slot on, so that spk_ratio_form pairs them with that year. */
          before[g ? i : i + 1] = g ? rows[row]->value[g - 1] : births->value[row];
          before_known[g ? i : i + 1] = g ? rows[row]->known[g - 1] : births->known[row];
          after[i] = rows[row]->value[g];
          after_known[i] = rows[row]->known[g];
        }
      gsize slots = g ? n_rows - 1 : n_rows;
      spk_ratio_form (before, before_known, after, after_known, slots, r, r_known);
      SpkStatus status = method->n == 0 || method->value[0] == 0
                             ? spk_ratio_weighted (r, r_known, slots, weights->value, weights->n, &ratio[g])
                         : method->value[0] == 1
                             ? spk_ratio_mean (r, r_known, slots, window_of (given, slots), &ratio[g])
                             : spk_ratio_last (r, r_known, slots, &ratio[g]);
      if (status != SPK_OK)
        return status;
      known[g] = TRUE;
    }
  memcpy (now, rows[n_rows - 1]->value, sizeof now);
  memcpy (now_known, rows[n_rows - 1]->known, sizeof now_known);
  for (gsize t = 0; t < ahead; t++)
    {
      spk_cohort_climb (now, now_known, ratio, known, n_groups, next, next_known);
      next[0] = births->n ? births->value[n_rows + t] * ratio[0] : entry->value[t];
      next_known[0] = TRUE;
      for (gsize g = 0; g < n_groups; g++)
        out[(*n)++] = next[g];
      memcpy (now, next, sizeof now);
      memcpy (now_known, next_known, sizeof now_known);
    }
  return SPK_OK;
}

static int
op_survival_totals (const Case *given, double *out, gsize *n)
{
  const CaseArray *split = case_get (given, "split");
  double all[512];
  gsize n_all = 0, n_groups = case_get (given, "year-1")->n;
  int status = op_survival (given, all, &n_all);

  for (gsize t = 0; t * n_groups < n_all; t++)
    for (gsize part = 0; part < 2; part++)
      {
        gsize from = part ? (gsize) split->value[0] : 0, to = part ? n_groups : (gsize) split->value[0];
        double sum = 0;

        for (gsize g = from; g < to; g++)
          sum += all[t * n_groups + g];
        out[(*n)++] = sum;
      }
  return status;
}

/* "base" and one "factor" a year; gives year after year. */
static int
op_swing (const Case *given, double *out, gsize *n)
{
  const CaseArray *base = case_get (given, "base"), *factor = case_get (given, "factor");
  const double *before = base->value;

  for (gsize t = 0; t < factor->n; t++)
    {
      spk_swing_step (before, base->n, factor->value[t], out + *n);
      before = out + *n;
      *n += base->n;
    }
  return SPK_OK;
}

static int
op_births_flat (const Case *given, double *out, gsize *n)
{
  const CaseArray *births = case_get (given, "births");

  *n = 1;
  return spk_births_flat (births->value, births->known, births->n, window_of (given, 3), out);
}

static int
op_housing_excess (const Case *given, double *out, gsize *n)
{
  const CaseArray *window = case_get (given, "window");

  *n = 1;
  return spk_housing_excess (case_get (given, "planned")->value[0], window->value, window->known, window->n, out);
}

static int
op_build_up (const Case *given, double *out, gsize *n)
{
  const CaseArray *years = case_get (given, "years"), *share = case_get (given, "share"), *at = case_get (given, "at");
  int y[64];

  for (gsize i = 0; i < years->n; i++)
    y[i] = (int) years->value[i];
  for (*n = 0; *n < at->n; (*n)++)
    out[*n] = spk_housing_build_up (y, share->value, years->n, (int) at->value[*n]);
  return SPK_OK;
}

/* Targets year after year; gives the stock by year group of each year. */
static int
op_housing_age (const Case *given, double *out, gsize *n)
{
  const CaseArray *target = case_get (given, "target"), *profile = case_get (given, "profile");
  double stock[16] = { 0 };

  for (gsize t = 0; t < target->n; t++)
    {
      spk_housing_age (stock, profile->n, target->value[t], profile->value);
      for (gsize g = 0; g < profile->n; g++)
        out[(*n)++] = stock[g];
    }
  return SPK_OK;
}

static int
op_round (const Case *given, double *out, gsize *n)
{
  const CaseArray *value = case_get (given, "value");
  double scratch[512];
  long long whole[512];
  int status = spk_round_keeping_total (value->value, value->n, scratch, whole);

  for (*n = 0; *n < value->n && status == SPK_OK; (*n)++)
    out[*n] = (double) whole[*n];
  return status;
}

static int
op_round_to (const Case *given, double *out, gsize *n)
{
  const CaseArray *value = case_get (given, "value");
  double scratch[512];
  long long whole[512];
  int status = spk_round_to_total (value->value, value->n, (long long) case_get (given, "total")->value[0], scratch, whole);

  for (*n = 0; *n < value->n && status == SPK_OK; (*n)++)
    out[*n] = (double) whole[*n];
  return status;
}

static int
op_fit_blend (const Case *given, double *out, gsize *n)
{
  *n = 1;
  *out = spk_fit_blend (case_get (given, "top")->value[0], case_get (given, "s-top")->value[0],
                        case_get (given, "bottom")->value[0], case_get (given, "s-bottom")->value[0]);
  return SPK_OK;
}

/* Two rows, as many columns as they have. */
static int
op_fit_margins (const Case *given, double *out, gsize *n)
{
  const CaseArray *one = case_get (given, "row-1"), *two = case_get (given, "row-2");
  double off;

  memcpy (out, one->value, one->n * sizeof (double));
  memcpy (out + one->n, two->value, one->n * sizeof (double));
  *n = 2 * one->n;
  return spk_fit_margins (out, 2, one->n, case_get (given, "rows")->value, case_get (given, "columns")->value, 1e-12, 1000,
                          &off);
}

static int
op_quantile (const Case *given, double *out, gsize *n)
{
  const CaseArray *value = case_get (given, "value"), *p = case_get (given, "p");
  double sorted[512];
  int status = SPK_OK;

  memcpy (sorted, value->value, sizeof sorted);
  spk_sort (sorted, value->n);
  for (*n = 0; *n < p->n && status == SPK_OK; (*n)++)
    status = spk_quantile (sorted, value->n, p->value[*n], &out[*n]);
  return status;
}

static int
op_step_variance (const Case *given, double *out, gsize *n)
{
  *n = 1;
  *out = spk_interval_step_variance (case_get (given, "s0")->value[0], case_get (given, "phi")->value[0],
                                     case_get (given, "pupils")->value[0]);
  return SPK_OK;
}

static int
op_sum_sd (const Case *given, double *out, gsize *n)
{
  const CaseArray *sd = case_get (given, "sd");

  *n = 1;
  *out = spk_interval_sum_sd (sd->value, sd->n, case_get (given, "correlation")->value[0]);
  return SPK_OK;
}

static int
op_interval_fit (const Case *given, double *out, gsize *n)
{
  const CaseArray *error = case_get (given, "error");

  *n = 2;
  return spk_interval_fit (error->value, case_get (given, "pupils")->value, error->n, 0.8, 1.2815515655446004, &out[0],
                           &out[1]);
}

/* n ratios, all at the quantile given. */
static int
op_interval_multiple (const Case *given, double *out, gsize *n)
{
  double ratio[512];
  gsize n_ratios = (gsize) case_get (given, "n")->value[0];

  for (gsize i = 0; i < n_ratios; i++)
    ratio[i] = case_get (given, "quantile")->value[0];
  *n = 1;
  *out = spk_interval_multiple (ratio, n_ratios, 0.8, 1.2815515655446004, 1);
  return SPK_OK;
}

static int
op_spend (const Case *given, double *out, gsize *n)
{
  *n = (gsize) case_get (given, "years")->value[0];
  return spk_spend_shares (case_get (given, "lead")->value[0], case_get (given, "month")->value[0],
                           (int) case_get (given, "first")->value[0], *n, out);
}

CaseOperation
case_find_operation (const char *name)
{
  static const struct
  {
    const char *name;
    CaseOperation operation;
  } all[] = {
    { "ratios", op_ratios },
    { "last", op_last },
    { "mean", op_mean },
    { "median", op_median },
    { "geometric", op_geometric },
    { "pooled", op_pooled },
    { "weighted", op_weighted }, { "smoothed", op_smoothed },
    { "survival", op_survival },
    { "survival-totals", op_survival_totals },
    { "births-flat", op_births_flat },
    { "swing", op_swing },
    { "housing-excess", op_housing_excess },
    { "build-up", op_build_up },
    { "housing-age", op_housing_age },
    { "round", op_round }, { "round-to", op_round_to },
    { "fit-blend", op_fit_blend }, { "fit-margins", op_fit_margins },
    { "quantile", op_quantile },
    { "spend", op_spend },
    { "step-variance", op_step_variance },
    { "sum-sd", op_sum_sd },
    { "interval-fit", op_interval_fit },
    { "interval-multiple", op_interval_multiple },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].name, name))
      return all[i].operation;
  return NULL;
}
