/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-csv-stream.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-file-form.h"
#include "sp-finding.h"

#define CHUNK (256 * 1024)
#define MOST_CELL_BYTES (16 * 1024 * 1024)
#define MOST_RECORD_BYTES (64 * 1024 * 1024)
#define MOST_COLUMNS 16384

struct _SpCsvStream
{
  GInputStream *input;      /* of UTF-8, or of bytes not yet known to be */
  GInputStream *file;       /* below it, for the fraction */
  goffset       file_size;  /* 0 = not known */
  char         *name;
  SpFileForm    form;
  GByteArray   *buffer;
  gsize         at;         /* next byte of the buffer */
  gboolean      ended;
  guint         line;       /* physical line at `at`, from 1 */
  gboolean      stops[256]; /* bytes that end a run of plain ones */
  guint         n_windows, first_windows; /* records read as Windows-1252 */
};

/* TRUE when there is more; FALSE at the end or on error. */
static gboolean
fill (SpCsvStream *self, GError **error)
{
  guint had;
  gssize got;

  if (self->ended)
    return FALSE;
  if (self->at > 0)
    {
      g_byte_array_remove_range (self->buffer, 0, (guint) self->at);
      self->at = 0;
    }
  had = self->buffer->len;
  g_byte_array_set_size (self->buffer, had + CHUNK);
  got = g_input_stream_read (self->input, self->buffer->data + had, CHUNK, NULL, error);
  g_byte_array_set_size (self->buffer, had + (guint) MAX (got, 0));
  if (got < 0)
    g_prefix_error (error, _("“%s” cannot be read: "), self->name);
  self->ended = got <= 0;
  return got > 0;
}

static gboolean
begin (SpCsvStream *self, const char *encoding, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->buffer = g_byte_array_new ();
  while (self->buffer->len < CHUNK && fill (self, &failure))
    ;
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!sp_file_form_find (self->buffer->data, self->buffer->len, self->name, &self->form, error))
    return FALSE;
  if (!encoding)
    encoding = self->form.encoding;
  if (encoding && g_ascii_strcasecmp (encoding, "utf-8") != 0)
    {
      g_autoptr (GInputStream) rest = g_steal_pointer (&self->input);
      g_autoptr (GInputStream) whole = sp_file_form_join (g_steal_pointer (&self->buffer), rest);
      g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", encoding, error);

      self->buffer = g_byte_array_new ();
      self->ended = FALSE;
      if (!converter)
        return FALSE;
      g_charset_converter_set_use_fallback (converter, FALSE);
      self->input = g_converter_input_stream_new (whole, G_CONVERTER (converter));
      while (self->buffer->len < CHUNK && fill (self, &failure))
        ;
      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      self->form.separator = sp_file_form_find_separator (self->buffer->data, self->buffer->len);
    }
  if (self->buffer->len >= 3 && memcmp (self->buffer->data, "\xef\xbb\xbf", 3) == 0)
    self->at = 3;
  self->stops[(guchar) self->form.separator] = TRUE;
  self->stops['\r'] = self->stops['\n'] = self->stops['\0'] = TRUE;
  return TRUE;
}

SpCsvStream *
sp_csv_stream_new (GInputStream *input, const char *name, const char *encoding, GError **error)
{
  g_autoptr (SpCsvStream) self = g_new0 (SpCsvStream, 1);
  g_autoptr (GError) failure = NULL;

  self->file = g_object_ref (input);
  self->name = g_strdup (name);
  self->line = 1;
  self->input = sp_file_form_unpack (input, &failure);
  if (!self->input)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&failure), _("“%s” cannot be read: "), name);
      return NULL;
    }
  return begin (self, encoding, error) ? g_steal_pointer (&self) : NULL;
}

SpCsvStream *
sp_csv_stream_open (const char *path, const char *encoding, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, error);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  SpCsvStream *self;

  if (!input)
    return NULL;
  self = sp_csv_stream_new (G_INPUT_STREAM (input), shown, encoding, error);
  info = g_file_input_stream_query_info (input, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (self && info)
    self->file_size = g_file_info_get_size (info);
  return self;
}

void
sp_csv_stream_free (SpCsvStream *self)
{
  g_clear_object (&self->input);
  g_clear_object (&self->file);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_free (self->name);
  g_free (self);
}

