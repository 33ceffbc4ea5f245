/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-page.h"

typedef struct
{
  char    *name;
  char    *title;
  char    *icon_name;
  char    *search_text;
  gboolean searchable;
  gboolean timed;
  guint    count;
} SpPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpPage, sp_page, SP_TYPE_VIEW)

enum { PROP_0, PROP_NAME, PROP_TITLE, PROP_ICON_NAME, PROP_SEARCHABLE, PROP_TIMED, PROP_COUNT, PROP_SEARCH_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static SpPagePrivate *
priv_of (gpointer self)
{
  return sp_page_get_instance_private (SP_PAGE (self));
}

static void
sp_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpPagePrivate *priv = priv_of (object);

  switch (prop_id)
    {
    case PROP_NAME: g_value_set_string (value, priv->name); break;
    case PROP_TITLE: g_value_set_string (value, priv->title); break;
    case PROP_ICON_NAME: g_value_set_string (value, priv->icon_name); break;
    case PROP_SEARCHABLE: g_value_set_boolean (value, priv->searchable); break;
    case PROP_TIMED: g_value_set_boolean (value, priv->timed); break;
    case PROP_COUNT: g_value_set_uint (value, priv->count); break;
    case PROP_SEARCH_TEXT: g_value_set_string (value, priv->search_text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpPagePrivate *priv = priv_of (object);

  switch (prop_id)
    {
    case PROP_NAME: g_free (priv->name); priv->name = g_value_dup_string (value); break;
    case PROP_TITLE: g_free (priv->title); priv->title = g_value_dup_string (value); break;
    case PROP_ICON_NAME: g_free (priv->icon_name); priv->icon_name = g_value_dup_string (value); break;
    case PROP_SEARCHABLE: priv->searchable = g_value_get_boolean (value); break;
    case PROP_TIMED: priv->timed = g_value_get_boolean (value); break;
    case PROP_COUNT: priv->count = g_value_get_uint (value); break;
    case PROP_SEARCH_TEXT: sp_page_set_search_text (SP_PAGE (object), g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_page_finalize (GObject *object)
{
  SpPagePrivate *priv = priv_of (object);

  g_free (priv->name);
  g_free (priv->title);
  g_free (priv->icon_name);
  g_free (priv->search_text);
  G_OBJECT_CLASS (sp_page_parent_class)->finalize (object);
}

static void
sp_page_class_init (SpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_page_get_property;
  object_class->set_property = sp_page_set_property;
  object_class->finalize = sp_page_finalize;
  props[PROP_NAME] = g_param_spec_string ("page-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags);
  props[PROP_TIMED] = g_param_spec_boolean ("timed", NULL, NULL, FALSE, flags);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_page_init (SpPage *self)
{
  priv_of (self)->search_text = g_strdup ("");
}

const char *
sp_page_get_name (SpPage *self)
{
  return priv_of (self)->name;
}

const char *
sp_page_get_title (SpPage *self)
{
  return priv_of (self)->title;
}

const char *
sp_page_get_icon_name (SpPage *self)
{
  return priv_of (self)->icon_name;
}

gboolean
sp_page_get_searchable (SpPage *self)
{
  return priv_of (self)->searchable;
}

gboolean
sp_page_get_timed (SpPage *self)
{
  return priv_of (self)->timed;
}

void
sp_page_set_search_text (SpPage *self, const char *text)
{
  SpPagePrivate *priv = priv_of (self);

  if (g_strcmp0 (priv->search_text, text) == 0)
    return;
  g_free (priv->search_text);
  priv->search_text = g_strdup (text != NULL ? text : "");
  if (SP_PAGE_GET_CLASS (self)->search != NULL)
    SP_PAGE_GET_CLASS (self)->search (self, priv->search_text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEARCH_TEXT]);
}

static void
show_busy_cb (GtkStack *parts, GParamSpec *pspec, SpSession *session)
{
  GtkWidget *updating = g_object_get_data (G_OBJECT (parts), "updating");
  gboolean busy = sp_session_get_busy (session);

  gtk_widget_set_visible (updating, busy);
  gtk_widget_set_opacity (GTK_WIDGET (parts), busy ? 0.6 : 1);
}

void
sp_page_set_up_parts (SpPage *self, GtkStack *parts, GtkWidget *updating)
{
  SpSession *session;

  g_return_if_fail (SP_IS_PAGE (self) && GTK_IS_STACK (parts) && GTK_IS_WIDGET (updating));
  session = sp_view_get_session (SP_VIEW (self));
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (parts)); part != NULL; part = gtk_widget_get_next_sibling (part))
    g_object_set (part, "session", session, NULL);
  g_object_set_data (G_OBJECT (parts), "updating", updating);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (show_busy_cb), parts, G_CONNECT_SWAPPED);
}
