/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-claims.h"

#include <glib/gi18n-lib.h>
#include "sp-add-claim.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-pot-words.h"
#include "sp-result-tables.h"
#include "sp-table-list.h"

struct _SpFundingClaims
{
  SpView       parent_instance;

  GtkStack    *stack; /* "list" or "empty" */
  GtkLabel    *note;
  SpTableList *list;
  GtkWidget   *remove;
  SpAddClaim  *add_claim;
};

G_DEFINE_FINAL_TYPE (SpFundingClaims, sp_funding_claims, SP_TYPE_VIEW)

/* ------------------------------------------------------------------- edits */

static const SpCilClaim *
claim_of (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  guint i = sp_table_list_row_index (row);

  return s != NULL && i < s->n_cil_claims ? &s->cil_claims[i] : NULL;
}

static gboolean
aim_claim (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpCilClaim *claim = claim_of (row, session);

  value->target = claim != NULL ? claim->id : 0;
  return claim != NULL;
}

/* What is said of a claim is written with all the rest of it as it stands. */
typedef void (*Put) (SpNewClaim *claim, const SpEditValue *value, double *share);

static gboolean
write_claim (SpPlan *plan, const SpEditValue *value, Put put, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);
  SpNewClaim claim = { 0 };
  double share = 0;

  for (guint i = 0; s != NULL && i < s->n_cil_claims; i++)
    if (s->cil_claims[i].id == value->target)
      claim = sp_new_claim_of (s, &s->cil_claims[i]);
  if (s == NULL)
    return FALSE;
  put (&claim, value, &share);
  return sp_edit_set_cil_claim (plan, value->target, &claim, error);
}

#define FIELD(name, statement)                                                                                         \
  static void put_##name (SpNewClaim *claim, const SpEditValue *value, double *share) { statement; }                   \
  static gboolean set_##name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error) \
  {                                                                                                                    \
    return write_claim (plan, value, put_##name, error);                                                               \
  }

FIELD (text, claim->text = value->text)
FIELD (district, claim->district_id = (gint64) value->number)
FIELD (project, claim->project_id = (gint64) value->number)
FIELD (year, claim->year = sp_financial_year ((gint) value->number))
FIELD (amount, claim->amount = value->known ? &value->money : NULL)
FIELD (share, *share = value->number / 100; claim->probability = value->known ? share : NULL)
FIELD (state, claim->state = value->text)

/* ------------------------------------------------------------------- cells */

static gboolean read_text (const char *text, SpEditValue *value) { return *text != '\0'; }

static gboolean
read_state (const char *text, SpEditValue *value)
{
  if (*text == '\0')
    value->text = NULL;
  return TRUE;
}

/* An id; "" = none. */
static gboolean
read_id (const char *text, SpEditValue *value)
{
  value->number = g_ascii_strtod (text, NULL);
  return TRUE;
}

static gboolean
read_year (const char *text, SpEditValue *value)
{
  SpFinancialYear year = { 0 };

  value->number = 0;
  if (*text == '\0')
    return TRUE;
  if (!sp_financial_year_parse (text, &year))
    return FALSE;
  value->number = year.start;
  return TRUE;
}

static gboolean
read_amount (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_POUNDS, &value->known, &value->money);
}

static gboolean
read_share (const char *text, SpEditValue *value)
{
  return sp_field_parse_number (text, 100, &value->known, &value->number);
}

static char *
text_text (gpointer row, SpSession *session)
{
  return g_strdup (claim_of (row, session)->text);
}

static char *
year_text (gpointer row, SpSession *session)
{
  const SpCilClaim *claim = claim_of (row, session);

  return claim->year.start != 0 ? sp_financial_year_to_string (claim->year) : NULL;
}

static char *
amount_text (gpointer row, SpSession *session)
{
  const SpCilClaim *claim = claim_of (row, session);

  return claim->has_amount ? sp_money_format (claim->amount, SP_MONEY_POUNDS) : NULL;
}

static char *
share_text (gpointer row, SpSession *session)
{
  const SpCilClaim *claim = claim_of (row, session);

  return claim->probability >= 0 ? sp_number_format (100 * claim->probability, 0) : NULL;
}

static char *state_text (gpointer row, SpSession *session) { return g_strdup (claim_of (row, session)->state); }

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
district_text (gpointer row, SpSession *session)
{
  const SpCilClaim *claim = claim_of (row, session);

  return claim->district >= 0 ? id_text (sp_session_get_snapshot (session)->districts[claim->district].id) : NULL;
}

static char *
project_text (gpointer row, SpSession *session)
{
  const SpCilClaim *claim = claim_of (row, session);

  return claim->project >= 0 ? id_text (sp_session_get_snapshot (session)->projects[claim->project].id) : NULL;
}

