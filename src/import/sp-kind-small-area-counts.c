/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People by single year of age, and births, by ward or LSOA: kept by small area, and spread to the primary planning areas as the births
 * that feed their receptions.
 *
 * A child aged a at the middle of year Y was born in the twelve months to the middle of Y - a, and starts reception in September of
 * Y - a + 4: children aged 0 to 4 at the middle of 2019 feed the receptions of 2023 down to 2019. Where small areas are cut by planning
 * areas the children are spread by ground (sp-area-weights.h). What comes of it is marked as an estimate, and never replaces births that
 * were counted; of two counts the later one stands for the children that both tell of, whichever is read first. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sp-area-weights.h"
#include "sp-import-advice.h"
#include "sp-import-run.h"

#define OLDEST 18          /* kept */
#define OLDEST_COUNTED 4   /* stands for births */
#define YEARS_TO_RECEPTION 4
#define MOST_YEARS 300

enum { CODE, NAME, YEAR, BY_AGE };
enum { B_CODE, B_NAME, B_YEAR, B_BIRTHS, B_BY_YEAR };

#define CODES "lsoa##code|lsoa##cd|lsoacode|wardcode|wd##cd|wd##code|msoa##cd|oa##cd"
#define NAMES "lsoa##name|lsoa##nm|lsoaname|wardname|wd##nm|areaname|gssname|name"

static const SpImportField people_fields[] = {
  { "code", N_("small area (code)"), CODES "|areacode|gsscode|code", SP_FIELD_REQUIRED },
  { "name", N_("small area (name)"), NAMES, SP_FIELD_OPTIONAL },
  { "year", N_("calendar year of the middle-of-year estimate"), "midyear|year", SP_FIELD_FILE | SP_FIELD_ASKED },
  { "people-by-age", N_("people"), "people|persons|aged|age", SP_FIELD_BY_AGE | SP_FIELD_REQUIRED },
  { NULL },
};

static const SpImportField birth_fields[] = {
  { "code", N_("small area (code)"), CODES, SP_FIELD_REQUIRED },
  { "name", N_("small area (name)"), NAMES, SP_FIELD_OPTIONAL },
  { "year", N_("year to the middle of which"), "year|yearto|midyear", SP_FIELD_OPTIONAL },
  { "births", N_("births"), "births|livebirths", SP_FIELD_OPTIONAL },
  { "births-by-year", N_("births to the middle of the year"), "births|livebirths|midyear|mid|yearto", SP_FIELD_BY_YEAR },
  { NULL },
};

typedef struct
{
  guint       table, births;
  GPtrArray  *small;      /* SpSmallArea */
  GHashTable *by_code;    /* code -> index + 1 */
  GHashTable *kinds;      /* of the small areas that the file tells of: wards and LSOAs lie over each other, and are not added up */
  double     *entering;   /* [small->len][MOST_YEARS] children by entry year - 1900; negative = not said */
  gint16     *counted;    /* likewise: the year in whose middle they were counted; 0 = they are births */
  gint        year, latest; /* of the file where it is one for all rows; of the counts that the plan holds, 0 = none */
} State;

static gboolean
begin_either (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->small = sp_plan_dup_small_areas (run->source, error);
  if (!state->small)
    return FALSE;
  if (state->small->len == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s tells of small areas, and the plan has none yet. Import their boundaries first (kind small-areas)."), run->label);
      return FALSE;
    }
  state->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  state->kinds = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < state->small->len; i++)
    g_hash_table_insert (state->by_code, ((SpSmallArea *) g_ptr_array_index (state->small, i))->code, GUINT_TO_POINTER (i + 1));
  if (!sp_plan_get_latest_count (run->source, &state->latest, error))
    return FALSE;
  state->counted = g_new0 (gint16, (gsize) state->small->len * MOST_YEARS);
  state->entering = g_new (double, (gsize) state->small->len * MOST_YEARS);
  for (gsize i = 0; i < (gsize) state->small->len * MOST_YEARS; i++)
    state->entering[i] = -1;
  return TRUE;
}

