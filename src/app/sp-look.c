/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-look.h"

#include <adwaita.h>

#define LEAST 9 /* points, at the desktop's own text size */

SpStyle
sp_look_for_widget (GtkWidget *widget, double step)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager), contrast = adw_style_manager_get_high_contrast (manager);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);
  double scale = dpi > 96 ? dpi / 96. : 1; /* the desktop's text scaling is in the resolution */
  SpStyle style = { SP_LOOK_LIGHT, g_intern_string (pango_font_description_get_family (font)), 0, LEAST * scale };

  if (pango_font_description_get_size_is_absolute (font))
    size *= 72. / 96.; /* and in such a size */
  else if (dpi > 0)
    size *= dpi / 96.;
  style.text_size = MAX (size - step * scale, style.least_size);
  if (contrast)
    style.look = dark ? SP_LOOK_DARK_CONTRAST : SP_LOOK_LIGHT_CONTRAST;
  else
    style.look = dark ? SP_LOOK_DARK : SP_LOOK_LIGHT;
  return style;
}

void
sp_look_watch (GtkWidget *widget, GCallback callback)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (manager, "notify::dark", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", callback, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", callback, widget, G_CONNECT_SWAPPED);
}
