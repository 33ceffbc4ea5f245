/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether forecast rounds are what was kept: another program may write into a plan. */
#include "config.h"
#include "sp-frozen-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-plan-private.h"
#include "sp-snapshot-private.h"

#define MOST_UNPACKED (gint64) (512 * 1024 * 1024) /* bytes of frozen inputs, of all rounds: some hundred of a county */

static void
add (GPtrArray     *findings,
     SpSeverity     severity,
     const char    *code,
     const char    *message,
     const SpRound *round)
{
  g_ptr_array_add (findings, sp_finding_new_printf (severity, code, SP_SUBJECT_PLAN, 0, message, round->name));
}

/* What is left to unpack goes down by what was; inputs that could not be are counted as the most there may be. */
static void
check_inputs (sqlite3       *db,
              const SpRound *round,
              gint64        *left,
              GPtrArray     *findings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (*left <= 0)
    {
      add (findings, SP_FINDING_NOTE, "round-not-checked",
           _("The inputs kept with forecast round “%s” were not checked, since those before it are very large. Verify it by "
             "itself."), round);
      return;
    }
  text = sp_frozen_unpack (db, round->id, &error);
  *left -= text ? (gint64) strlen (text) : MOST_UNPACKED / 2;
  if (!text)
    add (findings, SP_FINDING_ERROR, "round-altered",
         _("The inputs kept with forecast round “%s” are not what was kept, so it cannot be made again. Restore a copy of "
           "the plan, or remove the round."), round);
}

static void
check_round (sqlite3       *db,
             const SpRound *round,
             gint64        *left,
             GPtrArray     *findings)
{
  g_autofree char *sha256 = sp_round_values_sha256 (round->values, round->n_values);

  if (round->n_values == 0)
    add (findings, SP_FINDING_WARNING, "round-empty",
         _("Forecast round “%s” holds no pupils, so it shows nothing. Type in its figures, or remove it."), round);
  else if (round->results_sha256 && !g_str_equal (sha256, round->results_sha256))
    add (findings, SP_FINDING_ERROR, "round-altered",
         _("The figures of forecast round “%s” have been changed since it was kept. Restore a copy of the plan, or remove "
           "the round."), round);
  if (round->kind == SP_ROUND_KEPT)
    check_inputs (db, round, left, findings);
}

void
sp_round_check (sqlite3   *db,
                GPtrArray *findings)
{
  SpSnapshot snapshot = { 0 };
  gint64 left = MOST_UNPACKED;
  SpReader reader = { .db = db, .arena = sp_arena_new (), .snapshot = &snapshot };

  reader.sources = g_hash_table_new (g_int64_hash, g_int64_equal);
  sp_read_rounds (&reader);
  for (guint i = 0; i < snapshot.n_rounds && !reader.error; i++)
    check_round (db, &snapshot.rounds[i], &left, findings);
  if (reader.error)
    g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_ERROR, "rounds-not-read", SP_SUBJECT_PLAN, 0, "%s.",
                                                      reader.error->message));
  g_clear_error (&reader.error);
  g_hash_table_unref (reader.sources);
  sp_arena_free (reader.arena);
}
