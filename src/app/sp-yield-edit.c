/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-yield-edit.h"

#include <glib/gi18n-lib.h>

static const struct { const char *code, *name; } phases[] = {
  { "early years", N_("Early years") }, { "primary", N_("Primary") },                { "secondary", N_("Secondary") },
  { "post-16", N_("Post-16") },         { "special", N_("Special and alternative") },
};

const char *
sp_yield_edit_phase (guint i)
{
  return i < G_N_ELEMENTS (phases) ? phases[i].code : NULL;
}

const char *
sp_yield_edit_phase_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (g_str_equal (phases[i].code, code))
      return _(phases[i].name);
  return code;
}

static gint
pack (const SpYield *kind)
{
  return (kind->type + 1) + 3 * (kind->tenure + 1) + 9 * kind->bedrooms + 45 * (kind->years_since + 1);
}

static SpYield
unpack (const SpEditValue *value)
{
  gint n = value->group;

  return (SpYield) { .phase = g_quark_to_string ((GQuark) value->target), .type = n % 3 - 1, .tenure = n / 3 % 3 - 1,
                     .bedrooms = n / 9 % 5, .years_since = n / 45 - 1 };
}

SpEditValue
sp_yield_edit_value (const SpYield *kind)
{
  return (SpEditValue) { .target = g_quark_from_string (kind->phase), .group = pack (kind) };
}

gboolean
sp_yield_edit_same_kind (const SpYield *a, const SpYield *b)
{
  return g_str_equal (a->phase, b->phase) && pack (a) == pack (b);
}

gboolean
sp_yield_edit_set (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  SpYield kind = unpack (value);

  return sp_edit_set_yield (plan, &kind, value->known ? &value->number : NULL, value->text, error);
}

gboolean
sp_yield_edit_put_back (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  SpYield kind = unpack (value);

  return sp_edit_reset_yield (plan, &kind, error);
}
