/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-merge-keys.h"

#include "sp-changeset.h"
#include "sp-schema.h"

/* A row and the key it has somewhere else. */
typedef struct { char *table; gint64 from, to; gboolean is_new; } Move;

/* A key here, and which of the rows that have had it: a key is used again once its row is gone. */
typedef struct { gint64 key; guint born; } Place;

struct _SpMergeKeys
{
  GHashTable *makers; /* "table:their key" to who made it (GPtrArray of char *): more than one where two made the same thing */
  GHashTable *places; /* who made it to Place */
  GHashTable *born;   /* "table:our key" to when (guint), counted in rows; not in it: when the copies parted */
  guint       n_born;
  GHashTable *coming; /* borrowed; may be NULL */
  GHashTable *set;    /* "table:their key" to Move, borrowed from moves: of the edit being tried */
  GPtrArray  *moves;  /* of Move, from their key to ours, in the order they were written */
};

/* What an edit did to keys in the copy it stands in. */
typedef struct
{
  GPtrArray  *added; /* of Move, from = to: the rows it added */
  GPtrArray  *moves; /* of Move, from where it was made */
  GHashTable *back;  /* "table:key" to Move, borrowed from moves */
} Trace;

static void
free_move (gpointer data)
{
  Move *move = data;

  g_free (move->table);
  g_free (move);
}

static Move *
new_move (const char *table,
          gint64      from,
          gint64      to,
          gboolean    is_new)
{
  Move *move = g_new (Move, 1);

  *move = (Move) { g_strdup (table), from, to, is_new };
  return move;
}

static char *
dup_name (const char *table,
          gint64      key)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, table, key);
}

/* Who made a row: the edit and the key it had there. "" = nobody, it was there when the copies parted. */
static char *
dup_maker (const char          *table,
           gint64               key,
           const SpHistoryEdit *edit)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT "@%s", table, key, edit->origin);
}

static void
clear_trace (Trace *trace)
{
  g_clear_pointer (&trace->back, g_hash_table_unref);
  g_clear_pointer (&trace->added, g_ptr_array_unref);
  g_clear_pointer (&trace->moves, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trace, clear_trace)

static void
read_moves (Trace      *trace,
            const char *text)
{
  g_auto (GStrv) moves = g_strsplit (text ? text : "", ";", -1);

  for (guint i = 0; moves[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (moves[i], ":>", 3);
      Move *move;
      gint64 from, to;

      if (g_strv_length (parts) != 3 || !g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &from, NULL)
          || !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &to, NULL))
        continue;
      move = new_move (parts[0], from, to, FALSE);
      g_ptr_array_add (trace->moves, move);
      g_hash_table_replace (trace->back, dup_name (move->table, to), move);
    }
}

static int
find_key_column (const SpSchemaTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (((const SpSchemaColumn *) g_ptr_array_index (table->columns, i))->is_key)
      return (int) i;
  return -1;
}

/* What is no changeset adds nothing. */
static void
read_added (Trace      *trace,
            const void *changeset,
            int         n)
{
  sqlite3_changeset_iter *iter = NULL;

  if (!sp_changeset_is_sound (changeset, (gsize) n) || sqlite3changeset_start (&iter, n, (void *) changeset) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const SpSchemaTable *table;
      const char *name;
      sqlite3_value *key = NULL;
      int n_columns, operation, is_indirect;

      if (sqlite3changeset_op (iter, &name, &n_columns, &operation, &is_indirect) != SQLITE_OK
          || operation != SQLITE_INSERT || !(table = sp_schema_find_table (name)) || sp_schema_is_private (name)
          || sqlite3changeset_new (iter, find_key_column (table), &key) != SQLITE_OK || !key)
        continue;
      g_ptr_array_add (trace->added, new_move (name, sqlite3_value_int64 (key), sqlite3_value_int64 (key), TRUE));
    }
  sqlite3changeset_finalize (iter);
}

