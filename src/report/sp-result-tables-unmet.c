/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Need in pounds, as a table. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables-private.h"
#include "sp-sentences.h"
#include "sp-unmet.h"

static void
add_phase (SpTable *table, const SpUnmet *unmet, SpPhase phase)
{
  const SpUnmetPhase *of = sp_unmet_get_phase (unmet, phase);
  static const char *const codes[] = { "own", "ratio", "average" };
  g_autofree char *basis = sp_words_for_unit_cost (of->basis, of->n_schemes);

  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_number (table, of->n_areas, 0);
  sp_table_add_number (table, of->places, 0);
  sp_table_add_money (table, of->unit_cost, SP_MONEY_POUNDS);
  sp_table_add_coded (table, codes[of->basis], basis);
  sp_table_add_money (table, of->cost, SP_MONEY_MILLIONS);
}

SpTable *
sp_table_of_unmet (SpUnmet *unmet)
{
  SpTable *table = sp_table_new ("unmet", _("What the places forecast short would cost (estimate)"));
  g_autofree char *sentence = sp_sentence_for_unmet (unmet);
  g_autofree char *note = g_strdup_printf ("%s %s", sentence,
    _("Places: the most that each area is short of in one year, its operating margin included; never set against spare places "
      "elsewhere. Without land."));

  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "areas_short", _("Areas short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places_short", _("Places short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_per_place_pounds", _("Cost of a place (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "taken_from", _("Taken from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_pounds", _("Cost (£m)"), SP_TABLE_NUMBER);
  add_phase (table, unmet, SP_PHASE_PRIMARY);
  add_phase (table, unmet, SP_PHASE_SECONDARY);
  sp_table_set_note (table, note);
  return table;
}
