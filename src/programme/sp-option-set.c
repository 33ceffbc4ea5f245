/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-option-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-option-propose.h"
#include "sp-project-places.h"
#include "sp-timetable.h"

struct _SpOptionSet
{
  gint          ref_count;
  SpNeed       *need;
  GArray       *offered;  /* SpOffered */
  GStringChunk *strings;
  GPtrArray    *blocks;
};

G_DEFINE_BOXED_TYPE (SpOptionSet, sp_option_set, sp_option_set_ref, sp_option_set_unref)

const char *
sp_option_maker_text (SpOptionMaker *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_string_chunk_insert (self->strings, text);
}

void
sp_option_maker_add (SpOptionMaker *self, SpAreaIndex area, SpYearGroup group, gint years_after, gint places)
{
  SpOptionPlaces row = { area, group, years_after, places };

  if (places != 0)
    g_array_append_val (self->places, row);
}

void
sp_option_maker_climb (SpOptionMaker *self, SpAreaIndex area, SpYearGroup first, SpYearGroup last, gint places)
{
  for (gint g = first; g <= (gint) last; g++)
    sp_option_maker_add (self, area, (SpYearGroup) g, g - (gint) first, places);
}

static char *
price (SpOptionMaker *self, SpOption *option, SpWorks works, gint places)
{
  SpPhase phase = g_str_equal (option->phase, "secondary") ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
  SpPlaceRate rate = sp_place_rate_find (self->snapshot, phase, works, self->location);
  g_autofree char *words = sp_money_format (rate.rate, SP_MONEY_POUNDS);
  gboolean own = rate.basis != SP_UNIT_COST_AVERAGE;

  option->has_cost = TRUE;
  /* To the nearest thousand: it is an estimate. */
  option->cost = sp_money ((sp_money_times (rate.rate, places).pence + 50000) / 100000 * 100000);
  option->price_base = own ? (SpPriceBase) { 0, 0 } : (SpPriceBase) { 2026, 1 };
  option->provenance.estimated = TRUE;
  if (!own)
    return g_strdup_printf (_("An estimate: %d places at £%s each, the DfE's average of such works at Q1 2026 prices; land "
                              "is not in it."), places, words);
  return works == SP_WORKS_PERMANENT
           ? g_strdup_printf (_("An estimate: %d places at £%s each, what the plan's own expansions cost a place; land is not in it."),
                              places, words)
           : g_strdup_printf (_("An estimate: %d places at £%s each, from what the plan's own expansions cost a place and the "
                                "DfE's ratio of such works to them; land is not in it."), places, words);
}

void
sp_option_maker_end (SpOptionMaker *self, SpOption *option, SpOptionOrigin origin, SpWorks works, gint priced_places)
{
  SpOffered row = { .origin = origin };
  gsize size = self->places->len * sizeof (SpOptionPlaces);

  if (self->places->len)
    {
      SpOptionPlaces *places = g_memdup2 (self->places->data, size);

      g_ptr_array_add (self->blocks, places);
      option->places = places;
      option->n_places = self->places->len;
      g_array_set_size (self->places, 0);
    }
  if (!option->has_cost && priced_places > 0)
    row.basis = price (self, option, works, priced_places);
  else if (option->has_cost && origin == SP_OPTION_PROPOSED)
    row.basis = g_strdup (_("No building is needed; the cost of running it, and what is saved, are not in it."));
  else if (option->has_cost)
    row.basis = g_strdup (_("As the plan says."));
  else
    row.basis = g_strdup (_("The plan does not say what it costs, nor how many places it adds."));
  if (self->why)
    {
      g_autofree char *cost = g_steal_pointer (&row.basis);

      /* Translators: two sentences: why it is proposed; where its cost comes from. */
      row.basis = g_strdup_printf (_("%s %s"), self->why, cost);
    }
  row.option = *option;
  g_array_append_val (self->offered, row);
}

/* So many in all, as a cohort climbs; what does not share out evenly goes to the youngest. */
static void
climb_by (SpOptionMaker *self, const SpProject *project, gint places)
{
  SpYearGroup first, last;
  gint groups, area = project->area;

  if (area < 0 || !sp_project_get_groups (self->snapshot, project, &first, &last))
    return;
  groups = (gint) last - (gint) first + 1;
  for (gint g = 0; g < groups; g++)
    sp_option_maker_add (self, area, (SpYearGroup) ((gint) first + g), g, places / groups + (g < places % groups));
}

