/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national register of schools (Get Information About Schools, formerly EduBase): its full download in the layouts of 111 and
 * 140 columns, cuts of it, and the list of the performance tables. Schools of other authorities, and establishments that are not
 * planned for (independent, further education), are passed over. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-date.h"
#include "sp-grid.h"
#include "sp-import-advice.h"
#include "sp-import-run.h"
#include "sp-school-words.h"

enum
{
  URN, AUTHORITY, ESTABLISHMENT, NUMBER, NAME, TYPE, STATUS, PHASE, LOW, HIGH, OPENED, CLOSED, CAPACITY, CENSUS, DISTRICT,
  EASTING, NORTHING, IS_PRIMARY, IS_SECONDARY, YEAR
};

static const SpImportField fields[] = {
  { "urn", N_("unique reference number (URN)"), "urn|schoolurn", SP_FIELD_REQUIRED },
  { "authority", N_("authority (three-digit code)"), "lacode|la|localauthoritycode|localauthority", SP_FIELD_OPTIONAL },
  { "establishment", N_("establishment number (four digits)"), "establishmentnumber|estab|estabnumber", SP_FIELD_OPTIONAL },
  { "number", N_("DfE number (926/2000)"), "dfenumber|laestab|laestabnumber|dfeno", SP_FIELD_OPTIONAL },
  { "name", N_("name of the school"), "establishmentname|schoolname|school|name", SP_FIELD_REQUIRED },
  { "type", N_("type of establishment"), "typeofestablishmentname|establishmenttype|typeofestablishment|type", SP_FIELD_OPTIONAL },
  { "status", N_("open or closed"), "establishmentstatusname|schoolstatus|status", SP_FIELD_OPTIONAL },
  { "phase", N_("phase of education"), "phaseofeducationname|phasetype|phase|phaseofeducation", SP_FIELD_OPTIONAL },
  { "low-age", N_("lowest age"), "statutorylowage|agefrom|lowage", SP_FIELD_OPTIONAL },
  { "high-age", N_("highest age"), "statutoryhighage|ageto|highage", SP_FIELD_OPTIONAL },
  { "opened", N_("date opened"), "opendate|dateopened|openeddate", SP_FIELD_OPTIONAL },
  { "closed", N_("date closed"), "closedate|dateclosed|closeddate", SP_FIELD_OPTIONAL },
  { "capacity", N_("capacity (places)"), "schoolcapacity|capacity", SP_FIELD_OPTIONAL },
  { "census", N_("date of the census"), "censusdate", SP_FIELD_OPTIONAL },
  { "district", N_("district"), "districtadministrativename|administrativedistrict|districtname|district", SP_FIELD_OPTIONAL },
  { "easting", N_("easting (metres)"), "easting", SP_FIELD_OPTIONAL },
  { "northing", N_("northing (metres)"), "northing", SP_FIELD_OPTIONAL },
  { "is-primary", N_("1 = primary"), "primary|isprimary", SP_FIELD_FILE },
  { "is-secondary", N_("1 = secondary"), "secondary|issecondary", SP_FIELD_FILE },
  { "year", N_("academic year of the capacities"), "", SP_FIELD_FILE | SP_FIELD_ASKED },
  { NULL },
};

typedef struct { guint schools, capacities; guint n_other, n_proposed; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (sp_import_has (run, CAPACITY) && !sp_import_has (run, CENSUS) && !run->mapping->constants[YEAR])
    {
      g_autofree char *advice = sp_import_advise_value (run, YEAR, "2020/21");

      sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "year-assumed", run->label, 0, 0, NULL,
                            _("the file does not say of which academic year the capacities are; they are taken to hold from %d, the plan’s "
                              "last census. Where they do not, the year has to be said. %s"),
                            run->plan->assumptions.origin.start, advice);
    }
  state->schools = sp_stage_add_table (run->stage, "school",
                                       "urn* dfe_number+ name phase status first_group last_group district_id:district.name? "
                                       "opened_on closed_on geom");
  state->capacities = sp_stage_add_table (run->stage, "net_capacity", "school_id:school.urn* year* places");
  return TRUE;
}

