/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-two-plans.h"

#include <glib/gi18n-lib.h>

void
sp_two_plans_clear (SpTwoPlans *self)
{
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  g_autoptr (GFile) first = g_file_new_for_commandline_arg (a);
  g_autoptr (GFile) second = g_file_new_for_commandline_arg (b);
  return g_file_equal (first, second);
}

static SpPlan *
open_plan (SpCommandLine *line, const char *path, gboolean read_only, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = sp_plan_open (path, read_only, &error);
  if (plan == NULL)
    *exit = sp_command_line_fail (line, error);
  return plan;
}

gboolean
sp_two_plans_open (SpTwoPlans *self, SpCommandLine *line, gboolean read_only, SpExit *exit)
{
  guint n = line->files != NULL ? g_strv_length (line->files) : 0;
  if (n != 2)
    *exit = sp_command_line_misuse (line, _("Two plans are needed: the first, and the copy to compare with it."));
  else if (is_same_file (line->files[0], line->files[1]))
    *exit = sp_command_line_misuse (line, _("“%s” is one plan named twice."), line->files[0]);
  else if (sp_command_line_would_replace (line, line->files[0]) || sp_command_line_would_replace (line, line->files[1]))
    *exit = sp_command_line_misuse (line, _("“%s” is one of the plans: the result would replace it."), line->output);
  else
    return (self->mine = open_plan (line, line->files[0], read_only, exit)) != NULL
           && (self->theirs = open_plan (line, line->files[1], TRUE, exit)) != NULL;
  return FALSE;
}
