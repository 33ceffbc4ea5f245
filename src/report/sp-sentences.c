/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-sentences.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-need.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-waterfall.h"

#define CLEARLY_MORE 1.02 /* than the long run: worth a sentence of its own */

/* Below this it is not worth a headline: a few children in each year group. */
#define LEAST_TITLE 0.25

static SpAcademicYear
get_year (SpNeed *need, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead);
}

static gint
get_horizon (SpNeed *need)
{
  return sp_forecast_get_horizon (sp_need_get_forecast (need));
}

gboolean
sp_need_is_worth_saying (double forms)
{
  return forms >= LEAST_TITLE;
}

gboolean
sp_need_find_entry_peak (SpNeed *need, gint area, SpEntryPeak *peak)
{
  gint best = -1;
  *peak = (SpEntryPeak) { 0 };
  for (gint lead = 0; lead <= get_horizon (need); lead++)
    {
      SpNeedSum sum = sp_need_get_area (need, area, lead);
      if (!sum.known || sum.forms_entry < SP_NEED_LEAST_FORMS)
        continue;
      if (peak->first_short.start == 0)
        peak->first_short = get_year (need, lead);
      if (lead > 0 && (best < 0 || sum.forms_entry > peak->forms))
        {
          best = lead;
          peak->forms = sum.forms_entry;
        }
    }
  if (best < 0)
    return FALSE;
  double forms;
  peak->year = get_year (need, best);
  peak->has_range = sp_need_get_forms_interval (need, area, best, 80, &forms, &peak->lower, &peak->upper);
  return TRUE;
}

/* Reception or Year 7, whose places the entry reading counts. */
static const char *
entry_name (SpNeed *need, gint area)
{
  return sp_year_group_name (sp_phase_first_group (sp_need_get_snapshot (need)->areas[area].phase));
}

static char *
say_forms_needed (const SpEntryPeak *peak)
{
  g_autofree char *forms = sp_number_format (peak->forms, 1);
  g_autofree char *year = sp_academic_year_to_string (peak->year);
  if (!peak->has_range)
    return g_strdup_printf (_("Needs %s more forms of entry by %s."), forms, year);
  g_autofree char *lower = sp_number_format (peak->lower, 1);
  g_autofree char *upper = sp_number_format (peak->upper, 1);
  /* Translators: 8 in 10 is the chance that what happens lies within the range that follows. */
  return g_strdup_printf (_("Needs %s more forms of entry by %s (8 in 10: %s to %s)."), forms, year, lower, upper);
}

/* When the entry year group runs short, and any year group before it. */
static char *
say_when_short (SpNeed *need, gint area, SpAcademicYear first)
{
  SpAcademicYear any = sp_need_get_peak (need, area).first_short_year;
  if (any.start != 0 && any.start < first.start && any.start <= get_year (need, 0).start)
    return g_strdup_printf (_("Other year groups are short of places already, %s from September %d."), entry_name (need, area),
                            first.start);
  if (any.start != 0 && any.start < first.start)
    return g_strdup_printf (_("The first year group runs out of places in September %d, %s in September %d."), any.start,
                            entry_name (need, area), first.start);
  if (first.start <= get_year (need, 0).start)
    return g_strdup_printf (_("%s is already short of places."), entry_name (need, area));
  /* Translators: first the year group (Reception, Year 7), then the calendar year. */
  return g_strdup_printf (_("%s places run out in September %d."), entry_name (need, area), first.start);
}

/* Counted over all year groups it is short of more than at entry: pupils of new dwellings come at every age. */
static char *
say_total_need (SpNeed *need, gint area, const SpNeedPeak *total, const SpEntryPeak *entry)
{
  g_autofree char *forms = sp_number_format (total->peak_forms, 1);
  g_autofree char *year = sp_academic_year_to_string (total->peak_year);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, _("Needs %s more forms of entry by %s, counted over all its year groups."), forms,
                                   year);
  if (entry->year.start == 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("%s itself has enough places; the year groups above it do not."),
                              entry_name (need, area));
      return g_string_free (text, FALSE);
    }
  g_autofree char *when = say_when_short (need, area, entry->first_short);
  g_string_append_printf (text, " %s", when);
  return g_string_free (text, FALSE);
}

static char *
say_enough (SpNeed *need, gint area)
{
  gint horizon = get_horizon (need);
  SpNeedSum end = sp_need_get_area (need, area, horizon);
  g_autofree char *year = sp_academic_year_to_string (get_year (need, horizon));
  if (!end.known)
    return g_strdup (_("Enough places as far as places and pupils are held."));
  g_autofree char *spare = sp_number_format (end.surplus_entry, 1);
  if (end.surplus_entry < SP_NEED_LEAST_FORMS)
    return g_strdup_printf (_("Enough places to %s, with none to spare at entry."), year);
  return g_strdup_printf (_("Enough places to %s, with %s forms of entry to spare in that year."), year, spare);
}

