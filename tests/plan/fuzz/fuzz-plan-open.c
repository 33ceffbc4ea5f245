/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer: any bytes as a plan file, opened, read, checked, dumped, edited, undone. Seeds: plans made by the program.
 *
 *   CC=clang meson setup B -Db_sanitize=address,undefined -Db_lundef=false && ninja -C B tests/plan/fuzz/fuzz-plan-open
 *   B/tests/plan/fuzz/fuzz-plan-open -max_len=400000 CORPUS
 */
#include "config.h"
#include "sp-plan-private.h"
#include "sp-edit.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
use (SpPlan *plan)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  g_free (sp_plan_dump (plan, NULL));
  for (gint64 scenario = 0; scenario < 4; scenario++)
    {
      SpSnapshot *snapshot = sp_plan_snapshot (plan, scenario, NULL);

      g_clear_pointer (&snapshot, sp_snapshot_unref);
    }
  sp_plan_check (plan, findings);
  sp_edit_set_school_name (plan, 5, "New", NULL);
  sp_plan_undo (plan, NULL);
  sp_plan_undo (plan, NULL);
  sp_plan_redo (plan, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static char path[64];
  g_autofree char *wal = NULL;
  g_autofree char *journal = NULL;

  if (!*path)
    g_snprintf (path, sizeof path, "/dev/shm/sp-fuzz-%d.gpkg", (int) getpid ());
  wal = g_strconcat (path, "-wal", NULL);
  journal = g_strconcat (path, "-journal", NULL);
  if (!g_file_set_contents (path, (const char *) data, (gssize) size, NULL))
    return 0;
  for (gint read_only = 1; read_only >= 0; read_only--)
    {
      g_autoptr (SpPlan) plan = sp_plan_open_within (path, read_only, 2, NULL);

      if (plan)
        use (plan);
    }
  g_unlink (path);
  g_unlink (wal);
  g_unlink (journal);
  return 0;
}
