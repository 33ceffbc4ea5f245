/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column means, in words. */
#include "config.h"
#include "sp-import-mapping.h"

#include <glib/gi18n-lib.h>

#include "sp-year.h"

char *
sp_import_mapping_describe (const SpImportMapping *self, guint column)
{
  SpColumnMeaning meaning = self->columns[column];
  const SpImportField *field;
  g_autofree char *group = NULL;

  if (meaning.field < 0)
    return NULL;
  field = &self->kind->fields[meaning.field];
  if (field->flags & SP_FIELD_BY_GROUP)
    return g_strdup_printf ("%s (%s)", _(field->title), sp_year_group_name ((SpYearGroup) meaning.key));
  if (field->flags & SP_FIELD_BY_AGE)
    return g_strdup_printf (_("%s (age %d)"), _(field->title), meaning.key);
  if (field->flags & SP_FIELD_BY_YEAR)
    return g_strdup_printf ("%s (%d)", _(field->title), meaning.key);
  return g_strdup (_(field->title));
}
