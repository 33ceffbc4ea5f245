/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-kind.h"

/* In the order `import --kinds` lists them. */
static const SpImportKind *const kinds[] = {
  &sp_kind_authority_rolls,
  NULL,
};

const SpImportKind *const *
sp_import_get_kinds (void)
{
  return kinds;
}

const SpImportKind *
sp_import_find_kind (const char *code)
{
  for (guint i = 0; kinds[i]; i++)
    if (g_ascii_strcasecmp (kinds[i]->code, code) == 0)
      return kinds[i];
  return NULL;
}
