/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brownfield land registers: the national columns and what councils have made of them. Two councils may use one reference, so a site
 * is known by its council and reference together ("great-yarmouth/BFR1"). A site that has left the register (an end date) is passed
 * over: whether it was built is not said.
 * Source: the national data standard for brownfield land; domain.md 2.9. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-place.h"
#include "sp-import-site.h"

enum
{
  REFERENCE, NAME, SYSTEM, X, Y, STATUS, TYPE, MINIMUM, ORGANISATION, LABEL, ADDRESS, EASTING, NORTHING, FROM, TO, PERMITTED,
  HECTARES, ENDED
};

static const SpImportField fields[] = {
  { "reference", N_("reference of the site"), "sitereference|siteref|reference|brownfield|siteid", SP_FIELD_REQUIRED },
  { "name", N_("name or address of the site"), "sitenameaddress|sitename|site|nameaddress|siteaddress|address|name", SP_FIELD_REQUIRED },
  { "system", N_("coordinate reference system"), "coordinatereferencesystem|crs", SP_FIELD_FILE },
  { "x", N_("easting or longitude"), "geox|geoxraw|longitude|lon|x", SP_FIELD_OPTIONAL },
  { "y", N_("northing or latitude"), "geoy|geoyraw|latitude|lat|y", SP_FIELD_OPTIONAL },
  { "status", N_("planning status"), "planningstatus|planningst|planningpermissionstatus", SP_FIELD_OPTIONAL },
  { "permission", N_("type of permission"), "permissiontype|planningpermissiontype", SP_FIELD_OPTIONAL },
  { "dwellings", N_("least number of net dwellings"),
    "minnetdwellings|minhomes|minimumnetdwellings|minimumdwellings|netdwellings|dwellings|housingestimate", SP_FIELD_FILE },
  { "organisation", N_("council (address)"), "organisationuri|organisationurl|organisation", SP_FIELD_OPTIONAL },
  { "council", N_("council (name)"), "organisationlabel|council|localauthority|district", SP_FIELD_FILE },
  { "address", N_("address of the site"), "siteaddress", SP_FIELD_FILE },
  { "easting", N_("easting (metres)"), "easting", SP_FIELD_FILE },
  { "northing", N_("northing (metres)"), "northing", SP_FIELD_FILE },
  { "from", N_("net dwellings, from"), "netdwellingsrangefrom|dwellingsmin|dwellingsfrom", SP_FIELD_FILE },
  { "to", N_("net dwellings, to"), "netdwellingsrangeto|dwellingsmax|dwellingsto", SP_FIELD_FILE },
  { "permitted", N_("date of permission"), "permissiondate", SP_FIELD_FILE },
  { "hectares", N_("hectares"), "hectares|sitearea|area", SP_FIELD_FILE },
  { "ended", N_("date it left the register"), "enddate", SP_FIELD_FILE },
  { NULL },
};

typedef struct { guint sites; guint n_swapped, first_swapped, n_grid, first_grid, n_unplaced, n_ended; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->sites = sp_import_site_add_table (run);
  return TRUE;
}

static const char *
text_of (SpImportRun *run, guint field)
{
  return sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
}

/* "great-yarmouth/BFR1"; the reference alone where no council is said. Free with g_free. */
static char *
dup_reference (SpImportRun *run, const char *reference)
{
  const char *organisation = text_of (run, ORGANISATION), *label = text_of (run, LABEL);
  const char *slash = organisation ? strrchr (organisation, '/') : NULL;
  g_autoptr (GString) council = g_string_new (NULL);

  if (slash && slash[1])
    g_string_assign (council, slash + 1);
  else if (label || organisation)
    {
      g_autofree char *lower = g_utf8_strdown (label ? label : organisation, -1);

      g_string_assign (council, g_strdelimit (lower, " ,.&’'", '-'));
    }
  return council->len ? g_strdup_printf ("%s/%s", council->str, reference) : g_strdup (reference);
}

