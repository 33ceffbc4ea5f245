/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-agreement-edit.h"

#include <glib/gi18n-lib.h>
#include "sp-edit.h"
#include "sp-obligation-edit.h"
#include "sp-rows.h"

static const SpAgreement *
agreement_of (gpointer row, SpSession *session)
{
  const SpAgreement *agreement = NULL;

  sp_obligation_find (session, sp_row_get_id (row), &agreement);
  return agreement;
}

static gboolean
aim_agreement (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpAgreement *agreement = agreement_of (row, session);

  value->target = agreement != NULL ? agreement->id : 0;
  return agreement != NULL;
}

#define AGREEMENT(name, field, says) \
  static char *name##_text (gpointer row, SpSession *session) \
  { \
    const SpAgreement *a = agreement_of (row, session); \
    return a != NULL ? g_strdup (says) : NULL; \
  } \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  { \
    return sp_edit_set_agreement (plan, value->target, field, value->text, error); \
  } \
  const SpColumnEdit sp_agreement_##name##_cell \
      = { name##_text, sp_column_read_words, NULL, set_##name, FALSE, NULL, aim_agreement }

static const char *
authority_of (const SpAgreement *a, SpSession *session)
{
  return a->district >= 0 ? sp_session_get_snapshot (session)->districts[a->district].name : a->organisation;
}

AGREEMENT (title, SP_AGREEMENT_TITLE, a->title);
AGREEMENT (reference, SP_AGREEMENT_REFERENCE, a->reference);
AGREEMENT (application, SP_AGREEMENT_APPLICATION, a->planning_application);
AGREEMENT (authority, SP_AGREEMENT_AUTHORITY, authority_of (a, session));

static void
add_choice (GStrvBuilder *choices, const char *letter, gint64 id, const char *name)
{
  g_autofree char *code = g_strdup_printf ("%s%" G_GINT64_FORMAT, letter, id);

  g_strv_builder_add_many (choices, code, name, NULL);
}

/* "g3" is a growth area as a whole, "s20" a site. */
static char **
site_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Not said"), NULL);
  for (guint g = 0; s != NULL && g < s->n_growth_areas; g++)
    {
      g_autofree char *name = g_strdup_printf (_("%s, growth area"), s->growth_areas[g].name);

      add_choice (choices, "g", s->growth_areas[g].id, name);
    }
  for (guint i = 0; s != NULL && i < s->n_sites; i++)
    add_choice (choices, "s", s->sites[i].id, s->sites[i].name);
  return g_strv_builder_end (choices);
}

static char *
site_text (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpAgreement *a = agreement_of (row, session);

  if (a != NULL && a->site >= 0)
    return g_strdup_printf ("s%" G_GINT64_FORMAT, s->sites[a->site].id);
  return a != NULL && a->growth >= 0 ? g_strdup_printf ("g%" G_GINT64_FORMAT, s->growth_areas[a->growth].id) : NULL;
}

static gboolean
set_site (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint64 id = value->text != NULL ? g_ascii_strtoll (value->text + 1, NULL, 10) : 0;
  gboolean growth = value->text != NULL && *value->text == 'g';

  return sp_edit_set_agreement_place (plan, value->target, growth ? id : 0, growth ? 0 : id, error);
}

const SpColumnEdit sp_agreement_site_cell
  = { site_text, sp_column_read_words, NULL, set_site, FALSE, site_choices, aim_agreement };
