/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results as a workbook: the same tables, a sheet each, with the findings they rest on among the notes. */
#include "config.h"
#include "sp-command-line.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sp-finding.h"
#include "sp-workbook.h"

#define MOST_NOTES 50

/* Now, or SOURCE_DATE_EPOCH (reproducible-builds.org): then the same plan gives the same file. */
static gint64
get_time (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
dup_reference (SpCommandLine *self)
{
  g_autofree char *name = self->files != NULL ? g_path_get_basename (self->files[0]) : g_strdup ("–");
  return self->scenario != NULL ? g_strdup_printf (_("%s, scenario %s"), name, self->scenario) : g_steal_pointer (&name);
}

static GPtrArray *
list_notes (SpCommandLine *self)
{
  GPtrArray *notes = g_ptr_array_new ();
  for (guint i = 0; !self->is_public && self->findings != NULL && i < self->findings->len && i < MOST_NOTES; i++)
    if (sp_finding_get_severity (g_ptr_array_index (self->findings, i)) != SP_FINDING_NOTE)
      g_ptr_array_add (notes, (char *) sp_finding_get_message (g_ptr_array_index (self->findings, i)));
  g_ptr_array_add (notes, NULL);
  return notes;
}

SpExit
sp_command_line_write_workbook (SpCommandLine *self, GPtrArray *tables, const char *title, SpWorkbookKind kind,
                                const char *path)
{
  g_autofree char *reference = dup_reference (self);
  g_autoptr (GPtrArray) words = list_notes (self);
  g_autoptr (GError) error = NULL;
  SpWorkbookNotes notes = { title, reference, (const char *const *) words->pdata, get_time () };
  gboolean done = kind == SP_WORKBOOK_XLSX ? sp_tables_write_xlsx (tables, &notes, path, &error)
                                           : sp_tables_write_ods (tables, &notes, path, &error);
  return done ? sp_command_line_end (self) : sp_command_line_fail (self, error);
}
