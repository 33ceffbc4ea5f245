/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the forecast was made, told from what was done: the options, choices, assumptions and overrides that the numbers of the
 * return rest on, and how past rounds turned out. In the order of the DfE's guide of 2014 (domain.md 2.1). Nothing here is said of
 * forecasts in general: each sentence is of this one. */
#include "config.h"
#include "sp-scap-private.h"

#include <glib/gi18n-lib.h>

#include "sp-housing-audit.h"
#include "sp-own-yields.h"
#include "sp-paper.h"
#include "sp-result-tables-housing.h"
#include "sp-result-tables.h"
#include "sp-sentences.h"

static void
add_table_if_any (SpPaper *paper, SpTable *table)
{
  if (sp_table_get_n_rows (table) > 0)
    sp_paper_add_table (paper, table);
  else
    sp_table_free (table);
}

static char *
dup_year (SpAcademicYear year)
{
  return sp_academic_year_to_string (year);
}

/* Titles of sources, each once, in order of appearance. */
static char *
join_sources (GPtrArray *titles)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (titles, i));
  return g_string_free (out, FALSE);
}

static void
add_source (GPtrArray *titles, const SpProvenance *provenance)
{
  for (guint i = 0; i < titles->len; i++)
    if (provenance->source == NULL || g_str_equal (g_ptr_array_index (titles, i), provenance->source))
      return;
  if (provenance->source != NULL)
    g_ptr_array_add (titles, (gpointer) provenance->source);
}

static gboolean
has_roll (const SpSnapshot *s, guint year)
{
  for (guint i = 0; i < s->n_schools; i++)
    for (guint g = 0; g < SP_N_GROUPS; g++)
      if (s->roll[sp_snapshot_cell (s, (gint) i, year, g)] > 0)
        return TRUE;
  return FALSE;
}

static void
tell_rolls (const SpScap *self, SpPaper *paper)
{
  const SpSnapshot *s = self->snapshot;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  gint last = sp_snapshot_year_index (s, s->assumptions.origin), first = last;
  guint n = 0;
  for (gint y = 0; y <= last; y++)
    if (has_roll (s, (guint) y))
      {
        first = n++ == 0 ? y : first;
      }
  for (guint i = 0; i < s->n_schools; i++)
    add_source (titles, &s->schools[i].provenance);
  g_autofree char *from = dup_year (sp_academic_year (s->first_year.start + first)), *to = dup_year (s->assumptions.origin);
  g_autofree char *sources = join_sources (titles);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("What it starts from"));
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Pupils on roll at the January censuses of %s to %s (%u held), of %u schools in %u planning "
                                                    "areas. The last of them, %s, is where the forecast starts; no later roll was used."),
                       from, to, n, s->n_schools, s->n_areas, to);
  if (titles->len > 0)
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Sources of schools: %s."), sources);
  if (s->roll_estimated)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Some of the rolls are estimates and are marked so in the plan."));
}

static void
tell_births (const SpScap *self, SpPaper *paper)
{
  const SpSnapshot *s = self->snapshot;
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint held = 0, projected = 0, areas = 0;
  for (guint a = 0; a < s->n_areas; a++)
    {
      guint before = held;
      for (guint y = 0; s->areas[a].phase == SP_PHASE_PRIMARY && y < s->n_years; y++)
        {
          gsize cell = (gsize) a * s->n_years + y;
          if (s->births[cell] < 0)
            continue;
          held++;
          projected += s->births_projected[cell] != 0;
          if (s->births_provenance != NULL)
            add_source (titles, &s->births_provenance[cell]);
        }
      areas += held > before;
    }
  g_autofree char *sources = join_sources (titles);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Reception"));
  if (held == 0)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds no births by planning area; reception follows from its own past."));
  else
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Births to residents of each planning area, by the year of entry, times the ratio of "
                                                      "reception to births. Births are held of %u primary areas, within the boundaries that "
                                                      "the plan has for them; of %u figures, %u are projections."), areas, held, projected);
  if (titles->len > 0)
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Sources of births: %s."), sources);
  if (s->births_estimated)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Some of the births are estimates, among them births of districts shared out to areas, and are "
                                               "marked so in the plan."));
  if (s->preschool != NULL)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds a register of children below school age, and reception was forecast from it "
                                               "where that did better in the past."));
}

