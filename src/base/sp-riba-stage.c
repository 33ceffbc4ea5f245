/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-riba-stage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char letters[] = "ABCDEFGHJKL";

static const struct { gint first, last, least, most; const char *name; } of_letter[SP_N_RIBA_LETTERS] = {
  { 0, 1, 25, 30, N_("Appraisal") },
  { 1, 1, 25, 30, N_("Design Brief") },
  { 2, 2, 15, 20, N_("Concept") },
  { 3, 3, 10, 10, N_("Design Development") },
  { 3, 4, 5, 10, N_("Technical Design") },
  { 4, 4, 5, 10, N_("Production Information") },
  { 4, 4, 5, 5, N_("Tender Documentation") },
  { 4, 4, 5, 5, N_("Tender Action") },
  { 5, 5, 5, 5, N_("Mobilisation") },
  { 5, 5, 5, 5, N_("Construction") },
  { 6, 6, 5, 5, N_("Post-completion") },
};

static const struct { gint first_letter, last_letter, least, most; const char *of_2013, *of_2020; }
of_number[SP_N_RIBA_NUMBERS] = {
  { 0, 0, 25, 30, N_("Strategic Definition"), N_("Strategic Definition") },
  { 0, 1, 25, 30, N_("Preparation and Brief"), N_("Preparation and Briefing") },
  { 2, 2, 15, 20, N_("Concept Design"), N_("Concept Design") },
  { 3, 4, 10, 10, N_("Developed Design"), N_("Spatial Coordination") },
  { 4, 7, 5, 10, N_("Technical Design"), N_("Technical Design") },
  { 8, 9, 5, 5, N_("Construction"), N_("Manufacturing and Construction") },
  { 10, 10, 5, 5, N_("Handover and Close Out"), N_("Handover") },
  { -1, -1, 5, 5, N_("In Use"), N_("Use") },
};

static SpRibaStage
stage_of_letter (gint letter)
{
  return (SpRibaStage) { letter, letter, of_letter[letter].first, of_letter[letter].last, of_letter[letter].least,
                         of_letter[letter].most };
}

static SpRibaStage
stage_of_number (gint number)
{
  return (SpRibaStage) { of_number[number].first_letter, of_number[number].last_letter, number, number,
                         of_number[number].least, of_number[number].most };
}

static SpRibaStage
span (const SpRibaStage *a, const SpRibaStage *b)
{
  SpRibaStage both = { -1, MAX (a->last_letter, b->last_letter), MIN (a->first, b->first), MAX (a->last, b->last),
                       MIN (a->least, b->least), MAX (a->most, b->most) };

  if (a->first_letter >= 0 && b->first_letter >= 0)
    both.first_letter = MIN (a->first_letter, b->first_letter);
  else
    both.first_letter = MAX (a->first_letter, b->first_letter);
  return both;
}

static gboolean
read_one (const char *word, SpRibaStage *out)
{
  const char *letter = strlen (word) == 1 ? strchr (letters, g_ascii_toupper (word[0])) : NULL;

  if (letter)
    *out = stage_of_letter ((gint) (letter - letters));
  else if (strlen (word) == 1 && word[0] >= '0' && word[0] < '0' + SP_N_RIBA_NUMBERS)
    *out = stage_of_number (word[0] - '0');
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_filling (const char *word)
{
  static const char *const filling[] = { "", "or", "to", "and", "stage", "stages", "riba", NULL };
  g_autofree char *low = g_ascii_strdown (word, -1);

  return g_strv_contains (filling, low);
}

gboolean
sp_riba_stage_parse (const char *text, SpRibaStage *out)
{
  g_auto (GStrv) words = text ? g_regex_split_simple ("[\\s/,&–-]+", text, 0, 0) : NULL;
  SpRibaStage all = { 0 };
  gboolean found = FALSE;

  for (guint i = 0; words && words[i]; i++)
    {
      SpRibaStage one;

      if (is_filling (words[i]))
        continue;
      if (!read_one (words[i], &one))
        return FALSE;
      all = found ? span (&all, &one) : one;
      found = TRUE;
    }
  if (found)
    *out = all;
  return found;
}

char *
sp_riba_stage_letters (const SpRibaStage *stage)
{
  if (stage->first_letter < 0)
    return g_strdup ("");
  if (stage->first_letter == stage->last_letter)
    return g_strdup_printf ("%c", letters[stage->first_letter]);
  /* Translators: RIBA stages, by letter: "B to C". */
  return g_strdup_printf (_("%c to %c"), letters[stage->first_letter], letters[stage->last_letter]);
}

char *
sp_riba_stage_numbers (const SpRibaStage *stage)
{
  if (stage->first == stage->last)
    return g_strdup_printf ("%d", stage->first);
  /* Translators: RIBA stages, by number: "1 to 2". */
  return g_strdup_printf (_("%d to %d"), stage->first, stage->last);
}

char *
sp_riba_stage_confidence (const SpRibaStage *stage)
{
  if (stage->least == stage->most)
    return g_strdup_printf (_("±%d %%"), stage->most);
  return g_strdup_printf (_("±%d to %d %%"), stage->least, stage->most);
}

void
sp_riba_stage_span (const SpRibaStage *stage, SpMoney cost, SpMoney *lowest, SpMoney *highest)
{
  gint64 hundredths = cost.pence * stage->most; /* at most 10^14 x 30 */
  gint64 by = (ABS (hundredths) + 50) / 100;

  *lowest = sp_money (cost.pence - by);
  *highest = sp_money (cost.pence + by);
}

char *
sp_riba_stage_say_cost (const SpRibaStage *stage, SpMoney cost)
{
  SpMoney low, high;
  g_autofree char *name = stage->first_letter >= 0 ? sp_riba_stage_letters (stage) : sp_riba_stage_numbers (stage);
  g_autofree char *confidence = sp_riba_stage_confidence (stage), *words = sp_money_to_words (cost);
  g_autofree char *lowest = NULL, *highest = NULL;

  sp_riba_stage_span (stage, cost, &low, &high);
  lowest = sp_money_to_words (low);
  highest = sp_money_to_words (high);
  /* Translators: a cost, its confidence, a RIBA stage, and from what to what it may come: "£4.5m, ±15 to 30 % at RIBA stage B to C:
   * £3.15m to £5.85m". */
  return g_strdup_printf (_("%s, %s at RIBA stage %s: %s to %s"), words, confidence, name, lowest, highest);
}

const char *
sp_riba_letter_name (gint letter)
{
  g_return_val_if_fail (letter >= 0 && letter < SP_N_RIBA_LETTERS, NULL);
  return _(of_letter[letter].name);
}

const char *
sp_riba_number_name (gint number, gint year)
{
  g_return_val_if_fail (number >= 0 && number < SP_N_RIBA_NUMBERS, NULL);
  return _(year >= 2020 ? of_number[number].of_2020 : of_number[number].of_2013);
}
