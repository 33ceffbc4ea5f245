/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include <stdio.h>
#include <string.h>
#include "sp-date.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("1 May 2014"),
  FUZZ_SEED ("Thursday 1st of May, 2014 09:30"),
  FUZZ_SEED ("31/12/2014"),
  FUZZ_SEED ("2014-05-01T00:00:00Z"),
  FUZZ_SEED ("20140501"),
  FUZZ_SEED ("Sept 2014"),
  FUZZ_SEED ("1.5.14"),
  { NULL, 0 },
};

/* Whatever the bytes, reading ends; a date that was read is one, and is read again as itself. */
void
fuzz_one (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length), *valid = g_utf8_make_valid (text, -1), *words = NULL;
  char date[11], again[11];
  SpDateFault fault = sp_date_parse (text, date);
  gint year = 0, month = 1, day = 1;

  if (fault != SP_DATE_FAULT_NONE)
    {
      words = sp_date_fault_to_words (fault, valid);
      g_assert_true (g_utf8_validate (words, -1, NULL) && date[0] == '\0');
      return;
    }
  g_assert_cmpint (sscanf (date, "%4d-%2d-%2d", &year, &month, &day), ==, strlen (date) == 4 ? 1 : strlen (date) == 7 ? 2 : 3);
  g_assert_true (g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year));
  g_assert_cmpint (sp_date_parse (date, again), ==, SP_DATE_FAULT_NONE);
  g_assert_cmpstr (again, ==, date);
}