static gboolean
is_known (SpNeed *need, gint area)
{
  for (gint lead = 0; lead <= get_horizon (need); lead++)
    if (sp_need_get_area (need, area, lead).known)
      return TRUE;
  return FALSE;
}

/* As both would be printed, so that the sentence gives the figure of the title. */
static gboolean
is_said_larger (double forms, double other)
{
  return floor (forms * 10 + 0.5) > floor (other * 10 + 0.5);
}

char *
sp_sentence_for_area (SpNeed *need, gint area)
{
  SpEntryPeak entry;
  SpNeedPeak total = sp_need_get_peak (need, area);
  if (!is_known (need, area))
    return g_strdup (_("Places or pupils are not held, so what it needs cannot be said."));
  gboolean at_entry = sp_need_find_entry_peak (need, area, &entry);
  if (total.known && total.peak_forms >= SP_NEED_LEAST_FORMS && is_said_larger (total.peak_forms, entry.forms))
    return say_total_need (need, area, &total, &entry);
  if (!at_entry)
    return say_enough (need, area);
  g_autofree char *forms = say_forms_needed (&entry);
  g_autofree char *when = say_when_short (need, area, entry.first_short);
  return g_strdup_printf ("%s %s", forms, when);
}

char *
sp_words_for_dwellings (gint min, gint max)
{
  g_autofree char *low = min >= 0 ? sp_number_format (min, 0) : NULL;
  g_autofree char *high = max >= 0 ? sp_number_format (max, 0) : NULL;
  if (low == NULL && high == NULL)
    return NULL;
  if (high == NULL)
    return g_strdup_printf (_("at least %s"), low);
  if (low == NULL)
    return g_strdup_printf (_("up to %s"), high);
  return min == max ? g_strdup (high) : g_strdup_printf (_("%s to %s"), low, high);
}

/* "1,264" or "1,769 to 2,528" or "at least 253". */
static char *
say_range (double min, double max, guint decimals)
{
  g_autofree char *low = sp_number_format (min, decimals);
  g_autofree char *high = max >= 0 ? sp_number_format (max, decimals) : NULL;
  if (high == NULL)
    return g_strdup_printf (_("at least %s"), low);
  return g_str_equal (low, high) ? g_strdup (low) : g_strdup_printf (_("%s to %s"), low, high);
}

/* What new estates bring above the long run while they are young; NULL where they bring no more. */
static char *
say_peak (SpForecast *forecast, gint growth, SpPhase phase, const SpGrowthSettled *settled)
{
  SpGrowthPeak peak;
  if (!sp_forecast_get_growth_peak (forecast, growth, phase, &peak) || peak.pupils_min < CLEARLY_MORE * settled->pupils_min)
    return NULL;
  g_autofree char *pupils = say_range (peak.pupils_min, peak.pupils_max, 0);
  g_autofree char *forms = say_range (peak.forms_min, peak.forms_max, 1);
  if (peak.year_min.start == 0)
    return g_strdup_printf (_("At the peak it is %s pupils: %s forms of entry."), pupils, forms);
  g_autofree char *year = sp_academic_year_to_string (peak.year_min);
  return g_strdup_printf (_("At the peak, about %s, it is %s pupils: %s forms of entry."), year, pupils, forms);
}

char *
sp_sentence_for_growth (SpNeed *need, gint growth, SpPhase phase)
{
  const SpGrowthArea *area = &sp_need_get_snapshot (need)->growth_areas[growth];
  g_autofree char *dwellings = sp_words_for_dwellings (area->dwellings_min, area->dwellings_max);
  SpGrowthSettled settled;
  if (dwellings == NULL || !sp_forecast_get_growth_settled (sp_need_get_forecast (need), growth, phase, &settled))
    return g_strdup (_("How many dwellings are meant is not held, so the pupils they bring cannot be said."));
  g_autofree char *pupils = say_range (settled.pupils_min, settled.pupils_max, 0);
  g_autofree char *forms = say_range (settled.forms_min, settled.forms_max, 1);
  g_autofree char *peak = say_peak (sp_need_get_forecast (need), growth, phase, &settled);
  g_autofree char *long_run
      = g_strdup_printf (phase == SP_PHASE_PRIMARY
                             ? _("Once settled, %s dwellings bring about %s primary pupils: %s forms of entry.")
                             : _("Once settled, %s dwellings bring about %s secondary pupils: %s forms of entry."),
                         dwellings, pupils, forms);
  return peak == NULL ? g_steal_pointer (&long_run) : g_strconcat (long_run, " ", peak, NULL);
}

