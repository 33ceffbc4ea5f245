/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pot-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-pot-words.h"
#include "sp-result-programme.h"
#include "sp-rows.h"

#define EDIT(name)                                                                                                     \
  static gboolean name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)

/* ------------------------------------------------------------------- words */

static char *name_text (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->name); }
static char *words_text (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->terms); }
static char *from_text (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->earliest); }
static char *by_text (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->spend_by); }

static char *
note_text (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL ? g_strdup (pot->provenance.note) : NULL;
}

EDIT (set_name) { return sp_edit_set_pot_name (plan, value->target, value->text, error); }
EDIT (set_words) { return sp_edit_set_pot_term (plan, value->target, SP_POT_TERMS, value->text, 0, error); }
EDIT (set_note) { return sp_edit_set_pot_note (plan, value->target, value->text, error); }

/* One of its two days; the other stays. Whether it is a day is for the plan to say. */
static gboolean
set_days (SpPlan *plan, gint64 id, gboolean first, const char *day, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);
  const SpPot *pot = NULL;

  for (guint p = 0; s != NULL && p < s->n_pots; p++)
    if (s->pots[p].id == id)
      pot = &s->pots[p];
  return s != NULL && sp_edit_set_pot_dates (plan, id, first ? day : pot != NULL ? pot->earliest_on : NULL,
                                             first ? pot != NULL ? pot->spend_by : NULL : day, error);
}

EDIT (set_from) { return set_days (plan, value->target, TRUE, value->text, error); }
EDIT (set_by) { return set_days (plan, value->target, FALSE, value->text, error); }

/* ------------------------------------------------------------------- years */

static gboolean
read_years (const char *text, SpEditValue *value)
{
  return sp_field_parse_number (text, 100, &value->known, &value->number)
         && (!value->known || value->number == (gint) value->number);
}

static gboolean
read_rate (const char *text, SpEditValue *value)
{
  g_autofree char *plain = g_strdup (text);

  if (g_str_has_suffix (plain, "%"))
    plain[strlen (plain) - 1] = '\0';
  return sp_field_parse_number (plain, 100, &value->known, &value->number);
}

static char *
years_or_missing (gboolean known, gint years)
{
  return known ? g_strdup_printf ("%d", years) : NULL;
}

static char *
carry_text (gpointer row, SpSession *session)
{
  return years_or_missing (sp_funding_row_get_values (row)->carry_years >= 0, sp_funding_row_get_values (row)->carry_years);
}

static char *
award_text (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL ? years_or_missing (pot->award_years > 0, pot->award_years) : NULL;
}

static char *
repay_text (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL ? years_or_missing (pot->repay_years > 0, pot->repay_years) : NULL;
}

static char *
interest_text (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL && pot->has_interest ? sp_number_format (100 * pot->interest_rate, 2) : NULL;
}

EDIT (set_carry) { return sp_edit_set_pot_carry (plan, value->target, value->known ? (gint) value->number : -1, error); }
EDIT (set_award) { return sp_edit_set_pot_award (plan, value->target, value->known ? (gint) value->number : 0, error); }

/* Interest or the years to repay; the other stays. */
static gboolean
set_borrowing (SpPlan *plan, const SpEditValue *value, gboolean interest, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);
  double rate = value->number / 100;
  const double *said = interest && value->known ? &rate : NULL;
  gint years = !interest && value->known ? (gint) value->number : 0;

  for (guint p = 0; s != NULL && p < s->n_pots; p++)
    if (s->pots[p].id == value->target)
      {
        said = interest ? said : s->pots[p].has_interest ? &s->pots[p].interest_rate : NULL;
        years = interest ? s->pots[p].repay_years : years;
      }
  return s != NULL && sp_edit_set_pot_borrowing (plan, value->target, said, years, error);
}

EDIT (set_interest) { return set_borrowing (plan, value, TRUE, error); }
EDIT (set_repay) { return set_borrowing (plan, value, FALSE, error); }

/* ------------------------------------------------------------------- codes */

static char **
list_codes (const char *const *codes, const char *(*name) (const char *code), const char *any)
{
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  if (any != NULL)
    g_strv_builder_add_many (choices, "", any, NULL);
  for (guint i = 0; codes[i] != NULL; i++)
    g_strv_builder_add_many (choices, codes[i], name (codes[i]), NULL);
  return g_strv_builder_end (choices);
}

static char **
programme_choices (gpointer row, SpSession *session)
{
  return list_codes (sp_pot_term_words (SP_POT_PROGRAMME), sp_pot_programme_name, NULL);
}

