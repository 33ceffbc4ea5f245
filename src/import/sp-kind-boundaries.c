/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boundaries: districts, planning areas, catchments, small areas (wards, LSOAs) and the outline of the county, from any GIS file. A
 * national file is cut to what concerns the plan: districts with one of its schools in them, small areas whose middle lies in one of
 * its districts. What the reading process mended is told of with the file. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"
#include "sp-school-words.h"
#include "sp-small-area.h"

#define MOST_DISTRICTS 30   /* of a county; a file with more is cut to the plan's */

enum { CODE, NAME, PHASE, SCHOOL };

static const SpImportField district_fields[] = {
  { "code", N_("district (code)"), "lad##cd|ladcd|ladcode|lad##code|districtcode|gsscode|ctyua##cd", SP_FIELD_REQUIRED },
  { "name", N_("district (name)"), "lad##nm|ladnm|ladname|lad##name|districtname|gssname|ctyua##nm|name", SP_FIELD_REQUIRED },
  { NULL },
};

static const SpImportField area_fields[] = {
  { "code", N_("planning area (code)"), "planningareacode|pacode|areacode|planningarea", SP_FIELD_REQUIRED },
  { "name", N_("planning area (name)"), "planningareaname|paname|areaname|name", SP_FIELD_OPTIONAL },
  { "phase", N_("phase"), "educationphase|phase", SP_FIELD_ASKED },
  { NULL },
};

static const SpImportField catchment_fields[] = {
  { "code", N_("catchment (code)"), "catchmentcode|catchmentid|code|id|objectid", SP_FIELD_OPTIONAL },
  { "name", N_("catchment (name)"), "catchment|catchmentname|catchmentarea|schoolname|school", SP_FIELD_REQUIRED },
  { "phase", N_("phase"), "educationphase|phase", SP_FIELD_OPTIONAL },
  { "urn", N_("URN of its school"), "urn|schoolurn", SP_FIELD_OPTIONAL },
  { NULL },
};

static const SpImportField small_fields[] = {
  { "code", N_("small area (code)"), "lsoa##cd|lsoa##code|lsoacode|wd##cd|wardcode|wd##code|msoa##cd|msoacode|oa##cd", SP_FIELD_REQUIRED },
  { "name", N_("small area (name)"), "lsoa##nm|lsoa##name|lsoaname|wd##nm|wardname|msoa##nm|msoaname|name", SP_FIELD_OPTIONAL },
  { "district", N_("district"), "lad##nm|ladname|lad##cd|districtname|district", SP_FIELD_OPTIONAL },
  { NULL },
};

static const SpImportField outline_fields[] = {
  { "code", N_("county (code)"), "cty##cd|ctycode|countycode|ctyua##cd", SP_FIELD_OPTIONAL },
  { "name", N_("county (name)"), "cty##nm|ctyname|countyname|county|ctyua##nm|name", SP_FIELD_REQUIRED },
  { NULL },
};

typedef struct { guint row; char *code, *name; SpShape *shape; } Held;
typedef struct { guint table; GArray *held; guint n_elsewhere, n_redrawn; } State;

static void
clear_held (gpointer data)
{
  Held *self = data;

  g_free (self->code);
  g_free (self->name);
  g_clear_pointer (&self->shape, sp_shape_unref);
}

static void
begin_held (State *state)
{
  state->held = g_array_new (FALSE, FALSE, sizeof (Held));
  g_array_set_clear_func (state->held, clear_held);
}

static void
clear (gpointer data)
{
  g_clear_pointer (&((State *) data)->held, g_array_unref);
}

/* The row's shape when it is of polygons; else the row is refused, unless it has none at all (told of with the file). */
static const SpShape *
get_polygons (SpImportRun *run)
{
  const SpShape *shape = run->record->shape;

  if (shape && shape->kind == SP_SHAPE_POLYGONS)
    return shape;
  if (shape)
    sp_import_refuse (run, "not-an-area", -1, _("the shape is a point or a line, and an area was expected. Choose another layer or file."));
  else
    sp_import_refuse (run, "shape-missing", -1, _("there is no shape, so the row was left out. Draw it, and read the file again."));
  return NULL;
}

