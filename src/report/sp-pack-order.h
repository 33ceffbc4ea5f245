/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and publications from a forecast that is there already, for whoever has no engines at hand: each runs what it needs besides, so
 * it takes a while and belongs in a thread of its own. Nothing is looked at twice: a look says what a reader of the pack would ask. */
#pragma once

#include <gio/gio.h>
#include "sp-finding.h"
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct _SpForecast SpForecast;
typedef struct _SpSnapshot SpSnapshot;

typedef struct _SpPaper SpPaper;

typedef struct
{
  SpSnapshot *snapshot;  /* counted, as the next */
  SpForecast *forecast;  /* NULL: the plan has no rolls to forecast from, and only the capital programme's paper can be made */
  char       *plan_path; /* its plan's file, read again for a publication */
  char       *date;      /* YYYY-MM-DD, printed */
  guint       threshold; /* of what is to be published; 0 = none */
  gint        site, agreement; /* of an application: index in the snapshot, -1 = none */
  char       *programme; /* of the capital programme's paper: name of a saved one; NULL = the last saved, if any is */
  gboolean    large_print;
} SpPackOrder;
/* forecast: of the snapshot. */
SpPackOrder *sp_pack_order_new (SpSnapshot *snapshot, SpForecast *forecast, const char *plan_path, const char *date);
void         sp_pack_order_free (SpPackOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPackOrder, sp_pack_order_free)

/* Borrowed. */
SpSnapshot  *sp_pack_order_get_snapshot (const SpPackOrder *self);

/* The return to the DfE. What its quality rules find: of SpFinding, worst first; NULL with error. */
GPtrArray *sp_pack_order_look_return (SpPackOrder *self, SpProgress *progress, GError **error);
gboolean   sp_pack_order_write_return (SpPackOrder *self, const char *folder, SpProgress *progress, GError **error);

/* The paper of a planning application: its title, which is its finding. Free with g_free; NULL with error. */
char      *sp_pack_order_look_application (SpPackOrder *self, SpProgress *progress, GError **error);
/* workbook beside it, .xlsx or .ods; NULL = none. */
gboolean   sp_pack_order_write_application (SpPackOrder *self, const char *pdf, const char *workbook, SpProgress *progress,
                                            GError **error);

/* The paper of the capital programme. Free with sp_paper_free; NULL with error. Written as HTML where the file is named so, else as PDF. */
SpPaper   *sp_pack_order_make_capital (SpPackOrder *self, SpProgress *progress, GError **error);
gboolean   sp_pack_order_write_capital (SpPackOrder *self, const char *path, SpProgress *progress, GError **error);

/* What sp_writer_publish takes, and words for the schema; n_tables may be NULL. Free both with g_free. */
char      *sp_pack_order_make_publication (SpPackOrder *self, char **comment, guint *n_tables, SpProgress *progress, GError **error);

G_END_DECLS
