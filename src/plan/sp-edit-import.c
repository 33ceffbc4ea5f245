/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import into the plan: found by their keys, added where there is none, changed where something is different. */
#include "config.h"
#include "sp-edit-import.h"

#include <glib/gi18n-lib.h>

#include "sp-finding-tally.h"
#include "sp-geopackage.h"
#include "sp-named-edit.h"
#include "sp-plan-private.h"
#include "sp-stage-private.h"

#define ROWS_BETWEEN_REPORTS 1024

/* One table of the stage on its way in. */
typedef struct
{
  SpStageTable  *table;
  gboolean       has_source, has_dated; /* dated: of the row itself, not of the source */
  sqlite3_stmt  *find, *find_again; /* by the key; by the columns marked + */
  sqlite3_stmt  *insert, *update;
  sqlite3_stmt **look_up;           /* per column: id of what it refers to */
  SpStageCell   *looked_up;         /* per column: what was asked for last, and its id */
  gint64        *found;
  gboolean       insert_first;      /* the table was empty and holds a key only once: what is there is found by not fitting */
  GHashTable    *seen;              /* id -> row of the file + 1 */
} Target;

typedef struct
{
  sqlite3        *db;
  SpStage        *stage;
  SpFindingTally *tally;
  Target         *targets;
  GArray         *cells;   /* SpStageCell of the row, references resolved */
  gint64          source;  /* 0 = none */
  GHashTable     *unknown; /* "table\tvalue" of references left blank, each said once */
} Apply;

static const SpStageColumn *
get_column (const Target *target, guint i)
{
  return &g_array_index (target->table->columns, SpStageColumn, i);
}

static void
bind_cell (sqlite3_stmt *statement, int at, const SpStageCell *cell)
{
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, at, cell->whole);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double (statement, at, cell->real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text (statement, at, cell->text, -1, SQLITE_STATIC);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob64 (statement, at, g_bytes_get_data (cell->blob, NULL), g_bytes_get_size (cell->blob), SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (statement, at);
    }
}

/* SELECT id, "a", "b" FROM "t" WHERE "k" IS ?: with `again` by the columns marked +, NULL where there are none. */
static char *
find_sql (const Target *target, gboolean again)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *glue = " WHERE ";

  g_string_append_printf (sql, "SELECT \"%s\"", target->table->schema->key);
  for (guint i = 0; i < target->table->columns->len; i++)
    g_string_append_printf (sql, ", \"%s\"", get_column (target, i)->name);
  g_string_append_printf (sql, " FROM \"%s\"", target->table->schema->name);
  for (guint i = 0; i < target->table->columns->len; i++)
    {
      const SpStageColumn *column = get_column (target, i);

      if (!(again ? column->finds : column->is_key))
        continue;
      g_string_append_printf (sql, "%s\"%s\" %s ?", glue, column->name, again ? "=" : "IS");
      glue = " AND ";
    }
  return g_str_equal (glue, " WHERE ") ? NULL : g_strdup (sql->str);
}

static char *
insert_sql (const Target *target)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < target->table->columns->len; i++)
    {
      const SpStageColumn *column = get_column (target, i);
      const char *fallback = column->schema->not_null_default;

      g_string_append_printf (names, "%s\"%s\"", i ? ", " : "", column->name);
      g_string_append_printf (values, fallback ? "%sifnull (?, %s)" : "%s?", i ? ", " : "", fallback);
    }
  if (target->has_source)
    {
      g_string_append (names, target->has_dated ? ", source_id" : ", source_id, dated");
      g_string_append (values, target->has_dated ? ", ?" : ", ?, ?");
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", target->table->schema->name, names->str, values->str);
}

static char *
update_sql (const Target *target)
{
  g_autoptr (GString) sets = g_string_new (NULL);

  for (guint i = 0; i < target->table->columns->len; i++)
    g_string_append_printf (sets, "%s\"%s\" = ifnull (?, \"%s\")", i ? ", " : "", get_column (target, i)->name,
                            get_column (target, i)->name);
  if (target->has_source)
    g_string_append (sets, target->has_dated ? ", source_id = ifnull (?, source_id)"
                                             : ", source_id = ifnull (?, source_id), dated = ifnull (?, dated)");
  return g_strdup_printf ("UPDATE \"%s\" SET %s WHERE \"%s\" = ?", target->table->schema->name, sets->str,
                          target->table->schema->key);
}

