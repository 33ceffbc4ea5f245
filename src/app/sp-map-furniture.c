/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-furniture.h"

#include <glib/gi18n-lib.h>

#define LEGEND_WIDTH 250

struct _SpMapFurniture
{
  GtkWidget     parent_instance;
  GtkWidget    *right, *buttons, *scale, *legend, *legend_box, *legend_toggle, *licence, *trouble;
  SpMapContent *content;
  SpMapFrame    frame;
  SpStyle       style;
};

G_DEFINE_FINAL_TYPE (SpMapFurniture, sp_map_furniture, GTK_TYPE_WIDGET)

static void
draw_scale (GtkDrawingArea *area, cairo_t *cr, gint width, gint height, gpointer user_data)
{
  SpMapFurniture *self = user_data;

  if (self->frame.world_px > 0)
    sp_map_draw_scale (cr, 2, height - 4, &self->frame, &self->style);
}

static void
draw_legend (GtkDrawingArea *area, cairo_t *cr, gint width, gint height, gpointer user_data)
{
  SpMapFurniture *self = user_data;

  if (self->content != NULL)
    sp_map_draw_legend (self->content, cr, width, &self->style, TRUE);
}

static void
measure_legend (SpMapFurniture *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double width = LEGEND_WIDTH * MAX (self->style.text_size / 9.5, 1);
  double height = self->content != NULL ? sp_map_draw_legend (self->content, cr, width, &self->style, FALSE) : 0;

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->legend), (gint) width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->legend), (gint) height + 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
sp_map_furniture_set (SpMapFurniture *self, SpMapContent *content, const SpMapFrame *frame, const SpStyle *style)
{
  gboolean other = content != self->content || style->look != self->style.look || style->text_size != self->style.text_size
                   || style->least_size != self->style.least_size || style->family != self->style.family;

  self->frame = *frame;
  self->style = *style;
  if (content != self->content)
    {
      g_clear_pointer (&self->content, sp_map_content_unref);
      if (content != NULL)
        self->content = sp_map_content_ref (content);
    }
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->scale), (gint) (style->text_size * 96 / 72 * 1.6 + 12));
  gtk_widget_queue_draw (self->scale);
  if (!other)
    return;
  measure_legend (self);
  gtk_widget_queue_draw (self->legend);
}

double
sp_map_furniture_get_legend_width (SpMapFurniture *self)
{
  return gtk_drawing_area_get_content_width (GTK_DRAWING_AREA (self->legend)) + 30; /* padding and margin of .map-legend */
}

void
sp_map_furniture_set_show_legend (SpMapFurniture *self, gboolean show)
{
  gtk_widget_set_visible (self->legend, show);
  gtk_button_set_icon_name (GTK_BUTTON (self->legend_toggle), show ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_tooltip_text (self->legend_toggle, show ? _("Hide the legend") : _("Show the legend"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend_toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  show ? _("Hide the legend") : _("Show the legend"), -1);
}

void
sp_map_furniture_set_licence (SpMapFurniture *self, const char *licence)
{
  gtk_label_set_text (GTK_LABEL (self->licence),
                      licence != NULL && *licence != '\0' ? licence : _("Coast: GSHHG. Boundaries: © Crown copyright, OS and ONS"));
}

void
sp_map_furniture_say (SpMapFurniture *self, const char *trouble)
{
  gtk_label_set_text (GTK_LABEL (self->trouble), trouble != NULL ? trouble : "");
  gtk_widget_set_visible (self->trouble, trouble != NULL);
}

static GtkWidget *
button_new (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "osd");
  return button;
}

static GtkWidget *
buttons_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), button_new ("zoom-in-symbolic", _("Zoom in"), "map.zoom-in"));
  gtk_box_append (GTK_BOX (box), button_new ("zoom-out-symbolic", _("Zoom out"), "map.zoom-out"));
  gtk_box_append (GTK_BOX (box), button_new ("zoom-fit-best-symbolic", _("Show the whole authority"), "map.fit"));
  return box;
}

static GtkWidget *
drawing_new (GtkDrawingAreaDrawFunc draw, gpointer user_data)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, user_data, NULL);
  gtk_widget_set_can_target (area, FALSE);
  return area;
}

static GtkWidget *
legend_box_new (SpMapFurniture *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Legend"));

  self->legend = drawing_new (draw_legend, self);
  self->legend_toggle = button_new ("pan-down-symbolic", _("Hide the legend"), "map.toggle-legend");
  gtk_widget_remove_css_class (self->legend_toggle, "osd");
  gtk_widget_add_css_class (self->legend_toggle, "flat");
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->legend_toggle);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->legend);
  gtk_widget_add_css_class (box, "map-legend");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  return box;
}

static GtkWidget *
line_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  return label;
}

/* The pointer goes through to the map wherever there is nothing to press. */
static gboolean
sp_map_furniture_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
sp_map_furniture_dispose (GObject *object)
{
  SpMapFurniture *self = SP_MAP_FURNITURE (object);

  g_clear_pointer (&self->legend_box, gtk_widget_unparent);
  g_clear_pointer (&self->right, gtk_widget_unparent);
  g_clear_pointer (&self->content, sp_map_content_unref);
  G_OBJECT_CLASS (sp_map_furniture_parent_class)->dispose (object);
}

static void
sp_map_furniture_class_init (SpMapFurnitureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_map_furniture_dispose;
  GTK_WIDGET_CLASS (klass)->contains = sp_map_furniture_contains;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sp_map_furniture_init (SpMapFurniture *self)
{
  self->style = (SpStyle) { SP_LOOK_LIGHT, "Sans", 9 };
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->buttons = buttons_new ();
  self->scale = drawing_new (draw_scale, self);
  self->licence = line_new ("map-licence");
  self->trouble = line_new ("map-trouble");
  self->legend_box = legend_box_new (self);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->scale), 140);
  gtk_widget_set_halign (self->scale, GTK_ALIGN_END);
  gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
  gtk_widget_set_halign (self->right, GTK_ALIGN_END);
  gtk_widget_set_valign (self->right, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->right), self->trouble);
  gtk_box_append (GTK_BOX (self->right), self->buttons);
  gtk_box_append (GTK_BOX (self->right), self->scale);
  gtk_box_append (GTK_BOX (self->right), self->licence);
  gtk_widget_add_css_class (self->right, "map-furniture");
  gtk_widget_set_parent (self->legend_box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->right, GTK_WIDGET (self));
  gtk_widget_set_visible (self->trouble, FALSE);
  sp_map_furniture_set_licence (self, NULL);
  sp_map_furniture_set_show_legend (self, TRUE);
}

SpMapFurniture *
sp_map_furniture_new (void)
{
  return g_object_new (SP_TYPE_MAP_FURNITURE, NULL);
}
