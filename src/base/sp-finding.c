/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-finding.h"

#include <glib/gi18n-lib.h>

struct _SpFinding
{
  gint        ref_count;
  SpSeverity  severity;
  const char *code; /* interned */
  SpSubject   subject;
  gint64      id;
  guint       row, column;
  char       *message;
};

G_DEFINE_BOXED_TYPE (SpFinding, sp_finding, sp_finding_ref, sp_finding_unref)

static SpFinding *
take (SpSeverity severity, const char *code, SpSubject subject, gint64 id, char *message)
{
  SpFinding *self = g_new0 (SpFinding, 1);

  self->ref_count = 1;
  self->severity = severity;
  self->code = g_intern_string (code);
  self->subject = subject;
  self->id = id;
  self->message = message;
  return self;
}

SpFinding *
sp_finding_new (SpSeverity severity, const char *code, SpSubject subject, gint64 id, const char *message)
{
  g_return_val_if_fail (code != NULL && message != NULL, NULL);
  return take (severity, code, subject, id, g_strdup (message));
}

SpFinding *
sp_finding_new_printf (SpSeverity severity, const char *code, SpSubject subject, gint64 id, const char *format, ...)
{
  va_list args;
  char *message;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return take (severity, code, subject, id, message);
}

static char *
place_in_file (const char *file, guint row, guint column, const char *column_name)
{
  if (row == 0 && column == 0)
    return g_strdup (file);
  if (column == 0)
    /* Translators: a place in a file: name, row number. */
    return g_strdup_printf (_("%s, row %u"), file, row);
  if (column_name == NULL)
    return g_strdup_printf (_("%s, row %u, column %u"), file, row, column);
  return g_strdup_printf (_("%s, row %u, column %u (%s)"), file, row, column, column_name);
}

SpFinding *
sp_finding_new_cell (SpSeverity severity, const char *code, const char *file, guint row, guint column,
                     const char *column_name, const char *message)
{
  g_autofree char *place = place_in_file (file, row, column, column_name);
  SpFinding *self = take (severity, code, SP_SUBJECT_FILE, 0, g_strdup_printf ("%s: %s", place, message));

  self->row = row;
  self->column = column;
  return self;
}

SpFinding *
sp_finding_ref (SpFinding *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_finding_unref (SpFinding *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->message);
  g_free (self);
}

SpSeverity  sp_finding_get_severity (const SpFinding *self) { return self->severity; }
const char *sp_finding_get_code (const SpFinding *self) { return self->code; }
SpSubject   sp_finding_get_subject (const SpFinding *self) { return self->subject; }
gint64      sp_finding_get_id (const SpFinding *self) { return self->id; }
guint       sp_finding_get_row (const SpFinding *self) { return self->row; }
guint       sp_finding_get_column (const SpFinding *self) { return self->column; }
const char *sp_finding_get_message (const SpFinding *self) { return self->message; }

static const char *const severity_codes[] = { "note", "warning", "error" };

const char *
sp_severity_code (SpSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severity_codes), "");
  return severity_codes[severity];
}

const char *
sp_severity_name (SpSeverity severity)
{
  static const char *const names[] = { N_("note"), N_("warning"), N_("error") };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), "");
  return _(names[severity]);
}

const char *
sp_subject_code (SpSubject subject)
{
  static const char *const codes[] = { "plan", "area", "school", "growth-area", "site", "project", "pot", "agreement",
                                       "published-table", "file" };

  g_return_val_if_fail ((guint) subject < G_N_ELEMENTS (codes), "");
  return codes[subject];
}

GPtrArray *
sp_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) sp_finding_unref);
}

void
sp_findings_append (GPtrArray *to, GPtrArray *from)
{
  g_return_if_fail (to != NULL);
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (to, sp_finding_ref (g_ptr_array_index (from, i)));
}

static gint
compare_severity_cb (gconstpointer a, gconstpointer b)
{
  const SpFinding *const *fa = a, *const *fb = b;

  return (gint) sp_finding_get_severity (*fb) - (gint) sp_finding_get_severity (*fa);
}

void
sp_findings_sort (GPtrArray *findings)
{
  g_return_if_fail (findings != NULL);
  g_ptr_array_sort (findings, compare_severity_cb); /* stable since GLib 2.32 */
}