static gboolean
refuse (SpCsvStream *self, guint row, GError **error, const char *reason)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s, row %u: %s"), self->name, row, reason);
  self->at = self->buffer->len;
  self->ended = TRUE;
  return FALSE;
}

typedef enum { RECORD_WHOLE, RECORD_CUT, RECORD_BAD } Outcome;

/* Where a record is being read: positions are those of the buffer, given back only when the record is whole. */
typedef struct
{
  const guint8 *data;
  gsize         at, end;
  guint         line;
  gboolean      high;      /* a byte above 0x7f was seen */
  gboolean      ended;     /* there is nothing after `end` */
  const char   *reason;    /* of RECORD_BAD */
} Parse;

/* At CR, LF or CRLF: steps over it. FALSE: a CR at the very end of what has been read, an LF may follow. */
static gboolean
take_line_end (Parse *p)
{
  if (p->data[p->at] == '\r')
    {
      if (p->at + 1 == p->end && !p->ended)
        return FALSE;
      p->at += p->at + 1 < p->end && p->data[p->at + 1] == '\n' ? 2 : 1;
    }
  else
    p->at++;
  p->line++;
  return TRUE;
}

/* After the opening mark, to after the closing one. */
static Outcome
read_quoted (Parse *p, GString *text)
{
  gsize from = text->len;

  for (p->at++;;)
    {
      gsize start = p->at;
      guint8 all = 0;

      while (p->at < p->end && p->data[p->at] != '"' && p->data[p->at] != '\r' && p->data[p->at] != '\n' && p->data[p->at] != '\0')
        all |= p->data[p->at++];
      p->high |= (all & 0x80) != 0;
      g_string_append_len (text, (const char *) p->data + start, (gssize) (p->at - start));
      if (text->len - from > MOST_CELL_BYTES)
        {
          p->reason = _("a cell is longer than 16 MiB; a closing quotation mark may be missing");
          return RECORD_BAD;
        }
      if (p->at == p->end)
        {
          p->reason = _("a quotation mark is opened and never closed. Close it, and read the file again");
          return p->ended ? RECORD_BAD : RECORD_CUT;
        }
      if (p->data[p->at] == '\0')
        {
          p->reason = _("there is a zero byte in a cell; the file is not plain text. Save it as CSV again");
          return RECORD_BAD;
        }
      if (p->data[p->at] != '"')
        {
          gsize line_end = p->at;

          if (!take_line_end (p))
            return RECORD_CUT;
          g_string_append_len (text, (const char *) p->data + line_end, (gssize) (p->at - line_end));
          continue;
        }
      if (p->at + 1 == p->end && !p->ended)
        return RECORD_CUT;
      if (p->at + 1 < p->end && p->data[p->at + 1] == '"')
        {
          g_string_append_c (text, '"');
          p->at += 2;
          continue;
        }
      p->at++;
      return RECORD_WHOLE;
    }
}

/* One cell with what ends it; *more: a separator did. */
static Outcome
read_cell (const SpCsvStream *self, Parse *p, SpTextRecord *record, gboolean *more)
{
  gsize start;
  guint8 all = 0;

  sp_text_record_begin_cell (record);
  if (p->at < p->end && p->data[p->at] == '"')
    {
      Outcome outcome = read_quoted (p, record->text);

      if (outcome != RECORD_WHOLE)
        return outcome;
    }
  start = p->at;
  while (p->at < p->end && !self->stops[p->data[p->at]])
    all |= p->data[p->at++];
  p->high |= (all & 0x80) != 0;
  g_string_append_len (record->text, (const char *) p->data + start, (gssize) (p->at - start));
  *more = FALSE;
  if (p->at == p->end && !p->ended)
    return RECORD_CUT;
  if (p->at < p->end && p->data[p->at] == '\0')
    {
      p->reason = _("there is a zero byte in a cell; the file is not plain text. Save it as CSV again");
      return RECORD_BAD;
    }
  if (p->at < p->end && p->data[p->at] == (guint8) self->form.separator)
    {
      p->at++;
      *more = TRUE;
    }
  else if (p->at < p->end && !take_line_end (p))
    return RECORD_CUT;
  sp_text_record_end_cell (record);
  return RECORD_WHOLE;
}