/* The places of an undated project, counted from its first year; else those it is to add, the fewest where it gives a range. */
static void
place_project (SpOptionMaker *self, const SpProject *project)
{
  gint first = G_MAXINT;

  for (guint i = 0; i < project->n_places; i++)
    first = MIN (first, project->places[i].year.start);
  for (guint i = 0; i < project->n_places; i++)
    sp_option_maker_add (self, project->places[i].area, project->places[i].group, project->places[i].year.start - first,
                         project->places[i].places);
  if (project->n_places == 0)
    climb_by (self, project, sp_project_get_added (self->snapshot, project).least);
}

/* What its places are read from, where nobody has entered them: a sentence; NULL = they are entered. */
static char *
say_places_of (const SpOptionMaker *self, const SpProject *project)
{
  SpProjectAdded added = sp_project_get_added (self->snapshot, project);

  if (added.basis == SP_ADDED_IN_WORDS && added.most > added.least)
    return g_strdup_printf (_("The plan says “%s”, taken as %d places, the fewest of that."), project->description, added.least);
  if (added.basis == SP_ADDED_IN_WORDS)
    return g_strdup_printf (_("The plan says “%s”, taken as %d places."), project->description, added.least);
  if (added.basis == SP_ADDED_DIFFERENCE && added.most == 0)
    return g_strdup_printf (_("The plan says %d places after, and its school has as many now."), project->places_to_min);
  if (added.basis == SP_ADDED_DIFFERENCE && added.least > 0 && project->places_from < 0)
    return g_strdup_printf (_("The plan says %d places after, %d more than its school has now."), project->places_to_min, added.least);
  return NULL;
}

static void
offer_project (SpOptionMaker *self, SpProjectIndex i)
{
  const SpSnapshot *s = self->snapshot;
  const SpProject *project = &s->projects[i];
  SpPhase phase = project->area >= 0 ? s->areas[project->area].phase : SP_PHASE_PRIMARY;
  SpOption option = { .kind = "other", .phase = sp_phase_code (phase), .purpose = "growth", .school = project->school,
                      .area = project->area, .growth = -1, .project = i, .price_base = project->price_base,
                      .earliest = project->places_from_year, .has_cost = project->has_budget, .cost = project->budget,
                      .lead_months = sp_timetable_lead (s, project) };
  SpWorks works;
  gboolean priced = sp_project_get_works (project, &works);

  place_project (self, project);
  self->why = say_places_of (self, project);
  option.key = sp_option_maker_text (self, "project-%" G_GINT64_FORMAT, project->id);
  option.name = project->description
                    ? sp_option_maker_text (self, "%s: %s", project->name, project->description) : project->name;
  sp_option_maker_end (self, &option, SP_OPTION_PROJECT, works, priced ? sp_project_get_built (s, project).least : 0);
  g_clear_pointer (&self->why, g_free);
}

static void
offer_projects (SpOptionMaker *self)
{
  for (guint i = 0; i < self->snapshot->n_projects; i++)
    if (!self->snapshot->projects[i].committed && self->snapshot->projects[i].option < 0)
      offer_project (self, (SpProjectIndex) i);
}

static void
offer_own (SpOptionMaker *self)
{
  for (guint i = 0; i < self->snapshot->n_options; i++)
    {
      SpOffered row = { .option = self->snapshot->options[i], .origin = SP_OPTION_OWN };

      if (row.option.opens.start)
        continue;
      row.origin = row.option.proposed ? SP_OPTION_PROPOSED : row.option.project >= 0 ? SP_OPTION_PROJECT : SP_OPTION_OWN;
      row.basis = g_strdup (!row.option.has_cost ? _("The plan does not say what it costs.")
                            : row.option.provenance.estimated ? _("An estimate, as the plan says.") : _("As the plan says."));
      g_array_append_val (self->offered, row);
    }
}

/* What is held takes the place of the same option made again; where it costs the same it keeps the reason of that. */
static void
take_place (SpOffered *made, const SpOffered *held)
{
  gboolean same = made->option.has_cost == held->option.has_cost && made->option.cost.pence == held->option.cost.pence;
  char *basis = same ? made->basis : held->basis;

  g_free (same ? held->basis : made->basis);
  *made = *held;
  made->basis = basis;
}

