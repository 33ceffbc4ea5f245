/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process itself: found, started, listened to with patience that ends, and put away. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct _SpReaderProcess SpReaderProcess;

/* `words` NULL-terminated; `input` (may be NULL) is what it reads on its standard input; `name` is what errors call the file. */
SpReaderProcess *sp_reader_process_new (const char *const *words, const char *input, gsize length, const char *name,
                                        SpProgress *progress, GError **error);
void             sp_reader_process_free (SpReaderProcess *self);
/* Bytes it wrote: 0 at the end; -1 with error when it was silent for longer than its patience, or on cancellation. */
gssize           sp_reader_process_read (SpReaderProcess *self, guint8 *buffer, gsize size, GError **error);
/* How long it may be silent, in seconds (30). For tests. */
void             sp_reader_process_set_patience (guint seconds);

G_END_DECLS
