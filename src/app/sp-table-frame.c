/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-table-frame.h"

#include <glib/gi18n-lib.h>
#include "sp-application.h"
#include "sp-wrap-box.h"

#define RANK "sp-frame-rank"
#define LAID_OUT_MS 60 /* after which a table made anew has been laid out */

typedef struct { GtkColumnViewColumn *column; int needed; } LeftOut; /* needed: width of the table with it, in pixels */

struct _SpTableFrame
{
  AdwBin         parent_instance;

  GtkColumnView *view;
  GtkWidget     *scrolled, *total, *foot, *said;
  GtkToggleButton *all_button;
  gboolean       recalling;
  GArray        *left_out; /* of LeftOut, the last first to come back */
  guint          source;
  gboolean       all;      /* the reader wants every column */
};

G_DEFINE_FINAL_TYPE (SpTableFrame, sp_table_frame, ADW_TYPE_BIN)

static int
get_width (SpTableFrame *self)
{
  return (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled)));
}

static int
measure (SpTableFrame *self)
{
  int least;

  gtk_widget_queue_resize (GTK_WIDGET (self->view)); /* which does not see that a column has gone */
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* The column that can be missed most easily; NULL = none. Borrowed: the view holds it. */
static GtkColumnViewColumn *
find_least (SpTableFrame *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkColumnViewColumn *least = NULL;
  guint highest = 1;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      guint rank = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), RANK));

      if (!gtk_column_view_column_get_visible (column) || rank < highest)
        continue;
      least = column;
      highest = rank;
    }
  return least;
}

static void
leave_out (SpTableFrame *self, GtkColumnViewColumn *column, int needed)
{
  LeftOut entry = { g_object_ref (column), needed };

  g_array_append_val (self->left_out, entry);
  gtk_column_view_column_set_visible (column, FALSE);
}

static void
bring_back (SpTableFrame *self)
{
  gtk_column_view_column_set_visible (g_array_index (self->left_out, LeftOut, self->left_out->len - 1).column, TRUE);
  g_array_set_size (self->left_out, self->left_out->len - 1);
}

static void
say_left_out (SpTableFrame *self)
{
  GString *names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = self->left_out->len; i > 0; i--)
    {
      g_autofree char *title = g_strdup (gtk_column_view_column_get_title (g_array_index (self->left_out, LeftOut, i - 1).column));

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", g_strdelimit (title, "\n", ' '));
    }
  text = self->all ? g_strdup (_("All columns are shown: scroll sideways")) : g_strdup_printf (_("No room for: %s"), names->str);
  gtk_label_set_text (GTK_LABEL (self->said), text);
  gtk_widget_set_tooltip_text (self->said, self->all ? NULL : text);
  gtk_widget_set_visible (self->foot, self->all || self->left_out->len > 0);
  g_string_free (names, TRUE);
}

/* Out of layout: leaving a column out while the table is laid out would undo the layout. */
static gboolean
fit_cb (gpointer user_data)
{
  SpTableFrame *self = user_data;
  int width = get_width (self), least = measure (self);
  GtkColumnViewColumn *column;

  self->source = 0;
  while (self->left_out->len > 0
         && (self->all || width >= g_array_index (self->left_out, LeftOut, self->left_out->len - 1).needed))
    bring_back (self);
  while (!self->all && width > 0 && least > width && (column = find_least (self)) != NULL)
    {
      leave_out (self, column, least);
      least = measure (self);
    }
  say_left_out (self);
  return G_SOURCE_REMOVE;
}

static void
queue_fit (SpTableFrame *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int width = get_width (self);
  gboolean room = self->left_out->len > 0 && width >= g_array_index (self->left_out, LeftOut, self->left_out->len - 1).needed;

  if (self->source == 0 && width > 0 && !self->all
      && (room || (gtk_adjustment_get_upper (across) > width && find_least (self) != NULL)))
    self->source = g_idle_add (fit_cb, self);
}

/* ------------------------------------------------------------ what the reader wanted */

#define KEY "all-columns"

/* What the table is called from one session to the next: the widget it is in and its place there, such as
 * "SpProgrammeProjects/table". NULL = nothing that lasts. */
static char *
dup_name (SpTableFrame *self)
{
  const char *place = NULL;

  for (GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (self)); widget != NULL; widget = gtk_widget_get_parent (widget))
    if (place == NULL)
      place = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
    else if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Sp"))
      return g_strdup_printf ("%s/%s", G_OBJECT_TYPE_NAME (widget), place);
  return NULL;
}

