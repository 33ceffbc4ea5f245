/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include "sp-reader-frame.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("L\x06\0\0\0\3Sheet" "R\x19\0\0\0\1\0\0\0\2\0\0\0\1\0\0\0a\4\0\0\0b\xe9" "cd\0\0\0\0" "Z\0\0\0\0"),
  FUZZ_SEED ("R\x29\0\0\0\1\0\0\0\0\0\0\0\x1d\0\0\0GP\0\1\xe6\x10\0\0\1\1\0\0\0\0\0\0\0\0\0\xf0?\0\0\0\0\0\0I@"),
  FUZZ_SEED ("N\x12\0\0\0\3\0\0\0\7\0\0\0shape-null" "P\4\0\0\0\xe8\3\0\0" "E\3\0\0\0a\tb"),
  { NULL, 0 },
};

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autoptr (SpTextRecord) record = sp_text_record_new ();
  gsize used;

  for (SpFrame frame; sp_frame_read (data, length, &frame, &used) == SP_FRAME_WHOLE; data += used, length -= used)
    {
      g_autofree char *layer = NULL, *code = NULL;
      gboolean bad_shape;
      guint a, b;

      if (frame.type == 'R' && sp_frame_get_record (&frame, record, &bad_shape))
        for (guint i = 0; i <= sp_text_record_get_n (record); i++)
          g_assert_true (g_utf8_validate (sp_text_record_get_trimmed (record, i), -1, NULL));
      if (frame.type == 'L' && sp_frame_get_layer (&frame, &a, &layer))
        g_assert_true (g_utf8_validate (layer, -1, NULL));
      if (frame.type == 'N' && sp_frame_get_note (&frame, &a, &b, &code))
        g_assert_true (g_utf8_validate (code, -1, NULL));
    }
}