static gboolean
has_column (const SpSchemaTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (((const SpSchemaColumn *) g_ptr_array_index (table->columns, i))->name, name))
      return TRUE;
  return FALSE;
}

static sqlite3_stmt *
prepare_look_up (sqlite3 *db, const SpStageColumn *column, GError **error)
{
  gboolean by_name = g_str_equal (column->other_field, "name");
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" = ?%s", column->other->key,
                                          column->other->name, column->other_field, by_name ? " COLLATE NOCASE" : "");

  return sp_database_prepare (db, sql, error);
}

/* Whether a row can be there only because this import put it there, and would then break a UNIQUE over the key. */
static gboolean
may_insert_first (sqlite3 *db, const Target *target)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *sql = NULL, *empty = NULL;
  const char *table = target->table->schema->name;
  guint n_keys = 0;
  gint64 n = 0;

  for (guint i = 0; i < target->table->columns->len; i++)
    if (get_column (target, i)->is_key)
      g_string_append_printf (keys, "%s'%s'", n_keys++ ? ", " : "", get_column (target, i)->name);
  empty = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", table);
  sql = g_strdup_printf ("SELECT count(*) FROM pragma_index_list ('%s') l WHERE l.\"unique\" "
                         "AND (SELECT count(*) FROM pragma_index_info (l.name)) = %u "
                         "AND NOT EXISTS (SELECT 1 FROM pragma_index_info (l.name) i WHERE i.name IS NULL OR i.name NOT IN (%s))",
                         table, n_keys, keys->str);
  if (target->find_again || !sp_database_get_int64 (db, empty, &n, 1, NULL) || n != 0)
    return FALSE;
  return sp_database_get_int64 (db, sql, &n, 0, NULL) && n > 0;
}

static gboolean
begin_target (Apply *self, Target *target, SpStageTable *table, GError **error)
{
  g_autofree char *find = NULL, *again = NULL, *insert = NULL, *update = NULL;

  target->table = table;
  target->has_source = has_column (table->schema, "source_id");
  for (guint i = 0; i < table->columns->len; i++)
    target->has_dated |= g_str_equal (g_array_index (table->columns, SpStageColumn, i).name, "dated");
  target->seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  target->look_up = g_new0 (sqlite3_stmt *, table->columns->len);
  target->looked_up = g_new0 (SpStageCell, table->columns->len);
  target->found = g_new0 (gint64, table->columns->len);
  table->count = (SpStageCount) { .table = table->schema->name };
  find = find_sql (target, FALSE);
  again = find_sql (target, TRUE);
  insert = insert_sql (target);
  update = update_sql (target);
  g_assert (find); /* a table without a key cannot be imported into */
  target->find = sp_database_prepare (self->db, find, error);
  target->find_again = again ? sp_database_prepare (self->db, again, error) : NULL;
  target->insert = sp_database_prepare (self->db, insert, error);
  target->update = sp_database_prepare (self->db, update, error);
  if (!target->find || (again && !target->find_again) || !target->insert || !target->update)
    return FALSE;
  target->insert_first = may_insert_first (self->db, target);
  for (guint i = 0; i < table->columns->len; i++)
    if (get_column (target, i)->other && !(target->look_up[i] = prepare_look_up (self->db, get_column (target, i), error)))
      return FALSE;
  return TRUE;
}

static void
clear_target (Target *self)
{
  for (guint i = 0; self->look_up && i < self->table->columns->len; i++)
    sqlite3_finalize (self->look_up[i]);
  g_free (self->look_up);
  g_free (self->looked_up);
  g_free (self->found);
  sqlite3_finalize (self->find);
  sqlite3_finalize (self->find_again);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->update);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

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

/* The same texts are held once: their pointers tell. */
static gboolean
is_same_cell (const SpStageCell *a, const SpStageCell *b)
{
  return a->type == b->type && (a->type == SQLITE_TEXT ? a->text == b->text : a->type == SQLITE_INTEGER && a->whole == b->whole);
}

