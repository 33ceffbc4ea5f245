/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-ledger.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-column.h"
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-payment-list.h"
#include "sp-row-list.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpFundingLedger
{
  SpView       parent_instance;

  GtkLabel    *summary, *name, *later;
  SpRowTable  *table;
  GtkWidget   *sheet;
  AdwEntryRow *amount, *events[SP_N_OBLIGATION_EVENTS];
  GtkDropDown *trigger;
  AdwEntryRow *trigger_value;
  SpPaymentList *payments;
  gint64       chosen; /* obligation, 0 = none */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (SpFundingLedger, sp_funding_ledger, SP_TYPE_VIEW)

#define RECEIPT(row) sp_receipt_row_get_values (row)

/* Codes of the schema, in the order of the drop-down. */
static const char *const triggers[] = { NULL, "commencement", "occupation", "share of dwellings", "date" };

static char *agreement_text (gpointer row) { return g_strdup (RECEIPT (row)->agreement); }
static char *text_text (gpointer row) { return g_strdup (RECEIPT (row)->text); }
static char *kind_text (gpointer row) { return g_strdup (RECEIPT (row)->land ? _("Land") : _("Money")); }
static char *state_text (gpointer row) { return g_strdup (RECEIPT (row)->state_name); }
static char *signed_text (gpointer row) { return g_strdup (RECEIPT (row)->signed_on); }
static char *
say_millions (gint64 pence)
{
  return sp_money_format (sp_money (pence), SP_MONEY_MILLIONS);
}

/* "0.150 of 0.491": what has come of what is due in all; without an amount only what has come. */
static char *
received_text (gpointer row)
{
  const SpReceiptValues *values = RECEIPT (row);
  g_autofree char *received = say_millions (values->received), *due = say_millions (values->due);

  if (values->worth_known)
    return g_strdup_printf (_("%s of %s"), received, due);
  return values->received > 0 ? g_steal_pointer (&received) : NULL;
}
static double received_key (gpointer row) { return (double) RECEIPT (row)->received; }
static char *
outstanding_text (gpointer row)
{
  return RECEIPT (row)->worth_known ? say_millions (RECEIPT (row)->to_come) : NULL;
}
static double outstanding_key (gpointer row) { return RECEIPT (row)->worth_known ? (double) RECEIPT (row)->to_come : NAN; }
static char *spent_text (gpointer row) { return RECEIPT (row)->received > 0 ? say_millions (RECEIPT (row)->spent) : NULL; }
static double spent_key (gpointer row) { return RECEIPT (row)->received > 0 ? (double) RECEIPT (row)->spent : NAN; }
static char *expected_text (gpointer row) { return g_strdup (RECEIPT (row)->expected_text); }
static double expected_key (gpointer row) { return RECEIPT (row)->expected > 0 ? RECEIPT (row)->expected : NAN; }
static char *pay_back_text (gpointer row) { return g_strdup (RECEIPT (row)->pay_back_on); }
static char *
risk_text (gpointer row)
{
  return RECEIPT (row)->at_risk >= 0 ? g_strdup_printf (_("%.0f %%"), 100 * RECEIPT (row)->at_risk) : NULL;
}
static double risk_key (gpointer row) { return RECEIPT (row)->at_risk >= 0 ? RECEIPT (row)->at_risk : NAN; }

/* Red: it is late or lost. Amber: it is owed. Green: it is in hand. The word beside says which. */
static const char *
state_style (gpointer row)
{
  static const char *const styles[] = {
    "traffic-none", "traffic-none", "traffic-amber", "traffic-amber", "traffic-red", "traffic-amber", "traffic-green",
    "traffic-green", "traffic-green", "traffic-red", "traffic-red", "traffic-red",
  };

  return styles[CLAMP (RECEIPT (row)->state, 0, (gint) G_N_ELEMENTS (styles) - 1)];
}

static const SpColumn columns[] = {
  { N_("Agreement"), NULL, agreement_text, NULL, NULL, SP_COLUMN_EXPAND },
  { N_("Obligation"), NULL, text_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_CAPTION },
  { N_("Kind"), NULL, kind_text, NULL, NULL, 0 },
  { N_("State"), N_("The last of its dated events that has happened, or what is wrong"), state_text, NULL, state_style, 0 },
  { N_("Signed"), N_("When the agreement was signed"), signed_text, NULL, NULL, 0 },
  { N_("Received of due, £m"), N_("What has come so far, in one sum or in parts, of what is due in all: its worth now, grown by its index where one is held"), received_text, received_key, NULL, 0 },
  { N_("Outstanding £m"), N_("What has not come yet, at the prices of now"), outstanding_text, outstanding_key, NULL, 0 },
  { N_("Spent £m"), N_("Or handed on to others who spend it"), spent_text, spent_key, NULL, 0 },
  { N_("Expected"), N_("The first financial year by whose end its trigger has passed in half of the simulated courses of its site (an estimate)"),
    expected_text, expected_key, NULL, 0 },
  { N_("Pay back after"), NULL, pay_back_text, NULL, NULL, 0 },
  { N_("Too late"), N_("How likely it is that its trigger has not passed when it would have to be paid back"), risk_text, risk_key, NULL, 0 },
};

static const SpObligation *
find_obligation (SpFundingLedger *self, const SpAgreement **agreement)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));

  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      if (s->agreements[a].obligations[o].id == self->chosen)
        {
          *agreement = &s->agreements[a];
          return &s->agreements[a].obligations[o];
        }
  return NULL;
}

