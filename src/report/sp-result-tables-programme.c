/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The programme chosen from options. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-programme.h"
#include "sp-programme-risk.h"
#include "sp-result-programme.h"
#include "sp-result-tables-private.h"

static void
add_area (SpTable *table, const SpSnapshot *s, const SpOption *option)
{
  if (option->area >= 0)
    sp_table_add_coded (table, s->areas[option->area].code, s->areas[option->area].name);
  else
    sp_table_add_missing (table);
}

SpTable *
sp_table_of_programme (SpProgramme *programme)
{
  SpOptionSet *set = sp_programme_get_set (programme);
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  SpTable *table = sp_table_new ("programme", _("The programme: what to build, and when (an estimate)"));
  SpMoney sum = sp_money (0);

  sp_table_add_column (table, "key", _("Key"), SP_TABLE_TEXT);
  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "option", _("Option"), SP_TABLE_TEXT);
  sp_table_add_column (table, "opens", _("Opens"), SP_TABLE_TEXT);
  sp_table_add_column (table, "decide_by", _("Decide by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost", _("Cost (£m)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOption *option = sp_option_set_get (set, i);
      SpAcademicYear opens = sp_programme_get_opens (programme, i);
      SpMonth month = sp_option_get_decision (option, opens);
      g_autofree char *words = opens.start ? sp_option_say_decision (s, option, opens) : NULL;
      g_autofree char *code = g_strdup_printf ("%04d-%02d", month.year, month.month);

      if (!opens.start)
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, option->key);
      add_area (table, s, option);
      sp_table_add_text (table, option->name);
      sp_table_add_academic_year (table, opens);
      sp_table_add_coded (table, code, words);
      sp_table_add_number (table, sp_option_get_places (option), 0);
      sp_table_add_money (table, option->cost, SP_MONEY_MILLIONS);
      sum = sp_money_add (sum, option->cost);
    }
  if (sp_table_get_n_rows (table) == 0)
    return table;
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Total"));
  for (guint i = 0; i < 5; i++)
    sp_table_add_missing (table);
  sp_table_add_money (table, sum, SP_MONEY_MILLIONS);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  return table;
}

SpTable *
sp_table_of_programme_reasons (SpProgramme *programme)
{
  SpOptionSet *set = sp_programme_get_set (programme);
  SpTable *table = sp_table_new ("reasons", _("Why the others are not chosen"));

  sp_table_add_column (table, "key", _("Key"), SP_TABLE_TEXT);
  sp_table_add_column (table, "option", _("Option"), SP_TABLE_TEXT);
  sp_table_add_column (table, "code", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      if (!sp_programme_get_reason (programme, i))
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, sp_option_set_get (set, i)->key);
      sp_table_add_text (table, sp_option_set_get (set, i)->name);
      sp_table_add_text (table, sp_programme_get_reason_code (programme, i));
      sp_table_add_text (table, sp_programme_get_reason (programme, i));
    }
  return table;
}

/* Money without a year stands apart, and pays for nothing; NULL when there is none. */
static char *
say_undated (const SpProgrammePots *pots)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *money = NULL;
  SpMoney sum = { 0 };

  for (guint k = 0; k < sp_programme_pots_get_n (pots); k++)
    {
      const SpProgrammePot *pot = sp_programme_pots_get (pots, k);

      if (pot->undated.pence <= 0)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pot->name);
      sum = sp_money_add (sum, pot->undated);
    }
  if (sum.pence == 0)
    return NULL;
  money = sp_money_to_words (sum);
  /* Translators: the first %s is money, the second a list of pots. */
  return g_strdup_printf (_("Besides this there is %s that has no year (%s). It pays for nothing here: say in which year it "
                            "comes."), money, names->str);
}

