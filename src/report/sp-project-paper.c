/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-paper.h"

#include <glib/gi18n-lib.h>

#include "sp-funding.h"
#include "sp-result-programme.h"
#include "sp-sentences.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

/* "Catton Grove Primary, Nch: £2.8m, funded" */
static char *
dup_title (SpWaterfall *waterfall, gint project)
{
  const char *name = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall))->projects[project].name;

  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, l);
      g_autofree char *cost = sp_money_to_words (line->cost), *state = g_utf8_strdown (line->words, -1);

      if (line->project != project)
        continue;
      /* Translators: a project, its cost, and how far it is paid for: "Catton Grove Primary: £2.8m, funded". */
      return line->state == SP_LINE_NOT_PRICED ? g_strdup_printf (_("%s: %s"), name, state)
                                               : g_strdup_printf (_("%s: %s, %s"), name, cost, state);
    }
  return g_strdup (name);
}

/* Two columns of one small table take less room than sixteen headings: what has rows is a table, what has none is a line. */
static void
add_table (SpPaper *paper, SpTable *table)
{
  if (sp_table_get_n_rows (table) > 0)
    {
      sp_table_drop_blank_columns (table);
      sp_paper_add_table (paper, table);
      return;
    }
  sp_paper_add (paper, SP_TEXT_HEADING, NULL, sp_table_get_title (table));
  sp_paper_add (paper, SP_TEXT_BODY, NULL, sp_table_get_note (table) != NULL ? sp_table_get_note (table) : _("None."));
  sp_table_free (table);
}

SpPaper *
sp_project_paper_new (SpWaterfall *waterfall, SpTimetable *timetable, gint project, const char *date)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  g_autofree char *title = dup_title (waterfall, project), *reference = sp_sentence_for_reference (snapshot, NULL);
  g_autofree char *confidence = sp_sentence_for_confidence (funding, project);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  SpPaper *paper = sp_paper_new (title, snapshot->authority_name, reference, date);

  sp_paper_add (paper, SP_TEXT_BODY, NULL, snapshot->projects[project].description);
  sp_paper_add (paper, SP_TEXT_BODY, NULL, confidence);
  sp_tables_add_project_sheet (tables, waterfall, timetable, project);
  for (guint i = 0; i < tables->len; i++)
    add_table (paper, g_ptr_array_index (tables, i));
  return paper;
}
