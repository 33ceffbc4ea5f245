/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-obligation-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-rows.h"

#define MOST_TYPED 100000

const SpObligation *
sp_obligation_find (SpSession *session, gint64 id, const SpAgreement **agreement)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);

  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      if (s->agreements[a].obligations[o].id == id)
        {
          if (agreement != NULL)
            *agreement = &s->agreements[a];
          return &s->agreements[a].obligations[o];
        }
  return NULL;
}

static const SpAgreement *
agreement_of (gpointer row, SpSession *session)
{
  const SpAgreement *agreement = NULL;

  sp_obligation_find (session, sp_row_get_id (row), &agreement);
  return agreement;
}

static const SpObligation *
obligation_of (gpointer row, SpSession *session)
{
  return sp_obligation_find (session, sp_row_get_id (row), NULL);
}

static gboolean
is_land (const SpObligation *o)
{
  return g_strcmp0 (o->kind, "land") == 0;
}

/* --------------------------------------------------------- what is typed, and of what */

static gboolean
read_pounds (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_POUNDS, &value->known, &value->money);
}

static gboolean
read_millions (const char *text, SpEditValue *value)
{
  SpMoneyUnit unit = strstr (text, "£") != NULL ? SP_MONEY_POUNDS : SP_MONEY_MILLIONS;

  return sp_field_parse_money (text, unit, &value->known, &value->money);
}

static gboolean
read_figure (const char *text, SpEditValue *value)
{
  return sp_field_parse_number (text, MOST_TYPED, &value->known, &value->number);
}

static gboolean
aim_agreement (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpAgreement *agreement = agreement_of (row, session);

  value->target = agreement != NULL ? agreement->id : 0;
  return agreement != NULL;
}

static gboolean
aim_any (gpointer row, SpSession *session, SpEditValue *value)
{
  value->target = sp_row_get_id (row);
  return obligation_of (row, session) != NULL;
}

static gboolean
aim_money (gpointer row, SpSession *session, SpEditValue *value)
{
  return aim_any (row, session, value) && !is_land (obligation_of (row, session));
}

static gboolean
aim_land (gpointer row, SpSession *session, SpEditValue *value)
{
  return aim_any (row, session, value) && is_land (obligation_of (row, session));
}

static gboolean
aim_indexed (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpObligation *o = obligation_of (row, session);

  value->target = o != NULL && o->index != NULL ? o->index->id : 0;
  return value->target != 0;
}

/* ----------------------------------------------------------------------- agreement */

#define AGREEMENT(name, field, says) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpAgreement *a = agreement_of (row, session); \
    return a != NULL ? g_strdup (says) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_agreement (plan, value->target, field, value->text, error); \
  } \
  const SpColumnEdit sp_agreement_##name##_cell \
      = { name##_text, sp_column_read_words, NULL, set_##name, FALSE, NULL, aim_agreement }

static const char *
authority_of (const SpAgreement *a, SpSession *session)
{
  return a->district >= 0 ? sp_session_get_snapshot (session)->districts[a->district].name : a->organisation;
}

AGREEMENT (title, SP_AGREEMENT_TITLE, a->title);
AGREEMENT (reference, SP_AGREEMENT_REFERENCE, a->reference);
AGREEMENT (application, SP_AGREEMENT_APPLICATION, a->planning_application);
AGREEMENT (authority, SP_AGREEMENT_AUTHORITY, authority_of (a, session));

static void
add_choice (GPtrArray *choices, char *code, const char *name)
{
  g_ptr_array_add (choices, code);
  g_ptr_array_add (choices, g_strdup (name));
}

static char **
end_choices (GPtrArray *choices)
{
  g_ptr_array_add (choices, NULL);
  return (char **) g_ptr_array_free (choices, FALSE);
}

/* "g3" is a growth area as a whole, "s20" a site. */
static char **
site_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  GPtrArray *choices = g_ptr_array_new ();

  add_choice (choices, g_strdup (""), _("Not said"));
  for (guint g = 0; s != NULL && g < s->n_growth_areas; g++)
    {
      g_autofree char *name = g_strdup_printf (_("%s, growth area"), s->growth_areas[g].name);

      add_choice (choices, g_strdup_printf ("g%" G_GINT64_FORMAT, s->growth_areas[g].id), name);
    }
  for (guint i = 0; s != NULL && i < s->n_sites; i++)
    add_choice (choices, g_strdup_printf ("s%" G_GINT64_FORMAT, s->sites[i].id), s->sites[i].name);
  return end_choices (choices);
}

