/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-side-program.h"

char *
sp_side_program_find (const char *name, const char *variable)
{
  const char *said = g_getenv (variable);
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = own ? g_path_get_dirname (own) : g_strdup (".");
  static const char *const places[] = { "../libexec/school-places", "../import", "../../src/import", "." };

  if (said && *said)
    return g_strdup (said);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_build_filename (LIBEXECDIR, name, NULL);
}
