/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-sample-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include "sp-plan.h"

static char *
dup_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  /* Without a documents folder GLib may answer with the home folder: plans do not belong loose in there. */
  if (documents != NULL && g_strcmp0 (documents, g_get_home_dir ()) != 0 && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_build_filename (documents, _("School Places samples"), NULL);
  return g_build_filename (g_get_user_data_dir (), "school-places", "samples", NULL);
}

gboolean
sp_sample_copy_exists (const char *sample)
{
  return g_strv_contains (sp_plan_get_sample_names (), sample);
}

char *
sp_sample_copy_dup_title (const char *sample)
{
  g_auto(GStrv) words = g_strsplit (sample, "-", -1);

  for (guint i = 0; words[i] != NULL; i++)
    words[i][0] = g_ascii_toupper (words[i][0]);
  return g_strjoinv (" ", words);
}

char *
sp_sample_copy_dup_path (const char *sample)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *title = sp_sample_copy_dup_title (sample);
  g_autofree char *name = g_strconcat (title, ".places.gpkg", NULL);

  return g_build_filename (folder, name, NULL);
}

char *
sp_sample_copy_ensure (const char *sample, GError **error)
{
  g_autofree char *path = sp_sample_copy_dup_path (sample);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(SpPlan) plan = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The folder %s could not be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  plan = sp_plan_new_from_sample (path, sample, error);
  if (plan == NULL || !sp_plan_close (plan, error))
    return NULL;
  return g_steal_pointer (&path);
}
