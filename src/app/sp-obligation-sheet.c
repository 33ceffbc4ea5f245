/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-obligation-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-agreement-edit.h"
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-fact-list.h"
#include "sp-field.h"
#include "sp-obligation-edit.h"
#include "sp-obligation-index-edit.h"
#include "sp-obligation-sum.h"
#include "sp-payment-list.h"
#include "sp-result-tables.h"
#include "sp-rows.h"
#include "sp-wrap-box.h"

typedef enum { GROUP_MONEY, GROUP_DATES, GROUP_AGREEMENT, GROUP_INDEX, N_GROUPS } Group;

struct _SpObligationSheet
{
  SpView           parent_instance;

  GtkLabel        *name, *agreement, *later, *index;
  GtkWidget       *remove, *remove_agreement;
  SpFactList      *groups[N_GROUPS];
  GtkDropDown     *trigger;
  AdwEntryRow     *trigger_value;
  SpObligationSum *sum;
  SpPaymentList   *payments;
  SpRow           *row; /* NULL = none */
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (SpObligationSheet, sp_obligation_sheet, SP_TYPE_VIEW)

/* Codes of the schema, in the order of the drop-down. */
static const char *const triggers[] = { NULL, "commencement", "occupation", "share of dwellings", "date" };

static const SpFact money_facts[] = {
  { N_("Obligation"), &sp_obligation_text_cell },
  { N_("Kind"), &sp_obligation_kind_cell },
  { N_("Amount, £"), &sp_obligation_amount_cell },
  { N_("The amount is"), &sp_obligation_basis_cell },
  { N_("Land, hectares"), &sp_obligation_hectares_cell },
  { N_("Phase"), &sp_obligation_phase_cell },
  { N_("May pay for"), &sp_obligation_tie_cell },
  { N_("Part of the pot"), &sp_obligation_pot_cell },
};
static const SpFact date_facts[] = {
  { N_("Agreement signed on"), &sp_obligation_signed_cell },
  { N_("Triggered on"), &sp_obligation_triggered_cell },
  { N_("Due on"), &sp_obligation_due_cell },
  { N_("All received on"), &sp_obligation_received_cell },
  { N_("Allocated on"), &sp_obligation_allocated_cell },
  { N_("Spent on"), &sp_obligation_spent_cell },
  { N_("To be paid back after"), &sp_obligation_pay_back_cell },
  { N_("Or so many years after receipt"), &sp_obligation_years_cell },
};
static const SpFact agreement_facts[] = {
  { N_("Agreement"), &sp_agreement_title_cell },
  { N_("Reference"), &sp_agreement_reference_cell },
  { N_("Planning application"), &sp_agreement_application_cell },
  { N_("Planning authority"), &sp_agreement_authority_cell },
  { N_("Site"), &sp_agreement_site_cell },
};
static const SpFact index_facts[] = {
  { N_("Grows with"), &sp_obligation_index_cell },
  { N_("From the prices of, such as 2014Q1"), &sp_obligation_base_cell },
  { N_("Add a value of the index, such as 2014Q1 112.5"), &sp_obligation_value_cell },
  { N_("Add an index by its name"), &sp_obligation_new_index_cell },
};
static const struct { const char *heading; const SpFact *facts; guint n; } GROUPS[N_GROUPS] = {
  [GROUP_MONEY] = { N_("Obligation"), money_facts, G_N_ELEMENTS (money_facts) },
  [GROUP_DATES] = { N_("Dates"), date_facts, G_N_ELEMENTS (date_facts) },
  [GROUP_AGREEMENT] = { N_("Agreement"), agreement_facts, G_N_ELEMENTS (agreement_facts) },
  [GROUP_INDEX] = { N_("Index"), index_facts, G_N_ELEMENTS (index_facts) },
};

static const SpObligation *
find_obligation (SpObligationSheet *self, const SpAgreement **agreement)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));

  return self->row != NULL ? sp_obligation_find (session, sp_row_get_id (self->row), agreement) : NULL;
}

/* ------------------------------------------------------------------ trigger */

static gboolean
set_trigger (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  const char *code = triggers[value->group];
  gboolean of_date = g_strcmp0 (code, "date") == 0;

  return sp_edit_set_obligation_trigger (plan, value->target, code, value->number, of_date ? value->text : NULL, error);
}

/* A share is typed in per cent. What a trigger waits for goes with its value: it is taken once that can be read. */
static void
trigger_applied_cb (SpObligationSheet *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->trigger_value))));
  SpEditValue value = { .group = (gint) gtk_drop_down_get_selected (self->trigger), .text = text };
  gboolean needs_number = value.group == 2 || value.group == 3;
  gboolean read = !needs_number || (sp_field_parse_number (text, 100000, &value.known, &value.number) && value.known);

  if (self->filling || self->row == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->trigger_value), value.group >= 2);
  sp_field_refuse (GTK_WIDGET (self->trigger_value), !read && *text != '\0');
  if (!read || (value.group == 4 && *text == '\0'))
    return;
  value.target = sp_row_get_id (self->row);
  value.number = value.group == 3 ? value.number / 100 : value.number;
  sp_edit_request (GTK_WIDGET (self->trigger), sp_view_get_session (SP_VIEW (self)), FALSE, set_trigger, &value);
}

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
show_trigger (SpObligationSheet *self, const SpObligation *o)
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

/* ----------------------------------------------------------------- removing */

static gboolean
remove_obligation (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_obligation (plan, value->target, error);
}

static gboolean
remove_agreement (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_agreement (plan, value->target, error);
}