static char *
site_text (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpAgreement *a = agreement_of (row, session);

  if (a != NULL && a->site >= 0)
    return g_strdup_printf ("s%" G_GINT64_FORMAT, s->sites[a->site].id);
  return a != NULL && a->growth >= 0 ? g_strdup_printf ("g%" G_GINT64_FORMAT, s->growth_areas[a->growth].id) : NULL;
}

static gboolean
set_site (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint64 id = value->text != NULL ? g_ascii_strtoll (value->text + 1, NULL, 10) : 0;
  gboolean growth = value->text != NULL && *value->text == 'g';

  return sp_edit_set_agreement_place (plan, value->target, growth ? id : 0, growth ? 0 : id, error);
}

const SpColumnEdit sp_agreement_site_cell
  = { site_text, sp_column_read_words, NULL, set_site, FALSE, site_choices, aim_agreement };

/* ----------------------------------------------------------------- words of an obligation */

#define OBLIGATION(name, field, says, some_choices) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpObligation *o = obligation_of (row, session); \
    return o != NULL ? g_strdup (says) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_obligation (plan, value->target, field, value->text, error); \
  } \
  const SpColumnEdit sp_obligation_##name##_cell \
      = { name##_text, sp_column_read_words, NULL, set_##name, FALSE, some_choices, aim_any }

static char **
choices_of (const char *const *pairs)
{
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    add_choice (choices, g_strdup (pairs[i]), _(pairs[i + 1]));
  return end_choices (choices);
}

static char **
kind_choices (gpointer row, SpSession *session)
{
  static const char *const pairs[] = { "money", N_("Money"), "land", N_("Land"), NULL };

  return choices_of (pairs);
}

static char **
phase_choices (gpointer row, SpSession *session)
{
  static const char *const pairs[] = { "", N_("Not said"), "early years", N_("Early years"), "primary", N_("Primary"), "secondary",
                                       N_("Secondary"), "post-16", N_("Post-16"), "special", N_("Special"), NULL };

  return choices_of (pairs);
}

static char **
basis_choices (gpointer row, SpSession *session)
{
  static const char *const pairs[] = { "fixed", N_("Fixed, for all"), "per dwelling", N_("For each dwelling"), NULL };

  return choices_of (pairs);
}

OBLIGATION (text, SP_OBLIGATION_TEXT, o->text, NULL);
OBLIGATION (kind, SP_OBLIGATION_KIND, o->kind, kind_choices);
OBLIGATION (phase, SP_OBLIGATION_PHASE, o->phase, phase_choices);
OBLIGATION (basis, SP_OBLIGATION_BASIS, o->per_dwelling ? "per dwelling" : "fixed", basis_choices);

/* ------------------------------------------------------------------------- its money */

static gboolean
set_amount (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_amount (plan, value->target, value->known ? &value->money : NULL, error);
}

static char *
amount_text (gpointer row, SpSession *session)
{
  const SpObligation *o = obligation_of (row, session);

  return o != NULL && o->has_amount ? sp_money_format (o->amount, SP_MONEY_POUNDS) : NULL;
}

/* With its sign, since the column is headed £m and the amount may be to the penny. */
static char *
signed_amount_text (gpointer row, SpSession *session)
{
  g_autofree char *text = amount_text (row, session);

  return text != NULL ? g_strdup_printf ("£%s", text) : NULL;
}

const SpColumnEdit sp_obligation_amount_cell = {
  amount_text, read_pounds, N_("An amount is in £, such as 1,250,000; leave it blank when none is said."), set_amount, FALSE, NULL,
  aim_money
};
const SpColumnEdit sp_obligation_millions_cell = {
  signed_amount_text, read_millions, N_("An amount is in £m, such as 1.25, or in pounds with the sign: £1,250,000. Leave it blank when none is said."),
  set_amount, FALSE, NULL, aim_money
};

static gboolean
set_cost (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_cost (plan, value->target, value->known ? &value->money : NULL, error);
}

static char *
cost_text (gpointer row, SpSession *session)
{
  const SpObligation *o = obligation_of (row, session);

  return o != NULL && o->has_cost_per_place ? sp_money_format (o->cost_per_place, SP_MONEY_POUNDS) : NULL;
}

const SpColumnEdit sp_obligation_cost_cell = {
  cost_text, read_pounds, N_("What a place costs is in £, such as 17,268; leave it blank when it is not said."), set_cost, FALSE, NULL,
  aim_money
};

#define FIGURE(name, figure, is_said, says, what_aim) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpObligation *o = obligation_of (row, session); \
    return o != NULL && (is_said) ? g_strdup_printf ("%g", (double) (says)) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_obligation_figure (plan, value->target, figure, value->known ? &value->number : NULL, error); \
  } \
  const SpColumnEdit sp_obligation_##name##_cell \
      = { name##_text, read_figure, N_("A number is wanted, such as 12; leave it blank when it is not said."), set_##name, FALSE, \
          NULL, what_aim }

