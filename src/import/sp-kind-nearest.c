/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planning areas drawn from their schools: the ground nearer to a school of the area than to a school of any other, as the crow flies,
 * cut to the outline in the file (a county, or districts). For areas that have schools but no shape; the shapes are estimates. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-import-run.h"
#include "sp-reader.h"

static const SpImportField fields[] = {
  { "name", N_("name"), "name|ctyname|cty##nm|countyname|ladname|lad##nm", SP_FIELD_OPTIONAL },
  { NULL },
};

typedef struct { guint table; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->table = sp_stage_add_table (run->stage, "planning_area", "code* geom estimated");
  return TRUE;
}

static void
read_row (SpImportRun *run)
{
}

static gboolean
stage_areas (SpImportRun *run, SpReader *reader, GError **error)
{
  const State *state = run->state;
  g_autoptr (SpTextRecord) record = sp_text_record_new ();
  g_autoptr (GError) failure = NULL;

  if (!sp_reader_next_layer (reader, &failure))
    failure = failure ? failure : g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _("%s holds no outline. Choose another file."), run->label);
  while (!failure && sp_reader_next (reader, record, &failure))
    {
      guint area = (guint) g_ascii_strtoull (sp_text_record_get (record, 0), NULL, 10);

      if (area >= run->plan->n_areas || !record->shape)
        continue;
      sp_stage_add_row (run->stage, state->table, run->label, 0);
      sp_stage_add_text (run->stage, run->plan->areas[area].code);
      sp_stage_add_shape (run->stage, record->shape);
      sp_stage_add_whole (run->stage, 1);
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Points of the schools of one phase, by area. */
static guint
collect (const SpSnapshot *plan, SpPhase phase, guint *areas, double *x, double *y)
{
  guint n = 0;

  for (guint i = 0; i < plan->n_schools; i++)
    {
      const SpSchool *school = &plan->schools[i];
      SpAreaIndex area = phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area;

      if (!school->has_point || area < 0 || (plan->areas[area].shape && !plan->areas[area].provenance.estimated))
        continue;
      areas[n] = (guint) area;
      x[n] = school->lon;
      y[n++] = school->lat;
    }
  return n;
}

static gboolean
end (SpImportRun *run, GError **error)
{
  g_autofree guint *areas = g_new (guint, run->plan->n_schools + 1);
  g_autofree double *x = g_new (double, run->plan->n_schools + 1);
  g_autofree double *y = g_new (double, run->plan->n_schools + 1);
  guint n_all = 0;

  for (guint phase = 0; phase < SP_N_PHASES; phase++)
    {
      guint n = collect (run->plan, (SpPhase) phase, areas, x, y);
      g_autoptr (SpReader) reader = NULL;

      n_all += n;
      if (n == 0)
        continue;
      reader = sp_reader_open_nearest (run->path, areas, x, y, n, run->progress, error);
      if (!reader || !stage_areas (run, reader, error))
        return FALSE;
    }
  if (n_all == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The plan has no planning area without a shape that has schools with points. Import the register and the capacity survey "
                   "first."));
  return n_all > 0;
}

const SpImportKind sp_kind_areas_from_schools = {
  .code = "areas-from-schools",
  .title = N_("Outline on which planning areas are drawn from their schools"),
  .fills = N_("Shapes for planning areas that have none: the ground nearest to their schools (estimates). Import register and capacity first."),
  .has_shapes = TRUE,
  .only_named = TRUE,
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
};
