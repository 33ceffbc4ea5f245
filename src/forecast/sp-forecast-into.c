/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pupils come into each year group of each area: by a ratio on those who feed it, or, where no feeder is held, at
 * the level of recent intakes. A planner's override of a ratio wins and is printed. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "spk-ratio.h"

#define MOSTLY_NEW 1.6 /* times its feeders */

typedef struct
{
  double before[SP_N_RATIO_SLOTS], after[SP_N_RATIO_SLOTS];
  guint8 known[SP_N_RATIO_SLOTS]; /* both sides known and somebody to move up */
  guint8 after_known[SP_N_RATIO_SLOTS];
  guint n_after;         /* years of the last three in which the year group is known */
  gboolean empty_feeder; /* a cohort of nought fed it in the years looked at */
} Pairs;

static void
read_pairs (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, Pairs *out)
{
  memset (out, 0, sizeof *out);
  for (gint k = 0; k < SP_N_RATIO_SLOTS; k++)
    {
      SpAcademicYear year = sp_academic_year (work->out->origin.start - k);
      gboolean fed = sp_forecast_feeder (work, area, group, year, &out->before[k]);

      gboolean excluded = sp_forecast_step_is_excluded (work, area, group, year);

      out->after_known[k] = sp_roll_series_get_pupils (work->series, area, year, group, &out->after[k]);
      out->known[k] = fed && !excluded && out->after_known[k] && out->before[k] > 0;
      out->n_after += k < 3 && out->after_known[k];
      if (k < 3 && fed && out->after_known[k] && !(out->before[k] > 0) && out->after[k] > 0)
        out->empty_feeder = TRUE;
      if (out->after_known[k] && k > 0 && sp_forecast_is_excluded (work, area, year))
        out->after_known[k] = FALSE; /* of the origin it is what there is */
    }
}

/* A rehearsal is never asked for them, and there are several at once. */
static void
keep_history (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, const Pairs *pairs)
{
  SpForecast *out = work->out;
  gsize at = (gsize) area * SP_N_GROUPS + group;

  if (!out->history)
    return;
  out->n_history[at] = 0;
  for (gint k = 0; k < SP_N_RATIO_SLOTS; k++)
    if (pairs->known[k])
      out->history[at * SP_N_RATIO_SLOTS + out->n_history[at]++] = pairs->after[k] / pairs->before[k];
}

static gboolean
find_override (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, double *ratio)
{
  if (!work->snapshot || work->rehearsal)
    return FALSE;
  if (group == SP_GROUP_R)
    return sp_snapshot_override_take_up (work->snapshot, area, ratio);
  return sp_snapshot_override_progression (work->snapshot, area, group, ratio);
}

/* All areas together, for an area with no ratio of its own: pooled over the same years. Found once for each year group.
 */
static gboolean
pool_all_areas (SpForecastWork *work, SpYearGroup group, double *ratio)
{
  double before = 0, after = 0;

  for (guint a = 0; a < work->out->n_areas && !work->pooled_asked[group]; a++)
    {
      Pairs pairs;

      if (group < work->first[a] || group > work->last[a])
        continue;
      read_pairs (work, (SpAreaIndex) a, group, &pairs);
      for (gint k = 0; k < 3; k++)
        if (pairs.known[k])
          before += pairs.before[k], after += pairs.after[k];
    }
  if (!work->pooled_asked[group])
    {
      work->pooled_asked[group] = TRUE;
      work->pooled_known[group] = before > 0;
      work->pooled[group] = before > 0 ? after / before : 1;
    }
  *ratio = work->pooled[group];
  return work->pooled_known[group];
}

/* Recent intakes of an entry year group without a feeder, weighted as ratios are. */
static gboolean
recent_level (const SpForecastWork *work, const Pairs *pairs, double *level)
{
  return spk_ratio_weighted (pairs->after, pairs->after_known, SP_N_RATIO_SLOTS, work->weights, 3, level) == SPK_OK;
}

/* Somebody feeds it now or will: births of any entry year ahead, or a roll up to the origin and never after it. */
static gboolean
has_feeder (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group)
{
  gint last = group == SP_GROUP_R ? work->out->horizon : 1;
  double pupils;

  for (gint k = -1; k <= last; k++)
    if (sp_forecast_feeder (work, area, group, sp_academic_year (work->out->origin.start + k), &pupils) && pupils > 0)
      return TRUE;
  return FALSE;
}

