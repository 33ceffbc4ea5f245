/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other people's files into a plan: read and looked over first, then written as one named edit or not at all.
 *
 *   import = sp_import_new (plan, &error);
 *   sp_import_add_file (import, "register.csv", &options, progress, &error);   — as many as belong together
 *   sp_import_try (import, progress, &error);     — what would change; the plan is not touched
 *   sp_import_apply (import, reason, progress, &error);
 *
 * Files may be read on another thread than the plan's; try and apply must be on the plan's.
 */
#pragma once

#include "sp-edit-import.h"
#include "sp-import-mapping.h"
#include "sp-plan.h"
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct _SpImport SpImport;

typedef struct
{
  const char          *kind;     /* code; NULL or "auto" = found out */
  const char          *sheet;    /* NULL = the one that is best understood */
  const char          *encoding; /* NULL = found out */
  const SpMappingWish *wish;     /* NULL = none */
  SpImportAsker        asker;    /* in whose words messages say what to do */
} SpImportOptions;
#define SP_IMPORT_OPTIONS_INIT { NULL }

/* A file that was read. */
typedef struct
{
  const char            *label;      /* "register.csv", "book.xlsx, sheet Schools" */
  const SpImportMapping *mapping;
  guint                  n_read;     /* rows under the headings */
  guint                  n_elsewhere;/* of those, about places that are not in the plan */
  guint                  n_refused;  /* of those, with a fault (see the findings) */
} SpImportFile;

SpImport *sp_import_new (SpPlan *plan, GError **error);
void      sp_import_free (SpImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImport, sp_import_free)

/* The code and title under which the plan names where the rows come from; unless said, the first file's name. */
void      sp_import_set_source (SpImport *self, const char *code, const char *title);
/* Puts the files of the national layout of developer contributions that are among the paths into the order in which each finds what it
 * needs: agreements, contributions, transactions. All others stay where they are. */
void      sp_import_sort_files (char **paths, const SpImportOptions *options);
/* FALSE with error (G_IO_ERROR) when the file cannot be used at all, or on cancellation: the import is then to be given up. */
gboolean  sp_import_add_file (SpImport *self, const char *path, const SpImportOptions *options, SpProgress *progress,
                              GError **error);
/* How a file was read, to be kept under that name when the import is applied (see sp_stage_keep_mapping). */
void      sp_import_keep_mapping (SpImport *self, const SpImportMapping *mapping, const char *name);
guint               sp_import_get_n_files (const SpImport *self);
const SpImportFile *sp_import_get_file (const SpImport *self, guint i);

/* Fills the counts and the findings. */
gboolean  sp_import_try (SpImport *self, SpProgress *progress, GError **error);
gboolean  sp_import_apply (SpImport *self, const char *reason, SpProgress *progress, GError **error);
/* The same into another plan: the one that the import's own is a copy of, unchanged since. The import's plan is not touched. */
gboolean  sp_import_apply_to (SpImport *self, SpPlan *plan, const char *reason, SpProgress *progress, GError **error);
/* What became, or would become, of each table of the plan; a table stands once for each file that fills it. */
const SpStageCount *sp_import_get_counts (const SpImport *self, guint *n);
/* Of reading, then of the last try or application (SpFinding; a new array). */
GPtrArray *sp_import_dup_findings (const SpImport *self);

G_END_DECLS