static void
remember (SpTableFrame *self)
{
  GSettings *settings = sp_application_get_settings ();
  g_autofree char *name = dup_name (self);
  g_auto(GStrv) known = settings != NULL ? g_settings_get_strv (settings, KEY) : NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) now = NULL;

  if (settings == NULL || name == NULL)
    return;
  for (guint i = 0; known[i] != NULL; i++)
    if (!g_str_equal (known[i], name))
      g_strv_builder_add (names, known[i]);
  if (self->all)
    g_strv_builder_add (names, name);
  now = g_strv_builder_end (names);
  g_settings_set_strv (settings, KEY, (const char *const *) now);
}

static void
recall (SpTableFrame *self)
{
  GSettings *settings = sp_application_get_settings ();
  g_autofree char *name = dup_name (self);
  g_auto(GStrv) known = settings != NULL ? g_settings_get_strv (settings, KEY) : NULL;

  self->recalling = TRUE;
  if (known != NULL && name != NULL)
    gtk_toggle_button_set_active (self->all_button, g_strv_contains ((const char *const *) known, name));
  self->recalling = FALSE;
}

static void
sp_table_frame_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_table_frame_parent_class)->root (widget);
  recall (SP_TABLE_FRAME (widget));
}

static void
all_cb (SpTableFrame *self, GtkToggleButton *button)
{
  self->all = gtk_toggle_button_get_active (button);
  if (!self->recalling)
    remember (self);
  if (self->source == 0)
    self->source = g_idle_add (fit_cb, self);
}

static void
clear_left_out (gpointer data)
{
  g_object_unref (((LeftOut *) data)->column);
}

static void
sp_table_frame_dispose (GObject *object)
{
  SpTableFrame *self = SP_TABLE_FRAME (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->left_out, g_array_unref);
  G_OBJECT_CLASS (sp_table_frame_parent_class)->dispose (object);
}

static void
sp_table_frame_class_init (SpTableFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_table_frame_dispose;
  GTK_WIDGET_CLASS (klass)->root = sp_table_frame_root;
}

static void
add_foot (SpTableFrame *self)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_("All columns"));

  self->all_button = GTK_TOGGLE_BUTTON (button);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->said = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->said), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->said, TRUE);
  gtk_widget_add_css_class (self->said, "caption");
  gtk_widget_add_css_class (self->said, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_signal_connect_object (button, "toggled", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->foot), self->said);
  gtk_box_append (GTK_BOX (self->foot), button);
  gtk_widget_add_css_class (self->foot, "table-foot");
  gtk_widget_set_visible (self->foot, FALSE);
}

static void
add_figure (SpTableFrame *self, const char *heading, const char *figure)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (heading), *number = gtk_label_new (figure);

  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "strong");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_box_append (GTK_BOX (pair), name);
  gtk_box_append (GTK_BOX (pair), number);
  gtk_widget_set_parent (pair, self->total);
}

static void
sp_table_frame_init (SpTableFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->total = g_object_new (SP_TYPE_WRAP_BOX, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->total, "table-total");

  self->left_out = g_array_new (FALSE, FALSE, sizeof (LeftOut));
  g_array_set_clear_func (self->left_out, clear_left_out);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  add_foot (self);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), self->total);
  gtk_box_append (GTK_BOX (box), self->foot);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
sp_table_frame_new (GtkColumnView *view)
{
  SpTableFrame *self = g_object_new (SP_TYPE_TABLE_FRAME, NULL);

  self->view = view;
  g_object_set (view, "hscroll-policy", GTK_SCROLL_MINIMUM, NULL); /* words are cut before anything is left out */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (view));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), "changed",
                           G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
sp_table_frame_set_rank (GtkColumnViewColumn *column, guint rank)
{
  g_object_set_data (G_OBJECT (column), RANK, GUINT_TO_POINTER (rank));
}

void
sp_table_frame_forget (SpTableFrame *self)
{
  g_array_set_size (self->left_out, 0);
  say_left_out (self);
  /* The new table may come to be as wide as the old one, of which nobody would say a word. */
  if (self->source == 0)
    self->source = g_timeout_add (LAID_OUT_MS, fit_cb, self);
}

#define LEAST_LINES 6 /* a heading of three lines and a row, however large the text */

/* What stands below the table takes its room: the heading and a row remain, and the page scrolls. */
static void
keep_room (SpTableFrame *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int line = (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), LEAST_LINES * line);
}

void
sp_table_frame_set_total (SpTableFrame *self, const char *of, const char *const *headings_and_figures)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->total)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_set_visible (self->total, of != NULL);
  if (of == NULL)
    return;
  keep_room (self);
  child = gtk_label_new (of);
  gtk_widget_add_css_class (child, "strong");
  gtk_widget_set_parent (child, self->total);
  for (guint i = 0; headings_and_figures[i] != NULL; i += 2)
    add_figure (self, headings_and_figures[i], headings_and_figures[i + 1]);
}

guint
sp_table_frame_get_n_left_out (SpTableFrame *self)
{
  return self->left_out->len;
}