/* 2020 for a census of January 2021. */
static gint
capacity_year (SpImportRun *run)
{
  char date[11];
  gint start = 0;

  if (sp_import_has (run, CENSUS) && sp_import_text (run, CENSUS)
      && sp_date_parse (sp_import_text (run, CENSUS), date) == SP_DATE_FAULT_NONE)
    {
      gint year = atoi (date), month = strlen (date) >= 7 ? atoi (date + 5) : 1;

      return month >= 9 ? year : year - 1;
    }
  if (run->mapping->constants[YEAR] && sp_import_year (run, YEAR, &start) == SP_CELL_GOOD)
    return start;
  return run->plan->assumptions.origin.start;
}

static void
stage_capacity (SpImportRun *run, gint64 urn)
{
  const State *state = run->state;
  gint64 places = 0;

  if (sp_import_whole (run, CAPACITY, 0, 10000, &places) != SP_CELL_GOOD)
    return;
  if (places == 0)
    {
      sp_import_note (run, SP_FINDING_NOTE, "capacity-nought", CAPACITY,
                      _("a capacity of 0 is taken as not known. Enter the net capacity when it is assessed."));
      return;
    }
  sp_import_stage (run, state->capacities);
  sp_stage_add_whole (run->stage, urn);
  sp_stage_add_whole (run->stage, capacity_year (run));
  sp_stage_add_whole (run->stage, places);
}

static SpShape *
read_point (SpImportRun *run)
{
  double easting = 0, northing = 0, lon, lat;
  const char *east = sp_import_text (run, EASTING), *north = sp_import_text (run, NORTHING);

  if (!east || !north)
    return NULL;
  if (sp_import_parse_number (east, &easting) && sp_import_parse_number (north, &northing)
      && sp_grid_to_degrees (easting, northing, &lon, &lat))
    return sp_shape_new_point (lon, lat);
  sp_import_note (run, SP_FINDING_WARNING, "point-not-on-grid", EASTING,
                  _("easting “%s” is not on the British National Grid, so the school is not on the map. Mend it, or place the school "
                    "by hand."),
                  east);
  return NULL;
}

static gboolean
is_flagged (SpImportRun *run, guint field)
{
  const char *text = sp_import_has (run, field) ? sp_import_text (run, field) : NULL;

  return text && g_str_equal (text, "1");
}

static const char *
read_phase (SpImportRun *run, gint first, gint last)
{
  const char *phase = sp_import_text (run, PHASE);
  gboolean primary = is_flagged (run, IS_PRIMARY), secondary = is_flagged (run, IS_SECONDARY);

  if (!phase && (primary || secondary))
    phase = primary && secondary ? "all-through" : primary ? "primary" : "secondary";
  return sp_school_phase_of (phase, sp_import_text (run, TYPE), first, last);
}

static gboolean
is_our_school (SpImportRun *run, char number[9])
{
  const char *joined = sp_import_has (run, NUMBER) ? sp_import_text (run, NUMBER) : NULL;
  const char *authority = sp_import_text (run, AUTHORITY), *establishment = sp_import_text (run, ESTABLISHMENT);
  gboolean numbered = sp_school_number_read (joined, authority, establishment, number);

  if (!numbered)
    number[0] = '\0';
  if (sp_import_has (run, AUTHORITY))
    return sp_import_is_ours (run, AUTHORITY);
  if (!numbered || g_str_has_prefix (number, run->la_code))
    return TRUE;
  sp_import_skip (run);
  return FALSE;
}

