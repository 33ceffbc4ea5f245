/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chart-view.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-table.h"
#include "sp-csv.h"
#include "sp-drawing.h"
#include "sp-look.h"

struct _SpChartView
{
  GtkWidget  parent_instance;
  SpChart   *chart;
  GtkWidget *stack, *area, *reading, *table, *menu;
  gint       position; /* being read, -1 none */
  gboolean   show_table;
  double     text_size, least_ems;
  SpStyle    style;
};

G_DEFINE_FINAL_TYPE (SpChartView, sp_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_CHART, PROP_SHOW_TABLE, PROP_TEXT_SIZE, PROP_LEAST_EMS, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];
enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ------------------------------------------------------------------- ink */

static void
draw (GtkDrawingArea *area, cairo_t *cr, gint width, gint height, gpointer user_data)
{
  SpChartView *self = user_data;

  if (self->chart == NULL || width < 4 || height < 4)
    return;
  sp_chart_draw (self->chart, cr, width, height, &self->style);
  if (self->position >= 0)
    sp_chart_draw_cursor (self->chart, cr, width, height, &self->style, (guint) self->position);
}

static void
look_cb (SpChartView *self)
{
  self->style = sp_look_for_widget (GTK_WIDGET (self), 1);
  if (self->text_size > 0)
    self->style.text_size = self->text_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->area);
}

/* --------------------------------------------------------------- reading */

gint
sp_chart_view_get_position (SpChartView *self)
{
  g_return_val_if_fail (SP_IS_CHART_VIEW (self), -1);
  return self->position;
}