/* The cells without quotation marks that were typed around them, and on one line. Free with g_free. */
static char *
dup_one_line (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (out, *at);
    else if (out->len && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  while (out->len && strchr ("\" ", out->str[out->len - 1]))
    g_string_truncate (out, out->len - 1);
  while (out->len && strchr ("\" ", out->str[0]))
    g_string_erase (out, 0, 1);
  return g_string_free (out, FALSE);
}

/* Dwellings of a cell, -1 when it is blank or says no number (a finding). */
static gint64
read_dwellings (SpImportRun *run, guint field)
{
  const char *text = text_of (run, field);
  g_autofree char *line = text ? dup_one_line (text) : NULL;
  double value;

  if (!text)
    return -1;
  if (sp_import_parse_number (text, &value) && value >= 0 && value <= 100000)
    return (gint64) floor (value + 0.5);
  sp_import_note (run, SP_FINDING_WARNING, "dwellings-unclear", (gint) field,
                  _("“%s” is not one number of dwellings, so it is taken as not known. Write one number."), line);
  return -1;
}

/* A range of 0 to 0 beside a number is how some systems write blank. */
static void
read_size (SpImportRun *run, SpImportSite *site)
{
  gint64 minimum = read_dwellings (run, MINIMUM), from = read_dwellings (run, FROM), to = read_dwellings (run, TO);

  site->least = from > 0 ? from : minimum >= 0 ? minimum : from;
  site->most = to > 0 ? to : site->least;
  if (site->least < 0)
    site->least = site->most;
  if (site->most >= site->least)
    return;
  sp_import_note (run, SP_FINDING_WARNING, "range-upside-down", TO,
                  _("the range goes from %d to %d dwellings; the higher is taken as the most. Look which is right."), (int) site->least,
                  (int) site->most);
  gint64 least = site->most;
  site->most = site->least;
  site->least = least;
}

static void
count_first (guint *n, guint *first, guint row)
{
  if ((*n)++ == 0)
    *first = row;
}

static void
tell_bad_point (SpImportRun *run, const char *x, const char *y)
{
  g_autofree char *x_line = dup_one_line (x), *y_line = dup_one_line (y);

  sp_import_note (run, SP_FINDING_WARNING, "point-not-placed", X,
                  _("“%s” and “%s” are not a place in Great Britain, so the site is not on the map. Mend them."), x_line, y_line);
}

static void
read_point (SpImportRun *run, SpImportSite *site)
{
  State *state = run->state;
  const char *x = text_of (run, X), *y = text_of (run, Y), *system = text_of (run, SYSTEM);
  const SpShape *shape = run->record->shape;
  SpPointReading reading = SP_POINT_NONE, second;
  gboolean is_grid = FALSE;

  if (shape && shape->kind == SP_SHAPE_POINT && shape->n_vertices > 0)
    {
      site->lon = shape->x[0];
      site->lat = shape->y[0];
      site->has_point = TRUE;
      return;
    }
  reading = sp_import_read_point (x, y, &site->lon, &site->lat, &is_grid);
  if (reading == SP_POINT_NONE || reading == SP_POINT_BAD)
    {
      second = sp_import_read_point (text_of (run, EASTING), text_of (run, NORTHING), &site->lon, &site->lat, NULL);
      site->has_point = second == SP_POINT_GOOD || second == SP_POINT_SWAPPED;
      if (!site->has_point)
        state->n_unplaced++;
      if (!site->has_point && reading == SP_POINT_BAD)
        tell_bad_point (run, x, y);
      return;
    }
  site->has_point = TRUE;
  if (reading == SP_POINT_SWAPPED)
    count_first (&state->n_swapped, &state->first_swapped, run->row);
  else if (is_grid && system && (strstr (system, "WGS") || strstr (system, "ETRS")))
    count_first (&state->n_grid, &state->first_grid, run->row);
}

/* "permissioned, full planning permission, 12/10/2004; 0.04 ha". Free with g_free. */
static char *
dup_note (SpImportRun *run)
{
  static const guint said[] = { STATUS, TYPE, PERMITTED };
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const char *text = text_of (run, said[i]);
      g_autofree char *line = text ? dup_one_line (text) : NULL;

      if (line)
        g_string_append_printf (note, "%s%s", note->len ? ", " : "", line);
    }
  if (text_of (run, HECTARES))
    g_string_append_printf (note, "%s%s ha", note->len ? "; " : "", text_of (run, HECTARES));
  return g_string_free (g_steal_pointer (&note), FALSE);
}

