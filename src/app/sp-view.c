/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-view.h"

typedef struct
{
  SpSession *session;
  guint      source; /* update waiting for the main loop */
  gboolean   stale;  /* something changed since the last update */
} SpViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpView, sp_view, ADW_TYPE_BIN)

enum { PROP_0, PROP_SESSION, N_PROPS };
static GParamSpec *props[N_PROPS];

static SpViewPrivate *
priv_of (SpView *self)
{
  return sp_view_get_instance_private (self);
}

static gboolean
update_cb (gpointer user_data)
{
  SpView *self = user_data;

  priv_of (self)->source = 0;
  sp_view_update_now (self);
  return G_SOURCE_REMOVE;
}

static void
results_changed_cb (SpView *self)
{
  if (SP_VIEW_GET_CLASS (self)->follows & SP_FOLLOWS_RESULTS)
    sp_view_queue_update (self);
}

static void
outlook_changed_cb (SpView *self)
{
  if (SP_VIEW_GET_CLASS (self)->follows & SP_FOLLOWS_OUTLOOK)
    sp_view_queue_update (self);
}

static SpFollows
follows_of_property (const char *name)
{
  if (g_str_equal (name, "year"))
    return SP_FOLLOWS_YEAR;
  if (g_str_equal (name, "phase"))
    return SP_FOLLOWS_PHASE;
  if (g_str_equal (name, "half-form"))
    return SP_FOLLOWS_OUTLOOK;
  if (g_str_has_prefix (name, "selected-") || g_str_equal (name, "focus"))
    return SP_FOLLOWS_SELECTION;
  return 0;
}

static void
notify_cb (SpView *self, GParamSpec *pspec)
{
  if (SP_VIEW_GET_CLASS (self)->follows & follows_of_property (pspec->name))
    sp_view_queue_update (self);
}

static void
set_session (SpView *self, SpSession *session)
{
  g_return_if_fail (session != NULL);
  priv_of (self)->session = g_object_ref (session);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "outlook-changed", G_CALLBACK (outlook_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_SWAPPED);
  if (SP_VIEW_GET_CLASS (self)->session_set != NULL)
    SP_VIEW_GET_CLASS (self)->session_set (self);
  sp_view_queue_update (self);
}

static void
sp_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_view_parent_class)->map (widget);
  if (priv_of (SP_VIEW (widget))->stale)
    sp_view_update_now (SP_VIEW (widget));
}

static void
sp_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    g_value_set_object (value, priv_of (SP_VIEW (object))->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_value_get_object (value) != NULL)
    set_session (SP_VIEW (object), g_value_get_object (value));
}

static void
sp_view_dispose (GObject *object)
{
  SpViewPrivate *priv = priv_of (SP_VIEW (object));

  g_clear_handle_id (&priv->source, g_source_remove);
  if (priv->session != NULL)
    g_signal_handlers_disconnect_by_data (priv->session, object);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (sp_view_parent_class)->dispose (object);
}

static void
sp_view_class_init (SpViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_view_get_property;
  object_class->set_property = sp_view_set_property;
  object_class->dispose = sp_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_view_map;
  props[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, SP_TYPE_SESSION,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_view_init (SpView *self)
{
}

SpSession *
sp_view_get_session (SpView *self)
{
  return priv_of (self)->session;
}

void
sp_view_queue_update (SpView *self)
{
  SpViewPrivate *priv = priv_of (self);

  priv->stale = TRUE;
  if (priv->source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, update_cb, self, NULL);
}

void
sp_view_update_now (SpView *self)
{
  SpViewPrivate *priv = priv_of (self);

  g_clear_handle_id (&priv->source, g_source_remove);
  if (!priv->stale || priv->session == NULL)
    return;
  priv->stale = FALSE;
  if (SP_VIEW_GET_CLASS (self)->update != NULL)
    SP_VIEW_GET_CLASS (self)->update (self);
}