/* The year that the file is about: a constant, or in its name ("mid2019"). 0 = not said. */
static gint
year_of_file (SpImportRun *run)
{
  const char *said = run->mapping->constants[YEAR];
  gboolean academic;
  gint named = sp_import_year_in_name (run, &academic);

  return said ? atoi (said) : academic ? 0 : named;
}

static gboolean
begin_people (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->year = year_of_file (run);
  if (state->year == 0 && !sp_import_has (run, YEAR))
    return sp_import_lacks_value (run, YEAR, "2019", error, _("%s does not say of which year it is, nor does its name."), run->label);
  state->table = sp_stage_add_table (run->stage, "small_area_people", "small_area_id:small_area.code* year* age* people");
  return begin_either (run, error);
}

static gboolean
begin_births (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (!sp_import_has (run, B_BY_YEAR) && !(sp_import_has (run, B_YEAR) && sp_import_has (run, B_BIRTHS)))
    return sp_import_lacks_columns (run, error, _("%s has neither a column for each year, nor one of years with one of births."), run->label);
  state->table = sp_stage_add_table (run->stage, "small_area_births", "small_area_id:small_area.code* entry_year* births");
  return begin_either (run, error);
}

/* Index of the row's small area; FALSE: not in the plan (counted). */
static gboolean
find_small (SpImportRun *run, guint *small)
{
  const State *state = run->state;
  const char *code = sp_import_text (run, CODE);
  guint held = code ? GPOINTER_TO_UINT (g_hash_table_lookup (state->by_code, code)) : 0;

  *small = held - 1;
  if (held == 0)
    sp_import_skip (run);
  else
    g_hash_table_add (state->kinds, ((SpSmallArea *) g_ptr_array_index (state->small, held - 1))->kind);
  return held != 0;
}

static void
keep_entering (State *state, guint small, gint entry_year, gint counted, double children)
{
  gsize cell = (gsize) small * MOST_YEARS + (guint) (entry_year - 1900);

  if (entry_year < 1900 || entry_year >= 1900 + MOST_YEARS || counted < state->counted[cell])
    return;
  state->counted[cell] = (gint16) counted;
  state->entering[cell] = children;
}

static void
read_people (SpImportRun *run)
{
  State *state = run->state;
  gint year = state->year, age;
  double people;
  guint small;

  if (!find_small (run, &small))
    return;
  if (year == 0 && sp_import_year (run, YEAR, &year) != SP_CELL_GOOD)
    return;
  for (guint column = 0; sp_import_next_column (run, BY_AGE, &column, &age);)
    {
      if (age > OLDEST || sp_import_real_at (run, column - 1, 0, 100000, &people) != SP_CELL_GOOD)
        continue;
      sp_import_stage (run, state->table);
      sp_stage_add_text (run->stage, sp_import_text (run, CODE));
      sp_stage_add_whole (run->stage, year);
      sp_stage_add_whole (run->stage, age);
      sp_stage_add_real (run->stage, people);
      if (age <= OLDEST_COUNTED)
        keep_entering (state, small, year - age + YEARS_TO_RECEPTION, year, people);
    }
}

static void
stage_births (SpImportRun *run, guint small, gint year, double births)
{
  State *state = run->state;

  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, sp_import_text (run, B_CODE));
  sp_stage_add_whole (run->stage, year + YEARS_TO_RECEPTION);
  sp_stage_add_real (run->stage, births);
  keep_entering (state, small, year + YEARS_TO_RECEPTION, 0, births);
}

static void
read_births (SpImportRun *run)
{
  double births;
  guint small;
  gint year = 0;

  if (!find_small (run, &small))
    return;
  for (guint column = 0; sp_import_next_column (run, B_BY_YEAR, &column, &year);)
    if (sp_import_real_at (run, column - 1, 0, 100000, &births) == SP_CELL_GOOD)
      stage_births (run, small, year, births);
  if (!sp_import_has (run, B_BY_YEAR) && sp_import_year (run, B_YEAR, &year) == SP_CELL_GOOD
      && sp_import_real (run, B_BIRTHS, 0, 100000, &births) == SP_CELL_GOOD)
    stage_births (run, small, year, births);
}