static gboolean
holds_births (const SpForecastWork *work)
{
  gsize n = (gsize) work->series->n_areas * work->series->n_entry_years;

  for (gsize i = 0; i < n; i++)
    if (work->series->births_known[i])
      return TRUE;
  return FALSE;
}

/* Births that are held, but of no intake that is on a roll: what share of them comes is not known. */
static gboolean
find_births_ahead (const SpForecastWork *work, SpAreaIndex area, gint *first)
{
  for (guint y = 0; y < work->series->n_entry_years; y++)
    {
      *first = work->series->first_entry_year.start + (gint) y;
      if (sp_roll_series_get_births (work->series, area, sp_academic_year (*first), &(double) { 0 }))
        return TRUE;
    }
  return FALSE;
}

static void
tell_births_unused (SpForecastWork *work, SpAreaIndex area)
{
  gint first;

  if (find_births_ahead (work, area, &first))
    sp_forecast_add_finding (work->out, SP_FINDING_WARNING, "births-of-no-intake", area,
                             _("%s: births are held from the intake of %d/%02d on, but of no intake whose pupils are held, so what share "
                               "of them comes is not known and they are not used: reception is forecast at the level of recent "
                               "intakes. Add the births of earlier intakes."),
                             sp_forecast_area_name (work->out, area), first, (first + 1) % 100);
  else
    sp_forecast_add_finding (
        work->out, SP_FINDING_WARNING, "births-not-held", area,
        _("%s: no births are held, so reception is forecast at the level of recent intakes. Add births "
          "by the September in which they start reception."),
        sp_forecast_area_name (work->out, area));
}

static void
use_level (SpForecastWork *work, SpAreaIndex area, SpYearGroup group, const Pairs *pairs, SpInto *into)
{
  if (!recent_level (work, pairs, &into->level))
    return;
  into->kind = SP_INTO_LEVEL;
  into->method = g_intern_string (_("recent intakes"));
  if (group == SP_GROUP_R && !work->births_held)
    return; /* said once, for all areas */
  if (group == SP_GROUP_R)
    tell_births_unused (work, area);
  else if (pairs->empty_feeder && into->level > 0)
    sp_forecast_add_finding (
        work->out, SP_FINDING_WARNING, "feeder-empty", area,
        _("%s, %s: the year group below is empty, so no ratio can be formed; recent intakes are used. "
           "Check that children really join here."),
        sp_forecast_area_name (work->out, area), sp_year_group_name (group));
}

/* No year in which both sides are known: the areas together, or children moving up whole. */
static void
borrow_ratio (SpForecastWork *work, SpYearGroup group, SpInto *into)
{
  gboolean pooled = pool_all_areas (work, group, &into->ratio);

  into->kind = SP_INTO_RATIO;
  into->method = g_intern_string (pooled ? _("ratio of all areas") : _("everybody moves up"));
}

/* Under "blend" most of what is a ratio's business is left to the blend; the ratio kept is for print, and where even the
 * parent has no history. A year group most of which is new to the area follows its own intakes, not its few feeders. */
static void
choose_blended (SpForecastWork *work, SpAreaIndex area, SpYearGroup group, const Pairs *pairs, SpInto *into,
                guint *n_borrowed)
{
  double before = 0, after = 0;

  for (gint k = 0; k < 3; k++)
    if (pairs->known[k])
      before += pairs->before[k], after += pairs->after[k];
  if (group != SP_GROUP_R && after > MOSTLY_NEW * before && before > 0)
    use_level (work, area, group, pairs, into);
  else if (!(before > 0))
    {
      borrow_ratio (work, group, into);
      (*n_borrowed)++;
    }
  else
    {
      into->kind = SP_INTO_RATIO;
      into->ratio = after / before;
      into->method = sp_forecast_method_label (into->by, work->weights);
    }
}

gboolean
sp_forecast_find_staying_on (const SpSnapshot *snapshot, SpAreaIndex area, SpYearGroup group, double *ratio)
{
  gboolean found = FALSE;

  for (guint i = 0; i < snapshot->n_staying_on; i++)
    {
      const SpStayingOn *one = &snapshot->staying_on[i];

      if (one->school >= 0 || one->group != group || (one->area >= 0 && one->area != area) || (one->area < 0 && found))
        continue;
      *ratio = one->ratio;
      found = TRUE;
      if (one->area == area)
        break;
    }
  return found;
}

/* Of an area whose year group below is held: else there is nobody to stay on. */
static gboolean
find_staying_on (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, double *ratio)
{
  double below;

  return work->snapshot && !work->rehearsal && group >= SP_GROUP_Y12
         && (sp_roll_series_get_pupils (work->series, area, work->out->origin, group - 1, &below)
             || sp_forecast_into (work->out, area, group - 1)->kind != SP_INTO_NOTHING)
         && sp_forecast_find_staying_on (work->snapshot, area, group, ratio);
}

