/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include <string.h>
#include "sp-label-match.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("Queen's Hill Primary\nQueens Hill"),
  FUZZ_SEED ("Catton Grove Primary, Nch\nCatton Grove"),
  FUZZ_SEED ("Future Years' 2019-21\n2018\u201319 Programme £m"),
  { NULL, 0 },
};

/* Two lines are two labels: likeness is between 0 and 2, the same both ways, and a label with a word is like itself. */
void
fuzz_one (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  char *second = strchr (text, '\n');
  g_autoptr (SpPrintedLabel) a = NULL, b = NULL;
  double likeness;

  if (second != NULL)
    *second++ = '\0';
  a = sp_printed_label_new (text);
  b = sp_printed_label_new (second);
  likeness = sp_printed_label_likeness (a, b);
  g_assert_true (likeness >= 0 && likeness < 2);
  g_assert_cmpfloat (likeness, ==, sp_printed_label_likeness (b, a));
  if (!sp_printed_label_is_bare (a))
    g_assert_cmpfloat (sp_printed_label_likeness (a, a), >, 0);
}
