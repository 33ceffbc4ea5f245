/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-ogr-frame.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char   *buffer;
static size_t  length, room;
static char    frame_type;

void
sp_ogr_frame_begin (char type)
{
  frame_type = type;
  length = 0;
}

void
sp_ogr_frame_bytes (const void *data, size_t n)
{
  if (length + n > room)
    {
      room = (length + n) * 2 + 4096;
      buffer = realloc (buffer, room);
      if (!buffer)
        abort (); /* the limit on memory: the other side says so */
    }
  if (n)
    memcpy (buffer + length, data, n);
  length += n;
}

void
sp_ogr_frame_byte (uint8_t value)
{
  sp_ogr_frame_bytes (&value, 1);
}

static void
put_u32 (uint8_t *out, uint32_t value)
{
  for (int i = 0; i < 4; i++)
    out[i] = (uint8_t) (value >> (8 * i));
}

void
sp_ogr_frame_u32 (uint32_t value)
{
  uint8_t bytes[4];

  put_u32 (bytes, value);
  sp_ogr_frame_bytes (bytes, 4);
}

void
sp_ogr_frame_text (const char *text)
{
  size_t n = strlen (text);
  char *mended = NULL;

  if (!CPLIsUTF8 (text, -1))
    {
      mended = CPLRecode (text, "CP1252", CPL_ENC_UTF8);
      text = mended;
      n = strlen (text);
    }
  sp_ogr_frame_u32 ((uint32_t) n);
  sp_ogr_frame_bytes (text, n);
  CPLFree (mended);
}

void
sp_ogr_frame_end (void)
{
  uint8_t head[5] = { (uint8_t) frame_type };

  put_u32 (head + 1, (uint32_t) length);
  if (fwrite (head, 1, sizeof head, stdout) != sizeof head || fwrite (buffer, 1, length, stdout) != length)
    _Exit (0);
}

void
sp_ogr_frame_note (const char *code, uint32_t count, uint32_t first_row)
{
  sp_ogr_frame_begin ('N');
  sp_ogr_frame_u32 (count);
  sp_ogr_frame_u32 (first_row);
  sp_ogr_frame_bytes (code, strlen (code));
  sp_ogr_frame_end ();
}

void
sp_ogr_frame_flush (void)
{
  if (fflush (stdout) != 0)
    _Exit (0);
}

void
sp_ogr_frame_fail (const char *code, const char *detail)
{
  sp_ogr_frame_begin ('E');
  sp_ogr_frame_bytes (code, strlen (code));
  sp_ogr_frame_bytes ("\t", 1);
  sp_ogr_frame_bytes (detail, strlen (detail));
  sp_ogr_frame_end ();
  sp_ogr_frame_flush ();
  _Exit (0); /* libraries that met a hostile file are not asked to tidy up */
}
