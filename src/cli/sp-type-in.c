/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-type-in.h"

#include <glib/gi18n-lib.h>

#include "sp-edit.h"
#include "sp-round-file.h"

static void
find_span (GArray *values, gint *first, gint *last)
{
  *first = G_MAXINT;
  *last = 0;
  for (guint i = 0; i < values->len; i++)
    {
      *first = MIN (*first, g_array_index (values, SpRoundValue, i).year.start);
      *last = MAX (*last, g_array_index (values, SpRoundValue, i).year.start);
    }
}

static gboolean
write_round (const SpTypeIn *self, SpRun *run, GArray *values, GError **error)
{
  SpRoundRecord record = { .name = self->name, .note = self->note, .made_at = self->made,
                           .values = (const SpRoundValue *) (gpointer) values->data, .n_values = values->len };
  g_autofree char *path = NULL;
  gint first, last;
  g_object_get (run->plan, "path", &path, NULL);
  g_autoptr (SpPlan) plan = sp_plan_open (path, FALSE, error);
  find_span (values, &first, &last);
  record.origin = self->origin.start != 0 ? self->origin : sp_academic_year (first - 1);
  record.horizon = last - record.origin.start;
  return plan != NULL && sp_edit_type_in_round (plan, &record, NULL, error) && sp_plan_close (plan, error);
}

gboolean
sp_type_in_round (const SpTypeIn *self, SpRun *run, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) values = sp_round_file_read (self->path, run->snapshot, findings, &error);
  sp_command_line_add_findings (line, findings);
  if (values != NULL && write_round (self, run, values, &error))
    return TRUE;
  *exit = sp_command_line_fail (line, error);
  return FALSE;
}
