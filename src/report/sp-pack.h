/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs of files made of results, for command and window alike: all of them are there at the end, or what stood there before. */
#pragma once

#include "sp-challenge.h"
#include "sp-progress.h"
#include "sp-scap.h"

G_BEGIN_DECLS

typedef struct
{
  const char *date;      /* YYYY-MM-DD printed on them */
  const char *reference; /* of the workbook's notes: the plan, and its scenario */
  gint64      made_at;   /* seconds since 1970, written as the workbook's date */
  guint       threshold; /* of what is to be published: counts of children below it are held back; 0 = none */
  GPtrArray  *findings;  /* of SpFinding, what it rests on, with its own; printed unless it is to be published */
} SpPackOptions;

/* The return to the DfE: forecasts.csv, housing-contributions.csv, capacity.csv, capacity-by-year-group.csv, planned-places.csv,
 * findings.csv, return.xlsx, and the method statement as method.txt, .html and .pdf, into a folder that is made if it is not there.
 * Files of those names are replaced together. FALSE with error (G_FILE_ERROR, G_IO_ERROR_CANCELLED …). */
gboolean sp_scap_write_pack (SpScap *scap, const char *folder, const SpPackOptions *options, SpProgress *progress, GError **error);

/* The paper of a planning application as PDF, and its tables as a workbook (.xlsx or .ods; NULL = none). The challenge says for itself
 * whether it is to be published. */
gboolean sp_challenge_write_pack (SpChallenge *challenge, const char *pdf, const char *workbook, const SpPackOptions *options,
                                  SpProgress *progress, GError **error);

/* Tables as a workbook, OpenDocument or else Office Open XML, with the warnings among its notes. */
gboolean sp_pack_write_workbook (GPtrArray *tables, const char *title, const SpPackOptions *options, const char *path, gboolean ods,
                                 GError **error);

G_END_DECLS
