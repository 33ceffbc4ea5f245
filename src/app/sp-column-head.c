/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-column-head.h"

#include <glib/gi18n-lib.h>

#define LONGEST_FIGURES 9 /* characters of a line of a heading, above figures */
#define LONGEST_WORDS 16  /* and above words */
#define COLUMN "sp-head-column"
#define EXPLANATION "sp-head-explanation"

/* GTK 4.8 has no names for these: the headings are children of the view's first child, in the order of the columns; in each a
 * box with the words and an arrow, whose class says which way. */
static GtkWidget *
find_head (GtkColumnView *view, GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; head != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) at = g_list_model_get_item (columns, i);

      if (at == column)
        return head;
      head = gtk_widget_get_next_sibling (head);
    }
  return NULL;
}

static void
find_parts (GtkWidget *head, GtkWidget **label, GtkWidget **arrow)
{
  GtkWidget *box = gtk_widget_get_first_child (head);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    *(GTK_IS_LABEL (child) ? label : arrow) = child;
}

static GtkAccessibleSort
read_sort (GtkWidget *head)
{
  GtkWidget *label = NULL, *arrow = NULL;

  find_parts (head, &label, &arrow);
  if (!gtk_widget_get_visible (arrow))
    return GTK_ACCESSIBLE_SORT_NONE;
  return gtk_widget_has_css_class (arrow, "descending")  ? GTK_ACCESSIBLE_SORT_DESCENDING
         : gtk_widget_has_css_class (arrow, "ascending") ? GTK_ACCESSIBLE_SORT_ASCENDING
                                                         : GTK_ACCESSIBLE_SORT_NONE;
}

static const char *
sort_words (GtkAccessibleSort sort)
{
  switch (sort)
    {
    case GTK_ACCESSIBLE_SORT_ASCENDING: return _("Sorted by this, smallest first");
    case GTK_ACCESSIBLE_SORT_DESCENDING: return _("Sorted by this, largest first");
    default: return _("Sorts by this");
    }
}

static void
say_sort (GtkWidget *head)
{
  GtkAccessibleSort sort = read_sort (head);
  const char *explanation = g_object_get_data (G_OBJECT (head), EXPLANATION);
  g_autofree char *text = explanation != NULL ? g_strdup_printf ("%s\n%s", explanation, sort_words (sort)) : NULL;

  gtk_widget_set_tooltip_text (head, text != NULL ? text : sort_words (sort));
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_SORT, sort,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : sort_words (sort), -1);
}

static void
sort_by (GtkWidget *head)
{
  GtkColumnViewColumn *column = g_object_get_data (G_OBJECT (head), COLUMN);
  GtkWidget *view = gtk_widget_get_ancestor (head, GTK_TYPE_COLUMN_VIEW);
  gboolean down = read_sort (head) == GTK_ACCESSIBLE_SORT_ASCENDING;

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, down ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkWidget *head)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter && key != GDK_KEY_space))
    return GDK_EVENT_PROPAGATE;
  sort_by (head);
  return GDK_EVENT_STOP;
}

/* The arrow stands on the side where it pushes no heading away from its figures. */
static void
lay_out (GtkWidget *head, gboolean number)
{
  GtkWidget *box = gtk_widget_get_first_child (head), *label = NULL, *arrow = NULL;

  find_parts (head, &label, &arrow);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (arrow, GTK_ALIGN_END);
  if (!number)
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_reorder_child_after (GTK_BOX (box), arrow, NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
}

char *
sp_column_head_break (const char *title, gboolean number)
{
  g_auto(GStrv) words = g_strsplit (title, " ", -1);
  GString *out = g_string_new (NULL);
  glong line = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      gboolean fits = line + 1 + length <= (number ? LONGEST_FIGURES : LONGEST_WORDS);

      if (i > 0)
        g_string_append_c (out, fits ? ' ' : '\n');
      line = i > 0 && fits ? line + 1 + length : length;
      g_string_append (out, words[i]);
    }
  return g_string_free (out, FALSE);
}

void
sp_column_head_dress (GtkColumnView *view, GtkColumnViewColumn *column, gboolean number, const char *explanation)
{
  GtkWidget *head = find_head (view, column), *label = NULL, *arrow = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (head != NULL);
  lay_out (head, number);
  g_object_set_data (G_OBJECT (head), COLUMN, column); /* which outlives its heading */
  g_object_set_data_full (G_OBJECT (head), EXPLANATION, g_strdup (explanation), g_free);
  gtk_widget_set_focusable (head, TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), head);
  gtk_widget_add_controller (head, keys);
  find_parts (head, &label, &arrow); /* the arrow changes only after the view has said that it is sorted otherwise */
  g_signal_connect_object (arrow, "notify::css-classes", G_CALLBACK (say_sort), head, G_CONNECT_SWAPPED);
  g_signal_connect_object (arrow, "notify::visible", G_CALLBACK (say_sort), head, G_CONNECT_SWAPPED);
  say_sort (head);
}

void
sp_column_head_sort (GtkColumnView *view, GtkColumnViewColumn *column)
{
  sort_by (find_head (view, column));
}

GtkAccessibleSort
sp_column_head_get_sort (GtkColumnView *view, GtkColumnViewColumn *column)
{
  return read_sort (find_head (view, column));
}
