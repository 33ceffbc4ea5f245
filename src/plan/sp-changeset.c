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
            guint *n_columns,
            const char **name)
{
  guint64 n;
  const guint8 *nought;

  if (!read_varint (self, &n) || n < 1 || n > MAX_COLUMNS || !skip (self, n))
    return FALSE;
  nought = memchr (self->at, 0, (gsize) (self->end - self->at));
  if (!nought || nought == self->at)
    return FALSE;
  *n_columns = (guint) n;
  *name = (const char *) self->at;
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

/* The rest of an operation whose code was read. */
static gboolean
read_operation (Bytes  *self,
                guint8  operation,
                guint   n_columns)
{
  return (operation == OP_DELETE || operation == OP_INSERT || operation == OP_UPDATE) && n_columns > 0 && skip (self, 1)
         && read_record (self, n_columns) && (operation != OP_UPDATE || read_record (self, n_columns));
}

gboolean
sp_changeset_next_run (const guint8   **at,
                       const guint8    *end,
                       SpChangesetRun  *run)
{
  Bytes bytes = { *at, end };
  guint n_columns = 0;

  *run = (SpChangesetRun) { .data = *at };
  if (bytes.at == bytes.end || *bytes.at++ != 'T' || !read_table (&bytes, &n_columns, &run->table))
    return FALSE;
  while (bytes.at < bytes.end && *bytes.at != 'T')
    {
      guint8 operation = *bytes.at++;

      if (!read_operation (&bytes, operation, n_columns))
        return FALSE;
      run->n_operations++;
    }
  run->length = (gsize) (bytes.at - *at);
  *at = bytes.at;
  return TRUE;
}

gboolean
sp_changeset_is_sound (const guint8 *data,
                       gsize         length)
{
  const guint8 *at = data;
  SpChangesetRun run;

  while (at < data + length && sp_changeset_next_run (&at, data + length, &run))
    ;
  return length > 0 && at == data + length;
}
