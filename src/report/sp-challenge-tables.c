/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a challenge rests on, as tables: the sum step by step, schools, years, other sites, schemes, other money, and sources with
 * their dates. */
#include "config.h"
#include "sp-challenge-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-housing-audit.h"
#include "sp-result-tables-housing.h"
#include "sp-table-public.h"

/* With the mark in its place where it may not be shown. */
static void
add_shown (SpTable *table, gboolean shown, gboolean known, double value)
{
  if (shown)
    sp_table_add_known_number (table, known, value, 1);
  else
    sp_table_add_text (table, SP_PUBLIC_MARK);
}

/* The sum: a row a step, a column a phase and, where dwellings are a range, a column for the most. */

typedef double (*StepFunc) (const SpChallenge *self, const SpChallengePhase *phase, guint end);

static double
step_dwellings (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) phase;
  return self->dwellings[end];
}

static double
step_yield (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->yield;
}

static double
step_pupils (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  return phase->pupils[end];
}

static double
step_capacity (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->headroom.places;
}

static double
step_roll (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->headroom.roll;
}

static double
step_forecast (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->headroom.forecast;
}

static double
step_margin (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return 100 * phase->headroom.margin;
}

static double
step_room (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->room;
}

static double
step_places (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  return phase->places[end];
}

static double
step_cost (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  (void) end;
  return phase->has_cost ? (double) phase->cost.pence / 100 : NAN;
}

static double
step_contribution (const SpChallenge *self, const SpChallengePhase *phase, guint end)
{
  (void) self;
  return phase->has_cost ? (double) phase->contribution[end].pence / 100 : NAN;
}

/* always: known whatever is held of the area's schools; counts: told by, or telling, how many pupils the area has. */
static const struct { const char *letter, *words; StepFunc value; guint decimals; gboolean always, counts; } steps[] = {
  { "a", N_("Dwellings"), step_dwellings, 0, TRUE },
  { "b", N_("Pupils of a dwelling"), step_yield, 4, TRUE },
  { "c", N_("Pupils of the dwellings: a × b"), step_pupils, 2, TRUE },
  { "d", N_("Places at the area’s schools in five years, committed schemes with them"), step_capacity, 0 },
  { "e", N_("Pupils on roll now"), step_roll, 0, FALSE, TRUE },
  { "f", N_("Most pupils forecast within five years, without the site"), step_forecast, 1, FALSE, TRUE },
  { "g", N_("Spare places kept, % of pupils"), step_margin, 1 },
  { "h", N_("Room: d − the larger of e and f × (1 + g)"), step_room, 1, FALSE, TRUE },
  { "i", N_("Places to fund: c − h where h is above 0, else c"), step_places, 2, FALSE, TRUE },
  { "j", N_("Cost of a place (£)"), step_cost, 2 },
  { "k", N_("Contribution: i × j (£)"), step_contribution, 2, FALSE, TRUE },
};

SpTable *
sp_challenge_table_of_steps (const SpChallenge *self)
{
  gboolean range = self->dwellings[1] > self->dwellings[0];
  SpTable *table = sp_table_new ("challenge-sum", _("The sum, step by step"));
  sp_table_add_column (table, "step", _("Step"), SP_TABLE_TEXT);
  sp_table_add_column (table, "what", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "primary", range ? _("Primary, fewest") : _("Primary"), SP_TABLE_NUMBER);
  if (range)
    sp_table_add_column (table, "primary_most", _("Primary, most"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "secondary", range ? _("Secondary, fewest") : _("Secondary"), SP_TABLE_NUMBER);
  if (range)
    sp_table_add_column (table, "secondary_most", _("Secondary, most"), SP_TABLE_NUMBER);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      sp_table_begin_row (table);
      sp_table_add_text (table, steps[i].letter);
      sp_table_add_text (table, _(steps[i].words));
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        for (guint end = 0; end < 1u + range; end++)
          {
            double value = steps[i].value (self, &self->phase[phase], end);
            if (steps[i].counts && sp_challenge_sum_is_held_back (self, phase))
              sp_table_add_text (table, SP_PUBLIC_MARK);
            else
              sp_table_add_known_number (table,
                                         self->phase[phase].area >= 0 && (steps[i].always || self->phase[phase].known)
                                           && !isnan (value),
                                         value, steps[i].decimals);
          }
    }
  sp_table_mark_total (table);
  sp_table_set_note (table, _("Unrounded until the last step, which is rounded once to the penny."));
  return table;
}

