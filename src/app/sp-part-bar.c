/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-part-bar.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"

struct _SpPartBar
{
  AdwBin       parent_instance;

  GtkStack    *stack;
  GtkWidget   *switcher;
  GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (SpPartBar, sp_part_bar, ADW_TYPE_BIN)

enum { PROP_0, PROP_STACK, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
chosen_cb (SpPartBar *self)
{
  guint i = gtk_drop_down_get_selected (self->drop_down);
  g_autoptr(GtkSelectionModel) pages = NULL;

  if (self->stack == NULL || i == GTK_INVALID_LIST_POSITION)
    return;
  pages = gtk_stack_get_pages (self->stack);
  gtk_selection_model_select_item (pages, i, TRUE);
}

static void
shown_cb (SpPartBar *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    if (gtk_selection_model_is_selected (pages, i))
      gtk_drop_down_set_selected (self->drop_down, i);
}

static void
set_stack (SpPartBar *self, GtkStack *stack)
{
  g_autoptr(GtkSelectionModel) pages = NULL;

  if (stack == NULL || self->stack != NULL)
    return;
  self->stack = g_object_ref (stack);
  pages = gtk_stack_get_pages (stack);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), stack);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (pages));
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  shown_cb (self);
}

static void
sp_part_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STACK)
    set_stack (SP_PART_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sp_part_bar_dispose (GObject *object)
{
  SpPartBar *self = SP_PART_BAR (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  g_clear_object (&self->stack);
  G_OBJECT_CLASS (sp_part_bar_parent_class)->dispose (object);
}

static void
sp_part_bar_class_init (SpPartBarClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = sp_part_bar_set_property;
  G_OBJECT_CLASS (klass)->dispose = sp_part_bar_dispose;
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
sp_part_bar_init (SpPartBar *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  g_autoptr(GtkExpression) title = gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title");

  self->switcher = gtk_stack_switcher_new ();
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_expression (self->drop_down, title);
  gtk_widget_set_halign (GTK_WIDGET (self->drop_down), GTK_ALIGN_START);
  sp_field_name_drop_down (self->drop_down, _("Part of the page"));
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_set_xalign (ADW_SQUEEZER (squeezer), 0);
  gtk_widget_set_halign (squeezer, GTK_ALIGN_START);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), self->switcher);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), GTK_WIDGET (self->drop_down));
  gtk_widget_add_css_class (GTK_WIDGET (self), "forecast-bar");
  adw_bin_set_child (ADW_BIN (self), squeezer);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}
