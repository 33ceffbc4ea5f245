/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast named on the command line: a round of the plan, "now", or "now:SCENARIO". */
#pragma once

#include "sp-bridge.h"
#include "sp-command-line.h"
#include "sp-run.h"

G_BEGIN_DECLS

typedef struct
{
  SpBridgeEnd     end;    /* borrows from those below, the snapshot and the words given */
  SpFrozenInputs *inputs;
  GArray         *excluded;
  char           *name;
} SpRoundChoice;
#define SP_ROUND_CHOICE_INIT { { NULL } }
void sp_round_choice_clear (SpRoundChoice *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpRoundChoice, sp_round_choice_clear)

/* FALSE: the complaint has been printed, end with *exit. */
gboolean sp_round_choice_read (SpRoundChoice *self, SpRun *run, SpCommandLine *line, const char *words, SpExit *exit);
/* The round of that name, in any case; NULL with a complaint that names those there are. */
const SpRound *sp_round_choice_find (SpRun *run, SpCommandLine *line, const char *name, SpExit *exit);

G_END_DECLS