/* "Schemes of £92.672m (£245,000 of it already met)" */
static char *
say_schemes (const SpMoneyGap *gap)
{
  g_autofree char *cost = sp_money_to_words (gap->cost), *before = sp_money_to_words (gap->before);

  if (gap->before.pence > 0)
    return g_strdup_printf (_("Schemes of %s (%s of it already met)"), cost, before);
  return g_strdup_printf (_("Schemes of %s"), cost);
}

/* "£4.7m (£1.2m of it from agreements with developers)" */
static char *
say_all_money (const SpMoneyGap *gap)
{
  g_autofree char *money = sp_money_to_words (gap->money), *agreements = sp_money_to_words (gap->agreements);

  if (gap->agreements.pence > 0)
    return g_strdup_printf (_("%s (%s of it from agreements with developers)"), money, agreements);
  return g_steal_pointer (&money);
}

/* Of money that is spent already, and that does not pay what is short: why there is both; each sentence with a blank before it. */
static void
add_unused (GString *text, const SpMoneyGap *gap)
{
  g_autofree char *lapsed = sp_money_to_words (gap->lapsed), *left = sp_money_to_words (gap->left);
  g_autofree char *elsewhere = sp_money_to_words (gap->elsewhere), *spent = sp_money_to_words (gap->spent);
  g_autofree char *overdrawn = sp_money_to_words (gap->overdrawn);

  if (gap->spent.pence > 0)
    g_string_append_printf (text, _(" %s of the money has been spent on its schemes already."), spent);
  if (gap->lapsed.pence > 0)
    g_string_append_printf (text, _(" %s of the money lapses."), lapsed);
  if (gap->elsewhere.pence > 0)
    g_string_append_printf (text, _(" %s of the money has been spent on what no scheme’s cost shows."), elsewhere);
  if (gap->missing.pence > 0 && gap->left.pence > 0)
    g_string_append_printf (text, _(" %s of the money may not pay for what is short."), left);
  if (gap->overdrawn.pence > 0)
    g_string_append_printf (text, _(" Beside that, pots are overdrawn by %s, which no money makes up."), overdrawn);
}

char *
sp_sentence_for_funding (SpWaterfall *waterfall)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  SpMoneyGap gap = sp_waterfall_get_gap (waterfall);
  g_autofree char *schemes = say_schemes (&gap), *money = say_all_money (&gap);
  g_autofree char *missing = sp_money_to_words (gap.missing), *left = sp_money_to_words (gap.left);
  GString *text = NULL;
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  gboolean any = sp_waterfall_has_money (waterfall);

  if (snapshot->n_projects == 0 && !any)
    return g_strdup (_("No schemes are held, and no money for them."));
  if (snapshot->n_projects == 0)
    return g_strdup_printf (_("No schemes are held; the money is %s."), money);
  if (!sp_funding_has_demand (funding))
    return any ? g_strdup_printf (_("No scheme has a cost yet; the money is %s."), money)
               : g_strdup (_("No scheme has a cost yet, and no money for them is held."));
  if (!any)
    return g_strdup_printf (_("%s; no money for them is held."), schemes);
  text = g_string_new (NULL);
  if (gap.missing.pence > 0)
    g_string_append_printf (text, _("%s against %s: %s short."), schemes, money, missing);
  else
    g_string_append_printf (text, _("%s against %s: %s left."), schemes, money, left);
  add_unused (text, &gap);
  return g_string_free (text, FALSE);
}

char *
sp_sentence_for_reference (SpSnapshot *snapshot, const char *hash)
{
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT,
                                               snapshot->revision); /* its format has no place in a translation */
  GString *out = g_string_new (NULL);
  if (snapshot->scenario_name != NULL)
    g_string_append_printf (out, _("%s, revision %s, scenario “%s”"), snapshot->title, revision, snapshot->scenario_name);
  else
    g_string_append_printf (out, _("%s, revision %s"), snapshot->title, revision);
  if (hash != NULL)
    g_string_append_printf (out, ", %s", hash);
  return g_string_free (out, FALSE);
}

/* Whether nine outcomes in ten are short by what is worth saying: the lower end of the 8 in 10, at entry or over all
 * year groups (there netted, so on the careful side). */
