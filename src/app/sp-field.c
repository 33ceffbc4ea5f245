/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-field.h"

#include <math.h>
#include <string.h>
#include "sp-number.h"

gboolean
sp_field_parse_number (const char *text, double most, gboolean *known, double *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *plain = sp_number_dup_ungrouped (stripped);
  char *end = NULL;
  double value;

  if (plain == NULL)
    return FALSE;
  *known = *plain != '\0';
  if (!*known)
    return TRUE;
  value = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || !isfinite (value) || value < 0 || value > most)
    return FALSE;
  *number = value;
  return TRUE;
}

gboolean
sp_field_parse_money (const char *text, SpMoneyUnit unit, gboolean *known, SpMoney *money)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));

  *known = *plain != '\0';
  return !*known || sp_money_read_typed (plain, unit, money) == SP_TYPED_AMOUNT;
}

void
sp_field_show (AdwEntryRow *row, const char *text)
{
  gboolean typing = gtk_widget_get_focus_child (GTK_WIDGET (row)) != NULL
                    && gtk_widget_is_visible (GTK_WIDGET (row))
                    && g_object_get_data (G_OBJECT (row), "sp-shown") != NULL
                    && strcmp (g_object_get_data (G_OBJECT (row), "sp-shown"),
                               gtk_editable_get_text (GTK_EDITABLE (row))) != 0;

  if (text == NULL)
    text = "";
  g_object_set_data_full (G_OBJECT (row), "sp-shown", g_strdup (text), g_free);
  if (!typing && strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  if (!typing)
    sp_field_refuse (GTK_WIDGET (row), FALSE);
}

void
sp_field_take (AdwEntryRow *row)
{
  g_object_set_data_full (G_OBJECT (row), "sp-shown", g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))), g_free);
}

void
sp_field_say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
sp_field_say_parts (GtkLabel *label, const char *const *parts, guint n)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  sp_field_say (label, text->str);
}

void
sp_field_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
sp_field_refuse (GtkWidget *row, gboolean refused)
{
  if (refused)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

static void
setup_short_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer least)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (least));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 3 * MAX (GPOINTER_TO_INT (least), 6));
  gtk_list_item_set_child (item, label);
}

static void
setup_whole_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static void
shorten (GtkDropDown *drop_down, gint least)
{
  g_autoptr(GtkListItemFactory) shortened = gtk_signal_list_item_factory_new (), whole = gtk_signal_list_item_factory_new ();

  g_signal_connect (shortened, "setup", G_CALLBACK (setup_short_cb), GINT_TO_POINTER (least));
  g_signal_connect (shortened, "bind", G_CALLBACK (bind_name_cb), NULL);
  g_signal_connect (whole, "setup", G_CALLBACK (setup_whole_cb), NULL);
  g_signal_connect (whole, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (drop_down, shortened);
  gtk_drop_down_set_list_factory (drop_down, whole);
}

void
sp_field_shorten_drop_down (GtkDropDown *drop_down)
{
  shorten (drop_down, 12);
}

void
sp_field_squeeze_drop_down (GtkDropDown *drop_down)
{
  shorten (drop_down, 2);
}
