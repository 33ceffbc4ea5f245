/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

void
sp_language_init (void)
{
  const char *folder = g_getenv ("SCHOOL_PLACES_LOCALEDIR");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && folder[0] != '\0' ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