static void
removed_cb (SpObligationSheet *self, GtkWidget *button)
{
  const SpAgreement *agreement = NULL;
  const SpObligation *o = find_obligation (self, &agreement);
  gboolean whole = button == self->remove_agreement;
  SpEditValue value = { 0 };

  if (o == NULL)
    return;
  value.target = whole ? agreement->id : o->id;
  sp_edit_request (gtk_widget_get_parent (GTK_WIDGET (self)), sp_view_get_session (SP_VIEW (self)), FALSE,
                   whole ? remove_agreement : remove_obligation, &value);
}

/* The last obligation of an agreement goes with it. */
static void
show_removing (SpObligationSheet *self, const SpAgreement *agreement)
{
  g_autofree char *label = agreement->n_obligations > 1
                             ? g_strdup_printf (ngettext ("Remove Agreement and Its %u Obligation", "Remove Agreement and Its %u Obligations",
                                                          agreement->n_obligations), agreement->n_obligations)
                             : g_strdup (_("Remove Agreement"));

  gtk_button_set_label (GTK_BUTTON (self->remove_agreement), label);
  gtk_widget_set_visible (self->remove, agreement->n_obligations > 1);
}

/* -------------------------------------------------------------------- sheet */

/* A date after the plan's day changes no state yet, which would puzzle whoever has just typed it. */
static void
say_later (SpObligationSheet *self, const SpAgreement *agreement, const SpObligation *o)
{
  const char *const dates[] = { agreement->signed_on, o->triggered_on, o->due_on, o->received_on, o->allocated_on, o->spent_on };
  const char *day = sp_receipt_row_get_values (self->row)->day;
  g_autofree char *text = NULL;

  for (guint i = 0; day != NULL && text == NULL && i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL && strcmp (dates[i], day) > 0)
      text = g_strdup_printf (_("%s is after %s, the day as of which this plan looks at its money: until then it has not "
                                "happened, and the state stays as it is."), dates[i], day);
  sp_field_say (self->later, text);
}

static void
say_index (SpObligationSheet *self)
{
  SpReceipts *receipts = sp_session_get_receipts (sp_view_get_session (SP_VIEW (self)));
  guint i = (guint) sp_receipt_row_get_values (self->row)->index;
  g_autofree char *text = receipts != NULL ? sp_sentence_for_contribution_index (receipts, i) : NULL;

  sp_field_say (self->index, text);
}

static void
sp_obligation_sheet_update (SpView *view)
{
  SpObligationSheet *self = SP_OBLIGATION_SHEET (view);
  const SpAgreement *agreement = NULL;
  const SpObligation *o = find_obligation (self, &agreement);

  gtk_widget_set_visible (GTK_WIDGET (self), o != NULL);
  for (gint g = 0; g < N_GROUPS; g++)
    sp_fact_list_show (self->groups[g], o != NULL ? self->row : NULL);
  if (o == NULL)
    return;
  sp_field_say (self->name, o->text);
  sp_field_say (self->agreement, agreement->title);
  show_trigger (self, o);
  show_removing (self, agreement);
  say_later (self, agreement, o);
  say_index (self);
  gtk_widget_set_visible (GTK_WIDGET (self->groups[GROUP_INDEX]), g_strcmp0 (o->kind, "money") == 0);
}

static void
sp_obligation_sheet_session_set (SpView *view)
{
  SpObligationSheet *self = SP_OBLIGATION_SHEET (view);
  SpSession *session = sp_view_get_session (view);

  g_object_set (self->payments, "session", session, NULL);
  g_object_set (self->sum, "session", session, NULL);
  for (gint g = 0; g < N_GROUPS; g++)
    sp_fact_list_set_up (self->groups[g], session, _(GROUPS[g].heading), GROUPS[g].facts, GROUPS[g].n);
}

static void
sp_obligation_sheet_dispose (GObject *object)
{
  g_clear_object (&SP_OBLIGATION_SHEET (object)->row);
  G_OBJECT_CLASS (sp_obligation_sheet_parent_class)->dispose (object);
}

static void
sp_obligation_sheet_class_init (SpObligationSheetClass *klass)
{
  static const char *const groups[N_GROUPS] = { "money_group", "dates_group", "agreement_group", "index_group" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_obligation_sheet_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_obligation_sheet_session_set;
  SP_VIEW_CLASS (klass)->update = sp_obligation_sheet_update;
  g_type_ensure (SP_TYPE_FACT_LIST);
  g_type_ensure (SP_TYPE_OBLIGATION_SUM);
  g_type_ensure (SP_TYPE_PAYMENT_LIST);
  g_type_ensure (SP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-obligation-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, name);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, agreement);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, later);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, index);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, remove);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, remove_agreement);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, trigger);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, trigger_value);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, sum);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSheet, payments);
  for (gint g = 0; g < N_GROUPS; g++)
    gtk_widget_class_bind_template_child_full (widget_class, groups[g], FALSE,
                                               G_STRUCT_OFFSET (SpObligationSheet, groups) + g * (gssize) sizeof (gpointer));
  gtk_widget_class_bind_template_callback (widget_class, trigger_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
sp_obligation_sheet_init (SpObligationSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->trigger, _("Trigger"));
}

void
sp_obligation_sheet_set_row (SpObligationSheet *self, SpRow *row)
{
  g_return_if_fail (SP_IS_OBLIGATION_SHEET (self));
  g_set_object (&self->row, row);
  sp_obligation_sheet_update (SP_VIEW (self));
  sp_obligation_sum_set_row (self->sum, row);
  sp_payment_list_set_obligation (self->payments, row != NULL ? sp_row_get_id (row) : 0);
}
