/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the DfE's officers would ask of a return, asked before it is sent: forecasts out of line with the last census, the last round or
 * the year before, gaps, capacities that cannot be, schools in two areas, totals that do not meet. Thresholds are the program's own
 * (the DfE does not publish its): wide enough that ordinary movement passes. Sources: domain.md 2.1 and 2.4; queries as planners tell
 * them. */
#include "config.h"
#include "sp-scap-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CENSUS_SHARE   0.05 /* a phase of an area, the first year against the last census */
#define ROUND_SHARE    0.05 /* the same, against the round before */
#define YEAR_SHARE     0.10 /* a phase of an area, from one year to the next */
#define COHORT_SHARE   0.15 /* a year group, against the year group it was */
#define FEWEST_PUPILS  15   /* a smaller difference is a family or two */
#define OVERFULL_SHARE 1.25 /* of places */
#define AUTHORITY_SHARE 0.02

/* area NULL: about the whole plan. The message gets its full stop here. */
static void
add (SpScap *self, SpSeverity severity, const char *code, const SpArea *area, const char *message)
{
  g_ptr_array_add (self->findings, sp_finding_new_printf (severity, code, area != NULL ? SP_SUBJECT_AREA : SP_SUBJECT_PLAN,
                                                          area != NULL ? area->id : 0, "%s.", message));
}

static void
add_school (SpScap *self, SpSeverity severity, const char *code, const SpSchool *school, const char *message)
{
  g_ptr_array_add (self->findings, sp_finding_new_printf (severity, code, SP_SUBJECT_SCHOOL, school->id, "%s.", message));
}

static char *
dup_year (const SpScap *self, gint lead)
{
  return sp_academic_year_to_string (sp_academic_year (self->snapshot->assumptions.origin.start + lead));
}

/* Pupils of the phase of an area, lead 0 the census; FALSE when a year group that was counted is not forecast, or none is. */
static gboolean
sum_area (const SpScap *self, SpAreaIndex a, gint lead, double *sum)
{
  SpPhase phase = self->snapshot->areas[a].phase;
  gboolean any = FALSE;
  *sum = 0;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    {
      double pupils;
      if (!sp_forecast_get_pupils (self->forecast, a, lead, g, &pupils))
        continue;
      any = TRUE;
      *sum += pupils;
    }
  return any;
}

static gboolean
is_out (double now, double before, double share)
{
  return fabs (now - before) >= FEWEST_PUPILS && fabs (now - before) > share * before;
}

/* The horizon of the return, of all areas together. */
static void
check_horizon (SpScap *self)
{
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      gint wanted = phase == SP_PHASE_PRIMARY ? SP_SCAP_PRIMARY_YEARS : SP_SCAP_SECONDARY_YEARS;
      gint held = sp_scap_get_years (self, phase);
      g_autofree char *text = NULL;
      if (held >= wanted)
        continue;
      text = g_strdup_printf (phase == SP_PHASE_PRIMARY
                                  ? _("The return of primary pupils wants %d academic years ahead and the forecast has %d. Set the "
                                      "plan’s horizon to %d years or more")
                                  : _("The return of secondary pupils wants %d academic years ahead and the forecast has %d. Set the "
                                      "plan’s horizon to %d years or more"), wanted, held, wanted);
      add (self, SP_FINDING_ERROR, "scap-horizon", NULL, text);
    }
}

static void
check_groups (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  g_autoptr (GString) missing = g_string_new (NULL);
  for (gint g = sp_phase_first_group (area->phase); g <= (gint) sp_phase_last_group (area->phase); g++)
    for (gint lead = 1, pupils; lead <= sp_scap_get_years (self, area->phase); lead++)
      if (!sp_scap_get_pupils (self, a, lead, g, &pupils))
        {
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", sp_year_group_name (g));
          break;
        }
  if (missing->len == 0)
    return;
  g_autofree char *text = g_strdup_printf (_("%s (%s) has no forecast of %s in some year of the return. Enter its rolls (and births for "
                                             "reception), or give the area’s schools another area"), area->name, area->code, missing->str);
  add (self, SP_FINDING_ERROR, "scap-group-missing", area, text);
}

static guint
count_schools (const SpSnapshot *snapshot, SpAreaIndex a)
{
  guint n = 0;
  for (guint s = 0; s < snapshot->n_schools; s++)
    n += snapshot->schools[s].primary_area == a || snapshot->schools[s].secondary_area == a;
  return n;
}

