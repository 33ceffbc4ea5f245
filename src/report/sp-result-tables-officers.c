/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between officers: who changed what, how two copies differ, and what a merge does. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-plan-diff.h"
#include "sp-plan-history.h"
#include "sp-plan-merge.h"
#include "sp-result-tables.h"

/* '2026-11-22T09:30:00Z' as a person reads it: the day and the minute, in UTC as it is kept. */
static void
add_time (SpTable    *table,
          const char *when)
{
  g_autofree char *text = when && strlen (when) >= 16 ? g_strdup_printf ("%.10s %.5s", when, when + 11) : g_strdup (when);

  sp_table_add_coded (table, when, text);
}

static const char *
name_state (const char *state)
{
  if (g_str_equal (state, "done"))
    return _("in force");
  if (g_str_equal (state, "same"))
    return _("was here already");
  return g_str_equal (state, "undone") ? _("undone") : _("undone for good");
}

SpTable *
sp_table_of_history (GPtrArray *edits)
{
  SpTable *table = sp_table_new ("history", _("History"));

  sp_table_add_column (table, "revision", _("Revision"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "made_at", _("When"), SP_TABLE_TEXT);
  sp_table_add_column (table, "author", _("Who"), SP_TABLE_TEXT);
  sp_table_add_column (table, "edit", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Why"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "brought_from", _("Brought from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "brought_by", _("Brought by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "brought_at", _("Brought"), SP_TABLE_CODE);
  sp_table_add_column (table, "origin", _("Edit"), SP_TABLE_CODE);
  for (guint i = 0; i < edits->len; i++)
    {
      const SpHistoryEdit *edit = g_ptr_array_index (edits, i);

      sp_table_begin_row (table);
      sp_table_add_number (table, (double) edit->revision, 0);
      add_time (table, edit->made_at);
      sp_table_add_text (table, edit->author);
      sp_table_add_text (table, edit->label);
      sp_table_add_text (table, edit->reason);
      sp_table_add_coded (table, edit->state, name_state (edit->state));
      sp_table_add_text (table, edit->brought_from);
      sp_table_add_text (table, edit->brought_by);
      sp_table_add_text (table, edit->brought_at);
      sp_table_add_text (table, edit->origin);
    }
  sp_table_set_note (table, _("Times are UTC. An edit undone and followed by another cannot be done again: undone for good."));
  return table;
}

SpTable *
sp_table_of_refused_edits (GPtrArray *edits)
{
  SpTable *table = sp_table_new ("refused", _("Edits of other copies that were refused"));

  sp_table_add_column (table, "made_at", _("Made"), SP_TABLE_TEXT);
  sp_table_add_column (table, "author", _("By"), SP_TABLE_TEXT);
  sp_table_add_column (table, "edit", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "refused_at", _("Refused"), SP_TABLE_TEXT);
  sp_table_add_column (table, "refused_by", _("By whom"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Why"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origin", _("Edit"), SP_TABLE_CODE);
  for (guint i = 0; i < edits->len; i++)
    {
      const SpRefusedEdit *edit = g_ptr_array_index (edits, i);

      sp_table_begin_row (table);
      add_time (table, edit->made_at);
      sp_table_add_text (table, edit->author);
      sp_table_add_text (table, edit->label);
      add_time (table, edit->refused_at);
      sp_table_add_text (table, edit->refused_by);
      sp_table_add_text (table, edit->reason);
      sp_table_add_text (table, edit->origin);
    }
  return table;
}

static void
add_change_kind (SpTable      *table,
                 SpChangeKind  kind)
{
  static const char *const codes[] = { "added", "removed", "changed" };
  const char *const names[] = { _("added"), _("removed"), _("changed") };

  sp_table_add_coded (table, codes[kind], names[kind]);
}

static void
add_change_by (SpTable     *table,
               SpChangedBy  by)
{
  static const char *const codes[] = { "mine", "theirs", "both", NULL };
  const char *const names[] = { _("the first"), _("the second"), _("both"), NULL };

  if (codes[by])
    sp_table_add_coded (table, codes[by], names[by]);
  else
    sp_table_add_missing (table);
}

SpTable *
sp_table_of_differences (GPtrArray *changes)
{
  SpTable *table = sp_table_new ("differences", _("What differs"));

  sp_table_add_column (table, "thing", _("Thing"), SP_TABLE_TEXT);
  sp_table_add_column (table, "field", _("Field"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("What happened"), SP_TABLE_TEXT);
  sp_table_add_column (table, "by", _("Changed by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "before", _("Before"), SP_TABLE_TEXT);
  sp_table_add_column (table, "mine", _("First plan"), SP_TABLE_TEXT);
  sp_table_add_column (table, "theirs", _("Second plan"), SP_TABLE_TEXT);
  sp_table_add_column (table, "table", _("Table"), SP_TABLE_CODE);
  sp_table_add_column (table, "key", _("Key"), SP_TABLE_CODE);
  for (guint i = 0; i < changes->len; i++)
    {
      const SpPlanChange *change = g_ptr_array_index (changes, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, change->key);

      sp_table_begin_row (table);
      sp_table_add_text (table, change->thing);
      sp_table_add_text (table, change->field);
      add_change_kind (table, change->kind);
      add_change_by (table, change->by);
      sp_table_add_text (table, change->before);
      sp_table_add_text (table, change->mine);
      sp_table_add_text (table, change->theirs);
      sp_table_add_text (table, change->table);
      sp_table_add_text (table, key);
    }
  sp_table_set_note (table, changes->len ? _("Before: what both held when they were one plan; blank where nothing was held, or where "
                                             "the two are not copies of one plan.")
                                         : _("The two plans hold the same."));
  return table;
}

static void
add_merge_state (SpTable      *table,
                 SpMergeState  state)
{
  static const char *const codes[] = { "clean", "conflict", "taken", "stuck", "refused", "same" };
  const char *const names[]
      = { _("fits"), _("needs a decision"), _("taken, theirs stands"), _("cannot be taken"), _("refused"), _("here already") };

  sp_table_add_coded (table, codes[state], names[state]);
}

static gboolean
has_same (GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    if (((const SpMergeEdit *) g_ptr_array_index (edits, i))->state == SP_MERGE_SAME)
      return TRUE;
  return FALSE;
}

SpTable *
sp_table_of_merge (GPtrArray *edits)
{
  SpTable *table = sp_table_new ("merge", _("Edits of the other copy"));

  sp_table_add_column (table, "number", _("Number"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "made_at", _("When"), SP_TABLE_TEXT);
  sp_table_add_column (table, "author", _("Who"), SP_TABLE_TEXT);
  sp_table_add_column (table, "edit", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Why"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origin", _("Edit"), SP_TABLE_CODE);
  for (guint i = 0; i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);

      sp_table_begin_row (table);
      sp_table_add_number (table, edit->number, 0);
      add_time (table, edit->made_at);
      sp_table_add_text (table, edit->author);
      sp_table_add_text (table, edit->label);
      sp_table_add_text (table, edit->reason);
      add_merge_state (table, edit->state);
      sp_table_add_text (table, edit->origin);
    }
  if (edits->len == 0)
    sp_table_set_note (table, _("The other copy has no edit that is not here already."));
  else if (has_same (edits))
    sp_table_set_note (table, _("Here already: this plan has come to say the same by itself, so nothing is done, and it is not asked about "
                                "again."));
  return table;
}

SpTable *
sp_table_of_merge_conflicts (GPtrArray *edits)
{
  SpTable *table = sp_table_new ("conflicts", _("Where both changed the same"));

  sp_table_add_column (table, "number", _("Number"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "thing", _("Thing"), SP_TABLE_TEXT);
  sp_table_add_column (table, "field", _("Field"), SP_TABLE_TEXT);
  sp_table_add_column (table, "before", _("Before"), SP_TABLE_TEXT);
  sp_table_add_column (table, "mine", _("This plan"), SP_TABLE_TEXT);
  sp_table_add_column (table, "theirs", _("The other copy"), SP_TABLE_TEXT);
  sp_table_add_column (table, "why", _("What taking it does"), SP_TABLE_TEXT);
  for (guint i = 0; i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);

      for (guint k = 0; k < edit->conflicts->len; k++)
        {
          const SpMergeConflict *conflict = g_ptr_array_index (edit->conflicts, k);

          sp_table_begin_row (table);
          sp_table_add_number (table, edit->number, 0);
          sp_table_add_text (table, conflict->thing);
          sp_table_add_text (table, conflict->field);
          sp_table_add_text (table, conflict->before);
          sp_table_add_text (table, conflict->mine);
          sp_table_add_text (table, conflict->theirs);
          sp_table_add_text (table, conflict->why);
        }
    }
  return table;
}

SpTable *
sp_table_of_merge_changes (GPtrArray *edits)
{
  SpTable *table = sp_table_new ("changes", _("What changes in this plan"));

  sp_table_add_column (table, "number", _("Number"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "thing", _("Thing"), SP_TABLE_TEXT);
  sp_table_add_column (table, "field", _("Field"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("What happens"), SP_TABLE_TEXT);
  sp_table_add_column (table, "mine", _("Now"), SP_TABLE_TEXT);
  sp_table_add_column (table, "theirs", _("After"), SP_TABLE_TEXT);
  for (guint i = 0; i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);

      for (guint k = 0; k < edit->changes->len; k++)
        {
          const SpPlanChange *change = g_ptr_array_index (edit->changes, k);

          sp_table_begin_row (table);
          sp_table_add_number (table, edit->number, 0);
          sp_table_add_text (table, change->thing);
          sp_table_add_text (table, change->field);
          add_change_kind (table, change->kind);
          sp_table_add_text (table, change->mine);
          sp_table_add_text (table, change->theirs);
        }
    }
  return table;
}
