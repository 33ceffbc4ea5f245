/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-paths.h"

#include <string.h>

void
sp_delivery_options_init (SpDeliveryOptions *self)
{
  static const SpDeliveryOptions usual = {
    .stage = {
      [SP_STAGE_BUILT] = { 1, { 1 } },
      [SP_STAGE_UNDER_CONSTRUCTION] = { 1, { 0.75, 0.2, 0.05 } },
      [SP_STAGE_FULL] = { 0.95, { 0.5, 0.3, 0.15, 0.05 } },
      [SP_STAGE_OUTLINE] = { 0.8, { 0.3, 0.35, 0.25, 0.1 } },
      [SP_STAGE_ALLOCATED] = { 0.55, { 0.2, 0.3, 0.3, 0.2 } },
      [SP_STAGE_EMERGING] = { 0.15, { 0.2, 0.3, 0.3, 0.2 } },
      [SP_STAGE_WINDFALL] = { 1, { 1 } },
      [SP_STAGE_NOT_SAID] = { 0.8, { 0.3, 0.35, 0.25, 0.1 } },
    },
    .rate_sd = 0.2, .stall = 0.05, .stall_shared = 0.5, .lag = 0.25, .yield_sd = 0.25,
  };

  *self = usual;
}

void
sp_delivery_options_init_as_planned (SpDeliveryOptions *self)
{
  memset (self, 0, sizeof *self);
  for (gint i = 0; i < SP_N_DELIVERY_STAGES; i++)
    self->stage[i] = (SpStageDelivery){ 1, { 1 } };
}

SpDeliveryStage
sp_delivery_stage_parse (const char *permission)
{
  static const char *const codes[]
      = { "built", "under construction", "full", "outline", "allocated", "emerging", "windfall" };

  for (gsize i = 0; permission && i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (permission, codes[i]))
      return (SpDeliveryStage) i;
  return SP_STAGE_NOT_SAID;
}
