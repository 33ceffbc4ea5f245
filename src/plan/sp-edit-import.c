/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import into the plan: found by their keys, added where there is none, changed where something is different. */
#include "config.h"
#include "sp-edit-import.h"

#include <glib/gi18n-lib.h>

#include "sp-finding-tally.h"
#include "sp-changeset.h"
#include "sp-import-refusal.h"
#include "sp-import-target.h"
#include "sp-mapping-row.h"
#include "sp-plan-private.h"

#define ROWS_BETWEEN_REPORTS 1024

typedef struct
{
  sqlite3        *db;
  sqlite3_session *session; /* watches what is changed; NULL: nothing is remembered */
  SpStage        *stage;
  SpFindingTally *tally;
  SpImportTarget         *targets;
  GArray         *cells;   /* SpStageCell of the row, references resolved */
  gint64          source;  /* 0 = none */
  GHashTable     *unknown; /* "table\tvalue" of references left blank, each said once */
} Apply;

/* "planning_area" as a planner calls it. */
static const char *
name_of_table (const char *table)
{
  static const struct { const char *table, *name; } names[] = {
    { "school", N_("school") },     { "planning_area", N_("planning area") },
    { "district", N_("district") }, { "small_area", N_("small area") },
    { "pot", N_("pot") },           { "growth_area", N_("growth area") },
    { "agreement", N_("agreement") }, { "housing_site", N_("housing site") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (table, names[i].table))
      return _(names[i].name);
  return table;
}

static void
refuse_reference (Apply *self, const SpStageRow *row, const SpStageColumn *column, const SpStageCell *cell)
{
  g_autofree char *value = cell->type == SQLITE_INTEGER ? g_strdup_printf ("%lld", (long long) cell->whole) : g_strdup (cell->text);
  const char *thing = name_of_table (column->other->name);

  if (column->may_miss && g_hash_table_add (self->unknown, g_strdup_printf ("%s\t%s", column->other->name, value)))
    sp_finding_tally_add (self->tally, SP_FINDING_NOTE, "reference-unknown", row->file, row->row, 0, NULL,
                          _("the plan has no %s “%s”, so it is left blank wherever it stands. Import it first, then this file again."),
                          thing, value);
  else if (!column->may_miss)
    sp_finding_tally_add (self->tally, SP_FINDING_WARNING, "reference-missing", row->file, row->row, 0, NULL,
                          _("the plan has no %s “%s”, so this row was left out. Import it first, then this file again."),
                          thing, value);
}

/* The row's cells with what they refer to in place of its name; NULL: the row is refused. */
static SpStageCell *
resolve (Apply *self, SpImportTarget *target, const SpStageRow *row)
{
  const SpStageCell *from = &g_array_index (self->stage->cells, SpStageCell, row->first_cell);
  guint n = target->table->columns->len;
  SpStageCell *cells;

  g_array_set_size (self->cells, n);
  cells = (SpStageCell *) (gpointer) self->cells->data;
  memcpy (cells, from, n * sizeof *cells);
  for (guint i = 0; i < n; i++)
    {
      const SpStageColumn *column = sp_import_target_get_column (target, i);

      if (sp_import_target_look_up (target, i, &cells[i]))
        continue;
      refuse_reference (self, row, column, &cells[i]);
      if (!column->may_miss)
        return NULL;
      cells[i] = (SpStageCell) { .type = SQLITE_NULL };
    }
  return cells;
}

/* A full disk ends the import; a row that breaks a rule of the plan is only left out. */
static gboolean
refuse_row (Apply *self, SpImportTarget *target, const SpStageRow *row, GError **error)
{
  int code = sqlite3_errcode (self->db) & 0xff;

  g_autofree char *why = NULL;

  if (code != SQLITE_CONSTRAINT && code != SQLITE_MISMATCH && code != SQLITE_DONE) /* DONE: nothing has its key, but it does not fit */
    return sp_database_fail (self->db, error);
  why = sp_import_refusal_dup_words (self->db, target, &g_array_index (self->stage->cells, SpStageCell, row->first_cell));
  sp_finding_tally_add (self->tally, SP_FINDING_WARNING, "row-refused", row->file, row->row, 0, NULL,
                        _("the plan cannot hold what this row says of a %s (%s), so it was left out. Mend it and read the file again."),
                        name_of_table (target->table->schema->name), why);
  target->table->count.refused++;
  return TRUE;
}

static gboolean
note_repeat (Apply *self, SpImportTarget *target, const SpStageRow *row, gint64 id, gboolean differs)
{
  guint first = sp_import_target_see (target, id, row->row);

  if (first == 0)
    return FALSE;
  if (!differs)
    {
      target->table->count.unchanged++;
      return TRUE;
    }
  sp_finding_tally_add (self->tally, SP_FINDING_WARNING, "row-repeated", row->file, row->row, 0, NULL,
                        _("this row is about the same %s as row %u and says something else; the first one counts. "
                          "Take one of them out."),
                        name_of_table (target->table->schema->name), first - 1);
  target->table->count.refused++;
  return TRUE;
}

/* Rows that are added are remembered by their ids, all at once when the import is done (remember_added); the session, which looks at
 * each row as it is written, need only watch those that were there before. */
static int
step_watched (Apply *self, sqlite3_stmt *statement, gboolean watch)
{
  int code;

  if (self->session)
    sqlite3session_enable (self->session, watch);
  code = sqlite3_step (statement);
  if (self->session)
    sqlite3session_enable (self->session, TRUE);
  return code;
}

static gboolean
change_row (Apply *self, SpImportTarget *target, const SpStageRow *row, const SpStageCell *cells, sqlite3_stmt *held,
            GError **error)
{
  gint64 id = sqlite3_column_int64 (held, 0);
  gboolean differs = sp_import_target_differs (target, cells, held);

  sqlite3_reset (held);
  if (note_repeat (self, target, row, id, differs))
    return TRUE;
  if (!differs)
    {
      target->table->count.unchanged++;
      return TRUE;
    }
  sqlite3_bind_int64 (target->update, sp_import_target_bind (target, cells, TRUE, self->source, self->stage->source_dated), id);
  if (step_watched (self, target->update, id <= target->base) != SQLITE_DONE)
    return refuse_row (self, target, row, error);
  target->table->count.changed++;
  return TRUE;
}

static gboolean
write_row (Apply *self, SpImportTarget *target, const SpStageRow *row, const SpStageCell *cells, GError **error)
{
  sqlite3_stmt *held = target->insert_first ? NULL : sp_import_target_find (target, cells);

  if (!held)
    {
      sp_import_target_bind (target, cells, FALSE, self->source, self->stage->source_dated);
      if (step_watched (self, target->insert, FALSE) == SQLITE_DONE)
        {
          target->table->count.added++;
          note_repeat (self, target, row, sqlite3_last_insert_rowid (self->db), FALSE);
          return TRUE;
        }
      if (!target->insert_first || sqlite3_extended_errcode (self->db) != SQLITE_CONSTRAINT_UNIQUE
          || !(held = sp_import_target_find (target, cells)))
        return refuse_row (self, target, row, error);
    }
  return change_row (self, target, row, cells, held, error);
}

/* The id of the row of `source` that the rows come from. It is only added once something is written. */
static gboolean
find_source (Apply *self, GError **error)
{
  const SpStage *stage = self->stage;
  g_autoptr (sqlite3_stmt) find = sp_database_prepare (self->db, "SELECT id FROM source WHERE code = ?", error);
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (!find)
    return FALSE;
  if (!stage->source_code)
    return TRUE;
  sqlite3_bind_text (find, 1, stage->source_code, -1, SQLITE_STATIC);
  if (sqlite3_step (find) == SQLITE_ROW)
    {
      self->source = sqlite3_column_int64 (find, 0);
      return TRUE;
    }
  insert = sp_database_prepare (self->db, "INSERT INTO source (code, title, dated) VALUES (?, ?, ?)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, stage->source_code, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, stage->source_title, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, stage->source_dated, -1, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    return sp_database_fail (self->db, error);
  self->source = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
write_rows (Apply *self, SpProgress *progress, GError **error)
{
  const GArray *rows = self->stage->rows;

  for (guint table = 0; table < self->stage->tables->len; table++)
    for (guint i = 0; i < rows->len; i++)
      {
        const SpStageRow *row = &g_array_index (rows, SpStageRow, i);
        SpImportTarget *target = &self->targets[row->table];
        const SpStageCell *cells;

        if (row->table != table)
          continue;
        if (i % ROWS_BETWEEN_REPORTS == 0)
          {
            if (sp_progress_is_cancelled (progress, error))
              return FALSE;
            sp_progress_report (progress, (table + (double) i / rows->len) / self->stage->tables->len, _("Writing rows"));
          }
        cells = resolve (self, target, row);
        if (!cells)
          target->table->count.refused++;
        else if (!write_row (self, target, row, cells, error))
          return FALSE;
      }
  return !sp_progress_is_cancelled (progress, error);
}

/* Adds to the edit what it added to each table. */
static gboolean
remember_added (Apply *self, SpNamedEdit *edit, GError **error)
{
  for (guint i = 0; i < self->stage->tables->len; i++)
    {
      const SpImportTarget *target = &self->targets[i];
      gboolean is_first = TRUE;

      for (guint j = 0; j < i; j++) /* a table of two files */
        is_first &= self->targets[j].table->schema != target->table->schema;
      if (is_first && !sp_changeset_append_added (self->db, target->table->schema, target->base, edit->added, error))
        return FALSE;
    }
  return TRUE;
}

/* edit: the one that it is part of; NULL: nothing is remembered. */
static gboolean
apply (sqlite3 *db, SpNamedEdit *edit, SpStage *stage, SpProgress *progress, GPtrArray *findings, GError **error)
{
  g_autoptr (SpFindingTally) tally = sp_finding_tally_new (findings);
  Apply self = { .db = db, .session = edit ? edit->session : NULL, .stage = stage, .tally = tally };
  gboolean done;

  self.targets = g_new0 (SpImportTarget, stage->tables->len + 1);
  self.cells = g_array_new (FALSE, FALSE, sizeof (SpStageCell));
  self.unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = find_source (&self, error);
  for (guint i = 0; done && i < stage->tables->len; i++)
    done = sp_import_target_begin (&self.targets[i], db, &g_array_index (stage->tables, SpStageTable, i), error);
  done = done && write_rows (&self, progress, error) && (!edit || remember_added (&self, edit, error));
  if (stage->rows->len)
    sp_finding_tally_sum_up (tally, g_array_index (stage->rows, SpStageRow, 0).file);
  for (guint i = 0; i < stage->tables->len; i++)
    sp_import_target_clear (&self.targets[i]);
  g_free (self.targets);
  g_array_unref (self.cells);
  g_hash_table_unref (self.unknown);
  return done;
}

static gboolean
changes_something (const SpStage *stage)
{
  for (guint i = 0; i < stage->tables->len; i++)
    if (g_array_index (stage->tables, SpStageTable, i).count.added || g_array_index (stage->tables, SpStageTable, i).count.changed)
      return TRUE;
  return FALSE;
}

/* The session watches only what is written to. */
static gboolean
begin (SpNamedEdit *edit, SpPlan *plan, const SpStage *stage, GError **error)
{
  static const char *const mapping_tables[] = { "import_mapping", NULL };
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  g_ptr_array_add (tables, "source");
  for (guint i = 0; i < stage->tables->len; i++)
    g_ptr_array_add (tables, (gpointer) g_array_index (stage->tables, SpStageTable, i).schema->name);
  g_ptr_array_add (tables, NULL);
  if (!stage->mapping_name)
    return sp_named_edit_begin_on (edit, plan, (const char *const *) tables->pdata, error);
  return sp_named_edit_begin_on (edit, plan, mapping_tables, error)
         && sp_mapping_write (edit, stage->mapping_name, stage->mapping_kind, stage->mapping_definition, error)
         && sp_named_edit_go_on (edit, sp_mapping_dup_label (stage->mapping_name), NULL, (const char *const *) tables->pdata, error);
}

gboolean
sp_edit_import (SpPlan *plan, SpStage *stage, const char *label, const char *reason, SpProgress *progress,
                GPtrArray *findings, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && stage && label && findings, FALSE);
  if (!sp_edit_check_text (reason, TRUE, _("The reason"), error) || !begin (&edit, plan, stage, error)
      || !apply (edit.db, &edit, stage, progress, findings, error))
    return FALSE;
  if (!changes_something (stage))
    {
      sp_named_edit_clear (&edit); /* and the source that was only looked for is rolled back with the rest */
      return !stage->mapping_name
             || sp_edit_save_mapping (plan, stage->mapping_name, stage->mapping_kind, stage->mapping_definition, error);
    }
  return sp_named_edit_finish (&edit, g_strdup (label), reason, error);
}

gboolean
sp_plan_try_import (SpPlan *plan, SpStage *stage, SpProgress *progress, GPtrArray *findings, GError **error)
{
  g_autoptr (sqlite3) copy = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && stage && findings, FALSE);
  if (!sp_plan_get_database (plan))
    return sp_edit_refuse (error, _("“%s” is closed. Open it again"), sp_plan_get_title (plan));
  copy = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return copy && sp_database_copy (sp_plan_get_database (plan), copy, error)
         && sp_database_exec (copy, "BEGIN", error) && apply (copy, NULL, stage, progress, findings, error);
}