/* The row's cells with what they refer to in place of its name; FALSE: the row is refused. */
static gboolean
resolve (Apply *self, Target *target, const SpStageRow *row)
{
  const SpStageCell *from = &g_array_index (self->stage->cells, SpStageCell, row->first_cell);

  g_array_set_size (self->cells, 0);
  g_array_append_vals (self->cells, from, target->table->columns->len);
  for (guint i = 0; i < target->table->columns->len; i++)
    {
      SpStageCell *cell = &g_array_index (self->cells, SpStageCell, i);
      const SpStageColumn *column = get_column (target, i);

      if (!target->look_up[i] || cell->type == SQLITE_NULL)
        continue;
      if (is_same_cell (cell, &target->looked_up[i]))
        {
          *cell = (SpStageCell) { .type = SQLITE_INTEGER, .whole = target->found[i] };
          continue;
        }
      sqlite3_reset (target->look_up[i]);
      bind_cell (target->look_up[i], 1, cell);
      if (sqlite3_step (target->look_up[i]) == SQLITE_ROW)
        {
          target->looked_up[i] = *cell;
          target->found[i] = sqlite3_column_int64 (target->look_up[i], 0);
          *cell = (SpStageCell) { .type = SQLITE_INTEGER, .whole = target->found[i] };
        }
      else
        {
          refuse_reference (self, row, column, cell);
          if (!column->may_miss)
            return FALSE;
          *cell = (SpStageCell) { .type = SQLITE_NULL };
        }
    }
  return TRUE;
}

/* TRUE with the row found under `statement`, which then stands on it. */
static gboolean
find_row (Apply *self, const Target *target, sqlite3_stmt *statement, gboolean again)
{
  int at = 1;

  sqlite3_reset (statement);
  for (guint i = 0; i < target->table->columns->len; i++)
    {
      const SpStageColumn *column = get_column (target, i);

      if (again ? column->finds : column->is_key)
        bind_cell (statement, at++, &g_array_index (self->cells, SpStageCell, i));
    }
  return sqlite3_step (statement) == SQLITE_ROW;
}

static gboolean
cell_differs (sqlite3_stmt *held, int at, const SpStageColumn *column, const SpStageCell *cell)
{
  if (cell->type == SQLITE_NULL || column->once)
    return FALSE;
  if (sqlite3_column_type (held, at) == SQLITE_NULL)
    return TRUE;
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      return column->schema->type == SP_STORES_REAL ? sqlite3_column_double (held, at) != (double) cell->whole
                                                    : sqlite3_column_int64 (held, at) != cell->whole;
    case SQLITE_FLOAT:
      return sqlite3_column_double (held, at) != cell->real;
    case SQLITE_TEXT:
      return g_strcmp0 ((const char *) sqlite3_column_text (held, at), cell->text) != 0;
    default:
      return (gsize) sqlite3_column_bytes (held, at) != g_bytes_get_size (cell->blob)
             || memcmp (sqlite3_column_blob (held, at), g_bytes_get_data (cell->blob, NULL), g_bytes_get_size (cell->blob)) != 0;
    }
}

static gboolean
row_differs (Apply *self, const Target *target, sqlite3_stmt *held)
{
  for (guint i = 0; i < target->table->columns->len; i++)
    if (cell_differs (held, (int) i + 1, get_column (target, i), &g_array_index (self->cells, SpStageCell, i)))
      return TRUE;
  return FALSE;
}

static int
bind_row (Apply *self, const Target *target, sqlite3_stmt *statement, gboolean is_update)
{
  int at = 1;

  sqlite3_reset (statement);
  for (guint i = 0; i < target->table->columns->len; i++)
    if (is_update && get_column (target, i)->once)
      sqlite3_bind_null (statement, at++);
    else
      bind_cell (statement, at++, &g_array_index (self->cells, SpStageCell, i));
  if (target->has_source)
    {
      if (self->source)
        sqlite3_bind_int64 (statement, at, self->source);
      else
        sqlite3_bind_null (statement, at);
      at++;
      if (!target->has_dated)
        sqlite3_bind_text (statement, at++, self->stage->source_dated, -1, SQLITE_STATIC);
    }
  return at;
}

/* A full disk ends the import; a row that breaks a rule of the plan is only left out. */
static gboolean
refuse_row (Apply *self, Target *target, const SpStageRow *row, GError **error)
{
  int code = sqlite3_errcode (self->db) & 0xff;

  if (code != SQLITE_CONSTRAINT && code != SQLITE_MISMATCH && code != SQLITE_DONE) /* DONE: nothing has its key, but it does not fit */
    return sp_database_fail (self->db, error);
  sp_finding_tally_add (self->tally, SP_FINDING_WARNING, "row-refused", row->file, row->row, 0, NULL,
                        _("the plan cannot hold what this row says of a %s (%s), so it was left out. Mend it and read the file again."),
                        name_of_table (target->table->schema->name), sqlite3_errmsg (self->db));
  target->table->count.refused++;
  return TRUE;
}

