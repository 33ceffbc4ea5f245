/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results as a workbook: the same tables, a sheet each, with the findings they rest on among the notes. */
#include "config.h"
#include "sp-command-line.h"

#include <glib/gi18n-lib.h>

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

guint
sp_command_line_get_threshold (const SpCommandLine *self)
{
  return self->is_public ? (guint) self->threshold : 0;
}

void
sp_command_line_get_pack (SpCommandLine *self, const char *date, SpPackOptions *options)
{
  g_free (self->reference);
  self->reference = dup_reference (self);
  *options = (SpPackOptions) { date, self->reference, get_time (), sp_command_line_get_threshold (self), self->findings };
}

SpExit
sp_command_line_write_workbook (SpCommandLine *self, GPtrArray *tables, const char *title, SpWorkbookKind kind,
                                const char *path)
{
  g_autoptr (GError) error = NULL;
  SpPackOptions options;
  sp_command_line_get_pack (self, NULL, &options);
  return sp_pack_write_workbook (tables, title, &options, path, kind == SP_WORKBOOK_ODS, &error) ? sp_command_line_end (self)
                                                                                                 : sp_command_line_fail (self, error);
}
