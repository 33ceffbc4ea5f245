/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-verification.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-cases-resource.h"

#define FOLDER "/org/schoolplaces/SchoolPlaces/cases"

G_DEFINE_BOXED_TYPE (SpVerification, sp_verification, sp_verification_ref, sp_verification_unref)

SpVerification *
sp_verification_ref (SpVerification *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_verification_unref (SpVerification *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->examples);
  g_free (self);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
run_file (SpVerification *self, const char *file)
{
  g_autofree char *path = g_strconcat (FOLDER, "/", file, NULL);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (sp_cases_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  case_run (text, file, self->examples);
}

SpVerification *
sp_verification_run (SpProgress *progress, GError **error)
{
  g_autoptr (SpVerification) self = g_new0 (SpVerification, 1);
  g_auto (GStrv) files
      = g_resource_enumerate_children (sp_cases_get_resource (), FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n = g_strv_length (files);

  self->ref_count = 1;
  self->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) case_example_free);
  qsort (files, n, sizeof *files, compare_names);
  for (guint i = 0; i < n; i++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return NULL;
      run_file (self, files[i]);
      sp_progress_report (progress, (i + 1.0) / n, _("Running worked examples"));
    }
  for (guint i = 0; i < self->examples->len; i++)
    self->n_different += !((CaseExample *) g_ptr_array_index (self->examples, i))->agrees;
  return g_steal_pointer (&self);
}