static char *
dup_text (SpImportRun *run, guint field)
{
  return sp_import_has (run, field) ? g_strdup (sp_import_text (run, field)) : NULL;
}

static void
hold_row (SpImportRun *run)
{
  State *state = run->state;
  const SpShape *shape = get_polygons (run);
  Held held = { .row = run->row };

  if (!shape)
    return;
  held.code = dup_text (run, CODE);
  held.name = dup_text (run, NAME);
  if (!held.code)
    {
      sp_import_refuse (run, "code-missing", CODE, _("no code is given. Add it."));
      clear_held (&held);
      return;
    }
  held.shape = sp_shape_ref ((SpShape *) shape);
  g_array_append_val (state->held, held);
}

/* Districts */

static gboolean
begin_districts (SpImportRun *run, GError **error)
{
  State *state = run->state;

  begin_held (state);
  state->table = sp_stage_add_table (run->stage, "district", "gss_code* name+ geom");
  return TRUE;
}

static gboolean
holds_school (const SpSnapshot *plan, const SpShape *shape)
{
  for (guint i = 0; i < plan->n_schools; i++)
    if (plan->schools[i].has_point && sp_shape_contains (shape, plan->schools[i].lon, plan->schools[i].lat))
      return TRUE;
  return FALSE;
}

static gboolean
has_district (const SpSnapshot *plan, const Held *held)
{
  for (guint i = 0; i < plan->n_districts; i++)
    if (g_strcmp0 (plan->districts[i].gss_code, held->code) == 0
        || (held->name && g_ascii_strcasecmp (plan->districts[i].name, held->name) == 0))
      return TRUE;
  return FALSE;
}

static gboolean
end_districts (SpImportRun *run, GError **error)
{
  const State *state = run->state;
  gboolean all = state->held->len <= MOST_DISTRICTS;

  if (!all && run->plan->n_schools == 0 && run->plan->n_districts == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s has %u districts, and the plan does not say yet which are its own. Import the register of schools first, or a "
                     "file of the county alone."),
                   run->label, state->held->len);
      return FALSE;
    }
  for (guint i = 0; i < state->held->len; i++)
    {
      const Held *held = &g_array_index (state->held, Held, i);

      if (!all && !has_district (run->plan, held) && !holds_school (run->plan, held->shape))
        {
          sp_import_skip (run);
          continue;
        }
      sp_stage_add_row (run->stage, state->table, run->label, held->row);
      sp_stage_add_text (run->stage, held->code);
      sp_stage_add_text (run->stage, held->name ? held->name : held->code);
      sp_stage_add_shape (run->stage, held->shape);
    }
  return TRUE;
}

/* Planning areas */

static gboolean
begin_areas (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->table = sp_stage_add_table (run->stage, "planning_area", "code* name phase geom");
  return TRUE;
}

/* A school that lies outside the shape of its own area points at a wrong shape, or a wrong point. */
static void
note_schools_outside (SpImportRun *run, SpAreaIndex area, const SpShape *shape)
{
  for (guint i = 0; i < run->plan->n_schools; i++)
    {
      const SpSchool *school = &run->plan->schools[i];

      if ((school->primary_area == area || school->secondary_area == area) && school->has_point
          && !sp_shape_contains (shape, school->lon, school->lat))
        sp_import_note (run, SP_FINDING_WARNING, "school-outside-area", -1,
                        _("%s is a school of planning area %s and lies outside this shape. Look at both on the map."), school->name,
                        run->plan->areas[area].name);
    }
}

static gboolean
is_other_shape (const SpShape *held, const SpShape *read)
{
  g_autoptr (GBytes) one = held ? sp_shape_to_gpkg (held, 4326) : NULL, other = sp_shape_to_gpkg (read, 4326);

  return !one || !g_bytes_equal (one, other);
}

