/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command of school-places-cli: a name, words for its help, and a function. One file each; the table is in
 * sp-cli.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program ends with. FINDINGS: the result was written, and something of severity warning or error that it
 * rests on should be looked at first. */
typedef enum { SP_EXIT_DONE = 0, SP_EXIT_FAILED = 1, SP_EXIT_MISUSE = 2, SP_EXIT_FINDINGS = 3 } SpExit;

typedef struct _SpCommand SpCommand;
struct _SpCommand
{
  const char *name;
  const char *arguments;   /* as in the usage line: "PLAN" */
  const char *summary;     /* one line, marked for translation */
  const char *description; /* what it prints and what its exit means; may be NULL */
  SpExit    (*run) (const SpCommand *self, int argc, char **argv); /* argv[0] is the command's name */
};

extern const SpCommand sp_command_new;
extern const SpCommand sp_command_challenge;
extern const SpCommand sp_command_check;
extern const SpCommand sp_command_forecast;
extern const SpCommand sp_command_backtest;
extern const SpCommand sp_command_explain;
extern const SpCommand sp_command_rounds;
extern const SpCommand sp_command_bridge;
extern const SpCommand sp_command_accuracy;
extern const SpCommand sp_command_need;
extern const SpCommand sp_command_funding;
extern const SpCommand sp_command_contributions;
extern const SpCommand sp_command_options;
extern const SpCommand sp_command_programme;
extern const SpCommand sp_command_reconcile;
extern const SpCommand sp_command_report;
extern const SpCommand sp_command_scap;
extern const SpCommand sp_command_scenarios;
extern const SpCommand sp_command_yields;
extern const SpCommand sp_command_edit;
extern const SpCommand sp_command_dump;
extern const SpCommand sp_command_export;
extern const SpCommand sp_command_publish;
extern const SpCommand sp_command_verify;
extern const SpCommand sp_command_history;
extern const SpCommand sp_command_diff;
extern const SpCommand sp_command_merge;
extern const SpCommand sp_command_import;

G_END_DECLS
