/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options beside what a programme makes of them, and what the programme comes to. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sp-date-parts.h"
#include "sp-number.h"
#include "sp-option-effects.h"
#include "sp-programme.h"
#include "sp-riba-stage.h"
#include "sp-table.h"

static void
add_columns (SpTable *table)
{
  sp_table_add_column (table, "key", _("Key"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "option", _("Option"), SP_TABLE_TEXT);
  sp_table_add_column (table, "asked", _("Asked"), SP_TABLE_TEXT);
  sp_table_add_column (table, "opens", _("Opens"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origin", _("Whose"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_pounds", _("Cost (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "confidence", _("Give or take"), SP_TABLE_TEXT);
  sp_table_add_column (table, "lead_months", _("Lead time (months)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "reason", _("Why, or when to decide"), SP_TABLE_TEXT);
  sp_table_add_column (table, "effect", _("Effect on neighbours"), SP_TABLE_TEXT);
}

/* Of an option in a programme, which may be of an older set: by its key. -1 = it knows none of that key. */
static gint
find_in_programme (const SpOption *option, SpProgramme *programme, SpAcademicYear *opens)
{
  gint i = programme != NULL ? sp_option_set_find (sp_programme_get_set (programme), option->key) : -1;

  *opens = i >= 0 ? sp_programme_get_opens (programme, (guint) i) : sp_academic_year (0);
  return i;
}

static void
add_opens (SpTable *table, const SpOption *option, SpProgramme *programme)
{
  SpAcademicYear opens;
  gint i = find_in_programme (option, programme, &opens);

  if (opens.start != 0)
    sp_table_add_academic_year (table, opens);
  else
    sp_table_add_text (table, i >= 0 ? _("not chosen") : NULL);
}

char *
sp_sentence_for_outcome (SpOptionSet *set, guint option, SpProgramme *programme)
{
  SpAcademicYear opens;
  const SpOption *of = sp_option_set_get (set, option);
  gint i = find_in_programme (of, programme, &opens);
  g_autofree char *month = NULL;

  if (i < 0)
    return NULL;
  if (opens.start == 0)
    return g_strdup (sp_programme_get_reason (programme, (guint) i));
  month = sp_option_say_decision (sp_option_set_get_snapshot (sp_programme_get_set (programme)), of, opens);
  return g_strdup_printf (_("Decide by %s."), month);
}

static void
add_choice (SpTable *table, SpOptionEffects *effects, guint i, SpProgramme *programme, guint8 asked)
{
  const char *const words[] = { NULL, _("pinned"), _("ruled out") };
  SpOptionSet *set = sp_option_effects_get_set (effects);
  const SpOption *option = sp_option_set_get (set, i);
  g_autofree char *effect = sp_sentence_for_effect (effects, i), *confidence = NULL;
  g_autofree char *outcome = sp_sentence_for_outcome (set, i, programme);
  SpRibaStage stage;

  if (option->has_cost && sp_option_set_get_stage (set, i, &stage))
    confidence = sp_riba_stage_confidence (&stage);
  sp_table_begin_row (table);
  sp_table_add_text (table, option->key);
  sp_table_add_text (table, option->area >= 0 ? sp_option_set_get_snapshot (set)->areas[option->area].name : NULL);
  sp_table_add_text (table, option->name);
  sp_table_add_text (table, words[MIN (asked, G_N_ELEMENTS (words) - 1)]);
  add_opens (table, option, programme);
  sp_table_add_text (table, sp_option_origin_name (sp_option_set_get_origin (set, i)));
  sp_table_add_known_number (table, option->n_places > 0, sp_option_get_places (option), 0);
  sp_table_add_known_money (table, option->has_cost, option->cost, SP_MONEY_MILLIONS);
  sp_table_add_text (table, confidence);
  sp_table_add_known_number (table, option->lead_months >= 0, option->lead_months, 0);
  sp_table_add_text (table, outcome);
  sp_table_add_text (table, effect);
}

typedef struct { guint option; gint opens; } Ranked; /* opens: G_MAXINT = not chosen */

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->opens != right->opens)
    return left->opens < right->opens ? -1 : 1;
  return left->option < right->option ? -1 : left->option > right->option;
}

SpTable *
sp_table_of_choice (SpOptionEffects *effects, SpProgramme *programme, const guint8 *asked, guint *order)
{
  SpOptionSet *set = sp_option_effects_get_set (effects);
  guint n = sp_option_set_get_n (set);
  SpTable *table = sp_table_new ("choice", _("What could be done, and what the best programme does (estimates)"));
  g_autofree Ranked *ranked = g_new (Ranked, n + 1);

  add_columns (table);
  for (guint i = 0; i < n; i++)
    {
      SpAcademicYear opens;

      find_in_programme (sp_option_set_get (set, i), programme, &opens);
      ranked[i] = (Ranked) { i, opens.start != 0 ? opens.start : G_MAXINT };
    }
  qsort (ranked, n, sizeof *ranked, compare_ranked);
  for (guint row = 0; row < n; row++)
    {
      order[row] = ranked[row].option;
      add_choice (table, effects, order[row], programme, asked[order[row]]);
    }
  return table;
}

guint
sp_count_options (SpOptionSet *set)
{
  return sp_option_set_get_n (set);
}

const char *
sp_words_for_option (SpOptionSet *set, guint option)
{
  return sp_option_set_get (set, option)->name;
}

const char *
sp_sentence_for_option_cost (SpOptionSet *set, guint option)
{
  return sp_option_set_get_basis (set, option);
}

gint64
sp_option_area_id (SpOptionSet *set, guint option)
{
  SpAreaIndex area = sp_option_set_get (set, option)->area;

  return area >= 0 ? sp_option_set_get_snapshot (set)->areas[area].id : 0;
}

gint64
sp_option_own_id (SpOptionSet *set, guint option)
{
  return sp_option_set_get_origin (set, option) == SP_OPTION_OWN ? sp_option_set_get (set, option)->id : 0;
}

const char *
sp_words_for_option_kind (const char *kind)
{
  return sp_option_kind_name (kind);
}

char *
sp_words_for_outcome (const char *outcome)
{
  double gap = 0;

  if (outcome == NULL)
    return NULL;
  if (g_str_equal (outcome, "proved"))
    return g_strdup (_("within 0.1 % of the best possible"));
  if (g_str_equal (outcome, "search stopped"))
    return g_strdup (_("the best found until the search was stopped"));
  if (g_str_equal (outcome, "cost not proved"))
    return g_strdup (_("within 0.1 % of the fewest without a place, at a cost not proved the least"));
  if (sscanf (outcome, "not proved, %lf pupil-years", &gap) == 1)
    {
      g_autofree char *fewer = sp_number_format (gap, 0);

      return g_strdup_printf (_("not proved the best: at most %s pupil-years fewer could have been found"), fewer);
    }
  return g_strdup (outcome);
}

static char *
say_day (const SpSavedProgramme *saved)
{
  return saved->made_on != NULL ? sp_date_to_words (saved->made_on) : g_strdup (_("a day not known"));
}

/* Of a saved one, worked out again: what was true then. Whether it still is takes another search. */
static char *
say_kept (const SpSavedProgramme *saved)
{
  g_autofree char *was = saved != NULL ? sp_words_for_outcome (saved->outcome) : NULL;
  g_autofree char *day = saved != NULL ? say_day (saved) : NULL;

  if (was == NULL)
    return g_strdup (_("As it was saved: whether it is the best was not kept with it."));
  return g_strdup_printf (_("As it was saved on %s, when it was %s. Finding a programme anew says whether there is a better one now."), day, was);
}

/* A share of the cost as a percentage that is not less than it is. */
static char *
say_saving (double share)
{
  return sp_number_format (ceil (share * 1000) / 10, 1);
}

/* That the fewest are left, to 0.1 %, but perhaps not at the least cost. */
static char *
say_fewest (const SpProgrammeFigures *f)
{
  g_autofree char *fewer = sp_number_format (f->gap, 0), *saving = say_saving (f->cost_gap);

  if (f->gap < 0.5 && f->has_cost_gap)
    return g_strdup_printf (_("No programme leaves fewer. As few could be left for at most %s %% less."), saving);
  if (f->gap < 0.5)
    return g_strdup (_("No programme leaves fewer. Whether as few could be left for less is not known."));
  if (f->has_cost_gap)
    return g_strdup_printf (_("Within 0.1 %% of the fewest possible: at most %s fewer. As few could be left for at most %s %% less."), fewer,
                            saving);
  return g_strdup_printf (_("Within 0.1 %% of the fewest possible: at most %s fewer. Whether as few could be left for less is not known."),
                          fewer);
}

char *
sp_sentence_for_gaps (const SpProgrammeFigures *f, gboolean stopped)
{
  g_autofree char *fewer = sp_number_format (f->gap, 0);

  if (stopped)
    return g_strdup (_("The search was stopped: this is the best found until then."));
  if (!f->fewest)
    return g_strdup_printf (_("Not proved the best: at most %s pupil-years fewer could still be found."), fewer);
  if (!f->proved)
    return say_fewest (f);
  if (f->gap >= 0.5)
    return g_strdup_printf (_("Within 0.1 %% of the best possible: at most %s pupil-years fewer could be found."), fewer);
  if (f->cost_gap > 0)
    return g_strdup (_("No programme leaves fewer, and the cost is within 0.1 % of the least."));
  return g_strdup (_("Proved the best."));
}

char *
sp_sentence_for_programme (SpProgramme *programme)
{
  const SpProgrammeFigures *f = sp_programme_get_figures (programme);
  g_autofree char *cost = sp_money_to_words (f->cost), *before = sp_number_format (f->unplaced_before, 0);
  g_autofree char *after = sp_number_format (f->unplaced, 0), *good = NULL;
  g_autofree char *found = g_strdup_printf (
    _("%u options for %s leave %s pupil-years without a place, of %s without them (estimates)."), f->n_chosen, cost, after, before);

  good = f->given ? say_kept (sp_programme_get_kept (programme))
                  : sp_sentence_for_gaps (f, sp_programme_is_cut_short (programme));
  /* Translators: two sentences. */
  return g_strdup_printf (_("%s %s"), found, good);
}

char *
sp_sentence_for_saved_programme (const SpSavedProgramme *saved, SpProgramme *programme, const char *failure)
{
  const SpProgrammeFigures *f = programme != NULL ? sp_programme_get_figures (programme) : NULL;
  g_autofree char *made_on = say_day (saved), *was = sp_words_for_outcome (saved->outcome);
  g_autofree char *cost = NULL, *after = NULL, *now = NULL;

  if (failure != NULL) /* Translators: a day, and a sentence that says why. */
    return g_strdup_printf (_("Saved on %s. It cannot be worked out now: %s"), made_on, failure);
  if (f == NULL)
    return g_strdup_printf (_("Saved on %s; being worked out."), made_on);
  cost = sp_money_to_words (f->cost);
  after = sp_number_format (f->unplaced, 0);
  now = g_strdup_printf (ngettext ("Saved on %s: %u option for %s leaves %s pupil-years without a place (an estimate)",
                                   "Saved on %s: %u options for %s leave %s pupil-years without a place (an estimate)",
                                   f->n_chosen), made_on, f->n_chosen, cost, after);
  /* Translators: a sentence, and what was true of the programme when it was saved. */
  return was != NULL ? g_strdup_printf (_("%s; then %s"), now, was) : g_steal_pointer (&now);
}
