/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this installation computes what it should. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-verification.h"

/* Names are phrases of a case file: people read them as beginnings. */
static char *
dup_capitalised (const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (*name == '\0')
    return g_strdup ("");
  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (name)));
  g_string_append (text, g_utf8_next_char (name));
  return g_strdup (text->str);
}

static void
add_row (SpTable *table, const CaseExample *example)
{
  g_autofree char *name = dup_capitalised (example->name);
  sp_table_begin_row (table);
  sp_table_add_coded (table, example->name, name);
  sp_table_add_text (table, example->operation);
  sp_table_add_text (table, example->where);
  sp_table_add_text (table, example->source);
  sp_table_add_text (table, example->expected);
  sp_table_add_text (table, example->got);
  sp_table_add_coded (table, example->agrees ? "yes" : "no", example->agrees ? _("Yes") : _("No"));
}

SpTable *
sp_table_of_verification (const SpVerification *verification, gboolean all)
{
  SpTable *table = sp_table_new ("verify", _("Worked examples run again on this computer"));
  guint n = verification->examples->len;
  sp_table_add_column (table, "example", _("Example"), SP_TABLE_TEXT);
  sp_table_add_column (table, "operation", _("Operation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "where", _("Where"), SP_TABLE_CODE);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_TEXT);
  sp_table_add_column (table, "expected", _("Expected"), SP_TABLE_TEXT);
  sp_table_add_column (table, "got", _("Got"), SP_TABLE_TEXT);
  sp_table_add_column (table, "agrees", _("Agrees"), SP_TABLE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      const CaseExample *example = g_ptr_array_index (verification->examples, i);
      if (all || !example->agrees)
        add_row (table, example);
    }
  g_autofree char *note
      = verification->n_different == 0
            ? g_strdup_printf (ngettext ("%u worked example agrees: this installation computes what it should.",
                                         "All %u worked examples agree: this installation computes what it should.", n), n)
            : g_strdup_printf (ngettext ("%u of %u worked examples does not agree. Rely on no number from this installation; "
                                         "install it again.",
                                         "%u of %u worked examples do not agree. Rely on no number from this installation; "
                                         "install it again.", verification->n_different), verification->n_different, n);
  sp_table_set_note (table, note);
  return table;
}
