/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-payment-list.h"

#include <glib/gi18n-lib.h>
#include "sp-contribution-name.h"
#include "sp-edit-request.h"
#include "sp-field.h"

struct _SpPaymentList
{
  SpView               parent_instance;

  AdwPreferencesGroup *list;
  GtkDropDown         *state;
  AdwEntryRow         *amount, *date;
  GPtrArray           *rows;       /* of GtkWidget, borrowed */
  char                *shown;      /* what the rows say, so that they are made anew only when that changes */
  gint64               obligation; /* 0 = none */
};

G_DEFINE_FINAL_TYPE (SpPaymentList, sp_payment_list, SP_TYPE_VIEW)

/* Codes of the schema, in the order of the drop-down. */
static const char *const states[] = { "received", "spent", "allocated", "transferred", "returned" };

static const SpObligation *
find_obligation (SpPaymentList *self)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));

  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      if (s->agreements[a].obligations[o].id == self->obligation)
        return &s->agreements[a].obligations[o];
  return NULL;
}

/* ------------------------------------------------------------------- edits */

static gboolean
add_payment (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_add_payment (plan, value->target, states[value->group], &value->money, value->text, 0, error);
}

static gboolean
remove_payment (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_payment (plan, value->target, error);
}

static void
added_cb (SpPaymentList *self)
{
  g_autofree char *date = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->date))));
  SpEditValue value = { .target = self->obligation, .group = (gint) gtk_drop_down_get_selected (self->state),
                        .text = *date != '\0' ? date : NULL };
  gboolean read = sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->amount)), SP_MONEY_POUNDS, &value.known,
                                        &value.money) && value.known;

  sp_field_refuse (GTK_WIDGET (self->amount), !read);
  if (read)
    sp_edit_request (GTK_WIDGET (self->amount), sp_view_get_session (SP_VIEW (self)), FALSE, add_payment, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("An amount is in £, such as 1,250,000."), NULL, NULL);
}

static void
removed_cb (SpPaymentList *self, GtkWidget *button)
{
  SpEditValue value = { .target = *(gint64 *) g_object_get_data (G_OBJECT (button), "sp-payment") };

  sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, remove_payment, &value);
}

/* -------------------------------------------------------------------- rows */

static GtkWidget *
remove_new (SpPaymentList *self, gint64 id, const char *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "sp-payment", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static char *
dup_title (const SpTransaction *payment)
{
  g_autofree char *amount = sp_money_to_words (payment->amount);

  return g_strdup_printf (C_("amount, what became of it", "%s %s"), amount, sp_transaction_state_name (payment->state));
}

static char *
dup_subtitle (const SpTransaction *payment)
{
  const char *date = payment->happened_on != NULL ? payment->happened_on : _("on a day that is not said");

  return payment->reference != NULL ? g_strdup_printf (_("%s, reference %s"), date, payment->reference) : g_strdup (date);
}

static void
show_payment (SpPaymentList *self, const SpTransaction *payment)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = dup_title (payment), *subtitle = dup_subtitle (payment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_new (self, payment->id, title));
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static char *
write_down (const SpObligation *o)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, o->id);
  for (guint i = 0; i < o->n_transactions; i++)
    {
      g_autofree char *title = dup_title (&o->transactions[i]), *subtitle = dup_subtitle (&o->transactions[i]);

      g_string_append_printf (text, "\n%" G_GINT64_FORMAT "\t%s\t%s", o->transactions[i].id, title, subtitle);
    }
  return g_string_free (text, FALSE);
}

static void
clear_typed (SpPaymentList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  gtk_editable_set_text (GTK_EDITABLE (self->date), "");
  sp_field_refuse (GTK_WIDGET (self->amount), FALSE);
}

static void
sp_payment_list_update (SpView *view)
{
  SpPaymentList *self = SP_PAYMENT_LIST (view);
  const SpObligation *o = find_obligation (self);
  g_autofree char *text = o != NULL ? write_down (o) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), o != NULL && g_strcmp0 (o->kind, "money") == 0);
  if (o == NULL || g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < o->n_transactions; i++)
    show_payment (self, &o->transactions[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), o->n_transactions > 0);
  clear_typed (self);
}

static void
sp_payment_list_finalize (GObject *object)
{
  SpPaymentList *self = SP_PAYMENT_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (sp_payment_list_parent_class)->finalize (object);
}

static void
sp_payment_list_class_init (SpPaymentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_payment_list_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->update = sp_payment_list_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-payment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, list);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, state);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, amount);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, date);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
sp_payment_list_init (SpPaymentList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->state, _("What became of it"));
}

void
sp_payment_list_set_obligation (SpPaymentList *self, gint64 id)
{
  g_return_if_fail (SP_IS_PAYMENT_LIST (self));
  self->obligation = id;
  sp_payment_list_update (SP_VIEW (self));
}