/* ------------------------------------------------------------------- edits */

static gboolean
set_amount (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_amount (plan, value->target, value->known ? &value->money : NULL, error);
}

static gboolean
set_event (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_event (plan, value->target, (SpObligationEvent) value->group, value->text, error);
}

static gboolean
set_trigger (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  const char *code = triggers[value->group];
  gboolean of_date = g_strcmp0 (code, "date") == 0;

  return sp_edit_set_obligation_trigger (plan, value->target, code, value->number, of_date ? value->text : NULL, error);
}

static char *
dup_typed (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
amount_applied_cb (SpFundingLedger *self)
{
  SpEditValue value = { .target = self->chosen };
  gboolean read = sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->amount)), SP_MONEY_POUNDS, &value.known,
                                        &value.money);

  sp_field_refuse (GTK_WIDGET (self->amount), !read);
  if (read)
    sp_edit_request (GTK_WIDGET (self->amount), sp_view_get_session (SP_VIEW (self)), FALSE, set_amount, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("An amount is in £, such as 1,250,000; leave it blank when none is said."), NULL, NULL);
}

static void
event_applied_cb (SpFundingLedger *self, AdwEntryRow *row)
{
  g_autofree char *text = dup_typed (row);
  SpEditValue value = { .target = self->chosen, .text = *text != '\0' ? text : NULL };

  while (value.group < SP_N_OBLIGATION_EVENTS - 1 && self->events[value.group] != row)
    value.group++;
  sp_edit_request (GTK_WIDGET (row), sp_view_get_session (SP_VIEW (self)), FALSE, set_event, &value);
}

/* A share is typed in per cent. What a trigger waits for goes with its value: it is taken once that can be read. */
static void
trigger_applied_cb (SpFundingLedger *self)
{
  g_autofree char *text = dup_typed (self->trigger_value);
  SpEditValue value = { .target = self->chosen, .group = (gint) gtk_drop_down_get_selected (self->trigger), .text = text };
  gboolean needs_number = value.group == 2 || value.group == 3;
  gboolean read = !needs_number || (sp_field_parse_number (text, 100000, &value.known, &value.number) && value.known);

  if (self->filling || self->chosen == 0)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->trigger_value), value.group >= 2);
  sp_field_refuse (GTK_WIDGET (self->trigger_value), !read && *text != '\0');
  if (!read || (value.group == 4 && *text == '\0'))
    return;
  value.number = value.group == 3 ? value.number / 100 : value.number;
  sp_edit_request (GTK_WIDGET (self->trigger), sp_view_get_session (SP_VIEW (self)), FALSE, set_trigger, &value);
}

/* ------------------------------------------------------------------- sheet */

static char *
dup_trigger_value (const SpObligation *o)
{
  if (o->trigger == NULL || g_str_equal (o->trigger, "commencement"))
    return NULL;
  if (g_str_equal (o->trigger, "date"))
    return g_strdup (o->trigger_on);
  return g_strdup_printf ("%g", g_str_equal (o->trigger, "occupation") ? o->trigger_value : 100 * o->trigger_value);
}

static void
show_trigger (SpFundingLedger *self, const SpObligation *o)
{
  g_autofree char *value = dup_trigger_value (o);
  guint i = 0;

  for (guint t = 1; t < G_N_ELEMENTS (triggers); t++)
    i = g_strcmp0 (o->trigger, triggers[t]) == 0 ? t : i;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->trigger, i);
  sp_field_show (self->trigger_value, value);
  gtk_widget_set_sensitive (GTK_WIDGET (self->trigger_value), i >= 2);
  self->filling = FALSE;
}

/* The day as of which the plan looks at its money; NULL while there is no result. */
static char *
dup_day (SpFundingLedger *self)
{
  GListModel *rows = sp_session_get_receipt_rows (sp_view_get_session (SP_VIEW (self)));
  g_autoptr(SpRow) row = g_list_model_get_item (rows, 0);

  return row != NULL ? g_strdup (RECEIPT (row)->day) : NULL;
}