static gint
sum_groups (const SpSnapshot *s, const gint32 *grid, SpSchoolIndex school, SpPhase phase)
{
  gint year = sp_snapshot_year_index (s, s->assumptions.origin), sum = -1;
  for (gint g = sp_phase_first_group (phase); year >= 0 && g <= (gint) sp_phase_last_group (phase); g++)
    {
      gint one = grid[sp_snapshot_cell (s, school, (guint) year, g)];
      if (one >= 0)
        sum = MAX (0, sum) + one;
    }
  return sum;
}

SpTable *
sp_challenge_table_of_schools (const SpChallenge *self, SpPhase phase)
{
  const SpSnapshot *s = self->snapshot;
  SpTable *table = sp_table_new (phase == SP_PHASE_PRIMARY ? "challenge-schools-primary" : "challenge-schools-secondary",
                                 phase == SP_PHASE_PRIMARY ? _("Schools of the primary area") : _("Schools of the secondary area"));
  sp_table_add_column (table, "school", _("School"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dfe_number", _("DfE number"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "roll", _("On roll"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "spare", _("Spare"), SP_TABLE_NUMBER);
  for (guint i = 0; i < s->n_schools; i++)
    {
      const SpSchool *school = &s->schools[i];
      SpAreaIndex area = phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area;
      if (area < 0 || area != self->phase[phase].area)
        continue;
      gint places = sum_groups (s, s->school_places, (gint) i, phase), roll = sum_groups (s, s->roll, (gint) i, phase);
      sp_table_begin_row (table);
      sp_table_add_text (table, school->name);
      sp_table_add_text (table, school->dfe_number);
      sp_table_add_known_number (table, places >= 0, places, 0);
      if (sp_challenge_is_held_back (self, phase, s->assumptions.origin)) /* the schools add up to the area */
        {
          sp_table_add_text (table, SP_PUBLIC_MARK);
          sp_table_add_text (table, SP_PUBLIC_MARK);
          continue;
        }
      sp_table_add_known_number (table, roll >= 0, roll, 0);
      sp_table_add_known_number (table, places >= 0 && roll >= 0, places - roll, 0);
    }
  g_autofree char *year = sp_academic_year_to_string (s->assumptions.origin);
  g_autofree char *note = g_strdup_printf (_("Year groups of the phase, %s; on roll at the January census. A negative number is over capacity."),
                                           year);
  sp_table_set_note (table, note);
  return table;
}

SpTable *
sp_challenge_table_of_years (const SpChallenge *self, SpPhase phase)
{
  const SpForecast *forecast = sp_need_get_forecast (self->need);
  SpTable *table = sp_table_new (phase == SP_PHASE_PRIMARY ? "challenge-years-primary" : "challenge-years-secondary",
                                 phase == SP_PHASE_PRIMARY ? _("Primary pupils and places, with the site and without (forecast)")
                                                           : _("Secondary pupils and places, with the site and without (forecast)"));
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "without_site", _("Pupils without"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "with_site", _("Pupils with"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "difference", _("Of the site"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "short_without", _("Short without"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "short_with", _("Short with"), SP_TABLE_NUMBER);
  for (gint lead = 0; self->phase[phase].area >= 0 && lead <= sp_forecast_get_horizon (forecast); lead++)
    {
      SpNeedSum with = sp_need_get_area (self->need, self->phase[phase].area, lead);
      SpNeedSum without = sp_need_get_area (self->without, self->phase[phase].area, lead);
      SpAcademicYear year = sp_academic_year (self->snapshot->assumptions.origin.start + lead);
      gboolean pupils = !sp_challenge_is_held_back (self, phase, year);
      gboolean shortage = !sp_challenge_short_is_held_back (self, phase, year);
      sp_table_begin_row (table);
      sp_table_add_academic_year (table, year);
      sp_table_add_known_number (table, with.known, with.places, 0);
      add_shown (table, pupils, without.known, without.pupils);
      add_shown (table, pupils, with.known, with.pupils);
      add_shown (table, pupils, with.known && without.known, with.pupils - without.pupils);
      add_shown (table, shortage, without.known, without.shortfall);
      add_shown (table, shortage, with.known, with.shortfall);
    }
  sp_table_set_note (table, _("The first year is the census. Of the site: only what its dwellings add above the building of past years, whose "
                              "children the ratios hold already. Short: added up by year group, with spare places kept; not netted."));
  return table;
}

/* Other sites whose children go to the same area: they speak for room as well. */
SpTable *
sp_challenge_table_of_sites (const SpChallenge *self, SpPhase phase)
{
  SpSnapshot *s = self->snapshot;
  gint first = sp_snapshot_year_index (s, s->assumptions.origin);
  SpTable *table = sp_table_new (phase == SP_PHASE_PRIMARY ? "challenge-sites-primary" : "challenge-sites-secondary",
                                 phase == SP_PHASE_PRIMARY ? _("Other sites in the primary area") : _("Other sites in the secondary area"));
  sp_table_add_column (table, "site", _("Site"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_TEXT);
  sp_table_add_column (table, "stage", _("Stage"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dwellings_min", _("Dwellings from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings_max", _("Dwellings to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings_planned", _("Planned within five years"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dated", _("Dated"), SP_TABLE_TEXT);
  for (guint i = 0; i < s->n_sites; i++)
    {
      const SpSite *site = &s->sites[i];
      double planned = -1;
      if (sp_challenge_has_site (self, (gint) i) || self->phase[phase].area < 0
          || sp_challenge_area_of (s, (gint) i, phase) != self->phase[phase].area)
        continue;
      for (gint y = first; y >= 0 && y < MIN (first + SP_CHALLENGE_YEARS, (gint) s->n_years); y++)
        if (s->completions[i * s->n_years + (guint) y] >= 0)
          planned = MAX (0, planned) + s->completions[i * s->n_years + (guint) y];
      sp_table_begin_row (table);
      sp_table_add_text (table, site->name);
      sp_table_add_text (table, site->reference);
      sp_table_add_coded (table, site->permission, sp_permission_name (site->permission));
      sp_table_add_known_number (table, site->dwellings_min >= 0, site->dwellings_min, 0);
      sp_table_add_known_number (table, site->dwellings_max >= 0, site->dwellings_max, 0);
      sp_table_add_known_number (table, planned >= 0, planned, 0);
      sp_table_add_text (table, site->provenance.dated);
    }
  sp_table_set_note (table, _("Their pupils are in the forecast without the site, by the chance and delay of each. A blank is not said."));
  return table;
}

SpTable *
sp_challenge_table_of_audit (const SpChallenge *self, SpPhase phase)
{
  g_autoptr (GArray) audit = sp_forecast_audit_housing (sp_need_get_forecast (self->need));
  SpTable *table = sp_table_new (phase == SP_PHASE_PRIMARY ? "challenge-audit-primary" : "challenge-audit-secondary",
                                 phase == SP_PHASE_PRIMARY ? _("Housing of the primary area: held by the ratios, and added")
                                                           : _("Housing of the secondary area: held by the ratios, and added"));
  sp_table_add_audit_columns (table);
  for (guint i = 0; i < audit->len; i++)
    {
      const SpHousingAudit *row = &g_array_index (audit, SpHousingAudit, i);
      if (row->area != self->phase[phase].area)
        continue;
      sp_table_begin_row (table);
      sp_table_add_audit (table, row);
    }
  sp_table_set_note (table, _("Dwellings of all sites of the area by year of completion; expected by the chance, delay and rate of each. Trend: "
                              "completed a year in the three years whose children the ratios hold. Pupils at the January census after, of "
                              "all completions so far."));
  return table;
}

SpTable *
sp_challenge_table_of_schemes (const SpChallenge *self)
{
  const SpSnapshot *s = self->snapshot;
  SpTable *table = sp_table_new ("challenge-schemes", _("Schemes that add places in these areas"));
  sp_table_add_column (table, "scheme", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "from", _("First in"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "budget_pounds", _("Budget (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dated", _("Dated"), SP_TABLE_TEXT);
  for (guint p = 0; p < s->n_projects; p++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        const SpProject *project = &s->projects[p];
        SpAcademicYear first = { 0 };
        gint places = 0;
        for (guint i = 0; i < project->n_places; i++)
          if (self->phase[phase].area >= 0 && project->places[i].area == self->phase[phase].area)
            {
              places += project->places[i].places;
              first.start = first.start == 0 ? project->places[i].year.start : MIN (first.start, project->places[i].year.start);
            }
        if (first.start == 0)
          continue;
        sp_table_begin_row (table);
        sp_table_add_text (table, project->name);
        sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
        sp_table_add_number (table, places, 0);
        sp_table_add_academic_year (table, first);
        sp_table_add_coded (table, project->committed ? "committed" : "not-committed",
                            project->committed ? _("Committed") : _("Not committed"));
        if (project->has_budget)
          sp_table_add_money (table, project->budget, SP_MONEY_POUNDS);
        else
          sp_table_add_missing (table);
        sp_table_add_text (table, project->provenance.dated);
      }
  sp_table_set_note (table, _("Places of committed schemes are in step d; those of others are not."));
  return table;
}

/* Whether an agreement concerns the same growth area, site or planning areas. */
static gboolean
is_pooled (const SpChallenge *self, const SpAgreement *agreement)
{
  SpSiteIndex site = agreement->site;
  for (guint i = 0; i < self->n_sites; i++)
    if (site == self->sites[i] || (agreement->growth >= 0 && agreement->growth == self->snapshot->sites[self->sites[i]].growth))
      return TRUE;
  for (gint phase = 0; site >= 0 && phase < SP_N_PHASES; phase++)
    if (self->phase[phase].area >= 0 && sp_challenge_area_of (self->snapshot, site, phase) == self->phase[phase].area)
      return TRUE;
  return FALSE;
}

SpTable *
sp_challenge_table_of_money (const SpChallenge *self)
{
  SpTable *table = sp_table_new ("challenge-money", _("Other money asked for or held for these places"));
  sp_table_add_column (table, "agreement", _("Agreement"), SP_TABLE_TEXT);
  sp_table_add_column (table, "obligation", _("Obligation"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "worth_pounds", _("Worth now (£)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "signed_on", _("Signed"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dated", _("Dated"), SP_TABLE_TEXT);
  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    {
      const SpAgreement *agreement = sp_receipts_get_agreement (self->receipts, i);
      const SpObligation *obligation = sp_receipts_get_obligation (self->receipts, i);
      const SpReceipt *receipt = sp_receipts_get (self->receipts, i);
      SpPhase phase;
      if (!is_pooled (self, agreement))
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, agreement->title);
      sp_table_add_text (table, obligation->text);
      if (obligation->phase != NULL && sp_phase_parse (obligation->phase, &phase))
        sp_table_add_coded (table, obligation->phase, sp_phase_name (phase));
      else
        sp_table_add_text (table, obligation->phase);
      sp_table_add_coded (table, sp_receipt_state_code (receipt->state), sp_receipt_state_name (receipt->state));
      if (receipt->has_amount)
        sp_table_add_money (table, receipt->worth, SP_MONEY_POUNDS);
      else
        sp_table_add_missing (table);
      sp_table_add_date (table, agreement->signed_on);
      sp_table_add_date (table, agreement->provenance.dated);
    }
  sp_table_set_note (table, _("Of the same site, growth area or planning areas. A blank amount is not said; it is not nought."));
  return table;
}

static void
add_source_row (SpTable *table, const char *what, const char *source, const char *dated, gboolean estimated)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, what);
  sp_table_add_text (table, source);
  sp_table_add_text (table, dated);
  sp_table_add_coded (table, estimated ? "1" : "0", estimated ? _("estimate") : "");
}

static void
add_cost_sources (SpTable *table, const SpChallenge *self)
{
  g_autofree char *base = sp_price_base_to_string (self->prices);
  gint index = 0;
  gboolean misprinted = FALSE;
  add_source_row (table, _("Cost of a place"), self->phase[0].cost_agreed || self->phase[1].cost_agreed
                                                   ? _("As the agreement says; else the DfE’s national average of mainstream places")
                                                   : _("DfE local authority school places scorecards: national average of mainstream "
                                                       "places, without land"), base, FALSE);
  if (sp_tender_price_index (self->prices, &index, &misprinted))
    {
      g_autofree char *words = g_strdup_printf (misprinted ? _("BCIS all-in tender price index %d (the DfE’s note prints that of the year before)")
                                                           : _("BCIS all-in tender price index %d"), index);
      add_source_row (table, _("Indexation"), words, base, FALSE);
    }
  if (self->has_factor)
    {
      g_autofree char *factor = g_strdup_printf (_("Location factor %d.%02d%s%s"), self->hundredths / 100, self->hundredths % 100,
                                                 self->snapshot->money.region != NULL ? ", " : "",
                                                 self->snapshot->money.region != NULL ? self->snapshot->money.region : "");
      add_source_row (table, _("Region"), factor, self->snapshot->money.provenance.dated, FALSE);
    }
  else
    add_source_row (table, _("Region"), _("No location factor is held: the national average stands"), NULL, FALSE);
}

SpTable *
sp_challenge_table_of_sources (const SpChallenge *self)
{
  const SpSnapshot *s = self->snapshot;
  SpTable *table = sp_table_new ("challenge-sources", _("Where each figure comes from, and its date"));
  g_autofree char *census = sp_academic_year_to_string (s->assumptions.origin);
  sp_table_add_column (table, "what", _("Figure"), SP_TABLE_TEXT);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dated", _("Dated"), SP_TABLE_TEXT);
  sp_table_add_column (table, "estimated", _("Marked"), SP_TABLE_TEXT);
  for (guint i = 0; i < self->n_sites; i++)
    {
      const SpSite *site = &s->sites[self->sites[i]];
      add_source_row (table, site->name, site->provenance.source, site->provenance.dated, site->provenance.estimated);
    }
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (self->phase[phase].source != NULL)
      add_source_row (table, phase == SP_PHASE_PRIMARY ? _("Primary yield") : _("Secondary yield"), self->phase[phase].source->provenance.source,
                      self->phase[phase].source->provenance.dated, self->phase[phase].source->provenance.estimated);
  add_source_row (table, _("Pupils on roll"), _("January census, rolls of the plan"), census, s->roll_estimated);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (self->phase[phase].area >= 0)
      add_source_row (table, phase == SP_PHASE_PRIMARY ? _("Primary forecast") : _("Secondary forecast"),
                      sp_forecast_get_method (sp_need_get_forecast (self->need), self->phase[phase].area,
                                              sp_phase_last_group (phase)), census, TRUE);
  add_cost_sources (table, self);
  return table;
}
