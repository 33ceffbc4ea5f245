/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files tried against a copy of the plan: what each is taken for, what it would change and what is wrong with it. The plan itself is
 * only touched when what was tried is applied. */
#pragma once

#include "sp-import-look.h"
#include "sp-import-paper.h"

G_BEGIN_DECLS

/* What is asked of a file. */
typedef struct
{
  char          *path;
  char          *kind;  /* code, or SP_IMPORT_PAPER_KIND of a file by itself; NULL = to be found out */
  char          *kept;  /* name of the kept mapping to use; "" = none; NULL = one that fits, if there is one */
  SpMappingWish *wish;  /* what was said of columns (its `columns`, perhaps NULL) and values; its kind is not read */
} SpImportAsk;

SpImportAsk *sp_import_ask_new (const char *path);
void         sp_import_ask_free (SpImportAsk *self);

/* What came of it. */
typedef struct
{
  SpImportLook *look;   /* NULL: the file could not be looked at, or is a table of a paper */
  SpImportPaper *paper; /* NULL: it is none */
  char         *reason; /* why it cannot be imported as it is; NULL = it can */
  gboolean      is_unknown; /* because its kind was not recognised */
  char         *kept;   /* the kept mapping that was used, NULL = none */
} SpImportTried;

typedef struct _SpImportTrial SpImportTrial;

/* asks: SpImportAsk, copied. `report` as sp_aside_run has it. */
void           sp_import_trial_run (SpPlan *plan, GPtrArray *asks, GCancellable *cancellable, SpProgressFunc report,
                                    GAsyncReadyCallback ready, gpointer user_data);
SpImportTrial *sp_import_trial_finish (GAsyncResult *result, GError **error);
void           sp_import_trial_free (SpImportTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportTrial, sp_import_trial_free)

const SpImportTried *sp_import_trial_get_file (const SpImportTrial *self, guint i);
/* Whether all files can be imported. */
gboolean             sp_import_trial_is_ready (const SpImportTrial *self);
/* The import with its counts and findings, as far as it came; nothing is in it where the file is a table of a paper. */
SpImport            *sp_import_trial_get_import (const SpImportTrial *self);
/* Writes what was tried to a plan, as one edit, in the thread that asks. FALSE with error: nothing was written. */
gboolean             sp_import_trial_write (const SpImportTrial *self, SpPlan *plan, const char *reason, SpProgress *progress,
                                            GError **error);
/* The plan's revision that was tried. */
gint64               sp_import_trial_get_revision (const SpImportTrial *self);

G_END_DECLS
