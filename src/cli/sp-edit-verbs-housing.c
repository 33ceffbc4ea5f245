/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of what is assumed of all housing: the usual delivery of each planning stage, and yields. */
#include "config.h"
#include "sp-edit-verbs-housing.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words.h"

/* "none" is the stage of sites of which none is said. */
static gboolean
read_stage (const char *word, const char **stage, GError **error)
{
  g_autofree char *stages = g_strjoinv (", ", (char **) sp_permission_codes ());
  *stage = g_str_equal (word, "none") ? NULL : word;
  return *stage == NULL || g_strv_contains (sp_permission_codes (), *stage)
         || sp_edit_words_fail (error, _("“%s” is not a planning stage; those are %s, and none where no stage is said."), word, stages);
}

static gboolean
read_usual_term (const char *word, SpDeliveryTerm *term, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  for (gint i = SP_TERM_PROBABILITY; i <= SP_TERM_LAG; i++)
    {
      if (g_str_equal (sp_delivery_term_code (i), word))
        {
          *term = (SpDeliveryTerm) i;
          return TRUE;
        }
      g_string_append_printf (codes, "%s%s", i > SP_TERM_PROBABILITY ? ", " : "", sp_delivery_term_code (i));
    }
  return sp_edit_words_fail (error, _("“%s” is not a term of usual delivery; those are %s."), word, codes->str);
}

gboolean
sp_edit_verb_usual_delivery (const SpEditAsk *ask, GError **error)
{
  const char *stage = NULL;
  SpDeliveryTerm term = SP_TERM_PROBABILITY;
  gboolean known = FALSE;
  double value = 0;
  if (!read_stage (ask->words[0], &stage, error))
    return FALSE;
  if (ask->n == 2 && g_str_equal (ask->words[1], "usual"))
    return sp_edit_reset_delivery_default (ask->plan, stage, error);
  if (ask->n < 3)
    return sp_edit_words_fail (error, _("A term and its number are wanted; “usual” in place of both puts back what plans begin with."));
  if (!read_usual_term (ask->words[1], &term, error) || !sp_edit_words_number (ask->words[2], &known, &value, error))
    return FALSE;
  if (!known)
    return sp_edit_words_fail (error, _("A stage has a number for each term; “usual” in place of term and number puts back what plans "
                                        "begin with."));
  return sp_edit_set_delivery_default (ask->plan, stage, term, value, ask->reason, error);
}

/* Which of two words, or "all" = -1. */
static gboolean
read_kind (const char *word, const char *first, const char *second, gint *kind, GError **error)
{
  *kind = g_str_equal (word, first) ? 0 : g_str_equal (word, second) ? 1 : -1;
  return *kind >= 0 || g_str_equal (word, "all")
         || sp_edit_words_fail (error, _("“%s” is none of %s, %s and all."), word, first, second);
}

/* A number from least to most, or the word that stands for all of them. */
static gboolean
read_count (const char *word, const char *all, gint least, gint most, gint of_all, gint *count, GError **error)
{
  gint64 number = 0;
  *count = of_all;
  if (g_str_equal (word, all))
    return TRUE;
  if (!g_ascii_string_to_signed (word, 10, least, most, &number, NULL))
    return sp_edit_words_fail (error, _("“%s” is neither %s nor a number from %d to %d."), word, all, least, most);
  *count = (gint) number;
  return TRUE;
}

gboolean
sp_edit_verb_yield (const SpEditAsk *ask, GError **error)
{
  SpYield kind = { .phase = ask->words[0] };
  const char *number = ask->words[5];
  gboolean known = FALSE;
  double value = 0;
  if (!read_kind (ask->words[1], "house", "flat", &kind.type, error)
      || !read_kind (ask->words[2], "market", "affordable", &kind.tenure, error)
      || !read_count (ask->words[3], "all", 1, 4, 0, &kind.bedrooms, error)
      || !read_count (ask->words[4], "settled", 0, 60, -1, &kind.years_since, error))
    return FALSE;
  if (g_str_equal (number, "usual"))
    return sp_edit_reset_yield (ask->plan, &kind, error);
  if (!sp_edit_words_number (number, &known, &value, error))
    return FALSE;
  return sp_edit_set_yield (ask->plan, &kind, known ? &value : NULL, ask->reason, error);
}

gboolean
sp_edit_verb_build_up (const SpEditAsk *ask, GError **error)
{
  gint64 years = 0;
  gboolean known = FALSE;
  double share = 0;
  if (!g_ascii_string_to_signed (ask->words[1], 10, 0, 60, &years, NULL))
    return sp_edit_words_fail (error, _("“%s” is not a number of years after completion, from 0 to 60."), ask->words[1]);
  if (!sp_edit_words_number (ask->words[2], &known, &share, error))
    return FALSE;
  return sp_edit_set_yield_build_up (ask->plan, ask->words[0], (gint) years, known ? &share : NULL, ask->reason, error);
}