/* Names of the methods in force in a year group, with how many areas each forecasts. */
static char *
list_methods (const SpScap *self, SpYearGroup group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      const char *name = sp_forecast_get_method (self->forecast, (gint) a, group);
      guint at = 0;
      double pupils;
      if (name == NULL || !sp_forecast_get_pupils (self->forecast, (gint) a, 1, group, &pupils))
        continue;
      while (at < names->len && !g_str_equal (g_ptr_array_index (names, at), name))
        at++;
      if (at == names->len)
        {
          g_ptr_array_add (names, (gpointer) name);
          g_array_set_size (counts, names->len);
        }
      g_array_index (counts, guint, at)++;
    }
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    {
      guint n = g_array_index (counts, guint, i);
      g_string_append (out, i > 0 ? "; " : "");
      g_string_append_printf (out, ngettext ("%s in %u area", "%s in %u areas", n), (const char *) g_ptr_array_index (names, i), n);
    }
  return g_string_free (out, FALSE);
}

static void
tell_methods (const SpScap *self, SpPaper *paper)
{
  g_autofree char *entry = list_methods (self, SP_GROUP_R), *primary = list_methods (self, SP_GROUP_Y3);
  g_autofree char *transfer = list_methods (self, SP_GROUP_Y7), *secondary = list_methods (self, SP_GROUP_Y9);
  gboolean chosen = FALSE;
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Other year groups, and the ratios used"));
  sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Cohort survival: each year group is the one below it a year before, times the ratio of the past. "
                                             "Year 7 is the Year 6 of the areas that feed it, times its transfer ratio."));
  sp_paper_add (paper, SP_TEXT_ITEM, _("Reception:"), entry);
  sp_paper_add (paper, SP_TEXT_ITEM, _("Primary, moving up (Year 3):"), primary);
  sp_paper_add (paper, SP_TEXT_ITEM, _("Year 7:"), transfer);
  sp_paper_add (paper, SP_TEXT_ITEM, _("Secondary, moving up (Year 9):"), secondary);
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      SpMethodRecord record;
      chosen = chosen || (sp_forecast_get_method_record (self->forecast, (gint) a, 1,
                                                         sp_phase_first_group (self->snapshot->areas[a].phase), &record)
                          && (record.source == SP_METHOD_BY_BACKTEST || record.source == SP_METHOD_BY_RECORD));
    }
  sp_paper_add (paper, SP_TEXT_BODY, NULL,
                chosen ? _("Methods were chosen by rehearsing each from earlier years and taking the one that came nearest; where the past here "
                           "is too short, by the record of other authorities.")
                       : _("The method is the one named; it was not chosen by rehearsal. Ratios of later years weigh more (3:2:1 for the last "
                           "three, or as the plan says)."));
  add_table_if_any (paper, sp_table_of_choices (self->forecast));
}

static void
tell_transfer (const SpScap *self, SpPaper *paper)
{
  const SpSnapshot *s = self->snapshot;
  guint estimated = 0;
  for (guint i = 0; i < s->n_transfers; i++)
    estimated += s->transfers[i].estimated;
  if (s->n_transfers > 0)
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, ngettext ("Who moves on to which secondary area is told by %u share of a primary area; %u of "
                                                              "them estimated.", "Who moves on to which secondary area is told by %u shares "
                                                              "of primary areas; %u of them estimated.", s->n_transfers),
                         s->n_transfers, estimated);
  else
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds no transfer between primary and secondary areas; Year 7 follows from the past "
                                               "of each secondary area."));
}

