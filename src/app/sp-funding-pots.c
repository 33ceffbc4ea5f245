/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-pots.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-add-pot.h"
#include "sp-chart-view.h"
#include "sp-column.h"
#include "sp-field.h"
#include "sp-pot-edit.h"
#include "sp-result-programme.h"
#include "sp-row-list.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-sentences.h"

struct _SpFundingPots
{
  SpView       parent_instance;

  GtkLabel    *summary, *unmet;
  SpChartView *chart;
  SpRowTable  *table;
  SpAddPot    *add_pot;
};

G_DEFINE_FINAL_TYPE (SpFundingPots, sp_funding_pots, SP_TYPE_VIEW)

#define POT(row) sp_funding_row_get_values (row)

static char *name_text (gpointer row) { return g_strdup (POT (row)->name); }
static char *source_text (gpointer row) { return g_strdup (POT (row)->source_name); }
static char *counts_text (gpointer row) { return g_strdup (POT (row)->growth ? _("Growth") : _("Other")); }
static char *certainty_text (gpointer row) { return g_strdup (POT (row)->certainty_name); }
static char *total_text (gpointer row) { return sp_money_format (sp_money (POT (row)->total), SP_MONEY_MILLIONS); }
static double total_key (gpointer row) { return (double) POT (row)->total; }
static char *undated_text (gpointer row) { return sp_money_format (sp_money (POT (row)->undated), SP_MONEY_MILLIONS); }
static double undated_key (gpointer row) { return (double) POT (row)->undated; }
static const char *undated_style (gpointer row) { return POT (row)->undated != 0 ? "differs" : NULL; }
static char *by_text (gpointer row) { return g_strdup (POT (row)->spend_by); }
static char *terms_text (gpointer row) { return g_strdup (POT (row)->terms); }

static char *used_text (gpointer row) { return sp_money_format (sp_money (POT (row)->used), SP_MONEY_MILLIONS); }
static double used_key (gpointer row) { return (double) POT (row)->used; }
static char *lapsing_text (gpointer row) { return sp_money_format (sp_money (POT (row)->lapsing), SP_MONEY_MILLIONS); }
static double lapsing_key (gpointer row) { return (double) POT (row)->lapsing; }
static const char *lapsing_style (gpointer row) { return POT (row)->lapsing > 0 ? "differs" : NULL; }
static char *left_text (gpointer row) { return sp_money_format (sp_money (POT (row)->left), SP_MONEY_MILLIONS); }
static double left_key (gpointer row) { return (double) POT (row)->left; }

static char *or_any (const char *name) { return g_strdup (name != NULL ? name : _("Any")); }
static char *purpose_text (gpointer row) { return or_any (POT (row)->purpose_name); }
static char *phase_text (gpointer row) { return or_any (POT (row)->phase_name); }
static char *tied_text (gpointer row) { return or_any (POT (row)->tied); }
static char *from_text (gpointer row) { return g_strdup (POT (row)->earliest); }
static double carry_key (gpointer row) { return POT (row)->carry_years >= 0 ? POT (row)->carry_years : NAN; }

static char *
carry_text (gpointer row)
{
  return POT (row)->carry_years >= 0 ? g_strdup_printf ("%d", POT (row)->carry_years) : NULL;
}

