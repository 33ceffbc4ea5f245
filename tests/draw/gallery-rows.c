/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "gallery-rows.h"

#include <math.h>

static const char *const stages[] = { "Preparation", "Design", "Tender", "Building works" };

static void
add_bands (SpChart *chart, gint from, const gint months[4])
{
  for (guint s = 0; s < 4; s++)
    {
      g_autofree char *words = g_strdup_printf ("%s: %d months", stages[s], months[s]);

      sp_chart_add_span (chart, from, from + months[s], s, stages[s], words);
      from += months[s];
    }
}

SpChart *
gallery_chart_gantt (void)
{
  SpChart *chart = sp_chart_new_gantt ("When each project is built, and when its places arrive", GALLERY_FIRST, GALLERY_MONTHS);
  static const double places[6] = { 0, 60, 60, 330, 750, 960 }, need[6] = { 40, 120, 300, 520, 810, NAN };

  sp_chart_add_task (chart, "1 In preparation for delivery", TRUE);
  sp_chart_add_task (chart, "Ashwicken VAP", FALSE);
  add_bands (chart, GALLERY_FIRST + 13, (gint[]) { 4, 7, 2, 10 });
  sp_chart_add_task (chart, "Catton Grove Primary, Norwich, with a long name that cannot be shown whole", FALSE);
  add_bands (chart, GALLERY_FIRST + 13, (gint[]) { 4, 7, 2, 10 });
  sp_chart_add_diamond (chart, GALLERY_FIRST + 15, SP_GANTT_APPROVAL, "Full business case: December 2013");
  sp_chart_add_task (chart, "Drake Infant, Thetford", FALSE);
  add_bands (chart, GALLERY_FIRST + 13, (gint[]) { 5, 10, 4, 16 });
  sp_chart_add_diamond (chart, GALLERY_FIRST + 20, SP_GANTT_DEPENDENCY, "Land: May 2014");
  sp_chart_add_task (chart, "2 To be commissioned", TRUE);
  sp_chart_add_task (chart, "Dussindale Primary", FALSE);
  add_bands (chart, GALLERY_FIRST + 24, (gint[]) { 5, 11, 3, 17 });
  sp_chart_add_diamond (chart, GALLERY_FIRST + 24, SP_GANTT_DECISION, "decide by September 2014");
  sp_chart_add_diamond (chart, GALLERY_FIRST + 40, SP_GANTT_TRIGGER, "first payment: January 2016");
  sp_chart_add_task (chart, "Roydon Primary", FALSE);
  sp_chart_set_now (chart, GALLERY_FIRST + 14, "Nov 2013");
  sp_chart_set_foot (chart, "Places", "arriving", "short without them");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d/%02u", 2012 + (gint) i, 13 + i);

      sp_chart_add_foot_year (chart, GALLERY_FIRST + 12 * (gint) i, name, places[i], need[i]);
    }
  return chart;
}

SpChart *
gallery_chart_matrix (void)
{
  static const char *const likelihood[] = { "Rare", "Unlikely", "Possible", "Likely", "Almost certain" };
  static const char *const impact[] = { "Insignificant", "Minor", "Moderate", "Major", "Extreme" };
  SpChart *chart = sp_chart_new_matrix ("Risks to the programme", &(SpMatrixScale) { "Impact", impact },
                                        &(SpMatrixScale) { "Likelihood", likelihood }, 5);
  guint8 bands[25];

  for (guint i = 0; i < 25; i++)
    {
      guint score = (5 - i / 5) * (i % 5 + 1);

      bands[i] = score >= 16 ? 2 : score >= 6 ? 1 : 0;
    }
  sp_chart_set_matrix_bands (chart, bands, (const char *const[]) { "low", "medium", "high" });
  sp_chart_add_matrix_item (chart, 3, 3, "Drake Infant: land is not acquired");
  sp_chart_add_matrix_item (chart, 3, 3, "Dussindale: contribution comes late");
  sp_chart_add_matrix_item (chart, 4, 1, "Chapel Road: grant withdrawn");
  sp_chart_add_matrix_item (chart, 0, 4, "Pulham Market: access in term");
  return chart;
}
