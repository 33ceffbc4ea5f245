/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a plan: sound or not at all. Cheap refusals first; nothing is written until everything holds. */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>

#include "sp-geopackage.h"
#include "sp-migration.h"
#include "sp-plan-private.h"
#include "sp-schema.h"
#include "sp-soundness.h"
#include "sp-spatial-index.h"

/* The largest honest plan is checked in a second. */
#define CHECK_SECONDS 30

static gboolean
check_version (sqlite3     *db,
               const char  *path,
               gboolean     read_only,
               gint        *version,
               GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (!sp_soundness_get_version (db, version, error))
    return FALSE;
  if (*version > SP_SCHEMA_VERSION)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_TOO_NEW,
                   _("“%s” was made by a later version of School Places (plan version %d; this one reads up to %d). "
                     "Update School Places, then open it"), name, *version, SP_SCHEMA_VERSION);
      return FALSE;
    }
  if (*version < SP_SCHEMA_VERSION && read_only)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                   _("“%s” was made by an earlier version of School Places and would have to be changed to be read. "
                     "Open it for editing once; a copy is kept"), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_writable (sqlite3     *db,
                const char  *path,
                gboolean     read_only,
                GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (read_only || !sqlite3_db_readonly (db, "main"))
    return TRUE;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO,
               _("You may not change “%s”. Open it for reading only, or save a copy elsewhere"), name);
  return FALSE;
}

static gboolean
check_plan (sqlite3     *db,
            const char  *path,
            gboolean     read_only,
            guint        seconds,
            GError     **error)
{
  gint version = 0;

  if (!sp_soundness_identify (db, error)
      || !sp_soundness_check_code (db, error)
      || !check_version (db, path, read_only, &version, error)
      || !sp_soundness_check_pages (db, seconds, error)
      || !check_writable (db, path, read_only, error))
    return FALSE;
  if (version < SP_SCHEMA_VERSION)
    return sp_migration_run (db, path, version, error);
  return sp_soundness_check_definitions (db, error);
}

/* Whether the file was left in write-ahead mode with nothing in its journal: then it is the whole plan, at rest. */
static gboolean
is_at_rest_in_wal_mode (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  /* Byte 18 of the header: 2 = write-ahead (sqlite.org/fileformat2.html section 1.3.3). */
  return file && g_mapped_file_get_length (file) >= 100 && g_mapped_file_get_contents (file)[18] == 2
         && !g_file_test (journal, G_FILE_TEST_EXISTS);
}

/* A file in write-ahead mode needs a -shm file beside it even to be read. Where that cannot be made, and the file is at
 * rest, it is read as one that nobody changes. */
static sqlite3 *
open_read_only (const char  *path,
                GError     **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  g_autoptr (sqlite3) db = NULL;

  if (!is_at_rest_in_wal_mode (path))
    return sp_database_open (path, SQLITE_OPEN_READONLY, error);
  db = sp_database_open (path, SQLITE_OPEN_READONLY, NULL);
  if (db && sqlite3_exec (db, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL) == SQLITE_OK)
    return g_steal_pointer (&db);
  return sp_database_open (uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

gboolean
sp_plan_check_replaceable (const char  *path,
                           GError     **error)
{
  static const char *const journals[] = { "-wal", "-journal" };
  g_autofree char *name = g_filename_display_basename (path);

  for (guint i = 0; i < G_N_ELEMENTS (journals); i++)
    {
      g_autofree char *journal = g_strconcat (path, journals[i], NULL);

      if (!g_file_test (journal, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                   _("“%s” is open in another program, or was not closed in order, and may not be replaced now. Open it, "
                     "close it, then try again"), name);
      return FALSE;
    }
  return TRUE;
}

SpPlan *
sp_plan_open (const char  *path,
              gboolean     read_only,
              GError     **error)
{
  return sp_plan_open_within (path, read_only, CHECK_SECONDS, error);
}

SpPlan *
sp_plan_open_within (const char  *path,
                     gboolean     read_only,
                     guint        seconds,
                     GError     **error)
{
  g_autoptr (sqlite3) db = NULL;
  SpDeadline deadline;
  gboolean sound;

  g_return_val_if_fail (path != NULL, NULL);
  if (!sp_soundness_check_file (path, error))
    return NULL;
  db = read_only ? open_read_only (path, error) : sp_database_open (path, SQLITE_OPEN_READWRITE, error);
  if (!db)
    return NULL;
  sp_database_set_deadline (db, &deadline, seconds);
  sound = check_plan (db, path, read_only, seconds, error);
  sound = sound && (read_only || (sp_geopackage_complete (db, error) && sp_spatial_index_repair (db, error)));
  sp_database_clear_deadline (db);
  return sound ? sp_plan_new_for_database (path, g_steal_pointer (&db), read_only, error) : NULL;
}