/* What is asked for and not set aside, so that the gap of the funding page would be a surprise; NULL when there is none. */
static char *
say_whole_tables (const SpProgrammePots *pots)
{
  SpMoney sum = sp_programme_pots_get_whole_tables (pots);
  g_autofree char *money = sp_money_to_words (sum);

  if (sum.pence == 0)
    return NULL;
  return g_strdup_printf (_("Nothing is set aside for the %s asked for tables of the programme that price none of their "
                            "projects: those projects are among the options. Carrying this programme out adds to what is asked "
                            "for, and to the gap, what it costs beside the projects of those tables: theirs is within that figure "
                            "until it is more, or every project of the table is priced."), money);
}

static void
note_money (SpTable *table, const SpProgrammePots *pots)
{
  g_autofree char *undated = say_undated (pots), *tables = say_whole_tables (pots);
  g_autofree char *both = undated && tables ? g_strconcat (undated, " ", tables, NULL) : NULL;

  if (undated || tables)
    sp_table_set_note (table, both ? both : undated ? undated : tables);
}

SpTable *
sp_table_of_programme_years (SpProgramme *programme)
{
  SpProgrammePots *pots = sp_programme_get_pots (programme);
  SpTable *table = sp_table_new ("programme-years", _("Spend of the programme by financial year, and which money pays"));

  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "spend", _("Spend (£m)"), SP_TABLE_NUMBER);
  for (guint k = 0; k < sp_programme_pots_get_n (pots); k++)
    {
      g_autofree char *key = g_strdup_printf ("pot_%u", k + 1);

      sp_table_add_column (table, key, sp_programme_pots_get (pots, k)->name, SP_TABLE_NUMBER);
    }
  for (guint y = 0; y < sp_programme_get_n_years (programme); y++)
    {
      if (sp_programme_get_spend (programme, y).pence == 0)
        continue;
      sp_table_begin_row (table);
      sp_table_add_financial_year (table, sp_programme_get_year (programme, y));
      sp_table_add_money (table, sp_programme_get_spend (programme, y), SP_MONEY_MILLIONS);
      for (guint k = 0; k < sp_programme_pots_get_n (pots); k++)
        sp_table_add_money (table, sp_programme_get_paid (programme, k, y), SP_MONEY_MILLIONS);
    }
  note_money (table, pots);
  return table;
}

SpTable *
sp_table_of_programme_areas (SpProgramme *programme)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (sp_programme_get_set (programme));
  gint horizon = s->assumptions.horizon;
  SpTable *table = sp_table_new ("programme-areas", _("Pupil-years without a place, by planning area (an estimate)"));

  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "before", _("Before"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "after", _("After"), SP_TABLE_NUMBER);
  for (guint a = 0; a < s->n_areas; a++)
    {
      double before = 0, after = 0;

      for (gint lead = 1; lead <= horizon; lead++)
        {
          double b, c;

          sp_programme_get_unplaced (programme, (SpAreaIndex) a, lead, &b, &c);
          before += b;
          after += c;
        }
      if (before < 0.5 && after < 0.5)
        continue;
      sp_table_begin_row (table);
      sp_table_add_coded (table, s->areas[a].code, s->areas[a].name);
      sp_table_add_coded (table, sp_phase_code (s->areas[a].phase), sp_phase_name (s->areas[a].phase));
      sp_table_add_number (table, before, 0);
      sp_table_add_number (table, after, 0);
    }
  return table;
}

/* "90", or "40 to 65": per cent, rounded. */
static char *
say_share (double least, double most)
{
  gint low = (gint) (100 * least + 0.5), high = (gint) (100 * most + 0.5);

  return low == high ? g_strdup_printf ("%d", low) : g_strdup_printf (_("%d to %d"), low, high);
}

static void
add_risk (SpTable *table, const SpProgramme *programme)
{
  SpProgrammeRisk risk = sp_programme_get_risk (programme);
  g_autofree char *early = say_share (risk.early_least, risk.early_most);

  sp_table_add_money (table, risk.lowest, SP_MONEY_MILLIONS);
  sp_table_add_money (table, risk.highest_cost, SP_MONEY_MILLIONS);
  sp_table_add_known_number (table, risk.scored, risk.risk, 1);
  sp_table_add_known_number (table, risk.highest > 0, risk.highest, 0);
  sp_table_add_number (table, 100 * risk.not_known, 0);
  sp_table_add_text (table, early);
}

