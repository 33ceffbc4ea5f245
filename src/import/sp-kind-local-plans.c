/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dwellings that local plans ask for. A joint plan gives one total for all of its councils, repeated for each: such totals are
 * marked and not to be added. A range stays a range: one of dwellings a year is taken times the years of the plan (258 to 364 a year from
 * 2011 to 2031 are 5,160 to 7,280); a single yearly figure stays yearly. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-place.h"

enum
{
  CODE, NAME, TITLE, FROM, TO, TYPE, NUMBER, MINIMUM, MAXIMUM, JOINT_TOTAL, JOINT, NOTES, PUBLISHED, SUBMITTED, SOUND, ADOPTED
};

static const SpImportField fields[] = {
  { "code", N_("district (code)"), "onscode|gsscode|ladcode|districtcode|code", SP_FIELD_OPTIONAL },
  { "name", N_("district (name)"), "name|districtname|district|localauthority|laname|council", SP_FIELD_REQUIRED },
  { "plan", N_("title of the plan"), "plantitle|planname|localplan|plan|title", SP_FIELD_REQUIRED },
  { "from", N_("first year of the plan"), "startyear|fromyear|planperiodstart|from", SP_FIELD_OPTIONAL },
  { "to", N_("last year of the plan"), "endyear|toyear|planperiodend|to", SP_FIELD_OPTIONAL },
  { "type", N_("total, yearly average or range"), "housingnumbertype|numbertype|requirementtype", SP_FIELD_OPTIONAL },
  { "dwellings", N_("dwellings"), "number|housingnumber|dwellings|requirement|housingrequirement", SP_FIELD_OPTIONAL },
  { "least", N_("dwellings at the least"), "min|minimum|dwellingsmin", SP_FIELD_FILE },
  { "most", N_("dwellings at the most"), "max|maximum|dwellingsmax", SP_FIELD_FILE },
  { "joint-total", N_("dwellings of a joint plan"), "jointplantotal|jointtotal", SP_FIELD_FILE },
  { "joint", N_("whether the plan is joint"), "isjointplan|joint|jointplan", SP_FIELD_FILE },
  { "notes", N_("notes"), "notes|note", SP_FIELD_FILE },
  { "published", N_("date published"), "published", SP_FIELD_FILE },
  { "submitted", N_("date submitted"), "submitted", SP_FIELD_FILE },
  { "sound", N_("date found sound"), "foundsound|sound", SP_FIELD_FILE },
  { "adopted", N_("date adopted"), "adopted|adopteddate|adoptiondate", SP_FIELD_FILE },
  { NULL },
};

typedef struct { guint table; guint n_joint; } State;
typedef struct { gint64 least, most; double yearly; gboolean joint; } Number;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (!sp_import_needs_districts (run, error))
    return FALSE;
  state->table = sp_stage_add_table (run->stage, "local_plan_number",
                                     "district_id:district.name* plan_name* from_year to_year dwellings_min dwellings_max yearly joint "
                                     "stage adopted_on note");
  return TRUE;
}

static const char *
text_of (SpImportRun *run, guint field)
{
  return sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
}

static gboolean
says_yes (const char *text)
{
  return text && strchr ("tTyY1", *text) != NULL;
}

static gboolean
read_whole (SpImportRun *run, guint field, gint64 most, gint64 *out)
{
  return sp_import_has (run, field) && sp_import_whole (run, field, 0, most, out) == SP_CELL_GOOD;
}

/* What the row's numbers say; FALSE when one of them is none. */
static gboolean
read_number (SpImportRun *run, gint64 years, Number *out)
{
  const char *type = text_of (run, TYPE);
  gboolean yearly = type && strstr (type, "YEARLY") != NULL;
  gint64 joint_total = -1, number = -1;

  *out = (Number) { -1, -1, -1, says_yes (text_of (run, JOINT)) };
  read_whole (run, MINIMUM, 10000000, &out->least);
  read_whole (run, MAXIMUM, 10000000, &out->most);
  if (read_whole (run, JOINT_TOTAL, 10000000, &joint_total))
    out->joint = TRUE;
  if (!read_whole (run, NUMBER, 10000000, &number))
    number = joint_total;
  if (yearly && number >= 0)
    out->yearly = (double) number;
  if (yearly)
    {
      gboolean is_range = number < 0 && years > 0 && out->least >= 0 && out->most >= out->least;

      out->least = is_range ? out->least * years : -1;
      out->most = is_range ? out->most * years : -1;
    }
  else if (number >= 0)
    out->least = out->most = number;
  return !run->refused;
}

static const char *
find_stage (SpImportRun *run)
{
  static const struct { guint field; const char *stage; } stages[] = {
    { ADOPTED, "adopted" }, { SOUND, "found sound" }, { SUBMITTED, "submitted" }, { PUBLISHED, "published" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (text_of (run, stages[i].field))
      return stages[i].stage;
  return sp_import_has (run, ADOPTED) ? "in preparation" : NULL;
}

static void
stage_whole (SpImportRun *run, gint64 value)
{
  if (value >= 0)
    sp_stage_add_whole (run->stage, value);
  else
    sp_stage_add_missing (run->stage);
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  const SpDistrict *district = sp_import_find_district (run, text_of (run, CODE), sp_import_text (run, NAME));
  const char *title = sp_import_text (run, TITLE);
  gint64 from = -1, to = -1;
  char adopted[11] = "";
  Number number;

  if (!district)
    {
      sp_import_skip (run);
      return;
    }
  if (!title)
    {
      sp_import_refuse (run, "title-missing", TITLE, _("no title of a plan is given. Add it."));
      return;
    }
  if (sp_import_has (run, FROM))
    sp_import_whole (run, FROM, 1900, 2199, &from);
  if (sp_import_has (run, TO))
    sp_import_whole (run, TO, 1900, 2199, &to);
  if (sp_import_has (run, ADOPTED))
    sp_import_date (run, ADOPTED, adopted);
  if (!read_number (run, from > 0 && to > from ? to - from : 0, &number) || run->refused)
    return;
  state->n_joint += number.joint;
  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, district->name);
  sp_stage_add_text (run->stage, title);
  stage_whole (run, from);
  stage_whole (run, to);
  stage_whole (run, number.least);
  stage_whole (run, number.most);
  sp_stage_add_real (run->stage, number.yearly >= 0 ? number.yearly : NAN);
  sp_stage_add_whole (run->stage, number.joint);
  sp_stage_add_text (run->stage, find_stage (run));
  sp_stage_add_text (run->stage, adopted);
  sp_stage_add_text (run->stage, text_of (run, NOTES));
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_joint)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "joint-plans", run->label, 0, 0, NULL,
                          ngettext ("%u row is of a joint plan: its total is that of all its districts together, and is marked so.",
                                    "%u rows are of joint plans: their totals are those of all their districts together, and are marked so.",
                                    state->n_joint),
                          state->n_joint);
  return TRUE;
}

const SpImportKind sp_kind_local_plans = {
  .code = "local-plans",
  .title = N_("Housing numbers of local plans"),
  .fills = N_("The dwellings that each district’s local plan asks for, and how far the plan is. Import districts first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
};
