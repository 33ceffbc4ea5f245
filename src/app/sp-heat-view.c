/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-heat-view.h"

#include <glib/gi18n-lib.h>
#include "sp-csv.h"
#include "sp-drawing.h"
#include "sp-look.h"

struct _SpHeatView
{
  GtkWidget parent_instance;
  SpHeat   *heat;
  GtkWidget *stack, *area, *table, *menu;
  gint      row, column;   /* being read, -1 none */
  gboolean  chosen;        /* by key or click: it stays when the pointer leaves */
  gint      chosen_row, chosen_column;
  gboolean  show_table;
  SpStyle   style;
};

G_DEFINE_FINAL_TYPE (SpHeatView, sp_heat_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_HEAT, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];
enum { MOVED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
draw (GtkDrawingArea *area, cairo_t *cr, gint width, gint height, gpointer user_data)
{
  SpHeatView *self = user_data;

  if (self->heat != NULL)
    sp_heat_draw (self->heat, cr, width, height, &self->style, self->row, self->column);
}

static void
fit (SpHeatView *self)
{
  double width = 0, height = 0;

  if (self->heat != NULL)
    sp_heat_measure (self->heat, &self->style, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area), (gint) width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), (gint) height);
  gtk_widget_queue_draw (self->area);
}

static void
look_cb (SpHeatView *self)
{
  self->style = sp_look_for_widget (GTK_WIDGET (self), 1);
  fit (self);
}

static void
read_cell (SpHeatView *self, gint row, gint column)
{
  const char *words = NULL;

  if (self->heat == NULL || row < 0 || column < 0)
    row = column = -1;
  if (row == self->row && column == self->column)
    return;
  self->row = row;
  self->column = column;
  if (row >= 0)
    words = sp_heat_get_words (self->heat, (guint) row, (guint) column);
  /* A change of value is what a screen reader speaks; GTK 4.8 has no announcement. */
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_queue_draw (self->area);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
choose (SpHeatView *self, gint row, gint column)
{
  self->chosen = TRUE;
  self->chosen_row = row;
  self->chosen_column = column;
  read_cell (self, row, column);
}

static gboolean
cell_at (SpHeatView *self, double x, double y, gint *row, gint *column)
{
  return self->heat != NULL
         && sp_heat_cell_at (self->heat, gtk_widget_get_width (self->area), gtk_widget_get_height (self->area), &self->style, x, y,
                             row, column);
}

static void
back_to_chosen (SpHeatView *self)
{
  if (self->chosen)
    read_cell (self, self->chosen_row, self->chosen_column);
  else
    read_cell (self, -1, -1);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SpHeatView *self)
{
  gint row, column;

  if (cell_at (self, x, y, &row, &column))
    read_cell (self, row, column);
  else
    back_to_chosen (self);
}

static void
leave_cb (GtkEventControllerMotion *controller, SpHeatView *self)
{
  back_to_chosen (self);
}

static void
click_cb (GtkGestureClick *gesture, gint n_press, double x, double y, SpHeatView *self)
{
  gint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!cell_at (self, x, y, &row, &column))
    return;
  choose (self, row, column);
  g_signal_emit (self, signals[ACTIVATED], 0, row, column);
}