/* Whether the plan holds births there; counted: that are no estimate. */
static gboolean
has_births (const SpSnapshot *plan, SpAreaIndex area, gint entry_year, gboolean counted)
{
  gint y = sp_snapshot_year_index (plan, sp_academic_year (entry_year));
  gsize cell = (gsize) area * plan->n_years + (guint) MAX (y, 0);

  return y >= 0 && plan->births[cell] >= 0 && !(counted && plan->births_provenance && plan->births_provenance[cell].estimated);
}

/* Whether the plan's latest count tells of the children who enter in that year, and the file's is an earlier one. */
static gboolean
is_counted_later (const State *state, gint entry_year)
{
  gint counted = 0;

  for (guint s = 0; s < state->small->len; s++)
    counted = MAX (counted, state->counted[(gsize) s * MOST_YEARS + (guint) (entry_year - 1900)]);
  return counted > 0 && counted < state->latest && entry_year >= state->latest
         && entry_year <= state->latest + YEARS_TO_RECEPTION;
}

static void
tell_counted_later (SpImportRun *run, gint entry_year)
{
  const State *state = run->state;

  if (entry_year == G_MAXINT)
    return;
  sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "counted-later", run->label, 0, 0, NULL,
                        _("the births of those entering in %d/%02d and after were left as they are: the plan holds a later count of the same "
                          "children, of the middle of %d. Where planning areas have been drawn anew, read that file again too."),
                        entry_year, (entry_year + 1) % 100, state->latest);
}

static void
stage_shares (SpImportRun *run, GArray *weights)
{
  const State *state = run->state;
  guint table = sp_stage_add_table (run->stage, "small_area_share", "small_area_id:small_area.code* area_id:planning_area.code* share estimated");

  for (guint i = 0; i < weights->len; i++)
    {
      const SpAreaWeight *weight = &g_array_index (weights, SpAreaWeight, i);

      sp_stage_add_row (run->stage, table, run->label, 0);
      sp_stage_add_text (run->stage, ((SpSmallArea *) g_ptr_array_index (state->small, weight->small))->code);
      sp_stage_add_text (run->stage, run->plan->areas[weight->area].code);
      sp_stage_add_real (run->stage, MIN (weight->share, 1));
      sp_stage_add_whole (run->stage, 1);
    }
}

/* An area's children entering in a year; FALSE when one of its small areas does not say (*silent: which), or it has none. */
static gboolean
sum_area (const State *state, GArray *weights, SpAreaIndex area, gint entry_year, double *sum, const SpSmallArea **silent)
{
  guint n = 0;

  *sum = 0;
  for (guint i = 0; i < weights->len; i++)
    {
      const SpAreaWeight *weight = &g_array_index (weights, SpAreaWeight, i);
      double children = state->entering[(gsize) weight->small * MOST_YEARS + (guint) (entry_year - 1900)];

      if (weight->area != area)
        continue;
      if (children < 0)
        {
          *silent = g_ptr_array_index (state->small, weight->small);
          return FALSE;
        }
      *sum += weight->share * children;
      n++;
    }
  return n > 0;
}

static gboolean
any_entering (const State *state, gint entry_year)
{
  for (guint s = 0; s < state->small->len; s++)
    if (state->entering[(gsize) s * MOST_YEARS + (guint) (entry_year - 1900)] >= 0)
      return TRUE;
  return FALSE;
}

/* The weights of those small areas that the file may tell of. */
static GArray *
weigh (const SpImportRun *run)
{
  const State *state = run->state;
  GArray *weights = sp_area_weights_new (state->small, run->plan);
  guint n = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      const SpAreaWeight *weight = &g_array_index (weights, SpAreaWeight, i);

      if (g_hash_table_contains (state->kinds, ((SpSmallArea *) g_ptr_array_index (state->small, weight->small))->kind))
        g_array_index (weights, SpAreaWeight, n++) = *weight;
    }
  g_array_set_size (weights, n);
  return weights;
}

