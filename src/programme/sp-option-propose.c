/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for an area that is short of places, or has too many. */
#include "config.h"
#include "sp-option-propose.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-lead-time.h"

#define HALF_FORM (SP_PUPILS_PER_FORM / 2)
#define LEAST_FORMS 0.5       /* short, from which more is proposed */
#define RANGE 80              /* per cent, whose upper end is looked at */
#define FEWEST_ADDED 5        /* a year, below which nobody builds, nor changes an admission number unless that makes a half form */
#define MOST_SCHOOLS 3        /* proposed to be expanded in an area: the smallest first */
#define SPARE_SHARE 0.10      /* of places, at the end of the horizon, above which fewer are proposed */

static const SpLeadTime admission = SP_LEAD_TIME_ADMISSION, temporary = SP_LEAD_TIME_TEMPORARY,
                        expansion = SP_LEAD_TIME_EXPANSION,
                        reorganisation = SP_LEAD_TIME_REORGANISATION, new_primary = SP_LEAD_TIME_NEW_PRIMARY;

typedef struct { SpSchoolIndex school; gint held, entry, total; } Place; /* held: in the entry year group at the origin */

static gint
held_in (const SpSnapshot *s, SpSchoolIndex school, SpYearGroup group)
{
  gint year = sp_snapshot_year_index (s, s->assumptions.origin);
  gint32 held = year < 0 || !s->school_places ? -1 : s->school_places[sp_snapshot_cell (s, school, (guint) year, group)];

  return MAX (held, 0);
}

/* Places in the end: those held at the origin, and what the projects that the need counts add at the school. What is
 * being built already is not proposed again. */
static gint
places_in (const SpOptionMaker *self, SpSchoolIndex school, SpYearGroup group)
{
  const SpSnapshot *s = self->snapshot;
  SpSupplyKind kind = sp_supply_get_kind (sp_need_get_supply (self->need));
  gint sum = held_in (s, school, group);

  for (guint p = 0; p < s->n_projects; p++)
    for (guint i = 0; s->projects[p].school == school && i < s->projects[p].n_places; i++)
      if (sp_supply_kind_counts (kind, &s->projects[p]) && s->projects[p].places[i].group == group)
        sum += s->projects[p].places[i].places;
  return MAX (sum, 0);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->entry != y->entry ? x->entry - y->entry : x->school - y->school;
}

/* Schools of an area that take its entry year group, the smallest first. */
static GArray *
list_schools (const SpOptionMaker *self, SpAreaIndex area, SpPhase phase)
{
  const SpSnapshot *s = self->snapshot;
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Place));
  SpYearGroup entry = sp_phase_first_group (phase);

  for (guint i = 0; i < s->n_schools; i++)
    {
      const SpSchool *school = &s->schools[i];
      Place place = { (SpSchoolIndex) i, held_in (s, (SpSchoolIndex) i, entry), places_in (self, (SpSchoolIndex) i, entry), 0 };

      if ((phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area) != area || place.entry == 0
          || school->phase == SP_SCHOOL_SPECIAL || school->phase == SP_SCHOOL_ALTERNATIVE)
        continue;
      for (gint g = entry; g <= (gint) sp_phase_last_group (phase); g++)
        place.total += places_in (self, (SpSchoolIndex) i, (SpYearGroup) g);
      g_array_append_val (list, place);
    }
  g_array_sort (list, compare_places);
  return list;
}

static SpOption
begin (SpOptionMaker *self, SpAreaIndex area, SpSchoolIndex school, const char *kind, SpLeadTime lead)
{
  SpPhase phase = self->snapshot->areas[area].phase;

  return (SpOption) { .proposed = TRUE, .kind = kind, .phase = sp_phase_code (phase), .purpose = "growth", .area = area,
                      .school = school, .growth = -1, .project = -1, .lead_months = sp_lead_time_middle (lead) };
}

/* A cohort of so many passing through the school: a class that opens in `entry` and moves up a year each year. */
static void
pass_through (SpOptionMaker *self, SpAreaIndex area, SpYearGroup first, SpYearGroup last, gint after, gint places)
{
  for (gint g = first; g <= (gint) last; g++)
    {
      sp_option_maker_add (self, area, (SpYearGroup) g, after + g - (gint) first, places);
      sp_option_maker_add (self, area, (SpYearGroup) g, after + g - (gint) first + 1, -places);
    }
}

