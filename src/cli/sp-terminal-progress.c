/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-terminal-progress.h"

#include <signal.h>
#include <unistd.h>

static gint shown = -1; /* hundredths on the line; -1 = nothing is there */

static void
show_cb (double fraction, const char *message, gpointer data)
{
  gint now = (gint)(fraction * 100);
  if (now == shown)
    return;
  shown = now;
  g_printerr ("\r%s %d %%\033[K", message, now);
}

SpProgress *
sp_terminal_progress_new (const SpCommandLine *line)
{
  return sp_progress_new (NULL, isatty (STDERR_FILENO) && !line->quiet ? show_cb : NULL, NULL);
}

static void
mask_interrupt (int how)
{
  sigset_t interrupt;

  sigemptyset (&interrupt);
  sigaddset (&interrupt, SIGINT);
  sigprocmask (how, &interrupt, NULL);
}

/* Held and asked for, not caught: the solver sets a handler of its own for as long as it works, which would have it instead. */
static gboolean
is_interrupted (void)
{
  static gboolean interrupted;
  const struct timespec at_once = { 0, 0 };
  sigset_t interrupt;

  sigemptyset (&interrupt);
  sigaddset (&interrupt, SIGINT);
  if (!interrupted && sigtimedwait (&interrupt, NULL, &at_once) == SIGINT)
    {
      interrupted = TRUE;
      mask_interrupt (SIG_UNBLOCK);
    }
  return interrupted;
}

void
sp_terminal_progress_hold_interrupt (void)
{
  mask_interrupt (SIG_BLOCK);
}

void
sp_terminal_progress_heed_interrupt (SpProgress *progress)
{
  sp_progress_heed (progress, is_interrupted);
}

void
sp_terminal_progress_end (void)
{
  if (shown >= 0)
    g_printerr ("\r\033[K");
  shown = -1;
}