static void
check_supply (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  g_autofree char *text = NULL;
  double pupils;
  gint most = 0, capacity, planned;
  if (count_schools (self->snapshot, a) == 0)
    {
      text = g_strdup_printf (_("%s (%s) has no school. Put its schools into it, or close the area"), area->name, area->code);
      add (self, SP_FINDING_ERROR, "scap-area-empty", area, text);
      return;
    }
  for (gint g = sp_phase_first_group (area->phase); g <= (gint) sp_phase_last_group (area->phase); g++)
    if (sp_scap_get_places (self, a, 1, g, &capacity, &planned))
      most = MAX (most, capacity);
  if (most > 0 || !sum_area (self, a, 0, &pupils) || pupils <= 0)
    return;
  text = g_strdup_printf (_("%s (%s) has pupils on roll and no capacity. Enter the places of its schools by year group"), area->name, area->code);
  add (self, SP_FINDING_ERROR, "scap-capacity-none", area, text);
}

static void
check_census (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  double now, before;
  if (!sum_area (self, a, 0, &before) || !sum_area (self, a, 1, &now) || !is_out (now, before, CENSUS_SHARE))
    return;
  g_autofree char *year = dup_year (self, 1);
  g_autofree char *text = g_strdup_printf (_("%s (%s): %.0f pupils forecast for %s against %.0f at the last census, %+.1f %%. Check its births, "
                                             "ratios and dwellings, or say in the method what brings it about"),
                                           area->name, area->code, now, year, before, 100 * (now / before - 1));
  add (self, SP_FINDING_WARNING, "scap-census", area, text);
}

/* Once an area: the largest jump of its total. */
static void
check_years (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  double worst = 0, of = 0, to = 0, before, now;
  gint at = 0;
  for (gint lead = 2; lead <= sp_scap_get_years (self, area->phase); lead++)
    if (sum_area (self, a, lead - 1, &before) && sum_area (self, a, lead, &now) && is_out (now, before, YEAR_SHARE)
        && fabs (now / before - 1) > worst)
      {
        worst = fabs (now / before - 1);
        at = lead;
        of = before;
        to = now;
      }
  if (at == 0)
    return;
  g_autofree char *year = dup_year (self, at);
  g_autofree char *text = g_strdup_printf (_("%s (%s) goes from %.0f to %.0f pupils in %s, %+.1f %% in a year. Check the dwellings and "
                                             "adjustments of that year, or say in the method what brings it about"),
                                           area->name, area->code, of, to, year, 100 * (to / of - 1));
  add (self, SP_FINDING_WARNING, "scap-jump", area, text);
}

/* A year group against the one it was a year before; once an area, the largest. Year 7 comes from other areas. */
static void
check_cohorts (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  double worst = 0, of = 0, to = 0;
  gint at = 0, group = 0;
  for (gint lead = 1; lead <= sp_scap_get_years (self, area->phase); lead++)
    for (gint g = sp_phase_first_group (area->phase) + 1; g <= (gint) sp_phase_last_group (area->phase); g++)
      {
        double before, now;
        if (!sp_forecast_get_pupils (self->forecast, a, lead - 1, g - 1, &before)
            || !sp_forecast_get_pupils (self->forecast, a, lead, g, &now) || !is_out (now, before, COHORT_SHARE)
            || fabs (now - before) <= worst)
          continue;
        worst = fabs (now - before);
        at = lead;
        group = g;
        of = before;
        to = now;
      }
  if (at == 0)
    return;
  g_autofree char *year = dup_year (self, at);
  g_autofree char *text = g_strdup_printf (_("%s (%s), %s in %s: %.0f pupils, and %.0f in the year group below a year before. Check the ratio into "
                                             "that year group and the dwellings of the area, or say in the method what brings it about"),
                                           area->name, area->code, sp_year_group_name (group), year, to, of);
  add (self, SP_FINDING_WARNING, "scap-cohort", area, text);
}

/* The newest round that says something of the area, the year of its origin before this one's. */
static void
check_round (SpScap *self, SpAreaIndex a)
{
  const SpSnapshot *s = self->snapshot;
  const SpArea *area = &s->areas[a];
  for (guint i = s->n_rounds; i-- > 0;)
    {
      const SpRound *round = &s->rounds[i];
      SpAcademicYear year = sp_academic_year (s->assumptions.origin.start + 1);
      double before, now;
      if (round->origin.start >= s->assumptions.origin.start
          || !sp_round_get_pupils (round, SP_ROUND_AREA, area->code, year, sp_phase_first_group (area->phase),
                                   sp_phase_last_group (area->phase), &before))
        continue;
      if (sum_area (self, a, 1, &now) && is_out (now, before, ROUND_SHARE))
        {
          g_autofree char *when = sp_academic_year_to_string (year);
          g_autofree char *text = g_strdup_printf (_("%s (%s): %.0f pupils in %s, and “%s” said %.0f, %+.1f %%. The bridge between the two "
                                                     "says what changed; say it in the method"),
                                                   area->name, area->code, now, when, round->name, before, 100 * (now / before - 1));
          add (self, SP_FINDING_WARNING, "scap-last-round", area, text);
        }
      return;
    }
}

