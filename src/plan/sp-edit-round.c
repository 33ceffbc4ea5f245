/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of forecast rounds. A round is never changed: it is kept, typed in, or removed. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-named-edit.h"

/* England has eight million pupils. */
#define MOST_PUPILS 1e8

static gboolean
check_value (const SpRoundRecord  *record,
             const SpRoundValue   *value,
             GError              **error)
{
  g_autofree char *year = sp_academic_year_to_string (value->year);

  if (!(value->pupils >= 0 && value->pupils <= MOST_PUPILS) || value->last < value->first || !value->code)
    return sp_edit_refuse (error, _("%s: the pupils of %s cannot be %g. Correct the figure"), record->name, year,
                           value->pupils);
  if (value->year.start <= record->origin.start || value->year.start > record->origin.start + record->horizon)
    return sp_edit_refuse (error, _("%s: %s is not a year that this round forecasts. Correct the year, or the year it "
                                    "starts from"), record->name, year);
  return TRUE;
}

/* "now" and "now:SCENARIO" stand for the plan as it is wherever a round is named. */
static gboolean
is_taken (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_equal (folded, "now") || g_str_has_prefix (folded, "now:");
}

static gboolean
check_record (const SpRoundRecord  *record,
              GError              **error)
{
  if (!sp_edit_check_text (record->name, FALSE, _("The name of the round"), error)
      || !sp_edit_check_text (record->note, TRUE, _("The note"), error)
      || !sp_edit_check_year (record->origin.start, error))
    return FALSE;
  if (is_taken (record->name))
    return sp_edit_refuse (error, _("“%s” stands for the plan as it is now. Choose another name for the round"),
                           record->name);
  if (record->horizon < 1 || record->horizon > 30)
    return sp_edit_refuse (error, _("%s: a round of %d years cannot be kept; choose 1 to 30"), record->name,
                           record->horizon);
  if (record->n_values == 0)
    return sp_edit_refuse (error, _("%s holds no pupils. Give at least one figure"), record->name);
  for (guint i = 0; i < record->n_values; i++)
    {
      if (!check_value (record, &record->values[i], error))
        return FALSE;
      if (i > 0 && sp_round_value_compare (&record->values[i - 1], &record->values[i]) >= 0)
        return sp_edit_refuse (error, _("%s: a figure of %s is given twice. Keep one of them"), record->name,
                               record->values[i].code);
    }
  return TRUE;
}

static void
bind_number (sqlite3_stmt *insert,
             int          *index,
             gboolean      held,
             double        value)
{
  if (held && isfinite (value))
    sqlite3_bind_double (insert, ++*index, value);
  else
    sqlite3_bind_null (insert, ++*index);
}

