/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-changeset.h"

#include <string.h>

/* Operations: the codes SQLITE_DELETE, SQLITE_INSERT, SQLITE_UPDATE. */
enum { OP_DELETE = 9, OP_INSERT = 18, OP_UPDATE = 23 };
/* Types of a value: SQLITE_INTEGER … SQLITE_NULL, and 0 for "not changed". */
enum { VALUE_ABSENT, VALUE_INTEGER, VALUE_FLOAT, VALUE_TEXT, VALUE_BLOB, VALUE_NULL };

#define MAX_COLUMNS 200

typedef struct { const guint8 *at; const guint8 *end; } Bytes;

static gboolean
skip (Bytes *self,
      guint64 n)
{
  if (n > (guint64) (self->end - self->at))
    return FALSE;
  self->at += n;
  return TRUE;
}

/* SQLite's variable-length integer: seven bits a byte, high bit set on all but the last; lengths fit in five bytes. */
static gboolean
read_varint (Bytes   *self,
             guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 5 && self->at < self->end; i++)
    {
      guint8 byte = *self->at++;

      *value = (*value << 7) | (byte & 0x7f);
      if (!(byte & 0x80))
        return *value <= G_MAXINT32;
    }
  return FALSE;
}

/* 'T', number of columns, a byte a column for the key, the name ended by a nought. */
static gboolean
read_table (Bytes *self,
            guint *n_columns)
{
  guint64 n;
  const guint8 *nought;

  if (!read_varint (self, &n) || n < 1 || n > MAX_COLUMNS || !skip (self, n))
    return FALSE;
  nought = memchr (self->at, 0, (gsize) (self->end - self->at));
  if (!nought || nought == self->at)
    return FALSE;
  *n_columns = (guint) n;
  self->at = nought + 1;
  return TRUE;
}

static gboolean
read_record (Bytes *self,
             guint  n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      guint8 type;
      guint64 length = 0;

      if (self->at == self->end)
        return FALSE;
      type = *self->at++;
      if (type > VALUE_NULL)
        return FALSE;
      if (type == VALUE_INTEGER || type == VALUE_FLOAT)
        length = 8;
      else if ((type == VALUE_TEXT || type == VALUE_BLOB) && !read_varint (self, &length))
        return FALSE;
      if (!skip (self, length))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_changeset_is_sound (const guint8 *data,
                       gsize         length)
{
  Bytes bytes = { data, data + length };
  guint n_columns = 0;

  if (length == 0)
    return FALSE;
  while (bytes.at < bytes.end)
    {
      guint8 operation = *bytes.at++;

      if (operation == 'T')
        {
          if (!read_table (&bytes, &n_columns))
            return FALSE;
          continue;
        }
      if ((operation != OP_DELETE && operation != OP_INSERT && operation != OP_UPDATE) || n_columns == 0
          || !skip (&bytes, 1) || !read_record (&bytes, n_columns)
          || (operation == OP_UPDATE && !read_record (&bytes, n_columns)))
        return FALSE;
    }
  return TRUE;
}
