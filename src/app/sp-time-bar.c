/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-time-bar.h"

#include <glib/gi18n-lib.h>
#include "sp-look.h"
#include "sp-year.h"

#define KNOB_RADIUS 10

struct _SpTimeBar
{
  GtkWidget  parent_instance;
  GtkWidget *box, *first, *last, *current, *chart_area, *scale;
  SpChart   *chart;
  SpStyle    style;
  gint       year, first_year, last_year;
};

G_DEFINE_FINAL_TYPE (SpTimeBar, sp_time_bar, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_YEAR, PROP_FIRST_YEAR, PROP_LAST_YEAR, PROP_CHART, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void
draw (GtkDrawingArea *area, cairo_t *cr, gint width, gint height, gpointer user_data)
{
  SpTimeBar *self = user_data;

  if (self->chart != NULL && width > 8 && height > 8)
    sp_chart_draw (self->chart, cr, width, height, &self->style);
}

static void
look_cb (SpTimeBar *self)
{
  self->style = sp_look_for_widget (GTK_WIDGET (self), 1.5);
  gtk_widget_queue_draw (self->chart_area);
}

static void
set_label (GtkWidget *label, gint year)
{
  g_autofree char *text = year > 0 ? sp_academic_year_to_string (sp_academic_year (year)) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
}

/* What a screen reader says: the year, and the chart's words for it. */
static void
say_year (SpTimeBar *self)
{
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (self->year));
  gint position = self->year - self->first_year;
  g_autofree char *words = NULL;

  if (self->chart != NULL && position >= 0 && position < (gint) sp_chart_get_n_positions (self->chart))
    words = sp_chart_describe_position (self->chart, (guint) position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words != NULL ? words : year, -1);
  gtk_widget_set_tooltip_text (self->scale, words);
}

static void
value_changed_cb (GtkRange *range, SpTimeBar *self)
{
  gint year = (gint) (gtk_range_get_value (range) + 0.5);

  if (year == self->year)
    return;
  self->year = year;
  set_label (self->current, year);
  say_year (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

/* Steps are whole years, whatever the pointer says. */
static gboolean
change_value_cb (GtkRange *range, GtkScrollType scroll, double value, SpTimeBar *self)
{
  gtk_range_set_value (range, (gint) (CLAMP (value, self->first_year, self->last_year) + 0.5));
  return GDK_EVENT_STOP;
}

/* The knob stands under the middle of its year's bar: bars are drawn in n equal bands, the knob runs from end to end. */
static gboolean
child_position_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *allocation, SpTimeBar *self)
{
  gint width = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay));
  gint n = self->last_year - self->first_year + 1, least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least, &natural, NULL, NULL);
  allocation->x = n > 1 ? MAX (width / (2 * n) - KNOB_RADIUS, 0) : 0;
  allocation->width = MAX (width - 2 * allocation->x, 40);
  allocation->height = natural;
  allocation->y = MAX (height - natural, 0);
  return TRUE;
}

void
sp_time_bar_set_range (SpTimeBar *self, gint first_year, gint last_year)
{
  g_return_if_fail (SP_IS_TIME_BAR (self) && last_year >= first_year);
  self->first_year = first_year;
  self->last_year = last_year;
  g_signal_handlers_block_by_func (self->scale, value_changed_cb, self);
  gtk_widget_set_sensitive (self->scale, last_year > first_year);
  gtk_range_set_range (GTK_RANGE (self->scale), first_year, MAX (last_year, first_year + 1));
  g_signal_handlers_unblock_by_func (self->scale, value_changed_cb, self);
  set_label (self->first, first_year);
  set_label (self->last, last_year);
  gtk_widget_queue_allocate (self->scale);
  sp_time_bar_set_year (self, self->year);
}

