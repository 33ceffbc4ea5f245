/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-result-tables.h"
#include "sp-sentences.h"
#include "sp-summary-private.h"
#include "sp-timetable.h"

struct _SpSummary
{
  SpSummarySubject subject;
  SpSheet         *sheet;
  char            *title;
  char            *date; /* YYYY-MM-DD, or NULL */
  char            *day;  /* YYYY-MM-DD */
};

/* A hash over the figures the page rests on. `school-places-cli need` and `funding`
 * with --format csv, one after the other, give the same bytes. */
static char *
make_hash (const SpSummarySubject *subject)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  if (subject->need != NULL)
    {
      g_ptr_array_add (tables, sp_table_of_need (subject->need));
      g_autofree char *need = sp_tables_write (tables, SP_TABLE_FORMAT_CSV);
      g_checksum_update (checksum, (const guchar *) need, (gssize) strlen (need));
      g_ptr_array_set_size (tables, 0);
    }
  g_ptr_array_add (tables, sp_table_of_money (subject->waterfall));
  g_autofree char *money = sp_tables_write (tables, SP_TABLE_FORMAT_CSV);
  g_checksum_update (checksum, (const guchar *) money, (gssize) strlen (money));
  return g_strndup (g_checksum_get_string (checksum), 12);
}

static char *
make_footer (SpSummary *self)
{
  g_autofree char *hash = make_hash (&self->subject);
  g_autofree char *reference = sp_sentence_for_reference (self->subject.snapshot, hash);
  if (self->date == NULL)
    return g_steal_pointer (&reference);
  g_autofree char *date = sp_words_for_day (self->date), *day = sp_words_for_day (self->day);
  if (g_str_equal (self->date, self->day) || self->subject.growth < 0)
    return g_strdup_printf ("%s. %s.", reference, date);
  return g_strdup_printf (_("%s. As of %s, printed %s."), reference, day, date);
}

static void
fill (SpSummary *self, SpDetail detail)
{
  g_clear_pointer (&self->sheet, sp_sheet_free);
  self->sheet = sp_sheet_new ();
  sp_sheet_set_threshold (self->sheet, self->subject.threshold);
  self->subject.detail = detail;
  if (self->subject.growth >= 0)
    sp_summary_fill_growth (self->sheet, &self->subject);
  else
    sp_summary_fill_plan (self->sheet, &self->subject);
  g_autofree char *footer = make_footer (self);
  sp_sheet_set_footer (self->sheet, footer);
}

#define SHORTEST_FIGURE 160
#define TALLEST_FIGURE  240

/* Room left over on the page goes to the pictures. */
static void
fill_page (SpSummary *self, double text, double figure)
{
  while (figure + 5 <= TALLEST_FIGURE && sp_sheet_lay_out (self->sheet, text, figure + 5, FALSE) == 1)
    figure += 5;
  sp_sheet_lay_out (self->sheet, text, figure, FALSE);
}

/* The largest text and the fullest account that fit one page: 12 points for members if it can be, 11 with smaller
 * pictures if not, fewer words before smaller ones. */
static void
fit_one_page (SpSummary *self)
{
  static const struct { SpDetail detail; double text;
  } tries[] = {
    { SP_DETAIL_FULL, 12 },       { SP_DETAIL_FULL, 11 },     { SP_DETAIL_BRIEF, 12 },
    { SP_DETAIL_BRIEF, 11 },      { SP_DETAIL_BRIEF, 10.5 },  { SP_DETAIL_BRIEFEST, 11 },
    { SP_DETAIL_BRIEFEST, 10.5 }, { SP_DETAIL_BRIEFEST, 10 }, { SP_DETAIL_BRIEFEST, 9.5 },
  };
  gint filled = -1;
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      if ((gint) tries[i].detail != filled)
        fill (self, tries[i].detail);
      filled = (gint) tries[i].detail;
      double figure = tries[i].detail == SP_DETAIL_BRIEFEST ? SHORTEST_FIGURE * 0.8 : SHORTEST_FIGURE;
      if (sp_sheet_lay_out (self->sheet, tries[i].text, figure, FALSE) == 1)
        {
          fill_page (self, tries[i].text, figure);
          return;
        }
    }
  fill (self, SP_DETAIL_FULL); /* it cannot be one page: then it is two that can be read */
  sp_sheet_lay_out (self->sheet, 11, 190, FALSE);
}

