/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-kept.h"

SpProgrammeLines *
sp_programme_lines_new (const SpProgramme *programme)
{
  SpProgrammeLines *self = g_new0 (SpProgrammeLines, 1);
  SpOptionSet *set = sp_programme_get_set (programme);
  guint n = sp_option_set_get_n (set);

  self->lines = g_array_new (FALSE, TRUE, sizeof (SpProgrammeLine));
  self->drafts = g_array_new (FALSE, TRUE, sizeof (SpOptionDraft));
  g_array_set_size (self->drafts, n);
  for (guint i = 0; i < n; i++)
    {
      SpOptionDraft *draft = &g_array_index (self->drafts, SpOptionDraft, i);
      SpProgrammeLine row = { draft, sp_programme_get_opens (programme, i), NULL };

      sp_option_draft_init (draft, sp_option_set_get_snapshot (set), sp_option_set_get (set, i));
      if (sp_programme_is_pinned (programme, i))
        row.asked = "pinned";
      else if (g_strcmp0 (sp_programme_get_reason_code (programme, i), "forbidden") == 0)
        row.asked = "forbidden";
      if (row.opens.start != 0 || row.asked != NULL)
        g_array_append_val (self->lines, row);
    }
  self->rows = (const SpProgrammeLine *) (gpointer) self->lines->data;
  self->n = self->lines->len;
  return self;
}

void
sp_programme_lines_free (SpProgrammeLines *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    sp_option_draft_clear (&g_array_index (self->drafts, SpOptionDraft, i));
  g_array_unref (self->drafts);
  g_array_unref (self->lines);
  g_free (self);
}

char *
sp_programme_dup_outcome (const SpProgramme *programme)
{
  const SpProgrammeFigures *f = sp_programme_get_figures (programme);

  if (f->given)
    return NULL;
  if (f->proved)
    return g_strdup ("proved");
  if (sp_programme_is_cut_short (programme))
    return g_strdup ("search stopped");
  return f->fewest ? g_strdup ("cost not proved") : g_strdup_printf ("not proved, %.0f pupil-years", f->gap);
}

guint
sp_programme_count_gone (SpOptionSet *set, const SpSavedProgramme *saved, const char **first)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  guint n = 0;

  for (guint i = 0; i < saved->n_choices; i++)
    {
      const SpOption *option = &s->options[saved->choices[i].option];

      if (saved->choices[i].year.start != 0 && sp_option_set_find (set, option->key) < 0 && n++ == 0)
        *first = option->name;
    }
  return n;
}

SpProgramme *
sp_programme_run_kept (SpOptionSet *set, SpProgrammePots *pots, const SpSavedProgramme *saved,
                       const SpProgrammeOptions *options, SpProgress *progress, GError **error)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  SpProgrammeOptions again = *options;
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (SpPin));
  g_autoptr (GArray) forbidden = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < saved->n_choices; i++)
    {
      gint found = sp_option_set_find (set, s->options[saved->choices[i].option].key);
      SpPin pin = { (guint) MAX (found, 0), saved->choices[i].year };

      if (found >= 0 && pin.opens.start != 0)
        g_array_append_val (pinned, pin);
      else if (found >= 0 && g_strcmp0 (saved->choices[i].asked, "forbidden") == 0)
        g_array_append_val (forbidden, pin.option);
    }
  again.pins = (const SpPin *) (gpointer) pinned->data;
  again.n_pins = pinned->len;
  again.forbidden = (const guint *) (gpointer) forbidden->data;
  again.n_forbidden = forbidden->len;
  again.kept = saved;
  again.only_pins = TRUE;
  again.no_reasons = !options->kept_reasons;
  again.prices = FALSE;
  return sp_programme_run (set, pots, &again, progress, error);
}
