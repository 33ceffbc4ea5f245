/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The challenge as a paper: the finding first, then the sum, then all that it rests on. */
#include "config.h"
#include "sp-challenge-private.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-paper.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-sentences.h"
#include "sp-summary-private.h"
#include "sp-table.h"

static void
add_table_if_any (SpPaper *paper, SpTable *table, const char *otherwise)
{
  if (sp_table_get_n_rows (table) > 0)
    {
      sp_table_drop_blank_columns (table);
      sp_paper_add_table (paper, table);
      return;
    }
  sp_paper_add (paper, SP_TEXT_BODY, NULL, otherwise);
  sp_table_free (table);
}

static const char *
name_of (const SpChallenge *self)
{
  return self->agreement >= 0 ? self->snapshot->agreements[self->agreement].title : self->snapshot->sites[self->sites[0]].name;
}

/* "£1.234m", or "£1.2m to £1.5m". */
static char *
dup_range_of_money (SpMoney fewest, SpMoney most)
{
  g_autofree char *from = sp_money_to_words (fewest), *to = sp_money_to_words (most);
  return fewest.pence == most.pence ? g_steal_pointer (&from) : g_strdup_printf (_("%s to %s"), from, to);
}

static char *
dup_range (double fewest, double most)
{
  g_autofree char *from = sp_number_format (fewest, 0), *to = sp_number_format (most, 0);
  return g_str_equal (from, to) ? g_steal_pointer (&from) : g_strdup_printf (_("%s to %s"), from, to);
}

/* Room now and later, room now that is spoken for, or none: the three outcomes of domain.md 3.5. */
static void
tell_phase (const SpChallenge *self, SpPaper *paper, SpPhase phase)
{
  const SpChallengePhase *row = &self->phase[phase];
  const char *lead = phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary.");
  if (row->area < 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, lead, _("The plan does not say which planning area takes the children, so nothing is worked out."));
      return;
    }
  if (row->source == NULL)
    {
      sp_paper_add (paper, SP_TEXT_BODY, lead, _("The plan holds no yield of the phase, so nothing is worked out."));
      return;
    }
  if (!row->known)
    {
      sp_paper_add (paper, SP_TEXT_BODY, lead, _("Pupils or places of the area’s schools are not held, so there is no room to reckon with and "
                                                 "nothing is worked out."));
      return;
    }
  if (sp_challenge_sum_is_held_back (self, phase))
    {
      g_autofree char *said = sp_held_back_say (self->held_back[0], _("The sum"));
      sp_paper_add (paper, SP_TEXT_BODY, lead, said);
      return;
    }
  g_autofree char *pupils = dup_range (row->pupils[0], row->pupils[1]), *places = dup_range (row->places[0], row->places[1]);
  g_autofree char *roll = sp_number_format (row->headroom.roll, 0), *held = sp_number_format (row->headroom.places, 0);
  g_autofree char *most = sp_number_format (row->headroom.forecast, 0), *year = sp_academic_year_to_string (row->highest);
  g_autofree char *money = row->has_cost ? dup_range_of_money (row->contribution[0], row->contribution[1]) : g_strdup (_("not priced"));
  const char *area = self->snapshot->areas[row->area].name;
  gboolean room_now = row->headroom.places > row->headroom.roll * (1 + row->headroom.margin);
  if (row->places[1] <= 0)
    sp_paper_add_printf (paper, SP_TEXT_BODY, lead, _("%s pupils. The schools of %s have %s places, %s pupils now and at most %s (in %s) without the "
                                                      "site: there is room for them, and nothing is asked."),
                         pupils, area, held, roll, most, year);
  else if (room_now && row->room < row->pupils[1])
    sp_paper_add_printf (paper, SP_TEXT_BODY, lead, _("%s pupils. The schools of %s have %s places and %s pupils now; without the site they will "
                                                      "have up to %s in %s, so the room there is now is spoken for. Places to fund: %s; "
                                                      "contribution: %s."), pupils, area, held, roll, most, year, places, money);
  else
    sp_paper_add_printf (paper, SP_TEXT_BODY, lead, _("%s pupils. The schools of %s have %s places and %s pupils now, and up to %s in %s without the "
                                                      "site: there is no room. Places to fund: %s; contribution: %s."),
                         pupils, area, held, roll, most, year, places, money);
}

char *
sp_challenge_dup_title (const SpChallenge *self)
{
  SpMoney fewest = { 0 }, most = { 0 };
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (sp_challenge_sum_is_held_back (self, phase)) /* what is asked tells how many are on roll */
      return g_strdup_printf (_("%s: school places for a planning application"), name_of (self));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (self->phase[phase].has_cost)
      {
        fewest = sp_money_add (fewest, self->phase[phase].contribution[0]);
        most = sp_money_add (most, self->phase[phase].contribution[1]);
      }
  if (most.pence == 0)
    return g_strdup_printf (_("%s: there is room at the schools, and nothing is asked"), name_of (self));
  g_autofree char *money = dup_range_of_money (fewest, most);
  return g_strdup_printf (_("%s: %s is asked for school places (estimate)"), name_of (self), money);
}

