/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-terms.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-number.h"

struct _SpSiteTerms
{
  AdwBin       parent_instance;

  AdwEntryRow *rows[SP_N_DELIVERY_TERMS];
  SpSession   *session; /* weak */
  gint64       site_id;
};

G_DEFINE_FINAL_TYPE (SpSiteTerms, sp_site_terms, ADW_TYPE_BIN)

/* As people say it: a share as a percentage, so that `scale` of it is one. */
static const struct
{
  const char *title, *explanation;
  double      scale, most;
  gboolean    by_scenario;
} terms[SP_N_DELIVERY_TERMS] = {
  [SP_TERM_START] = { N_("First year of dwellings"), N_("The academic year in which the first of them are completed, such as 2016/17. Where dwellings are held by year, they all move with it"), 1, 0, TRUE },
  [SP_TERM_RATE] = { N_("Dwellings a year"), N_("Where dwellings are held by year this is their mean, and another rate lays them again from the first year"), 1, 5000, TRUE },
  [SP_TERM_MOST] = { N_("Most dwellings in a year"), N_("What the site cannot go beyond, however late it is"), 1, 5000, FALSE },
  [SP_TERM_PROBABILITY] = { N_("Chance of being built, %"), N_("That it is built at all"), 100, 100, TRUE },
  [SP_TERM_SLIP_MEAN] = { N_("Starts late by, years on average"), N_("Sites rarely start when they were meant to"), 1, 5, FALSE },
  [SP_TERM_SLIP_SPREAD] = { N_("Give or take, years"), N_("How far the start may be from that: its standard deviation"), 1, 3, FALSE },
  [SP_TERM_RATE_SPREAD] = { N_("Rate gives or takes, %"), N_("How far the build rate may be from what is planned: its standard deviation"), 100, 100, FALSE },
  [SP_TERM_STALL] = { N_("Chance of a year without any, %"), N_("That a year of building brings no dwellings"), 100, 90, TRUE },
  [SP_TERM_LAG] = { N_("Lived in after, years"), N_("From completion until a family lives there"), 1, 3, FALSE },
};

static gboolean
set_term (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_delivery_term (plan, scenario_id, value->target, (SpDeliveryTerm) value->group,
                                    value->known ? &value->number : NULL, reason, error);
}

static gboolean
slip (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_slip_site (plan, scenario_id, value->target, value->year, reason, error);
}

static SpTrialStart
find_start (const SpSnapshot *s, SpSiteIndex site)
{
  SpTrial trial = SP_TRIAL_INIT;
  SpTrialStart start;

  trial.site = site;
  sp_snapshot_get_trial_start (s, &trial, &start);
  return start;
}

/* Dwellings that are held by year move; otherwise the year is a fact of the site's own. A scenario always moves them. */
static void
apply_start (SpSiteTerms *self, const char *text)
{
  const SpSnapshot *s = sp_session_get_snapshot (self->session);
  SpSiteIndex site = sp_snapshot_find_site (s, self->site_id);
  GtkWidget *row = GTK_WIDGET (self->rows[SP_TERM_START]);
  SpEditValue value = { .target = self->site_id, .group = SP_TERM_START, .known = *text != '\0' };
  SpAcademicYear year = { 0 };
  SpTrialStart start = site >= 0 ? find_start (s, site) : (SpTrialStart) { 0 };
  gboolean in_scenario = sp_session_get_scenario_id (self->session) != 0;
  gboolean moves = start.first.start != 0 && (in_scenario || !s->sites[site].delivery.by_rate);

  sp_field_refuse (row, value.known && !sp_academic_year_parse (text, &year));
  if (value.known && year.start == 0)
    sp_edit_say (row, _("A first year is an academic year, such as 2016/17; leave it blank when none is said."), NULL, NULL);
  else if (moves && value.known)
    {
      value.year = year.start - start.first.start;
      sp_edit_request (row, self->session, TRUE, slip, &value);
    }
  else
    {
      value.number = year.start;
      sp_edit_request (row, self->session, FALSE, set_term, &value);
    }
}

