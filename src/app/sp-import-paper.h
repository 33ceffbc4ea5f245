/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a paper, as it is printed, in the import window: tried, shown, entered. */
#pragma once

#include "sp-import-columns.h"
#include "sp-published-file.h"

G_BEGIN_DECLS

#define SP_IMPORT_PAPER_KIND "published-table" /* as the command calls it */

typedef struct
{
  char              *path;
  GHashTable        *said;     /* what is said of it in the window: "title", "edition" … to words */
  SpPublishedOutline outline;
  GPtrArray         *findings;
  char              *reason;   /* why it cannot be entered as it is; NULL = it can */
} SpImportPaper;

/* Enters it into the plan at that path, a copy made to try it on. NULL with error when no table can be read from the file. */
SpImportPaper *sp_import_paper_try (const char *path, GHashTable *said, const char *copy, GError **error);
/* As one edit; for the thread that does it. */
gboolean       sp_import_paper_enter (const SpImportPaper *self, SpPlan *plan, const char *reason, GError **error);
void           sp_import_paper_free (SpImportPaper *self);
/* Whether the file says of itself which table it is, and so needs nobody to say what it is. */
gboolean       sp_import_paper_says_all (const char *path);

/* Groups of rows: what the plan would get; what can be said of it. */
GtkWidget     *sp_import_paper_changes_new (const SpImportPaper *self, gboolean replaces);
GtkWidget     *sp_import_paper_facts_new (const SpImportPaper *self, SpImportSayFunc say, gpointer user_data);

G_END_DECLS
