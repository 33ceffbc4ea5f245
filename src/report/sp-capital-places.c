/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper's own tables of obligations and of places. */
#include "config.h"
#include "sp-capital-private.h"

#include <glib/gi18n-lib.h>

#define LEAST 0.5 /* pupil-years that a programme has to place for a planning area to be helped by it */

/* ------------------------------------------------------------- obligations */

static void
add_obligation (SpTable *table, const SpReceipts *receipts, guint i)
{
  const SpReceipt *row = sp_receipts_get (receipts, i);

  sp_table_begin_row (table);
  sp_table_add_text (table, sp_receipts_get_agreement (receipts, i)->title);
  sp_table_add_text (table, sp_receipts_get_obligation (receipts, i)->text);
  sp_table_add_coded (table, sp_receipt_state_code (row->state), sp_receipt_state_name (row->state));
  sp_table_add_known_money (table, row->has_amount, row->worth, SP_MONEY_MILLIONS);
  sp_table_add_known_money (table, row->received.pence > 0, row->received, SP_MONEY_MILLIONS);
  sp_table_add_known_money (table, row->has_amount, row->to_come, SP_MONEY_MILLIONS);
  if (row->never >= 0 && row->expected.start != 0)
    sp_table_add_financial_year (table, row->expected);
  else
    sp_table_add_missing (table);
  sp_table_add_known_number (table, row->never >= 0, 100 * row->never, 0);
  sp_table_add_date (table, row->pay_back_on);
}

/* A column that would hold nothing but dashes is not printed, and not explained. */
static char *
say_note (gboolean dated, gboolean simulated)
{
  GString *note = g_string_new (_("A dash: the papers do not say."));

  if (dated)
    g_string_append_printf (note, " %s", _("Expected: the year by which half of the simulated courses of building have passed its trigger."));
  if (simulated)
    g_string_append_printf (note, " %s", _("Not by the last year: the share of the simulated courses of building in which its trigger is not "
                                           "passed within the years looked at."));
  g_string_append_printf (note, " %s", _("Nothing is due before an agreement is signed."));
  return g_string_free (note, FALSE);
}

SpTable *
sp_capital_table_of_ledger (SpReceipts *receipts)
{
  SpTable *table = sp_table_new ("capital-ledger", _("What developers have agreed to, and what has become of it"));
  SpMoney worth = { 0 }, received = { 0 }, to_come = { 0 };
  gboolean says = FALSE, dated = FALSE, simulated = FALSE; /* any: what it is worth, when it is expected, and how likely that is */
  g_autofree char *note = NULL;

  sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
  sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "worth_pounds", _("Worth now (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "received_pounds", _("Received (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "to_come_pounds", _("To come (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "expected", _("Expected (estimate)"), SP_TABLE_TEXT);
  sp_table_add_column (table, "never_per_cent", _("Not by the last year (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pay_back", _("Pay back after"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    {
      const SpReceipt *row = sp_receipts_get (receipts, i);

      add_obligation (table, receipts, i);
      says |= row->has_amount;
      simulated |= row->never >= 0;
      dated |= row->never >= 0 && row->expected.start != 0;
      worth = sp_money_add (worth, row->has_amount ? row->worth : (SpMoney) { 0 });
      received = sp_money_add (received, row->received);
      to_come = sp_money_add (to_come, row->has_amount ? row->to_come : (SpMoney) { 0 });
    }
  if (sp_table_get_n_rows (table) == 0)
    return table;
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Those that say what they are worth"));
  sp_table_add_missing (table);
  sp_table_add_missing (table);
  sp_table_add_known_money (table, says, worth, SP_MONEY_MILLIONS);
  sp_table_add_known_money (table, received.pence > 0, received, SP_MONEY_MILLIONS);
  sp_table_add_known_money (table, says, to_come, SP_MONEY_MILLIONS);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  note = say_note (dated, simulated);
  sp_table_set_note (table, note);
  return table;
}

/* ------------------------------------------------------------------ places */

static void
add_area (SpTable *table, const SpArea *area)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, area->code, area->name);
  sp_table_add_coded (table, sp_phase_code (area->phase), sp_phase_name (area->phase));
}

static SpTable *
begin_places (const char *code, const char *title)
{
  SpTable *table = sp_table_new (code, title);

  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "short_from", _("Short from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places_short", _("Most short"), SP_TABLE_NUMBER);
  return table;
}

SpTable *
sp_capital_table_of_planned (SpNeed *without)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (without);
  g_autoptr (GArray) rows = sp_late_places_find (without);
  SpTable *table = begin_places ("capital-planned", _("Places planned, against when they are needed (estimate)"));

  sp_table_add_column (table, "name", _("First scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places_from", _("Its places from"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("They come"), SP_TABLE_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const SpLatePlaces *row = &g_array_index (rows, SpLatePlaces, i);

      if (row->state == SP_PLACES_NONE)
        continue;
      add_area (table, &snapshot->areas[row->area]);
      sp_table_add_academic_year (table, row->short_from);
      sp_table_add_number (table, row->most_short, 0);
      sp_table_add_text (table, row->project >= 0 ? snapshot->projects[row->project].name : NULL);
      sp_table_add_academic_year (table, row->places_from);
      sp_table_add_coded (table, sp_places_state_code (row->state), sp_places_state_name (row->state));
    }
  sp_table_set_note (table, _("Short of the places there are today, without any scheme’s."));
  return table;
}

SpTable *
sp_capital_table_of_unplanned (SpNeed *without)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (without);
  g_autoptr (GArray) rows = sp_late_places_find (without);
  SpTable *table = begin_places ("capital-unplanned", _("Planning areas short of places for which nothing is planned (estimate)"));

  for (guint i = 0; i < rows->len; i++)
    {
      const SpLatePlaces *row = &g_array_index (rows, SpLatePlaces, i);

      if (row->state != SP_PLACES_NONE)
        continue;
      add_area (table, &snapshot->areas[row->area]);
      sp_table_add_academic_year (table, row->short_from);
      sp_table_add_number (table, row->most_short, 0);
    }
  return table;
}

SpTable *
sp_capital_table_of_helped (SpProgramme *programme)
{
  const SpSnapshot *snapshot = sp_option_set_get_snapshot (sp_programme_get_set (programme));
  SpTable *table = sp_table_new ("capital-helped", _("Pupil-years without a place, in the planning areas it helps (an estimate)"));

  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "before", _("Before"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "after", _("After"), SP_TABLE_NUMBER);
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      double before = 0, after = 0;

      for (gint lead = 1; lead <= snapshot->assumptions.horizon; lead++)
        {
          double b, c;

          sp_programme_get_unplaced (programme, (SpAreaIndex) a, lead, &b, &c);
          before += b;
          after += c;
        }
      if (before - after < LEAST)
        continue;
      add_area (table, &snapshot->areas[a]);
      sp_table_add_number (table, before, 0);
      sp_table_add_number (table, after, 0);
    }
  return table;
}