/* A saved one is what it was: what was true of it then is told as of then. */
static void
add_given (SpTable *table, const SpSavedProgramme *saved)
{
  g_autofree char *was = saved != NULL ? sp_words_for_outcome (saved->outcome) : NULL;
  g_autofree char *words = was != NULL ? g_strdup_printf (_("when saved: %s"), was) : g_strdup (_("as saved"));

  sp_table_add_coded (table, "given", words);
}

/* As it is printed: whether there could be fewer pupil-years. */
static gboolean
is_fewer (const SpProgrammeFigures *f)
{
  return f->gap >= 0.05;
}

/* How much better the best can be, and in what that is counted: also of what is proved within 0.1 % of all that are short, which is
 * more of those that it places. Of the cost where only that is not proved. Nothing of a programme that was given, nor where nothing is
 * left. */
static void
add_gap (SpTable *table, const SpProgrammeFigures *f)
{
  gboolean of_cost = f->has_cost_gap && f->cost_gap > 0 && (f->proved ? !is_fewer (f) : f->fewest);

  if (f->given || (!of_cost && f->fewest && !is_fewer (f)))
    {
      sp_table_add_missing (table);
      sp_table_add_missing (table);
      return;
    }
  sp_table_add_number (table, of_cost ? f->cost_gap * 100 : f->gap, of_cost ? 2 : 1);
  sp_table_add_coded (table, of_cost ? "percent-of-cost" : "pupil-years", of_cost ? _("% of the cost") : _("pupil-years"));
}

static void
add_proved (SpTable *table, const SpProgrammeFigures *f)
{
  if (f->proved)
    sp_table_add_coded (table, "1", is_fewer (f) || f->cost_gap > 0 ? _("best, to 0.1 %") : _("best"));
  else
    sp_table_add_coded (table, "0", f->fewest ? _("fewest, to 0.1 %") : _("not proved"));
}

