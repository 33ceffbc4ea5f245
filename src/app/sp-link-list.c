/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-link-list.h"

typedef struct { char *title, *subtitle, *suffix; SpSubject subject; gint64 id; } Link;

struct _SpLinkList
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray           *rows;    /* of GtkWidget, borrowed */
  GArray              *links;   /* of Link: those shown */
  GArray              *next;    /* those being added */
  SpSession           *session; /* weak */
};

G_DEFINE_FINAL_TYPE (SpLinkList, sp_link_list, ADW_TYPE_BIN)

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clear_link (gpointer data)
{
  Link *link = data;

  g_free (link->title);
  g_free (link->subtitle);
  g_free (link->suffix);
}

static GArray *
links_new (void)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  g_array_set_clear_func (links, clear_link);
  return links;
}

static gboolean
same_links (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      Link *la = &g_array_index (a, Link, i), *lb = &g_array_index (b, Link, i);

      if (la->id != lb->id || la->subject != lb->subject || g_strcmp0 (la->title, lb->title) != 0
          || g_strcmp0 (la->subtitle, lb->subtitle) != 0 || g_strcmp0 (la->suffix, lb->suffix) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
activated_cb (SpLinkList *self, AdwActionRow *row)
{
  Link *link = &g_array_index (self->links, Link, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "sp-link")));
  SpSubject subject = link->subject;
  gint64 id = link->id;

  if (self->session == NULL)
    return;
  sp_session_go_to (self->session, subject, id);
  g_signal_emit (self, signals[CHOSEN], 0, (gint) subject, id);
}

static void
add_suffix (AdwActionRow *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, label);
}

static void
add_row (SpLinkList *self, guint i)
{
  Link *link = &g_array_index (self->links, Link, i);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), link->title);
  if (link->subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), link->subtitle);
  if (link->suffix != NULL)
    add_suffix (ADW_ACTION_ROW (row), link->suffix);
  if (link->subject != SP_SUBJECT_PLAN)
    {
      g_object_set_data (G_OBJECT (row), "sp-link", GUINT_TO_POINTER (i));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
sp_link_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    g_value_set_string (value, adw_preferences_group_get_title (SP_LINK_LIST (object)->group));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_link_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    adw_preferences_group_set_title (SP_LINK_LIST (object)->group, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_link_list_finalize (GObject *object)
{
  SpLinkList *self = SP_LINK_LIST (object);

  g_clear_weak_pointer (&self->session);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->links);
  g_array_unref (self->next);
  G_OBJECT_CLASS (sp_link_list_parent_class)->finalize (object);
}

static void
sp_link_list_class_init (SpLinkListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_link_list_get_property;
  object_class->set_property = sp_link_list_set_property;
  object_class->finalize = sp_link_list_finalize;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
}

static void
sp_link_list_init (SpLinkList *self)
{
  self->rows = g_ptr_array_new ();
  self->links = links_new ();
  self->next = links_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sp_link_list_begin (SpLinkList *self)
{
  g_array_set_size (self->next, 0);
}

void
sp_link_list_add (SpLinkList *self, const char *title, const char *subtitle, const char *suffix, SpSubject subject, gint64 id)
{
  const Link link = { g_strdup (title), g_strdup (subtitle), g_strdup (suffix), subject, id };

  g_array_append_val (self->next, link);
}

void
sp_link_list_end (SpLinkList *self, SpSession *session)
{
  GArray *old;

  g_set_weak_pointer (&self->session, session);
  if (same_links (self->links, self->next))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  old = self->links;
  self->links = self->next;
  self->next = old;
  for (guint i = 0; i < self->links->len; i++)
    add_row (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self), self->links->len > 0);
}