/* Only a page of one growth area speaks of chances. Should they fail, the page says nothing of them rather than
 * nothing at all. */
static SpNeedProbability *
run_chances (SpNeed *need)
{
  const SpPathOptions path_options = SP_PATH_OPTIONS_INIT;
  const SpNeedProbabilityOptions options = SP_NEED_PROBABILITY_OPTIONS_INIT;
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (sp_need_get_forecast (need), &path_options, NULL, NULL);
  return paths != NULL ? sp_need_probability_run (paths, sp_need_get_supply (need), &options, NULL, NULL) : NULL;
}

char *
sp_summary_say_title (const SpSummarySubject *subject)
{
  if (subject->growth < 0)
    return sp_title_for_plan (subject->need, subject->waterfall);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (sp_held_back_area (subject->held_back, sp_growth_main_area (subject->snapshot, subject->growth, phase)))
      return g_strdup_printf (_("%s: schools and growth"), subject->snapshot->growth_areas[subject->growth].name);
  return sp_title_for_growth (subject->need, subject->growth);
}

static SpSummary *
new_summary (SpNeed *need, SpWaterfall *waterfall, gint growth, const SpSummaryOptions *options)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  SpSummary *self = g_new0 (SpSummary, 1);
  self->subject = (SpSummarySubject) { .need = need != NULL ? sp_need_ref (need) : NULL, .funding = sp_funding_ref (funding),
                                       .waterfall = sp_waterfall_ref (waterfall),
                                       .snapshot = sp_funding_get_snapshot (funding), .growth = growth,
                                       .large_print = options->large_print, .threshold = options->threshold };
  if (need != NULL && options->threshold > 0)
    self->subject.held_back = sp_held_back_new (sp_need_get_forecast (need), options->threshold);
  self->date = g_strdup (options->date);
  self->subject.date = self->date;
  self->day = options->day != NULL ? g_strdup (options->day) : sp_money_day (self->subject.snapshot);
  self->subject.day = self->day;
  if (growth >= 0)
    {
      self->subject.chances = run_chances (need);
      self->subject.timetable = sp_timetable_new (self->subject.snapshot, NULL);
    }
  self->title = sp_summary_say_title (&self->subject);
  if (options->large_print)
    {
      fill (self, SP_DETAIL_FULL);
      sp_sheet_lay_out (self->sheet, 18, 330, TRUE);
    }
  else
    fit_one_page (self);
  return self;
}

SpSummary *
sp_summary_new_for_growth (SpNeed *need, SpWaterfall *waterfall, gint growth, const SpSummaryOptions *options)
{
  g_return_val_if_fail (need != NULL && growth >= 0, NULL);
  return new_summary (need, waterfall, growth, options);
}

SpSummary *
sp_summary_new_for_plan (SpNeed *need, SpWaterfall *waterfall, const SpSummaryOptions *options)
{
  return new_summary (need, waterfall, -1, options);
}

void
sp_summary_free (SpSummary *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sheet, sp_sheet_free);
  g_clear_pointer (&self->subject.held_back, sp_held_back_free);
  g_clear_pointer (&self->subject.chances, sp_need_probability_unref);
  g_clear_pointer (&self->subject.timetable, sp_timetable_unref);
  g_clear_pointer (&self->subject.need, sp_need_unref);
  g_clear_pointer (&self->subject.waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->subject.funding, sp_funding_unref);
  g_free (self->title);
  g_free (self->date);
  g_free (self->day);
  g_free (self);
}

const char *
sp_summary_get_title (const SpSummary *self)
{
  return self->title;
}

guint
sp_summary_get_n_pages (SpSummary *self)
{
  return sp_sheet_get_n_pages (self->sheet);
}

void
sp_summary_draw_page (SpSummary *self, cairo_t *cr, guint page)
{
  sp_sheet_draw_page (self->sheet, cr, page);
}

gboolean
sp_summary_write_pdf (SpSummary *self, const char *path, GError **error)
{
  const SpSheetAbout about = { self->title, self->subject.snapshot->authority_name, self->date };
  return sp_sheet_write_pdf (self->sheet, &about, path, error);
}
