/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pot-fixed.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"

struct _SpPotFixed
{
  SpView               parent_instance;

  AdwPreferencesGroup *list;
  GtkDropDown         *project;
  AdwEntryRow         *year, *amount;
  GtkSwitch           *only;
  GPtrArray           *rows;  /* of GtkWidget, borrowed */
  GArray              *ids;   /* of gint64: of the projects, beside the drop-down */
  char                *shown; /* what the rows say, so that they are made anew only when that changes */
};

G_DEFINE_FINAL_TYPE (SpPotFixed, sp_pot_fixed, SP_TYPE_VIEW)

static gint64
get_pot (SpPotFixed *self)
{
  return sp_session_get_selected (sp_view_get_session (SP_VIEW (self)), SP_SUBJECT_POT);
}

/* ------------------------------------------------------------------- edits */

/* What is fixed of the pot `target` for the project `number` in `year`; group: no more than that. */
static gboolean
set_fixed (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_pot_allocation (plan, value->target, (gint64) value->number, sp_financial_year (value->year),
                                     value->known ? &value->money : NULL, value->group != 0, error);
}

/* A year, or none. */
static gboolean
read_year (const char *typed, gint *year)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  SpFinancialYear read = { 0 };

  *year = 0;
  if (*text == '\0')
    return TRUE;
  if (!sp_financial_year_parse (text, &read))
    return FALSE;
  *year = read.start;
  return TRUE;
}

static void
added_cb (SpPotFixed *self)
{
  guint chosen = gtk_drop_down_get_selected (self->project);
  SpEditValue value = { .target = get_pot (self), .group = gtk_switch_get_active (self->only) };
  gboolean year = read_year (gtk_editable_get_text (GTK_EDITABLE (self->year)), &value.year);
  gboolean amount = sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->amount)), SP_MONEY_MILLIONS, &value.known,
                                          &value.money) && value.known;

  sp_field_refuse (GTK_WIDGET (self->year), !year);
  sp_field_refuse (GTK_WIDGET (self->amount), !amount);
  if (chosen >= self->ids->len)
    return;
  value.number = (double) g_array_index (self->ids, gint64, chosen);
  if (!year)
    sp_edit_say (GTK_WIDGET (self), _("A financial year is written 2015-16; leave it blank for when the money can be used."), NULL, NULL);
  else if (!amount)
    sp_edit_say (GTK_WIDGET (self), _("An amount is in £m, such as 1.2."), NULL, NULL);
  else
    sp_edit_request (GTK_WIDGET (self->amount), sp_view_get_session (SP_VIEW (self)), FALSE, set_fixed, &value);
}

static void
removed_cb (SpPotFixed *self, GtkWidget *button)
{
  const SpEditValue *value = g_object_get_data (G_OBJECT (button), "sp-fixed");

  sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, set_fixed, value);
}

/* -------------------------------------------------------------------- rows */

char *
sp_pot_fixed_dup_words (const SpPotAllocation *fixed)
{
  g_autofree char *amount = sp_money_to_words (fixed->amount);
  g_autofree char *year = fixed->year.start != 0 ? sp_financial_year_to_string (fixed->year) : NULL;
  const char *more = fixed->no_more ? _("and no more of this money") : NULL;
  g_autoptr(GString) text = g_string_new (amount);

  if (year != NULL)
    g_string_append_printf (text, _(" in %s"), year);
  if (more != NULL)
    g_string_append_printf (text, ", %s", more);
  return g_strdup (text->str);
}

static GtkWidget *
remove_new (SpPotFixed *self, const SpPotAllocation *fixed, gint64 project_id, const char *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove what is fixed for %s"), what);
  SpEditValue value = { .target = get_pot (self), .number = (double) project_id, .year = fixed->year.start };

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "sp-fixed", g_memdup2 (&value, sizeof value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_fixed (SpPotFixed *self, const SpSnapshot *s, const SpPotAllocation *fixed)
{
  const SpProject *project = &s->projects[fixed->project];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = sp_pot_fixed_dup_words (fixed);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), project->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_new (self, fixed, project->id, project->name));
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_of (const SpSnapshot *s, guint i, gint64 pot)
{
  return s->allocations[i].pot >= 0 && s->pots[s->allocations[i].pot].id == pot && s->allocations[i].project >= 0;
}

static char *
write_down (const SpSnapshot *s, gint64 pot)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, pot);
  for (guint i = 0; i < s->n_allocations; i++)
    {
      g_autofree char *subtitle = is_of (s, i, pot) ? sp_pot_fixed_dup_words (&s->allocations[i]) : NULL;

      if (subtitle != NULL)
        g_string_append_printf (text, "\n%s\t%s", s->projects[s->allocations[i].project].name, subtitle);
    }
  return g_string_free (text, FALSE);
}

static void
show_projects (SpPotFixed *self, const SpSnapshot *s)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < s->n_projects; i++)
    if (s->projects[i].id > 0) /* no option that a scenario carries out */
      {
        g_array_append_val (self->ids, s->projects[i].id);
        gtk_string_list_append (names, s->projects[i].name);
      }
  gtk_drop_down_set_model (self->project, G_LIST_MODEL (names));
}

static void
sp_pot_fixed_update (SpView *view)
{
  SpPotFixed *self = SP_POT_FIXED (view);
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (view));
  g_autofree char *text = s != NULL ? write_down (s, get_pot (self)) : NULL;

  if (s == NULL || g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < s->n_allocations; i++)
    if (is_of (s, i, get_pot (self)))
      show_fixed (self, s, &s->allocations[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
  show_projects (self, s);
  gtk_editable_set_text (GTK_EDITABLE (self->year), "");
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  gtk_switch_set_active (self->only, FALSE);
}

static void
sp_pot_fixed_finalize (GObject *object)
{
  SpPotFixed *self = SP_POT_FIXED (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->ids);
  g_free (self->shown);
  G_OBJECT_CLASS (sp_pot_fixed_parent_class)->finalize (object);
}

static void
sp_pot_fixed_class_init (SpPotFixedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_pot_fixed_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_pot_fixed_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-pot-fixed.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPotFixed, list);
  gtk_widget_class_bind_template_child (widget_class, SpPotFixed, project);
  gtk_widget_class_bind_template_child (widget_class, SpPotFixed, year);
  gtk_widget_class_bind_template_child (widget_class, SpPotFixed, amount);
  gtk_widget_class_bind_template_child (widget_class, SpPotFixed, only);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
sp_pot_fixed_init (SpPotFixed *self)
{
  self->rows = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_shorten_drop_down (self->project);
  sp_field_name_drop_down (self->project, _("Project"));
}