static void
apply_cb (SpSiteTerms *self, AdwEntryRow *row)
{
  SpDeliveryTerm term = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "sp-term"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  SpEditValue value = { .target = self->site_id, .group = term };
  g_autofree char *most = sp_number_format (terms[term].most, 0);
  g_autofree char *refusal = g_strdup_printf (_("“%s” is a number up to %s; leave it blank where the site says nothing of its own."),
                                              _(terms[term].title), most);

  if (self->session == NULL || sp_session_get_snapshot (self->session) == NULL)
    return;
  if (term == SP_TERM_START)
    {
      apply_start (self, text);
      return;
    }
  if (sp_field_parse_number (text, terms[term].most, &value.known, &value.number))
    {
      sp_field_refuse (GTK_WIDGET (row), FALSE);
      value.number /= terms[term].scale;
      sp_edit_request (GTK_WIDGET (row), self->session, terms[term].by_scenario, set_term, &value);
      return;
    }
  sp_field_refuse (GTK_WIDGET (row), TRUE);
  sp_edit_say (GTK_WIDGET (row), refusal, NULL, NULL);
}

/* As few decimals as say it. */
static char *
dup_figure (double figure)
{
  guint decimals = fabs (figure - round (figure)) < 0.005 ? 0 : fabs (10 * figure - round (10 * figure)) < 0.05 ? 1 : 2;

  return sp_number_format (figure, decimals);
}

static char *
dup_value (const SpSnapshot *s, SpSiteIndex site, SpDeliveryTerm term)
{
  const SpDeliveryTerms *delivery = &s->sites[site].delivery;
  SpTrialStart start = find_start (s, site);

  if (term == SP_TERM_START && start.first.start != 0)
    return sp_academic_year_to_string (start.first);
  if (term == SP_TERM_RATE && start.rate > 0 && !delivery->by_rate)
    return dup_figure (start.rate);
  if (!delivery->held || delivery->value[term] < 0)
    return NULL;
  if (term == SP_TERM_START)
    return sp_academic_year_to_string (sp_academic_year ((gint) delivery->value[term]));
  return dup_figure (delivery->value[term] * terms[term].scale);
}

/* Whose figure it is: said in words, and in italics where it is not the site's own. */
static void
show_row (SpSiteTerms *self, const SpSnapshot *s, SpSiteIndex site, SpDeliveryTerm term)
{
  GtkWidget *row = GTK_WIDGET (self->rows[term]);
  const SpDeliveryTerms *delivery = &s->sites[site].delivery;
  gboolean usual = term >= SP_TERM_PROBABILITY && delivery->held && (delivery->own & 1u << term) == 0;
  g_autofree char *value = dup_value (s, site, term);
  g_autofree char *tooltip = NULL;

  sp_field_show (self->rows[term], value);
  if (usual)
    gtk_widget_add_css_class (row, "estimated");
  else
    gtk_widget_remove_css_class (row, "estimated");
  tooltip = usual ? g_strdup_printf (_("%s. Usual of its planning stage: type over it to give the site its own"), _(terms[term].explanation))
                  : g_strdup (_(terms[term].explanation));
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
}

static void
sp_site_terms_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_SITE_TERMS (object)->session);
  G_OBJECT_CLASS (sp_site_terms_parent_class)->dispose (object);
}

static void
sp_site_terms_class_init (SpSiteTermsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_site_terms_dispose;
}

static void
sp_site_terms_init (SpSiteTerms *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("How it is delivered"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("In italics: what is usual of its planning stage. Blank takes the site's own back."));
  for (gint term = 0; term < SP_N_DELIVERY_TERMS; term++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(terms[term].title));
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "sp-term", GINT_TO_POINTER (term));
      g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      self->rows[term] = ADW_ENTRY_ROW (row);
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

void
sp_site_terms_show (SpSiteTerms *self, SpSession *session, SpSiteIndex site)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);

  g_set_weak_pointer (&self->session, session);
  self->site_id = s->sites[site].id;
  for (gint term = 0; term < SP_N_DELIVERY_TERMS; term++)
    show_row (self, s, site, term);
}
