/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-counter.h"
#include "spk-path.h"
#include "spk-clones.h"

#define SCALE_DRAW 0x40000000u /* no draw of spk-simulate.c or spk-delivery.c */
#define STEP 0.05
#define N_STEPS 15

/* Of spreads 0, 0.05 … 0.7: how much wider the 80 % interval is than a normal's, and the 95 % one against it. */
static const double wider[N_STEPS] = { 1.00000, 1.00080, 1.00325, 1.00747, 1.01361, 1.02185, 1.03229, 1.04502,
                                       1.06005, 1.07737, 1.09695, 1.11874, 1.14271, 1.16884, 1.19709 };
static const double ratios[N_STEPS] = { 1.00000, 1.00275, 1.01092, 1.02431, 1.04257, 1.06522, 1.09176, 1.12173,
                                        1.15476, 1.19057, 1.22894, 1.26976, 1.31292, 1.35839, 1.40614 };

void
spk_path_mixture (double ratio, double *spread, double *divide)
{
  size_t i = 1;
  double share;

  while (i < N_STEPS - 1 && ratios[i] < ratio)
    i++;
  share = (ratio - ratios[i - 1]) / (ratios[i] - ratios[i - 1]);
  share = share < 0 ? 0 : share > 1 ? 1 : share;
  *spread = STEP * ((double) i - 1 + share);
  *divide = wider[i - 1] + share * (wider[i] - wider[i - 1]);
}

void
spk_path_scales (uint64_t seed, uint64_t key, double spread, double divide, size_t n_paths, float *scale)
{
  SpkKey own = spk_key (seed, key);
  float noise[SPK_PATH_BLOCK];
  size_t done = 0;

  for (; done + SPK_PATH_BLOCK <= n_paths; done += SPK_PATH_BLOCK)
    {
      spk_counter_noise (own, (uint32_t) (done / SPK_PATH_BLOCK), SCALE_DRAW, noise);
      for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
        {
          double v = 1 + spread * (double) noise[p] / 256;

          for (int k = 0; k < 8; k++)
            v *= v;
          scale[done + p] = (float) (v / divide);
        }
    }
  for (; done < n_paths; done++)
    scale[done] = 1;
}

SPK_CLONES void
spk_path_stretch (float *restrict row, size_t n_paths, const float *restrict scale, double knee, double more)
{
  float from = (float) knee, by = (float) more;

  for (size_t i = 0; i < n_paths; i++)
    {
      float d = (row[i] - 1) * scale[i], over = d - from, under = d + from;

      row[i] = 1 + d + by * ((over > 0 ? over : 0) + (under < 0 ? under : 0));
    }
}
