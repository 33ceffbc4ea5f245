/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme as its files share it. Private to the room. */
#pragma once

#include "sp-choice.h"
#include "sp-programme.h"

G_BEGIN_DECLS

typedef struct { char *code, *text; } SpReason;

struct _SpProgramme
{
  gint             ref_count;
  SpOptionSet     *set;
  SpProgrammePots *pots;
  SpChoice         choice;
  SpChoiceOption  *options;     /* the choice's own, as all that follows */
  SpChoicePot     *rows;
  GPtrArray       *blocks;
  gint            *cell_of;     /* [n_areas][SP_N_GROUPS], -1 = need not known */
  SpChoiceAnswer   answer;
  double          *before, *after; /* [n_cells][n_years] unplaced */
  double          *paid;        /* [n_pots][n_financial] £ thousand */
  SpReason        *reasons;     /* [n_options] */
  guint8          *pinned;      /* [n_options] */
  gint            *last_of;     /* [n_options] last year it could open in, whether or not it was to be looked at */
  guint8          *in_ring;     /* [n_options] has to wait for itself */
  const SpSavedProgramme *kept; /* of the set's snapshot */
  double           quantile;    /* asked for */
  gboolean         has_capacity; SpMoney capacity;
  GArray          *prices;      /* SpLimitPrice */
  SpProgrammeFigures figures;
};

gpointer sp_programme_alloc (SpProgramme *self, gsize n, gsize size); /* zeroed, the programme's own */
/* sp-programme-need.c: cells, and what is short in each. FALSE with error set. */
gboolean sp_programme_read_need (SpProgramme *self, const SpProgrammeOptions *options, SpProgress *progress, GError **error);
/* sp-programme-build.c: the options and pots as numbers. */
gboolean sp_programme_read_options (SpProgramme *self, const SpProgrammeOptions *options, GError **error);
void     sp_programme_read_pots (SpProgramme *self, const SpProgrammeOptions *options);
/* sp-programme-reason.c: one sentence for each option that is not chosen. */
void     sp_programme_find_reasons (SpProgramme *self, const SpProgrammeOptions *options);
/* Nothing was found: which of what must be built cannot be, and why. */
void     sp_programme_say_impossible (const SpProgramme *self, GError **error);

G_END_DECLS
