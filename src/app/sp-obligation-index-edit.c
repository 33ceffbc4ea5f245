/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-obligation-index-edit.h"

#include <glib/gi18n-lib.h>
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-obligation-edit.h"

static char **
index_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Does not grow"), NULL);
  for (guint i = 0; s != NULL && i < s->n_cost_indices; i++)
    {
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, s->cost_indices[i].id);

      g_strv_builder_add_many (choices, code, s->cost_indices[i].title, NULL);
    }
  return g_strv_builder_end (choices);
}

static char *
index_text (gpointer row, SpSession *session)
{
  const SpObligation *o = sp_obligation_of_row (row, session);

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
  = { index_text, sp_column_read_words, NULL, set_index, FALSE, index_choices, sp_obligation_aim_money };

static char *
base_text (gpointer row, SpSession *session)
{
  const SpObligation *o = sp_obligation_of_row (row, session);

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
  NULL, sp_obligation_aim_money
};

static gboolean
aim_indexed (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpObligation *o = sp_obligation_of_row (row, session);

  value->target = o != NULL && o->index != NULL ? o->index->id : 0;
  return value->target != 0;
}

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
  = { NULL, sp_column_read_words, NULL, set_new_index, FALSE, NULL, sp_obligation_aim_money };