static void
tell_excluded (const SpScap *self, SpPaper *paper)
{
  guint n = 0;
  const SpExcludedYear *excluded = sp_forecast_get_excluded (self->forecast, &n);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Years left out, and migration"));
  if (n == 0)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("No census was left out of the ratios."));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = dup_year (excluded[i].year);
      sp_paper_add_printf (paper, SP_TEXT_ITEM, year, "%s: %s",
                           excluded[i].area >= 0 ? self->snapshot->areas[excluded[i].area].name : _("all areas"),
                           excluded[i].reason != NULL ? excluded[i].reason : _("no reason was given"));
    }
  sp_paper_add (paper, SP_TEXT_BODY, NULL, _("There is no separate allowance for migration. Children who moved in or out, came from or went to "
                                             "other areas, other authorities and private schools are in the ratios of the years used, and "
                                             "the forecast holds them to continue on balance as they did."));
}

static void
tell_housing (const SpScap *self, SpPaper *paper)
{
  const SpSnapshot *s = self->snapshot;
  g_autoptr (GArray) audit = sp_forecast_audit_housing (self->forecast);
  double planned = 0, expected = 0, above = 0;
  gint last = s->assumptions.origin.start + SP_SCAP_PRIMARY_YEARS;
  for (guint i = 0; i < audit->len; i++)
    {
      const SpHousingAudit *row = &g_array_index (audit, SpHousingAudit, i);
      if (s->areas[row->area].phase != SP_PHASE_PRIMARY || row->completed.start >= last)
        continue;
      planned += row->planned;
      expected += row->expected;
      above += row->above;
    }
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Housing"));
  if (s->n_sites == 0)
    {
      sp_paper_add (paper, SP_TEXT_BODY, NULL, _("The plan holds no housing sites; what building brought in the past is in the ratios."));
      return;
    }
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("%u sites. In the years whose children count within five years, %.0f dwellings are planned in "
                                                    "primary areas; %.0f are expected to be lived in by then, by the chance, delay and rate "
                                                    "of each site's stage; %.0f of them are above the building that the ratios hold already, "
                                                    "and only their pupils are added: no child is counted twice."),
                       s->n_sites, planned, expected, above);
  if (s->assumptions.yield_factor != 1)
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Yields are taken times %.2f, as the plan says."), s->assumptions.yield_factor);
  add_table_if_any (paper, sp_table_of_delivery_defaults (s));
  SpTable *yields = sp_table_of_yields (s, SP_USUAL_YIELD_SPREAD);
  sp_table_drop_blank_columns (yields);
  add_table_if_any (paper, yields);
}

static void
tell_contributions (const SpScap *self, SpPaper *paper)
{
  guint primary = sp_scap_count_secured (self, SP_PHASE_PRIMARY), secondary = sp_scap_count_secured (self, SP_PHASE_SECONDARY);
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Housing contributions and planned places"));
  if (primary + secondary > 0)
    sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Pupils of housing contributions are those that the forecast would be without if sites with a "
                                                      "signed agreement to pay for places brought none: %u sites for primary, %u for "
                                                      "secondary. They are in the forecast, and apart in a table of their own. Children of "
                                                      "dwellings within the building of past years are in the ratios, and not among "
                                                      "them."),
                         primary, secondary);
  else
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("No signed agreement that pays for places is held of a site with dwellings to come, so no pupils "
                                               "are returned as of housing contributions."));
  sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Planned places are those of schemes marked as committed, from the academic year in which they "
                                             "open. Places of central programmes are not kept apart and are returned as not available."));
}

static void
tell_overrides (const SpScap *self, SpPaper *paper)
{
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("What a planner put in place of the method"));
  if (self->snapshot->n_overrides == 0)
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Nothing: no number of the forecast is overridden."));
  else
    sp_paper_add_table (paper, sp_table_of_overrides (self->snapshot));
}

