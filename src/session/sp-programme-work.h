/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a worker is asked about programmes, and what it does then. Private to the room. */
#pragma once

#include "sp-need.h"
#include "sp-programme-kept.h"
#include "sp-programme-search.h"

G_BEGIN_DECLS

typedef struct
{
  SpNeed          *need;
  SpFunding       *funding;
  SpReceipts      *receipts;
  SpForecastPaths *paths;        /* NULL = not needed */
  GPtrArray       *pinned, *forbidden; /* keys */
  SpPlaceWhom      whom;
  gboolean         prices;
  char            *saved;        /* name of a programme of the plan, to be worked out again; NULL = search */
} SpProgrammeWork;

/* Of the session's results as they are now, with nothing asked yet and no paths; NULL = there are none. */
SpProgrammeWork *sp_programme_work_new (SpSession *session);
void             sp_programme_work_free (gpointer work);

/* In the worker. */
SpOptionSet *sp_programme_work_set (const SpProgrammeWork *work, SpProgress *progress, GError **error);
/* The best programme, or the saved one worked out again. */
SpProgramme *sp_programme_work_run (const SpProgrammeWork *work, SpProgress *progress, GError **error);
/* A saved one; G_IO_ERROR_NOT_FOUND when it needs paths that the work does not have, and as sp_programme_run_kept. */
SpProgramme *sp_programme_work_run_saved (const SpProgrammeWork *work, SpOptionSet *set, SpProgrammePots *pots,
                                          const SpSavedProgramme *saved, SpProgress *progress, GError **error);
const SpSavedProgramme *sp_programme_work_find (SpOptionSet *set, const char *name); /* NULL = the plan has none so called */

G_END_DECLS