static void
check_overfull (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  for (gint lead = 1; lead <= sp_scap_get_years (self, area->phase); lead++)
    {
      gint pupils = 0, places = 0, one, capacity, planned;
      for (gint g = sp_phase_first_group (area->phase); g <= (gint) sp_phase_last_group (area->phase); g++)
        if (sp_scap_get_pupils (self, a, lead, g, &one) && sp_scap_get_places (self, a, lead, g, &capacity, &planned))
          {
            pupils += one;
            places += capacity + planned;
          }
      if (places == 0 || pupils <= OVERFULL_SHARE * places)
        continue;
      g_autofree char *year = dup_year (self, lead);
      g_autofree char *text = g_strdup_printf (_("%s (%s): %d pupils forecast in %s for %d places. Check the places of its schools, and "
                                                 "whether schemes that will be built are marked as committed"),
                                               area->name, area->code, pupils, year, places);
      add (self, SP_FINDING_WARNING, "scap-overfull", area, text);
      return;
    }
}

static void
check_contributions (SpScap *self, SpAreaIndex a)
{
  const SpArea *area = &self->snapshot->areas[a];
  for (gint lead = 1; lead <= sp_scap_get_years (self, area->phase); lead++)
    for (gint g = sp_phase_first_group (area->phase); g <= (gint) sp_phase_last_group (area->phase); g++)
      {
        double hdc = sp_scap_get_hdc (self, a, lead, g), pupils;
        if (!sp_forecast_get_pupils (self->forecast, a, lead, g, &pupils) || hdc <= 0.5 * pupils || hdc < FEWEST_PUPILS)
          continue;
        g_autofree char *year = dup_year (self, lead);
        g_autofree char *text = hdc > pupils
            ? g_strdup_printf (_("%s (%s), %s in %s: %.0f pupils of housing contributions, more than the %.0f forecast. Check the yields "
                                 "and dwellings of its sites, and any number that overrides the forecast"),
                               area->name, area->code, sp_year_group_name (g), year, hdc, pupils)
            : g_strdup_printf (_("%s (%s), %s in %s: %.0f of %.0f pupils forecast are of housing contributions. Check that its sites are "
                                 "built as soon as that"), area->name, area->code, sp_year_group_name (g), year, hdc, pupils);
        add (self, hdc > pupils ? SP_FINDING_ERROR : SP_FINDING_WARNING, "scap-contributions", area, text);
        return;
      }
}

/* A school in two areas of one phase in the origin year: its pupils and places would count twice. */
static void
check_memberships (SpScap *self)
{
  const SpSnapshot *s = self->snapshot;
  gint origin = s->assumptions.origin.start;
  for (guint i = 0; i < s->n_memberships; i++)
    for (guint k = 0; k < i; k++)
      {
        const SpMembership *one = &s->memberships[k], *other = &s->memberships[i];
        if (one->school != other->school || one->area == other->area || one->school < 0 || one->area < 0 || other->area < 0
            || s->areas[one->area].phase != s->areas[other->area].phase || one->from.start > origin || other->from.start > origin
            || (one->to.start != 0 && one->to.start <= origin) || (other->to.start != 0 && other->to.start <= origin))
          continue;
        g_autofree char *text = g_strdup_printf (_("%s is in two planning areas of one phase, %s and %s. End one of the memberships, "
                                                   "or enter each site as a school of its own"), s->schools[one->school].name,
                                                 s->areas[one->area].name, s->areas[other->area].name);
        add_school (self, SP_FINDING_ERROR, "scap-two-areas", &s->schools[one->school], text);
      }
}