static void
stage_births_of_area (SpImportRun *run, SpAreaIndex area, gint entry_year, double births)
{
  const State *state = run->state;

  sp_stage_add_row (run->stage, state->births, run->label, 0);
  sp_stage_add_text (run->stage, run->plan->areas[area].code);
  sp_stage_add_whole (run->stage, entry_year);
  sp_stage_add_real (run->stage, round (births * 100) / 100);
  sp_stage_add_whole (run->stage, 1);
  sp_stage_add_text (run->stage, "Spread from small areas by ground.");
}

static void
tell_silent (SpImportRun *run, guint n, const SpSmallArea *first)
{
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (ngettext ("births of %u planning area were not worked out: the file says nothing of some of its ground, such as "
                                       "small area %s. Look whether the file is of the small areas that the plan has.",
                                       "births of %u planning areas were not worked out: the file says nothing of some of their ground, such "
                                       "as small area %s. Look whether the file is of the small areas that the plan has.", n),
                             n, first->code);
  sp_finding_tally_add (run->tally, SP_FINDING_WARNING, "small-areas-silent", run->label, 0, 0, NULL, "%s", message);
}

static gboolean
spread (SpImportRun *run, GError **error)
{
  State *state = run->state;
  g_autoptr (GArray) weights = NULL;
  g_autoptr (GHashTable) incomplete = g_hash_table_new (NULL, NULL);
  const SpSmallArea *first = NULL;
  gint kept = G_MAXINT;
  double sum;

  if (g_hash_table_size (state->kinds) == 0)
    return TRUE; /* of another county: told already */
  weights = weigh (run);
  if (weights->len == 0)
    {
      sp_finding_tally_add (run->tally, SP_FINDING_WARNING, "no-planning-area-shapes", run->label, 0, 0, NULL,
                            _("the counts were kept by small area only: no primary planning area of the plan has a shape that meets them. "
                              "Import boundaries of planning areas, or make them from schools, and read this file again."));
      return TRUE;
    }
  stage_shares (run, weights);
  state->births = sp_stage_add_table (run->stage, "births", "area_id:planning_area.code* entry_year* births estimated note");
  for (gint year = 1900; year < 1900 + MOST_YEARS; year++)
    for (guint a = 0; any_entering (state, year) && a < run->plan->n_areas; a++)
      {
        const SpSmallArea *silent = NULL;

        if (has_births (run->plan, (SpAreaIndex) a, year, TRUE))
          continue;
        if (has_births (run->plan, (SpAreaIndex) a, year, FALSE) && is_counted_later (state, year))
          kept = MIN (kept, year);
        else if (sum_area (state, weights, (SpAreaIndex) a, year, &sum, &silent))
          stage_births_of_area (run, (SpAreaIndex) a, year, sum);
        else if (silent && g_hash_table_add (incomplete, GUINT_TO_POINTER (a + 1)) && !first)
          first = silent;
      }
  tell_counted_later (run, kept);
  tell_silent (run, g_hash_table_size (incomplete), first);
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->small, g_ptr_array_unref);
  g_clear_pointer (&state->by_code, g_hash_table_unref);
  g_clear_pointer (&state->kinds, g_hash_table_unref);
  g_free (state->entering);
  g_free (state->counted);
}

const SpImportKind sp_kind_population = {
  .code = "population",
  .title = N_("People by single year of age, by ward or LSOA"),
  .fills = N_("Children aged 0 to 18 of small areas; those under 5 spread to primary planning areas as births (estimates). Import small areas first."),
  .fields = people_fields,
  .state_size = sizeof (State),
  .begin = begin_people,
  .row = read_people,
  .end = spread,
  .clear = clear,
};

const SpImportKind sp_kind_small_area_births = {
  .code = "small-area-births",
  .one_of = "births|births-by-year",
  .title = N_("Births or pre-school children by ward or LSOA"),
  .fills = N_("Births of small areas, spread to primary planning areas (estimates). Import small areas first."),
  .fields = birth_fields,
  .state_size = sizeof (State),
  .begin = begin_births,
  .row = read_births,
  .end = spread,
  .clear = clear,
};
