/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "sp-application.h"
#include "sp-language.h"

int
main (int argc, char **argv)
{
  g_autoptr(SpApplication) app = NULL;

  signal (SIGPIPE, SIG_IGN); /* a helper process that ends early is seen where it is written to */
  sp_language_init ();
  app = sp_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
