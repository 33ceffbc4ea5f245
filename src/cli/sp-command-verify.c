/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify: whether this installation computes what it should. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-command-line.h"
#include "sp-finding.h"
#include "sp-result-tables.h"
#include "sp-verification.h"

static void
add_finding (SpCommandLine *line, const SpVerification *verification)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  if (verification->n_different > 0)
    g_ptr_array_add (findings,
                     sp_finding_new_printf (SP_FINDING_ERROR, "verify-differs", SP_SUBJECT_PLAN, 0,
                                            ngettext ("%u worked example does not come out as it should. Rely on no number "
                                                      "from this installation; install it again.",
                                                      "%u worked examples do not come out as they should. Rely on no number "
                                                      "from this installation; install it again.", verification->n_different),
                                            verification->n_different));
  sp_command_line_add_findings (line, findings);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpVerification) verification = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, NULL, argc, argv, &exit))
    return exit;
  if (line.files != NULL && line.files[0] != NULL)
    return sp_command_line_misuse (&line, _("“%s”: this command takes no file; to make a forecast round again, use rounds "
                                            "--verify."), line.files[0]);
  verification = sp_verification_run (NULL, NULL);
  g_ptr_array_add (tables, sp_table_of_verification (verification, TRUE));
  add_finding (&line, verification);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_verify = {
  "verify", "", N_("Whether this installation computes what it should: worked examples, run again"),
  N_("Examples published by councils and the Department for Education, formulas worked by hand, and a seeded simulation whose "
     "bits are known: what was expected, what came out, and whether they agree. Ends with 3 when any does not."), run
};
