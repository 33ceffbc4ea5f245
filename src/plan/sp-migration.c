/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-migration.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-plan.h"
#include "sp-geopackage.h"
#include "sp-schema.h"
#include "sp-soundness.h"

/* A new, empty file of that name, or of the next that is free. */
static char *
claim_backup (const char  *path,
              gint         version,
              GError     **error)
{
  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *backup = g_strdup_printf ("%s.v%d-backup%s", path, version, suffix);
      int file = g_open (backup, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0644);

      if (file >= 0)
        return g_close (file, error) ? g_steal_pointer (&backup) : NULL;
    }
  g_set_error (
      error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO,
      _("A plan of an earlier version is brought up to date only after a copy is kept, and “%s.v%d-backup” cannot be "
         "written. Move the plan to a folder you may write to"),
      path, version);
  return NULL;
}

static gboolean
keep_copy (sqlite3     *db,
           const char  *path,
           gint         version,
           GError     **error)
{
  g_autofree char *backup = claim_backup (path, version, error);
  g_autoptr (sqlite3) copy = NULL;

  if (!backup)
    return FALSE;
  copy = sp_database_open (backup, SQLITE_OPEN_READWRITE, error);
  if (copy && sp_database_copy (db, copy, error))
    return TRUE;
  g_unlink (backup);
  return FALSE;
}

static gboolean
run_steps (sqlite3  *db,
           gint      version,
           GError  **error)
{
  for (gint from = version; from < SP_SCHEMA_VERSION; from++)
    {
      const char *step = sp_schema_get_migration (from);

      g_assert (step); /* every version ever landed has its step */
      if (!sp_database_exec (db, step, error))
        return FALSE;
    }
  if (version < 4 && !sp_database_exec (db, sp_schema_get_defaults (), error))
    return FALSE;
  return sp_database_exec (db, "UPDATE plan_meta SET schema_version = " G_STRINGIFY (SP_SCHEMA_VERSION), error)
         && sp_geopackage_register_new (db, error)
         && sp_soundness_check_definitions (db, error)
         && sp_database_exec (db, "COMMIT", error);
}

gboolean
sp_migration_run (sqlite3     *db,
                  const char  *path,
                  gint         version,
                  GError     **error)
{
  gboolean done;

  if (!keep_copy (db, path, version, error))
    return FALSE;
  /* Steps may rebuild tables that others refer to (sqlite.org/lang_altertable.html section 7). */
  done = sp_database_exec (db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error) && run_steps (db, version, error);
  if (!done)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  return done;
}
