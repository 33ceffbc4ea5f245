/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-method-words.h"

#include "sp-result-tables.h"

gboolean
sp_method_words_list (const SpMethodWords *self, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  if (!self->list && g_strcmp0 (self->name, "help") != 0 && g_strcmp0 (self->name, "list") != 0)
    return FALSE;
  g_ptr_array_add (tables, sp_table_of_method_list ());
  *exit = sp_command_line_write_tables (line, tables);
  return TRUE;
}
