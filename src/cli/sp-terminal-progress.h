/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long command is, on the last line of a terminal; nothing where standard error is none, or the command is to be quiet. */
#pragma once

#include "sp-command-line.h"
#include "sp-progress.h"

G_BEGIN_DECLS

/* Free with sp_progress_unref, after wiping the line. */
SpProgress *sp_terminal_progress_new (const SpCommandLine *line);
/* From here on Ctrl-C does not end the command but waits to be heeded. Before any thread is begun: each would take it for itself. */
void        sp_terminal_progress_hold_interrupt (void);
/* Ctrl-C, held before, stops the work and lets the command say what it has until then; pressed again it ends the command. */
void        sp_terminal_progress_heed_interrupt (SpProgress *progress);
/* Wipes the line, so that what is said next stands alone. */
void        sp_terminal_progress_end (void);

G_END_DECLS
