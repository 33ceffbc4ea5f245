/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's own counts of pupils on completed estates: a row an estate with a column a phase, or a row an estate and phase. A blank
 * count is not known; 0 is none. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"

enum { NAME, PHASE, DWELLINGS, PUPILS, TYPE, TENURE, BEDROOMS, SINCE, SITE, EARLY, PRIMARY, SECONDARY, SIXTH, SPECIAL };

static const SpImportField fields[] = {
  { "name", N_("estate or scheme"), "estate|scheme|development|estatename|schemename|sitename|site|name", SP_FIELD_REQUIRED },
  { "phase", N_("phase of education"), "phase|educationphase", SP_FIELD_FILE },
  { "dwellings", N_("dwellings counted"), "dwellings|homes|units|completeddwellings|completedproperties|dwellingscounted|properties",
    SP_FIELD_REQUIRED },
  { "pupils", N_("pupils counted"), "pupils|children|numberofpupils|pupilscounted", SP_FIELD_FILE },
  { "type", N_("house or flat"), "dwellingtype|housetype|propertytype|type|housing", SP_FIELD_OPTIONAL },
  { "tenure", N_("market or affordable"), "tenure", SP_FIELD_OPTIONAL },
  { "bedrooms", N_("bedrooms"), "bedrooms|numberofbedrooms|beds", SP_FIELD_OPTIONAL },
  { "years-since", N_("years since completion"), "yearssince|yearssincecompletion|yearsaftercompletion|age|ageofestate", SP_FIELD_FILE },
  { "site", N_("reference of the site"), "sitereference|reference|siteref", SP_FIELD_FILE },
  { "early-years", N_("pupils, early years"), "earlyyears|earlyyearspupils|preschool|nursery", SP_FIELD_FILE },
  { "primary", N_("pupils, primary"), "primary|primarypupils|primarychildren", SP_FIELD_FILE },
  { "secondary", N_("pupils, secondary"), "secondary|secondarypupils|secondarychildren", SP_FIELD_FILE },
  { "post-16", N_("pupils, post-16"), "post16|post16pupils|sixthform|sixthformpupils", SP_FIELD_FILE },
  { "special", N_("pupils, special"), "special|send|specialpupils|ehcp", SP_FIELD_FILE },
  { NULL },
};

static const char *const phases[] = { "early years", "primary", "secondary", "post-16", "special" };

typedef struct { guint table; } State;
typedef struct { const char *name, *site, *type, *tenure; gint64 bedrooms, since; double dwellings; } Estate;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;
  gboolean wide = FALSE;

  for (guint f = EARLY; f <= SPECIAL; f++)
    wide |= sp_import_has (run, f);
  if (!wide && !(sp_import_has (run, PHASE) && sp_import_has (run, PUPILS)))
    return sp_import_lacks_columns (run, error, _("%s has neither a column of pupils for each phase, nor a phase with pupils."), run->label);
  state->table = sp_stage_add_table (run->stage, "yield_observation",
                                     "name* site_id:housing_site.reference? phase* dwelling_type* tenure* bedrooms* years_since* "
                                     "dwellings pupils");
  return TRUE;
}

/* The code whose beginning the cell has; "all", "total" and blank are NULL; else a finding. */
static const char *
read_word (SpImportRun *run, guint field, const char *const *words, const char *const *codes)
{
  const char *text = sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  if (!text || g_str_has_prefix (folded, "all") || g_str_has_prefix (folded, "total"))
    return NULL;
  for (guint i = 0; words[i]; i++)
    if (strstr (folded, words[i]))
      return codes[i];
  sp_import_refuse (run, "word-unknown", (gint) field, _("“%s” is none of the words known here. Write %s, or leave it blank for all."),
                    text, codes[0]);
  return NULL;
}

