/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge: bring the edits of another officer's copy into a plan. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-merge.h"
#include "sp-result-tables.h"
#include "sp-two-plans.h"

static gboolean dry_run;
static char   **take, **refuse, **reasons;

static const GOptionEntry entries[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would be merged; change nothing"), NULL },
  { "take", 0, 0, G_OPTION_ARG_STRING_ARRAY, &take,
    N_("Take this edit of theirs even where you changed the same; “all” for every one that needs a decision"), N_("NUMBER") },
  { "refuse", 0, 0, G_OPTION_ARG_STRING_ARRAY, &refuse, N_("Leave this edit of theirs out, for the --reason that follows it"),
    N_("NUMBER") },
  { "reason", 0, 0, G_OPTION_ARG_STRING_ARRAY, &reasons, N_("Why an edit is refused; one for each --refuse, in the same order"),
    N_("TEXT") },
  { NULL }
};

static const SpMergeEdit *
find_edit (GPtrArray *edits, const char *text)
{
  guint64 number = 0;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &number, NULL) || number > edits->len)
    return NULL;
  return g_ptr_array_index (edits, number - 1);
}

static gboolean
choose (SpCommandLine *line, GPtrArray *edits, GPtrArray *choices, const char *text, const char *reason, SpExit *exit)
{
  const SpMergeEdit *edit = find_edit (edits, text);
  if (edit != NULL)
    {
      g_ptr_array_add (choices, sp_merge_choice_new (edit->origin, reason == NULL, reason));
      return TRUE;
    }
  *exit = sp_command_line_misuse (line, _("The other copy has no edit number “%s”; --dry-run lists its %u."), text, edits->len);
  return FALSE;
}

/* What the options say, as choices of edits. */
static gboolean
read_choices (SpCommandLine *line, GPtrArray *edits, GPtrArray *choices, SpExit *exit)
{
  guint n_refused = refuse != NULL ? g_strv_length (refuse) : 0;
  if (n_refused != (reasons != NULL ? g_strv_length (reasons) : 0))
    {
      *exit = sp_command_line_misuse (line, _("Each --refuse needs a --reason of its own."));
      return FALSE;
    }
  for (guint i = 0; i < n_refused; i++)
    if (!choose (line, edits, choices, refuse[i], reasons[i], exit))
      return FALSE;
  for (guint i = 0; take != NULL && take[i] != NULL; i++)
    if (!g_str_equal (take[i], "all") && !choose (line, edits, choices, take[i], NULL, exit))
      return FALSE;
  for (guint i = 0; take != NULL && g_strv_contains ((const char *const *) take, "all") && i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);
      if (edit->state == SP_MERGE_CONFLICT) /* a choice made by number comes first in the list, and holds */
        g_ptr_array_add (choices, sp_merge_choice_new (edit->origin, TRUE, NULL));
    }
  return TRUE;
}

static SpExit
print (SpCommandLine *line, GPtrArray *edits)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpTable) conflicts = sp_table_of_merge_conflicts (edits);
  g_ptr_array_add (tables, sp_table_of_merge (edits));
  g_ptr_array_add (tables, sp_table_of_merge_changes (edits));
  if (sp_table_get_n_rows (conflicts) > 0)
    g_ptr_array_add (tables, g_steal_pointer (&conflicts));
  return sp_command_line_write_tables (line, tables);
}

static gboolean
is_settled (GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);
      if (edit->state == SP_MERGE_CONFLICT || edit->state == SP_MERGE_STUCK)
        return FALSE;
    }
  return TRUE;
}

/* The refusal, and what to write to go on: about the first edit that stands in the way. */
static void
add_next_step (GError *error, GPtrArray *edits)
{
  const SpMergeEdit *edit = NULL;
  char *said = error->message;
  for (guint i = 0; i < edits->len && edit == NULL; i++)
    {
      const SpMergeEdit *other = g_ptr_array_index (edits, i);
      if (other->state == SP_MERGE_CONFLICT || other->state == SP_MERGE_STUCK)
        edit = other;
    }
  if (edit == NULL)
    return;
  if (edit->state == SP_MERGE_STUCK)
    error->message = g_strdup_printf (_("%s. Number %u cannot be taken as the plan is now; leave it out with "
                                        "--refuse %u --reason \"why\""), said, edit->number, edit->number);
  else
    error->message = g_strdup_printf (_("%s. Take number %u with --take %u, or leave it out with --refuse %u --reason \"why\""), said,
                                      edit->number, edit->number, edit->number);
  g_free (said);
}

static SpExit
merge (SpCommandLine *line, SpTwoPlans *plans, GPtrArray *tried, GPtrArray *choices)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  if (dry_run)
    {
      SpExit exit = print (line, tried);
      return exit == SP_EXIT_DONE && !is_settled (tried) ? SP_EXIT_FINDINGS : exit;
    }
  edits = sp_plan_merge (plans->mine, plans->theirs, choices, NULL, findings, &error);
  if (edits == NULL)
    {
      print (line, tried);
      sp_command_line_add_findings (line, findings);
      sp_command_line_end (line);
      add_next_step (error, tried);
      return sp_command_line_fail (line, error);
    }
  return sp_plan_close (plans->mine, &error) ? print (line, edits) : sp_command_line_fail (line, error);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpTwoPlans) plans = SP_TWO_PLANS_INIT;
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_merge_choice_free);
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) tried = NULL;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, entries, argc, argv, &exit)
      || !sp_two_plans_open (&plans, &line, FALSE, &exit))
    return exit;
  edits = sp_plan_prepare_merge (plans.mine, plans.theirs, NULL, &error);
  if (edits == NULL)
    return sp_command_line_fail (&line, error);
  if (!read_choices (&line, edits, choices, &exit))
    return exit;
  tried = sp_plan_prepare_merge (plans.mine, plans.theirs, choices, &error);
  return tried != NULL ? merge (&line, &plans, tried, choices) : sp_command_line_fail (&line, error);
}

const SpCommand sp_command_merge = {
  "merge", "PLAN COPY", N_("Bring the edits of another officer’s copy into a plan"),
  N_("Takes every edit of COPY that PLAN does not have and that fits. Where both changed the same it prints the two side by side "
     "and changes nothing until each is decided with --take or --refuse. The merged plan passes its check or is not written; "
     "each edit brought in is one step that can be undone. COPY is not changed."), run
};