static char **
purpose_choices (gpointer row, SpSession *session)
{
  return list_codes (sp_pot_term_words (SP_POT_PURPOSE), sp_pot_purpose_name, _("Any"));
}

static char **
phase_choices (gpointer row, SpSession *session)
{
  return list_codes (sp_pot_term_words (SP_POT_PHASE), sp_pot_phase_name, _("Any"));
}

static char *source_code (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->source); }
static char *programme_code (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->programme); }
static char *certainty_code (gpointer row, SpSession *session) { return g_strdup (sp_funding_row_get_values (row)->certainty); }

static char *
purpose_code (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL ? g_strdup (pot->purpose) : NULL;
}

static char *
phase_code (gpointer row, SpSession *session)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  return pot != NULL ? g_strdup (pot->phase) : NULL;
}

EDIT (set_source) { return sp_edit_set_pot_source (plan, value->target, value->text, error); }
EDIT (set_certainty) { return sp_edit_set_pot_certainty (plan, value->target, value->text, error); }
EDIT (set_programme) { return sp_edit_set_pot_term (plan, value->target, SP_POT_PROGRAMME, value->text, 0, error); }
EDIT (set_purpose) { return sp_edit_set_pot_term (plan, value->target, SP_POT_PURPOSE, value->text, 0, error); }
EDIT (set_phase) { return sp_edit_set_pot_term (plan, value->target, SP_POT_PHASE, value->text, 0, error); }

/* ------------------------------------------------------------------ things */

/* A thing that money may be tied to is written as its kind and id: "area:10"; "" = none. */
static const struct { SpPotTerm term; const char *kind; } kinds[]
    = { { SP_POT_AREA, N_("planning area") }, { SP_POT_SCHOOL, N_("school") }, { SP_POT_GROWTH_AREA, N_("growth area") },
        { SP_POT_PROJECT, N_("project") } };

static char *
thing_code (SpPotTerm term, gint64 id)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, sp_pot_term_code (term), id);
}

static void
add_thing (GStrvBuilder *choices, SpPotTerm term, gint64 id, const char *name, const char *kind)
{
  g_autofree char *code = thing_code (term, id);
  /* Translators: a thing of a plan, and of what kind it is. */
  g_autofree char *long_name = kind != NULL ? g_strdup_printf (_("%s (%s)"), name, kind) : NULL;

  g_strv_builder_add_many (choices, code, long_name != NULL ? long_name : name, NULL);
}

static void
add_things (GStrvBuilder *choices, const SpSnapshot *s, SpPotTerm term, const char *kind)
{
  switch (term)
    {
    case SP_POT_AREA:
      for (guint i = 0; i < s->n_areas; i++)
        add_thing (choices, term, s->areas[i].id, s->areas[i].name, kind);
      break;
    case SP_POT_SCHOOL:
      for (guint i = 0; i < s->n_schools; i++)
        add_thing (choices, term, s->schools[i].id, s->schools[i].name, kind);
      break;
    case SP_POT_GROWTH_AREA:
      for (guint i = 0; i < s->n_growth_areas; i++)
        add_thing (choices, term, s->growth_areas[i].id, s->growth_areas[i].name, kind);
      break;
    default:
      for (guint i = 0; i < s->n_projects; i++)
        if (s->projects[i].id > 0) /* an option that a scenario carries out is no project of the plan */
          add_thing (choices, term, s->projects[i].id, s->projects[i].name, kind);
    }
}

static char **
list_things (SpSession *session, gint term)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Any"), NULL);
  for (guint k = 0; s != NULL && k < G_N_ELEMENTS (kinds); k++)
    if (term < 0 || (gint) kinds[k].term == term)
      add_things (choices, s, kinds[k].term, term < 0 ? _(kinds[k].kind) : NULL);
  return g_strv_builder_end (choices);
}

static gint64
tied_to (const SpPot *pot, const SpSnapshot *s, SpPotTerm term)
{
  switch (term)
    {
    case SP_POT_AREA: return pot->area >= 0 ? s->areas[pot->area].id : 0;
    case SP_POT_SCHOOL: return pot->school >= 0 ? s->schools[pot->school].id : 0;
    case SP_POT_GROWTH_AREA: return pot->growth >= 0 ? s->growth_areas[pot->growth].id : 0;
    default: return pot->project >= 0 ? s->projects[pot->project].id : 0;
    }
}

/* term -1 = of any kind. */
static char *
tie_code (gpointer row, SpSession *session, gint term)
{
  const SpPot *pot = sp_pot_of_row (row, session);

  for (guint k = 0; pot != NULL && k < G_N_ELEMENTS (kinds); k++)
    {
      gint64 id = tied_to (pot, sp_session_get_snapshot (session), kinds[k].term);

      if (id != 0 && (term < 0 || (gint) kinds[k].term == term))
        return thing_code (kinds[k].term, id);
    }
  return NULL;
}

