/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process seen from our side: it is started, and hands over layers, records and shapes through a pipe
 * (sp-reader-frame.h). It runs with limits on memory, time and files and without network; when it crashes, hangs or finds
 * nothing it can read, that is an error in a planner's words and nothing more. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"
#include "sp-text-record.h"

G_BEGIN_DECLS

typedef struct _SpReader SpReader;

typedef struct
{
  const char *name;      /* sheet or layer */
  gboolean    has_shapes;
  gboolean    is_headed; /* the first record is the names of its fields */
} SpReaderLayer;

/* `sheet` NULL = all; `most_records` of each, 0 = all. */
SpReader *sp_reader_open (const char *path, const char *sheet, guint most_records, SpProgress *progress, GError **error);
/* Areas nearer to a point of one group than to one of any other, cut to the polygons of a file: one layer whose records are
 * (group, shape). group, x and y have n entries; x and y in degrees. */
SpReader *sp_reader_open_nearest (const char *path, const guint *group, const double *x, const double *y, guint n,
                                  SpProgress *progress, GError **error);
void      sp_reader_free (SpReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReader, sp_reader_free)

/* The next layer, passing over records of this one not yet read; NULL at the end or with error. Borrowed until the next call. */
const SpReaderLayer *sp_reader_next_layer (SpReader *self, GError **error);
/* The next record of the layer; FALSE at its end or with error. */
gboolean  sp_reader_next (SpReader *self, SpTextRecord *record, GError **error);
double    sp_reader_get_fraction (const SpReader *self);
/* Adds what the reading process had to mend or leave out, under `label`, to `findings`. */
void      sp_reader_tell (SpReader *self, const char *label, GPtrArray *findings);

G_END_DECLS