static gboolean
read_trace (Trace                *trace,
            sqlite3              *db,
            const SpHistoryEdit  *edit,
            GError              **error)
{
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (db, "SELECT changeset, moved FROM edit_history WHERE id = ?", error);
  g_autoptr (GError) failure = NULL;

  trace->added = g_ptr_array_new_with_free_func (free_move);
  trace->moves = g_ptr_array_new_with_free_func (free_move);
  trace->back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!row)
    return FALSE;
  sqlite3_bind_int64 (row, 1, edit->id);
  if (sp_database_step (row, &failure))
    {
      read_added (trace, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
      read_moves (trace, (const char *) sqlite3_column_text (row, 1));
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The key a row had where the edit was made. */
static gint64
find_made (const Trace *trace,
           const char  *table,
           gint64       key)
{
  g_autofree char *name = dup_name (table, key);
  const Move *move = g_hash_table_lookup (trace->back, name);

  return move ? move->from : key;
}

static guint
find_born (const SpMergeKeys *self,
           const char        *table,
           gint64             key)
{
  g_autofree char *name = dup_name (table, key);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->born, name));
}

/* Takes maker. */
static void
put_place (SpMergeKeys *self,
           char        *maker,
           const char  *table,
           gint64       key,
           gboolean     is_new)
{
  Place *place = g_new (Place, 1);

  if (is_new)
    g_hash_table_replace (self->born, dup_name (table, key), GUINT_TO_POINTER (++self->n_born));
  *place = (Place) { key, find_born (self, table, key) };
  g_hash_table_replace (self->places, maker, place);
}

static gboolean
learn_mine (SpMergeKeys          *self,
            sqlite3              *db,
            const SpHistoryEdit  *edit,
            GError              **error)
{
  g_auto (Trace) trace = { 0 };

  if (!read_trace (&trace, db, edit, error))
    return FALSE;
  for (guint i = 0; i < trace.added->len; i++)
    {
      const Move *added = g_ptr_array_index (trace.added, i);

      put_place (self, dup_maker (added->table, find_made (&trace, added->table, added->to), edit), added->table, added->to,
                 TRUE);
    }
  for (guint i = 0; i < trace.moves->len; i++)
    {
      const Move *move = g_ptr_array_index (trace.moves, i);
      g_autofree char *maker = dup_maker (move->table, move->from, edit);

      if (!g_hash_table_contains (self->places, maker)) /* one that was here already */
        put_place (self, g_steal_pointer (&maker), move->table, move->to, FALSE);
    }
  return TRUE;
}

