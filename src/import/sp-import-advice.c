/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-advice.h"

#include <glib/gi18n-lib.h>

char *
sp_import_advise_value (const SpImportRun *run, guint field, const char *example)
{
  const SpImportField *said = &run->kind->fields[field];

  g_assert (said->flags & SP_FIELD_ASKED);
  return run->asker == SP_IMPORT_ASKED_IN_WINDOW
             ? g_strdup_printf (_("Say it under “For the whole file”, at “%s”, as %s."), _(said->title), example)
             : g_strdup_printf (_("Say it with --set %s=%s."), said->meaning, example);
}

const char *
sp_import_advise_columns (SpImportAsker asker)
{
  return asker == SP_IMPORT_ASKED_IN_WINDOW ? _("Say under “Columns” which they are.") : _("Say with --mapping which they are.");
}

void
sp_import_tell_columns (const SpImportRun *run)
{
  g_autofree char *unused = sp_import_mapping_dup_unused (run->mapping);
  g_autofree char *lacking = sp_import_mapping_dup_lacking (run->mapping, unused != NULL);

  if (lacking && unused)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "columns-not-found", run->label, 0, 0, NULL,
                          run->asker == SP_IMPORT_ASKED_IN_WINDOW
                              ? _("no column was found for %s. These headings were not used: %s. If one of them is such a column, say so under "
                                  "“Columns”.")
                              : _("no column was found for %s. These headings were not used: %s. If one of them is such a column, say so with "
                                  "--mapping, or write the heading as import --kinds lists it."),
                          lacking, unused);
  else if (lacking)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "columns-not-found", run->label, 0, 0, NULL,
                          _("no column was found for %s. What the plan holds of that stays as it is."), lacking);
}

static gboolean
refuse (GError **error, const char *advice, const char *format, va_list arguments)
{
  g_autofree char *fact = g_strdup_vprintf (format, arguments);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s %s", fact, advice);
  return FALSE;
}

gboolean
sp_import_lacks_columns (const SpImportRun *run, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  refuse (error, sp_import_advise_columns (run->asker), format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
sp_import_lacks_value (const SpImportRun *run, guint field, const char *example, GError **error, const char *format, ...)
{
  g_autofree char *advice = sp_import_advise_value (run, field, example);
  va_list arguments;

  va_start (arguments, format);
  refuse (error, advice, format, arguments);
  va_end (arguments);
  return FALSE;
}
