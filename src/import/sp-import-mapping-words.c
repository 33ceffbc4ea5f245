/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column means, and what a reading goes by, in words. */
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

char *
sp_import_mapping_dup_why (const SpImportMapping *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0, listed = 0;

  for (guint c = 0; c < self->n_columns; c++)
    n += self->columns[c].field >= 0;
  if (n == 0)
    return g_strdup (_("none of its columns is known"));
  for (guint c = 0; c < self->n_columns && listed < 4; c++)
    if (self->columns[c].field >= 0 && self->kind->fields[self->columns[c].field].flags & SP_FIELD_REQUIRED)
      g_string_append_printf (names, "%s%s", listed++ ? ", " : "", self->headings[c]);
  for (guint c = 0; c < self->n_columns && listed < 4; c++)
    if (self->columns[c].field >= 0 && !(self->kind->fields[self->columns[c].field].flags & SP_FIELD_REQUIRED))
      g_string_append_printf (names, "%s%s", listed++ ? ", " : "", self->headings[c]);
  return g_strdup_printf (ngettext ("%u of its %u columns is known: %s", "%u of its %u columns are known, among them %s", n), n,
                          self->n_columns, names->str);
}
