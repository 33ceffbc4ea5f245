/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of the authority by national curriculum year, as the DfE publishes them ("Schools, pupils and their characteristics"):
 * a row for each year and year group, or a column for each year group. Years after the plan's last census are kept apart, as
 * what happened: no forecast reads them. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"
#include "sp-year.h"

enum { YEAR, AUTHORITY, GROUP, PUPILS, BY_GROUP };

static const SpImportField fields[] = {
  { "year", N_("academic year"), "timeperiod|year|academicyear|schoolyear", SP_FIELD_REQUIRED | SP_FIELD_ASKED },
  { "authority", N_("authority (three-digit code)"), "oldlacode|lacode|la|lanumber|localauthority|lea", SP_FIELD_OPTIONAL },
  { "group", N_("year group"), "ncyear|ncyeargroup|yeargroup|nationalcurriculumyear|group", SP_FIELD_OPTIONAL },
  { "pupils", N_("pupils"), "headcount|pupils|numberofpupils|totalpupils|roll|onroll", SP_FIELD_OPTIONAL },
  { "pupils-by-group", N_("pupils"), "pupils|headcount|total", SP_FIELD_BY_GROUP },
  { NULL },
};

typedef struct { guint table; gboolean is_wide; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->is_wide = sp_import_has (run, BY_GROUP);
  if (!state->is_wide && !(sp_import_has (run, GROUP) && sp_import_has (run, PUPILS)))
    return sp_import_lacks_columns (run, error, _("%s has neither a column of year groups with one of pupils, nor a column for each year group."),
                                    run->label);
  state->table = sp_stage_add_table (run->stage, "authority_roll", "kind* year_group* year* pupils");
  return TRUE;
}

static void
stage (SpImportRun *run, gint year, gint group, double pupils)
{
  const State *state = run->state;

  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, year <= run->plan->assumptions.origin.start ? "history" : "outturn");
  sp_stage_add_whole (run->stage, group);
  sp_stage_add_whole (run->stage, year);
  sp_stage_add_whole (run->stage, (gint64) pupils);
}

static void
read_row (SpImportRun *run)
{
  const State *state = run->state;
  const char *text;
  gint year = 0, key;
  gint64 pupils = 0;
  double value;
  SpYearGroup group;

  if (!sp_import_is_ours (run, AUTHORITY))
    return;
  if (sp_import_year (run, YEAR, &year) != SP_CELL_GOOD)
    {
      if (!run->refused)
        sp_import_refuse (run, "year-missing", YEAR, _("no academic year is given. Write it as 2013/14 or 201314."));
      return;
    }
  for (guint column = 0; state->is_wide && sp_import_next_column (run, BY_GROUP, &column, &key);)
    if (sp_import_real_at (run, column - 1, 0, 1000000, &value) == SP_CELL_GOOD)
      stage (run, year, key, value);
  if (state->is_wide)
    return;
  text = sp_import_text (run, GROUP);
  if (!text || !sp_year_group_parse (text, &group))
    sp_import_refuse (run, "not-a-year-group", GROUP, _("“%s” is not a year group. Write it as R or Y1 to Y14; other rows can be left out."),
                      text ? text : "");
  else if (sp_import_whole (run, PUPILS, 0, 1000000, &pupils) == SP_CELL_GOOD)
    stage (run, year, (gint) group, (double) pupils);
}

const SpImportKind sp_kind_authority_rolls = {
  .code = "authority-rolls",
  .title = N_("Rolls of the authority by year group"),
  .fills = N_("The authority's totals that school rolls are held against; years after the last census as what happened."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
};