/* Births spread from small areas go by the shapes there were when the counts were read. */
static gboolean
end_areas (SpImportRun *run, GError **error)
{
  const State *state = run->state;
  gint counted = 0;

  if (state->n_redrawn == 0)
    return TRUE;
  if (!sp_plan_get_latest_count (run->source, &counted, error))
    return FALSE;
  if (counted > 0)
    sp_finding_tally_add (run->tally, SP_FINDING_WARNING, "births-of-earlier-shapes", run->label, 0, 0, NULL,
                          _("the births that the plan has spread from small areas are still those of the primary planning areas as they were "
                            "drawn before. Import the counts of small areas again, that of the middle of %d last."), counted);
  return TRUE;
}

static void
read_area (SpImportRun *run)
{
  State *state = run->state;
  const SpShape *shape = get_polygons (run);
  const char *code = sp_import_text (run, CODE), *name = sp_import_has (run, NAME) ? sp_import_text (run, NAME) : NULL;
  const char *said = sp_import_has (run, PHASE) ? sp_import_text (run, PHASE) : NULL;
  SpAreaIndex held = code ? sp_snapshot_find_area_by_name (run->plan, code) : -1;
  SpPhase phase;

  if (!shape)
    return;
  if (held < 0 && name)
    held = sp_snapshot_find_area_by_name (run->plan, name);
  if (!code && held < 0)
    {
      sp_import_refuse (run, "code-missing", CODE, _("no code of a planning area is given. Add it."));
      return;
    }
  if (said ? !sp_phase_parse (said, &phase) : held < 0)
    {
      g_autofree char *advice = sp_import_advise_value (run, PHASE, "primary");

      sp_import_refuse (run, "phase-missing", PHASE, _("whether area %s is primary or secondary is not said. %s"), code, advice);
      return;
    }
  if (!said)
    phase = run->plan->areas[held].phase;
  if (held >= 0)
    note_schools_outside (run, held, shape);
  state->n_redrawn += phase == SP_PHASE_PRIMARY && is_other_shape (held >= 0 ? run->plan->areas[held].shape : NULL, shape);
  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, held >= 0 ? run->plan->areas[held].code : code);
  sp_stage_add_text (run->stage, name ? name : held >= 0 ? NULL : code);
  sp_stage_add_text (run->stage, sp_phase_code (phase));
  sp_stage_add_shape (run->stage, shape);
}

/* Catchments */

static gboolean
begin_catchments (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->table = sp_stage_add_table (run->stage, "catchment", "code* name phase school_id:school.urn? geom");
  return TRUE;
}

static void
read_catchment (SpImportRun *run)
{
  const State *state = run->state;
  const SpShape *shape = get_polygons (run);
  const char *name = sp_import_text (run, NAME), *code = sp_import_has (run, CODE) ? sp_import_text (run, CODE) : NULL;
  const char *said = sp_import_has (run, PHASE) ? sp_import_text (run, PHASE) : NULL;
  gint64 urn = 0;
  SpPhase phase;

  if (!shape)
    return;
  if (!name || (said && !sp_phase_parse (said, &phase)))
    {
      sp_import_refuse (run, "name-missing", name ? PHASE : NAME, _("a catchment needs a name, and a phase is primary or secondary. Mend it."));
      return;
    }
  if (sp_import_has (run, SCHOOL) && sp_import_whole (run, SCHOOL, 100000, 999999, &urn) == SP_CELL_BAD)
    return;
  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, code ? code : name);
  sp_stage_add_text (run->stage, name);
  sp_stage_add_text (run->stage, said ? sp_phase_code (phase) : NULL);
  if (urn)
    sp_stage_add_whole (run->stage, urn);
  else
    sp_stage_add_missing (run->stage);
  sp_stage_add_shape (run->stage, shape);
}

/* Small areas */

static gboolean
begin_small (SpImportRun *run, GError **error)
{
  State *state = run->state;

  begin_held (state);
  state->table = sp_stage_add_table (run->stage, "small_area", "code* name kind district_id:district.name? geom");
  return TRUE;
}

/* The plan's district that the middle of the shape lies in, -1 = none. */
static gint
find_district_of (const SpSnapshot *plan, const SpShape *shape)
{
  double x, y;

  sp_shape_label_point (shape, &x, &y);
  for (guint i = 0; i < plan->n_districts; i++)
    if (plan->districts[i].shape && sp_shape_contains (plan->districts[i].shape, x, y))
      return (gint) i;
  return -1;
}

