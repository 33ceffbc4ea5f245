/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pot-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-year-grid.h"

#define YEARS_AHEAD 6 /* of a capital programme */
#define NOT_DATED 0

struct _SpPotPanel
{
  SpView      parent_instance;

  GtkLabel   *name, *caption, *sentence, *terms, *source;
  SpYearGrid *amounts;
};

G_DEFINE_FINAL_TYPE (SpPotPanel, sp_pot_panel, SP_TYPE_VIEW)

static gboolean
set_amount (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_pot_amount (plan, scenario_id, value->target, sp_financial_year (value->year),
                                 value->known ? &value->money : NULL, reason, error);
}

static void
amount_edited_cb (SpPotPanel *self, gint year, const char *text, SpYearGrid *grid)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_POT), .year = year };

  if (sp_field_parse_money (text, SP_MONEY_THOUSANDS, &value.known, &value.money))
    {
      sp_edit_request (sp_year_grid_get_field (grid, year), session, TRUE, set_amount, &value);
      return;
    }
  sp_year_grid_refuse (grid, year);
  sp_edit_say (GTK_WIDGET (self), _("An amount is in £000, such as 27,000; leave it blank when none is said."), NULL, NULL);
}

static const SpMoney *
amount_in (const SpPot *pot, gint year)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    if (pot->amounts[i].year.start == year)
      return &pot->amounts[i].amount;
  return NULL;
}

static SpYearCell
make_cell (const SpPot *pot, gint year, GPtrArray *texts)
{
  const SpMoney *amount = amount_in (pot, year);
  char *caption = sp_financial_year_to_string (sp_financial_year (year));
  char *label = g_strdup_printf (_("%s in %s, £000"), pot->name, caption);
  char *text = amount != NULL ? sp_money_format (*amount, SP_MONEY_THOUSANDS) : g_strdup ("");

  g_ptr_array_add (texts, caption);
  g_ptr_array_add (texts, label);
  g_ptr_array_add (texts, text);
  return (SpYearCell) { .year = year, .caption = caption, .label = label, .text = text };
}

static void
show_amounts (SpPotPanel *self, const SpSnapshot *s, const SpPot *pot)
{
  gint first = s->assumptions.origin.start, last = first + YEARS_AHEAD;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SpYearCell *cells = NULL;
  guint n = 0;

  for (guint i = 0; i < pot->n_amounts; i++)
    {
      first = pot->amounts[i].year.start > 0 ? MIN (first, pot->amounts[i].year.start) : first;
      last = MAX (last, pot->amounts[i].year.start);
    }
  cells = g_new0 (SpYearCell, last - first + 2);
  for (gint year = first; year <= last; year++)
    cells[n++] = make_cell (pot, year, texts);
  cells[n++] = make_cell (pot, NOT_DATED, texts);
  sp_year_grid_set_cells (self->amounts, pot->id, cells, n);
}

static void
show_head (SpPotPanel *self, const SpPot *pot, const SpFundingValues *values)
{
  g_autofree char *total = sp_money_to_words (sp_money (values->total));
  g_autofree char *caption = g_strdup_printf ("%s · %s", values->source_name, values->certainty_name);
  g_autofree char *sentence = NULL, *terms = NULL;

  if (pot->spend_by != NULL)
    sentence = g_strdup_printf (_("%s in all, to be spent by %s."), total, pot->spend_by);
  else
    sentence = g_strdup_printf (_("%s in all."), total);
  if (pot->terms != NULL)
    terms = g_strdup_printf (_("It may pay for: %s"), pot->terms);
  sp_field_say (self->name, pot->name);
  sp_field_say (self->caption, caption);
  sp_field_say (self->sentence, sentence);
  sp_field_say (self->terms, terms);
  sp_field_say (self->source, pot->provenance.source);
}

static void
sp_pot_panel_update (SpView *view)
{
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpRow *row = sp_row_list_find (sp_session_get_funding_rows (session), sp_session_get_selected (session, SP_SUBJECT_POT));
  const SpFundingValues *values;

  if (row == NULL || s == NULL)
    return;
  values = sp_funding_row_get_values (row);
  show_head (SP_POT_PANEL (view), &s->pots[values->index], values);
  show_amounts (SP_POT_PANEL (view), s, &s->pots[values->index]);
}

static void
sp_pot_panel_class_init (SpPotPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_pot_panel_update;
  g_type_ensure (SP_TYPE_YEAR_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-pot-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, terms);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, amounts);
  gtk_widget_class_bind_template_callback (widget_class, amount_edited_cb);
}

static void
sp_pot_panel_init (SpPotPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
