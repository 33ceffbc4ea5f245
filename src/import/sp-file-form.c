/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-file-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINES_LOOKED_AT 40

gunichar
sp_file_form_from_windows_1252 (guchar byte)
{
  static const guint16 high[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d,
    0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd,
    0x017e, 0x0178,
  };

  return byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : byte;
}

static gboolean
begins_with (const guint8 *data, gsize length, const char *magic, gsize n)
{
  return length >= n && memcmp (data, magic, n) == 0;
}

/* What to say of a file of that name, NULL = it may be text. */
static const char *
what_it_is_instead (const guint8 *data, gsize length)
{
  static const struct { const char *magic; gsize n; const char *what; } forms[] = {
    { "%PDF", 4, N_("“%s” is a PDF. Ask for the figures as CSV or as a workbook") },
    { "PK\3\4", 4, N_("“%s” is a workbook or a ZIP archive, not CSV. Give it its true ending (.xlsx, .ods or .zip)") },
    { "\xd0\xcf\x11\xe0", 4, N_("“%s” is a workbook of Excel 97 (.xls), which cannot be read. Save it as .xlsx or CSV") },
    { "{\\rtf", 5, N_("“%s” is a word processor's file. Ask for the figures as CSV or as a workbook") },
    { "\x89PNG", 4, N_("“%s” is a picture. Ask for the figures as CSV or as a workbook") },
    { "\xff\xd8\xff", 3, N_("“%s” is a picture. Ask for the figures as CSV or as a workbook") },
    { "SQLite format 3", 15, N_("“%s” is a database. Give it its true ending (.gpkg)") },
    { "\x7f" "ELF", 4, N_("“%s” is a program. Choose another file") },
    { "MZ", 2, N_("“%s” is a program. Choose another file") },
  };
  g_autofree char *start = g_ascii_strdown ((const char *) data, (gssize) MIN (length, 200));
  const char *text = start;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (begins_with (data, length, forms[i].magic, forms[i].n))
      return _(forms[i].what);
  while (*text && (g_ascii_isspace (*text) || (guchar) *text > 0x7f))
    text++;
  if (g_str_has_prefix (text, "<!doctype html") || g_str_has_prefix (text, "<html"))
    return _("“%s” is a web page. Save the file that the page links to");
  if (g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "<kml"))
    return _("“%s” is XML, not CSV. Give it its true ending (.kml)");
  return NULL;
}

/* Which encoding the first bytes name or betray; NULL = UTF-8 or Windows-1252. */
static const char *
find_encoding (const guint8 *data, gsize length)
{
  gsize even = 0, odd = 0, n = MIN (length, 4096);

  if (begins_with (data, length, "\xff\xfe", 2))
    return "UTF-16";
  if (begins_with (data, length, "\xfe\xff", 2))
    return "UTF-16";
  for (gsize i = 0; i < n; i++)
    if (data[i] == 0)
      *(i % 2 ? &odd : &even) += 1;
  if (odd > n / 5 && even == 0)
    return "UTF-16LE";
  if (even > n / 5 && odd == 0)
    return "UTF-16BE";
  return NULL;
}

char
sp_file_form_find_separator (const guint8 *data, gsize length)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  guint counts[4] = { 0 }, lines_with[4] = { 0 };
  guint now[4] = { 0 }, lines = 0;
  gboolean quoted = FALSE;
  guint best = 0;

  for (gsize i = 0; i <= length && lines < LINES_LOOKED_AT; i++)
    {
      if (i < length && data[i] == '"')
        quoted = !quoted;
      if (i < length && quoted)
        continue;
      for (guint s = 0; s < 4; s++)
        now[s] += i < length && data[i] == (guint8) separators[s];
      if (i < length && data[i] != '\n' && data[i] != '\r')
        continue;
      lines++;
      for (guint s = 0; s < 4; s++)
        {
          lines_with[s] += now[s] > 0;
          counts[s] += now[s];
          now[s] = 0;
        }
    }
  for (guint s = 1; s < 4; s++)
    if (counts[s] > counts[best] && lines_with[s] * 10 >= lines_with[best] * 8)
      best = s;
  return separators[best];
}

