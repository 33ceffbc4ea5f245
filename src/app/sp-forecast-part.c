/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-part.h"

typedef struct { gint group; } SpForecastPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpForecastPart, sp_forecast_part, SP_TYPE_VIEW)

enum { PROP_0, PROP_GROUP, N_PROPS };
static GParamSpec *props[N_PROPS];

static SpForecastPartPrivate *
priv_of (gpointer self)
{
  return sp_forecast_part_get_instance_private (SP_FORECAST_PART (self));
}

static void
sp_forecast_part_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_GROUP)
    g_value_set_int (value, priv_of (object)->group);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_forecast_part_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id != PROP_GROUP)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (priv_of (object)->group == g_value_get_int (value))
    return;
  priv_of (object)->group = g_value_get_int (value);
  sp_view_queue_update (SP_VIEW (object));
  g_object_notify_by_pspec (object, props[PROP_GROUP]);
}

static void
sp_forecast_part_class_init (SpForecastPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_forecast_part_get_property;
  object_class->set_property = sp_forecast_part_set_property;
  props[PROP_GROUP] = g_param_spec_int ("group", NULL, NULL, SP_GROUP_ENTRY, SP_N_GROUPS - 1, SP_GROUP_ENTRY,
                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_forecast_part_init (SpForecastPart *self)
{
  priv_of (self)->group = SP_GROUP_ENTRY;
}

gboolean
sp_forecast_part_get_scope (SpForecastPart *self, SpPupilScope *scope)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  gint group = priv_of (self)->group;
  gint64 id;

  if (session == NULL || sp_session_get_need (session) == NULL)
    return FALSE;
  id = sp_session_get_selected (session, SP_SUBJECT_AREA);
  scope->phase = sp_session_get_phase (session);
  scope->area = id != 0 ? sp_snapshot_find_area (sp_session_get_snapshot (session), id) : -1;
  if (scope->area >= 0)
    scope->phase = sp_session_get_snapshot (session)->areas[scope->area].phase;
  scope->first = group >= 0 ? (SpYearGroup) group : sp_phase_first_group (scope->phase);
  scope->last = group >= 0 ? (SpYearGroup) group
                           : group == SP_GROUP_ALL ? sp_phase_last_group (scope->phase) : scope->first;
  return TRUE;
}
