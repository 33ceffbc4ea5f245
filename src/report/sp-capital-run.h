/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that the capital paper rests on, worked out from a snapshot, and the paper written of it: for command and window alike. */
#pragma once

#include <gio/gio.h>
#include "sp-held-back.h"
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct _SpPaper SpPaper;
typedef struct _SpSnapshot SpSnapshot;

typedef struct
{
  const char *programme; /* name of a saved programme; NULL = the last one saved, if any is */
  const char *date;      /* YYYY-MM-DD printed; NULL = none */
  const SpHeldBack *held_back; /* of a paper to be published; NULL = it is not */
  gboolean large_print;  /* laid out for it: the caller sets it of the paper too */
  const char *day;       /* YYYY-MM-DD looked at: payments after it do not count; NULL = the plan's own (sp_money_day) */
} SpCapitalOptions;

/* forecast: of the snapshot; NULL where the plan has no rolls to forecast from: then nothing is said of places and options. findings (NULL
 * allowed) gets what the paper rests on. NULL with error: G_IO_ERROR_NOT_FOUND no such programme is saved, G_IO_ERROR_CANCELLED, or an
 * engine's. Free with sp_paper_free. */
SpPaper *sp_capital_run (SpSnapshot *snapshot, SpForecast *forecast, const SpCapitalOptions *options, GPtrArray *findings,
                         SpProgress *progress, GError **error);

G_END_DECLS