/* The first key reads the year shown, or else the first cell. */
static void
move (SpHeatView *self, gint down, gint on)
{
  gint n_rows = (gint) sp_heat_get_n_rows (self->heat), n_columns = (gint) sp_heat_get_n_columns (self->heat);
  gint row = self->row + down, column = self->column + on;

  if (self->row < 0)
    choose (self, 0, 0);
  else if (down != 0 && on != 0) /* a cohort goes no further than the table */
    choose (self, row < 0 || row >= n_rows || column < 0 || column >= n_columns ? self->row : row,
            row < 0 || row >= n_rows || column < 0 || column >= n_columns ? self->column : column);
  else
    choose (self, CLAMP (row, 0, n_rows - 1), CLAMP (column, 0, n_columns - 1));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SpHeatView *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || self->heat == NULL || sp_heat_get_n_rows (self->heat) == 0
      || sp_heat_get_n_columns (self->heat) == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_t: case GDK_KEY_T: sp_heat_view_set_show_table (self, !self->show_table); break;
    case GDK_KEY_Left: case GDK_KEY_KP_Left: move (self, 0, -1); break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: move (self, 0, 1); break;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: move (self, -1, 0); break;
    case GDK_KEY_Down: case GDK_KEY_KP_Down: move (self, 1, 0); break;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down: move (self, 1, 1); break;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up: move (self, -1, -1); break;
    case GDK_KEY_Home: choose (self, MAX (self->row, 0), 0); break;
    case GDK_KEY_End: choose (self, MAX (self->row, 0), (gint) sp_heat_get_n_columns (self->heat) - 1); break;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      if (self->row < 0)
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
      break;
    case GDK_KEY_Escape:
      if (!self->chosen)
        return GDK_EVENT_PROPAGATE;
      sp_heat_view_set_cell (self, -1, -1);
      break;
    default: return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

/* ----------------------------------------------------------------- table */

char *
sp_heat_view_dup_csv (SpHeatView *self)
{
  GString *out = g_string_new (NULL);

  for (gint row = -1; self->heat != NULL && row < (gint) sp_heat_get_n_rows (self->heat); row++)
    for (gint c = -1; c < (gint) sp_heat_get_n_columns (self->heat); c++)
      {
        const char *text = sp_heat_get_text (self->heat, row, c);
        g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", row >= 0 && c >= 0 ? "," : "\n", -1);
        g_autofree char *plain = g_strjoinv ("", parts); /* machines read 1200, not 1,200 */

        sp_csv_append_field (out, plain, TRUE);
        g_string_append_c (out, c + 1 < (gint) sp_heat_get_n_columns (self->heat) ? ',' : '\n');
      }
  return g_string_free (out, FALSE);
}

static GtkWidget *
label_new (SpHeat *heat, gint row, gint column)
{
  const char *text = sp_heat_get_text (heat, row, column);
  GtkWidget *label = gtk_label_new (text != NULL ? text : _("not held"));

  gtk_label_set_xalign (GTK_LABEL (label), column < 0 ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, row < 0 ? "caption-heading" : "numeric");
  if (row >= 0 && column >= 0)
    gtk_widget_set_tooltip_text (label, sp_heat_get_words (heat, (guint) row, (guint) column));
  return label;
}

static GtkWidget *
table_new (SpHeat *heat)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (gint row = -1; row < (gint) sp_heat_get_n_rows (heat); row++)
    for (gint column = -1; column < (gint) sp_heat_get_n_columns (heat); column++)
      gtk_grid_attach (GTK_GRID (grid), label_new (heat, row, column), column + 1, row + 1, 1, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, sp_heat_get_title (heat), -1);
  return scrolled;
}

static void
refill_table (SpHeatView *self)
{
  if (self->table != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->table);
  self->table = NULL;
  if (!self->show_table || self->heat == NULL)
    return;
  self->table = table_new (self->heat);
  gtk_stack_add_child (GTK_STACK (self->stack), self->table);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->table);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = sp_heat_view_dup_csv (SP_HEAT_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
toggle_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sp_heat_view_set_show_table (SP_HEAT_VIEW (widget), !SP_HEAT_VIEW (widget)->show_table);
}

static void
sp_heat_view_size_allocate (GtkWidget *widget, gint width, gint height, gint baseline)
{
  gtk_widget_allocate (SP_HEAT_VIEW (widget)->stack, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (SP_HEAT_VIEW (widget)->menu));
}

static void
sp_heat_view_measure (GtkWidget *widget, GtkOrientation orientation, gint for_size, gint *minimum, gint *natural,
                      gint *minimum_baseline, gint *natural_baseline)
{
  gtk_widget_measure (SP_HEAT_VIEW (widget)->stack, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
sp_heat_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HEAT)
    g_value_set_boxed (value, SP_HEAT_VIEW (object)->heat);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_heat_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HEAT)
    sp_heat_view_set_heat (SP_HEAT_VIEW (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_heat_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_heat_view_parent_class)->constructed (object);
  look_cb (SP_HEAT_VIEW (object));
  sp_look_watch (GTK_WIDGET (object), G_CALLBACK (look_cb));
}