/* A new school that takes a cohort a year has not come to the year group yet, but will: nobody has been in it, and its
 * ratio is not nothing. */
static gboolean
is_filling_up (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group)
{
  const SpSnapshot *snapshot = work->snapshot;
  gint origin = work->out->origin.start;

  if (!snapshot || group == work->first[area] || group > SP_GROUP_Y11)
    return FALSE;
  for (guint s = 0; s < snapshot->n_schools; s++)
    {
      const SpSchool *school = &snapshot->schools[s];
      SpAreaIndex own = group <= SP_GROUP_Y6 ? school->primary_area : school->secondary_area;

      if (own == area && school->opened.start != 0 && school->opened.start <= origin
          && (school->closed.start == 0 || school->closed.start > origin) && group <= school->last_group
          && (gint) group > (gint) school->first_group + origin - school->opened.start)
        return TRUE;
    }
  return FALSE;
}

/* By the method into->by. */
static void
choose_one (SpForecastWork *work, SpAreaIndex area, SpYearGroup group, SpInto *into, guint *n_borrowed)
{
  gboolean learns = into->by->learning != SP_LEARNING_NONE;
  Pairs pairs;
  double override;

  read_pairs (work, area, group, &pairs);
  keep_history (work, area, group, &pairs);
  if (find_override (work, area, group, &override))
    {
      into->kind = SP_INTO_RATIO;
      into->ratio = override;
      into->overridden = TRUE;
      into->method = g_intern_string (group == SP_GROUP_R ? _("take-up overridden") : _("ratio overridden"));
    }
  else if (find_staying_on (work, area, group, &into->ratio))
    {
      into->kind = SP_INTO_RATIO;
      into->overridden = TRUE;
      into->method = g_intern_string (_("staying-on ratio held"));
    }
  else if (pairs.n_after == 0 && is_filling_up (work, area, group))
    {
      borrow_ratio (work, group, into);
      (*n_borrowed)++;
    }
  else if (pairs.n_after == 0)
    return; /* not taught here, or no longer: a ratio of long ago would raise a closed school from the dead */
  else if (learns && has_feeder (work, area, group))
    choose_blended (work, area, group, &pairs, into, n_borrowed);
  else if (!learns
           && sp_forecast_method_ratio (into->by, work->weights, pairs.before, pairs.after, pairs.known,
                                        SP_N_RATIO_SLOTS, &into->ratio))
    {
      into->kind = SP_INTO_RATIO;
      into->method = sp_forecast_method_label (into->by, work->weights);
    }
  else if (!has_feeder (work, area, group) || group == SP_GROUP_R)
    use_level (work, area, group, &pairs, into);
  else if (group > work->first[area])
    {
      borrow_ratio (work, group, into);
      (*n_borrowed)++;
    }
  else
    use_level (work, area, group, &pairs, into);
}

static void
report_registers (SpForecastWork *work, guint n_registered)
{
  guint n_births = 0, n_intakes = 0;

  for (guint a = 0; a < work->out->n_areas; a++)
    if (work->first[a] == SP_GROUP_R && !sp_forecast_is_registered (work->out, (SpAreaIndex) a))
      {
        n_births += sp_forecast_into (work->out, (SpAreaIndex) a, SP_GROUP_R)->kind == SP_INTO_RATIO;
        n_intakes += sp_forecast_into (work->out, (SpAreaIndex) a, SP_GROUP_R)->kind == SP_INTO_LEVEL;
      }
  if (n_registered > 0)
    sp_forecast_take_finding (work->out,
                              sp_finding_new_printf (SP_FINDING_NOTE, "register-used", SP_SUBJECT_PLAN, 0,
                                                     _("Reception is forecast from the pre-school register in %u planning "
                                                       "areas, from births in %u and from recent intakes in %u."),
                                                     n_registered, n_births, n_intakes));
}

static void
report_borrowed (SpForecastWork *work, guint area, guint n_borrowed)
{
  sp_forecast_add_finding (
      work->out, SP_FINDING_WARNING, "history-short", (SpAreaIndex) area,
      g_dngettext (GETTEXT_PACKAGE,
                   "%s: too little history to form its own ratio for %u year group; the ratio of all "
                   "areas is used, or everybody moves up. Add the rolls of earlier years.",
                   "%s: too little history to form its own ratios for %u year groups; the ratios of all "
                   "areas are used, or everybody moves up. Add the rolls of earlier years.",
                   n_borrowed),
      sp_forecast_area_name (work->out, (SpAreaIndex) area), n_borrowed);
}