/* E05 is a ward, E01 an LSOA, E02 an MSOA (ONS, register of geographic codes). */
static const char *
kind_of_code (const char *code)
{
  if (g_str_has_prefix (code, "E05") || g_str_has_prefix (code, "E36"))
    return "ward";
  if (g_str_has_prefix (code, "E01"))
    return "lsoa";
  return g_str_has_prefix (code, "E02") ? "msoa" : "other";
}

static gboolean
end_small (SpImportRun *run, GError **error)
{
  const State *state = run->state;
  gboolean has_districts = FALSE;

  for (guint i = 0; i < run->plan->n_districts; i++)
    has_districts |= run->plan->districts[i].shape != NULL;
  for (guint i = 0; i < state->held->len; i++)
    {
      const Held *held = &g_array_index (state->held, Held, i);
      gint district = has_districts ? find_district_of (run->plan, held->shape) : -1;

      if (has_districts && district < 0)
        {
          sp_import_skip (run);
          continue;
        }
      sp_stage_add_row (run->stage, state->table, run->label, held->row);
      sp_stage_add_text (run->stage, held->code);
      sp_stage_add_text (run->stage, held->name);
      sp_stage_add_text (run->stage, kind_of_code (held->code));
      sp_stage_add_text (run->stage, district >= 0 ? run->plan->districts[district].name : NULL);
      sp_stage_add_shape (run->stage, held->shape);
    }
  return TRUE;
}

/* The outline of the county, drawn under the map */

static gboolean
begin_outline (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->table = sp_stage_add_table (run->stage, "base_land", "name* geom");
  return TRUE;
}

static void
read_outline (SpImportRun *run)
{
  const State *state = run->state;
  const SpShape *shape = get_polygons (run);
  const char *name = sp_import_text (run, NAME);

  if (!shape)
    return;
  if (!name)
    {
      sp_import_refuse (run, "name-missing", NAME, _("no name is given. Add it."));
      return;
    }
  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, name);
  sp_stage_add_shape (run->stage, shape);
}

const SpImportKind sp_kind_districts = {
  .code = "districts",
  .title = N_("Boundaries of districts"),
  .fills = N_("Districts with their codes, names and shapes. A national file is cut to those with a school of the plan in them."),
  .has_shapes = TRUE,
  .fields = district_fields,
  .state_size = sizeof (State),
  .begin = begin_districts,
  .row = hold_row,
  .end = end_districts,
  .clear = clear,
};

const SpImportKind sp_kind_planning_areas = {
  .code = "planning-areas",
  .title = N_("Boundaries of planning areas"),
  .fills = N_("Shapes (and where new, names and phases) of planning areas."),
  .has_shapes = TRUE,
  .fields = area_fields,
  .state_size = sizeof (State),
  .begin = begin_areas,
  .row = read_area,
  .end = end_areas,
};

const SpImportKind sp_kind_catchments = {
  .code = "catchments",
  .title = N_("Catchments of schools"),
  .fills = N_("Catchments with their shapes, and the school of each where a URN is given."),
  .has_shapes = TRUE,
  .fields = catchment_fields,
  .state_size = sizeof (State),
  .begin = begin_catchments,
  .row = read_catchment,
};

const SpImportKind sp_kind_small_areas = {
  .code = "small-areas",
  .title = N_("Boundaries of small areas (wards, LSOAs)"),
  .fills = N_("Small areas with their shapes, for statistics that are spread to planning areas. Cut to the plan's districts."),
  .has_shapes = TRUE,
  .fields = small_fields,
  .state_size = sizeof (State),
  .begin = begin_small,
  .row = hold_row,
  .end = end_small,
  .clear = clear,
};

const SpImportKind sp_kind_outline = {
  .code = "outline",
  .title = N_("Outline of the county"),
  .fills = N_("The land drawn under the map."),
  .has_shapes = TRUE,
  .fields = outline_fields,
  .state_size = sizeof (State),
  .begin = begin_outline,
  .row = read_outline,
};