static gboolean
read_thing (const char *text, SpEditValue *value)
{
  const char *colon = strchr (text, ':');

  value->number = 0;
  value->group = SP_POT_AREA;
  for (guint k = 0; colon != NULL && k < G_N_ELEMENTS (kinds); k++)
    if (strncmp (text, sp_pot_term_code (kinds[k].term), (gsize) (colon - text)) == 0)
      {
        value->group = kinds[k].term;
        value->number = g_ascii_strtod (colon + 1, NULL);
      }
  return TRUE;
}

static gboolean
aim_tie (gpointer row, SpSession *session, SpEditValue *value)
{
  value->target = sp_row_get_id (row);
  return sp_funding_row_get_values (row)->n_tied <= 1;
}

EDIT (set_tie) { return sp_edit_tie_pot (plan, value->target, (SpPotTerm) value->group, (gint64) value->number, error); }
static char *tie_text (gpointer row, SpSession *session) { return tie_code (row, session, -1); }
static char **tie_choices (gpointer row, SpSession *session) { return list_things (session, -1); }

#define TIED(name, TERM)                                                                                               \
  static char *name##_text (gpointer row, SpSession *session) { return tie_code (row, session, TERM); }               \
  static char **name##_choices (gpointer row, SpSession *session) { return list_things (session, TERM); }             \
  EDIT (set_##name) { return sp_edit_set_pot_term (plan, value->target, TERM, NULL, (gint64) value->number, error); } \
  const SpColumnEdit sp_pot_##name##_cell = { name##_text, read_thing, NULL, set_##name, FALSE, name##_choices };

TIED (area, SP_POT_AREA)
TIED (school, SP_POT_SCHOOL)
TIED (growth, SP_POT_GROWTH_AREA)
TIED (project, SP_POT_PROJECT)

#define YEARS N_("A number of financial years, such as 2; leave it blank when there is none.")

const SpColumnEdit sp_pot_name_cell = { name_text, sp_column_read_name, N_("Money has a name."), set_name };
const SpColumnEdit sp_pot_source_cell
  = { source_code, sp_column_read_name, NULL, set_source, FALSE, sp_pot_source_choices };
const SpColumnEdit sp_pot_programme_cell
  = { programme_code, sp_column_read_name, NULL, set_programme, FALSE, programme_choices };
const SpColumnEdit sp_pot_certainty_cell
  = { certainty_code, sp_column_read_name, NULL, set_certainty, FALSE, sp_pot_certainty_choices };
const SpColumnEdit sp_pot_from_cell = { from_text, sp_column_read_words, NULL, set_from };
const SpColumnEdit sp_pot_by_cell = { by_text, sp_column_read_words, NULL, set_by };
const SpColumnEdit sp_pot_carry_cell = { carry_text, read_years, YEARS, set_carry };
const SpColumnEdit sp_pot_award_cell = { award_text, read_years, YEARS, set_award };
const SpColumnEdit sp_pot_purpose_cell
  = { purpose_code, sp_column_read_words, NULL, set_purpose, FALSE, purpose_choices };
const SpColumnEdit sp_pot_phase_cell = { phase_code, sp_column_read_words, NULL, set_phase, FALSE, phase_choices };
const SpColumnEdit sp_pot_words_cell = { words_text, sp_column_read_words, NULL, set_words };
const SpColumnEdit sp_pot_interest_cell
    = { interest_text, read_rate, N_("Interest is in per cent a year, such as 4.1; leave it blank when it is not said."), set_interest };
const SpColumnEdit sp_pot_repay_cell = { repay_text, read_years, YEARS, set_repay };
const SpColumnEdit sp_pot_note_cell = { note_text, sp_column_read_words, NULL, set_note };
const SpColumnEdit sp_pot_tie_cell = { tie_text, read_thing, NULL, set_tie, FALSE, tie_choices, aim_tie };

char **
sp_pot_source_choices (gpointer row, SpSession *session)
{
  return list_codes (sp_pot_source_codes (), sp_words_for_pot_source, NULL);
}

char **
sp_pot_certainty_choices (gpointer row, SpSession *session)
{
  return list_codes (sp_pot_certainty_codes (), sp_pot_certainty_name, NULL);
}

const SpPot *
sp_pot_of_row (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpFundingValues *values = sp_funding_row_get_values (row);

  if (s == NULL || (guint) values->index >= s->n_pots || s->pots[values->index].id != values->id)
    return NULL;
  return &s->pots[values->index];
}
