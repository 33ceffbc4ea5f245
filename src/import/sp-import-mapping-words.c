/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column means, and what a reading goes by, in words. */
#include "config.h"
#include "sp-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-heading.h"
#include "sp-year.h"

#define HEADINGS_SHOWN 12

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

static gboolean
is_lacking (const SpImportMapping *self, gint field)
{
  if (self->constants[field])
    return FALSE;
  for (guint c = 0; c < self->n_columns; c++)
    if (self->columns[c].field == field)
      return FALSE;
  return TRUE;
}

char *
sp_import_mapping_dup_lacking (const SpImportMapping *self, gboolean all)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gint f = 0; self->kind->fields[f].meaning; f++)
    {
      const SpImportField *field = &self->kind->fields[f];

      if ((field->flags & SP_FIELD_FILE && (!all || !*field->names)) || field->flags & SP_FIELD_ONE_WAY || !is_lacking (self, f))
        continue;
      g_string_append_printf (list, "%s%s", list->len ? ", " : "", _(field->title));
    }
  return list->len ? g_strdup (list->str) : NULL;
}

char *
sp_import_mapping_dup_unused (const SpImportMapping *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint c = 0; c < self->n_columns; c++)
    {
      g_autofree char *folded = sp_import_fold (self->headings[c]);

      if (self->columns[c].field >= 0 || !*folded || ++n > HEADINGS_SHOWN)
        continue;
      g_string_append_printf (list, "%s“%s”", list->len ? ", " : "", self->headings[c]);
    }
  if (n <= HEADINGS_SHOWN)
    return n ? g_strdup (list->str) : NULL;
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - HEADINGS_SHOWN), list->str, n - HEADINGS_SHOWN);
}

/* What stands in such a heading itself. */
static const char *
say_key (SpFieldFlags flags)
{
  if ((flags & SP_FIELD_BY_SPAN) == SP_FIELD_BY_SPAN)
    return _("a year, as 2024/25, 24-25 or Y/E 31 March 2025");
  if (flags & SP_FIELD_BY_YEAR)
    return _("a year, as 2024, 2024/25 or 202425");
  if (flags & SP_FIELD_BY_AGE)
    return _("an age, as 4 or 90+");
  return flags & SP_FIELD_BY_GROUP ? _("a year group, as Reception, R, Year 7 or Y7") : NULL;
}

char *
sp_import_field_dup_headings (const SpImportField *field)
{
  const char *key = say_key (field->flags);
  g_auto (GStrv) names = g_strsplit (field->names, "|", -1);
  g_autofree char *list = g_strjoinv (", ", names), *meaning = sp_import_fold (field->meaning);

  if (!key && !*list)
    return g_strdup_printf (_("none; it is said with --set %s=VALUE"), field->meaning);
  if (key)
    return *list ? g_strdup_printf (_("%s; around it perhaps %s"), key, list) : g_strdup (key);
  return g_strv_contains ((const char *const *) names, meaning) ? g_steal_pointer (&list)
                                                                : g_strdup_printf ("%s, %s", field->meaning, list);
}
