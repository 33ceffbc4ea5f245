/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-lead-time.h"

gint
sp_lead_time_middle (SpLeadTime time)
{
  return (time.least + time.most) / 2;
}

gint
sp_lead_time_unsaid (void)
{
  return sp_lead_time_middle ((SpLeadTime) SP_LEAD_TIME_EXPANSION);
}
