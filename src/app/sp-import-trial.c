/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-trial.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "sp-aside.h"

typedef struct { char *name, *json; } Kept;

/* What the thread is given; nothing of it is shared. */
typedef struct { char *path, *folder, *copy; GPtrArray *asks, *kept; } Order;

struct _SpImportTrial
{
  char      *folder, *copy;
  SpPlan    *plan;    /* the copy */
  SpImport  *import;
  GPtrArray *files;   /* SpImportTried */
  gboolean   ready;
  gint64     revision;
};

SpImportAsk *
sp_import_ask_new (const char *path)
{
  SpImportAsk *self = g_new0 (SpImportAsk, 1);

  self->path = g_strdup (path);
  self->wish = sp_mapping_wish_new ();
  self->wish->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sp_import_ask_free (SpImportAsk *self)
{
  g_free (self->path);
  g_free (self->kind);
  g_free (self->kept);
  sp_mapping_wish_free (self->wish);
  g_free (self);
}

static void
copy_texts (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), g_strdup (value));
}

static SpImportAsk *
ask_copy (const SpImportAsk *self)
{
  SpImportAsk *copy = sp_import_ask_new (self->path);

  copy->kind = g_strdup (self->kind);
  copy->kept = g_strdup (self->kept);
  copy_texts (self->wish->columns, copy->wish->columns);
  copy_texts (self->wish->constants, copy->wish->constants);
  return copy;
}

static void
tried_free (gpointer data)
{
  SpImportTried *self = data;

  g_clear_pointer (&self->look, sp_import_look_free);
  g_clear_pointer (&self->paper, sp_import_paper_free);
  g_free (self->reason);
  g_free (self->kept);
  g_free (self);
}

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->name);
  g_free (self->json);
  g_free (self);
}

/* The copy goes with whoever has its name last. */
static void
remove_copy (char **folder, char **copy)
{
  if (*copy != NULL)
    g_unlink (*copy);
  if (*folder != NULL)
    g_rmdir (*folder);
  g_clear_pointer (copy, g_free);
  g_clear_pointer (folder, g_free);
}

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  remove_copy (&self->folder, &self->copy);
  g_ptr_array_unref (self->asks);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

