/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options as tables: what each adds and costs, its places by year, its money and what it waits for, and its neighbours. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-date-parts.h"
#include "sp-number.h"
#include "sp-option-effects.h"
#include "sp-programme-pots.h"
#include "sp-result-tables.h"
#include "sp-riba-stage.h"

#define MOST_NAMED 3 /* neighbours in a sentence */

static void
add_key_columns (SpTable *table)
{
  sp_table_add_column (table, "key", _("Key"), SP_TABLE_TEXT);
  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_CODE);
}

static void
begin_option (SpTable *table, SpOptionSet *set, guint i)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  const SpOption *option = sp_option_set_get (set, i);

  sp_table_begin_row (table);
  sp_table_add_text (table, option->key);
  if (option->area >= 0)
    sp_table_add_coded (table, s->areas[option->area].code, s->areas[option->area].name);
  else
    sp_table_add_missing (table);
  sp_table_add_text (table, option->phase);
}

/* ---------------------------------------------------------------- the list */

/* Between what and what its cost may come to; a cost whose stage nobody says has no range here. */
static void
add_cost (SpTable *table, SpOptionSet *set, guint i)
{
  const SpOption *option = sp_option_set_get (set, i);
  SpRibaStage stage;
  SpMoney low, high;
  gboolean staged = option->has_cost && sp_option_set_get_stage (set, i, &stage);
  g_autofree char *confidence = staged ? sp_riba_stage_confidence (&stage) : NULL;

  if (option->has_cost)
    sp_table_add_money (table, option->cost, SP_MONEY_MILLIONS);
  else
    sp_table_add_missing (table);
  sp_table_add_text (table, confidence);
  if (staged)
    {
      sp_riba_stage_span (&stage, option->cost, &low, &high);
      sp_table_add_money (table, low, SP_MONEY_MILLIONS);
      sp_table_add_money (table, high, SP_MONEY_MILLIONS);
    }
  else
    {
      sp_table_add_missing (table);
      sp_table_add_missing (table);
    }
  sp_table_add_coded (table, option->provenance.estimated ? "1" : "0", option->provenance.estimated ? _("estimate") : "");
}

static void
add_option (SpTable *table, SpOptionSet *set, guint i)
{
  const SpOption *option = sp_option_set_get (set, i);
  SpOptionOrigin origin = sp_option_set_get_origin (set, i);

  begin_option (table, set, i);
  sp_table_add_text (table, option->name);
  sp_table_add_coded (table, option->kind, sp_option_kind_name (option->kind));
  sp_table_add_coded (table, sp_option_origin_code (origin), sp_option_origin_name (origin));
  if (option->n_places)
    sp_table_add_number (table, sp_option_get_places (option), 0);
  else
    sp_table_add_missing (table);
  add_cost (table, set, i);
  sp_table_add_known_number (table, option->lead_months >= 0, option->lead_months, 0);
  sp_table_add_academic_year (table, sp_option_get_first_year (sp_option_set_get_snapshot (set), option));
  sp_table_add_text (table, sp_option_set_get_basis (set, i));
}

