/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-capital-private.h"
#include "sp-result-tables-private.h"

#include <glib/gi18n-lib.h>

#include "sp-summary-private.h"

#define UNIT SP_MONEY_MILLIONS
#define MOST_NAMES 3 /* in a sentence or a cell */

/* ------------------------------------------------------------------- money */

static void
add (SpPurseYear *sum, SpPurseYear row)
{
  sum->carried_in = sp_money_add (sum->carried_in, row.carried_in);
  sum->fresh = sp_money_add (sum->fresh, row.fresh);
  sum->returned = sp_money_add (sum->returned, row.returned);
  sum->used = sp_money_add (sum->used, row.used);
  sum->used_late = sp_money_add (sum->used_late, row.used_late);
  sum->repaid = sp_money_add (sum->repaid, row.repaid);
  sum->lapsed = sp_money_add (sum->lapsed, row.lapsed);
  sum->carried_out = sp_money_add (sum->carried_out, row.carried_out);
}

static SpPurseYear
sum_year (SpWaterfall *waterfall, guint y)
{
  SpPurseYear sum = { 0 };

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    add (&sum, sp_waterfall_get_purse_year (waterfall, p, y));
  return sum;
}

static void
add_flow_columns (SpTable *table, gboolean moved)
{
  sp_table_add_column (table, "opening_pounds", _("Opening (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "in_pounds", _("In (£m)"), SP_TABLE_NUMBER);
  if (moved)
    sp_table_add_column (table, "moved_pounds", _("Repaid by others, or (to) them (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "used_pounds", _("Used (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lapsing_pounds", _("Lapsing (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "closing_pounds", _("Closing (£m)"), SP_TABLE_NUMBER);
}

static void
add_flow (SpTable *table, const SpPurseYear *row, gboolean moved)
{
  sp_table_add_money (table, row->carried_in, UNIT);
  sp_table_add_money (table, row->fresh, UNIT);
  if (moved)
    sp_table_add_money (table, sp_money_sub (row->returned, row->repaid), UNIT);
  sp_table_add_money (table, sp_money_add (row->used, row->used_late), UNIT);
  sp_table_add_money (table, row->lapsed, UNIT);
  sp_table_add_money (table, row->carried_out, UNIT);
}

/* Of all years: it opens as the first does and closes as the last. */
static void
add_year_total (SpTable *table, SpWaterfall *waterfall)
{
  guint n = sp_waterfall_get_n_years (waterfall);
  SpMoney stated = { 0 }, before = { 0 }, above = { 0 }, gap = { 0 };
  SpPurseYear sum = { 0 };

  for (guint y = 0; y < n; y++)
    {
      SpWaterfallYear year = sp_waterfall_get_totals (waterfall, y);

      add (&sum, sum_year (waterfall, y));
      stated = sp_money_add (stated, year.stated);
      before = sp_money_add (before, year.before);
      above = sp_money_add (above, sp_money_sub (year.stated, year.cost));
      gap = sp_money_add (gap, year.gap);
    }
  sum.carried_in = sum_year (waterfall, 0).carried_in;
  sum.carried_out = sum_year (waterfall, n - 1).carried_out;
  sp_table_begin_row (table);
  sp_table_add_text (table, _("All years"));
  add_flow (table, &sum, FALSE);
  sp_table_add_money (table, stated, UNIT);
  sp_table_add_money (table, before, UNIT);
  sp_table_add_money (table, above, UNIT);
  sp_table_add_money (table, gap, UNIT);
  sp_table_add_missing (table);
  sp_table_mark_total (table);
}

/* What of the spend is paid late, and what never. NULL: none is paid late. */
static char *
say_paid_late (SpWaterfall *waterfall)
{
  SpMoney missing = sp_waterfall_get_missing (waterfall), forward = { 0 };
  g_autofree char *all = NULL, *late = NULL, *never = sp_money_to_words (missing);

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    forward = sp_money_add (forward, sp_waterfall_get_totals (waterfall, y).late);
  if (forward.pence == 0)
    return NULL;
  all = sp_money_to_words (sp_money_add (forward, missing));
  late = sp_money_to_words (forward);
  return g_strdup_printf (_("Of the %s not paid in its year, %s is paid later and %s never: that is the gap."), all, late, never);
}

SpTable *
sp_capital_table_of_years (SpWaterfall *waterfall)
{
  SpTable *table = sp_table_new ("capital-years", _("All the money, year by year, against the spend of the schemes"));
  g_autofree char *note = NULL, *late = say_paid_late (waterfall);

  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  add_flow_columns (table, FALSE);
  sp_table_add_column (table, "spend_pounds", _("Spend (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "before_pounds", _("Met before (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "above_pounds", _("Above cost (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "gap_pounds", _("Gap (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "outstanding_pounds", _("Funded forward at its end (£m)"), SP_TABLE_NUMBER);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpWaterfallYear year = sp_waterfall_get_totals (waterfall, y);
      SpPurseYear row = sum_year (waterfall, y);

      sp_table_begin_row (table);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
      add_flow (table, &row, FALSE);
      sp_table_add_money (table, year.stated, UNIT);
      sp_table_add_money (table, year.before, UNIT);
      sp_table_add_money (table, sp_money_sub (year.stated, year.cost), UNIT);
      sp_table_add_money (table, year.gap, UNIT);
      sp_table_add_money (table, year.outstanding, UNIT);
    }
  add_year_total (table, waterfall);
  note = g_strdup_printf ("%s%s%s %s", late != NULL ? late : "", late != NULL ? " " : "", _("Opening + in − used − lapsing = closing. Used: for spend of the year, and for spend of earlier years that is paid "
                              "late. Gap: spend of the year that no money ever pays; what later money pays is funded forward until "
                              "then. What has no year stands last, and pays for no dated year."),
                          sp_words_for_charging ());
  sp_table_set_note (table, note);
  return table;
}

static gboolean
is_idle (const SpPurseYear *row)
{
  return row->carried_in.pence == 0 && row->fresh.pence == 0 && row->returned.pence == 0;
}

static gboolean
any_moved (SpWaterfall *waterfall)
{
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    if (sum_year (waterfall, y).repaid.pence != 0)
      return TRUE;
  return FALSE;
}

/* What it has over all years: it opens with nothing, and closes as it does in the last year that says something of it. */
static SpPurseYear
add_pot_years (SpTable *table, SpWaterfall *waterfall, guint p, gboolean moved)
{
  SpPurseYear sum = { 0 };
  gboolean first = TRUE;

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpPurseYear row = sp_waterfall_get_purse_year (waterfall, p, y);
      SpMoney closing = row.carried_out, opening = first ? row.carried_in : sum.carried_in;

      add (&sum, row);
      sum.carried_in = opening;
      sum.carried_out = closing;
      if (is_idle (&row))
        continue;
      first = FALSE;
      sp_table_begin_row (table);
      sp_table_add_text (table, sp_waterfall_get_purse (waterfall, p)->name);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
      add_flow (table, &row, moved);
    }
  return sum;
}

SpTable *
sp_capital_table_of_pots (SpWaterfall *waterfall)
{
  SpTable *table = sp_table_new ("capital-pots", _("Each pot, year by year"));
  gboolean moved = any_moved (waterfall);
  const char *below = sp_words_for_below_nought (waterfall);
  g_autofree char *note = NULL;
  SpPurseYear sum = { 0 };

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  add_flow_columns (table, moved);
  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    add (&sum, add_pot_years (table, waterfall, p, moved));
  if (sp_table_get_n_rows (table) == 0)
    return table;
  sp_table_begin_row (table);
  sp_table_add_text (table, _("All pots, all years"));
  sp_table_add_missing (table);
  add_flow (table, &sum, moved);
  sp_table_mark_total (table);
  if (moved)
    note = g_strdup_printf ("%s%s%s", _("Repaid: by a developer’s contribution or a grant, to the pot that paid in its stead; it moves "
                                        "between pots and adds up to nought."), below != NULL ? " " : "", below != NULL ? below : "");
  sp_table_set_note (table, moved ? note : below);
  return table;
}

/* ----------------------------------------------------------------- schemes */

/* "Drake Infant, Thetford (EC4673)": what people call it, and what the ledger does. */
static void
add_scheme_name (SpTable *table, const SpProject *project)
{
  g_autofree char *both = project->reference != NULL ? g_strdup_printf ("%s (%s)", project->name, project->reference) : NULL;

  sp_table_add_text (table, both != NULL ? both : project->name);
}

static void
add_scheme (SpTable *table, SpWaterfall *waterfall, const SpWaterfallLine *line)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  const SpProject *project = line->project >= 0 ? &snapshot->projects[line->project] : NULL;
  gboolean priced = line->state != SP_LINE_NOT_PRICED;

  sp_table_begin_row (table);
  if (project != NULL)
    add_scheme_name (table, project);
  else
    sp_table_add_text (table, _("The rest of the table, by the paper’s own figure"));
  sp_table_add_text (table, project != NULL ? project->description : NULL);
  sp_table_add_known_money (table, priced, line->cost, UNIT);
  sp_table_add_known_money (table, priced, sp_money_sub (line->cost, line->missing), UNIT);
  sp_table_add_known_money (table, priced && line->uncertain.pence > 0, line->uncertain, UNIT);
  sp_table_add_known_money (table, priced, line->missing, UNIT);
  sp_table_add_coded (table, sp_line_state_code (line->state), line->words);
}

static char *
say_reasons (SpWaterfall *waterfall, gint number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, l);
      const char *name = line->project >= 0 ? line->name : _("The rest of the table");

      if (line->table == number && line->pot < 0 && !line->elsewhere && line->state != SP_LINE_NOT_PRICED && line->reason != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " " : "", name, line->reason);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Where no scheme is priced the sums are not known to be nought. */
static void
add_scheme_total (SpTable *table, gboolean priced, SpMoney cost, SpMoney paid, SpMoney uncertain, SpMoney missing)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Total"));
  sp_table_add_missing (table);
  sp_table_add_known_money (table, priced, cost, UNIT);
  sp_table_add_known_money (table, priced, paid, UNIT);
  sp_table_add_known_money (table, uncertain.pence > 0, uncertain, UNIT);
  sp_table_add_known_money (table, priced, missing, UNIT);
  sp_table_mark_total (table);
}

SpTable *
sp_capital_table_of_schemes (SpWaterfall *waterfall, const SpTableDemand *demand)
{
  g_autofree char *code = g_strdup_printf ("capital-schemes-%d", demand->number), *reasons = say_reasons (waterfall, demand->number);
  g_autofree char *title = demand->number > 0 ? sp_summary_say_table (demand) : g_strdup (_("Schemes in no programme table"));
  SpTable *table = sp_table_new (code, title);
  SpMoney cost = { 0 }, paid = { 0 }, uncertain = { 0 }, missing = { 0 };
  gboolean priced = FALSE;

  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "description", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_pounds", _("Cost (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "paid_pounds", _("Paid for (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "uncertain_pounds", _("Of it not certain (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "missing_pounds", _("Not paid for (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "state", _("Funding"), SP_TABLE_TEXT);
  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, l);

      if (line->table != demand->number || line->pot >= 0 || line->elsewhere)
        continue;
      add_scheme (table, waterfall, line);
      priced |= line->state != SP_LINE_NOT_PRICED;
      cost = sp_money_add (cost, line->cost);
      paid = sp_money_add (paid, sp_money_sub (line->cost, line->missing));
      uncertain = sp_money_add (uncertain, line->uncertain);
      missing = sp_money_add (missing, line->missing);
    }
  add_scheme_total (table, priced, cost, paid, uncertain, missing);
  sp_table_keep_total (table);
  sp_table_set_note (table, reasons);
  return table;
}

/* ----------------------------------------------------------------- reasons */

static const struct { const char *code, *says; } reasons[] = {
  { "no-money", N_("The money left, when it is needed, does not reach") },
  { "capacity", N_("More would be built in a year than can be") },
  { "ineligible", N_("The money that may pay for it is less than it costs, or there is none") },
  { "not-saved", N_("Not in the programme as it was saved, though it would place more and can be paid for") },
  { "not-proved", N_("The search ended before it was tried") },
  { "excluded", N_("Another that excludes it is chosen") },
  { "waits", N_("It must wait for another that is not chosen") },
  { "ring", N_("It has to wait for itself by way of others") },
  { "forbidden", N_("Ruled out, as asked") },
  { "too-late", N_("It cannot open within the years looked at") },
  { "no-cost", N_("What it costs is not known") },
  { "no-places", N_("Which places it adds is not known") },
  { "no-gain", N_("It takes places away, and is there to be asked for") },
  { "not-needed", N_("With what is chosen, it would place nobody more") },
};

char *
sp_capital_list_names (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint shown = MIN (names->len, MOST_NAMES);

  for (guint i = 0; i < shown; i++) /* names have commas in them */
    g_string_append_printf (text, "%s%s", i == 0 ? "" : i + 1 == names->len ? _("; and ") : "; ", (const char *) names->pdata[i]);
  if (names->len > shown)
    g_string_append_printf (text, ngettext ("; and %u more", "; and %u more", names->len - shown), names->len - shown);
  return g_string_free (text, names->len == 0);
}

static void
add_reason (SpTable *table, SpProgramme *programme, guint r)
{
  SpOptionSet *set = sp_programme_get_set (programme);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    if (g_strcmp0 (sp_programme_get_reason_code (programme, i), reasons[r].code) == 0)
      g_ptr_array_add (names, (gpointer) sp_option_set_get (set, i)->name);
  if (names->len == 0)
    return;
  list = sp_capital_list_names (names);
  sp_table_begin_row (table);
  sp_table_add_coded (table, reasons[r].code, _(reasons[r].says));
  sp_table_add_number (table, names->len, 0);
  sp_table_add_text (table, list);
}

SpTable *
sp_capital_table_of_reasons (SpProgramme *programme)
{
  SpTable *table = sp_table_new ("capital-reasons", _("Why the other options are not chosen"));
  SpOptionSet *set = sp_programme_get_set (programme);
  guint n = 0;

  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  sp_table_add_column (table, "options", _("Options"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "names", _("Among them"), SP_TABLE_TEXT);
  for (guint r = 0; r < G_N_ELEMENTS (reasons); r++)
    add_reason (table, programme, r);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    n += sp_programme_get_reason_code (programme, i) != NULL;
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Not chosen"));
  sp_table_add_number (table, n, 0);
  sp_table_add_missing (table);
  sp_table_mark_total (table);
  sp_table_set_note (table, _("The options command and the Options page give the reason of each in a sentence, with its figures."));
  return table;
}
