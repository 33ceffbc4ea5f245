/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The methods by which ratios of past years become the ratio used. One kernel file each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether areas learn from one another (sp-forecast-blend.h), and what of it is used. */
typedef enum
{
  SP_LEARNING_NONE,
  SP_LEARNING_RATIO,
  SP_LEARNING_BLEND,
  SP_LEARNING_CHOICE, /* no method of its own: one of the others, by back-test (sp-forecast-choice.h) */
} SpForecastLearning;

typedef struct
{
  const char *name;  /* as typed: "weighted" */
  const char *label; /* as printed, not yet translated: "3-year mean" */
  const char *about; /* a sentence, not yet translated */
  guint window;      /* years looked at; 0 = as many as are held */
  SpForecastLearning learning;
} SpForecastMethod;

/* By name; NULL name = the default. NULL when there is none of that name. */
const SpForecastMethod *sp_forecast_method_find (const char *name);
/* As people write it: by name or as printed, in any case, or by the weights where they are those given ("3:2:1"; NULL =
 * 3:2:1). NULL text = the default; NULL when it is none. */
const SpForecastMethod *sp_forecast_method_spelt (const char *text, const double weights[3]);
/* In the order of the list; NULL after the last. */
const SpForecastMethod *sp_forecast_method_nth (guint i);
/* "weighted, last, …" for a message. Free with g_free. */
char *sp_forecast_method_list (void);
/* As printed, translated: "weighted 3:2:1". Interned. */
const char *sp_forecast_method_label (const SpForecastMethod *self, const double weights[3]);
/* One ratio from pairs before/after, slot 0 the most recent. FALSE when none can be formed. */
gboolean sp_forecast_method_ratio (const SpForecastMethod *self, const double weights[3], const double *before,
                                   const double *after, const guint8 *known, guint n, double *ratio);

G_END_DECLS
