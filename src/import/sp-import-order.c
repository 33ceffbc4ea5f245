/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three files of the national layout of developer contributions, one of which needs what another brings: agreements, their
 * contributions, their transactions. Names in the order of the alphabet have them the other way about. */
#include "config.h"

#include "sp-import-look.h"
#include "sp-import-kind.h"

/* Its place among the three; -1 = it is another file, or cannot be read, which is said when it is imported. */
static gint
find_rank (const char *path, const SpImportOptions *options)
{
  const SpImportKind *const order[] = { &sp_kind_agreements, &sp_kind_contributions, &sp_kind_transactions };
  g_autoptr (SpImportLook) look = sp_import_look_new (path, options, NULL, NULL);

  for (gsize i = 0; look != NULL && i < G_N_ELEMENTS (order); i++)
    if (look->mapping != NULL && look->mapping->kind == order[i])
      return (gint) i;
  return -1;
}

void
sp_import_sort_files (char **paths, const SpImportOptions *options)
{
  guint n = g_strv_length (paths);
  g_autofree gint *ranks = g_new (gint, n + 1);

  for (guint i = 0; i < n && n > 1; i++)
    ranks[i] = find_rank (paths[i], options);
  for (guint i = 0; i < n && n > 1; i++)
    for (guint j = i + 1; j < n; j++)
      if (ranks[i] >= 0 && ranks[j] >= 0 && ranks[j] < ranks[i])
        {
          char *path = paths[i];
          gint rank = ranks[i];

          paths[i] = paths[j];
          paths[j] = path;
          ranks[i] = ranks[j];
          ranks[j] = rank;
        }
}