/* A date after the plan's day changes no state yet, which would puzzle whoever has just typed it. */
static void
say_later (SpFundingLedger *self, const SpAgreement *agreement, const SpObligation *o)
{
  const char *const dates[] = { agreement->signed_on, o->triggered_on, o->due_on, o->received_on, o->allocated_on, o->spent_on };
  g_autofree char *day = dup_day (self), *text = NULL;

  for (guint i = 0; day != NULL && text == NULL && i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && strcmp (dates[i], day) > 0)
      text = g_strdup_printf (_("%s is after %s, the day as of which this plan looks at its money: until then it has not "
                                "happened, and the state stays as it is."), dates[i], day);
  sp_field_say (self->later, text);
}

static void
show_sheet (SpFundingLedger *self)
{
  const SpAgreement *agreement = NULL;
  const SpObligation *o = find_obligation (self, &agreement);
  g_autofree char *amount = NULL;

  gtk_widget_set_visible (self->sheet, o != NULL);
  if (o == NULL)
    return;
  amount = o->has_amount ? sp_money_format (o->amount, SP_MONEY_POUNDS) : NULL;
  sp_field_say (self->name, o->text);
  sp_field_show (self->amount, amount);
  sp_field_show (self->events[SP_OBLIGATION_SIGNED], agreement->signed_on);
  sp_field_show (self->events[SP_OBLIGATION_TRIGGERED], o->triggered_on);
  sp_field_show (self->events[SP_OBLIGATION_DUE], o->due_on);
  sp_field_show (self->events[SP_OBLIGATION_RECEIVED], o->received_on);
  sp_field_show (self->events[SP_OBLIGATION_ALLOCATED], o->allocated_on);
  sp_field_show (self->events[SP_OBLIGATION_SPENT], o->spent_on);
  sp_field_show (self->events[SP_OBLIGATION_PAY_BACK], o->pay_back_on);
  show_trigger (self, o);
  say_later (self, agreement, o);
}

static void
activated_cb (SpFundingLedger *self, SpRow *row)
{
  self->chosen = sp_row_get_id (row);
  show_sheet (self);
  sp_payment_list_set_obligation (self->payments, self->chosen);
}

static void
say_summary (SpFundingLedger *self)
{
  GListModel *rows = sp_session_get_receipt_rows (sp_view_get_session (SP_VIEW (self)));
  guint n = g_list_model_get_n_items (rows), n_known = 0;
  SpMoney worth = { 0 }, received = { 0 }, to_come = { 0 }, spent = { 0 };
  g_autofree char *all = NULL, *came = NULL, *rest = NULL, *gone = NULL, *text = NULL, *day = dup_day (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      n_known += RECEIPT (row)->worth_known;
      worth = sp_money_add (worth, sp_money (RECEIPT (row)->worth_known ? RECEIPT (row)->worth : 0));
      received = sp_money_add (received, sp_money (RECEIPT (row)->received));
      to_come = sp_money_add (to_come, sp_money (RECEIPT (row)->to_come));
      spent = sp_money_add (spent, sp_money (RECEIPT (row)->spent));
    }
  all = sp_money_to_words (worth);
  came = sp_money_to_words (received);
  rest = sp_money_to_words (to_come);
  gone = sp_money_to_words (spent);
  text = g_strdup_printf (_("%u obligations; %u say what they are worth: %s now. By %s %s has been received, %s of it spent, and %s is "
                            "outstanding. Open one to read and change it."), n, n_known, all, day, came, gone, rest);
  sp_field_say (self->summary, n > 0 ? text : NULL);
}

static void
sp_funding_ledger_update (SpView *view)
{
  say_summary (SP_FUNDING_LEDGER (view));
  show_sheet (SP_FUNDING_LEDGER (view));
}

static void
sp_funding_ledger_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  g_object_set (SP_FUNDING_LEDGER (view)->payments, "session", session, NULL);
  sp_row_table_set_up (SP_FUNDING_LEDGER (view)->table, session, sp_session_get_receipt_rows (session), SP_SUBJECT_PLAN, columns,
                       G_N_ELEMENTS (columns));
}

static void
sp_funding_ledger_class_init (SpFundingLedgerClass *klass)
{
  static const char *const events[] = { "signed", "triggered", "due", "received", "allocated", "spent", "pay_back" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_ledger_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_ledger_update;
  g_type_ensure (SP_TYPE_PAYMENT_LIST);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-ledger.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, name);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, later);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, table);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, payments);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, sheet);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, amount);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, trigger);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, trigger_value);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    gtk_widget_class_bind_template_child_full (widget_class, events[i], FALSE,
                                               G_STRUCT_OFFSET (SpFundingLedger, events) + (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, trigger_applied_cb);
}

static void
sp_funding_ledger_init (SpFundingLedger *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->trigger, _("Trigger"));
}

void
sp_funding_ledger_set_search (SpFundingLedger *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