static gboolean
is_sure (SpNeed *need, gint area, const SpNeedPeak *peak)
{
  SpEntryPeak entry;
  SpForecast *forecast = sp_need_get_forecast (need);
  const SpArea *a = &sp_need_get_snapshot (need)->areas[area];
  SpYearGroup first = sp_phase_first_group (a->phase), last = sp_phase_last_group (a->phase);
  gint lead = peak->peak_year.start - sp_forecast_get_origin (forecast).start;
  double pupils, lower, upper;
  if (sp_need_find_entry_peak (need, area, &entry) && entry.has_range && sp_need_is_worth_saying (entry.lower))
    return TRUE;
  if (!sp_forecast_get_sum_interval (forecast, area, lead, first, last, 80, &pupils, &lower, &upper))
    return FALSE;
  return sp_need_is_worth_saying ((lower * (1 + a->margin) - sp_need_get_area (need, area, lead).places)
                                  / sp_places_per_form (first, last));
}

/* Short by less than a quarter of a form is not worth a title. */
static char *
title_for_need (SpNeed *need, const char *name, gint area, SpPhase phase)
{
  SpNeedPeak peak = area >= 0 ? sp_need_get_peak (need, area) : (SpNeedPeak) { FALSE };
  if (!peak.known || !sp_need_is_worth_saying (peak.peak_forms))
    return NULL;
  g_autofree char *forms = sp_number_format (peak.peak_forms, 1);
  g_autofree char *year = sp_academic_year_to_string (peak.peak_year);
  gboolean sure = is_sure (need, area, &peak);
  if (phase == SP_PHASE_PRIMARY)
    /* Translators: place, number, academic year. */
    return g_strdup_printf (sure ? _("%s needs %s more forms of entry by %s")
                                 : _("%s could need %s more forms of entry by %s"), name, forms, year);
  return g_strdup_printf (sure
                          ? _("%s needs %s more forms of entry in secondary schools by %s")
                          : _("%s could need %s more forms of entry in secondary schools by %s"), name, forms, year);
}

char *
sp_title_for_growth (SpNeed *need, gint growth)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  const SpGrowthArea *area = &snapshot->growth_areas[growth];
  SpGrowthSettled settled;
  gint primary = sp_growth_main_area (snapshot, growth, SP_PHASE_PRIMARY);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      char *title = title_for_need (need, area->name, sp_growth_main_area (snapshot, growth, phase), phase);
      if (title != NULL)
        return title;
    }
  if (primary >= 0 && is_known (need, primary))
    {
      g_autofree char *last = sp_academic_year_to_string (get_year (need, get_horizon (need)));
      return g_strdup_printf (_("%s has enough school places to %s"), area->name, last);
    }
  if (!sp_forecast_get_growth_settled (sp_need_get_forecast (need), growth, SP_PHASE_PRIMARY, &settled)
      || settled.forms_min < LEAST_TITLE)
    return g_strdup_printf (_("%s: schools and growth"), area->name);
  g_autofree char *forms = say_range (settled.forms_min, settled.pupils_max < 0 ? -1 : settled.forms_max, 1);
  return g_strdup_printf (_("%s: its dwellings will in time fill %s primary forms of entry"), area->name, forms);
}

char *
sp_words_for_day (const char *date)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", date);
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (noon, NULL);
  if (when == NULL)
    return g_strdup (date);
  g_autofree char *month = g_date_time_format (when, "%B %Y");
  return g_strdup_printf ("%d %s", g_date_time_get_day_of_month (when), month);
}

char *
sp_title_for_plan (SpNeed *need, SpWaterfall *waterfall)
{
  SpSnapshot *snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  SpMoney missing = sp_waterfall_get_missing (waterfall);
  guint n = 0;
  if (need == NULL || snapshot->n_areas == 0)
    return g_strdup_printf (_("%s: schemes and the money for them"), snapshot->title);
  for (guint area = 0; area < snapshot->n_areas; area++)
    {
      SpNeedPeak peak = sp_need_get_peak (need, (gint) area);
      n += peak.known && peak.peak_forms >= LEAST_TITLE;
    }
  g_autofree char *millions = sp_number_format ((double) missing.pence / 1e8, 1);
  g_autofree char *last = sp_academic_year_to_string (get_year (need, get_horizon (need)));
  g_autofree char *areas = n == 0
      ? g_strdup_printf (_("%s has enough school places to %s"), snapshot->authority_name, last)
      : g_strdup_printf (ngettext ("%s: %u planning area is forecast to run short of places by %s",
                                   "%s: %u planning areas are forecast to run short of places by %s", n),
                         snapshot->authority_name, n, last);
  if (missing.pence < 5000000 || !sp_waterfall_has_money (waterfall)) /* prints as £0.0m */
    return g_steal_pointer (&areas);
  /* Translators: the first half of a headline, then how much money is short. */
  return g_strdup_printf (_("%s, and the money is £%sm short"), areas, millions);
}
