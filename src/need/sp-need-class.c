/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need.h"

#include <glib/gi18n-lib.h>

/* Shares of places at which the classes part; sp-need.h. */
#define SHORT_MEDIUM_FROM 0.05
#define SHORT_SEVERE_OVER 0.10
#define SPARE_FROM        0.05
#define SPARE_MEDIUM_FROM 0.10
#define SPARE_LARGE_OVER  0.25

gboolean
sp_need_sum_is_short (const SpNeedSum *sum)
{
  if (!sum->known || !(sum->shortfall > 0))
    return FALSE;
  return sum->places <= 0 || sum->shortfall / sum->places >= SP_NEED_SHORT_SHARE;
}

SpNeedClass
sp_need_sum_get_class (const SpNeedSum *sum)
{
  double short_share, spare_share;

  g_return_val_if_fail (sum != NULL, SP_NEED_NOT_HELD);

  if (!sum->known)
    return SP_NEED_NOT_HELD;
  if (sum->places <= 0)
    return sum->shortfall > 0 ? SP_NEED_SHORT_SEVERE : SP_NEED_BALANCED;

  short_share = sum->shortfall / sum->places;
  spare_share = sum->spare / sum->places;
  if (short_share > SHORT_SEVERE_OVER)
    return SP_NEED_SHORT_SEVERE;
  if (short_share >= SHORT_MEDIUM_FROM)
    return SP_NEED_SHORT;
  if (sp_need_sum_is_short (sum))
    return SP_NEED_SHORT_SLIGHT;
  if (spare_share > SPARE_LARGE_OVER)
    return SP_NEED_SPARE_LARGE;
  if (spare_share >= SPARE_MEDIUM_FROM)
    return SP_NEED_SPARE;
  if (spare_share >= SPARE_FROM)
    return SP_NEED_SPARE_SLIGHT;
  return SP_NEED_BALANCED;
}

const char *
sp_need_class_name (SpNeedClass klass)
{
  switch (klass)
    {
    case SP_NEED_NOT_HELD:
      return _("Not held");
    case SP_NEED_SHORT_SEVERE:
      return _("Short by over 10 %");
    case SP_NEED_SHORT:
      return _("Short by 5 to 10 %");
    case SP_NEED_SHORT_SLIGHT:
      return _("Short by up to 5 %");
    case SP_NEED_BALANCED:
      return _("Balanced");
    case SP_NEED_SPARE_SLIGHT:
      return /* xgettext: no-c-format */ _("5 to 10 % spare");
    case SP_NEED_SPARE:
      return /* xgettext: no-c-format */ _("10 to 25 % spare");
    case SP_NEED_SPARE_LARGE:
      return /* xgettext: no-c-format */ _("Over 25 % spare");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
sp_need_class_code (SpNeedClass klass)
{
  static const char *const codes[SP_N_NEED_CLASSES] =
    { "not-held", "short-severe", "short", "short-slight", "balanced", "spare-slight", "spare", "spare-large" };

  g_return_val_if_fail ((guint) klass < SP_N_NEED_CLASSES, NULL);
  return codes[klass];
}
