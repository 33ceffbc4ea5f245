/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-obligation-sum.h"

#include <glib/gi18n-lib.h>
#include "sp-contribution-name.h"
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-fact-list.h"
#include "sp-field.h"
#include "sp-line-list.h"
#include "sp-obligation-edit.h"
#include "sp-result-tables.h"
#include "sp-rows.h"
#include "sp-table-grid.h"
#include "sp-wrap-box.h"

#define MOST_DWELLINGS 100000
#define MOST_YIELD     3

struct _SpObligationSum
{
  SpView       parent_instance;

  SpFactList  *facts;
  SpLineList  *lines;
  GtkDropDown *type, *tenure, *bedrooms;
  AdwEntryRow *dwellings, *yield;
  GtkBox      *grid;
  GtkWidget   *take;
  SpRow       *row; /* NULL = none */
};

G_DEFINE_FINAL_TYPE (SpObligationSum, sp_obligation_sum, SP_TYPE_VIEW)

static const SpFact facts[] = {
  { N_("Cost of a place, £"), &sp_obligation_cost_cell },
  { N_("Room there is in schools, places"), &sp_obligation_headroom_cell },
};

/* ------------------------------------------------------------------- edits */

/* type, tenure and bedrooms go in one number: they count from nought, which is any. */
static gboolean
add_dwellings (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  SpObligationDwelling row = { .type = value->group / 100 - 1, .tenure = value->group / 10 % 10 - 1,
                               .bedrooms = value->group % 10, .dwellings = value->year, .pupils_per_dwelling = value->number };

  return sp_edit_add_obligation_dwellings (plan, value->target, &row, error);
}

static gboolean
remove_dwellings (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_obligation_dwellings (plan, value->target, (guint) value->group, error);
}

static gboolean
take_amount (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_obligation_amount (plan, value->target, &value->money, error);
}

static void
clear_typed (SpObligationSum *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->dwellings), "");
  gtk_editable_set_text (GTK_EDITABLE (self->yield), "");
  sp_field_refuse (GTK_WIDGET (self->dwellings), FALSE);
  sp_field_refuse (GTK_WIDGET (self->yield), FALSE);
}

static void
added_cb (SpObligationSum *self)
{
  SpEditValue value = { .target = self->row != NULL ? sp_row_get_id (self->row) : 0 };
  double dwellings = 0;
  const char *many = gtk_editable_get_text (GTK_EDITABLE (self->dwellings));
  const char *each = gtk_editable_get_text (GTK_EDITABLE (self->yield));
  gboolean of_dwellings = sp_field_parse_number (many, MOST_DWELLINGS, &value.known, &dwellings) && value.known
                          && dwellings == (gint) dwellings;
  gboolean of_yield = sp_field_parse_number (each, MOST_YIELD, &value.known, &value.number) && value.known;

  sp_field_refuse (GTK_WIDGET (self->dwellings), !of_dwellings);
  sp_field_refuse (GTK_WIDGET (self->yield), !of_yield);
  if (!of_dwellings || !of_yield)
    {
      sp_edit_say (GTK_WIDGET (self), _("A line has so many dwellings, such as 120, and the pupils of each, such as 0.25."), NULL, NULL);
      return;
    }
  value.year = (gint) dwellings;
  value.group = (gint) (100 * gtk_drop_down_get_selected (self->type) + 10 * gtk_drop_down_get_selected (self->tenure)
                        + gtk_drop_down_get_selected (self->bedrooms));
  sp_edit_request (GTK_WIDGET (self->dwellings), sp_view_get_session (SP_VIEW (self)), FALSE, add_dwellings, &value);
  clear_typed (self);
}

static void
removed_cb (SpObligationSum *self, gint64 number)
{
  SpEditValue value = { .target = sp_row_get_id (self->row), .group = (gint) number };

  sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, remove_dwellings, &value);
}

/* What the places cost at the prices of the amount itself; FALSE: the sum is not whole. */
static gboolean
work_out (SpObligationSum *self, SpMoney *amount)
{
  SpReceipts *receipts = sp_session_get_receipts (sp_view_get_session (SP_VIEW (self)));

  return self->row != NULL && receipts != NULL
         && sp_calculated_amount (receipts, (guint) sp_receipt_row_get_values (self->row)->index, amount);
}