FIGURE (headroom, SP_OBLIGATION_HEADROOM, o->headroom_places >= 0, o->headroom_places, aim_money);
FIGURE (hectares, SP_OBLIGATION_HECTARES, o->land_hectares >= 0, o->land_hectares, aim_land);
FIGURE (years, SP_OBLIGATION_PAY_BACK_YEARS, o->pay_back_years > 0, o->pay_back_years, aim_any);

/* "p30" is a project, "s5" the school it is tied to now. */
static char **
tie_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpObligation *o = obligation_of (row, session);
  GPtrArray *choices = g_ptr_array_new ();

  add_choice (choices, g_strdup (""), _("Any its agreement allows"));
  if (o != NULL && o->school >= 0)
    add_choice (choices, g_strdup_printf ("s%" G_GINT64_FORMAT, s->schools[o->school].id), s->schools[o->school].name);
  for (guint p = 0; s != NULL && p < s->n_projects; p++)
    if (s->projects[p].id > 0)
      add_choice (choices, g_strdup_printf ("p%" G_GINT64_FORMAT, s->projects[p].id), s->projects[p].name);
  return end_choices (choices);
}

static char *
tie_text (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpObligation *o = obligation_of (row, session);

  if (o != NULL && o->project >= 0)
    return g_strdup_printf ("p%" G_GINT64_FORMAT, s->projects[o->project].id);
  return o != NULL && o->school >= 0 ? g_strdup_printf ("s%" G_GINT64_FORMAT, s->schools[o->school].id) : NULL;
}

static gboolean
set_tie (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint64 id = value->text != NULL ? g_ascii_strtoll (value->text + 1, NULL, 10) : 0;
  gboolean school = value->text != NULL && *value->text == 's';

  return sp_edit_set_obligation_tie (plan, value->target, school ? 0 : id, school ? id : 0, error);
}

const SpColumnEdit sp_obligation_tie_cell
  = { tie_text, sp_column_read_words, NULL, set_tie, FALSE, tie_choices, aim_money };

/* ------------------------------------------------------------------------- its dates */

#define EVENT(name, event, says) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpAgreement *a = NULL; \
    const SpObligation *o = sp_obligation_find (session, sp_row_get_id (row), &a); \
    return o != NULL ? g_strdup (says) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_obligation_event (plan, value->target, event, value->text, error); \
  } \
  const SpColumnEdit sp_obligation_##name##_cell \
      = { name##_text, sp_column_read_words, NULL, set_##name, FALSE, NULL, aim_any }

EVENT (signed, SP_OBLIGATION_SIGNED, a->signed_on);
EVENT (triggered, SP_OBLIGATION_TRIGGERED, o->triggered_on);
EVENT (due, SP_OBLIGATION_DUE, o->due_on);
EVENT (received, SP_OBLIGATION_RECEIVED, o->received_on);
EVENT (allocated, SP_OBLIGATION_ALLOCATED, o->allocated_on);
EVENT (spent, SP_OBLIGATION_SPENT, o->spent_on);
EVENT (pay_back, SP_OBLIGATION_PAY_BACK, o->pay_back_on);

/* ------------------------------------------------------------------------- its index */

static char **
index_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  GPtrArray *choices = g_ptr_array_new ();

  add_choice (choices, g_strdup (""), _("Does not grow"));
  for (guint i = 0; s != NULL && i < s->n_cost_indices; i++)
    add_choice (choices, g_strdup_printf ("%" G_GINT64_FORMAT, s->cost_indices[i].id), s->cost_indices[i].title);
  return end_choices (choices);
}

