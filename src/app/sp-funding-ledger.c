/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-ledger.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-add-agreement.h"
#include "sp-agreement-edit.h"
#include "sp-column.h"
#include "sp-date-parts.h"
#include "sp-field.h"
#include "sp-obligation-edit.h"
#include "sp-obligation-sheet.h"
#include "sp-row-table.h"
#include "sp-rows.h"

struct _SpFundingLedger
{
  SpView             parent_instance;

  GtkLabel          *summary;
  SpAddAgreement    *adder;
  SpRowTable        *table;
  SpObligationSheet *sheet;
};

G_DEFINE_FINAL_TYPE (SpFundingLedger, sp_funding_ledger, SP_TYPE_VIEW)

#define RECEIPT(row) sp_receipt_row_get_values (row)

static char *agreement_text (gpointer row) { return g_strdup (RECEIPT (row)->agreement); }
static char *reference_text (gpointer row) { return g_strdup (RECEIPT (row)->reference); }
static char *text_text (gpointer row) { return g_strdup (RECEIPT (row)->text); }
static char *kind_text (gpointer row) { return g_strdup (RECEIPT (row)->land ? _("Land") : _("Money")); }
static char *state_text (gpointer row) { return g_strdup (RECEIPT (row)->state_name); }
static char *signed_text (gpointer row) { return g_strdup (RECEIPT (row)->signed_on); }
static char *
say_millions (gint64 pence)
{
  return sp_money_format (sp_money (pence), SP_MONEY_MILLIONS);
}

static char *
agreed_text (gpointer row)
{
  g_autofree char *amount = RECEIPT (row)->agreed_known ? say_millions (RECEIPT (row)->agreed) : NULL;

  return amount != NULL && RECEIPT (row)->per_dwelling ? g_strdup_printf (_("%s each"), amount) : g_steal_pointer (&amount);
}
static double agreed_key (gpointer row) { return RECEIPT (row)->agreed_known ? (double) RECEIPT (row)->agreed : NAN; }

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
  return RECEIPT (row)->worth_known && RECEIPT (row)->owed ? say_millions (RECEIPT (row)->to_come) : NULL;
}
static double
outstanding_key (gpointer row)
{
  return RECEIPT (row)->worth_known && RECEIPT (row)->owed ? (double) RECEIPT (row)->to_come : NAN;
}
static char *spent_text (gpointer row) { return RECEIPT (row)->received > 0 ? say_millions (RECEIPT (row)->spent) : NULL; }
static double spent_key (gpointer row) { return RECEIPT (row)->received > 0 ? (double) RECEIPT (row)->spent : NAN; }
static char *expected_text (gpointer row) { return g_strdup (RECEIPT (row)->expected_text); }
static char *range_text (gpointer row) { return g_strdup (RECEIPT (row)->range_text); }
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
    "traffic-none", "traffic-none", "traffic-none", "traffic-amber", "traffic-amber", "traffic-red", "traffic-amber",
    "traffic-green", "traffic-green", "traffic-green", "traffic-red", "traffic-red", "traffic-red",
  };

  return styles[CLAMP (RECEIPT (row)->state, 0, (gint) G_N_ELEMENTS (styles) - 1)];
}

/* What follows from facts says in which of them it is changed. */
#define FROM_DATES N_("The last of its dated events that has happened, or what is wrong. It follows from dates and payments: change those in the sheet below")
#define FROM_PAYMENTS N_("What has come so far, in one sum or in parts, of what is due in all: its worth now, grown by its index where one is held. Enter a payment, or change the amount or the index, in the sheet below")
#define FROM_REST N_("What is owed and has not come yet, at the prices of now; nothing is owed before an agreement is signed. Enter a payment in the sheet below")
#define FROM_SPENDING N_("Or handed on to others who spend it. Enter what was spent as a payment in the sheet below")
#define FROM_RANGE N_("Between these financial years its trigger passes in eight of ten simulated courses of its site; where it is unlikely, by when in one of ten (an estimate). Change the trigger in the sheet below, or the dwellings of the site")
#define FROM_TRIGGER N_("The first financial year by whose end its trigger has passed in half of the simulated courses of its site (an estimate); unlikely: it has in fewer, by the last year. Change the trigger or a date in the sheet below, or the dwellings of the site")
#define FROM_BOTH N_("How likely it is that its trigger has not passed when it would have to be paid back. Change the trigger, the pay-back date or the dwellings of the site")

static const SpColumn columns[] = {
  { N_("Agreement"), N_("What it is called"), agreement_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_BRIEF | SP_COLUMN_SECOND,
    &sp_agreement_title_cell },
  { N_("Reference"), N_("By which the planning authority knows the agreement"), reference_text, NULL, NULL, SP_COLUMN_SPARE,
    &sp_agreement_reference_cell },
  { N_("Obligation"), N_("What the developer is obliged to"), text_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_BRIEF,
    &sp_obligation_text_cell },
  { N_("Kind"), NULL, kind_text, NULL, NULL, SP_COLUMN_SPARE, &sp_obligation_kind_cell },
  { N_("State"), FROM_DATES, state_text, NULL, state_style, 0 },
  { N_("Signed"), N_("When the agreement was signed, as 1 May 2014"), signed_text, NULL, NULL, SP_COLUMN_SPARE, &sp_obligation_signed_cell },
  { N_("Agreed £m"), N_("The amount as agreed, at the prices of its base; in £m, or in pounds with the sign"), agreed_text, agreed_key, NULL,
    SP_COLUMN_SPARE, &sp_obligation_millions_cell },
  { N_("Received of due, £m"), FROM_PAYMENTS, received_text, received_key, NULL, 0 },
  { N_("Outstanding £m"), FROM_REST, outstanding_text, outstanding_key, NULL, SP_COLUMN_SPARE },
  { N_("Spent £m"), FROM_SPENDING, spent_text, spent_key, NULL, SP_COLUMN_SPARE },
  { N_("Expected"), FROM_TRIGGER, expected_text, expected_key, NULL, 0 },
  { N_("8 in 10"), FROM_RANGE, range_text, expected_key, NULL, SP_COLUMN_CAPTION },
  { N_("Pay back after"), N_("As 1 May 2024. Its own date; blank: that of its agreement, or so many years after receipt"), pay_back_text, NULL,
    NULL, 0, &sp_obligation_pay_back_cell },
  { N_("Too late"), FROM_BOTH, risk_text, risk_key, NULL, SP_COLUMN_SPARE },
};

