/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pot-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-fact-list.h"
#include "sp-field.h"
#include "sp-pot-edit.h"
#include "sp-pot-fixed.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-year-grid.h"

#define YEARS_AHEAD 6 /* of a capital programme */
#define NOT_DATED 0

enum { WHAT, WHEN, PAYS, BORROWING, EVIDENCE, N_FACTS };

struct _SpPotPanel
{
  SpView      parent_instance;

  GtkLabel   *name, *caption, *sentence, *source;
  SpYearGrid *amounts;
  SpFactList *facts[N_FACTS];
  SpPotFixed *fixed;
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

  if (sp_field_parse_money (text, SP_MONEY_MILLIONS, &value.known, &value.money))
    {
      sp_edit_request (sp_year_grid_get_field (grid, year), session, TRUE, set_amount, &value);
      return;
    }
  sp_year_grid_refuse (grid, year);
  sp_edit_say (GTK_WIDGET (self), _("An amount is in £m, such as 27.25; leave it blank when none is said."), NULL, NULL);
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
  char *label = g_strdup_printf (_("%s in %s, £m"), pot->name, caption);
  char *text = amount != NULL ? sp_money_format (*amount, SP_MONEY_MILLIONS) : g_strdup ("");

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

/* ------------------------------------------------------------------- facts */

static const SpFact what[] = {
  { N_("Name"), &sp_pot_name_cell },
  { N_("Source"), &sp_pot_source_cell },
  { N_("Programme"), &sp_pot_programme_cell },
  { N_("Certainty"), &sp_pot_certainty_cell },
};
static const SpFact when[] = {
  { N_("May be spent from"), &sp_pot_from_cell },
  { N_("To be spent by"), &sp_pot_by_cell },
  { N_("Years it may be carried forward"), &sp_pot_carry_cell },
  { N_("Years that one award is for"), &sp_pot_award_cell },
};
static const SpFact pays[] = {
  { N_("Purpose"), &sp_pot_purpose_cell },
  { N_("Phase"), &sp_pot_phase_cell },
  { N_("Planning area"), &sp_pot_area_cell },
  { N_("School"), &sp_pot_school_cell },
  { N_("Growth area"), &sp_pot_growth_cell },
  { N_("Project"), &sp_pot_project_cell },
  { N_("In words"), &sp_pot_words_cell },
};
static const SpFact borrowing[] = {
  { N_("Interest, per cent a year"), &sp_pot_interest_cell },
  { N_("Years to repay it"), &sp_pot_repay_cell },
};
static const SpFact evidence[] = { { N_("Evidence"), &sp_pot_note_cell } };

static void
show_head (SpPotPanel *self, const SpPot *pot, const SpFundingValues *values)
{
  g_autofree char *total = sp_money_to_words (sp_money (values->total));
  g_autofree char *caption = g_strdup_printf ("%s · %s", values->source_name, values->certainty_name);
  g_autofree char *sentence = NULL;

  if (pot->spend_by != NULL)
    sentence = g_strdup_printf (_("%s in all, to be spent by %s."), total, pot->spend_by);
  else
    sentence = g_strdup_printf (_("%s in all."), total);
  sp_field_say (self->name, pot->name);
  sp_field_say (self->caption, caption);
  sp_field_say (self->sentence, sentence);
  sp_field_say (self->source, pot->provenance.source);
}

/* ----------------------------------------------------------------- removal */

static guint
count_obligations (const SpSnapshot *s, SpPotIndex pot)
{
  guint n = 0;

  for (guint a = 0; a < s->n_agreements; a++)
    for (guint o = 0; o < s->agreements[a].n_obligations; o++)
      n += s->agreements[a].obligations[o].pot == pot;
  return n;
}

/* What hangs on it, a sentence for each kind. */
static char *
dup_hanging (const SpSnapshot *s, SpPotIndex index, const SpFundingValues *values)
{
  GString *text = g_string_new (NULL);
  g_autofree char *total = sp_money_to_words (sp_money (values->total));
  guint n_fixed = 0, n_owed = count_obligations (s, index);

  for (guint i = 0; i < s->n_allocations; i++)
    n_fixed += s->allocations[i].pot == index;
  if (s->pots[index].n_amounts > 0)
    g_string_append_printf (text, _("%s no longer counts, in any scenario. "), total);
  if (n_fixed > 0)
    g_string_append_printf (text, ngettext ("%u amount that is fixed of it for a project goes too. ",
                                            "%u amounts that are fixed of it for projects go too. ", n_fixed), n_fixed);
  if (n_owed > 0)
    g_string_append_printf (text, ngettext ("%u contribution that is paid into it stays, without a pot. ",
                                            "%u contributions that are paid into it stay, without a pot. ", n_owed), n_owed);
  g_string_append (text, _("Undo brings all of it back."));
  return g_string_free (text, FALSE);
}

static gboolean
remove_pot (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_pot (plan, value->target, TRUE, error);
}

static void
answered_cb (SpPotPanel *self, const char *response, GtkWidget *dialog)
{
  SpEditValue value = { .target = *(gint64 *) g_object_get_data (G_OBJECT (dialog), "sp-pot") };

  if (g_str_equal (response, "remove"))
    sp_edit_request (GTK_WIDGET (self), sp_view_get_session (SP_VIEW (self)), FALSE, remove_pot, &value);
}

static void
remove_cb (SpPotPanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  gint64 id = sp_session_get_selected (session, SP_SUBJECT_POT);
  SpRow *row = sp_row_list_find (sp_session_get_funding_rows (session), id);
  const SpPot *pot = row != NULL ? sp_pot_of_row (row, session) : NULL;
  g_autofree char *heading = NULL, *body = NULL;
  GtkWidget *dialog;

  if (pot == NULL)
    return;
  heading = g_strdup_printf (_("Remove %s?"), pot->name);
  body = dup_hanging (sp_session_get_snapshot (session), sp_funding_row_get_values (row)->index, sp_funding_row_get_values (row));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "sp-pot", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
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
  for (guint i = 0; i < G_N_ELEMENTS (SP_POT_PANEL (view)->facts); i++)
    sp_fact_list_show (SP_POT_PANEL (view)->facts[i], row);
  gtk_widget_set_visible (GTK_WIDGET (SP_POT_PANEL (view)->facts[BORROWING]), g_str_equal (values->source, "borrowing"));
}

static void
sp_pot_panel_session_set (SpView *view)
{
  SpPotPanel *self = SP_POT_PANEL (view);
  SpSession *session = sp_view_get_session (view);

  sp_fact_list_set_up (self->facts[WHAT], session, _("What it is"), what, G_N_ELEMENTS (what));
  sp_fact_list_set_up (self->facts[WHEN], session, _("When it may be spent"), when, G_N_ELEMENTS (when));
  sp_fact_list_set_up (self->facts[PAYS], session, _("What it may pay for"), pays, G_N_ELEMENTS (pays));
  sp_fact_list_set_up (self->facts[BORROWING], session, _("What borrowing it costs"), borrowing, G_N_ELEMENTS (borrowing));
  sp_fact_list_set_up (self->facts[EVIDENCE], session, _("Where it comes from"), evidence, G_N_ELEMENTS (evidence));
  g_object_set (self->fixed, "session", session, NULL);
}

static void
sp_pot_panel_class_init (SpPotPanelClass *klass)
{
  static const char *const names[N_FACTS] = { "what", "when", "pays", "borrowing", "evidence" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_pot_panel_session_set;
  SP_VIEW_CLASS (klass)->update = sp_pot_panel_update;
  g_type_ensure (SP_TYPE_FACT_LIST);
  g_type_ensure (SP_TYPE_POT_FIXED);
  g_type_ensure (SP_TYPE_YEAR_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-pot-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, amounts);
  gtk_widget_class_bind_template_child (widget_class, SpPotPanel, fixed);
  for (guint i = 0; i < N_FACTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE,
                                               G_STRUCT_OFFSET (SpPotPanel, facts) + i * sizeof (SpFactList *));
  gtk_widget_class_bind_template_callback (widget_class, amount_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sp_pot_panel_init (SpPotPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