static char *
index_text (gpointer row, SpSession *session)
{
  const SpObligation *o = obligation_of (row, session);

  return o != NULL && o->index != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, o->index->id) : NULL;
}

/* The other half of the two stays as the plan has it. */
static gboolean
set_index_or_base (SpPlan *plan, gint64 obligation, const gint64 *index, const SpPriceBase *base, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);

  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    for (guint i = 0; i < s->agreements[a].n_obligations; i++)
      {
        const SpObligation *o = &s->agreements[a].obligations[i];
        gint64 own = o->index != NULL ? o->index->id : 0;

        if (o->id == obligation)
          return sp_edit_set_obligation_index (plan, obligation, index != NULL ? *index : own, base != NULL ? *base : o->price_base,
                                               error);
      }
  return s != NULL && sp_edit_set_obligation_index (plan, obligation, 0, (SpPriceBase) { 0 }, error); /* which says that there is none */
}

static gboolean
set_index (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint64 index = value->text != NULL ? g_ascii_strtoll (value->text, NULL, 10) : 0;

  return set_index_or_base (plan, value->target, &index, NULL, error);
}

const SpColumnEdit sp_obligation_index_cell
  = { index_text, sp_column_read_words, NULL, set_index, FALSE, index_choices, aim_money };

static char *
base_text (gpointer row, SpSession *session)
{
  const SpObligation *o = obligation_of (row, session);

  return o != NULL && o->price_base.year != 0 ? sp_price_base_to_string (o->price_base) : NULL;
}

static gboolean
read_quarter (const char *text, SpEditValue *value)
{
  SpPriceBase base;

  return sp_column_read_words (text, value) && (*text == '\0' || sp_price_base_parse (text, &base));
}

static gboolean
set_base (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  SpPriceBase base = { 0 };

  if (value->text != NULL)
    sp_price_base_parse (value->text, &base);
  return set_index_or_base (plan, value->target, NULL, &base, error);
}

const SpColumnEdit sp_obligation_base_cell = {
  base_text, read_quarter, N_("The prices are those of a quarter, such as 2014Q1; leave it blank when it is not said."), set_base, FALSE,
  NULL, aim_money
};

/* "2014Q1 112.5" */
static gboolean
parse_value (const char *text, SpPriceBase *quarter, double *number)
{
  g_auto(GStrv) words = g_strsplit_set (text, " =\t", 2);
  gboolean known = FALSE;

  return g_strv_length (words) == 2 && sp_price_base_parse (words[0], quarter) && quarter->year != 0
         && sp_field_parse_number (g_strstrip (g_strdelimit (words[1], "=", ' ')), 1e6, &known, number) && known;
}

static gboolean
read_value (const char *text, SpEditValue *value)
{
  SpPriceBase quarter;

  return parse_value (text, &quarter, &value->number);
}

static gboolean
set_value (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  SpPriceBase quarter = { 0 };
  double number = 0;

  parse_value (value->text, &quarter, &number);
  return sp_edit_set_cost_index_value (plan, value->target, quarter, &number, error);
}

static gboolean
set_new_index (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_add_cost_index (plan, value->text, value->text, NULL, error);
}

const SpColumnEdit sp_obligation_value_cell = {
  NULL, read_value, N_("A value of an index is a quarter and a number, such as 2014Q1 112.5."), set_value, FALSE, NULL, aim_indexed
};
const SpColumnEdit sp_obligation_new_index_cell
  = { NULL, sp_column_read_words, NULL, set_new_index, FALSE, NULL, aim_money };