/* What the plan holds already stands in the place of what would be proposed again: a programme that is saved, and its options with
 * it, changes neither their order nor, of answers that are as good, the one that is found. */
static void
drop_repeated (GArray *offered)
{
  for (guint i = offered->len; i > 0; i--)
    for (guint j = 0; j < i - 1; j++)
      {
        SpOffered *made = &g_array_index (offered, SpOffered, i - 1), *held = &g_array_index (offered, SpOffered, j);

        if (!g_str_equal (made->option.key, held->option.key))
          continue;
        take_place (made, held);
        g_array_remove_index (offered, j);
        break;
      }
}

/* What the scenario carries out is not offered again, nor is what it excludes. */
static void
drop_carried_out (GArray *offered, const SpSnapshot *s)
{
  for (guint i = offered->len; i > 0; i--)
    {
      const SpOption *option = &g_array_index (offered, SpOffered, i - 1).option;

      for (guint j = 0; j < s->n_options; j++)
        if (s->options[j].opens.start
            && (g_str_equal (option->key, s->options[j].key)
                || (option->exclusive && g_strcmp0 (option->exclusive, s->options[j].exclusive) == 0)))
          {
            g_free (g_array_index (offered, SpOffered, i - 1).basis);
            g_array_remove_index (offered, i - 1);
            break;
          }
    }
}

static double
find_location (SpNeed *need, const SpOptionSetOptions *options)
{
  const SpSnapshot *s = sp_need_get_snapshot (need);

  if (options->location_factor > 0)
    return options->location_factor;
  return s->money.has_location_factor ? s->money.location_factor : 1;
}

SpOptionSet *
sp_option_set_new (SpNeed *need, SpFunding *funding, const SpOptionSetOptions *options)
{
  const SpOptionSetOptions plain = SP_OPTION_SET_OPTIONS_INIT;
  SpOptionSet *self = g_new0 (SpOptionSet, 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SpOptionPlaces));
  SpOptionMaker maker = { 0 };

  options = options ? options : &plain;
  self->ref_count = 1;
  self->need = sp_need_ref (need);
  self->offered = g_array_new (FALSE, FALSE, sizeof (SpOffered));
  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  maker = (SpOptionMaker) { need, sp_need_get_snapshot (need), find_location (need, options),
                            self->offered, self->strings, self->blocks, NULL, places };
  offer_own (&maker);
  offer_projects (&maker);
  if (!options->own_only)
    sp_option_maker_propose (&maker);
  drop_repeated (self->offered);
  drop_carried_out (self->offered, maker.snapshot);
  return self;
}

SpOptionSet *
sp_option_set_ref (SpOptionSet *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_option_set_unref (SpOptionSet *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint i = 0; i < self->offered->len; i++)
    g_free (g_array_index (self->offered, SpOffered, i).basis);
  g_array_unref (self->offered);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  sp_need_unref (self->need);
  g_free (self);
}

SpNeed *
sp_option_set_get_need (const SpOptionSet *self)
{
  return self->need;
}

SpSnapshot *
sp_option_set_get_snapshot (const SpOptionSet *self)
{
  return sp_need_get_snapshot (self->need);
}

guint
sp_option_set_get_n (const SpOptionSet *self)
{
  return self->offered->len;
}

const SpOption *
sp_option_set_get (const SpOptionSet *self, guint i)
{
  g_return_val_if_fail (i < self->offered->len, NULL);
  return &g_array_index (self->offered, SpOffered, i).option;
}

SpOptionOrigin
sp_option_set_get_origin (const SpOptionSet *self, guint i)
{
  g_return_val_if_fail (i < self->offered->len, SP_OPTION_OWN);
  return g_array_index (self->offered, SpOffered, i).origin;
}

const char *
sp_option_set_get_basis (const SpOptionSet *self, guint i)
{
  g_return_val_if_fail (i < self->offered->len, NULL);
  return g_array_index (self->offered, SpOffered, i).basis;
}