static void
sp_heat_view_dispose (GObject *object)
{
  SpHeatView *self = SP_HEAT_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->heat, sp_heat_unref);
  G_OBJECT_CLASS (sp_heat_view_parent_class)->dispose (object);
}

static void
sp_heat_view_class_init (SpHeatViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_heat_view_constructed;
  object_class->dispose = sp_heat_view_dispose;
  object_class->get_property = sp_heat_view_get_property;
  object_class->set_property = sp_heat_view_set_property;
  widget_class->size_allocate = sp_heat_view_size_allocate;
  widget_class->measure = sp_heat_view_measure;
  properties[PROP_HEAT] = g_param_spec_boxed ("heat", NULL, NULL, SP_TYPE_HEAT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[MOVED] = g_signal_new ("moved", SP_TYPE_HEAT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", SP_TYPE_HEAT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                     G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "heat.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "heat.toggle-table", NULL, toggle_table_action);
  gtk_widget_class_set_css_name (widget_class, "heatview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_heat_view_init (SpHeatView *self)
{
  const SpDrawingHandlers handlers = {
    G_CALLBACK (motion_cb), G_CALLBACK (leave_cb), G_CALLBACK (click_cb), G_CALLBACK (key_cb),
  };
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->row = self->column = -1;
  self->style = (SpStyle) { SP_LOOK_LIGHT, "Sans", 10 };
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  /* Numbers keep their size: where there is no room for all years, they scroll. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->area);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "heat");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year groups by years"), -1);
  self->menu = sp_drawing_attend (GTK_WIDGET (self), self->area, &handlers, "heat", _("Show as a Table or Shaded"));
}

GtkWidget *
sp_heat_view_new (void)
{
  return g_object_new (SP_TYPE_HEAT_VIEW, NULL);
}

void
sp_heat_view_set_heat (SpHeatView *self, SpHeat *heat)
{
  gint row, column;

  g_return_if_fail (SP_IS_HEAT_VIEW (self));
  if (self->heat == heat)
    return;
  row = self->row;
  column = self->column;
  g_clear_pointer (&self->heat, sp_heat_unref);
  if (heat != NULL)
    self->heat = sp_heat_ref (heat);
  if (heat == NULL || row >= (gint) sp_heat_get_n_rows (heat) || column >= (gint) sp_heat_get_n_columns (heat))
    {
      row = column = -1;
      self->chosen = FALSE;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heat != NULL ? sp_heat_get_title (heat) : _("Year groups by years"), -1);
  self->row = self->column = -1;
  read_cell (self, row, column); /* what was being read stays so, with its new number */
  refill_table (self);
  fit (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEAT]);
}

SpHeat *
sp_heat_view_get_heat (SpHeatView *self)
{
  g_return_val_if_fail (SP_IS_HEAT_VIEW (self), NULL);
  return self->heat;
}

void
sp_heat_view_set_show_table (SpHeatView *self, gboolean show_table)
{
  g_return_if_fail (SP_IS_HEAT_VIEW (self));
  if (self->show_table == show_table)
    return;
  self->show_table = show_table;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "heat");
  refill_table (self);
}

gboolean
sp_heat_view_get_cell (SpHeatView *self, gint *row, gint *column)
{
  g_return_val_if_fail (SP_IS_HEAT_VIEW (self), FALSE);
  *row = self->row;
  *column = self->column;
  return self->row >= 0;
}

void
sp_heat_view_set_cell (SpHeatView *self, gint row, gint column)
{
  gboolean inside;

  g_return_if_fail (SP_IS_HEAT_VIEW (self));
  inside = self->heat != NULL && row >= 0 && row < (gint) sp_heat_get_n_rows (self->heat) && column >= 0
           && column < (gint) sp_heat_get_n_columns (self->heat);
  if (inside)
    choose (self, row, column);
  else
    {
      self->chosen = FALSE;
      read_cell (self, -1, -1);
    }
}
