/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target without a fuzzer: seeds, then seeds with bytes changed, cut, doubled and joined, from a fixed seed, so that
 * every ./check tries the same few thousand hostile inputs. With clang, build the same target with -fsanitize=fuzzer instead
 * (see README.md) and this file is left out.
 */
#include "config.h"
#include "fuzz-target.h"

#include <stdlib.h>
#include <string.h>

static void
mutate (GRand *random, GByteArray *bytes)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (random, 0, (gint) bytes->len) : 0;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0: /* another byte */
      if (bytes->len > 0)
        bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 1: /* one bit */
      if (bytes->len > 0)
        bytes->data[at] ^= (guint8) (1u << g_rand_int_range (random, 0, 8));
      break;
    case 2: /* cut short */
      g_byte_array_set_size (bytes, at);
      break;
    case 3: /* say a piece twice */
      if (bytes->len > 0 && bytes->len < 1 << 16)
        {
          guint n = (guint) g_rand_int_range (random, 1, (gint) (bytes->len - at) + 1);
          g_autofree guint8 *piece = g_memdup2 (bytes->data + at, n);

          g_byte_array_append (bytes, piece, n);
        }
      break;
    default: /* a run of one extreme byte */
      for (guint i = at; i < MIN (at + 4, bytes->len); i++)
        bytes->data[i] = g_rand_boolean (random) ? 0xff : 0x00;
      break;
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20131121);
  guint rounds = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  guint n = 0;

  while (fuzz_seeds[n].data != NULL)
    {
      fuzz_one (fuzz_seeds[n].data, fuzz_seeds[n].length);
      n++;
    }
  for (guint i = 0; i < rounds; i++)
    {
      const FuzzSeed *seed = &fuzz_seeds[g_rand_int_range (random, 0, (gint) n)];
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, seed->data, (guint) seed->length);
      for (gint m = g_rand_int_range (random, 1, 6); m > 0; m--)
        mutate (random, bytes);
      fuzz_one (bytes->data, bytes->len);
    }
  g_print ("1..1\nok 1 %u seeds and %u hostile inputs survived\n", n, rounds);
  return 0;
}