/* A date may be wrong without the school being so. */
static void
read_date (SpImportRun *run, guint field, char out[11])
{
  const char *text = sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
  SpDateFault fault = text ? sp_date_parse (text, out) : SP_DATE_FAULT_NONE;
  g_autofree char *why = fault != SP_DATE_FAULT_NONE ? sp_date_fault_to_words (fault, text) : NULL;

  if (why)
    sp_import_note (run, SP_FINDING_WARNING, "not-a-date", (gint) field, _("%s. It was left out."), why);
  else if (!text)
    out[0] = '\0';
}

static void
stage_school (SpImportRun *run, gint64 urn, const char *number, const char *phase, gint first, gint last)
{
  const State *state = run->state;
  const char *status = sp_import_text (run, STATUS);
  gboolean closed = status && (g_ascii_strncasecmp (status, "closed", 6) == 0 || g_str_equal (status, "2"));
  g_autoptr (SpShape) point = read_point (run);
  char opened_on[11], closed_on[11];

  read_date (run, OPENED, opened_on);
  read_date (run, CLOSED, closed_on);
  if (closed && !*closed_on)
    {
      sp_import_refuse (run, "closed-when", CLOSED, _("the school is closed and no date of closing is given. Add the date."));
      return;
    }
  sp_import_stage (run, state->schools);
  sp_stage_add_whole (run->stage, urn);
  sp_stage_add_text (run->stage, closed ? NULL : number); /* the school that followed it has the number now */
  sp_stage_add_text (run->stage, sp_import_text (run, NAME));
  sp_stage_add_text (run->stage, phase);
  sp_stage_add_text (run->stage, sp_school_status_of (sp_import_text (run, TYPE)));
  for (guint i = 0; i < 2; i++)
    if (first >= 0)
      sp_stage_add_whole (run->stage, i ? last : first);
    else
      sp_stage_add_missing (run->stage);
  sp_stage_add_text (run->stage, sp_import_text (run, DISTRICT));
  sp_stage_add_text (run->stage, opened_on);
  sp_stage_add_text (run->stage, closed_on);
  sp_stage_add_shape (run->stage, point);
  stage_capacity (run, urn);
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  gint64 urn = 0, low = -1, high = -1;
  gint first = -1, last = -1;
  const char *phase, *status;
  char number[9];

  if (!is_our_school (run, number))
    return;
  if (sp_import_whole (run, URN, 100000, 999999, &urn) != SP_CELL_GOOD)
    {
      if (!run->refused)
        sp_import_refuse (run, "urn-missing", URN, _("no URN is given. Every school in the register has one of six digits; add it."));
      return;
    }
  if (!sp_import_text (run, NAME))
    {
      sp_import_refuse (run, "name-missing", NAME, _("no name is given. Add it."));
      return;
    }
  sp_import_whole (run, LOW, 0, 25, &low);
  sp_import_whole (run, HIGH, 0, 99, &high);
  if (run->refused)
    return;
  if (low < 0 || high < 0 || !sp_school_groups_of_ages ((gint) low, (gint) high, &first, &last))
    first = last = -1;
  phase = read_phase (run, first, last);
  status = sp_import_text (run, STATUS);
  if (!phase)
    state->n_other++;
  else if (status && g_ascii_strncasecmp (status, "proposed", 8) == 0)
    state->n_proposed++;
  else
    stage_school (run, urn, number, phase, first, last);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_other)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "not-planned-for", run->label, 0, 0, NULL,
                          ngettext ("%u establishment of the authority is independent, further education or of no phase and was passed over.",
                                    "%u establishments of the authority are independent, further education or of no phase and were passed over.",
                                    state->n_other),
                          state->n_other);
  if (state->n_proposed)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "proposed-only", run->label, 0, 0, NULL,
                          ngettext ("%u school is only proposed and was passed over. Enter it as a project.",
                                    "%u schools are only proposed and were passed over. Enter them as projects.", state->n_proposed),
                          state->n_proposed);
  return TRUE;
}

const SpImportKind sp_kind_register = {
  .code = "register",
  .title = N_("Register of schools (Get Information About Schools)"),
  .fills = N_("Schools with their numbers, phases, year groups, points and net capacities. Import districts first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
};