static SpLineEnds
find_line_ends (const guint8 *data, gsize length)
{
  gsize crlf = 0, lf = 0, cr = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '"')
        quoted = !quoted;
      if (quoted)
        continue;
      if (data[i] == '\r' && i + 1 < length && data[i + 1] == '\n')
        crlf++, i++;
      else if (data[i] == '\r' && i + 1 < length)
        cr++;
      else if (data[i] == '\n')
        lf++;
    }
  if (cr && !crlf && !lf)
    return SP_LINE_ENDS_CR;
  return (crlf > 0) + (lf > 0) + (cr > 0) > 1 ? SP_LINE_ENDS_MIXED : SP_LINE_ENDS_PLAIN;
}

gboolean
sp_file_form_find (const guint8 *data, gsize length, const char *name, SpFileForm *out, GError **error)
{
  const char *instead = what_it_is_instead (data, length);

  *out = (SpFileForm) { .separator = ',' };
  if (length == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is empty. Ask for it again"), name);
      return FALSE;
    }
  if (instead)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, instead, name);
      return FALSE;
    }
  out->encoding = find_encoding (data, length);
  out->separator = sp_file_form_find_separator (data, length);
  out->line_ends = out->encoding ? SP_LINE_ENDS_PLAIN : find_line_ends (data, length);
  return TRUE;
}

gboolean
sp_file_form_is_for_reader (const char *path)
{
  static const char *const endings[] = { ".xlsx", ".xlsm", ".ods", ".gpkg", ".shp", ".dbf", ".zip", ".tab", ".mif", ".geojson", ".json", ".kml" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, NULL, NULL);
  char first[16] = { 0 };
  gsize n = 0;

  if (input)
    g_input_stream_read_all (G_INPUT_STREAM (input), first, sizeof first, &n, NULL, NULL);
  if (begins_with ((guint8 *) first, n, "PK\3\4", 4) || begins_with ((guint8 *) first, n, "SQLite format 3", 15))
    return TRUE; /* a workbook or a GeoPackage whatever it is called */
  if (g_str_has_suffix (lower, ".gz"))
    *strrchr (lower, '.') = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return !begins_with ((guint8 *) first, n, "%PDF", 4);
  return FALSE;
}

GInputStream *
sp_file_form_unpack (GInputStream *input, GError **error)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new_sized (input, 65536);
  const guint8 *first;
  gsize n;

  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), -1, NULL, error) < 0)
    return NULL;
  first = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (buffered), &n);
  if (n >= 2 && first[0] == 0x1f && first[1] == 0x8b)
    {
      g_autoptr (GZlibDecompressor) unpack = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      return g_converter_input_stream_new (buffered, G_CONVERTER (unpack));
    }
  return g_steal_pointer (&buffered);
}

/* A stream of the bytes already taken and then of the rest: a converter that gives them first would be no shorter. */
typedef struct { GFilterInputStream parent; GBytes *begun; gsize at; } Joined;
typedef struct { GFilterInputStreamClass parent; } JoinedClass;
static GType joined_get_type (void);
G_DEFINE_TYPE (Joined, joined, G_TYPE_FILTER_INPUT_STREAM)

static gssize
joined_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  Joined *self = (Joined *) stream;
  gsize n = MIN (count, g_bytes_get_size (self->begun) - self->at);

  if (n == 0)
    return g_input_stream_read (self->parent.base_stream, buffer, count, cancellable, error);
  memcpy (buffer, (const char *) g_bytes_get_data (self->begun, NULL) + self->at, n);
  self->at += n;
  return (gssize) n;
}

static void
joined_finalize (GObject *object)
{
  g_bytes_unref (((Joined *) object)->begun);
  G_OBJECT_CLASS (joined_parent_class)->finalize (object);
}

static void
joined_class_init (JoinedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = joined_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = joined_read;
}

static void
joined_init (Joined *self)
{
}

GInputStream *
sp_file_form_join (GByteArray *begun, GInputStream *rest)
{
  Joined *self = g_object_new (joined_get_type (), "base-stream", rest, NULL);

  self->begun = g_byte_array_free_to_bytes (begun);
  return G_INPUT_STREAM (self);
}
