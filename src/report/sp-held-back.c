/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-held-back.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-chart.h"
#include "sp-suppress.h"

struct _SpHeldBack
{
  guint threshold;
  SpForecast *forecast;
  SpSnapshot *snapshot; /* of the forecast, which keeps it */
  gint first_year;
  guint n_years; /* history, the origin, and the years forecast */
  guint8 *cell;  /* [n_areas][n_years][SP_N_GROUPS + 1], the last of them the total of the phase */
};

#define ALONG (SP_N_GROUPS + 1)

static gsize
index_of (const SpHeldBack *self, SpAreaIndex area, gint year, guint along)
{
  return ((gsize)area * self->n_years + (gsize)(year - self->first_year)) * ALONG + along;
}

/* Counted up to the origin, forecast after it; negative = nothing held. */
static double
read_count (const SpHeldBack *self, SpAreaIndex area, gint year, SpYearGroup group)
{
  gint lead = year - sp_forecast_get_origin (self->forecast).start;
  double pupils;
  gboolean held = lead >= 0 ? sp_forecast_get_pupils (self->forecast, area, lead, group, &pupils)
                            : sp_roll_series_get_pupils (sp_forecast_get_series (self->forecast), (guint)area,
                                                         sp_academic_year (year), group, &pupils);
  return held ? pupils : -1;
}

/* Areas of a phase, in order. */
static GArray *
list_areas (const SpHeldBack *self, SpPhase phase)
{
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (SpAreaIndex));
  for (guint i = 0; i < self->snapshot->n_areas; i++)
    {
      SpAreaIndex area = (SpAreaIndex)i;
      if (self->snapshot->areas[i].phase == phase)
        g_array_append_val (areas, area);
    }
  return areas;
}

/* Areas down, year groups along, and the sums of both: the grid that sp-table-public-long.c makes of a table of them.
 * The sums of an area may be held back; those of all areas are printed, unless they are small themselves. */
static void
fill_grid (const SpHeldBack *self, SpPhase phase, gint year, GArray *areas, double *value)
{
  guint n_groups = sp_phase_last_group (phase) - sp_phase_first_group (phase) + 1, n_columns = n_groups + 1;
  double *sums = value + (gsize)areas->len * n_columns;
  for (guint c = 0; c < n_columns; c++)
    sums[c] = 0;
  for (guint r = 0; r < areas->len; r++)
    {
      double *row = value + (gsize)r * n_columns;
      row[n_groups] = 0;
      for (guint g = 0; g < n_groups; g++)
        {
          row[g] = read_count (self, g_array_index (areas, SpAreaIndex, r), year,
                               (SpYearGroup)(sp_phase_first_group (phase) + g));
          row[n_groups] += MAX (0, row[g]);
          sums[g] += MAX (0, row[g]);
        }
      sums[n_groups] += row[n_groups];
    }
  for (guint c = 0; c < n_columns; c++)
    if (sums[c] >= self->threshold)
      sums[c] = -1;
}

static void
work_out_year (SpHeldBack *self, SpPhase phase, gint year, GArray *areas)
{
  guint n_groups = sp_phase_last_group (phase) - sp_phase_first_group (phase) + 1, n_columns = n_groups + 1;
  gsize n = (gsize)(areas->len + 1) * n_columns;
  g_autofree double *value = g_new0 (double, n);
  g_autofree guint8 *hidden = g_new0 (guint8, n);
  const SpSuppressGrid grid = { value, areas->len + 1, n_columns, TRUE, TRUE, TRUE, areas->len > 1 };
  fill_grid (self, phase, year, areas, value);
  sp_suppress_grid (&grid, self->threshold, hidden);
  for (guint r = 0; r < areas->len; r++)
    for (guint c = 0; c < n_columns; c++)
      if (hidden[(gsize)r * n_columns + c])
        self->cell[index_of (self, g_array_index (areas, SpAreaIndex, r), year,
                             c < n_groups ? sp_phase_first_group (phase) + c : SP_N_GROUPS)]
            = 1;
}

SpHeldBack *
sp_held_back_new (SpForecast *forecast, guint threshold)
{
  g_return_val_if_fail (forecast != NULL && threshold >= 2, NULL);
  SpHeldBack *self = g_new0 (SpHeldBack, 1);
  self->forecast = sp_forecast_ref (forecast);
  self->snapshot = sp_forecast_get_snapshot (forecast);
  self->threshold = threshold;
  self->first_year = sp_forecast_get_origin (forecast).start - SP_MOST_HISTORY;
  self->n_years = SP_MOST_HISTORY + 1 + (guint)sp_forecast_get_horizon (forecast);
  self->cell = g_new0 (guint8, MAX (1, (gsize)self->snapshot->n_areas * self->n_years * ALONG));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      g_autoptr (GArray) areas = list_areas (self, phase);
      for (guint y = 0; y < self->n_years && areas->len > 0; y++)
        work_out_year (self, phase, self->first_year + (gint)y, areas);
    }
  return self;
}

void
sp_held_back_free (SpHeldBack *self)
{
  if (self == NULL)
    return;
  sp_forecast_unref (self->forecast);
  g_free (self->cell);
  g_free (self);
}