static void
stage (SpImportRun *run, const Estate *estate, const char *phase, double pupils)
{
  const State *state = run->state;

  sp_import_stage (run, state->table);
  sp_stage_add_text (run->stage, estate->name);
  sp_stage_add_text (run->stage, estate->site);
  sp_stage_add_text (run->stage, phase);
  sp_stage_add_text (run->stage, estate->type);
  sp_stage_add_text (run->stage, estate->tenure);
  if (estate->bedrooms >= 0)
    sp_stage_add_whole (run->stage, estate->bedrooms);
  else
    sp_stage_add_missing (run->stage);
  if (estate->since >= 0)
    sp_stage_add_whole (run->stage, estate->since);
  else
    sp_stage_add_missing (run->stage);
  sp_stage_add_real (run->stage, estate->dwellings);
  sp_stage_add_real (run->stage, pupils);
}

/* "4+" is 4, which stands for four and more. */
static void
read_bedrooms (SpImportRun *run, Estate *estate)
{
  const char *text = sp_import_has (run, BEDROOMS) ? sp_import_text (run, BEDROOMS) : NULL;

  if (text && g_ascii_strncasecmp (text, "all", 3) == 0)
    return;
  if (text && text[0] == '4' && text[1] == '+' && text[2] == '\0')
    estate->bedrooms = 4;
  else if (text)
    sp_import_whole (run, BEDROOMS, 1, 4, &estate->bedrooms);
}

static gboolean
read_estate (SpImportRun *run, Estate *estate)
{
  static const char *const type_words[] = { "house", "flat", "apartment", "maisonette", "bungalow", NULL };
  static const char *const types[] = { "house", "flat", "flat", "flat", "house" };
  static const char *const tenure_words[] = { "affordable", "social", "rent", "market", "private", "owner", NULL };
  static const char *const tenures[] = { "affordable", "affordable", "affordable", "market", "market", "market" };

  estate->name = sp_import_text (run, NAME);
  estate->site = sp_import_has (run, SITE) ? sp_import_text (run, SITE) : NULL;
  estate->bedrooms = estate->since = -1;
  if (!estate->name)
    sp_import_refuse (run, "name-missing", NAME, _("no name is given. Add it."));
  estate->type = read_word (run, TYPE, type_words, types);
  estate->tenure = read_word (run, TENURE, tenure_words, tenures);
  read_bedrooms (run, estate);
  if (sp_import_has (run, SINCE))
    sp_import_whole (run, SINCE, 0, 60, &estate->since);
  if (sp_import_real (run, DWELLINGS, 0.5, 1000000, &estate->dwellings) == SP_CELL_MISSING)
    sp_import_refuse (run, "dwellings-missing", DWELLINGS, _("no number of dwellings is given. Add it."));
  return !run->refused;
}

static const char *
read_phase (SpImportRun *run)
{
  const char *text = sp_import_text (run, PHASE);

  for (guint i = 0; text && i < G_N_ELEMENTS (phases); i++)
    if (g_ascii_strncasecmp (text, phases[i], strlen (phases[i])) == 0)
      return phases[i];
  sp_import_refuse (run, "phase-unknown", PHASE,
                    _("“%s” is not a phase. Write early years, primary, secondary, post-16 or special."), text ? text : "");
  return NULL;
}

static void
read_row (SpImportRun *run)
{
  Estate estate = { NULL };
  const char *phase;
  double pupils;

  if (!read_estate (run, &estate))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    if (sp_import_has (run, EARLY + i) && sp_import_real (run, EARLY + i, 0, 1000000, &pupils) == SP_CELL_GOOD)
      stage (run, &estate, phases[i], pupils);
  if (sp_import_has (run, PHASE) && sp_import_has (run, PUPILS) && (phase = read_phase (run)) != NULL
      && sp_import_real (run, PUPILS, 0, 1000000, &pupils) == SP_CELL_GOOD)
    stage (run, &estate, phase, pupils);
}

const SpImportKind sp_kind_yield_observations = {
  .code = "yield-observations",
  .one_of = "pupils|early-years|primary|secondary|post-16|special",
  .title = N_("Pupils counted on the council’s own estates"),
  .fills = N_("Counts of pupils and dwellings that the council’s own yields are derived from."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
};
