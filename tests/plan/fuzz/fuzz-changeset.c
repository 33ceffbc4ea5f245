/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as the changeset of an edit; what passes our check is inverted and applied to an empty plan. */
#include "config.h"

#include <stdint.h>

#include "sp-changeset.h"
#include "sp-database.h"
#include "sp-schema.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static int
abort_cb (void                   *data,
          int                     kind,
          sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static sqlite3 *db;
  void *inverse = NULL;
  int n = 0;

  if (!db)
    {
      db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
      sp_database_exec (db, sp_schema_get_sql (), NULL);
      sp_database_exec (db, "INSERT INTO source (id, code, title) VALUES (1, 'a', 'b')", NULL);
    }
  if (!sp_changeset_is_sound (data, size))
    return 0;
  sp_database_exec (db, "BEGIN", NULL);
  sqlite3changeset_apply (db, (int) size, (void *) data, NULL, abort_cb, NULL);
  if (sqlite3changeset_invert ((int) size, data, &n, &inverse) == SQLITE_OK)
    sqlite3changeset_apply (db, n, inverse, NULL, abort_cb, NULL);
  sqlite3_free (inverse);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return 0;
}
