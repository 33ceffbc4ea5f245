/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-housing-assumptions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-add-yield.h"
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-usual-housing.h"
#include "sp-yield-edit.h"

#define N_TERMS (SP_TERM_LAG - SP_TERM_PROBABILITY + 1)

/* One figure, a term of a stage or a yield, or where it comes from. */
typedef struct
{
  GtkWidget     *row, *whose, *back; /* row: AdwEntryRow; whose and back of yields */
  SpDeliveryTerm term;
  const char    *permission;         /* interned */
  gboolean       is_yield, is_source;
  SpYield        kind;               /* its phase interned */
} Line;

typedef struct { GtkWidget *row, *back; const char *key; } Heading; /* an expander: of a stage, or of a phase */

struct _SpHousingAssumptions
{
  SpView               parent_instance;

  AdwPreferencesGroup *stages, *yields;
  SpAddYield          *another;
  GPtrArray           *lines, *stage_headings, *phase_headings; /* Line and Heading */
};

G_DEFINE_FINAL_TYPE (SpHousingAssumptions, sp_housing_assumptions, SP_TYPE_VIEW)

/* As people say it: a share as a percentage, so that `scale` of it is one. */
static const struct { const char *title; double scale, most; } terms[N_TERMS] = {
  { N_("Chance of being built, %"), 100, 100 }, { N_("Starts late by, years on average"), 1, 5 }, { N_("Give or take, years"), 1, 3 },
  { N_("Rate gives or takes, %"), 100, 100 },   { N_("Chance of a year without any, %"), 100, 90 }, { N_("Lived in after, years"), 1, 3 },
};

/* ---------------------------------------------------------------- edits */

static const SpDeliveryDefault *
find_stage (const SpSnapshot *s, const char *permission)
{
  for (guint i = 0; i < s->n_delivery_defaults; i++)
    if (g_strcmp0 (s->delivery_defaults[i].permission, permission) == 0)
      return &s->delivery_defaults[i];
  return NULL;
}

static const SpYield *
find_yield (const SpSnapshot *s, const SpYield *kind)
{
  for (guint i = 0; i < s->n_yields; i++)
    if (sp_yield_edit_same_kind (&s->yields[i], kind))
      return &s->yields[i];
  return NULL;
}

/* A stage goes into a value as the number of its name; -1 is the stage that is not held. */
static const char *
stage_of (const SpEditValue *value)
{
  return value->target >= 0 ? g_quark_to_string ((GQuark) value->target) : NULL;
}

static gboolean
set_term (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_delivery_default (plan, stage_of (value), (SpDeliveryTerm) value->group, value->number, value->text, error);
}

static gboolean
put_stage_back (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_reset_delivery_default (plan, stage_of (value), error);
}

static gint64
stage_target (const char *permission)
{
  return permission != NULL ? (gint64) g_quark_from_string (permission) : -1;
}

static SpEditValue
value_of (const Line *line)
{
  if (line->is_yield)
    return sp_yield_edit_value (&line->kind);
  return (SpEditValue) { .target = stage_target (line->permission), .group = (gint) line->term };
}

/* The figure as it stands, with another source. */
static void
apply_source (SpHousingAssumptions *self, const Line *line, char *text)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);
  const SpDeliveryDefault *stage = line->is_yield ? NULL : find_stage (s, line->permission);
  const SpYield *yield = line->is_yield ? find_yield (s, &line->kind) : NULL;
  SpEditValue value = value_of (line);

  if (stage == NULL && yield == NULL)
    return;
  value.known = TRUE;
  value.number = yield != NULL ? yield->pupils_per_dwelling : stage->terms.value[line->term];
  value.text = yield == NULL || *text != '\0' ? text : NULL;
  sp_edit_request (line->row, session, FALSE, yield != NULL ? sp_yield_edit_set : set_term, &value);
}

static char *
own_note (const SpDeliveryDefault *stage)
{
  return stage != NULL && !sp_delivery_is_usual (stage) ? (char *) stage->provenance.note : NULL;
}

