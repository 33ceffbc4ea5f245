/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an option is not chosen: each reason is tried, on the programme as it is, until one holds. */
#include "config.h"
#include "sp-programme-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-number.h"

#define PENCE 100000.0

static void
say (SpProgramme *self, guint i, const char *code, char *text)
{
  self->reasons[i].code = g_strdup (code);
  self->reasons[i].text = text;
}

/* Pupil-years placed by opening option i in year t besides what is chosen. */
static double
gain_of (const SpProgramme *self, gint *opens, guint i, gint t)
{
  double after;

  opens[i] = t;
  after = sp_choice_get_unplaced (&self->choice, opens, NULL);
  opens[i] = -1;
  return self->answer.unplaced - after;
}

static char *
words_of (double thousands)
{
  return sp_money_to_words (sp_money ((gint64) round (thousands * PENCE)));
}

static gboolean
is_forbidden (const SpProgrammeOptions *options, guint i)
{
  gboolean pinned = FALSE;

  for (guint f = 0; f < options->n_forbidden; f++)
    if (options->forbidden[f] == i)
      return TRUE;
  for (guint p = 0; p < options->n_pins; p++)
    pinned = pinned || options->pins[p].option == i;
  return options->only_pins && options->kept == NULL && !pinned;
}

/* Another of those that exclude it, or that it waits for. */
static gboolean
say_rules (SpProgramme *self, guint i)
{
  const SpChoiceOption *row = &self->choice.options[i];

  for (guint j = 0; j < self->choice.n_options && row->exclusive >= 0; j++)
    if (j != i && self->choice.options[j].exclusive == row->exclusive && self->answer.opens[j] >= 0)
      {
        say (self, i, "excluded", g_strdup_printf (_("%s is chosen, and only one of the two can be."),
                                                   sp_option_set_get (self->set, j)->name));
        return TRUE;
      }
  for (guint a = 0; a < row->n_after; a++)
    if (self->answer.opens[row->after[a]] < 0)
      {
        say (self, i, "waits", g_strdup_printf (_("It must wait for %s, which is not chosen."),
                                                sp_option_set_get (self->set, (guint) row->after[a])->name));
        return TRUE;
      }
  return FALSE;
}

static gboolean
say_ineligible (SpProgramme *self, guint i)
{
  const SpChoiceOption *row = &self->choice.options[i];
  double money = 0;
  gboolean any = FALSE;
  g_autofree char *cost = words_of (row->cost), *there = NULL;

  for (guint k = 0; k < self->choice.n_pots; k++)
    for (gint f = 0; f < self->choice.n_financial && self->choice.pots[k].may_pay[i]; f++)
      {
        any = TRUE;
        money += self->choice.pots[k].amounts[f];
      }
  if (row->cost <= 0 || (any && money >= row->cost))
    return FALSE;
  there = words_of (money);
  say (self, i, "ineligible",
       any ? g_strdup_printf (_("It costs %s, and the money that may pay for it is %s in all."), cost, there)
           : g_strdup (_("No money of the plan may pay for it.")));
  return TRUE;
}

/* Money, or capacity: what would have to be found in the year in which least would. */
static void
say_money (SpProgramme *self, gint *opens, guint i, double gain)
{
  const SpChoiceOption *row = &self->choice.options[i];
  double least = HUGE_VAL, over_then = 0;
  g_autofree char *words = NULL, *cost = words_of (row->cost), *more = sp_number_format (gain, 0);

  if (self->answer.cut_short) /* each of the sums below takes a moment, and who stops it wants an answer now */
    {
      say (self, i, "not-proved", g_strdup_printf (_("Not chosen so far: the search was stopped before it was settled. It would "
                                                     "place %s more pupil-years. Search again, to the end."), more));
      return;
    }
  for (gint t = row->first; t <= row->last; t++)
    {
      double missing, over;

      if (gain_of (self, opens, i, t) < 0.5)
        continue;
      opens[i] = t;
      missing = sp_choice_get_missing_money (&self->choice, opens, &over, NULL);
      opens[i] = -1;
      if (missing < least)
        {
          least = missing;
          over_then = over;
        }
    }
  words = words_of (ceil (least));
  if (least == 0 && self->kept != NULL)
    say (self, i, "not-saved", g_strdup_printf (_("Not in the programme as it was saved: it would place %s more pupil-years now, and can be "
                                                  "paid for."), more));
  else if (least == 0)
    say (self, i, "not-proved", g_strdup_printf (_("It would place %s more pupil-years and can be paid for: the search ended before it was "
                                                   "tried. Search longer, or ask for it."), more));
  else if (over_then > least / 2)
    say (self, i, "capacity", g_strdup_printf (_("%s more would be built in a year than can be, besides what is chosen."), words));
  else
    say (self, i, "no-money", g_strdup_printf (_("Of its %s the money left, when it is needed, is %s short; it would place %s more "
                                                 "pupil-years."), cost, words, more));
}

