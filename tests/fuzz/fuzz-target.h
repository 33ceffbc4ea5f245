/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fuzz target gives: one input tried, and seeds to begin from. */
#pragma once

#include <glib.h>

typedef struct { const guint8 *data; gsize length; } FuzzSeed;

/* Ends with { NULL, 0 }. */
extern const FuzzSeed fuzz_seeds[];
/* Must neither crash nor leak nor hang, whatever the bytes. */
void fuzz_one (const guint8 *data, gsize length);

#define FUZZ_SEED(text) { (const guint8 *) (text), sizeof (text) - 1 }

/* The entry that libFuzzer calls. */
#ifdef SP_LIBFUZZER
int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  fuzz_one (data, length);
  return 0;
}
#endif