static void
add_choice (GStrvBuilder *choices, gint64 id, const char *name)
{
  g_autofree char *code = id_text (id);

  g_strv_builder_add_many (choices, code, name, NULL);
}

static char **
district_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Not said"), NULL);
  for (guint i = 0; i < s->n_districts; i++)
    add_choice (choices, s->districts[i].id, s->districts[i].name);
  return g_strv_builder_end (choices);
}

static char **
project_choices (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Not said"), NULL);
  for (guint i = 0; i < s->n_projects; i++)
    if (s->projects[i].id > 0) /* no option that a scenario carries out */
      add_choice (choices, s->projects[i].id, s->projects[i].name);
  return g_strv_builder_end (choices);
}

static char **
state_choices (gpointer row, SpSession *session)
{
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "", _("Not said"), NULL);
  for (guint i = 0; sp_claim_state_codes ()[i] != NULL; i++)
    g_strv_builder_add_many (choices, sp_claim_state_codes ()[i], sp_claim_state_name (sp_claim_state_codes ()[i]), NULL);
  return g_strv_builder_end (choices);
}

static const struct { const char *key; SpColumnEdit edit; } cells[] = {
  { "claim", { text_text, read_text, N_("A claim says what is claimed."), set_text, FALSE, NULL, aim_claim } },
  { "district", { district_text, read_id, NULL, set_district, FALSE, district_choices, aim_claim } },
  { "project", { project_text, read_id, NULL, set_project, FALSE, project_choices, aim_claim } },
  { "financial_year", { year_text, read_year, N_("A financial year is written 2015-16; leave it blank when it is not said."), set_year,
                        FALSE, NULL, aim_claim } },
  { "asked_pounds", { amount_text, read_amount, N_("An amount is in £, such as 1,250,000; leave it blank when it is not said."), set_amount,
                      FALSE, NULL, aim_claim } },
  { "probability_per_cent", { share_text, read_share, N_("How likely it is lies between 0 and 100 per cent; leave it blank when nobody says."),
                              set_share, FALSE, NULL, aim_claim } },
  { "state", { state_text, read_state, NULL, set_state, FALSE, state_choices, aim_claim } },
};

static const SpColumnEdit *
find_cell (const char *key, gint *year)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (g_str_equal (cells[i].key, key))
      return &cells[i].edit;
  return NULL;
}

/* ----------------------------------------------------------------- removal */

static gboolean
remove_claim (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_cil_claim (plan, value->target, error);
}

static void
remove_cb (SpFundingClaims *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);
  gint chosen = sp_table_list_get_chosen (self->list);
  SpEditValue value = { 0 };

  if (s == NULL || chosen < 0 || (guint) chosen >= s->n_cil_claims)
    return;
  value.target = s->cil_claims[chosen].id;
  sp_edit_request (GTK_WIDGET (self->list), session, FALSE, remove_claim, &value);
}

static void
chosen_cb (SpFundingClaims *self, gint row)
{
  gtk_widget_set_sensitive (self->remove, row >= 0);
}

static void
sp_funding_claims_session_set (SpView *view)
{
  sp_table_list_set_edits (SP_FUNDING_CLAIMS (view)->list, sp_view_get_session (view), find_cell, NULL);
  sp_add_claim_set_session (SP_FUNDING_CLAIMS (view)->add_claim, sp_view_get_session (view));
}

static void
sp_funding_claims_update (SpView *view)
{
  SpFundingClaims *self = SP_FUNDING_CLAIMS (view);
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (view));
  g_autoptr(SpTable) table = NULL;

  if (snapshot == NULL)
    return;
  table = sp_table_of_cil (snapshot);
  gtk_label_set_text (self->note, sp_table_get_note (table));
  sp_table_list_set_table (self->list, table);
  gtk_stack_set_visible_child_name (self->stack, sp_table_get_n_rows (table) > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->remove, sp_table_get_n_rows (table) > 0);
  chosen_cb (self, sp_table_list_get_chosen (self->list));
}

static void
sp_funding_claims_class_init (SpFundingClaimsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_funding_claims_session_set;
  SP_VIEW_CLASS (klass)->update = sp_funding_claims_update;
  g_type_ensure (SP_TYPE_ADD_CLAIM);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-funding-claims.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, stack);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, note);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, list);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, remove);
  gtk_widget_class_bind_template_child (widget_class, SpFundingClaims, add_claim);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
sp_funding_claims_init (SpFundingClaims *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_funding_claims_set_search (SpFundingClaims *self, const char *text)
{
  sp_table_list_set_search (self->list, text);
}
