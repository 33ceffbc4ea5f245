/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what a pot is, how sure it is and what it may pay for; and pots themselves, added and removed. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"

#define NO_POT _("The plan has no such funding; it may have been removed. Choose another")

static const char *const sources[] = { "basic need", "mid-year basic need", "targeted basic need", "condition", "lcvap",
                                       "devolved formula capital", "high needs", "project grant", "section 106", "cil", "hif",
                                       "capital receipts", "revenue and reserves", "borrowing", "carry forward",
                                       "school or diocese", "dfe grant", "other", NULL };
static const char *const certainties[] = { "received", "announced", "expected", "at risk", NULL };
static const char *const purposes[] = { "growth", "condition", "send", NULL };
static const char *const phases[] = { "primary", "secondary", "special", NULL };
static const char *const programmes[] = { "growth", "other", NULL };

/* How each term is written; a thing is looked up in `table`, a word in `words`; terms in words are free text. */
static const struct { const char *code, *sql, *table; const char *const *words;
} TERMS[SP_N_POT_TERMS] = {
  [SP_POT_PURPOSE] = { "purpose", "UPDATE pot SET purpose = ? WHERE id = ?", NULL, purposes },
  [SP_POT_PHASE] = { "phase", "UPDATE pot SET phase = ? WHERE id = ?", NULL, phases },
  [SP_POT_PROGRAMME] = { "programme", "UPDATE pot SET programme = ? WHERE id = ?", NULL, programmes },
  [SP_POT_AREA] = { "area", "UPDATE pot SET area_id = ? WHERE id = ?", "planning_area", NULL },
  [SP_POT_SCHOOL] = { "school", "UPDATE pot SET school_id = ? WHERE id = ?", "school", NULL },
  [SP_POT_GROWTH_AREA] = { "growth-area", "UPDATE pot SET growth_area_id = ? WHERE id = ?", "growth_area", NULL },
  [SP_POT_PROJECT] = { "project", "UPDATE pot SET project_id = ? WHERE id = ?", "project", NULL },
  [SP_POT_TERMS] = { "terms", "UPDATE pot SET terms = ? WHERE id = ?", NULL, NULL },
};

gboolean
sp_edit_begin_pot (SpNamedEdit  *edit,
                   SpPlan       *plan,
                   gint64        pot_id,
                   char        **name,
                   GError      **error)
{
  return sp_named_edit_begin (edit, plan, error)
         && (*name = sp_named_edit_dup_name (edit, "SELECT name FROM pot WHERE id = ?", pot_id, NO_POT, error)) != NULL;
}

const char *const *
sp_pot_source_codes (void)
{
  return sources;
}

const char *const *
sp_pot_certainty_codes (void)
{
  return certainties;
}

const char *const *
sp_pot_term_words (SpPotTerm term)
{
  g_return_val_if_fail ((guint) term < SP_N_POT_TERMS, NULL);
  return TERMS[term].words;
}

const char *
sp_pot_term_code (SpPotTerm term)
{
  g_return_val_if_fail ((guint) term < SP_N_POT_TERMS, NULL);
  return TERMS[term].code;
}

gboolean
sp_edit_check_pot_name (SpNamedEdit  *edit,
                        gint64        pot_id,
                        const char   *name,
                        GError      **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1), *other = NULL;
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (edit->db, "SELECT id, trim (name) FROM pot", error);

  while (rows && sp_database_step (rows, NULL))
    {
      g_autofree char *held = sp_database_dup_column (rows, 1), *held_folded = g_utf8_casefold (held, -1);

      if (sqlite3_column_int64 (rows, 0) != pot_id && g_str_equal (folded, held_folded))
        return sp_edit_refuse (error, _("The plan already has money called %s. Choose another name, or change that"), held);
    }
  return rows != NULL;
}

gboolean
sp_edit_add_pot (SpPlan      *plan,
                 const char  *name,
                 const char  *source,
                 const char  *certainty,
                 gint64      *id,
                 GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *trimmed = NULL;
  gint64 made;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the money"), error) || !sp_edit_check_word (source, sources, error)
      || !sp_edit_check_word (certainty, certainties, error) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  trimmed = g_strstrip (g_strdup (name));
  if (!sp_edit_check_pot_name (&edit, 0, trimmed, error))
    return FALSE;
  if (!sp_named_edit_exec (&edit,
                           "INSERT INTO pot (position, name, source, certainty) VALUES ((SELECT ifnull (max (position), 0) + 1 "
                           "FROM pot), ?, ?, ?)", SP_VALUES (SP_TEXT (trimmed), SP_TEXT (source), SP_TEXT (certainty)), error))
    return FALSE;
  made = sqlite3_last_insert_rowid (edit.db);
  if (!sp_named_edit_finish (&edit, g_strdup_printf (_("Add money %s"), trimmed), NULL, error))
    return FALSE;
  if (id)
    *id = made;
  return TRUE;
}