SpMergeKeys *
sp_merge_keys_new (sqlite3    *db,
                   GPtrArray  *history,
                   GError    **error)
{
  g_autoptr (SpMergeKeys) self = g_new0 (SpMergeKeys, 1);

  self->makers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->born = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->moves = g_ptr_array_new_with_free_func (free_move);
  for (guint i = 0; i < history->len; i++)
    {
      const SpHistoryEdit *edit = g_ptr_array_index (history, i);

      if ((g_str_equal (edit->state, "done") || g_str_equal (edit->state, "same")) && !learn_mine (self, db, edit, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
sp_merge_keys_free (SpMergeKeys *self)
{
  g_hash_table_unref (self->makers);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->born);
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->moves);
  g_free (self);
}

/* Where the row that a maker made is here, if it still is. */
static gint64
find_place (SpMergeKeys *self,
            const char  *table,
            gint64       there,
            const char  *maker)
{
  const Place *place;

  if (!*maker)
    return find_born (self, table, there) ? SP_KEY_NOWHERE : there;
  place = g_hash_table_lookup (self->places, maker);
  return place && find_born (self, table, place->key) == place->born ? place->key : SP_KEY_NOWHERE;
}

gint64
sp_merge_keys_find (SpMergeKeys *self,
                    const char  *table,
                    gint64       there)
{
  g_autofree char *name = dup_name (table, there);
  const Move *move = g_hash_table_lookup (self->set, name);
  GPtrArray *makers = g_hash_table_lookup (self->makers, name);
  gint64 here = SP_KEY_NOWHERE;

  if (move)
    return move->to;
  if (self->coming && g_hash_table_contains (self->coming, name))
    return there;
  if (!makers)
    return find_place (self, table, there, "");
  for (guint i = 0; i < makers->len && here == SP_KEY_NOWHERE; i++)
    here = find_place (self, table, there, g_ptr_array_index (makers, i));
  return here;
}

gboolean
sp_merge_keys_has_added (SpMergeKeys *self,
                         const char  *table,
                         gint64       here)
{
  return find_born (self, table, here) > 0;
}

void
sp_merge_keys_begin (SpMergeKeys *self,
                     GHashTable  *coming)
{
  sp_merge_keys_forget (self);
  self->coming = coming;
}

void
sp_merge_keys_end (SpMergeKeys *self)
{
  self->coming = NULL;
}

void
sp_merge_keys_set (SpMergeKeys *self,
                   const char  *table,
                   gint64       there,
                   gint64       here,
                   gboolean     is_new)
{
  Move *move = new_move (table, there, here, is_new);

  g_ptr_array_add (self->moves, move);
  g_hash_table_replace (self->set, dup_name (table, there), move);
}

void
sp_merge_keys_forget (SpMergeKeys *self)
{
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->moves, 0);
}

static void
append_move (GString    *out,
             const char *table,
             gint64      from,
             gint64      to)
{
  g_string_append_printf (out, "%s:%" G_GINT64_FORMAT ">%" G_GINT64_FORMAT ";", table, from, to);
}

char *
sp_merge_keys_dup_moved (SpMergeKeys          *self,
                         sqlite3              *theirs,
                         const SpHistoryEdit  *edit,
                         GError              **error)
{
  g_auto (Trace) trace = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);

  if (!read_trace (&trace, theirs, edit, error))
    return NULL;
  for (guint i = 0; i < self->moves->len; i++)
    {
      const Move *move = g_ptr_array_index (self->moves, i);
      gint64 made = find_made (&trace, move->table, move->from);

      if (made != move->to || !move->is_new)
        append_move (out, move->table, made, move->to);
    }
  for (guint i = 0; i < trace.moves->len; i++)
    {
      const Move *move = g_ptr_array_index (trace.moves, i);
      g_autofree char *name = dup_name (move->table, move->to);
      gint64 here = sp_merge_keys_find (self, move->table, move->to);

      if (!g_hash_table_contains (self->set, name) && here != SP_KEY_NOWHERE)
        append_move (out, move->table, move->from, here); /* one that was there already */
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Makers of a row there, to add to. */
static GPtrArray *
get_makers (SpMergeKeys *self,
            const char  *table,
            gint64       there,
            gboolean     is_new)
{
  char *name = dup_name (table, there);
  GPtrArray *makers = is_new ? NULL : g_hash_table_lookup (self->makers, name);

  if (makers)
    {
      g_free (name);
      return makers;
    }
  makers = g_ptr_array_new_with_free_func (g_free);
  if (!is_new)
    g_ptr_array_add (makers, g_strdup (""));
  g_hash_table_replace (self->makers, name, makers);
  return makers;
}

gboolean
sp_merge_keys_follow (SpMergeKeys          *self,
                      sqlite3              *theirs,
                      const SpHistoryEdit  *edit,
                      GError              **error)
{
  g_auto (Trace) trace = { 0 };

  if (!read_trace (&trace, theirs, edit, error))
    return FALSE;
  for (guint i = 0; i < self->moves->len; i++)
    {
      const Move *move = g_ptr_array_index (self->moves, i);

      put_place (self, dup_maker (move->table, find_made (&trace, move->table, move->from), edit), move->table, move->to,
                 move->is_new);
    }
  sp_merge_keys_forget (self);
  for (guint i = 0; i < trace.added->len; i++)
    {
      const Move *added = g_ptr_array_index (trace.added, i);

      g_ptr_array_add (get_makers (self, added->table, added->to, TRUE),
                       dup_maker (added->table, find_made (&trace, added->table, added->to), edit));
    }
  for (guint i = 0; i < trace.moves->len; i++)
    {
      const Move *move = g_ptr_array_index (trace.moves, i);
      g_autofree char *maker = dup_maker (move->table, move->from, edit);
      gint64 here = sp_merge_keys_find (self, move->table, move->to);
      GPtrArray *makers = get_makers (self, move->table, move->to, FALSE);

      if (here != SP_KEY_NOWHERE && !g_hash_table_contains (self->places, maker))
        put_place (self, g_strdup (maker), move->table, here, FALSE);
      if (!g_ptr_array_find_with_equal_func (makers, maker, g_str_equal, NULL))
        g_ptr_array_add (makers, g_steal_pointer (&maker));
    }
  return TRUE;
}