/* Places by year group against net capacity, and schools with neither. */
static void
check_school (SpScap *self, guint i)
{
  const SpSnapshot *s = self->snapshot;
  const SpSchool *school = &s->schools[i];
  gint year = sp_snapshot_year_index (s, s->assumptions.origin), places = 0, roll = 0;
  g_autofree char *text = NULL;
  for (gint g = SP_GROUP_R; year >= 0 && g < SP_N_GROUPS; g++)
    {
      gsize cell = sp_snapshot_cell (s, (gint) i, (guint) year, g);
      places += MAX (0, s->school_places[cell]);
      roll += MAX (0, s->roll[cell]);
    }
  if (roll > 0 && places == 0 && school->net_capacity <= 0)
    text = g_strdup_printf (_("%s has %d pupils on roll and a capacity of 0, or none held. Enter its places by year group"), school->name, roll);
  else if (school->net_capacity > 0 && places > 0 && abs (places - school->net_capacity) > MAX (30, school->net_capacity / 5))
    text = g_strdup_printf (_("%s has %d places by year group and a net capacity of %d. Check which of the two is out of date"),
                            school->name, places, school->net_capacity);
  else if (roll > 0 && school->primary_area < 0 && school->secondary_area < 0 && school->phase != SP_SCHOOL_SPECIAL
           && school->phase != SP_SCHOOL_ALTERNATIVE && school->phase != SP_SCHOOL_NURSERY)
    text = g_strdup_printf (_("%s has %d pupils on roll and is in no planning area. Put it into one: its pupils are not in the return"),
                            school->name, roll);
  if (text != NULL)
    add_school (self, SP_FINDING_WARNING, "scap-school", school, text);
}

/* The areas together against what is published of the authority at the origin: schools left out show here. */
static void
check_authority (SpScap *self, SpPhase phase)
{
  const SpSnapshot *s = self->snapshot;
  gint year = sp_snapshot_year_index (s, s->assumptions.origin);
  double areas = 0, authority = 0, one;
  for (guint a = 0; a < s->n_areas; a++)
    if (s->areas[a].phase == phase && sum_area (self, (gint) a, 0, &one))
      areas += one;
  for (gint g = sp_phase_first_group (phase); year >= 0 && g <= (gint) sp_phase_last_group (phase); g++)
    {
      gint known = s->authority_history[year * SP_N_GROUPS + g];
      if (known < 0)
        return;
      authority += known;
    }
  if (authority <= 0 || fabs (areas - authority) <= AUTHORITY_SHARE * authority)
    return;
  g_autofree char *text = g_strdup_printf (phase == SP_PHASE_PRIMARY
                                               ? _("Primary planning areas have %.0f pupils at the last census and the authority %.0f, "
                                                   "%+.1f %%. Special schools account for some; look for schools in no area, or "
                                                   "counted twice")
                                               : _("Secondary planning areas have %.0f pupils at the last census and the authority "
                                                   "%.0f, %+.1f %%. Special schools account for some; look for schools in no area, or "
                                                   "counted twice"), areas, authority, 100 * (areas / authority - 1));
  add (self, SP_FINDING_WARNING, "scap-authority", NULL, text);
}

/* Reception on births that nobody has counted yet: what the reader should know of the far years. */
static void
check_births (SpScap *self)
{
  guint n = 0;
  gint first = G_MAXINT;
  gint years = sp_scap_get_years (self, SP_PHASE_PRIMARY);
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    for (gint lead = 1; self->snapshot->areas[a].phase == SP_PHASE_PRIMARY && lead <= years; lead++)
      if (sp_forecast_births_projected (self->forecast, (gint) a, lead))
        {
          n++;
          first = MIN (first, lead);
          break;
        }
  if (n == 0)
    return;
  g_autofree char *year = dup_year (self, first);
  g_autofree char *text = g_strdup_printf (ngettext ("Reception of %u area rests on births projected or not held from %s on. Enter the births of "
                                                     "later years, or say so in the method",
                                                     "Reception of %u areas rests on births projected or not held from %s on. Enter the "
                                                     "births of later years, or say so in the method", n), n, year);
  add (self, SP_FINDING_NOTE, "scap-births", NULL, text);
}

static gint
compare_severity_cb (gconstpointer a, gconstpointer b)
{
  SpFinding *const *one = a, *const *other = b;
  return (gint) sp_finding_get_severity (*other) - (gint) sp_finding_get_severity (*one);
}

GPtrArray *
sp_scap_get_findings (SpScap *self)
{
  if (self->findings != NULL)
    return self->findings;
  self->findings = sp_findings_new ();
  check_horizon (self);
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      check_groups (self, (gint) a);
      check_supply (self, (gint) a);
      check_census (self, (gint) a);
      check_round (self, (gint) a);
      check_years (self, (gint) a);
      check_cohorts (self, (gint) a);
      check_overfull (self, (gint) a);
      check_contributions (self, (gint) a);
    }
  check_memberships (self);
  for (guint i = 0; i < self->snapshot->n_schools; i++)
    check_school (self, i);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    check_authority (self, phase);
  check_births (self);
  g_ptr_array_sort (self->findings, compare_severity_cb); /* stable: equal ones stay as they came */
  return self->findings;
}