static gboolean
is_held_back (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year, guint along)
{
  if (self == NULL || area < 0 || year.start < self->first_year || year.start >= self->first_year + (gint)self->n_years)
    return FALSE;
  return self->cell[index_of (self, area, year.start, along)] != 0;
}

gboolean
sp_held_back_cell (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group)
{
  return is_held_back (self, area, year, group);
}

gboolean
sp_held_back_total (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year)
{
  return is_held_back (self, area, year, SP_N_GROUPS);
}

gboolean
sp_held_back_any (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year)
{
  for (guint along = 0; along < ALONG; along++)
    if (is_held_back (self, area, year, along))
      return TRUE;
  return FALSE;
}

gboolean
sp_held_back_ever (const SpHeldBack *self, SpAreaIndex area)
{
  for (guint y = SP_MOST_HISTORY; self != NULL && y < self->n_years; y++)
    if (sp_held_back_any (self, area, sp_academic_year (self->first_year + (gint)y)))
      return TRUE;
  return FALSE;
}

SpAreaIndex
sp_held_back_find_area (const SpHeldBack *self, const char *name)
{
  SpAreaIndex found = -1;
  guint n = 0;
  for (guint i = 0; i < self->snapshot->n_areas; i++)
    {
      if (g_strcmp0 (self->snapshot->areas[i].code, name) == 0)
        return (SpAreaIndex)i;
      if (g_strcmp0 (self->snapshot->areas[i].name, name) != 0)
        continue;
      found = (SpAreaIndex)i;
      n++;
    }
  return n == 1 ? found : -1;
}

guint
sp_held_back_get_threshold (const SpHeldBack *self)
{
  return self->threshold;
}

gboolean
sp_held_back_small (const SpHeldBack *self, double count)
{
  return self != NULL && count > 0 && count < self->threshold;
}

gboolean
sp_held_back_area (const SpHeldBack *self, SpAreaIndex area)
{
  if (self == NULL || area < 0)
    return FALSE;
  SpYearGroup entry = sp_phase_first_group (self->snapshot->areas[area].phase);
  for (gint year = self->first_year + SP_MOST_HISTORY; year < self->first_year + (gint)self->n_years; year++)
    if (sp_held_back_cell (self, area, sp_academic_year (year), entry)
        || sp_held_back_total (self, area, sp_academic_year (year)))
      return TRUE;
  return FALSE;
}

/* "3 pupils", "4 Year 7 pupils", "two Reception children". What follows the number is looked at, not taken: it may be another. */
#define SMALL_NUMBERS "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
#define PUPILS "(?:pupils?|child(?:ren)?)\\b"
#define A_COUNT                                                                                                       \
  "(?<![\\d.,/])(\\d+)(?=\\s+(?:(?:years?\\s+\\d+|y\\d+|[[:alpha:]]+)\\s+){0,2}" PUPILS ")"                            \
  "|\\b(one|two|three|four|five|six|seven|eight|nine)(?=\\s+(?:(?:years?\\s+\\d+|y\\d+|[[:alpha:]]+)\\s+)?" PUPILS ")"

/* "3" and "three"; 0 = none. */
static double
read_number (const char *word)
{
  static const char *const words[] = { SMALL_NUMBERS };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return i + 1;
  return g_ascii_strtod (word, NULL);
}

gboolean
sp_held_back_words (const SpHeldBack *self, const char *words)
{
  g_autoptr (GRegex) regex = self != NULL ? g_regex_new (A_COUNT, G_REGEX_CASELESS, 0, NULL) : NULL;
  g_autoptr (GMatchInfo) match = NULL;
  if (words == NULL || regex == NULL)
    return FALSE;
  for (g_regex_match (regex, words, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 0);
      if (sp_held_back_small (self, read_number (number)))
        return TRUE;
    }
  return FALSE;
}

/* Of the scope in a year: one year group, or all of its phase. */
static gboolean
is_scope_held_back (const SpHeldBack *self, const SpPupilScope *scope, SpAcademicYear year)
{
  return scope->first == scope->last ? sp_held_back_cell (self, scope->area, year, scope->first)
                                     : sp_held_back_total (self, scope->area, year);
}

gboolean
sp_held_back_thin_chart (const SpHeldBack *self, SpChart *chart, SpNeed *need, const SpPupilScope *scope, double per)
{
  guint taken = 0;
  if (self == NULL)
    return TRUE;
  SpChartSpan span = sp_chart_span (need, scope, SP_MOST_HISTORY);
  for (guint i = 0; i < span.n && scope->area >= 0; i++)
    if (is_scope_held_back (self, scope, sp_chart_span_year (&span, i)))
      taken += sp_chart_blank_position (chart, i);
  taken += sp_chart_blank_below (chart, self->threshold / per);
  if (taken > 0)
    {
      g_autofree char *note = g_strdup_printf (
          _ ("Where a line is broken, counts of children below %u are held back, and those that would "
             "tell them."),
          self->threshold);
      sp_chart_set_footnote (chart, note);
    }
  return sp_chart_says_something (chart);
}

char *
sp_held_back_say (const SpHeldBack *self, const char *piece)
{
  /* Translators: a piece of a page, such as “The chart”. */
  return g_strdup_printf (_ ("%s is left out of what is published: it would tell counts of children below %u."), piece,
                          self->threshold);
}
