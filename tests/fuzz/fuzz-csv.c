/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"
#include "sp-csv.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("area,year,group,pupils\nThetford,2013,R,312\n"),
  FUZZ_SEED ("\xef\xbb\xbf\"a \"\"quoted\"\" name\",\"two\nlines\"\r\n1,2\r3,4\n"),
  FUZZ_SEED ("caf\xe9,\x96,\n,,,\n"),
  { NULL, 0 },
};

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new ((const char *) data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  while (sp_csv_reader_next (reader, &error))
    for (guint i = 0; i <= sp_csv_reader_get_n_fields (reader); i++)
      {
        g_assert_true (g_utf8_validate (sp_csv_reader_get_field (reader, i), -1, NULL));
        sp_csv_append_field (out, sp_csv_reader_get_field (reader, i), TRUE);
      }
}