static void
apply_cb (SpHousingAssumptions *self, AdwEntryRow *row)
{
  const Line *line = g_object_get_data (G_OBJECT (row), "sp-line");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  double most = line->is_yield ? SP_YIELD_MOST_PUPILS : terms[line->term - SP_TERM_PROBABILITY].most;
  SpEditValue value = value_of (line);
  g_autofree char *limit = sp_number_format (most, 0);
  g_autofree char *refusal = g_strdup_printf (_("This is a number up to %s."), limit);
  gboolean right;

  if (line->is_source)
    {
      apply_source (self, line, text);
      return;
    }
  right = sp_field_parse_number (text, most, &value.known, &value.number) && (value.known || line->is_yield);
  sp_field_refuse (GTK_WIDGET (row), !right);
  if (!right)
    {
      sp_edit_say (GTK_WIDGET (row), refusal, NULL, NULL);
      return;
    }
  /* What was said of a stage's own figures holds for the next of them; another yield is of another source. */
  if (!line->is_yield)
    {
      value.number /= terms[line->term - SP_TERM_PROBABILITY].scale;
      value.text = own_note (find_stage (sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self))), line->permission));
    }
  sp_edit_request (GTK_WIDGET (row), sp_view_get_session (SP_VIEW (self)), FALSE, line->is_yield ? sp_yield_edit_set : set_term,
                   &value);
}

static void
yield_back_cb (SpHousingAssumptions *self, GtkWidget *button)
{
  const Line *line = g_object_get_data (G_OBJECT (button), "sp-line");
  SpEditValue value = value_of (line);

  sp_edit_request (line->row, sp_view_get_session (SP_VIEW (self)), FALSE, sp_yield_edit_put_back, &value);
}

static void
stage_back_cb (SpHousingAssumptions *self, GtkWidget *button)
{
  SpEditValue value = { .target = stage_target (g_object_get_data (G_OBJECT (button), "sp-permission")) };

  sp_edit_request (button, sp_view_get_session (SP_VIEW (self)), FALSE, put_stage_back, &value);
}

/* ----------------------------------------------------------------- rows */

static GtkWidget *
add_heading (SpHousingAssumptions *self, AdwPreferencesGroup *group, GPtrArray *headings, const char *title, const char *key)
{
  Heading *heading = g_new0 (Heading, 1);

  heading->row = adw_expander_row_new ();
  heading->key = g_intern_string (key);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (heading->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (heading->row), title);
  adw_preferences_group_add (group, heading->row);
  g_ptr_array_add (headings, heading);
  return heading->row;
}

static Line *
add_line (SpHousingAssumptions *self, GtkWidget *heading, const char *title)
{
  Line *line = g_new0 (Line, 1);

  line->row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (line->row), TRUE);
  g_object_set_data (G_OBJECT (line->row), "sp-line", line);
  g_signal_connect_object (line->row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (heading), line->row);
  g_ptr_array_add (self->lines, line);
  return line;
}

static Line *
add_source (SpHousingAssumptions *self, GtkWidget *heading, const char *title)
{
  Line *line = add_line (self, heading, title);

  line->is_source = TRUE;
  line->term = SP_TERM_PROBABILITY; /* the source is of all terms of a stage: any of them carries it */
  return line;
}