static void
tell_accuracy (const SpScap *self, SpPaper *paper)
{
  g_autoptr (SpRoundAccuracy) accuracy = sp_round_accuracy_new (self->snapshot, NULL);
  guint n = 0;
  double held;
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("How past forecasts turned out"));
  if (accuracy->rows->len > 0)
    sp_paper_add_table (paper, sp_table_of_accuracy (accuracy));
  else
    sp_paper_add (paper, SP_TEXT_BODY, NULL, _("No past round whose year has come is held."));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      double mean;
      if (sp_round_accuracy_leans (accuracy, phase, &mean))
        sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, phase == SP_PHASE_PRIMARY
                                                            ? _("Past primary forecasts leaned one way: %+.1f %% on average.")
                                                            : _("Past secondary forecasts leaned one way: %+.1f %% on average."), 100 * mean);
    }
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    if (self->snapshot->areas[a].phase == SP_PHASE_PRIMARY
        && sp_forecast_get_past_ranges (self->forecast, (gint) a, 3, SP_GROUP_R, SP_GROUP_Y6, 80, &n, &held))
      {
        sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Rehearsed from earlier years: of %u past ranges of 8 in 10, three years ahead, of primary areas "
                                                          "like %s, %.0f %% held."), n, self->snapshot->areas[a].name, 100 * held);
        return;
      }
}

/* What the areas add up to beside the authority's own series. */
static void
tell_totals (SpPaper *paper)
{
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Areas and authority"));
  sp_paper_add (paper, SP_TEXT_BODY, NULL, _("Areas are forecast each by itself and the authority is their sum: no total from above was laid on "
                                             "them. Shortfall in one area is not set against spare places in another, nor between year "
                                             "groups. Pupils are rounded last, by largest remainder, so that the year groups of an area "
                                             "add up to its total."));
}

static void
tell_findings (SpScap *self, SpPaper *paper)
{
  GPtrArray *findings = sp_scap_get_findings (self);
  guint n[3] = { 0 };
  for (guint i = 0; i < findings->len; i++)
    n[sp_finding_get_severity (g_ptr_array_index (findings, i))]++;
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, _("Checks before sending"));
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("The return was held against the questions the DfE asks: %u errors, %u warnings, %u notes. They "
                                                    "are listed with it; what explains a warning belongs in this statement."),
                       n[SP_FINDING_ERROR], n[SP_FINDING_WARNING], n[SP_FINDING_NOTE]);
}

SpPaper *
sp_scap_draft_method (SpScap *self, const char *date)
{
  const SpSnapshot *s = self->snapshot;
  g_autofree char *title = g_strdup_printf (_("How %s forecasts pupils: method statement (draft)"), s->authority_name);
  g_autofree char *reference = sp_sentence_for_reference (self->snapshot, NULL);
  g_autofree char *origin = dup_year (s->assumptions.origin);
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, s->revision);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, s->assumptions.seed);
  SpPaper *paper = sp_paper_new (title, s->authority_name, reference, date);
  sp_paper_add_printf (paper, SP_TEXT_BODY, NULL, _("Drafted by School Places from the plan “%s”: what was done is told from the plan itself, and is "
                                                    "for an officer to read, complete and sign. Primary pupils are forecast %d academic "
                                                    "years ahead and secondary %d, from the census of %s, by planning area and year group."),
                       s->title, sp_scap_get_years (self, SP_PHASE_PRIMARY), sp_scap_get_years (self, SP_PHASE_SECONDARY), origin);
  tell_rolls (self, paper);
  tell_births (self, paper);
  tell_methods (self, paper);
  tell_transfer (self, paper);
  tell_excluded (self, paper);
  tell_housing (self, paper);
  tell_contributions (self, paper);
  tell_overrides (self, paper);
  tell_totals (paper);
  tell_accuracy (self, paper);
  tell_findings (self, paper);
  sp_paper_add_printf (paper, SP_TEXT_SMALL, NULL, _("Plan revision %s, seed %s, School Places %s. The same plan and version give the same "
                                                     "figures to the last digit."), revision, seed, PACKAGE_VERSION);
  return paper;
}