gboolean
sp_option_set_get_stage (const SpOptionSet *self, guint i, SpRibaStage *stage)
{
  const SpOption *option = sp_option_set_get (self, i);
  const SpSnapshot *s = sp_option_set_get_snapshot (self);

  if (option->project >= 0 && sp_riba_stage_parse (s->projects[option->project].riba_stage, stage))
    return TRUE;
  return option->provenance.estimated && sp_option_set_get_origin (self, i) != SP_OPTION_OWN && sp_riba_stage_parse ("A", stage);
}

gint
sp_option_get_places_after (const SpOption *option, gint years_after)
{
  gint sum = 0;

  for (guint i = 0; i < option->n_places; i++)
    if (option->places[i].years_after <= years_after)
      sum += option->places[i].places;
  return sum;
}

gint
sp_option_set_find (const SpOptionSet *self, const char *key_or_name)
{
  g_autofree char *folded = g_utf8_casefold (key_or_name, -1);
  gint found = -1;

  for (guint i = 0; i < self->offered->len; i++)
    if (g_str_equal (sp_option_set_get (self, i)->key, key_or_name))
      return (gint) i;
  for (guint i = 0; i < self->offered->len; i++)
    {
      g_autofree char *name = g_utf8_casefold (sp_option_set_get (self, i)->name, -1);

      if (g_str_equal (name, folded))
        found = found == -1 ? (gint) i : -2;
    }
  return MAX (found, -1);
}

gint
sp_option_get_places (const SpOption *option)
{
  gint sum = 0, most = 0;

  for (gint after = 0; after <= 40; after++)
    {
      for (guint i = 0; i < option->n_places; i++)
        if (option->places[i].years_after == after)
          sum += option->places[i].places;
      if (ABS (sum) > ABS (most))
        most = sum;
    }
  return most;
}

const char *
sp_option_kind_name (const char *kind)
{
  static const struct { const char *code, *name; } kinds[] = {
    { "admission number", N_("Admission number raised") }, { "bulge class", N_("Bulge class") },
    { "temporary block", N_("Temporary block") }, { "expansion", N_("Expansion") }, { "amalgamation", N_("Amalgamation") },
    { "new school", N_("New school") }, { "secondary forms", N_("Secondary forms") },
    { "admission number cut", N_("Admission number cut") }, { "mothballed classrooms", N_("Mothballed classrooms") },
    { "merger", N_("Merger") }, { "closure", N_("Closure") }, { "other", N_("Project") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].code) == 0)
      return _(kinds[i].name);
  return kind;
}

const char *
sp_option_origin_code (SpOptionOrigin origin)
{
  static const char *const codes[] = { "own", "project", "proposed" };

  return codes[MIN ((guint) origin, 2)];
}

const char *
sp_option_origin_name (SpOptionOrigin origin)
{
  static const char *const names[] = { N_("Own"), N_("Project of the plan"), N_("Proposed") };

  return _(names[MIN ((guint) origin, 2)]);
}

void
sp_option_draft_init (SpOptionDraft *draft, const SpSnapshot *snapshot, const SpOption *option)
{
  SpDraftPlaces *places = g_new (SpDraftPlaces, option->n_places + 1);

  for (guint i = 0; i < option->n_places; i++)
    places[i] = (SpDraftPlaces) { snapshot->areas[option->places[i].area].id, option->places[i].group,
                                  option->places[i].years_after, option->places[i].places };
  *draft = (SpOptionDraft) { .key = option->key, .name = option->name, .kind = option->kind, .phase = option->phase,
                             .purpose = option->purpose, .exclusive = option->exclusive, .proposed = option->proposed,
                             .estimated = option->provenance.estimated, .cost = option->has_cost ? &option->cost : NULL,
                             .price_base = option->price_base, .lead_months = option->lead_months,
                             .earliest = option->earliest, .latest = option->latest, .places = places,
                             .n_places = option->n_places, .spend = option->spend, .n_spend = option->n_spend };
  draft->school_id = option->school >= 0 ? snapshot->schools[option->school].id : 0;
  draft->area_id = option->area >= 0 ? snapshot->areas[option->area].id : 0;
  draft->growth_area_id = option->growth >= 0 ? snapshot->growth_areas[option->growth].id : 0;
  draft->project_id = option->project >= 0 ? snapshot->projects[option->project].id : 0;
}

void
sp_option_draft_clear (SpOptionDraft *draft)
{
  g_free ((gpointer) draft->places);
  draft->places = NULL;
}
