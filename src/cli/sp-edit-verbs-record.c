/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of the numbered lists of a project's sheet: dependencies, approvals, risks. One field of a line changes; the rest stays. */
#include "config.h"
#include "sp-edit-verbs-project.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words-money.h"
#include "sp-edit-words.h"

/* A word of the ask, NULL where it is not there or "none". */
static const char *
optional (const SpEditAsk *ask, guint i)
{
  return ask->n > i ? sp_edit_words_or_none (ask->words[i]) : NULL;
}

static gboolean
complain_number (const SpEditAsk *ask, const SpProject *project, guint n, GError **error)
{
  return sp_edit_words_fail (error, ngettext ("“%s” is no number of this list of “%s”, which has %u line. programme --project shows it.",
                                              "“%s” is no number of this list of “%s”, which has %u lines. programme --project shows "
                                              "them.", n), ask->words[1], project->name, n);
}

/* A line by its number; NULL with error when the project has none such. */
#define FIND_LINE(Type, array) \
  static const Type *find_##array (const SpEditAsk *ask, const SpProject **project, GError **error) \
  { \
    gint64 number = 0; \
    *project = sp_edit_words_project (ask->snapshot, ask->words[0], error); \
    if (*project == NULL) \
      return NULL; \
    g_ascii_string_to_signed (ask->words[1], 10, 1, G_MAXINT, &number, NULL); \
    for (guint i = 0; i < (*project)->n_##array; i++) \
      if ((*project)->array[i].position == number) \
        return &(*project)->array[i]; \
    complain_number (ask, *project, (*project)->n_##array, error); \
    return NULL; \
  }
FIND_LINE (SpDependency, dependencies)
FIND_LINE (SpApproval, approvals)
FIND_LINE (SpRisk, risks)

/* Changes the field that is named; a field that a line must have cannot be none. */
typedef struct { const char *name; const char **value; gboolean needed; } Field;

static gboolean
change_field (const SpEditAsk *ask, const Field *fields, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; fields[i].name != NULL; i++)
    {
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fields[i].name);
      if (!g_str_equal (fields[i].name, ask->words[2]))
        continue;
      *fields[i].value = optional (ask, 3);
      return *fields[i].value != NULL || !fields[i].needed
             || sp_edit_words_fail (error, _("A line has its %s. Write what it is; the edit whose name begins with remove- takes the line "
                                             "away."), fields[i].name);
    }
  return sp_edit_words_fail (error, _("“%s” is no field of this list; those are %s."), ask->words[2], names->str);
}

/* ----------------------------------------------------------- dependencies */

gboolean
sp_edit_verb_add_dependency (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = sp_edit_words_project (ask->snapshot, ask->words[0], error);

  return project != NULL
         && sp_edit_set_dependency (ask->plan, project->id, 0, ask->words[1], ask->words[2], "open", optional (ask, 4), optional (ask, 3),
                                    error);
}

gboolean
sp_edit_verb_dependency (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpDependency *line = find_dependencies (ask, &project, error);
  SpDependency d = line != NULL ? *line : (SpDependency) { 0 };
  const Field fields[] = { { "state", &d.state, TRUE }, { "due", &d.due_on, FALSE }, { "owner", &d.owner, FALSE },
                           { "kind", &d.kind, TRUE }, { "text", &d.text, TRUE }, { NULL } };

  return line != NULL && change_field (ask, fields, error)
         && sp_edit_set_dependency (ask->plan, project->id, d.position, d.kind, d.text, d.state, d.owner, d.due_on, error);
}

gboolean
sp_edit_verb_remove_dependency (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpDependency *line = find_dependencies (ask, &project, error);

  return line != NULL && sp_edit_set_dependency (ask->plan, project->id, line->position, NULL, NULL, NULL, NULL, NULL, error);
}

/* -------------------------------------------------------------- approvals */

gboolean
sp_edit_verb_add_approval (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = sp_edit_words_project (ask->snapshot, ask->words[0], error);

  return project != NULL
         && sp_edit_set_approval (ask->plan, project->id, 0, ask->words[1], optional (ask, 2), "needed", NULL, error);
}

gboolean
sp_edit_verb_approval (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpApproval *line = find_approvals (ask, &project, error);
  SpApproval a = line != NULL ? *line : (SpApproval) { 0 };
  const Field fields[] = { { "state", &a.state, TRUE }, { "decided", &a.decided_on, FALSE }, { "body", &a.body, FALSE },
                           { "text", &a.text, TRUE }, { NULL } };

  return line != NULL && change_field (ask, fields, error)
         && sp_edit_set_approval (ask->plan, project->id, a.position, a.text, a.body, a.state, a.decided_on, error);
}

gboolean
sp_edit_verb_remove_approval (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpApproval *line = find_approvals (ask, &project, error);

  return line != NULL && sp_edit_set_approval (ask->plan, project->id, line->position, NULL, NULL, NULL, NULL, error);
}

/* ------------------------------------------------------------------ risks */

static gboolean
read_scale (const char *word, gint *scale, GError **error)
{
  gint64 number = 0;

  if (!g_ascii_string_to_signed (word, 10, 1, 5, &number, NULL))
    return sp_edit_words_fail (error, _("“%s” is not a likelihood or an impact from 1 to 5."), word);
  *scale = (gint) number;
  return TRUE;
}

gboolean
sp_edit_verb_add_risk (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = sp_edit_words_project (ask->snapshot, ask->words[0], error);
  gint likelihood = 0, impact = 0;

  return project != NULL && read_scale (ask->words[2], &likelihood, error) && read_scale (ask->words[3], &impact, error)
         && sp_edit_set_risk (ask->plan, project->id, 0, ask->words[1], likelihood, impact, optional (ask, 4), optional (ask, 5), error);
}

gboolean
sp_edit_verb_risk (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpRisk *line = find_risks (ask, &project, error);
  SpRisk r = line != NULL ? *line : (SpRisk) { 0 };
  const char *likelihood = NULL, *impact = NULL;
  const Field fields[] = { { "likelihood", &likelihood, TRUE }, { "impact", &impact, TRUE }, { "owner", &r.owner, FALSE },
                           { "mitigation", &r.mitigation, FALSE }, { "text", &r.text, TRUE }, { NULL } };

  return line != NULL && change_field (ask, fields, error)
         && (likelihood == NULL || read_scale (likelihood, &r.likelihood, error))
         && (impact == NULL || read_scale (impact, &r.impact, error))
         && sp_edit_set_risk (ask->plan, project->id, r.position, r.text, r.likelihood, r.impact, r.owner, r.mitigation, error);
}

gboolean
sp_edit_verb_remove_risk (const SpEditAsk *ask, GError **error)
{
  const SpProject *project = NULL;
  const SpRisk *line = find_risks (ask, &project, error);

  return line != NULL && sp_edit_set_risk (ask->plan, project->id, line->position, NULL, 1, 1, NULL, NULL, error);
}
