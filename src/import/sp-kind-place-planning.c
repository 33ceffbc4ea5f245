/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School capacity: place planning, as the DfE publishes it (162,537 rows in 2024/25; domain.md section 2.5): forecast pupils, capacity
 * and planned places by planning area, year and year group. "z" is not applicable, "c" held back, ":" not available: all of them
 * missing. Values may be fractions. Rows of regions and of England are passed over. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-run.h"
#include "sp-year.h"

enum { YEAR, AUTHORITY, CODE, NAME, PHASE, GROUP, PUPILS, CAPACITY, PLANNED, CENTRAL, BALANCE, NEED, LEVEL, MADE };

static const SpImportField fields[] = {
  { "year", N_("academic year"), "timeperiod|year|academicyear", SP_FIELD_REQUIRED },
  { "authority", N_("authority (three-digit code)"), "oldlacode|lacode|la", SP_FIELD_OPTIONAL },
  { "area", N_("planning area (code)"), "planningareacode|pacode", SP_FIELD_REQUIRED },
  { "area-name", N_("planning area (name)"), "planningareaname|paname", SP_FIELD_OPTIONAL },
  { "phase", N_("phase"), "educationphase|phase", SP_FIELD_OPTIONAL },
  { "group", N_("year group"), "ncyeargroup|ncyear|yeargroup", SP_FIELD_REQUIRED },
  { "pupils", N_("pupils forecast"), "pupilforecast|forecast|pupilforecastand202425actuals", SP_FIELD_OPTIONAL },
  { "capacity", N_("capacity (places)"), "estimatedcapacity|capacity", SP_FIELD_OPTIONAL },
  { "planned", N_("places planned by the authority"), "laplannedplaces|plannedplaces", SP_FIELD_OPTIONAL },
  { "central", N_("places of central programmes"), "centralprogrammeplaces", SP_FIELD_OPTIONAL },
  { "balance", N_("need less spare places"), "additionalneedminusspareplaces", SP_FIELD_OPTIONAL },
  { "need", N_("additional need"), "additionalneedonlyplaces|additionalneedonly", SP_FIELD_OPTIONAL },
  { "level", N_("what the row is about"), "geographiclevel", SP_FIELD_OPTIONAL },
  { "made", N_("academic year of the return"), "madeyear|edition", SP_FIELD_FILE },
  { NULL },
};

#define N_FIGURES 6 /* PUPILS to NEED */

/* Kept until the first year is known, which dates the return. */
typedef struct { guint row; gint year, group; const char *area; double figures[N_FIGURES]; guint8 known[N_FIGURES]; } Row;
typedef struct { guint areas, returns; GArray *rows; GStringChunk *codes; GHashTable *seen; gint first; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->areas = sp_stage_add_table (run->stage, "planning_area", "code* name phase!");
  state->returns = sp_stage_add_table (run->stage, "area_return",
                                       "area_id:planning_area.code* made_year* year* year_group* pupils capacity planned_places "
                                       "central_places need_minus_spare need");
  state->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  state->codes = g_string_chunk_new (4096);
  state->seen = g_hash_table_new (g_str_hash, g_str_equal);
  state->first = G_MAXINT;
  return TRUE;
}

/* An area that the plan calls by its code gets its name; a name that somebody gave it stays. */
static void
stage_area (SpImportRun *run, const char *code, SpYearGroup group)
{
  State *state = run->state;
  const char *name = sp_import_has (run, NAME) ? sp_import_text (run, NAME) : NULL;
  const char *phase_text = sp_import_has (run, PHASE) ? sp_import_text (run, PHASE) : NULL;
  SpAreaIndex held = sp_snapshot_find_area_by_name (run->plan, code);
  SpPhase phase = sp_year_group_phase (group);

  if (g_hash_table_contains (state->seen, code))
    return;
  g_hash_table_add (state->seen, (gpointer) code);
  if (held >= 0 && strstr (run->plan->areas[held].name, code) == NULL)
    name = NULL;
  else if (!name && held < 0)
    name = code;
  if (phase_text)
    sp_phase_parse (phase_text, &phase);
  sp_import_stage (run, state->areas);
  sp_stage_add_text (run->stage, code);
  sp_stage_add_text (run->stage, name);
  sp_stage_add_text (run->stage, sp_phase_code (phase));
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  Row row = { .row = run->row };
  const char *code, *group_text;
  SpYearGroup group;

  if (!sp_import_is_ours (run, AUTHORITY))
    return;
  code = sp_import_text (run, CODE);
  if (!code)
    {
      sp_import_skip (run); /* a total of the authority */
      return;
    }
  if (sp_import_year (run, YEAR, &row.year) != SP_CELL_GOOD)
    {
      if (!run->refused)
        sp_import_refuse (run, "year-missing", YEAR, _("no academic year is given. Write it as 202526."));
      return;
    }
  group_text = sp_import_text (run, GROUP);
  if (!group_text || g_ascii_strncasecmp (group_text, "total", 5) == 0 || g_ascii_strncasecmp (group_text, "all", 3) == 0)
    {
      sp_import_skip (run); /* totals are sums of what is read */
      return;
    }
  if (!sp_year_group_parse (group_text, &group))
    {
      sp_import_refuse (run, "not-a-year-group", GROUP, _("“%s” is not a year group. Write it as R or Y1 to Y14."), group_text);
      return;
    }
  for (guint f = 0; f < N_FIGURES; f++)
    row.known[f] = sp_import_has (run, PUPILS + f)
                   && sp_import_real (run, PUPILS + f, PUPILS + f >= PLANNED && PUPILS + f != NEED ? -100000 : 0, 100000, &row.figures[f])
                          == SP_CELL_GOOD;
  if (run->refused)
    return;
  row.group = (gint) group;
  row.area = g_string_chunk_insert_const (state->codes, code);
  state->first = MIN (state->first, row.year);
  g_array_append_val (state->rows, row);
  stage_area (run, row.area, group);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;
  SpAcademicYear made = { state->first - 1 };
  const char *said = run->mapping->constants[MADE];

  if (said && !sp_academic_year_parse (said, &made))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not an academic year; write it as 2024/25."), said);
      return FALSE;
    }
  for (guint i = 0; i < state->rows->len; i++)
    {
      const Row *row = &g_array_index (state->rows, Row, i);

      sp_stage_add_row (run->stage, state->returns, run->label, row->row);
      sp_stage_add_text (run->stage, row->area);
      sp_stage_add_whole (run->stage, made.start);
      sp_stage_add_whole (run->stage, row->year);
      sp_stage_add_whole (run->stage, row->group);
      for (guint f = 0; f < N_FIGURES; f++)
        if (row->known[f])
          sp_stage_add_real (run->stage, row->figures[f]);
        else
          sp_stage_add_missing (run->stage);
    }
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->rows, g_array_unref);
  g_clear_pointer (&state->seen, g_hash_table_unref);
  g_clear_pointer (&state->codes, g_string_chunk_free);
}

const SpImportKind sp_kind_place_planning = {
  .code = "place-planning",
  .title = N_("School capacity: place planning, by planning area"),
  .fills = N_("Planning areas with their names, and what was returned to the DfE for each: forecast, capacity, planned places, need."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
  .clear = clear,
};