static void
add_stage (SpHousingAssumptions *self, const SpDeliveryDefault *stage)
{
  GtkWidget *heading
    = add_heading (self, self->stages, self->stage_headings, sp_permission_name (stage->permission), stage->permission);
  Heading *entry = g_ptr_array_index (self->stage_headings, self->stage_headings->len - 1);

  entry->back = gtk_button_new_with_label (_("Put back the usual"));
  gtk_widget_set_valign (entry->back, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (entry->back), "sp-permission", (gpointer) g_intern_string (stage->permission));
  g_signal_connect_object (entry->back, "clicked", G_CALLBACK (stage_back_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (heading), entry->back);
  for (gint term = SP_TERM_PROBABILITY; term <= SP_TERM_LAG; term++)
    {
      Line *line = add_line (self, heading, _(terms[term - SP_TERM_PROBABILITY].title));

      line->term = (SpDeliveryTerm) term;
      line->permission = g_intern_string (stage->permission);
    }
  add_source (self, heading, _("Where these come from"))->permission = g_intern_string (stage->permission);
}

static char *
dup_kind (const SpYield *kind)
{
  const char *type = kind->type == 0 ? _("Houses") : kind->type == 1 ? _("Flats") : _("All dwellings");
  const char *tenure = kind->tenure == 0 ? _("market") : kind->tenure == 1 ? _("affordable") : NULL;
  g_autoptr(GString) text = g_string_new (type);

  if (tenure != NULL)
    g_string_append_printf (text, ", %s", tenure);
  if (kind->bedrooms > 0)
    g_string_append_printf (text, kind->bedrooms == 4 ? _(", %d bedrooms or more") : ngettext (", %d bedroom", ", %d bedrooms", kind->bedrooms),
                            kind->bedrooms);
  if (kind->years_since >= 0)
    g_string_append_printf (text, ngettext (", %d year after completion", ", %d years after completion", kind->years_since),
                            kind->years_since);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
find_heading (SpHousingAssumptions *self, const char *phase)
{
  for (guint i = 0; i < self->phase_headings->len; i++)
    if (g_str_equal (((Heading *) g_ptr_array_index (self->phase_headings, i))->key, phase))
      return ((Heading *) g_ptr_array_index (self->phase_headings, i))->row;
  return add_heading (self, self->yields, self->phase_headings, sp_yield_edit_phase_name (phase), phase);
}

static void
add_yield (SpHousingAssumptions *self, const SpYield *yield)
{
  g_autofree char *title = dup_kind (yield);
  g_autofree char *source_title = g_strdup_printf (_("Where it comes from: %s"), title);
  Line *line = add_line (self, find_heading (self, yield->phase), title), *source;

  line->is_yield = TRUE;
  line->kind = (SpYield) { .phase = g_intern_string (yield->phase), .type = yield->type, .tenure = yield->tenure,
                           .bedrooms = yield->bedrooms, .years_since = yield->years_since };
  line->whose = gtk_label_new (NULL);
  gtk_widget_add_css_class (line->whose, "dim-label");
  line->back = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_tooltip_text (line->back, _("Put back the national yield"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put back the national yield"), -1);
  gtk_widget_set_valign (line->back, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (line->back), "sp-line", line);
  g_signal_connect_object (line->back, "clicked", G_CALLBACK (yield_back_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (line->row), line->whose);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (line->row), line->back);
  source = add_source (self, find_heading (self, yield->phase), source_title);
  source->is_yield = TRUE;
  source->kind = line->kind;
}

/* ----------------------------------------------------------------- view */

static const char *
source_of (const SpProvenance *provenance)
{
  return provenance->source != NULL ? provenance->source : provenance->note != NULL ? provenance->note : _("Typed in; no source said");
}

/* The rows there are say what the plan says; FALSE: it has others. */
static gboolean
has_same_rows (SpHousingAssumptions *self, const SpSnapshot *s)
{
  guint n_lines = s->n_delivery_defaults * (N_TERMS + 1) + 2 * s->n_yields;

  if (self->stage_headings->len != s->n_delivery_defaults || self->lines->len != n_lines)
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (line->is_yield ? find_yield (s, &line->kind) == NULL : find_stage (s, line->permission) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    adw_preferences_group_remove (group, ((Heading *) g_ptr_array_index (headings, i))->row);
  g_ptr_array_set_size (headings, 0);
}

static void
build_rows (SpHousingAssumptions *self, const SpSnapshot *s)
{
  remove_rows (self->stages, self->stage_headings);
  remove_rows (self->yields, self->phase_headings);
  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < s->n_delivery_defaults; i++)
    add_stage (self, &s->delivery_defaults[i]);
  for (guint i = 0; i < s->n_yields; i++)
    add_yield (self, &s->yields[i]);
}

/* Shown of the council's own figures only: the usual ones say theirs. */
static void
show_source (Line *line, const SpSnapshot *s)
{
  const SpDeliveryDefault *stage = line->is_yield ? NULL : find_stage (s, line->permission);
  const SpYield *yield = line->is_yield ? find_yield (s, &line->kind) : NULL;
  const SpProvenance *provenance = stage != NULL ? &stage->provenance : &yield->provenance;
  const char *text = provenance->note != NULL ? provenance->note : provenance->source;

  gtk_widget_set_visible (line->row, stage != NULL ? !sp_delivery_is_usual (stage) : !sp_yield_is_usual (yield));
  sp_field_show (ADW_ENTRY_ROW (line->row), text != NULL ? text : "");
}

static void
show_line (Line *line, const SpSnapshot *s)
{
  const SpDeliveryDefault *stage = line->is_yield ? NULL : find_stage (s, line->permission);
  const SpYield *yield = line->is_yield ? find_yield (s, &line->kind) : NULL;
  double usual = 0, scale = stage != NULL ? terms[line->term - SP_TERM_PROBABILITY].scale : 1;
  double number = stage != NULL ? stage->terms.value[line->term] * scale : yield->pupils_per_dwelling;
  g_autofree char *text = sp_number_format (number, yield != NULL ? 6 : fabs (number - round (number)) < 0.005 ? 0 : 2);
  g_autofree char *tip = NULL;

  sp_field_show (ADW_ENTRY_ROW (line->row), text);
  tip = g_strdup_printf (_("Source: %s"), source_of (stage != NULL ? &stage->provenance : &yield->provenance));
  gtk_widget_set_tooltip_text (line->row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
  if (yield == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (line->whose), sp_yield_is_usual (yield) ? _("national") : _("own"));
  gtk_widget_set_visible (line->back, !sp_yield_is_usual (yield) && sp_usual_yield (yield, &usual));
}

static void
show_headings (SpHousingAssumptions *self, const SpSnapshot *s)
{
  for (guint i = 0; i < self->stage_headings->len; i++)
    {
      Heading *heading = g_ptr_array_index (self->stage_headings, i);
      const SpDeliveryDefault *stage = find_stage (s, heading->key);
      gboolean usual = sp_delivery_is_usual (stage);
      g_autofree char *own = g_strdup_printf (_("Own: %s"), source_of (&stage->provenance));

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (heading->row), usual ? _("Usual, for want of the council's own") : own);
      gtk_widget_set_visible (heading->back, !usual);
    }
  for (guint i = 0; i < self->phase_headings->len; i++)
    {
      Heading *heading = g_ptr_array_index (self->phase_headings, i);
      guint n = 0, n_own = 0;
      g_autofree char *text = NULL;

      for (guint y = 0; y < s->n_yields; y++)
        if (g_str_equal (s->yields[y].phase, heading->key))
          n++, n_own += !sp_yield_is_usual (&s->yields[y]);
      text = n_own > 0 ? g_strdup_printf (_("%u kinds of dwelling, %u the council's own"), n, n_own)
                       : g_strdup_printf (ngettext ("%u kind of dwelling, national", "%u kinds of dwelling, all national", n), n);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (heading->row), text);
    }
}

static void
sp_housing_assumptions_update (SpView *view)
{
  SpHousingAssumptions *self = SP_HOUSING_ASSUMPTIONS (view);
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (view));

  if (s == NULL)
    return;
  if (!has_same_rows (self, s))
    build_rows (self, s);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      line->is_source ? show_source (line, s) : show_line (line, s);
    }
  show_headings (self, s);
}

static void
sp_housing_assumptions_session_set (SpView *view)
{
  sp_add_yield_set_session (SP_HOUSING_ASSUMPTIONS (view)->another, sp_view_get_session (view));
}

static void
sp_housing_assumptions_finalize (GObject *object)
{
  SpHousingAssumptions *self = SP_HOUSING_ASSUMPTIONS (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->stage_headings);
  g_ptr_array_unref (self->phase_headings);
  G_OBJECT_CLASS (sp_housing_assumptions_parent_class)->finalize (object);
}

static void
sp_housing_assumptions_class_init (SpHousingAssumptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_housing_assumptions_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_housing_assumptions_session_set;
  SP_VIEW_CLASS (klass)->update = sp_housing_assumptions_update;
  g_type_ensure (SP_TYPE_ADD_YIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-housing-assumptions.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHousingAssumptions, stages);
  gtk_widget_class_bind_template_child (widget_class, SpHousingAssumptions, yields);
  gtk_widget_class_bind_template_child (widget_class, SpHousingAssumptions, another);
}

static void
sp_housing_assumptions_init (SpHousingAssumptions *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->stage_headings = g_ptr_array_new_with_free_func (g_free);
  self->phase_headings = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
