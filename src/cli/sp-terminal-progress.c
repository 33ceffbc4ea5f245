/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-terminal-progress.h"

#include <signal.h>
#include <unistd.h>

static gint shown = -1; /* hundredths on the line; -1 = nothing is there */
static volatile sig_atomic_t interrupted;

static void
interrupted_cb (int number)
{
  interrupted = 1;
}

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

void
sp_terminal_progress_heed_interrupt (SpProgress *progress)
{
  struct sigaction action = { .sa_handler = interrupted_cb, .sa_flags = SA_RESETHAND | SA_RESTART };

  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sp_progress_heed (progress, &interrupted);
}

void
sp_terminal_progress_end (void)
{
  if (shown >= 0)
    g_printerr ("\r\033[K");
  shown = -1;
}