SpTable *
sp_table_of_options (SpOptionSet *set)
{
  SpTable *table = sp_table_new ("options", _("What could be done (costs are estimates unless the plan gives them)"));

  add_key_columns (table);
  sp_table_add_column (table, "option", _("Option"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origin", _("Origin"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost", _("Cost (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "confidence", _("Give or take"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_lowest", _("At the lowest (£m)"), SP_TABLE_CODE);
  sp_table_add_column (table, "cost_highest", _("At the highest (£m)"), SP_TABLE_CODE);
  sp_table_add_column (table, "estimated", _("Estimate"), SP_TABLE_TEXT);
  sp_table_add_column (table, "lead_months", _("Lead time (months)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "first_year", _("Could open"), SP_TABLE_TEXT);
  sp_table_add_column (table, "basis", _("Where its cost comes from"), SP_TABLE_CODE);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    add_option (table, set, i);
  return table;
}

/* ----------------------------------------------------------- places by year */

SpTable *
sp_table_of_option_years (SpOptionSet *set)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  gint origin = s->assumptions.origin.start, horizon = s->assumptions.horizon;
  SpTable *table = sp_table_new ("option-years", _("Places of each option by year, if it opens as soon as it could"));

  add_key_columns (table);
  for (gint lead = 1; lead <= horizon; lead++)
    {
      g_autofree char *key = g_strdup_printf ("%d", origin + lead);
      g_autofree char *heading = sp_academic_year_to_string (sp_academic_year (origin + lead));

      sp_table_add_column (table, key, heading, SP_TABLE_NUMBER);
    }
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOption *option = sp_option_set_get (set, i);
      gint opens = sp_option_get_first_year (s, option).start;

      begin_option (table, set, i);
      for (gint year = origin + 1; year <= origin + horizon; year++)
        if (option->n_places && opens != 0)
          sp_table_add_number (table, sp_option_get_places_after (option, year - opens), 0);
        else
          sp_table_add_missing (table);
    }
  return table;
}

/* ------------------------------------------------------------------- terms */

static char *
list_money (SpOptionSet *set, SpProgrammePots *pots, guint i)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint k = 0; k < sp_programme_pots_get_n (pots); k++)
    if (sp_programme_pots_get (pots, k)->may_pay[i])
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", sp_programme_pots_get (pots, k)->name);
  if (names->len == 0)
    g_string_append (names, sp_option_set_get (set, i)->has_cost && sp_option_set_get (set, i)->cost.pence == 0
                              ? _("needs none") : _("none of the plan's money may pay for it"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
append_dependency (GString *text, const SpDependency *dependency)
{
  g_autofree char *day = sp_date_to_words (dependency->due_on);

  if (g_strcmp0 (dependency->state, "met") == 0)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", dependency->text);
  if (dependency->owner != NULL)
    g_string_append_printf (text, ", %s", dependency->owner);
  if (day != NULL)
    g_string_append_printf (text, _(", by %s"), day);
}

static char *
list_dependencies (const SpSnapshot *s, const SpOption *option)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SpProject *project = option->project >= 0 ? &s->projects[option->project] : NULL;

  for (guint i = 0; i < option->n_dependencies; i++)
    append_dependency (text, &option->dependencies[i].dependency);
  for (guint i = 0; project != NULL && i < project->n_dependencies; i++)
    append_dependency (text, &project->dependencies[i]);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

SpTable *
sp_table_of_option_terms (SpOptionSet *set, SpProgrammePots *pots)
{
  SpTable *table = sp_table_new ("option-terms", _("Money that may pay for each option, and what it waits for"));

  add_key_columns (table);
  sp_table_add_column (table, "money", _("Money that may pay"), SP_TABLE_TEXT);
  sp_table_add_column (table, "waits_for", _("What must happen first"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      g_autofree char *money = list_money (set, pots, i);
      g_autofree char *waits = list_dependencies (sp_option_set_get_snapshot (set), sp_option_set_get (set, i));

      begin_option (table, set, i);
      sp_table_add_text (table, money);
      sp_table_add_text (table, waits);
    }
  return table;
}

/* -------------------------------------------------------------- neighbours */

static const char *
flow_name (const SpSnapshot *s, const SpOptionFlow *flow)
{
  return flow->school >= 0 ? s->schools[flow->school].name : s->areas[flow->area].name;
}

/* " (Watton 12, Dereham 5, and 2 more)"; "" without any of the kind. */
static char *
name_flows (const SpSnapshot *s, const SpOptionEffect *effect, SpFlowKind kind)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < effect->n_flows; i++)
    {
      const SpOptionFlow *flow = &effect->flows[i];
      g_autofree char *children = sp_number_format (flow->children, 0);

      if (flow->kind != kind || flow->children < 0.5 || n++ >= MOST_NAMED)
        continue;
      g_string_append_printf (text, "%s%s %s", n > 1 ? ", " : " (", flow_name (s, flow), children);
    }
  if (n > MOST_NAMED)
    g_string_append_printf (text, _(", and %u more"), n - MOST_NAMED);
  if (n > 0)
    g_string_append_c (text, ')');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_part (GString *text, const char *format, double number, char *names)
{
  g_autofree char *words = sp_number_format (number, 0), *owned = names, *sentence = NULL;
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (number >= 0.5)
    sentence = g_strconcat (halves[0], words, halves[1] != NULL ? halves[1] : "", owned != NULL ? owned : "", ".", NULL);
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

static char *
say_added (const SpSnapshot *s, const SpOptionEffect *effect)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *year = sp_academic_year_to_string (effect->year), *places = sp_number_format (effect->places, 0);
  g_autofree char *taken = sp_number_format (effect->taken_up, 0);

  g_string_append_printf (text, _("Of %s places in %s, %s would be taken up by the area's own children."), places, year, taken);
  append_part (text, _("Without it areas nearby have room for %s of these"), effect->spared, name_flows (s, effect, SP_FLOW_SPARED));
  append_part (text, _("Areas nearby that are short could fill %s more"), effect->relieves, name_flows (s, effect, SP_FLOW_RELIEVED));
  append_part (text, _("%s would be empty"), effect->surplus, NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_removed (const SpSnapshot *s, const SpOptionEffect *effect)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *year = sp_academic_year_to_string (effect->year), *places = sp_number_format (-effect->places, 0);
  g_autofree char *displaced = sp_number_format (effect->displaced, 0);

  if (effect->displaced < 0.5)
    return g_strdup_printf (_("Of %s places gone in %s none is filled: no child would have to go elsewhere."), places, year);
  g_string_append_printf (text, ngettext ("With %s places gone in %s, %s child would have to go elsewhere.",
                                          "With %s places gone in %s, %s children would have to go elsewhere.",
                                          (gulong) (effect->displaced + 0.5)), places, year, displaced);
  append_part (text, _("Other schools of the area have room for %s"), effect->within, name_flows (s, effect, SP_FLOW_WITHIN));
  append_part (text, _("Nearby there is room for %s"), effect->near, name_flows (s, effect, SP_FLOW_NEAR));
  append_part (text, _("For %s there is no room in reach"), effect->beyond, NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sp_sentence_for_effect (SpOptionEffects *effects, guint option)
{
  const SpOptionEffect *effect = sp_option_effects_get (effects, option);
  const SpSnapshot *s = sp_option_set_get_snapshot (sp_option_effects_get_set (effects));

  if (!effect->known)
    return NULL;
  return effect->places > 0 ? say_added (s, effect) : say_removed (s, effect);
}

static void
add_numbers (SpTable *table, const SpOptionEffect *effect)
{
  const double numbers[] = { effect->places, effect->taken_up, effect->spared, effect->relieves, effect->surplus,
                             effect->displaced, effect->within, effect->near, effect->beyond };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (effect->known)
      sp_table_add_number (table, numbers[i], 1);
    else
      sp_table_add_missing (table);
}

SpTable *
sp_table_of_option_effects (SpOptionEffects *effects)
{
  static const char *const keys[] = { "places", "taken_up", "spared", "relieves", "surplus", "displaced", "within", "near", "beyond" };
  SpOptionSet *set = sp_option_effects_get_set (effects);
  SpTable *table = sp_table_new ("option-effects", _("What each option does to its neighbours (estimates)"));

  add_key_columns (table);
  sp_table_add_column (table, "year", _("In"), SP_TABLE_CODE);
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    sp_table_add_column (table, keys[k], keys[k], SP_TABLE_CODE);
  sp_table_add_column (table, "effect", _("Effect"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOptionEffect *effect = sp_option_effects_get (effects, i);
      g_autofree char *sentence = sp_sentence_for_effect (effects, i);

      begin_option (table, set, i);
      sp_table_add_academic_year (table, effect->known ? effect->year : sp_academic_year (0));
      add_numbers (table, effect);
      sp_table_add_text (table, sentence);
    }
  sp_table_set_note (table, _("In the year in which most of its places are there, or gone; of a class for a time, when it would help most. "
                              "Nearby: as the crow flies 3 miles (primary) or 6 (secondary). Children go by distance and past choices, as "
                              "overflow does; schools whose places are not held count as having no room."));
  return table;
}

SpTable *
sp_table_of_option_flows (SpOptionEffects *effects)
{
  SpOptionSet *set = sp_option_effects_get_set (effects);
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  SpTable *table = sp_table_new ("option-neighbours", _("Neighbours of each option, one by one (estimates)"));

  add_key_columns (table);
  sp_table_add_column (table, "year", _("In"), SP_TABLE_TEXT);
  sp_table_add_column (table, "neighbour", _("Neighbour"), SP_TABLE_TEXT);
  sp_table_add_column (table, "what", _("What it does"), SP_TABLE_TEXT);
  sp_table_add_column (table, "children", _("Children"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "km", _("Distance (km)"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOptionEffect *effect = sp_option_effects_get (effects, i);

      for (guint f = 0; f < effect->n_flows && effect->known; f++)
        {
          const SpOptionFlow *flow = &effect->flows[f];

          begin_option (table, set, i);
          sp_table_add_academic_year (table, effect->year);
          sp_table_add_text (table, flow_name (s, flow));
          sp_table_add_coded (table, sp_flow_kind_code (flow->kind), sp_flow_kind_name (flow->kind));
          sp_table_add_number (table, flow->children, flow->school >= 0 ? 0 : 1);
          sp_table_add_known_number (table, flow->km >= 0, flow->km, 1);
        }
    }
  return table;
}