/* To the next half form that is worth building for: from 60 to 75, from 59 to 75 too. */
static gint
find_step (gint entry)
{
  gint add = HALF_FORM - entry % HALF_FORM;

  return add < FEWEST_ADDED ? add + HALF_FORM : add;
}

static void
propose_expansion (SpOptionMaker *self, SpAreaIndex area, const Place *place, gboolean secondary)
{
  const SpSchool *school = &self->snapshot->schools[place->school];
  SpPhase phase = self->snapshot->areas[area].phase;
  SpYearGroup last = MIN (school->last_group, sp_phase_last_group (phase)), first = sp_phase_first_group (phase);
  gint add = secondary ? SP_PUPILS_PER_FORM : find_step (place->entry);
  gint in_all = add * ((gint) last - (gint) first + 1);
  SpOption option = begin (self, area, place->school, secondary ? "secondary forms" : "expansion", expansion);

  if (school->site_limit >= 0 && place->total + in_all > school->site_limit)
    return;
  option.key = sp_option_maker_text (self, "%s-%" G_GINT64_FORMAT "-%d", secondary ? "forms" : "expand", school->id, add);
  option.name = secondary ? sp_option_maker_text (self, _("%s: one more form of entry"), school->name)
                          : sp_option_maker_text (self, _("%s: from %d to %d places a year"), school->name, place->entry,
                                                  place->entry + add);
  option.exclusive = sp_option_maker_text (self, "school-%" G_GINT64_FORMAT, school->id);
  sp_option_maker_climb (self, area, first, last, add);
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_PERMANENT, in_all);
}

/* Rooms there are already: places raised to what the net capacity holds, at no cost of building. */
static void
propose_admission_number (SpOptionMaker *self, SpAreaIndex area, const Place *place)
{
  const SpSchool *school = &self->snapshot->schools[place->school];
  SpYearGroup last = MIN (school->last_group, SP_GROUP_Y6);
  gint groups = (gint) last + 1, add = school->net_capacity > 0 ? (school->net_capacity - place->total) / groups : 0;
  SpOption option = begin (self, area, place->school, "admission number", admission);

  add = MIN (add, SP_PUPILS_PER_FORM);
  if (add >= HALF_FORM - place->entry % HALF_FORM && add < FEWEST_ADDED)
    add = HALF_FORM - place->entry % HALF_FORM; /* 59 to 60: no building, and a form is made whole */
  else if (add < FEWEST_ADDED)
    return;
  option.key = sp_option_maker_text (self, "admit-%" G_GINT64_FORMAT "-%d", school->id, add);
  option.name = sp_option_maker_text (self, _("%s: admission number from %d to %d, in rooms it has"), school->name,
                                      place->entry, place->entry + add);
  option.exclusive = sp_option_maker_text (self, "school-%" G_GINT64_FORMAT, school->id);
  option.has_cost = TRUE;
  sp_option_maker_climb (self, area, SP_GROUP_R, last, add);
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_PERMANENT, 0);
}

/* As the schools are now: classes are wanted before what is being built is there. */
static const Place *
find_largest (const GArray *schools)
{
  const Place *largest = &g_array_index (schools, Place, 0);

  for (guint i = 1; i < schools->len; i++)
    {
      const Place *place = &g_array_index (schools, Place, i);

      if (place->held > largest->held || (place->held == largest->held && place->school > largest->school))
        largest = place;
    }
  return largest;
}

static void
propose_classes (SpOptionMaker *self, SpAreaIndex area, const Place *place, gint classes)
{
  const SpSchool *school = &self->snapshot->schools[place->school];
  SpYearGroup last = MIN (school->last_group, SP_GROUP_Y6);
  SpOption option = begin (self, area, place->school, classes == 1 ? "bulge class" : "temporary block", temporary);

  option.key = sp_option_maker_text (self, "%s-%" G_GINT64_FORMAT, classes == 1 ? "bulge" : "temporary", school->id);
  option.name = sp_option_maker_text (self, classes == 1 ? _("%s: a bulge class of 30")
                                                         : _("%s: a temporary block for two classes of 30"), school->name);
  option.exclusive = sp_option_maker_text (self, "classes-%" G_GINT64_FORMAT, school->id);
  for (gint c = 0; c < classes; c++)
    pass_through (self, area, SP_GROUP_R, last, c, SP_PUPILS_PER_FORM);
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_TEMPORARY, classes * SP_PUPILS_PER_FORM);
}