void
sp_chart_view_set_position (SpChartView *self, gint position)
{
  g_autofree char *words = NULL;
  gint n;

  g_return_if_fail (SP_IS_CHART_VIEW (self));
  n = self->chart != NULL ? (gint) sp_chart_get_n_positions (self->chart) : 0;
  position = CLAMP (position, -1, n - 1);
  if (position == self->position)
    return;
  self->position = position;
  if (position >= 0)
    words = sp_chart_describe_position (self->chart, (guint) position);
  gtk_label_set_text (GTK_LABEL (self->reading), words != NULL ? words : "");
  gtk_widget_set_visible (self->reading, words != NULL);
  /* A change of description is what a screen reader speaks; GTK 4.8 has no announcement. */
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
  gtk_widget_queue_draw (self->area);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, SpChartView *self)
{
  if (self->chart != NULL)
    sp_chart_view_set_position (self, sp_chart_position_at (self->chart, gtk_widget_get_width (self->area),
                                                            gtk_widget_get_height (self->area), &self->style, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, SpChartView *self)
{
  sp_chart_view_set_position (self, -1);
}

static void
click_cb (GtkGestureClick *gesture, gint n_press, double x, double y, SpChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->chart != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, self->position);
}

/* Rows lie under one another, cells of a matrix both ways. */
static gboolean
move_down (SpChartView *self, gint rows)
{
  gint to = self->position + rows * (gint) sp_chart_get_down (self->chart);

  if (sp_chart_get_down (self->chart) == 0)
    return GDK_EVENT_PROPAGATE;
  if (self->position < 0)
    sp_chart_view_set_position (self, 0);
  else if (to >= 0 && to < (gint) sp_chart_get_n_positions (self->chart))
    sp_chart_view_set_position (self, to);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SpChartView *self)
{
  gint n = self->chart != NULL ? (gint) sp_chart_get_n_positions (self->chart) : 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || n == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_t: case GDK_KEY_T: sp_chart_view_set_show_table (self, !self->show_table); break;
    case GDK_KEY_Left: case GDK_KEY_KP_Left: sp_chart_view_set_position (self, MAX (self->position - 1, 0)); break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: sp_chart_view_set_position (self, self->position + 1); break;
    case GDK_KEY_Up: case GDK_KEY_KP_Up: return move_down (self, -1);
    case GDK_KEY_Down: case GDK_KEY_KP_Down: return move_down (self, 1);
    case GDK_KEY_Home: sp_chart_view_set_position (self, 0); break;
    case GDK_KEY_End: sp_chart_view_set_position (self, n - 1); break;
    case GDK_KEY_Return: case GDK_KEY_KP_Enter: g_signal_emit (self, signals[ACTIVATED], 0, self->position); break;
    case GDK_KEY_Escape:
      if (self->position < 0)
        return GDK_EVENT_PROPAGATE;
      sp_chart_view_set_position (self, -1);
      break;
    default: return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

/* ----------------------------------------------------------------- table */

char *
sp_chart_view_dup_csv (SpChartView *self)
{
  GString *out;

  g_return_val_if_fail (SP_IS_CHART_VIEW (self), NULL);
  out = g_string_new (NULL);
  for (gint row = -1; self->chart != NULL && row < (gint) sp_chart_get_n_positions (self->chart); row++)
    for (guint c = 0; c < sp_chart_get_n_columns (self->chart); c++)
      {
        g_autofree char *cell = sp_chart_dup_cell (self->chart, row, c);

        sp_csv_append_field (out, cell != NULL ? cell : "", TRUE);
        g_string_append_c (out, c + 1 < sp_chart_get_n_columns (self->chart) ? ',' : '\n');
      }
  return g_string_free (out, FALSE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = sp_chart_view_dup_csv (SP_CHART_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
toggle_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpChartView *self = SP_CHART_VIEW (widget);

  sp_chart_view_set_show_table (self, !self->show_table);
}

static void
refill_table (SpChartView *self)
{
  if (self->table != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->table);
  self->table = NULL;
  if (!self->show_table || self->chart == NULL)
    return;
  self->table = sp_chart_table_new (self->chart);
  gtk_stack_add_child (GTK_STACK (self->stack), self->table);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->table);
}

void
sp_chart_view_set_show_table (SpChartView *self, gboolean show_table)
{
  g_return_if_fail (SP_IS_CHART_VIEW (self));
  if (self->show_table == show_table)
    return;
  self->show_table = show_table;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "chart");
  refill_table (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

void
sp_chart_view_set_chart (SpChartView *self, SpChart *chart)
{
  g_autofree char *words = NULL;
  gint position;

  g_return_if_fail (SP_IS_CHART_VIEW (self));
  if (self->chart == chart)
    return;
  position = self->position;
  g_clear_pointer (&self->chart, sp_chart_unref);
  if (chart != NULL)
    self->chart = sp_chart_ref (chart);
  words = chart != NULL ? sp_chart_describe (chart) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart != NULL ? sp_chart_get_title (chart) : _("Chart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  self->position = -1;
  gtk_widget_set_visible (self->reading, FALSE);
  sp_chart_view_set_position (self, position); /* what was being read stays so, with its new value */
  refill_table (self);
  gtk_widget_queue_resize (GTK_WIDGET (self)); /* some charts ask for a height of their own */
  gtk_widget_queue_draw (self->area);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

SpChart *
sp_chart_view_get_chart (SpChartView *self)
{
  g_return_val_if_fail (SP_IS_CHART_VIEW (self), NULL);
  return self->chart;
}

/* ------------------------------------------------------------- the widget */

static void
sp_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpChartView *self = SP_CHART_VIEW (object);

  switch (id)
    {
    case PROP_CHART: g_value_set_boxed (value, self->chart); break;
    case PROP_SHOW_TABLE: g_value_set_boolean (value, self->show_table); break;
    case PROP_TEXT_SIZE: g_value_set_double (value, self->text_size); break;
    case PROP_LEAST_EMS: g_value_set_double (value, self->least_ems); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpChartView *self = SP_CHART_VIEW (object);

  switch (id)
    {
    case PROP_CHART: sp_chart_view_set_chart (self, g_value_get_boxed (value)); break;
    case PROP_SHOW_TABLE: sp_chart_view_set_show_table (self, g_value_get_boolean (value)); break;
    case PROP_TEXT_SIZE:
      self->text_size = g_value_get_double (value);
      look_cb (self);
      break;
    case PROP_LEAST_EMS:
      self->least_ems = g_value_get_double (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_chart_view_size_allocate (GtkWidget *widget, gint width, gint height, gint baseline)
{
  gtk_widget_allocate (SP_CHART_VIEW (widget)->stack, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (SP_CHART_VIEW (widget)->menu));
}

static void
sp_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, gint for_size, gint *minimum, gint *natural,
                       gint *minimum_baseline, gint *natural_baseline)
{
  gtk_widget_measure (SP_CHART_VIEW (widget)->stack, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      SpChart *chart = SP_CHART_VIEW (widget)->chart;
      double ems = MAX (SP_CHART_VIEW (widget)->least_ems, chart != NULL ? sp_chart_get_least_ems (chart) : 0);
      gint least = (gint) (ems * SP_CHART_VIEW (widget)->style.text_size * 96 / 72);

      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, least);
    }
}

static void
sp_chart_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_chart_view_parent_class)->constructed (object);
  look_cb (SP_CHART_VIEW (object));
  sp_look_watch (GTK_WIDGET (object), G_CALLBACK (look_cb));
}

static void
sp_chart_view_dispose (GObject *object)
{
  SpChartView *self = SP_CHART_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->chart, sp_chart_unref);
  G_OBJECT_CLASS (sp_chart_view_parent_class)->dispose (object);
}

static void
sp_chart_view_class_init (SpChartViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_chart_view_constructed;
  object_class->dispose = sp_chart_view_dispose;
  object_class->get_property = sp_chart_view_get_property;
  object_class->set_property = sp_chart_view_set_property;
  widget_class->size_allocate = sp_chart_view_size_allocate;
  widget_class->measure = sp_chart_view_measure;
  properties[PROP_CHART] = g_param_spec_boxed ("chart", NULL, NULL, SP_TYPE_CHART, flags);
  properties[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, flags);
  properties[PROP_TEXT_SIZE] = g_param_spec_double ("text-size", NULL, NULL, 0, 100, 0, flags);
  properties[PROP_LEAST_EMS] = g_param_spec_double ("least-ems", NULL, NULL, 0, 1000, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", SP_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_INT);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.toggle-table", NULL, toggle_table_action);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_chart_view_init (SpChartView *self)
{
  const SpDrawingHandlers handlers = {
    G_CALLBACK (motion_cb), G_CALLBACK (leave_cb), G_CALLBACK (click_cb), G_CALLBACK (key_cb),
  };
  GtkWidget *overlay = gtk_overlay_new ();

  self->position = -1;
  self->style = (SpStyle) { SP_LOOK_LIGHT, "Sans", 10 };
  self->area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw, self, NULL);
  self->reading = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->reading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->reading), 0);
  gtk_widget_add_css_class (self->reading, "chart-reading");
  gtk_widget_set_can_target (self->reading, FALSE);
  gtk_widget_set_halign (self->reading, GTK_ALIGN_END);
  gtk_widget_set_valign (self->reading, GTK_ALIGN_START);
  gtk_widget_set_visible (self->reading, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->area);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->reading);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), overlay, "chart");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chart"), -1);
  self->menu = sp_drawing_attend (GTK_WIDGET (self), self->area, &handlers, "chart", _("Show as a Table or a Chart"));
}

GtkWidget *
sp_chart_view_new (void)
{
  return g_object_new (SP_TYPE_CHART_VIEW, NULL);
}
