/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-frame.h"

#include <string.h>

#define HEAD 5
#define MOST_CELLS 16384

static guint32
get_u32 (const guint8 *data)
{
  return (guint32) data[0] | (guint32) data[1] << 8 | (guint32) data[2] << 16 | (guint32) data[3] << 24;
}

SpFrameStatus
sp_frame_read (const guint8 *data, gsize length, SpFrame *frame, gsize *used)
{
  gsize n;

  if (length == 0)
    return SP_FRAME_CUT;
  if (!strchr ("LRNPEZ", data[0]) || data[0] == '\0')
    return SP_FRAME_BAD;
  if (length < HEAD)
    return SP_FRAME_CUT;
  n = get_u32 (data + 1);
  if (n > SP_FRAME_MOST_BYTES)
    return SP_FRAME_BAD;
  if (length - HEAD < n)
    return SP_FRAME_CUT;
  *frame = (SpFrame) { (char) data[0], data + HEAD, n };
  *used = HEAD + n;
  return SP_FRAME_WHOLE;
}

/* Steps over a whole number. */
static gboolean
take_u32 (const guint8 **at, gsize *left, guint32 *out)
{
  if (*left < 4)
    return FALSE;
  *out = get_u32 (*at);
  *at += 4;
  *left -= 4;
  return TRUE;
}

static void
add_cell (SpTextRecord *record, const guint8 *text, gsize length)
{
  g_autofree char *mended = NULL;

  if (memchr (text, '\0', length) == NULL && g_utf8_validate_len ((const char *) text, length, NULL))
    {
      sp_text_record_add (record, (const char *) text, (gssize) length);
      return;
    }
  mended = g_utf8_make_valid ((const char *) text, (gssize) length);
  sp_text_record_add (record, mended, -1); /* up to a nought */
}

gboolean
sp_frame_get_record (const SpFrame *frame, SpTextRecord *record, gboolean *bad_shape)
{
  const guint8 *at = frame->data;
  gsize left = frame->length;
  guint32 row, n, length;

  sp_text_record_clear (record);
  *bad_shape = FALSE;
  if (!take_u32 (&at, &left, &row) || !take_u32 (&at, &left, &n) || n > MOST_CELLS)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      if (!take_u32 (&at, &left, &length) || length > left)
        return FALSE;
      add_cell (record, at, length);
      at += length;
      left -= length;
    }
  if (!take_u32 (&at, &left, &length) || length != left)
    return FALSE;
  record->row = row;
  record->shape = length ? sp_shape_new_from_gpkg (at, length, NULL) : NULL;
  *bad_shape = length > 0 && !record->shape;
  return TRUE;
}

gboolean
sp_frame_get_layer (const SpFrame *frame, guint *flags, char **name)
{
  if (frame->length < 1)
    return FALSE;
  *flags = frame->data[0];
  *name = g_utf8_make_valid ((const char *) frame->data + 1, (gssize) frame->length - 1);
  return TRUE;
}

gboolean
sp_frame_get_note (const SpFrame *frame, guint *count, guint *row, char **code)
{
  const guint8 *at = frame->data;
  gsize left = frame->length;
  guint32 n, first;

  if (!take_u32 (&at, &left, &n) || !take_u32 (&at, &left, &first))
    return FALSE;
  *count = n;
  *row = first;
  *code = g_utf8_make_valid ((const char *) at, (gssize) left);
  return TRUE;
}
