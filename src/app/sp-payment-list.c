/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-payment-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-contribution-name.h"
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-line-list.h"
#include "sp-obligation-edit.h"
#include "sp-wrap-box.h"

struct _SpPaymentList
{
  SpView       parent_instance;

  SpLineList  *list;
  GtkDropDown *state, *project;
  AdwEntryRow *amount, *date;
  GArray      *project_ids; /* of gint64, beside the drop-down; 0 = not said */
  gint64       obligation;  /* 0 = none */
  gint64       shown;       /* of which so many are shown: what was typed is entered once there are others */
  gint         n_shown;
};

G_DEFINE_FINAL_TYPE (SpPaymentList, sp_payment_list, SP_TYPE_VIEW)

/* Codes of the schema, in the order of the drop-down. */
static const char *const states[] = { "received", "spent", "allocated", "transferred", "returned" };

/* ------------------------------------------------------------------- edits */

static gboolean
add_payment (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_add_payment (plan, value->target, states[value->group], &value->money, value->text, (gint64) value->number,
                              error);
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
  guint project = gtk_drop_down_get_selected (self->project);
  SpEditValue value = { .target = self->obligation, .group = (gint) gtk_drop_down_get_selected (self->state),
                        .text = *date != '\0' ? date : NULL,
                        .number = project < self->project_ids->len ? (double) g_array_index (self->project_ids, gint64, project) : 0 };
  gboolean read = sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->amount)), SP_MONEY_POUNDS, &value.known,
                                        &value.money) && value.known;

  sp_field_refuse (GTK_WIDGET (self->amount), !read);
  if (read)
    sp_edit_request (GTK_WIDGET (self->amount), sp_view_get_session (SP_VIEW (self)), FALSE, add_payment, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("An amount is in £, such as 1,250,000."), NULL, NULL);
}

static void
removed_cb (SpPaymentList *self, gint64 id)
{
  SpEditValue value = { .target = id };

  sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, remove_payment, &value);
}

/* -------------------------------------------------------------------- lines */

static char *
dup_title (const SpTransaction *payment)
{
  g_autofree char *amount = sp_money_to_words (payment->amount);

  return g_strdup_printf (C_("amount, what became of it", "%s %s"), amount, sp_transaction_state_name (payment->state));
}

static char *
dup_subtitle (const SpTransaction *payment, const SpSnapshot *s)
{
  const char *date = payment->happened_on != NULL ? payment->happened_on : _("on a day that is not said");
  g_autofree char *reference = payment->reference != NULL ? g_strdup_printf (_("reference %s"), payment->reference) : NULL;
  g_autofree char *project = payment->project >= 0 ? g_strdup_printf (_("for %s"), s->projects[payment->project].name) : NULL;

  if (project != NULL && reference != NULL)
    return g_strdup_printf ("%s, %s, %s", project, date, reference);
  if (project != NULL || reference != NULL)
    return project != NULL ? g_strdup_printf ("%s, %s", project, date) : g_strdup_printf ("%s, %s", date, reference);
  return g_strdup (date);
}

static void
show_payments (SpPaymentList *self, const SpObligation *o)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  g_autofree SpLine *lines = g_new0 (SpLine, o->n_transactions + 1);

  for (guint i = 0; i < o->n_transactions; i++)
    lines[i] = (SpLine) { o->transactions[i].id, dup_title (&o->transactions[i]), dup_subtitle (&o->transactions[i], s) };
  sp_line_list_show (self->list, lines, o->n_transactions);
  for (guint i = 0; i < o->n_transactions; i++)
    {
      g_free (lines[i].title);
      g_free (lines[i].subtitle);
    }
}

/* Where the plan has the projects it had, the reader's choice stays. */
static void
fill_projects (SpPaymentList *self)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  g_autoptr(GtkStringList) names = gtk_string_list_new ((const char *[]) { _("Not said"), NULL });
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 none = 0;

  g_array_append_val (ids, none);
  for (guint p = 0; p < s->n_projects; p++)
    if (s->projects[p].id > 0)
      {
        g_array_append_val (ids, s->projects[p].id);
        gtk_string_list_append (names, s->projects[p].name);
      }
  if (ids->len == self->project_ids->len && memcmp (ids->data, self->project_ids->data, ids->len * sizeof (gint64)) == 0)
    return;
  g_array_set_size (self->project_ids, 0);
  g_array_append_vals (self->project_ids, ids->data, ids->len);
  gtk_drop_down_set_model (self->project, G_LIST_MODEL (names));
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
  const SpObligation *o = sp_obligation_find (sp_view_get_session (view), self->obligation, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), o != NULL && g_strcmp0 (o->kind, "money") == 0);
  if (o == NULL)
    return;
  fill_projects (self);
  show_payments (self, o);
  if (self->n_shown == (gint) o->n_transactions && self->shown == o->id)
    return;
  self->n_shown = (gint) o->n_transactions;
  self->shown = o->id;
  clear_typed (self);
}

static void
sp_payment_list_finalize (GObject *object)
{
  g_array_unref (SP_PAYMENT_LIST (object)->project_ids);
  G_OBJECT_CLASS (sp_payment_list_parent_class)->finalize (object);
}

static void
sp_payment_list_class_init (SpPaymentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_payment_list_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->update = sp_payment_list_update;
  g_type_ensure (SP_TYPE_LINE_LIST);
  g_type_ensure (SP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-payment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, list);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, state);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, project);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, amount);
  gtk_widget_class_bind_template_child (widget_class, SpPaymentList, date);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
sp_payment_list_init (SpPaymentList *self)
{
  self->project_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->state, _("What became of it"));
  sp_field_name_drop_down (self->project, _("For the project"));
  sp_field_shorten_drop_down (self->project);
}

void
sp_payment_list_set_obligation (SpPaymentList *self, gint64 id)
{
  g_return_if_fail (SP_IS_PAYMENT_LIST (self));
  self->obligation = id;
  sp_payment_list_update (SP_VIEW (self));
}
