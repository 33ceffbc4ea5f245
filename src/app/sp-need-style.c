/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-need-style.h"

#include "sp-palette.h"

#define N_CLASSES 8

static SpLook
current_look (AdwStyleManager *manager)
{
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? SP_LOOK_DARK_CONTRAST : SP_LOOK_LIGHT_CONTRAST;
  return dark ? SP_LOOK_DARK : SP_LOOK_LIGHT;
}

static void
load (GtkCssProvider *provider, GParamSpec *pspec, AdwStyleManager *manager)
{
  GString *css = g_string_new (NULL);
  SpLook look = current_look (manager);

  for (gint i = 0; i < N_CLASSES; i++)
    {
      SpColour colour = sp_palette_need (look, i);

      /* Whole numbers only: a decimal comma is no CSS. */
      g_string_append_printf (css, ".need-%d { border-left-color: rgb(%d,%d,%d); }\n", i, (gint) (colour.r * 255 + 0.5),
                              (gint) (colour.g * 255 + 0.5), (gint) (colour.b * 255 + 0.5));
    }
  g_string_append (css, ".need-0 { border-left-color: transparent; }\n"); /* not held: no colour */
  gtk_css_provider_load_from_data (provider, css->str, -1);
  g_string_free (css, TRUE);
}

void
sp_need_style_install (GdkDisplay *display)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);

  load (provider, NULL, manager);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (load), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (load), provider, G_CONNECT_SWAPPED);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_object_unref (provider);
}

const char *
sp_need_style_class (gint need_class)
{
  static const char *const classes[N_CLASSES] = { "need-0", "need-1", "need-2", "need-3", "need-4", "need-5", "need-6", "need-7" };

  return classes[CLAMP (need_class, 0, N_CLASSES - 1)];
}
