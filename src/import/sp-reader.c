/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sp-finding.h"
#include "sp-reader-frame.h"
#include "sp-reader-process.h"

#define CHUNK (64 * 1024)

typedef struct { char *code; guint count, row; } Note;

struct _SpReader
{
  SpReaderProcess *process;
  char            *name;       /* of the file */
  GByteArray      *buffer;
  gsize            at;
  SpReaderLayer    layer;
  char            *layer_name;
  gboolean         held;       /* the frame at `at` begins the next layer, and has not been taken */
  gboolean         ended;
  gboolean         in_layer;
  double           fraction;
  guint            n_bad_shapes;
  GArray          *notes;      /* Note */
};

static void
clear_note (gpointer data)
{
  g_free (((Note *) data)->code);
}

static SpReader *
new_reader (const char *path)
{
  SpReader *self = g_new0 (SpReader, 1);
  g_autofree char *name = g_path_get_basename (path);

  self->name = g_filename_display_name (name);
  self->buffer = g_byte_array_new ();
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, clear_note);
  return self;
}

SpReader *
sp_reader_open (const char *path, const char *sheet, guint most_records, SpProgress *progress, GError **error)
{
  g_autoptr (SpReader) self = new_reader (path);
  g_autofree char *most = g_strdup_printf ("%u", most_records);
  const char *words[] = { "--most", most, sheet ? "--sheet" : "--all", sheet ? sheet : "--all", path, NULL };

  self->process = sp_reader_process_new (words, NULL, 0, self->name, progress, error);
  return self->process ? g_steal_pointer (&self) : NULL;
}

