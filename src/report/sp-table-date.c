/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in tables: exact for machines, in words for people. */
#include "config.h"
#include "sp-table.h"

#include "sp-date-parts.h"

void
sp_table_add_date (SpTable *self, const char *date)
{
  g_autofree char *words = sp_date_to_words (date);

  sp_table_add_coded (self, date, words);
}
