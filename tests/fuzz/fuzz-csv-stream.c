/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include "sp-csv-stream.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("URN,LA (code),EstablishmentName\r\n120777,926,\"Alder \"\"Infant\"\"\r\nSchool\"\r\n"),
  FUZZ_SEED ("\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0"),
  FUZZ_SEED ("caf\xe9;\x96;\n;;;\r\"a\n\"b;c"),
  FUZZ_SEED ("\x1f\x8b\x08\0\0\0\0\0\0\x03K\xd4I\xe2\x02\0\0\0"),
  { NULL, 0 },
};

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpCsvStream) stream = sp_csv_stream_new (input, "x.csv", NULL, &error);
  g_autoptr (SpTextRecord) record = sp_text_record_new ();

  while (stream && sp_csv_stream_next (stream, record, &error))
    for (guint i = 0; i <= sp_text_record_get_n (record); i++)
      g_assert_true (g_utf8_validate (sp_text_record_get_trimmed (record, i), -1, NULL));
}
