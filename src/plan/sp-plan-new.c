/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a plan file: the whole of it is one transaction, and what fails half-way leaves no file behind. */
#include "config.h"
#include "sp-plan.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "sp-geopackage.h"
#include "sp-plan-folder.h"
#include "sp-plan-private.h"
#include "sp-plan-table.h"
#include "sp-sample.h"
#include "sp-schema.h"

typedef struct
{
  const char    *folder;  /* of tables; NULL: */
  const char    *sample;  /* NULL: an empty plan of … */
  const char    *title;
  const char    *la_code;
  SpAcademicYear origin;
} Recipe;

/* An empty file of our own making: never somebody else's. */
static gboolean
claim_path (const char  *path,
            GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0644);
  int reason = errno;

  if (file >= 0)
    return g_close (file, error);
  if (reason == EEXIST)
    g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("There is already a file “%s”. Choose another name"),
                 name);
  else
    g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO, _("“%s” cannot be made (%s). Choose another folder"), name,
                 g_strerror (reason));
  return FALSE;
}

static gboolean
write_meta (sqlite3     *db,
            const char  *title,
            GError     **error)
{
  g_autofree char *identity = g_uuid_string_random ();
  g_autoptr (sqlite3_stmt) insert = NULL;

  insert = sp_database_prepare (db, "INSERT INTO plan_meta (id, format, schema_version, title, created_at, identity) VALUES "
                                    "(1, 'school-places-plan', " G_STRINGIFY (SP_SCHEMA_VERSION) ", ?, "
                                    "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, identity, -1, SQLITE_STATIC);
  return sqlite3_step (insert) == SQLITE_DONE || sp_database_fail (db, error);
}

static gboolean
write_empty (sqlite3       *db,
             const Recipe  *recipe,
             GError       **error)
{
  char *sql = sqlite3_mprintf ("INSERT INTO authority (id, name, la_code) VALUES (1, %Q, %Q);"
                               "INSERT INTO assumption (id, origin_year) VALUES (1, %d)",
                               recipe->title, recipe->la_code, recipe->origin.start);
  gboolean done = sp_database_exec (db, sql, error);

  sqlite3_free (sql);
  return done;
}

/* Every plan has one authority, one set of assumptions and the scenario that is the plan as it stands. */
static gboolean
write_compulsory_rows (sqlite3  *db,
                       GError  **error)
{
  char *sql = sqlite3_mprintf ("INSERT INTO scenario (id, name) SELECT 1, %Q WHERE NOT EXISTS (SELECT 1 FROM scenario)",
                               _("Plan as it stands"));
  gboolean done = sp_database_exec (db, sql, error);
  gint64 n = 0;

  sqlite3_free (sql);
  if (!done || !sp_database_exec (db, sp_schema_get_defaults (), error)
      || !sp_database_get_int64 (db, "SELECT (SELECT count(*) FROM authority) + (SELECT count(*) FROM assumption)", &n,
                                 0, error))
    return FALSE;
  if (n == 2)
    return TRUE;
  g_set_error_literal (
      error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
      _("A plan needs one row each of authority and assumption. Add authority.csv and assumption.csv"));
  return FALSE;
}

static gboolean
write_rows (sqlite3       *db,
            const Recipe  *recipe,
            GError       **error)
{
  if (recipe->folder)
    return sp_plan_folder_load (db, recipe->folder, error);
  return recipe->sample ? sp_sample_load (db, recipe->sample, error) : write_empty (db, recipe, error);
}

static gboolean
write_content (sqlite3       *db,
               const Recipe  *recipe,
               GError       **error)
{
  return sp_database_exec (db, "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON", error)
         && sp_database_exec (db, sp_schema_get_sql (), error)
         && sp_geopackage_dress (db, error)
         && write_meta (db, recipe->title, error)
         && write_rows (db, recipe, error)
         && write_compulsory_rows (db, error)
         && sp_geopackage_measure (db, error)
         && sp_database_exec (db, "COMMIT", error);
}

static SpPlan *
make_plan (const char    *path,
           const Recipe  *recipe,
           GError       **error)
{
  g_autoptr (sqlite3) db = NULL;
  SpPlan *plan;

  if (!claim_path (path, error))
    return NULL;
  db = sp_database_open (path, SQLITE_OPEN_READWRITE, error);
  if (!db || !write_content (db, recipe, error))
    {
      g_clear_pointer (&db, sqlite3_close_v2);
      g_unlink (path);
      return NULL;
    }
  plan = sp_plan_new_for_database (path, db, FALSE, error);
  db = NULL;
  return plan;
}

gboolean
sp_plan_save_copy (SpPlan      *self,
                   const char  *path,
                   GError     **error)
{
  sqlite3 *db = sp_plan_get_database (self);
  g_autoptr (sqlite3) copy = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  if (!db)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
                   sp_plan_get_title (self));
      return FALSE;
    }
  if (!claim_path (path, error))
    return FALSE;
  copy = sp_database_open (path, SQLITE_OPEN_READWRITE, error);
  /* The copy of a plan that is being edited says it has a journal beside it; it has none. */
  if (copy && sp_database_copy (db, copy, error) && sp_database_exec (copy, "PRAGMA journal_mode = DELETE", error))
    return TRUE;
  g_clear_pointer (&copy, sqlite3_close_v2);
  g_unlink (path);
  return FALSE;
}

SpPlan *
sp_plan_new_from_sample (const char  *path,
                         const char  *sample,
                         GError     **error)
{
  Recipe recipe = { .sample = sample };
  g_autofree char *title = NULL;

  g_return_val_if_fail (path && sample, NULL);
  title = sp_sample_dup_title (sample, error);
  if (!title)
    return NULL;
  recipe.title = title;
  return make_plan (path, &recipe, error);
}

SpPlan *
sp_plan_new_empty (const char      *path,
                   const char      *title,
                   const char      *la_code,
                   SpAcademicYear   origin,
                   GError         **error)
{
  Recipe recipe = { .title = title, .la_code = la_code, .origin = origin };

  g_return_val_if_fail (path && title && la_code, NULL);
  if (!g_utf8_validate (title, -1, NULL) || !g_utf8_validate (la_code, -1, NULL) || !*title)
    {
      g_set_error_literal (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("A plan needs a title. Give one"));
      return NULL;
    }
  return make_plan (path, &recipe, error);
}

SpPlan *
sp_plan_new_from_tables (const char  *path,
                         const char  *folder,
                         GError     **error)
{
  Recipe recipe = { .folder = folder };
  g_autofree char *title = NULL;

  g_return_val_if_fail (path && folder, NULL);
  title = sp_plan_folder_dup_title (folder, error);
  if (!title)
    return NULL;
  recipe.title = title;
  return make_plan (path, &recipe, error);
}

const char *const *
sp_plan_get_sample_names (void)
{
  return sp_sample_get_names ();
}