/* The day as of which the plan looks at its money; NULL while there is no result. */
static char *
dup_day (SpFundingLedger *self)
{
  GListModel *rows = sp_session_get_receipt_rows (sp_view_get_session (SP_VIEW (self)));
  g_autoptr(SpRow) row = g_list_model_get_item (rows, 0);

  return row != NULL ? sp_date_to_words (RECEIPT (row)->day) : NULL;
}

/* Takes the sentence. */
static void
add_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static void
activated_cb (SpFundingLedger *self, SpRow *row)
{
  sp_obligation_sheet_set_row (self->sheet, row);
}

static guint
count_empty (SpFundingLedger *self)
{
  const SpSnapshot *s = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  guint n = 0;

  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    n += s->agreements[a].n_obligations == 0;
  return n;
}

static void
say_summary (SpFundingLedger *self)
{
  GListModel *rows = sp_session_get_receipt_rows (sp_view_get_session (SP_VIEW (self)));
  guint n = g_list_model_get_n_items (rows), n_known = 0, n_empty = count_empty (self);
  SpMoney worth = { 0 }, received = { 0 }, to_come = { 0 }, hoped = { 0 }, not_yet = { 0 }, spent = { 0 };
  g_autofree char *all = NULL, *came = NULL, *rest = NULL, *gone = NULL, *day = dup_day (self);
  g_autoptr(GString) text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      n_known += RECEIPT (row)->worth_known;
      worth = sp_money_add (worth, sp_money (RECEIPT (row)->worth_known ? RECEIPT (row)->worth : 0));
      received = sp_money_add (received, sp_money (RECEIPT (row)->received));
      if (RECEIPT (row)->not_yet)
        not_yet = sp_money_add (not_yet, sp_money (RECEIPT (row)->to_come));
      else if (!RECEIPT (row)->owed)
        hoped = sp_money_add (hoped, sp_money (RECEIPT (row)->to_come));
      else
        to_come = sp_money_add (to_come, sp_money (RECEIPT (row)->to_come));
      spent = sp_money_add (spent, sp_money (RECEIPT (row)->spent));
    }
  all = sp_money_to_words (worth);
  came = sp_money_to_words (received);
  rest = sp_money_to_words (to_come);
  gone = sp_money_to_words (spent);
  text = g_string_new (NULL);
  if (n > 0)
    g_string_append_printf (text, ngettext ("%u obligation; %u says what it is worth: %s now. By %s %s has been received, %s of it "
                                              "spent, and %s is outstanding.",
                                              "%u obligations; %u say what they are worth: %s now. By %s %s has been received, %s of "
                                              "it spent, and %s is outstanding.", n), n, n_known, all, day, came, gone, rest);
  if (hoped.pence > 0)
    {
      g_autofree char *sum = sp_money_to_words (hoped);

      add_sentence (text, g_strdup_printf (_("%s hangs on agreements with no signing date."), sum));
    }
  if (not_yet.pence > 0)
    {
      g_autofree char *sum = sp_money_to_words (not_yet);

      add_sentence (text, g_strdup_printf (_("%s hangs on agreements not yet signed on that day."), sum));
    }
  if (n_empty > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u agreement has no obligation yet: add one.", "%u agreements have no obligation "
                                                   "yet: add one to each.", n_empty), n_empty));
  if (n > 0)
    add_sentence (text, g_strdup (_("Open one to read and change all of it.")));
  sp_field_say (self->summary, text->str);
}

static void
sp_funding_ledger_update (SpView *view)
{
  SpFundingLedger *self = SP_FUNDING_LEDGER (view);

  say_summary (self);
  sp_add_agreement_set_session (self->adder, sp_view_get_session (view));
}

static void
sp_funding_ledger_session_set (SpView *view)
{
  SpFundingLedger *self = SP_FUNDING_LEDGER (view);
  SpSession *session = sp_view_get_session (view);

  g_object_set (self->sheet, "session", session, NULL);
  sp_obligation_sheet_set_row (self->sheet, NULL);
  sp_row_table_set_up (self->table, session, sp_session_get_receipt_rows (session), SP_SUBJECT_PLAN, columns,
                       G_N_ELEMENTS (columns));
}

static void
sp_funding_ledger_class_init (SpFundingLedgerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_ledger_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_ledger_update;
  g_type_ensure (SP_TYPE_ADD_AGREEMENT);
  g_type_ensure (SP_TYPE_OBLIGATION_SHEET);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-ledger.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, summary);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, adder);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, table);
  gtk_widget_class_bind_template_child (widget_class, SpFundingLedger, sheet);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sp_funding_ledger_init (SpFundingLedger *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_ledger_set_search (SpFundingLedger *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