static void
find_reason (SpProgramme *self, const SpProgrammeOptions *options, gint *opens, guint i)
{
  const SpChoiceOption *row = &self->choice.options[i];
  const SpOption *option = sp_option_set_get (self->set, i);
  double gain = 0;

  for (gint t = row->first; t <= row->last; t++)
    gain = MAX (gain, gain_of (self, opens, i, t));
  if (is_forbidden (options, i))
    say (self, i, "forbidden", g_strdup (_("It was left out as asked.")));
  else if (!option->has_cost)
    say (self, i, "no-cost", g_strdup (_("What it costs is not known. Give it a cost.")));
  else if (self->in_ring[i])
    say (self, i, "ring", g_strdup (_("It has to wait for itself by way of others. Remove one of what must come first.")));
  else if (row->n_places == 0)
    say (self, i, "no-places", g_strdup (_("The plan does not say which places it adds. Enter its places by year group.")));
  else if (row->last < row->first)
    say (self, i, "too-late", g_strdup (_("It cannot open before the last year looked at, or something it depends on has failed.")));
  else if (sp_option_get_places (option) < 0)
    say (self, i, "no-gain", g_strdup (_("It takes places away and saves no money that the plan counts. It is there to be asked for.")));
  else if (say_rules (self, i))
    return;
  else if (gain < 0.5)
    say (self, i, "not-needed", g_strdup (_("With what is chosen, it would place nobody more in the years it could open.")));
  else if (!say_ineligible (self, i))
    say_money (self, opens, i, gain);
}

void
sp_programme_find_reasons (SpProgramme *self, const SpProgrammeOptions *options)
{
  g_autofree gint *opens = g_memdup2 (self->answer.opens, MAX (self->choice.n_options, 1) * sizeof (gint));

  for (guint i = 0; i < self->choice.n_options && self->kept != NULL; i++)
    if (self->answer.opens[i] < 0) /* what a kept programme leaves out was not looked at, and is now */
      self->options[i].last = self->last_of[i];
  for (guint i = 0; i < self->choice.n_options; i++)
    if (self->answer.opens[i] < 0)
      find_reason (self, options, opens, i);
}

/* The least that is missing for the option alone, in the years that it may open. */
static double
missing_alone (const SpProgramme *self, guint i)
{
  g_autofree gint *opens = g_new (gint, self->choice.n_options + 1);
  double least = HUGE_VAL;

  for (guint j = 0; j < self->choice.n_options; j++)
    opens[j] = -1;
  for (gint t = self->choice.options[i].first; t <= self->choice.options[i].last; t++)
    {
      opens[i] = t;
      least = MIN (least, sp_choice_get_missing_money (&self->choice, opens, NULL, NULL));
    }
  return least;
}

void
sp_programme_say_impossible (const SpProgramme *self, GError **error)
{
  for (guint i = 0; i < self->choice.n_options; i++)
    {
      const char *name = sp_option_set_get (self->set, i)->name;
      double missing = self->choice.options[i].forced ? missing_alone (self, i) : 0;
      g_autofree char *cost = NULL, *words = NULL;

      if (!(missing > 0) || !isfinite (missing))
        continue;
      cost = words_of (self->choice.options[i].cost);
      words = words_of (ceil (missing));
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("%s cannot be built as asked, though nothing else were: of its %s, %s has not come in by when it is spent, or is "
                     "more than can be built in a year. Ask for a later year, or leave it out of what must be built"),
                   name, cost, words);
      return;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("What must be built cannot all be: each could be by itself, but the money that may pay for it, or the "
                         "building there can be in a year, does not reach for all, or one waits for another that is left out. "
                         "Take something out of what must be built"));
}
