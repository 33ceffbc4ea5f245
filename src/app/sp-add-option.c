/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-option.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-result-programme.h"
#include "sp-rows.h"

struct _SpAddOption
{
  GtkPopover   parent_instance;

  GtkEntry    *name, *places, *cost, *months;
  GtkDropDown *kind, *area;
  GtkWidget   *add;
  GArray      *area_ids; /* of gint64, beside the drop-down */
  SpSession   *session;  /* weak */
};

G_DEFINE_FINAL_TYPE (SpAddOption, sp_add_option, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpAddOption *self)
{
  g_autofree char *name = dup_text (self->name), *places = dup_text (self->places);

  gtk_widget_set_sensitive (self->add, *name != '\0' && *places != '\0' && self->area_ids->len > 0);
}

/* A whole number, fewer places below nought; FALSE when it is none, or nought. */
static gboolean
read_places (SpAddOption *self, gint *places)
{
  g_autofree char *text = dup_text (self->places);
  gint64 number = 0;

  if (!g_ascii_string_to_signed (text, 10, -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES, &number, NULL))
    return FALSE;
  *places = (gint) number;
  return number != 0;
}

static gboolean
read_months (SpAddOption *self, gint *months)
{
  g_autofree char *text = dup_text (self->months);
  gboolean known = FALSE;
  double number = 0;

  if (!sp_field_parse_number (text, SP_MOST_LEAD_MONTHS, &known, &number) || number != (gint) number)
    return FALSE;
  *months = known ? (gint) number : -1;
  return TRUE;
}

static gboolean
read_draft (SpAddOption *self, SpOptionDraft *draft, SpMoney *cost, gint *places, const char **wrong)
{
  g_autofree char *money = dup_text (self->cost);
  gboolean known = FALSE;

  *wrong = NULL;
  if (!read_places (self, places))
    *wrong = _("How many places a year it adds is a whole number, such as 30; fewer is below 0.");
  else if (!sp_field_parse_money (money, SP_MONEY_MILLIONS, &known, cost))
    *wrong = _("A cost is in £m, such as 4.5; leave it blank when none is known.");
  else if (!read_months (self, &draft->lead_months))
    *wrong = _("A lead time is in whole months, such as 24; leave it blank when none is said.");
  draft->cost = known ? cost : NULL;
  return *wrong == NULL;
}

static void
clear (SpAddOption *self)
{
  GtkEntry *entries[] = { self->name, self->places, self->cost, self->months };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
}

/* Refused, it stays open with what was typed. */
static void
add_cb (SpAddOption *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *name = dup_text (self->name);
  guint area = gtk_drop_down_get_selected (self->area), kind = gtk_drop_down_get_selected (self->kind);
  SpOptionDraft draft = { .name = name };
  SpDraftPlaces rows[SP_N_GROUPS];
  SpPhase phase;
  SpMoney cost = { 0 };
  gint places = 0;
  const char *wrong;
  g_autoptr(GError) error = NULL;

  if (plan == NULL || *name == '\0' || area >= self->area_ids->len)
    return;
  phase = sp_session_get_phase (self->session);
  draft.kind = sp_option_kind_codes ()[kind];
  draft.phase = sp_phase_code (phase);
  draft.area_id = g_array_index (self->area_ids, gint64, area);
  if (!read_draft (self, &draft, &cost, &places, &wrong))
    {
      sp_edit_say (GTK_WIDGET (self), wrong, NULL, NULL);
      return;
    }
  draft.n_places = sp_option_climb (phase, draft.area_id, places, rows);
  draft.places = rows;
  if (!sp_edit_add_option (plan, &draft, NULL, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  clear (self);
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

/* The areas of the phase that is shown now. */
static void
fill_cb (SpAddOption *self)
{
  GListModel *rows = self->session != NULL ? sp_session_get_areas (self->session) : NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->area_ids, 0);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      gint64 id = sp_row_get_id (row);

      g_array_append_val (self->area_ids, id);
      gtk_string_list_append (names, sp_area_row_get_values (row)->name);
    }
  gtk_drop_down_set_model (self->area, G_LIST_MODEL (names));
  typed_cb (self);
}

static void
sp_add_option_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_OPTION (object)->session);
  G_OBJECT_CLASS (sp_add_option_parent_class)->dispose (object);
}

static void
sp_add_option_finalize (GObject *object)
{
  g_array_unref (SP_ADD_OPTION (object)->area_ids);
  G_OBJECT_CLASS (sp_add_option_parent_class)->finalize (object);
}

static void
sp_add_option_class_init (SpAddOptionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_option_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_add_option_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-option.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, name);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, kind);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, area);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, places);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, cost);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, months);
  gtk_widget_class_bind_template_child (widget_class, SpAddOption, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
sp_add_option_init (SpAddOption *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  self->area_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; sp_option_kind_codes ()[i] != NULL; i++)
    gtk_string_list_append (kinds, sp_words_for_option_kind (sp_option_kind_codes ()[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  sp_field_name_drop_down (self->kind, _("Kind of option"));
  sp_field_name_drop_down (self->area, _("Planning area"));
  typed_cb (self);
}

void
sp_add_option_set_session (SpAddOption *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
}
