/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include <string.h>
#include "sp-printed-figure.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("32.271*"),
  FUZZ_SEED ("(3.379)"),
  FUZZ_SEED ("£1,234,567.89k"),
  FUZZ_SEED ("\u2212999999999999.999999\u00b2"),
  FUZZ_SEED ("Note 1 below"),
  { NULL, 0 },
};

/* Whatever the bytes, reading ends; what is called a number has a digit in it and is within bounds. */
void
fuzz_one (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  SpPrintedFigure figure = sp_printed_figure_read (text);

  if (figure.kind != SP_FIGURE_NUMBER)
    return;
  g_assert_nonnull (strpbrk (text, "0123456789"));
  g_assert_cmpint (ABS (figure.millionths), <=, G_GINT64_CONSTANT (1000001000000000000));
  g_assert_true (figure.decimals >= 0 && figure.decimals <= 6);
  g_assert_true (figure.pounds == 0 || figure.pounds == 1000 || figure.pounds == 1000000);
}
