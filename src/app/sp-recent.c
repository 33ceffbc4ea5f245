/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-recent.h"

#include <string.h>

#define SUFFIX ".places.gpkg"
#define MIME_TYPE "application/vnd.school-places.plan+geopackage"
#define MOST 8

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

void
sp_recent_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = { .mime_type = (char *) MIME_TYPE, .app_name = (char *) "School Places",
                         .app_exec = (char *) "school-places %f" };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

GStrv
sp_recent_dup_paths (guint most)
{
  GList *infos = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  guint n = 0;

  for (GList *l = infos; l != NULL && n < most; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);

      if (path == NULL || !g_str_has_suffix (path, SUFFIX) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      g_strv_builder_add (paths, path);
      n++;
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  return g_strv_builder_end (paths);
}

char *
sp_recent_dup_title (const char *path)
{
  char *title = g_filename_display_basename (path);

  if (g_str_has_suffix (title, SUFFIX))
    title[strlen (title) - strlen (SUFFIX)] = '\0';
  return title;
}

GMenuModel *
sp_recent_make_menu (void)
{
  g_auto(GStrv) paths = sp_recent_dup_paths (MOST);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *title = sp_recent_dup_title (paths[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "app.open-path", "s", paths[i]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}