void
sp_time_bar_set_year (SpTimeBar *self, gint year)
{
  g_return_if_fail (SP_IS_TIME_BAR (self));
  year = CLAMP (year, self->first_year, MAX (self->last_year, self->first_year));
  g_signal_handlers_block_by_func (self->scale, value_changed_cb, self);
  gtk_range_set_value (GTK_RANGE (self->scale), year);
  g_signal_handlers_unblock_by_func (self->scale, value_changed_cb, self);
  set_label (self->current, year);
  if (year == self->year)
    return;
  self->year = year;
  say_year (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

gint
sp_time_bar_get_year (SpTimeBar *self)
{
  g_return_val_if_fail (SP_IS_TIME_BAR (self), 0);
  return self->year;
}

void
sp_time_bar_set_chart (SpTimeBar *self, SpChart *chart)
{
  g_return_if_fail (SP_IS_TIME_BAR (self));
  if (self->chart == chart)
    return;
  g_clear_pointer (&self->chart, sp_chart_unref);
  if (chart != NULL)
    self->chart = sp_chart_ref (chart);
  say_year (self);
  gtk_widget_queue_draw (self->chart_area);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static void
sp_time_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpTimeBar *self = SP_TIME_BAR (object);

  switch (id)
    {
    case PROP_YEAR: g_value_set_int (value, self->year); break;
    case PROP_FIRST_YEAR: g_value_set_int (value, self->first_year); break;
    case PROP_LAST_YEAR: g_value_set_int (value, self->last_year); break;
    case PROP_CHART: g_value_set_boxed (value, self->chart); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_time_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpTimeBar *self = SP_TIME_BAR (object);
  gint number = id != PROP_CHART ? g_value_get_int (value) : 0;

  switch (id)
    {
    case PROP_YEAR: sp_time_bar_set_year (self, number); break;
    case PROP_FIRST_YEAR: sp_time_bar_set_range (self, number, MAX (self->last_year, number)); break;
    case PROP_LAST_YEAR: sp_time_bar_set_range (self, MIN (self->first_year, number), number); break;
    case PROP_CHART: sp_time_bar_set_chart (self, g_value_get_boxed (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_time_bar_constructed (GObject *object)
{
  G_OBJECT_CLASS (sp_time_bar_parent_class)->constructed (object);
  look_cb (SP_TIME_BAR (object));
  sp_look_watch (GTK_WIDGET (object), G_CALLBACK (look_cb));
}

static void
sp_time_bar_dispose (GObject *object)
{
  SpTimeBar *self = SP_TIME_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->chart, sp_chart_unref);
  G_OBJECT_CLASS (sp_time_bar_parent_class)->dispose (object);
}

static void
sp_time_bar_class_init (SpTimeBarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sp_time_bar_constructed;
  object_class->dispose = sp_time_bar_dispose;
  object_class->get_property = sp_time_bar_get_property;
  object_class->set_property = sp_time_bar_set_property;
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_FIRST_YEAR] = g_param_spec_int ("first-year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_LAST_YEAR] = g_param_spec_int ("last-year", NULL, NULL, 0, 9999, 0, flags);
  properties[PROP_CHART] = g_param_spec_boxed ("chart", NULL, NULL, SP_TYPE_CHART, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "timebar");
}

static GtkWidget *
label_new (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
sp_time_bar_init (SpTimeBar *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->style = (SpStyle) { SP_LOOK_LIGHT, "Sans", 9 };
  self->last_year = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->current = label_new (self->box, "heading");
  self->first = label_new (self->box, "dim-label");
  self->chart_area = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->chart_area), draw, self, NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->chart_area), 44);
  gtk_widget_set_can_target (self->chart_area, FALSE);
  self->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, 5);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  gtk_widget_set_valign (self->scale, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Academic year shown"), -1);
  g_signal_connect (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect (self->scale, "change-value", G_CALLBACK (change_value_cb), self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->chart_area);
  g_signal_connect (overlay, "get-child-position", G_CALLBACK (child_position_cb), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->scale);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (self->box), overlay);
  self->last = label_new (self->box, "dim-label");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
sp_time_bar_new (void)
{
  return g_object_new (SP_TYPE_TIME_BAR, NULL);
}