static void
propose_new_school (SpOptionMaker *self, SpAreaIndex area, gint forms)
{
  const SpArea *row = &self->snapshot->areas[area];
  SpOption option = begin (self, area, -1, "new school", new_primary);
  gint places = forms * sp_places_per_form (SP_GROUP_R, SP_GROUP_Y6);

  option.key = sp_option_maker_text (self, "new-%s-%d", row->code, forms);
  option.name = sp_option_maker_text (self, ngettext ("%s: a new school of %d form of entry",
                                                      "%s: a new school of %d forms of entry", (gulong) forms),
                                      row->name, forms);
  option.exclusive = sp_option_maker_text (self, "new-%s", row->code);
  sp_option_maker_climb (self, area, SP_GROUP_R, SP_GROUP_Y6, forms * SP_PUPILS_PER_FORM);
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_NEW_SCHOOL, places);
}

/* An infant school with more places a year than the junior school it feeds: made one primary school, the junior years grow
 * to match. The junior school is the area's smallest that begins in Year 3. */
static void
propose_amalgamation (SpOptionMaker *self, SpAreaIndex area, const Place *place)
{
  const SpSnapshot *s = self->snapshot;
  const SpSchool *infant = &s->schools[place->school];
  SpOption option = begin (self, area, place->school, "amalgamation", reorganisation);

  for (guint i = 0; i < s->n_schools && infant->phase == SP_SCHOOL_INFANT; i++)
    {
      const SpSchool *junior = &s->schools[i];
      gint add = place->entry - places_in (self, (SpSchoolIndex) i, SP_GROUP_Y3);

      if (junior->phase != SP_SCHOOL_JUNIOR || junior->primary_area != area || add <= 0)
        continue;
      option.key = sp_option_maker_text (self, "join-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, infant->id, junior->id);
      option.name = sp_option_maker_text (self, _("%s and %s made one primary school"), infant->name, junior->name);
      option.exclusive = sp_option_maker_text (self, "junior-%" G_GINT64_FORMAT, junior->id);
      sp_option_maker_climb (self, area, SP_GROUP_Y3, SP_GROUP_Y6, add);
      sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_PERMANENT, 4 * add);
      return;
    }
}

static void
propose_more (SpOptionMaker *self, SpAreaIndex area, double forms)
{
  SpPhase phase = self->snapshot->areas[area].phase;
  g_autoptr (GArray) schools = list_schools (self, area, phase);
  guint n = MIN (schools->len, MOST_SCHOOLS);

  for (guint i = 0; i < n; i++)
    {
      const Place *place = &g_array_index (schools, Place, i);

      if (phase == SP_PHASE_SECONDARY)
        {
          propose_expansion (self, area, place, TRUE);
          continue;
        }
      propose_admission_number (self, area, place);
      propose_expansion (self, area, place, FALSE);
      propose_amalgamation (self, area, place);
    }
  if (phase != SP_PHASE_PRIMARY || schools->len == 0)
    return;
  propose_classes (self, area, find_largest (schools), 1);
  propose_classes (self, area, find_largest (schools), 2);
  for (gint f = 1; f <= 3 && forms > f - 1; f++)
    propose_new_school (self, area, f);
}

static void
propose_cut (SpOptionMaker *self, SpAreaIndex area, const Place *place, const char *kind, gint cut)
{
  const SpSchool *school = &self->snapshot->schools[place->school];
  SpPhase phase = self->snapshot->areas[area].phase;
  gboolean rooms = g_str_equal (kind, "mothballed classrooms"), closes = g_str_equal (kind, "closure");
  SpOption option = begin (self, area, place->school, kind, admission);

  option.key = sp_option_maker_text (self, "%s-%" G_GINT64_FORMAT, closes ? "close" : rooms ? "mothball" : "cut", school->id);
  option.name = sp_option_maker_text (self, closes ? _("%s closed") : rooms ? _("%s: a form's classrooms mothballed")
                                                                           : _("%s: admission number cut by half a form"),
                                      school->name);
  option.exclusive = sp_option_maker_text (self, "fewer-%" G_GINT64_FORMAT, school->id);
  option.has_cost = TRUE;
  if (closes || rooms)
    for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
      sp_option_maker_add (self, area, (SpYearGroup) g, 0,
                           -MIN (places_in (self, place->school, (SpYearGroup) g), closes ? G_MAXINT : cut));
  else
    sp_option_maker_climb (self, area, sp_phase_first_group (phase),
                           MIN (school->last_group, sp_phase_last_group (phase)), -cut);
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_PERMANENT, 0);
}

