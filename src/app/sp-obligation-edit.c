/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-obligation-edit.h"

#include <glib/gi18n-lib.h>
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

const SpObligation *
sp_obligation_of_row (gpointer row, SpSession *session)
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
  return sp_field_parse_money (text, SP_MONEY_MILLIONS, &value->known, &value->money);
}

static gboolean
read_figure (const char *text, SpEditValue *value)
{
  return sp_field_parse_number (text, MOST_TYPED, &value->known, &value->number);
}

static gboolean
aim_any (gpointer row, SpSession *session, SpEditValue *value)
{
  value->target = sp_row_get_id (row);
  return sp_obligation_of_row (row, session) != NULL;
}

gboolean
sp_obligation_aim_money (gpointer row, SpSession *session, SpEditValue *value)
{
  return aim_any (row, session, value) && !is_land (sp_obligation_of_row (row, session));
}

static gboolean
aim_land (gpointer row, SpSession *session, SpEditValue *value)
{
  return aim_any (row, session, value) && is_land (sp_obligation_of_row (row, session));
}

/* ----------------------------------------------------------------- words of an obligation */

#define OBLIGATION(name, field, says, some_choices) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpObligation *o = sp_obligation_of_row (row, session); \
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
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    g_strv_builder_add_many (choices, pairs[i], _(pairs[i + 1]), NULL);
  return g_strv_builder_end (choices);
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
  const SpObligation *o = sp_obligation_of_row (row, session);

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
  sp_obligation_aim_money
};
const SpColumnEdit sp_obligation_millions_cell = {
  signed_amount_text, read_millions, N_("An amount is in £m, such as 1.25, or in pounds with the sign: £1,250,000. Leave it blank when none is said."),
  set_amount, FALSE, NULL, sp_obligation_aim_money
};

static gboolean
set_cost (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_cost (plan, value->target, value->known ? &value->money : NULL, error);
}

static char *
cost_text (gpointer row, SpSession *session)
{
  const SpObligation *o = sp_obligation_of_row (row, session);

  return o != NULL && o->has_cost_per_place ? sp_money_format (o->cost_per_place, SP_MONEY_POUNDS) : NULL;
}

const SpColumnEdit sp_obligation_cost_cell = {
  cost_text, read_pounds, N_("What a place costs is in £, such as 17,268; leave it blank when it is not said."), set_cost, FALSE, NULL,
  sp_obligation_aim_money
};

#define FIGURE(name, figure, is_said, says, what_aim) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpObligation *o = sp_obligation_of_row (row, session); \
    return o != NULL && (is_said) ? g_strdup_printf ("%g", (double) (says)) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_obligation_figure (plan, value->target, figure, value->known ? &value->number : NULL, error); \
  } \
  const SpColumnEdit sp_obligation_##name##_cell \
      = { name##_text, read_figure, N_("A number is wanted, such as 12; leave it blank when it is not said."), set_##name, FALSE, \
          NULL, what_aim }

FIGURE (headroom, SP_OBLIGATION_HEADROOM, o->headroom_places >= 0, o->headroom_places, sp_obligation_aim_money);
FIGURE (hectares, SP_OBLIGATION_HECTARES, o->land_hectares >= 0, o->land_hectares, aim_land);
FIGURE (years, SP_OBLIGATION_PAY_BACK_YEARS, o->pay_back_years > 0, o->pay_back_years, aim_any);

static void
add_choice (GStrvBuilder *choices, const char *letter, gint64 id, const char *name)
{
  g_autofree char *code = g_strdup_printf ("%s%" G_GINT64_FORMAT, letter, id);

  g_strv_builder_add_many (choices, code, name, NULL);
}

/* "p30" is a project, "s5" a school. */
static char **
tie_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Any its agreement allows"), NULL);
  for (guint p = 0; s != NULL && p < s->n_projects; p++)
    if (s->projects[p].id > 0)
      add_choice (choices, "p", s->projects[p].id, s->projects[p].name);
  for (guint i = 0; s != NULL && i < s->n_schools; i++)
    {
      g_autofree char *name = g_strdup_printf (_("%s (school)"), s->schools[i].name);

      add_choice (choices, "s", s->schools[i].id, name);
    }
  return g_strv_builder_end (choices);
}

static char *
tie_text (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpObligation *o = sp_obligation_of_row (row, session);

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
  = { tie_text, sp_column_read_words, NULL, set_tie, FALSE, tie_choices, sp_obligation_aim_money };

/* ------------------------------------------------------------- the pot it is part of */

static char **
pot_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("None: it brings money of its own"), NULL);
  for (guint p = 0; s != NULL && p < s->n_pots; p++)
    add_choice (choices, "", s->pots[p].id, s->pots[p].name);
  return g_strv_builder_end (choices);
}

static char *
pot_text (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpObligation *o = sp_obligation_of_row (row, session);

  return o != NULL && o->pot >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, s->pots[o->pot].id) : NULL;
}

static gboolean
set_pot (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint64 pot = value->text != NULL ? g_ascii_strtoll (value->text, NULL, 10) : 0;

  return sp_edit_set_obligation_pot (plan, value->target, pot, error);
}

const SpColumnEdit sp_obligation_pot_cell
  = { pot_text, sp_column_read_words, NULL, set_pot, FALSE, pot_choices, sp_obligation_aim_money };

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