static const SpColumn columns[] = {
  { N_("Pot"), NULL, name_text, NULL, NULL, SP_COLUMN_EXPAND, &sp_pot_name_cell },
  { N_("Programme"), N_("Only money of the growth programme is set against the plan's projects"), counts_text, NULL, NULL, 0,
    &sp_pot_programme_cell },
  { N_("Certainty"), N_("How sure it is: received, announced, expected or at risk"), certainty_text, NULL, NULL, 0, &sp_pot_certainty_cell },
  { N_("Total £m"), N_("All years added up. Change the amount of a year in the pot's panel"), total_text, total_key, NULL, 0 },
  { N_("No year £m"), N_("Not received, and nobody says when it comes: it pays for nothing that has a year. Give it years in the pot's panel"),
    undated_text, undated_key, undated_style, 0 },
  { N_("Used £m"), N_("Paid for schemes, in their year or late. It follows what the schemes cost and when"), used_text, used_key, NULL, 0 },
  { N_("Lapsing £m"), N_("Lost, because nothing may use it by its deadline. Change its last day, or what it may pay for"), lapsing_text,
    lapsing_key, lapsing_style, 0 },
  { N_("Left £m"), N_("Neither used, repaid nor lost when all schemes are paid for"), left_text, left_key, NULL, 0 },
  { N_("Spend by"), N_("The last day on which it may be spent, such as 31 March 2015"), by_text, NULL, NULL, 0, &sp_pot_by_cell },
  { N_("Purpose"), N_("The only purpose it may pay for"), purpose_text, NULL, NULL, 0, &sp_pot_purpose_cell },
  { N_("Only for"), N_("The planning area, school, growth area or project that it is tied to; where it is tied to several, change them in its "
                       "panel"), tied_text, NULL, NULL, 0, &sp_pot_tie_cell },
  { N_("Source"), N_("What kind of money it is"), source_text, NULL, NULL, SP_COLUMN_CAPTION, &sp_pot_source_cell },
  { N_("Phase"), N_("The only phase it may pay for"), phase_text, NULL, NULL, SP_COLUMN_SPARE, &sp_pot_phase_cell },
  { N_("From"), N_("The first day on which it may be spent, such as 1 April 2014"), from_text, NULL, NULL, SP_COLUMN_SPARE, &sp_pot_from_cell },
  { N_("Carried forward"), N_("Financial years after its own in which it may still be used; blank: as many as its last day allows"), carry_text,
    carry_key, NULL, SP_COLUMN_SPARE, &sp_pot_carry_cell },
  { N_("In words"), N_("What it may pay for, as its terms say"), terms_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_CAPTION,
    &sp_pot_words_cell },
};

/* The pot that is selected, where the waterfall has it: only money for growth pays for the plan's projects. -1 = all. */
static gint
find_pot (SpFundingPots *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpRow *row = sp_row_list_find (sp_session_get_funding_rows (session), sp_session_get_selected (session, SP_SUBJECT_POT));

  return row != NULL && POT (row)->growth ? POT (row)->index : -1;
}

/* Of the money for growth alone: the other pots pay for something else. */
static void
show_total (SpFundingPots *self)
{
  GListModel *rows = sp_session_get_funding_rows (sp_view_get_session (SP_VIEW (self)));
  gint64 sums[5] = { 0 };
  const char *figures[11] = { _("Total £m"), NULL, _("No year £m"), NULL, _("Used £m"), NULL, _("Lapsing £m"), NULL, _("Left £m"), NULL, NULL };
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpFundingValues *pot = POT (row);
      const gint64 amounts[] = { pot->total, pot->undated, pot->used, pot->lapsing, pot->left };

      for (guint k = 0; pot->growth && k < G_N_ELEMENTS (amounts); k++)
        sums[k] += amounts[k];
      n += pot->growth;
    }
  for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
    {
      g_ptr_array_add (words, sp_money_format (sp_money (sums[k]), SP_MONEY_MILLIONS));
      figures[2 * k + 1] = words->pdata[k];
    }
  sp_row_table_set_total (self->table, n > 1 ? _("All money for growth") : NULL, figures);
}

static void
sp_funding_pots_update (SpView *view)
{
  SpFundingPots *self = SP_FUNDING_POTS (view);
  SpWaterfall *waterfall = sp_session_get_waterfall (sp_view_get_session (view));
  g_autoptr(SpChart) chart = waterfall != NULL ? sp_chart_for_pot (waterfall, find_pot (self)) : NULL;
  g_autofree char *sentence = waterfall != NULL ? sp_sentence_for_funding (waterfall) : NULL;

  SpUnmet *unmet = sp_session_get_unmet (sp_view_get_session (view));
  g_autofree char *of_need = unmet != NULL ? sp_sentence_for_unmet (unmet) : NULL;

  sp_field_say (self->summary, sentence);
  sp_field_say (self->unmet, of_need);
  sp_chart_view_set_chart (self->chart, chart);
  show_total (self);
}

static void
sp_funding_pots_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_FUNDING_POTS (view)->table, session, sp_session_get_funding_rows (session), SP_SUBJECT_POT,
                       columns, G_N_ELEMENTS (columns));
  sp_add_pot_set_session (SP_FUNDING_POTS (view)->add_pot, session);
}

static void
sp_funding_pots_class_init (SpFundingPotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_pots_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_pots_update;
  g_type_ensure (SP_TYPE_ADD_POT);
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-pots.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingPots, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPots, unmet);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPots, chart);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPots, table);
  gtk_widget_class_bind_template_child (widget_class, SpFundingPots, add_pot);
}

static void
sp_funding_pots_init (SpFundingPots *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_pots_set_search (SpFundingPots *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