/* Nothing hangs on it that somebody else entered. */
static gboolean
check_unused (SpNamedEdit  *edit,
              gint64        pot_id,
              const char   *name,
              GError      **error)
{
  g_autofree char *agreement = NULL, *project = NULL;

  agreement = sp_named_edit_dup_name (edit, "SELECT a.title FROM obligation o JOIN agreement a ON a.id = o.agreement_id WHERE "
                                             "o.pot_id = ? LIMIT 1", pot_id, "", NULL);
  if (agreement)
    return sp_edit_refuse (error, _("%s cannot be removed: contributions of “%s” are paid into it. Keep it, and take its amounts "
                                    "away instead"), name, agreement);
  project = sp_named_edit_dup_name (edit, "SELECT p.name FROM pot_allocation l JOIN project p ON p.id = l.project_id WHERE "
                                           "l.pot_id = ? LIMIT 1", pot_id, "", NULL);
  if (project)
    return sp_edit_refuse (error, _("%s cannot be removed: some of it is fixed for %s. Take that away first"), name, project);
  return TRUE;
}

gboolean
sp_edit_remove_pot (SpPlan    *plan,
                    gint64     pot_id,
                    gboolean   with_all,
                    GError   **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_begin_pot (&edit, plan, pot_id, &name, error) || (!with_all && !check_unused (&edit, pot_id, name, error)))
    return FALSE;
  return sp_named_edit_exec (&edit, "UPDATE obligation SET pot_id = NULL WHERE pot_id = ?", SP_VALUES (SP_INT (pot_id)), error)
         && sp_named_edit_exec (&edit, "DELETE FROM scenario_override WHERE target_id = ? AND subject = 'pot amount'",
                                SP_VALUES (SP_INT (pot_id)), error)
         && sp_named_edit_exec (&edit, "DELETE FROM pot WHERE id = ?", SP_VALUES (SP_INT (pot_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove money %s"), name), NULL, error);
}

gboolean
sp_edit_set_pot_certainty (SpPlan      *plan,
                           gint64       pot_id,
                           const char  *certainty,
                           GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_word (certainty, certainties, error) && sp_edit_begin_pot (&edit, plan, pot_id, &name, error)
         && sp_named_edit_exec (&edit, "UPDATE pot SET certainty = ? WHERE id = ?",
                                SP_VALUES (SP_TEXT (certainty), SP_INT (pot_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change how sure %s is"), name), NULL, error);
}

/* The thing a term names is there. */
static gboolean
find_thing (SpNamedEdit  *edit,
            SpPotTerm     term,
            gint64        id,
            GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM %s WHERE id = ?", TERMS[term].table);
  g_autofree char *name = sp_named_edit_dup_name (edit, sql, id, _("The plan has no such thing for the money to pay for; it may "
                                                                   "have been removed. Choose another"), error);

  return name != NULL;
}

gboolean
sp_edit_set_pot_term (SpPlan      *plan,
                      gint64       pot_id,
                      SpPotTerm    term,
                      const char  *text,
                      gint64       id,
                      GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;
  gboolean is_thing;
  SpValue value;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) term < SP_N_POT_TERMS, FALSE);
  is_thing = TERMS[term].table != NULL;
  if (TERMS[term].words && (text || term == SP_POT_PROGRAMME) && !sp_edit_check_word (text, TERMS[term].words, error))
    return FALSE;
  if (!sp_edit_check_text (text, TRUE, _("What the money may pay for"), error) || !sp_edit_begin_pot (&edit, plan, pot_id, &name, error)
      || (is_thing && id && !find_thing (&edit, term, id, error)))
    return FALSE;
  value = is_thing ? SP_INT_OR_NULL (id, 0) : SP_TEXT (text);
  return sp_named_edit_exec (&edit, TERMS[term].sql, SP_VALUES (value, SP_INT (pot_id)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change what %s may pay for"), name), NULL, error);
}

gboolean
sp_edit_tie_pot (SpPlan     *plan,
                 gint64      pot_id,
                 SpPotTerm   term,
                 gint64      id,
                 GError    **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && (guint) term < SP_N_POT_TERMS && TERMS[term].table, FALSE);
  return sp_edit_begin_pot (&edit, plan, pot_id, &name, error) && (!id || find_thing (&edit, term, id, error))
         && sp_named_edit_exec (&edit, "UPDATE pot SET area_id = NULL, school_id = NULL, growth_area_id = NULL, project_id = NULL "
                                       "WHERE id = ?", SP_VALUES (SP_INT (pot_id)), error)
         && (!id || sp_named_edit_exec (&edit, TERMS[term].sql, SP_VALUES (SP_INT (id), SP_INT (pot_id)), error))
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Change what %s may pay for"), name), NULL, error);
}
