/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-finding-tally.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct { guint n; SpSeverity severity; } Kind;

struct _SpFindingTally
{
  GPtrArray  *findings; /* borrowed */
  GHashTable *kinds;    /* code -> Kind */
};

SpFindingTally *
sp_finding_tally_new (GPtrArray *findings)
{
  SpFindingTally *self = g_new0 (SpFindingTally, 1);

  g_return_val_if_fail (findings != NULL, self);
  self->findings = findings;
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
sp_finding_tally_free (SpFindingTally *self)
{
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_free (self);
}

void
sp_finding_tally_add (SpFindingTally *self, SpSeverity severity, const char *code, const char *file, guint row,
                      guint column, const char *column_name, const char *format, ...)
{
  Kind *kind = g_hash_table_lookup (self->kinds, code);
  g_autofree char *message = NULL;
  va_list arguments;

  if (!kind)
    {
      kind = g_new0 (Kind, 1);
      g_hash_table_insert (self->kinds, (gpointer) code, kind);
    }
  kind->severity = MAX (kind->severity, severity);
  if (++kind->n > SP_TALLY_LISTED)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->findings, sp_finding_new_cell (severity, code, file, row, column, column_name, message));
}

guint
sp_finding_tally_count (const SpFindingTally *self, const char *code)
{
  const Kind *kind = g_hash_table_lookup (self->kinds, code);

  return kind ? kind->n : 0;
}

void
sp_finding_tally_sum_up (SpFindingTally *self, const char *file)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->kinds), (GCompareFunc) strcmp);

  for (GList *l = codes; l; l = l->next)
    {
      const Kind *kind = g_hash_table_lookup (self->kinds, l->data);
      g_autofree char *message = NULL;

      if (kind->n <= SP_TALLY_LISTED)
        continue;
      message = g_strdup_printf (
          ngettext ("%u more row has the same fault as the %d listed (%s). Mend the file and read it again.",
                    "%u more rows have the same fault as the %d listed (%s). Mend the file and read it again.",
                    kind->n - SP_TALLY_LISTED),
          kind->n - SP_TALLY_LISTED, SP_TALLY_LISTED, (const char *) l->data);
      g_ptr_array_add (self->findings, sp_finding_new_cell (kind->severity, l->data, file, 0, 0, NULL, message));
    }
  g_hash_table_remove_all (self->kinds);
}
