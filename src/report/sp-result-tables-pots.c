/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the money of a plan is and on what terms it may be spent, pot by pot. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-funding.h"
#include "sp-pot-words.h"

#define UNIT SP_MONEY_MILLIONS

static void
append (GString *text, const char *words)
{
  if (words != NULL) /* Translators: between the terms of a pot. */
    g_string_append_printf (text, "%s%s", text->len > 0 ? _("; ") : "", words);
}

/* Every term holds at once. */
static char *
say_pays (const SpSnapshot *snapshot, const SpPot *pot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, sp_pot_purpose_name (pot->purpose));
  append (text, sp_pot_phase_name (pot->phase));
  append (text, pot->area >= 0 ? snapshot->areas[pot->area].name : NULL);
  append (text, pot->school >= 0 ? snapshot->schools[pot->school].name : NULL);
  append (text, pot->growth >= 0 ? snapshot->growth_areas[pot->growth].name : NULL);
  append (text, pot->project >= 0 ? snapshot->projects[pot->project].name : NULL);
  append (text, pot->terms);
  return g_strdup (text->len > 0 ? text->str : _("any scheme"));
}

static void
add_years (SpTable *table, gboolean known, gint years)
{
  if (known)
    sp_table_add_number (table, years, 0);
  else
    sp_table_add_missing (table);
}

static void
add_row (SpTable *table, const SpSnapshot *snapshot, const SpPot *pot)
{
  g_autofree char *pays = say_pays (snapshot, pot);
  SpMoney total = { 0 }, undated = { 0 };
  gboolean has_undated = FALSE;

  for (guint i = 0; i < pot->n_amounts; i++)
    {
      total = sp_money_add (total, pot->amounts[i].amount);
      if (pot->amounts[i].year.start != 0)
        continue;
      undated = pot->amounts[i].amount;
      has_undated = TRUE;
    }
  sp_table_begin_row (table);
  sp_table_add_text (table, pot->name);
  sp_table_add_coded (table, pot->source, sp_funding_source_name (pot->source));
  sp_table_add_coded (table, pot->programme, sp_pot_programme_name (pot->programme));
  sp_table_add_coded (table, pot->certainty, sp_pot_certainty_name (pot->certainty));
  sp_table_add_known_money (table, pot->n_amounts > 0, total, UNIT);
  sp_table_add_known_money (table, has_undated, undated, UNIT);
  sp_table_add_date (table, pot->earliest_on);
  sp_table_add_date (table, pot->spend_by);
  add_years (table, pot->has_carry_limit, pot->carry_years);
  add_years (table, pot->award_years > 0, pot->award_years);
  sp_table_add_text (table, pays);
}

SpTable *
sp_table_of_pots (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("pots", _("Money and its terms"));

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_TEXT);
  sp_table_add_column (table, "programme", _("Programme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "certainty", _("Certainty"), SP_TABLE_TEXT);
  sp_table_add_column (table, "total_pounds", _("In all (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "undated_pounds", _("Of it, without a year (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "earliest_on", _("May be spent from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "spend_by", _("To be spent by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "carry_years", _("Years it may be carried"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "award_years", _("Years of one award"), SP_TABLE_CODE);
  sp_table_add_column (table, "pays_for", _("What it may pay for"), SP_TABLE_TEXT);
  for (guint p = 0; p < snapshot->n_pots; p++)
    add_row (table, snapshot, &snapshot->pots[p]);
  sp_table_set_note (table, _("A term that is blank is not said: money with no years to be carried may be carried until the day it is to "
                              "be spent by. Money of another programme is not counted as money for growth."));
  return table;
}