static gboolean
insert_values (SpNamedEdit          *edit,
               gint64                round_id,
               const SpRoundRecord  *record,
               GError              **error)
{
  g_autoptr (sqlite3_stmt) insert = sp_database_prepare (
    edit->db, "INSERT INTO forecast_round_value (round_id, level, code, year, first_group, last_group, pupils, moved_up, "
              "births, housing, adjustment, lower_80, upper_80, lower_95, upper_95, counted) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  for (guint i = 0; insert && i < record->n_values; i++)
    {
      const SpRoundValue *value = &record->values[i];
      int index = 6;

      sqlite3_bind_int64 (insert, 1, round_id);
      sqlite3_bind_text (insert, 2, sp_round_level_code (value->level), -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 3, value->code, -1, SQLITE_STATIC);
      sqlite3_bind_int (insert, 4, value->year.start);
      sqlite3_bind_int (insert, 5, (int) value->first);
      sqlite3_bind_int (insert, 6, (int) value->last);
      bind_number (insert, &index, TRUE, value->pupils);
      for (guint c = 0; c < SP_ROUND_COMPONENTS; c++)
        bind_number (insert, &index, value->has_components, value->component[c]);
      for (guint level = 0; level < 2; level++)
        {
          bind_number (insert, &index, value->upper[level] >= 0, value->lower[level]);
          bind_number (insert, &index, value->upper[level] >= 0, value->upper[level]);
        }
      bind_number (insert, &index, value->counted >= 0, value->counted);
      if (sqlite3_step (insert) != SQLITE_DONE)
        return sp_database_fail (edit->db, error);
      sqlite3_reset (insert);
    }
  return insert != NULL;
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
insert_round (SpNamedEdit           *edit,
              const SpRoundRecord   *record,
              const SpFrozenInputs  *inputs,
              gint64                *id,
              GError               **error)
{
  g_autoptr (GBytes) blob = inputs ? sp_frozen_inputs_compress (inputs) : NULL;
  g_autofree char *results = sp_round_values_sha256 (record->values, record->n_values);
  g_autofree char *now = dup_now ();
  const char *author = record->author || !inputs ? record->author : sp_named_edit_get_author ();

  if (sp_named_edit_int64 (edit, "SELECT 1 FROM forecast_round WHERE name = ?", SP_VALUES (SP_TEXT (record->name)), 0))
    return sp_edit_refuse (error, _("There is already a forecast round “%s”. Choose another name"), record->name);
  if (!sp_named_edit_exec (
        edit, "INSERT INTO forecast_round (name, kind, made_at, author, revision, scenario, origin_year, horizon, options, "
              "inputs, inputs_sha256, results_sha256, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        SP_VALUES (SP_TEXT (record->name), SP_TEXT (inputs ? "kept" : "typed in"),
                   SP_TEXT (record->made_at ? record->made_at : now), SP_TEXT (author),
                   inputs ? SP_INT (sp_plan_get_revision (edit->plan)) : SP_NULL, SP_TEXT (record->scenario),
                   SP_INT (record->origin.start), SP_INT (record->horizon), SP_TEXT (record->options),
                   blob ? SP_BYTES (g_bytes_get_data (blob, NULL), (gint64) g_bytes_get_size (blob)) : SP_NULL,
                   SP_TEXT (inputs ? sp_frozen_inputs_get_sha256 (inputs) : NULL), SP_TEXT (results),
                   SP_TEXT (record->note)),
        error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (edit->db);
  return insert_values (edit, *id, record, error);
}

gboolean
sp_edit_keep_round (SpPlan                *plan,
                    const SpRoundRecord   *record,
                    const SpFrozenInputs  *inputs,
                    gint64                *id,
                    GError               **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 made = 0;

  g_return_val_if_fail (SP_IS_PLAN (plan) && record && inputs, FALSE);
  if (!check_record (record, error) || !sp_named_edit_begin (&edit, plan, error)
      || !insert_round (&edit, record, inputs, &made, error)
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Keep forecast round %s"), record->name), record->note, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_type_in_round (SpPlan               *plan,
                       const SpRoundRecord  *record,
                       gint64               *id,
                       GError              **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  SpRoundRecord dated;
  char form[11];
  gint64 made = 0;

  g_return_val_if_fail (SP_IS_PLAN (plan) && record, FALSE);
  dated = *record;
  if (!check_record (record, error)
      || !sp_edit_check_text (record->made_at, FALSE, _("The date of the paper"), error)
      || !sp_edit_read_date (&dated.made_at, form, error)
      || !sp_named_edit_begin (&edit, plan, error) || !insert_round (&edit, &dated, NULL, &made, error)
      || !sp_named_edit_finish (&edit, g_strdup_printf (_("Type in forecast round %s"), record->name), record->note,
                                error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

gboolean
sp_edit_remove_round (SpPlan  *plan,
                      gint64   round_id,
                      GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error)
      || !(name = sp_named_edit_dup_name (&edit, "SELECT name FROM forecast_round WHERE id = ?", round_id,
                                          _("The plan has no such forecast round; it may have been removed. Choose "
                                            "another"), error))
      || !sp_named_edit_exec (&edit, "DELETE FROM forecast_round WHERE id = ?", SP_VALUES (SP_INT (round_id)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove forecast round %s"), name), NULL, error);
}
