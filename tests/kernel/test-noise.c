/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where chance comes from: counters, the normal quantile and the noise made of both. */
#include "config.h"
#include <glib.h>
#include "spk-counter.h"
#include "spk-normal.h"
#include "spk-path.h"

/* The known answers of Random123 1.09 for threefry2x32, 13 rounds (counter, key, result). */
static void
test_known_answers (void)
{
  static const guint32 known[][6] = {
    { 0, 0, 0, 0, 0x9d1c5ec6, 0x8bd50731 },
    { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xfd36d048, 0x2d17272c },
    { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xba3e4725, 0xf27d669e },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      guint32 out[2];

      spk_counter_words ((SpkKey){ { known[i][2], known[i][3] } }, known[i][0], known[i][1], out);
      g_assert_cmphex (out[0], ==, known[i][4]);
      g_assert_cmphex (out[1], ==, known[i][5]);
    }
}

static void
test_normal_quantile (void)
{
  g_assert_cmpfloat_with_epsilon (spk_normal_quantile (0.5), 0, 1e-15);
  g_assert_cmpfloat_with_epsilon (spk_normal_quantile (0.975), 1.959963984540054, 1e-14);
  g_assert_cmpfloat_with_epsilon (spk_normal_quantile (0.001), -3.090232306167814, 1e-13); /* AS 241's own table */
  for (double p = 1e-12; p < 1; p = p < 1e-3 ? p * 10 : p + 0.0137)
    {
      g_assert_cmpfloat_with_epsilon (spk_normal_share_below (spk_normal_quantile (p)) / p, 1, 1e-12);
      if (p >= 1e-3)
        g_assert_cmpfloat_with_epsilon (spk_normal_quantile (1 - p), -spk_normal_quantile (p), 1e-11);
    }
}

/* Every pattern of 16 bits has the same chance, so moments of a million draws are those of the shape. */
static void
test_noise (void)
{
  enum
  {
    N_BLOCKS = 4000
  };
  SpkKey key = spk_key (7, 3);
  double sum[7] = { 0 }, n = (double) N_BLOCKS * SPK_PATH_BLOCK, neighbour = 0, other = 0;
  float noise[SPK_PATH_BLOCK], second[SPK_PATH_BLOCK];
  guint below[3] = { 0 };

  for (guint block = 0; block < N_BLOCKS; block++)
    {
      spk_counter_noise (key, block, 0, noise);
      spk_counter_noise (key, block, 1, second);
      for (gsize i = 0; i < SPK_PATH_BLOCK; i++)
        {
          double power = 1;

          for (gsize k = 0; k < 7; k++, power *= noise[i])
            sum[k] += power;
          below[0] += noise[i] < -1.2815515655446004;
          below[1] += noise[i] < -1.959963984540054;
          below[2] += noise[i] < 0.6744897501960817;
          neighbour += noise[i] * noise[(i + 1) % SPK_PATH_BLOCK];
          other += noise[i] * second[i];
        }
    }
  g_assert_cmpfloat_with_epsilon (sum[1] / n, 0, 0.004);
  g_assert_cmpfloat_with_epsilon (sum[2] / n, 1, 0.005);
  g_assert_cmpfloat_with_epsilon (sum[3] / n, 0, 0.012);
  g_assert_cmpfloat_with_epsilon (sum[4] / n, 3, 0.06);
  g_assert_cmpfloat_with_epsilon (neighbour / n, 0, 0.004);
  g_assert_cmpfloat_with_epsilon (other / n, 0, 0.004);
  g_assert_cmpfloat_with_epsilon (below[0] / n, 0.1, 0.004);
  g_assert_cmpfloat_with_epsilon (below[1] / n, 0.025, 0.0015);
  g_assert_cmpfloat_with_epsilon (below[2] / n, 0.75, 0.006);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/noise/known-answers", test_known_answers);
  g_test_add_func ("/noise/normal-quantile", test_normal_quantile);
  g_test_add_func ("/noise/moments", test_noise);
  return g_test_run ();
}
