/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-csv.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FIELD_BYTES (16 * 1024 * 1024)
#define MOST_FIELDS 16384

struct _SpCsvReader
{
  const char *data;
  gsize       length;
  gsize       at;
  guint       line;    /* physical line at `at`, from 1 */
  guint       row;     /* line on which the current record began */
  GString    *text;    /* all fields of the record, each NUL-terminated */
  GArray     *starts;  /* gsize offsets into text */
  gboolean    utf8;
};

SpCsvReader *
sp_csv_reader_new (const char *data, gsize length)
{
  SpCsvReader *self = g_new0 (SpCsvReader, 1);

  self->data = data;
  self->length = length;
  self->line = 1;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->utf8 = g_utf8_validate_len (data, length, NULL);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    self->at = 3;
  return self;
}

void
sp_csv_reader_free (SpCsvReader *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/* Windows-1252 above 0x7f, as most "Latin-1" files of councils really are. The five unassigned bytes become U+FFFD.
 * Source: https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT */
static gunichar
from_windows_1252 (guchar byte)
{
  static const guint16 high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d,
    0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd,
    0x017e, 0x0178,
  };

  return byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte;
}

static void
append_byte (SpCsvReader *self, guchar byte)
{
  if (byte < 0x80 || self->utf8)
    g_string_append_c (self->text, (char) byte);
  else
    g_string_append_unichar (self->text, from_windows_1252 (byte));
}

static gboolean
refuse (SpCsvReader *self, GError **error, const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("row %u: %s"), self->row, reason);
  self->at = self->length;
  return FALSE;
}

static void
begin_field (SpCsvReader *self)
{
  gsize start = self->text->len;

  g_array_append_val (self->starts, start);
}

/* CR, LF or CRLF at `at`: steps over it. */
static gboolean
take_line_end (SpCsvReader *self)
{
  char c = self->data[self->at];

  if (c != '\r' && c != '\n')
    return FALSE;
  self->at += c == '\r' && self->at + 1 < self->length && self->data[self->at + 1] == '\n' ? 2 : 1;
  self->line++;
  return TRUE;
}

static gboolean
read_quoted (SpCsvReader *self, gsize field_start, GError **error)
{
  self->at++;
  while (self->at < self->length)
    {
      char c = self->data[self->at];

      if (c == '"' && self->at + 1 < self->length && self->data[self->at + 1] == '"')
        {
          g_string_append_c (self->text, '"');
          self->at += 2;
          continue;
        }
      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c == '\0')
        return refuse (self, error, _("there is a zero byte in a field, so the file is not plain text; save it as “CSV UTF-8”"));
      if (self->text->len - field_start > MOST_FIELD_BYTES)
        return refuse (self, error, _("a field is longer than 16 MiB; a closing quotation mark may be missing"));
      if (c == '\r' || c == '\n')
        {
          gsize from = self->at;

          take_line_end (self);
          g_string_append_len (self->text, self->data + from, self->at - from);
          continue;
        }
      append_byte (self, (guchar) c);
      self->at++;
    }
  return refuse (self, error, _("a quotation mark is opened and never closed"));
}

/* One field up to the comma or line end after it; *more says that a comma followed. */
static gboolean
read_field (SpCsvReader *self, gboolean *more, GError **error)
{
  gsize start = self->text->len;

  begin_field (self);
  if (self->starts->len > MOST_FIELDS)
    return refuse (self, error, _("there are more than 16,384 columns"));
  if (self->at < self->length && self->data[self->at] == '"' && !read_quoted (self, start, error))
    return FALSE;
  *more = FALSE;
  while (self->at < self->length)
    {
      char c = self->data[self->at];

      if (c == ',')
        {
          self->at++;
          *more = TRUE;
          break;
        }
      if (take_line_end (self))
        break;
      if (c == '\0')
        return refuse (self, error, _("there is a zero byte in a field, so the file is not plain text; save it as “CSV UTF-8”"));
      if (self->text->len - start > MOST_FIELD_BYTES)
        return refuse (self, error, _("a field is longer than 16 MiB"));
      append_byte (self, (guchar) c);
      self->at++;
    }
  g_string_append_c (self->text, '\0');
  return TRUE;
}

gboolean
sp_csv_reader_next (SpCsvReader *self, GError **error)
{
  gboolean more = TRUE;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->row = self->line;
  if (self->at >= self->length)
    return FALSE;
  while (more)
    if (!read_field (self, &more, error))
      {
        g_array_set_size (self->starts, 0);
        return FALSE;
      }
  return TRUE;
}

guint
sp_csv_reader_get_n_fields (const SpCsvReader *self)
{
  return self->starts->len;
}

const char *
sp_csv_reader_get_field (const SpCsvReader *self, guint column)
{
  if (column >= self->starts->len)
    return "";
  return self->text->str + g_array_index (self->starts, gsize, column);
}

guint
sp_csv_reader_get_row (const SpCsvReader *self)
{
  return self->row;
}

/* A text that a spreadsheet would run as a formula: begins with one of = + - @ tab CR and is not a plain number. Source:
 * OWASP, "CSV Injection". */
static gboolean
is_dangerous (const char *text)
{
  char *end = NULL;

  if (text[0] == '\0' || strchr ("=+-@\t\r", text[0]) == NULL)
    return FALSE;
  if (text[0] != '+' && text[0] != '-')
    return TRUE;
  if (!g_ascii_isdigit (text[1]) && text[1] != '.')
    return TRUE;
  g_ascii_strtod (text, &end);
  return end == text || *end != '\0';
}

void
sp_csv_append_field (GString *out, const char *text, gboolean guard)
{
  gboolean dangerous = guard && is_dangerous (text);
  gboolean spaced = text[0] != '\0' && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[strlen (text) - 1]));
  gboolean quote = dangerous || spaced || strpbrk (text, ",\"\r\n") != NULL;

  if (!quote)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (dangerous)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