static Outcome
read_record (SpCsvStream *self, Parse *p, SpTextRecord *record)
{
  gboolean more = TRUE;

  sp_text_record_clear (record);
  record->row = self->line;
  while (more)
    {
      Outcome outcome = read_cell (self, p, record, &more);

      if (outcome != RECORD_WHOLE)
        return outcome;
      if (record->starts->len > MOST_COLUMNS)
        {
          p->reason = _("there are more than 16,384 columns. The separator may not be what it seems");
          return RECORD_BAD;
        }
    }
  return RECORD_WHOLE;
}

/* A record whose bytes are not UTF-8 is Windows-1252. */
static void
mend_encoding (SpCsvStream *self, SpTextRecord *record)
{
  g_autoptr (GString) old = NULL;

  if (g_utf8_validate_len (record->text->str, record->text->len, NULL))
    return;
  for (guint i = 0; i < record->starts->len; i++)
    if (!g_utf8_validate (sp_text_record_get (record, i), -1, NULL))
      break;
    else if (i + 1 == record->starts->len)
      return; /* only the noughts between cells were in the way */
  old = record->text;
  record->text = g_string_sized_new (old->len + 16);
  for (guint i = 0; i < record->starts->len; i++)
    {
      gsize *start = &g_array_index (record->starts, gsize, i);
      const char *cell = old->str + *start;

      *start = record->text->len;
      for (; *cell; cell++)
        g_string_append_unichar (record->text, sp_file_form_from_windows_1252 ((guchar) *cell));
      g_string_append_c (record->text, '\0');
    }
  if (self->n_windows++ == 0)
    self->first_windows = record->row;
}

gboolean
sp_csv_stream_next (SpCsvStream *self, SpTextRecord *record, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (self->at >= self->buffer->len && !fill (self, &failure))
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (;;)
    {
      Parse p = { self->buffer->data, self->at, self->buffer->len, self->line, FALSE, self->ended, NULL };
      Outcome outcome = read_record (self, &p, record);

      if (outcome == RECORD_BAD)
        return refuse (self, record->row, error, p.reason);
      if (outcome == RECORD_CUT)
        {
          if (self->buffer->len - self->at > MOST_RECORD_BYTES)
            return refuse (self, record->row, error, _("a record is longer than 64 MiB; a closing quotation mark may be missing"));
          if (!fill (self, &failure) && failure)
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          continue;
        }
      self->at = p.at;
      self->line = p.line;
      if (p.high)
        mend_encoding (self, record);
      return TRUE;
    }
}

double
sp_csv_stream_get_fraction (const SpCsvStream *self)
{
  if (self->file_size <= 0 || !G_IS_SEEKABLE (self->file))
    return 0;
  return CLAMP ((double) g_seekable_tell (G_SEEKABLE (self->file)) / (double) self->file_size, 0, 1);
}

static void
tell (const SpCsvStream *self, GPtrArray *findings, const char *code, guint row, const char *message)
{
  g_ptr_array_add (findings, sp_finding_new_cell (SP_FINDING_NOTE, code, self->name, row, 0, NULL, message));
}

void
sp_csv_stream_tell (const SpCsvStream *self, GPtrArray *findings)
{
  if (self->n_windows)
    tell (self, findings, "read-as-windows-1252", self->first_windows,
          _("from here on some letters are not UTF-8 and were read as Windows-1252. Look at a name with an accent or a dash."));
  if (self->form.encoding)
    tell (self, findings, "read-as-utf-16", 0, _("the text is UTF-16 and was read as that."));
  if (self->form.separator == ';')
    tell (self, findings, "separated-by-semicolons", 0, _("the columns are separated by semicolons and were read so."));
  if (self->form.separator == '\t')
    tell (self, findings, "separated-by-tabs", 0, _("the columns are separated by tabs and were read so."));
  if (self->form.separator == '|')
    tell (self, findings, "separated-by-bars", 0, _("the columns are separated by bars and were read so."));
  if (self->form.line_ends == SP_LINE_ENDS_CR)
    tell (self, findings, "line-ends-cr", 0, _("the lines end as on an old Macintosh (CR) and were read so."));
  if (self->form.line_ends == SP_LINE_ENDS_MIXED)
    tell (self, findings, "line-ends-mixed", 0, _("the lines end in more than one way; all were read as line ends."));
}