/* A year group of which nothing is known for years, between two that are forecast: a hole in the rolls, not a school that
 * does not teach it. */
static void
report_hole (SpForecastWork *work, SpAreaIndex area, SpYearGroup group)
{
  double pupils;
  gboolean held = FALSE;

  if (sp_forecast_into (work->out, area, group)->kind != SP_INTO_NOTHING
      || sp_forecast_into (work->out, area, group - 1)->kind == SP_INTO_NOTHING
      || sp_forecast_into (work->out, area, group + 1)->kind == SP_INTO_NOTHING)
    return;
  for (guint y = 0; y < work->series->n_years && !held; y++)
    held = sp_roll_series_get_pupils (work->series, area, sp_academic_year (work->series->first_year.start + (gint) y),
                                      group, &pupils)
           && pupils > 0;
  if (held)
    sp_forecast_add_finding (work->out, SP_FINDING_WARNING, "group-not-forecast", area,
                             _("%s: no roll of %s is held for the last years before the forecast, so it has none, though the "
                               "year groups on both sides of it have. Add its rolls."),
                             sp_forecast_area_name (work->out, area), sp_year_group_name (group));
}

static const SpForecastMethod *
method_of (const SpForecastWork *work, gint band, guint area, gint group)
{
  return work->by[((gsize) band * work->out->n_areas + area) * SP_N_GROUPS + (guint) group];
}

/* Far leads have a table of their own only where some method there is another. What is said of them has been said. */
static void
choose_far (SpForecastWork *work)
{
  SpForecast *out = work->out;
  gsize n = (gsize) out->n_areas * SP_N_GROUPS;
  guint n_findings = out->findings->len;

  if (memcmp (work->by, work->by + n, n * sizeof *work->by) == 0)
    return;
  out->into_far = g_memdup2 (out->into, n * sizeof (SpInto));
  for (guint a = 0; a < out->n_areas; a++)
    for (gint g = work->first[a]; g <= work->last[a]; g++)
      if (method_of (work, 1, a, g) != method_of (work, 0, a, g))
        {
          SpInto *into = &out->into_far[(gsize) a * SP_N_GROUPS + (guint) g];
          guint n_borrowed = 0;

          *into = (SpInto) { .by = method_of (work, 1, a, g) };
          choose_one (work, (SpAreaIndex) a, g, into, &n_borrowed);
        }
  g_ptr_array_set_size (out->findings, (gint) n_findings);
}

static gboolean
any_learns (const SpForecastWork *work)
{
  for (gsize i = 0; i < (gsize) SP_N_BANDS * work->out->n_areas * SP_N_GROUPS; i++)
    if (work->by[i]->learning != SP_LEARNING_NONE)
      return TRUE;
  return FALSE;
}

void
sp_forecast_choose_into (SpForecastWork *work)
{
  guint n_registered = sp_forecast_find_registers (work);

  if (!work->rehearsal)
    {
      gsize n = (gsize) work->out->n_areas * SP_N_GROUPS;

      work->out->history = g_new0 (double, n * SP_N_RATIO_SLOTS);
      work->out->n_history = g_new0 (guint8, n);
    }
  if (any_learns (work))
    work->blend = sp_forecast_blend_new (work);
  work->births_held = holds_births (work) || n_registered > 0;
  for (guint a = 0; a < work->out->n_areas; a++)
    {
      guint n_borrowed = 0;

      for (gint g = work->first[a]; g <= work->last[a]; g++)
        {
          SpInto *into = sp_forecast_into (work->out, (SpAreaIndex) a, g);

          into->by = method_of (work, 0, a, g);
          choose_one (work, (SpAreaIndex) a, g, into, &n_borrowed);
        }
      if (n_borrowed > 0)
        report_borrowed (work, a, n_borrowed);
      for (gint g = work->first[a] + 1; g < work->last[a]; g++)
        report_hole (work, (SpAreaIndex) a, g);
    }
  choose_far (work);
  report_registers (work, n_registered);
  if (!work->births_held)
    sp_forecast_take_finding (work->out,
                              sp_finding_new (SP_FINDING_NOTE, "births-not-held", SP_SUBJECT_PLAN, 0,
                                              _("No births are held, so reception is forecast from recent intakes. "
                                                 "Add births by the September in which children start "
                                                 "reception.")));
}