void
sp_import_trial_free (SpImportTrial *self)
{
  g_clear_pointer (&self->import, sp_import_free);
  g_clear_object (&self->plan);
  remove_copy (&self->folder, &self->copy);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* What a kept mapping says, with what was said since over it. */
static SpMappingWish *
join_wish (const SpImportAsk *ask, const Kept *kept)
{
  SpMappingWish *wish = kept != NULL ? sp_mapping_wish_new_from_json (kept->json, kept->name, NULL) : NULL;

  if (wish == NULL)
    {
      wish = sp_mapping_wish_new ();
      wish->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  sp_mapping_wish_forget_year (wish);
  copy_texts (ask->wish->columns, wish->columns);
  copy_texts (ask->wish->constants, wish->constants);
  return wish;
}

/* Whether the file has every column that the mapping names. */
static gboolean
has_columns (const SpImportLook *look, const SpMappingWish *wish)
{
  g_autoptr(GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint c = 0; c < look->mapping->n_columns; c++)
    g_hash_table_add (headings, sp_import_fold (look->mapping->headings[c]));
  g_hash_table_iter_init (&iter, wish->columns);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (headings, key))
      return FALSE;
  return g_hash_table_size (wish->columns) > 0;
}

/* The kept mapping that was asked for, or the first that fits the file; NULL = none. */
static const Kept *
choose_kept (const Order *order, const SpImportAsk *ask, SpProgress *progress)
{
  for (guint i = 0; i < order->kept->len; i++)
    {
      const Kept *kept = g_ptr_array_index (order->kept, i);
      g_autoptr(SpMappingWish) wish = NULL;
      g_autoptr(SpImportLook) look = NULL;
      SpImportOptions options = SP_IMPORT_OPTIONS_INIT;

      if (ask->kept != NULL && g_str_equal (ask->kept, kept->name))
        return kept;
      if (ask->kept != NULL || (wish = sp_mapping_wish_new_from_json (kept->json, kept->name, NULL)) == NULL)
        continue;
      if (ask->kind != NULL && g_strcmp0 (ask->kind, wish->kind) != 0)
        continue;
      options.wish = wish;
      look = sp_import_look_new (ask->path, &options, progress, NULL);
      if (look != NULL && look->missing == NULL && has_columns (look, wish))
        return kept;
    }
  return NULL;
}

static void
try_paper (SpImportTrial *self, const SpImportAsk *ask, SpImportTried *tried)
{
  g_autoptr(GError) failure = NULL;

  tried->paper = sp_import_paper_try (ask->path, ask->wish->constants, self->copy, &failure);
  tried->reason = g_strdup (tried->paper == NULL ? failure->message : tried->paper->reason);
  self->ready = tried->reason == NULL;
}

/* FALSE only when the work is cancelled. */
static gboolean
try_file (SpImportTrial *self, const Order *order, const SpImportAsk *ask, SpProgress *progress, GError **error)
{
  SpImportTried *tried = g_ptr_array_index (self->files, self->files->len - 1);
  const Kept *kept = choose_kept (order, ask, progress);
  g_autoptr(SpMappingWish) wish = join_wish (ask, kept);
  g_autoptr(GError) failure = NULL;
  SpImportOptions options = { .kind = ask->kind, .wish = wish, .asker = SP_IMPORT_ASKED_IN_WINDOW };

  tried->kept = g_strdup (kept != NULL ? kept->name : NULL);
  if (ask->kind != NULL)
    g_clear_pointer (&wish->kind, g_free);
  tried->look = sp_import_look_new (ask->path, &options, progress, &failure);
  if (tried->look != NULL && tried->look->missing != NULL)
    tried->reason = g_strdup_printf (_("No column for %s has been found. Say under Columns which it is."), tried->look->missing);
  else if (tried->look != NULL && sp_import_add_file (self->import, ask->path, &options, progress, &failure))
    return TRUE;
  self->ready = FALSE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  tried->is_unknown = tried->look == NULL && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  if (tried->is_unknown && order->asks->len == 1 && sp_import_paper_says_all (ask->path))
    try_paper (self, ask, tried);
  else if (tried->reason == NULL)
    tried->reason = g_strdup (failure->message);
  return TRUE;
}

/* FALSE only when the work is cancelled. */
static gboolean
try_one (SpImportTrial *self, const Order *order, const SpImportAsk *ask, SpProgress *progress, GError **error)
{
  SpImportTried *tried = g_new0 (SpImportTried, 1);

  g_ptr_array_add (self->files, tried);
  if (g_strcmp0 (ask->kind, SP_IMPORT_PAPER_KIND) != 0)
    return try_file (self, order, ask, progress, error);
  try_paper (self, ask, tried);
  return TRUE;
}

/* The plan as it is now, in a file of its own: nobody waits for it, and what is tried holds up nothing. */
static gboolean
copy_plan (Order *order, GError **error)
{
  g_autoptr(SpPlan) plan = NULL;
  g_autoptr(GError) failure = NULL;

  order->folder = g_dir_make_tmp ("school-places-XXXXXX", &failure);
  order->copy = order->folder != NULL ? g_build_filename (order->folder, "plan.places.gpkg", NULL) : NULL;
  plan = order->copy != NULL ? sp_plan_open (order->path, TRUE, &failure) : NULL;
  if (plan != NULL && sp_plan_save_copy (plan, order->copy, &failure))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The plan could not be copied to try the files on: %s"), failure->message);
  return FALSE;
}

static gpointer
try_files (gpointer data, SpProgress *progress, GError **error)
{
  Order *order = data;
  g_autoptr(SpImportTrial) self = NULL;

  if (!copy_plan (order, error))
    return NULL;
  self = g_new0 (SpImportTrial, 1);

  self->files = g_ptr_array_new_with_free_func (tried_free);
  self->folder = g_steal_pointer (&order->folder);
  self->copy = g_steal_pointer (&order->copy);
  self->ready = TRUE;
  self->plan = sp_plan_open (self->copy, TRUE, error);
  self->import = self->plan != NULL ? sp_import_new (self->plan, error) : NULL;
  if (self->import == NULL)
    return NULL;
  self->revision = sp_plan_get_revision (self->plan);
  for (guint i = 0; i < order->asks->len; i++)
    if (sp_progress_is_cancelled (progress, error)
        || !try_one (self, order, g_ptr_array_index (order->asks, i), progress, error))
      return NULL;
  if (self->ready && sp_import_get_n_files (self->import) > 0 && !sp_import_try (self->import, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
add_kept (SpPlan *plan, GPtrArray *list)
{
  g_auto(GStrv) names = sp_plan_dup_mapping_names (plan, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      Kept *kept = g_new0 (Kept, 1);

      kept->name = g_strdup (names[i]);
      kept->json = sp_plan_dup_mapping (plan, names[i], NULL);
      if (kept->json != NULL)
        g_ptr_array_add (list, kept);
      else
        kept_free (kept);
    }
}

void
sp_import_trial_run (SpPlan *plan, GPtrArray *asks, GCancellable *cancellable, SpProgressFunc report, GAsyncReadyCallback ready,
                     gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (SP_IS_PLAN (plan) && asks->len > 0);
  order->path = g_strdup (sp_plan_get_path (plan));
  order->asks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_import_ask_free);
  order->kept = g_ptr_array_new_with_free_func (kept_free);
  for (guint i = 0; i < asks->len; i++)
    g_ptr_array_add (order->asks, ask_copy (g_ptr_array_index (asks, i)));
  add_kept (plan, order->kept);
  sp_aside_run (try_files, order, order_free, (GDestroyNotify) sp_import_trial_free, cancellable, report, ready, user_data);
}

SpImportTrial *
sp_import_trial_finish (GAsyncResult *result, GError **error)
{
  return sp_aside_finish (result, error);
}

const SpImportTried *
sp_import_trial_get_file (const SpImportTrial *self, guint i)
{
  g_return_val_if_fail (i < self->files->len, NULL);
  return g_ptr_array_index (self->files, i);
}

gboolean
sp_import_trial_is_ready (const SpImportTrial *self)
{
  return self->ready;
}

SpImport *
sp_import_trial_get_import (const SpImportTrial *self)
{
  return self->import;
}

gint64
sp_import_trial_get_revision (const SpImportTrial *self)
{
  return self->revision;
}

gboolean
sp_import_trial_write (const SpImportTrial *self, SpPlan *plan, const char *reason, SpProgress *progress, GError **error)
{
  const SpImportTried *first = sp_import_trial_get_file (self, 0);

  return first->paper != NULL ? sp_import_paper_enter (first->paper, plan, reason, error)
                              : sp_import_apply_to (self->import, plan, reason, progress, error);
}