/* With the site, and without it thin beside. */
static void
add_chart (const SpChallenge *self, SpPaper *paper, SpPhase phase)
{
  SpPupilScope scope = { self->phase[phase].area, phase, sp_phase_first_group (phase), sp_phase_last_group (phase) };
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self->without));
  guint n = (guint) horizon + 1;
  g_autofree double *values = g_new0 (double, n);
  g_autofree guint8 *known = g_new0 (guint8, n);
  for (guint lead = 0; lead < n; lead++)
    {
      SpNeedSum sum = sp_need_get_area (self->without, scope.area, (gint) lead);
      values[lead] = sum.pupils;
      known[lead] = sum.known;
    }
  SpGhostLine ghost = { _("Without the site"), self->snapshot->assumptions.origin, n, values, known };
  g_autoptr (SpChart) chart = sp_chart_for_fan (self->need, NULL, &scope, &ghost, 1, 0, NULL);
  for (guint i = 0; i < 2; i++)
    if (!sp_held_back_thin_chart (self->held_back[i], chart, self->need, &scope, 1))
      {
        g_autofree char *said = sp_held_back_say (self->held_back[i], _("The chart of pupils"));
        sp_paper_add (paper, SP_TEXT_SMALL, NULL, said);
        return;
      }
  SpFigure figure = sp_summary_chart (g_steal_pointer (&chart), 1);
  sp_paper_add_figures (paper, &figure, 1);
}

static void
tell_area (const SpChallenge *self, SpPaper *paper, SpPhase phase)
{
  if (self->phase[phase].area < 0)
    return;
  const SpArea *area = &self->snapshot->areas[self->phase[phase].area];
  sp_paper_add_printf (paper, SP_TEXT_HEADING, NULL, phase == SP_PHASE_PRIMARY ? _("Primary planning area: %s (%s)")
                                                                               : _("Secondary planning area: %s (%s)"), area->name, area->code);
  add_chart (self, paper, phase);
  sp_paper_add_table (paper, sp_challenge_table_of_years (self, phase));
  add_table_if_any (paper, sp_challenge_table_of_schools (self, phase), _("The area has no school in the plan."));
  add_table_if_any (paper, sp_challenge_table_of_sites (self, phase), _("The plan holds no other site whose children go there."));
}

static void
tell_yield (const SpChallenge *self, SpPaper *paper)
{
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Pupils of the dwellings"));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      const SpChallengePhase *row = &self->phase[phase];
      g_autofree char *yield = sp_number_format (row->yield, 4), *hundred = sp_number_format (100 * row->yield, 1);
      if (row->source != NULL)
        sp_paper_add_printf (paper, SP_TEXT_BODY, phase == SP_PHASE_PRIMARY ? _("Primary.") : _("Secondary."),
                             row->by_mix ? _("%s pupils of a dwelling (%s of a hundred), by the mix of dwellings of the site. Source: %s.")
                                         : _("%s pupils of a dwelling (%s of a hundred), of settled dwellings of all kinds, since the mix of the "
                                             "site is not known. Source: %s."),
                             yield, hundred, row->source->provenance.source != NULL ? row->source->provenance.source : _("not said"));
    }
}

static void
tell_counting (const SpChallenge *self, SpPaper *paper)
{
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("No child is counted twice"));
  sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Ratios of past years hold the children of the building of those years. Dwellings up to that trend are "
                                             "therefore not added to the forecast again; the table says, year by year, what the ratios hold "
                                             "and what is added. The sum above takes the forecast without the site, and the site’s pupils "
                                             "once."));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      SpTable *table = sp_challenge_table_of_audit (self, phase);
      if (sp_table_get_n_rows (table) > 0)
        sp_paper_add_table (paper, table);
      else
        sp_table_free (table);
    }
}

static void
tell_tests (const SpChallenge *self, SpPaper *paper)
{
  g_autofree char *base = sp_price_base_to_string (self->prices);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("The tests of regulation 122"));
  sp_paper_add (paper, SP_TEXT_ITEM, _("Necessary:"), _("where places are asked for, the area’s schools have no room for the pupils of step i, by the forecast above."));
  sp_paper_add (paper, SP_TEXT_ITEM, _("Directly related:"), _("the places are in the planning areas that take the site’s children."));
  sp_paper_add_printf (paper, SP_TEXT_ITEM, _("Fair in scale and kind:"), _("only pupils for whom there is no room are counted, at the cost of a place "
                                                                           "without land (%s, prices of %s). Indexation runs from that "
                                                                           "quarter to payment."), sp_works_name (self->works), base);
}

SpPaper *
sp_challenge_write (SpChallenge *self)
{
  const SpSnapshot *s = self->snapshot;
  g_autofree char *title = sp_challenge_dup_title (self);
  g_autofree char *reference = sp_sentence_for_reference (self->snapshot, NULL);
  g_autofree char *dwellings = sp_words_for_dwellings (self->dwellings[0], self->is_open ? -1 : self->dwellings[1]);
  SpPaper *paper = sp_paper_new (title, s->authority_name, reference, self->date);
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("%s dwellings. Every figure below is from the plan named in the footer, at that revision; "
                                                    "forecasts are estimates. Who holds the plan can work all of it out again."), dwellings);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    tell_phase (self, paper, phase);
  sp_paper_add_table (paper, sp_challenge_table_of_steps (self));
  tell_yield (self, paper);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    tell_area (self, paper, phase);
  tell_counting (self, paper);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Schemes, and money of others"));
  add_table_if_any (paper, sp_challenge_table_of_schemes (self), _("The plan holds no scheme that adds places in these areas."));
  add_table_if_any (paper, sp_challenge_table_of_money (self), _("The plan holds no agreement of the same site, growth area or planning areas."));
  tell_tests (self, paper);
  sp_paper_add_table (paper, sp_challenge_table_of_sources (self));
  for (guint i = 0; i < 2 && self->held_back[i] != NULL; i++)
    sp_paper_make_public (paper, self->held_back[i]);
  return paper;
}
