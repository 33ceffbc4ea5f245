/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading process says through its pipe: frames of a letter, a length (32 bits, little endian) and that many bytes.
 *
 *   L  a layer begins: flags (1 byte: 1 has shapes, 2 headed), name
 *   R  a record: row, number of cells, each with its length, then the length of a shape and the shape (GeoPackage binary; 0 = none)
 *   N  a note: count, first row, code
 *   P  progress: thousandths
 *   E  an error: code, tab, detail; the last frame
 *   Z  the end; the last frame
 *
 * Whole numbers are 32 bits, little endian; texts without a length run to the end of the frame. The reader trusts nothing: a frame
 * that does not add up is an error. */
#pragma once

#include <gio/gio.h>
#include "sp-text-record.h"

G_BEGIN_DECLS

#define SP_FRAME_MOST_BYTES (64u * 1024 * 1024)

typedef struct { char type; const guint8 *data; gsize length; } SpFrame;
typedef enum { SP_FRAME_WHOLE, SP_FRAME_CUT, SP_FRAME_BAD } SpFrameStatus;

/* Looks for a frame at the start of data; *used = its bytes when it is whole. BAD: no frame begins like this. */
SpFrameStatus sp_frame_read (const guint8 *data, gsize length, SpFrame *frame, gsize *used);
/* Reads an R. FALSE: it does not add up. A shape that does not is left out, with *bad_shape TRUE. Text that is not UTF-8 is mended. */
gboolean      sp_frame_get_record (const SpFrame *frame, SpTextRecord *record, gboolean *bad_shape);
/* Reads an L. Free *name with g_free. */
gboolean      sp_frame_get_layer (const SpFrame *frame, guint *flags, char **name);
/* Reads an N. Free *code with g_free. */
gboolean      sp_frame_get_note (const SpFrame *frame, guint *count, guint *row, char **code);

G_END_DECLS