static gboolean
note_repeat (Apply *self, Target *target, const SpStageRow *row, gint64 id, gboolean differs)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (target->seen, GSIZE_TO_POINTER ((gsize) id)));

  if (first == 0)
    {
      g_hash_table_insert (target->seen, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (row->row + 1));
      return FALSE;
    }
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

/* The statement that stands on the row held, NULL where there is none. */
static sqlite3_stmt *
find_held (Apply *self, const Target *target)
{
  if (find_row (self, target, target->find, FALSE))
    return target->find;
  return target->find_again && find_row (self, target, target->find_again, TRUE) ? target->find_again : NULL;
}

static gboolean
write_row (Apply *self, Target *target, const SpStageRow *row, GError **error)
{
  sqlite3_stmt *held = NULL;
  gint64 id;

  if (!target->insert_first)
    held = find_held (self, target);
  if (!held)
    {
      bind_row (self, target, target->insert, FALSE);
      if (sqlite3_step (target->insert) == SQLITE_DONE)
        {
          target->table->count.added++;
          note_repeat (self, target, row, sqlite3_last_insert_rowid (self->db), FALSE);
          return TRUE;
        }
      if (!target->insert_first || sqlite3_extended_errcode (self->db) != SQLITE_CONSTRAINT_UNIQUE
          || !(held = find_held (self, target)))
        return refuse_row (self, target, row, error);
    }
  id = sqlite3_column_int64 (held, 0);
  gboolean differs = row_differs (self, target, held);
  sqlite3_reset (held);
  if (note_repeat (self, target, row, id, differs))
    return TRUE;
  if (!differs)
    {
      target->table->count.unchanged++;
      return TRUE;
    }
  sqlite3_bind_int64 (target->update, bind_row (self, target, target->update, TRUE), id);
  if (sqlite3_step (target->update) != SQLITE_DONE)
    return refuse_row (self, target, row, error);
  target->table->count.changed++;
  return TRUE;
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
        Target *target = &self->targets[row->table];

        if (row->table != table)
          continue;
        if (i % ROWS_BETWEEN_REPORTS == 0)
          {
            if (sp_progress_is_cancelled (progress, error))
              return FALSE;
            sp_progress_report (progress, (table + (double) i / rows->len) / self->stage->tables->len, _("Writing rows"));
          }
        if (!resolve (self, target, row))
          target->table->count.refused++;
        else if (!write_row (self, target, row, error))
          return FALSE;
      }
  return !sp_progress_is_cancelled (progress, error);
}

static gboolean
apply (sqlite3 *db, SpStage *stage, SpProgress *progress, GPtrArray *findings, GError **error)
{
  g_autoptr (SpFindingTally) tally = sp_finding_tally_new (findings);
  Apply self = { .db = db, .stage = stage, .tally = tally };
  gboolean done;

  self.targets = g_new0 (Target, stage->tables->len + 1);
  self.cells = g_array_new (FALSE, FALSE, sizeof (SpStageCell));
  self.unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = find_source (&self, error);
  for (guint i = 0; done && i < stage->tables->len; i++)
    done = begin_target (&self, &self.targets[i], &g_array_index (stage->tables, SpStageTable, i), error);
  done = done && write_rows (&self, progress, error);
  if (stage->rows->len)
    sp_finding_tally_sum_up (tally, g_array_index (stage->rows, SpStageRow, 0).file);
  for (guint i = 0; i < stage->tables->len; i++)
    clear_target (&self.targets[i]);
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

gboolean
sp_edit_import (SpPlan *plan, SpStage *stage, const char *label, const char *reason, SpProgress *progress,
                GPtrArray *findings, GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && stage && label && findings, FALSE);
  if (!sp_edit_check_text (reason, TRUE, _("The reason"), error) || !sp_named_edit_begin (&edit, plan, error)
      || !apply (edit.db, stage, progress, findings, error))
    return FALSE;
  if (!changes_something (stage))
    return TRUE; /* and the source that was only looked for is rolled back with the rest */
  return sp_geopackage_measure (edit.db, error) && sp_named_edit_finish (&edit, g_strdup (label), reason, error);
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
         && sp_database_exec (copy, "BEGIN", error) && apply (copy, stage, progress, findings, error);
}