SpTable *
sp_table_of_programmes (SpProgramme *const *programmes, const char *const *names, guint n)
{
  SpTable *table = sp_table_new ("programmes", _("Programmes side by side (estimates)"));

  sp_table_add_column (table, "programme", _("Programme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "chosen", _("Options"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unplaced_before", _("Pupil-years short before"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unplaced", _("and after"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "proved", _("Proved"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost", _("Cost (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_lowest", _("From (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_highest", _("to (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "risk", _("Risk (1 to 25)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "highest_risk", _("Highest risk"), SP_TABLE_CODE);
  sp_table_add_column (table, "risk_not_known", _("Risk not recorded (% of cost)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "early", _("At an early stage (% of cost)"), SP_TABLE_TEXT);
  sp_table_add_column (table, "unspent", _("Money left (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lapsed", _("of it lapsing (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "gap", _("At most this much better"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "gap_unit", _("counted in"), SP_TABLE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      const SpProgrammeFigures *f = programmes[i] != NULL ? sp_programme_get_figures (programmes[i]) : NULL;

      sp_table_begin_row (table);
      sp_table_add_text (table, names[i]);
      for (guint c = 1; f == NULL && c < sp_table_get_n_columns (table); c++)
        sp_table_add_missing (table);
      if (f == NULL)
        continue;
      sp_table_add_number (table, f->n_chosen, 0);
      sp_table_add_number (table, f->unplaced_before, 0);
      sp_table_add_number (table, f->unplaced, 0);
      if (f->given)
        add_given (table, sp_programme_get_kept (programmes[i]));
      else
        add_proved (table, f);
      sp_table_add_money (table, f->cost, SP_MONEY_MILLIONS);
      add_risk (table, programmes[i]);
      sp_table_add_money (table, f->unspent, SP_MONEY_MILLIONS);
      sp_table_add_money (table, f->lapsed, SP_MONEY_MILLIONS);
      add_gap (table, f);
    }
  sp_table_set_note (table, _("From, to: all costs at the lowest, or the highest, that their RIBA stages allow (a rule of thumb). Risk: "
                              "likelihood x impact of the worst risk recorded for each project, weighted by cost. Early: before stage D."));
  return table;
}

/* In which year the million comes. A pot all of whose own money has no year pays for nothing: that is said, lest its price be taken
 * for that of its money. */
static void
add_price_year (SpTable *table, const SpLimitPrice *price)
{
  g_autofree char *year = sp_financial_year_to_string (price->year), *code = g_strdup_printf ("%d", price->year.start);
  g_autofree char *words = g_strdup_printf (_("%s; its own has no year"), year);

  if (price->year.start == 0)
    sp_table_add_coded (table, NULL, _("no one year"));
  else if (price->undated)
    sp_table_add_coded (table, code, words);
  else
    sp_table_add_financial_year (table, price->year);
}

SpTable *
sp_table_of_limit_prices (SpProgramme *programme)
{
  SpTable *table = sp_table_new ("limits", _("What each limit costs, by solving again with it eased"));

  sp_table_add_column (table, "limit", _("With"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("It comes in"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupil_years", _("More pupil-years placed"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "saved", _("or saved (£m)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_programme_get_n_prices (programme); i++)
    {
      const SpLimitPrice *price = sp_programme_get_price (programme, i);

      sp_table_begin_row (table);
      sp_table_add_text (table, price->limit);
      add_price_year (table, price);
      sp_table_add_number (table, price->pupil_years, 0);
      sp_table_add_money (table, price->saved, SP_MONEY_MILLIONS);
    }
  sp_table_set_note (table, _("A million more comes in the first year for which the pot has money left, or, where it has none "
                              "left, in the first year it may be spent: the earlier it comes, the more it places."));
  return table;
}

SpTable *
sp_table_of_saved_programmes (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("saved-programmes", _("Programmes saved in the plan"));

  sp_table_add_column (table, "programme", _("Programme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "made_on", _("Saved on"), SP_TABLE_TEXT);
  sp_table_add_column (table, "quantile", _("Places"), SP_TABLE_TEXT);
  sp_table_add_column (table, "capacity", _("Most built in a year (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "chosen", _("Options"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "pinned", _("Pinned"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "forbidden", _("Ruled out"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "outcome", _("When saved"), SP_TABLE_TEXT);
  for (guint i = 0; i < snapshot->n_programmes; i++)
    {
      const SpSavedProgramme *saved = &snapshot->programmes[i];
      g_autofree char *exact = sp_number_to_exact (saved->quantile);
      g_autofree char *words = saved->quantile > 0 ? g_strdup_printf (_("%g of outcomes"), saved->quantile) : g_strdup (_("the forecast"));
      g_autofree char *was = sp_words_for_outcome (saved->outcome);
      guint chosen = 0, pinned = 0, forbidden = 0;

      for (guint c = 0; c < saved->n_choices; c++)
        {
          chosen += saved->choices[c].year.start != 0;
          pinned += g_strcmp0 (saved->choices[c].asked, "pinned") == 0;
          forbidden += g_strcmp0 (saved->choices[c].asked, "forbidden") == 0;
        }
      sp_table_begin_row (table);
      sp_table_add_text (table, saved->name);
      sp_table_add_date (table, saved->made_on);
      sp_table_add_coded (table, exact, words);
      if (saved->has_capacity)
        sp_table_add_money (table, saved->capacity, SP_MONEY_MILLIONS);
      else
        sp_table_add_missing (table);
      sp_table_add_number (table, chosen, 0);
      sp_table_add_number (table, pinned, 0);
      sp_table_add_number (table, forbidden, 0);
      if (was != NULL)
        sp_table_add_coded (table, saved->outcome, was);
      else
        sp_table_add_missing (table);
    }
  return table;
}