SpReader *
sp_reader_open_nearest (const char *path, const guint *group, const double *x, const double *y, guint n, SpProgress *progress,
                        GError **error)
{
  g_autoptr (SpReader) self = new_reader (path);
  g_autoptr (GString) points = g_string_new (NULL);
  const char *words[] = { "--nearest", path, NULL };

  for (guint i = 0; i < n; i++)
    {
      char text[2][G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (points, "%u %s %s\n", group[i], g_ascii_dtostr (text[0], sizeof text[0], x[i]),
                              g_ascii_dtostr (text[1], sizeof text[1], y[i]));
    }
  self->process = sp_reader_process_new (words, points->str, points->len, self->name, progress, error);
  return self->process ? g_steal_pointer (&self) : NULL;
}

void
sp_reader_free (SpReader *self)
{
  g_clear_pointer (&self->process, sp_reader_process_free);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  g_free (self->layer_name);
  g_free (self->name);
  g_free (self);
}

/* "code\tdetail" as the reading process says it, in a planner's words. */
static void
set_error (const SpReader *self, const SpFrame *frame, GError **error)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) frame->data, (gssize) frame->length);
  g_auto (GStrv) parts = g_strsplit (text, "\t", 2);
  const char *code = parts[0] ? parts[0] : "", *detail = parts[0] && parts[1] ? parts[1] : "";

  if (g_str_equal (code, "no-sheet"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” has no such sheet or layer; it has %s. Choose one of those."),
                 self->name, detail);
  else if (g_str_equal (code, "no-layer"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” can be opened, but holds no table and no shapes. Choose another file."), self->name);
  else if (g_str_equal (code, "many-in-zip"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” holds several files that could be meant: %s. Unpack it and choose one."), self->name, detail);
  else if (g_str_equal (code, "none-in-zip"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” holds no file of a form that can be read. Unpack it and look what is in it."), self->name);
  else if (g_str_equal (code, "too-large"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” is larger than the 2 GiB that are read. Ask for a part of it."), self->name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” cannot be read (%s). It may be damaged, or not what its ending says. Ask for it again, or for another form."),
                 self->name, *detail ? detail : code);
}

static gboolean
fail (SpReader *self, GError **error, const char *format)
{
  self->ended = TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, self->name);
  return FALSE;
}

/* The frame at `at`, more bytes fetched as needed. It stands until the next call that fetches. */
static gboolean
peek_frame (SpReader *self, SpFrame *frame, gsize *used, GError **error)
{
  for (;;)
    {
      SpFrameStatus status = sp_frame_read (self->buffer->data + self->at, self->buffer->len - self->at, frame, used);
      guint8 chunk[CHUNK];
      gssize got;

      if (status == SP_FRAME_WHOLE)
        return TRUE;
      if (status == SP_FRAME_BAD)
        return fail (self, error, _("“%s” made the reading process talk nonsense; the file was given up. Ask for it in another form."));
      if (self->at > 0)
        g_byte_array_remove_range (self->buffer, 0, (guint) self->at);
      self->at = 0;
      got = sp_reader_process_read (self->process, chunk, sizeof chunk, error);
      if (got < 0)
        {
          self->ended = TRUE;
          return FALSE;
        }
      if (got == 0)
        return fail (self, error, _("“%s” broke the reading process: the file is damaged, or larger than can be read. Nothing was "
                                    "changed. Ask for it again, or for another form."));
      g_byte_array_append (self->buffer, chunk, (guint) got);
    }
}

static void
keep_note (SpReader *self, const SpFrame *frame)
{
  Note note = { NULL };

  if (self->notes->len < 100 && sp_frame_get_note (frame, &note.count, &note.row, &note.code))
    g_array_append_val (self->notes, note);
}

/* The next frame that is a layer, a record or the end. FALSE with error set, or at the end. */
static gboolean
next_frame (SpReader *self, SpFrame *frame, GError **error)
{
  gsize used;

  while (!self->ended)
    {
      if (!peek_frame (self, frame, &used, error))
        return FALSE;
      self->at += used;
      switch (frame->type)
        {
        case 'N':
          keep_note (self, frame);
          break;
        case 'P':
          if (frame->length == 4)
            self->fraction = CLAMP ((frame->data[0] | frame->data[1] << 8) / 1000.0, 0, 1);
          break;
        case 'E':
          self->ended = TRUE;
          set_error (self, frame, error);
          return FALSE;
        case 'Z':
          self->ended = TRUE;
          return FALSE;
        default:
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
take_layer (SpReader *self, const SpFrame *frame, GError **error)
{
  guint flags;

  g_clear_pointer (&self->layer_name, g_free);
  if (!sp_frame_get_layer (frame, &flags, &self->layer_name))
    return fail (self, error, _("“%s” made the reading process talk nonsense; the file was given up. Ask for it in another form."));
  self->layer = (SpReaderLayer) { self->layer_name, (flags & 1) != 0, (flags & 2) != 0 };
  return TRUE;
}

const SpReaderLayer *
sp_reader_next_layer (SpReader *self, GError **error)
{
  SpFrame frame;

  if (self->held)
    {
      self->held = FALSE;
      self->in_layer = TRUE;
      return &self->layer;
    }
  while (next_frame (self, &frame, error))
    if (frame.type == 'L')
      {
        self->in_layer = take_layer (self, &frame, error);
        return self->in_layer ? &self->layer : NULL;
      }
  return NULL;
}

gboolean
sp_reader_next (SpReader *self, SpTextRecord *record, GError **error)
{
  gboolean bad_shape;
  SpFrame frame;

  if (!self->in_layer || !next_frame (self, &frame, error))
    return FALSE;
  if (frame.type == 'L')
    {
      self->in_layer = FALSE;
      self->held = take_layer (self, &frame, error);
      return FALSE;
    }
  if (!sp_frame_get_record (&frame, record, &bad_shape))
    return fail (self, error, _("“%s” made the reading process talk nonsense; the file was given up. Ask for it in another form."));
  self->n_bad_shapes += bad_shape;
  return TRUE;
}

double
sp_reader_get_fraction (const SpReader *self)
{
  return self->fraction;
}

/* What the codes of notes mean; %u = how many. */
static const char *
words_of_note (const char *code, guint n)
{
  static const struct { const char *code, *one, *many; } notes[] = {
    { "shape-null", N_("%u row has no shape; it was read without one."), N_("%u rows, this the first, have no shape; they were read without one.") },
    { "shape-mended", N_("%u shape crosses itself or is not closed; it was mended. Look at it on the map."),
      N_("%u shapes, this the first, cross themselves or are not closed; they were mended. Look at them on the map.") },
    { "shape-lost", N_("%u shape could not be mended and was left out."), N_("%u shapes, this the first, could not be mended and were left out.") },
    { "shape-other", N_("%u shape is of another form (not polygons) and was left out."),
      N_("%u shapes, this the first, are of another form (not polygons) and were left out.") },
    { "slivers", N_("%u sliver (a part thinner than a hedge) was left out."), N_("%u slivers (parts thinner than a hedge) were left out, the first in this row.") },
    { "holes", N_("%u hole is inside a shape; it was kept. Look whether it is meant."),
      N_("%u holes are inside shapes, the first in this row; they were kept. Look whether they are meant.") },
    { "cut-short", N_("reading ended here because the file is damaged; what came before was read. Ask for the file again."), NULL },
    { "shp-longer", N_("the file of shapes is longer than it says, by %u byte; something may have been written over its end. Look whether all areas are on the map."),
      N_("the file of shapes is longer than it says, by %u bytes; something may have been written over its end. Look whether all areas are on the map.") },
    { "shp-shorter", N_("the file of shapes is shorter than it says, by %u byte; it may not have been copied to its end. Ask for the file again if areas are missing."),
      N_("the file of shapes is shorter than it says, by %u bytes; it may not have been copied to its end. Ask for the file again if areas are missing.") },
    { "srs-grid-guessed", N_("the file does not say its projection, or says longitude and latitude for numbers that cannot be; read as British National Grid."), NULL },
    { "srs-degrees-guessed", N_("the file does not say its projection; read as longitude and latitude."), NULL },
    { "srs-helmert", N_("moved from British National Grid to within about 3 metres (Helmert, no OSTN15 on this machine)."), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (code, notes[i].code))
      return n == 1 || !notes[i].many ? _(notes[i].one) : _(notes[i].many);
  return NULL;
}

void
sp_reader_tell (SpReader *self, const char *label, GPtrArray *findings)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = &g_array_index (self->notes, Note, i);
      const char *words = words_of_note (note->code, note->count);
      gboolean serious = g_str_equal (note->code, "shape-lost") || g_str_equal (note->code, "shape-other")
                         || g_str_equal (note->code, "cut-short") || g_str_equal (note->code, "shp-shorter");
      g_autofree char *message = words ? g_strdup_printf (words, note->count) : NULL;

      if (message)
        g_ptr_array_add (findings, sp_finding_new_cell (serious ? SP_FINDING_WARNING : SP_FINDING_NOTE,
                                                        g_intern_string (note->code), label, note->row, 0, NULL, message));
    }
  if (self->n_bad_shapes)
    {
      g_autofree char *message = g_strdup_printf (ngettext ("%u shape is malformed and was left out.",
                                                            "%u shapes are malformed and were left out.", self->n_bad_shapes),
                                                  self->n_bad_shapes);

      g_ptr_array_add (findings, sp_finding_new_cell (SP_FINDING_WARNING, "shape-malformed", label, 0, 0, NULL, message));
    }
}