static void
taken_cb (SpObligationSum *self)
{
  SpEditValue value = { .target = self->row != NULL ? sp_row_get_id (self->row) : 0, .known = TRUE };

  if (work_out (self, &value.money))
    sp_edit_request (self->take, sp_view_get_session (SP_VIEW (self)), FALSE, take_amount, &value);
}

/* ------------------------------------------------------------------- what is shown */

static void
show_lines (SpObligationSum *self, const SpObligation *o)
{
  g_autofree SpLine *lines = g_new0 (SpLine, o->n_dwellings + 1);

  for (guint i = 0; i < o->n_dwellings; i++)
    {
      g_autofree char *kind = sp_obligation_dwelling_dup_name (&o->dwellings[i]);

      lines[i] = (SpLine) { i + 1, g_strdup_printf (_("%.0f %s"), o->dwellings[i].dwellings, kind),
                            g_strdup_printf (_("%g pupils of each"), o->dwellings[i].pupils_per_dwelling) };
    }
  sp_line_list_show (self->lines, lines, o->n_dwellings);
  for (guint i = 0; i < o->n_dwellings; i++)
    {
      g_free (lines[i].title);
      g_free (lines[i].subtitle);
    }
}

static void
show_grid (SpObligationSum *self)
{
  SpReceipts *receipts = sp_session_get_receipts (sp_view_get_session (SP_VIEW (self)));
  gint index = sp_receipt_row_get_values (self->row)->index;
  g_autoptr(SpTable) table = receipts != NULL ? sp_table_of_calculation (receipts, index) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_box_remove (self->grid, child);
  if (table != NULL && sp_table_get_n_rows (table) > 0)
    gtk_box_append (self->grid, sp_table_grid_new (table, FALSE, NULL, NULL));
}

static void
show_take (SpObligationSum *self, const SpObligation *o)
{
  SpMoney amount;
  gboolean other = work_out (self, &amount) && !o->per_dwelling && !(o->has_amount && o->amount.pence == amount.pence);
  g_autofree char *words = other ? sp_money_to_words (amount) : NULL;
  g_autofree char *label = other ? g_strdup_printf (_("Take %s as the Amount"), words) : NULL;

  gtk_widget_set_visible (self->take, other);
  if (other)
    gtk_button_set_label (GTK_BUTTON (self->take), label);
}

static void
sp_obligation_sum_update (SpView *view)
{
  SpObligationSum *self = SP_OBLIGATION_SUM (view);
  gint64 id = self->row != NULL ? sp_row_get_id (self->row) : 0;
  const SpObligation *o = sp_obligation_find (sp_view_get_session (view), id, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), o != NULL && g_strcmp0 (o->kind, "money") == 0);
  sp_fact_list_show (self->facts, o != NULL ? self->row : NULL);
  if (o == NULL)
    return;
  show_lines (self, o);
  show_grid (self);
  show_take (self, o);
}

static void
sp_obligation_sum_session_set (SpView *view)
{
  sp_fact_list_set_up (SP_OBLIGATION_SUM (view)->facts, sp_view_get_session (view), NULL, facts, G_N_ELEMENTS (facts));
}

static void
sp_obligation_sum_dispose (GObject *object)
{
  g_clear_object (&SP_OBLIGATION_SUM (object)->row);
  G_OBJECT_CLASS (sp_obligation_sum_parent_class)->dispose (object);
}

static void
sp_obligation_sum_class_init (SpObligationSumClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_obligation_sum_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_obligation_sum_session_set;
  SP_VIEW_CLASS (klass)->update = sp_obligation_sum_update;
  g_type_ensure (SP_TYPE_FACT_LIST);
  g_type_ensure (SP_TYPE_LINE_LIST);
  g_type_ensure (SP_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-obligation-sum.ui");
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, facts);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, lines);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, type);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, tenure);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, bedrooms);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, dwellings);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, yield);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, grid);
  gtk_widget_class_bind_template_child (widget_class, SpObligationSum, take);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
}

static void
sp_obligation_sum_init (SpObligationSum *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->type, _("Kind of dwelling"));
  sp_field_name_drop_down (self->tenure, _("Tenure"));
  sp_field_name_drop_down (self->bedrooms, _("Bedrooms"));
}

void
sp_obligation_sum_set_row (SpObligationSum *self, SpRow *row)
{
  g_return_if_fail (SP_IS_OBLIGATION_SUM (self));
  if (g_set_object (&self->row, row))
    clear_typed (self);
  sp_obligation_sum_update (SP_VIEW (self));
}
