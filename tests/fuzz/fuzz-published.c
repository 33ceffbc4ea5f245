/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"

#include <string.h>
#include "sp-reconcile.h"

#define N_COLUMNS 4
#define N_ROWS    6

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("t!A!n + "
             "t!B!n\nt!T!sum\nA\n1\n2\n3\nB\n4.5\n(1)\n3.5\nT\n5.5\n1\n6."
             "5\nA\n1\n1\n1\nB\n999999999999\n\n999999999999\nT\n\nTBC\n3"),
  FUZZ_SEED ("u!A!n\nt!A!n\nA\n1\n2\n3\nB\n4\n5\n9\nT\n5\n7\n12\nA\n1,000\n2,000\n3,000\nB\n4,000\n5,000\n9,000\nT\n5,"
             "000\n7,000\n12,000"),
  { NULL, 0 },
};

/* Lines are the two sides of a claim, then the cells of two tables of one paper, one in £m and one in £000. Whatever
 * they say, each check has its sentence and those that disagree come first. */
void
fuzz_one (const guint8 *data, gsize length)
{
  static const SpPublishedColumn columns[N_COLUMNS] = {
    { "L", SP_COLUMN_LABEL }, { "n", SP_COLUMN_NUMBER }, { "2013-14", SP_COLUMN_NUMBER }, { "sum", SP_COLUMN_TOTAL }
  };
  static const SpRowRole roles[N_ROWS]
      = { SP_ROW_LINE, SP_ROW_LINE, SP_ROW_SUBTOTAL, SP_ROW_LINE, SP_ROW_LINE, SP_ROW_TOTAL };
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2 + 2 * N_ROWS * N_COLUMNS);
  const char *cells[2][N_ROWS * N_COLUMNS] = { { NULL } };
  SpPublishedClaim claim
      = { "said", lines[0] != NULL ? lines[0] : "", lines[0] != NULL && lines[1] != NULL ? lines[1] : "" };
  SpPublishedTable tables[2] = {
    { .id = 1,
      .code = "t",
      .title = "T",
      .edition = "E",
      .unit = "GBP million",
      .decimals = -1,
      .columns = columns,
      .n_columns = N_COLUMNS,
      .rows = roles,
      .n_rows = N_ROWS,
      .cells = cells[0] },
    { .id = 2,
      .code = "u",
      .title = "U",
      .edition = "E",
      .unit = "GBP thousand",
      .decimals = 0,
      .columns = columns,
      .n_columns = N_COLUMNS,
      .rows = roles,
      .n_rows = N_ROWS,
      .cells = cells[1] },
  };
  SpSnapshot snapshot = { .ref_count = 1, .tables = tables, .n_tables = 2, .claims = &claim, .n_claims = 1 };
  g_autoptr (SpReconciliation) result = NULL;
  gboolean agreed = FALSE;

  for (guint i = 0; i + 2 < g_strv_length (lines) && i < 2 * N_ROWS * N_COLUMNS; i++)
    cells[i / (N_ROWS * N_COLUMNS)][i % (N_ROWS * N_COLUMNS)] = lines[i + 2];
  result = sp_reconcile_run (&snapshot, NULL, NULL, NULL);
  for (guint i = 0; i < sp_reconciliation_get_n_checks (result); i++)
    {
      const SpCheck *check = sp_reconciliation_get_check (result, i);

      g_assert_nonnull (check->sentence);
      g_assert_nonnull (check->what);
      g_assert_true (!agreed || check->agrees);
      agreed |= check->agrees;
    }
}
