/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-text-record.h"

#include <string.h>

static char nothing[1];

SpTextRecord *
sp_text_record_new (void)
{
  SpTextRecord *self = g_new0 (SpTextRecord, 1);

  self->text = g_string_sized_new (1024);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

SpTextRecord *
sp_text_record_copy (const SpTextRecord *self)
{
  SpTextRecord *copy = sp_text_record_new ();

  g_string_append_len (copy->text, self->text->str, self->text->len);
  g_array_append_vals (copy->starts, self->starts->data, self->starts->len);
  copy->row = self->row;
  copy->shape = self->shape ? sp_shape_ref (self->shape) : NULL;
  return copy;
}

void
sp_text_record_free (SpTextRecord *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_clear_pointer (&self->shape, sp_shape_unref);
  g_free (self);
}

void
sp_text_record_clear (SpTextRecord *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  g_clear_pointer (&self->shape, sp_shape_unref);
}

void
sp_text_record_begin_cell (SpTextRecord *self)
{
  gsize start = self->text->len;

  g_array_append_val (self->starts, start);
}

void
sp_text_record_end_cell (SpTextRecord *self)
{
  g_string_append_c (self->text, '\0');
}

void
sp_text_record_add (SpTextRecord *self, const char *text, gssize length)
{
  sp_text_record_begin_cell (self);
  g_string_append_len (self->text, text, length);
  sp_text_record_end_cell (self);
}

char *
sp_text_record_get (SpTextRecord *self, guint column)
{
  if (column >= self->starts->len)
    return nothing;
  return self->text->str + g_array_index (self->starts, gsize, column);
}

/* Length in bytes of the blank at `at`, 0 = none: ASCII blanks, no-break space, zero-width space and byte order mark. */
static gsize
blank_at (const char *at)
{
  if (g_ascii_isspace (*at))
    return 1;
  if (strncmp (at, "\xc2\xa0", 2) == 0)
    return 2;
  if (strncmp (at, "\xe2\x80\x8b", 3) == 0 || strncmp (at, "\xef\xbb\xbf", 3) == 0)
    return 3;
  return 0;
}

char *
sp_text_record_get_trimmed (SpTextRecord *self, guint column)
{
  char *text = sp_text_record_get (self, column);
  gsize n;

  while (*text && (n = blank_at (text)) > 0)
    text += n;
  for (n = strlen (text); n > 0;)
    {
      if (g_ascii_isspace (text[n - 1]))
        n -= 1;
      else if (n >= 2 && memcmp (text + n - 2, "\xc2\xa0", 2) == 0)
        n -= 2;
      else
        break;
    }
  if (text[n] != '\0')
    text[n] = '\0';
  return text;
}

gboolean
sp_text_record_is_blank (SpTextRecord *self)
{
  for (guint i = 0; i < self->starts->len; i++)
    if (*sp_text_record_get_trimmed (self, i))
      return FALSE;
  return TRUE;
}