/* The two smallest made one: half of the smaller one's places go. */
static void
propose_merger (SpOptionMaker *self, SpAreaIndex area, const Place *small, const Place *other)
{
  const SpSchool *a = &self->snapshot->schools[small->school], *b = &self->snapshot->schools[other->school];
  SpPhase phase = self->snapshot->areas[area].phase;
  SpOption option = begin (self, area, small->school, "merger", reorganisation);

  option.key = sp_option_maker_text (self, "merge-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, a->id, b->id);
  option.name = sp_option_maker_text (self, _("%s and %s merged"), a->name, b->name);
  option.exclusive = sp_option_maker_text (self, "fewer-%" G_GINT64_FORMAT, a->id);
  option.has_cost = TRUE;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    sp_option_maker_add (self, area, (SpYearGroup) g, 0, -(places_in (self, small->school, (SpYearGroup) g) / 2));
  sp_option_maker_end (self, &option, SP_OPTION_PROPOSED, SP_WORKS_PERMANENT, 0);
}

static void
propose_fewer (SpOptionMaker *self, SpAreaIndex area)
{
  g_autoptr (GArray) schools = list_schools (self, area, self->snapshot->areas[area].phase);
  const Place *least, *most;

  if (schools->len == 0)
    return;
  least = &g_array_index (schools, Place, 0);
  most = &g_array_index (schools, Place, schools->len - 1);
  if (most->entry > 2 * HALF_FORM)
    propose_cut (self, area, most, "admission number cut", HALF_FORM);
  if (most->entry >= 2 * SP_PUPILS_PER_FORM)
    propose_cut (self, area, most, "mothballed classrooms", SP_PUPILS_PER_FORM);
  if (schools->len < 2)
    return;
  propose_merger (self, area, least, &g_array_index (schools, Place, 1));
  propose_cut (self, area, least, "closure", 0);
}

/* Not expected to be short by half a form, but the 80 % range of the entry year group reaches it: the sentence that says so,
 * NULL when it does not. *forms: the most it reaches. */
static char *
find_risk (const SpOptionMaker *self, SpAreaIndex area, double expected, double *forms)
{
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self->need)), worst = 0;
  g_autofree char *year = NULL;

  *forms = LEAST_FORMS;
  for (gint lead = 1; lead <= horizon; lead++)
    {
      double mean, lower, upper;

      if (sp_need_get_forms_interval (self->need, area, lead, RANGE, &mean, &lower, &upper) && upper > *forms - (worst ? 0 : 1e-9))
        {
          *forms = upper;
          worst = lead;
        }
    }
  if (worst == 0)
    return NULL;
  year = sp_academic_year_to_string (sp_academic_year (self->snapshot->assumptions.origin.start + worst));
  return g_strdup_printf (_("%s is expected to be short by %.1f forms at most, but the 80 %% range of the forecast reaches %.1f in "
                            "%s."), self->snapshot->areas[area].name, expected, *forms, year);
}

void
sp_option_maker_propose (SpOptionMaker *self)
{
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (self->need));

  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      SpNeedPeak peak = sp_need_get_peak (self->need, (SpAreaIndex) a);
      SpNeedSum last = sp_need_get_area (self->need, (SpAreaIndex) a, horizon);
      double forms;

      if (peak.known && peak.peak_forms >= LEAST_FORMS)
        propose_more (self, (SpAreaIndex) a, peak.peak_forms);
      else if (last.known && last.spare > SPARE_SHARE * last.places)
        propose_fewer (self, (SpAreaIndex) a);
      else if (peak.known && (self->why = find_risk (self, (SpAreaIndex) a, peak.peak_forms, &forms)))
        {
          propose_more (self, (SpAreaIndex) a, forms);
          g_clear_pointer (&self->why, g_free);
        }
    }
}