static const char *
read_permission (SpImportRun *run)
{
  const char *status = text_of (run, STATUS);
  g_autofree char *folded = status ? sp_import_fold (status) : g_strdup ("");

  if (!g_str_equal (folded, "permissioned")) /* "not permissioned", "pending decision", "Local Plan Allocation" */
    return status ? sp_import_read_permission (status) : sp_import_read_permission (text_of (run, TYPE));
  return sp_import_read_permission (text_of (run, TYPE));
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  SpImportSite site = SP_IMPORT_SITE_INIT;
  const char *reference = sp_import_text (run, REFERENCE), *name = sp_import_text (run, NAME), *address = text_of (run, ADDRESS);
  g_autofree char *known_as = NULL, *shown = NULL, *note = NULL, *whole = NULL;

  if (!reference)
    {
      sp_import_refuse (run, "reference-missing", REFERENCE, _("no reference is given. Add it, so that next year’s file finds the site again."));
      return;
    }
  if (text_of (run, ENDED))
    {
      state->n_ended++;
      return;
    }
  whole = name && address && name != address && strcmp (name, address) != 0 ? g_strdup_printf ("%s, %s", name, address)
                                                                            : g_strdup (name ? name : reference);
  shown = dup_one_line (whole);
  known_as = dup_reference (run, reference);
  note = dup_note (run);
  read_size (run, &site);
  read_point (run, &site);
  if (site.has_point && !sp_import_site_is_ours (run, site.lon, site.lat))
    {
      sp_import_skip (run);
      return;
    }
  site.reference = known_as;
  site.name = *shown ? shown : reference;
  site.permission = read_permission (run);
  site.note = note;
  sp_import_site_stage (run, state->sites, &site);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_swapped)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "points-swapped", run->label, state->first_swapped, 0, NULL,
                          ngettext ("%u site, this one, has latitude and longitude in each other’s columns; it was put right.",
                                    "%u sites, this the first, have latitude and longitude in each other’s columns; they were put right.",
                                    state->n_swapped),
                          state->n_swapped);
  if (state->n_grid)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "points-on-grid", run->label, state->first_grid, 0, NULL,
                          ngettext ("%u site, this one, has metres of the National Grid in columns that are said to be degrees; it was taken so.",
                                    "%u sites, this the first, have metres of the National Grid in columns that are said to be degrees; they "
                                    "were taken so.",
                                    state->n_grid),
                          state->n_grid);
  if (state->n_unplaced)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "not-on-map", run->label, 0, 0, NULL,
                          ngettext ("%u site has no point and is not on the map; say which planning areas take its pupils.",
                                    "%u sites have no point and are not on the map; say which planning areas take their pupils.",
                                    state->n_unplaced),
                          state->n_unplaced);
  if (state->n_ended)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "left-register", run->label, 0, 0, NULL,
                          ngettext ("%u site has left the register and was passed over; enter its dwellings as completed if it was built.",
                                    "%u sites have left the register and were passed over; enter their dwellings as completed if they were "
                                    "built.",
                                    state->n_ended),
                          state->n_ended);
  return TRUE;
}

const SpImportKind sp_kind_brownfield = {
  .code = "brownfield",
  .title = N_("Brownfield land register"),
  .fills = N_("Housing sites with their stage of planning and range of dwellings; sites on the map take the planning areas they lie in. "
              "Import planning areas first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
};
