/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-year-grid.h"

struct _SpYearGrid
{
  AdwBin      parent_instance;

  GtkFlowBox *flow;
  GPtrArray  *fields; /* of GtkEntry, borrowed */
  gint64      target; /* whose figures these are */
};

G_DEFINE_FINAL_TYPE (SpYearGrid, sp_year_grid, ADW_TYPE_BIN)

enum { EDITED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define YEAR "sp-year"
#define TAKEN "sp-taken"

static gint
year_of (GtkWidget *field)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (field), YEAR));
}

static const char *
taken_text (GtkWidget *field)
{
  const char *text = g_object_get_data (G_OBJECT (field), TAKEN);

  return text != NULL ? text : "";
}

static gboolean
is_changed (GtkWidget *field)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field)), taken_text (field)) != 0;
}

static void
take (SpYearGrid *self, GtkWidget *field)
{
  g_autofree char *text = NULL;

  if (!is_changed (field))
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));
  g_object_set_data_full (G_OBJECT (field), TAKEN, g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))), g_free);
  gtk_widget_remove_css_class (field, "error");
  g_signal_emit (self, signals[EDITED], 0, year_of (field), text);
}

static void
activate_cb (SpYearGrid *self, GtkWidget *field)
{
  take (self, field);
}

static void
left_cb (GtkEventControllerFocus *focus, SpYearGrid *self)
{
  take (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, SpYearGrid *self)
{
  GtkWidget *field = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if (keyval != GDK_KEY_Escape || !is_changed (field))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (field), taken_text (field));
  gtk_widget_remove_css_class (field, "error");
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_field (SpYearGrid *self, const SpYearCell *cell)
{
  GtkWidget *field = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (field), 6);
  gtk_editable_set_alignment (GTK_EDITABLE (field), 1);
  gtk_widget_add_css_class (field, "numeric");
  gtk_widget_add_css_class (field, "year-field");
  gtk_entry_set_input_purpose (GTK_ENTRY (field), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_placeholder_text (GTK_ENTRY (field), "\u2013");
  g_object_set_data (G_OBJECT (field), YEAR, GINT_TO_POINTER (cell->year));
  g_signal_connect_object (field, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (field, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (field, focus);
  return field;
}

static void
add_cell (SpYearGrid *self, const SpYearCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (cell->caption);
  GtkWidget *field = make_field (self, cell);
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), field);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->flow, child);
  g_ptr_array_add (self->fields, field);
}

static void
fill_field (GtkWidget *field, const SpYearCell *cell, gboolean same_target)
{
  gboolean typing = same_target && is_changed (field) && gtk_widget_get_focus_child (field) != NULL;

  g_object_set_data_full (G_OBJECT (field), TAKEN, g_strdup (cell->text), g_free);
  if (!typing && is_changed (field))
    gtk_editable_set_text (GTK_EDITABLE (field), cell->text);
  if (!typing)
    gtk_widget_remove_css_class (field, "error");
  gtk_editable_set_editable (GTK_EDITABLE (field), !cell->fixed);
  gtk_widget_set_tooltip_text (field, cell->tooltip);
  if (cell->estimated)
    gtk_widget_add_css_class (field, "estimated");
  else
    gtk_widget_remove_css_class (field, "estimated");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->label, -1);
}

static gboolean
same_years (SpYearGrid *self, const SpYearCell *cells, guint n)
{
  if (self->fields->len != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (year_of (g_ptr_array_index (self->fields, i)) != cells[i].year)
      return FALSE;
  return TRUE;
}

static void
sp_year_grid_finalize (GObject *object)
{
  g_ptr_array_unref (SP_YEAR_GRID (object)->fields);
  G_OBJECT_CLASS (sp_year_grid_parent_class)->finalize (object);
}

static void
sp_year_grid_class_init (SpYearGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_year_grid_finalize;
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
sp_year_grid_init (SpYearGrid *self)
{
  self->fields = g_ptr_array_new ();
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_flow_box_set_selection_mode (self->flow, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (self->flow, 2);
  gtk_flow_box_set_max_children_per_line (self->flow, 12);
  gtk_flow_box_set_homogeneous (self->flow, TRUE);
  gtk_flow_box_set_row_spacing (self->flow, 4);
  gtk_flow_box_set_column_spacing (self->flow, 2);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flow));
}

GtkWidget *
sp_year_grid_new (void)
{
  return g_object_new (SP_TYPE_YEAR_GRID, NULL);
}

void
sp_year_grid_set_cells (SpYearGrid *self, gint64 target, const SpYearCell *cells, guint n)
{
  gboolean same_target = self->target == target;

  self->target = target;
  if (!same_years (self, cells, n))
    {
      GtkWidget *child;

      g_ptr_array_set_size (self->fields, 0);
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
        gtk_flow_box_remove (self->flow, child);
      for (guint i = 0; i < n; i++)
        add_cell (self, &cells[i]);
    }
  for (guint i = 0; i < n; i++)
    fill_field (g_ptr_array_index (self->fields, i), &cells[i], same_target);
}

GtkWidget *
sp_year_grid_get_field (SpYearGrid *self, gint year)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (year_of (g_ptr_array_index (self->fields, i)) == year)
      return g_ptr_array_index (self->fields, i);
  return NULL;
}

void
sp_year_grid_refuse (SpYearGrid *self, gint year)
{
  GtkWidget *field = sp_year_grid_get_field (self, year);

  if (field != NULL)
    gtk_widget_add_css_class (field, "error");
}
