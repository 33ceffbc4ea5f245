/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-reconcile.h"

#include <glib/gi18n-lib.h>
#include "sp-funding-private.h"
#include "sp-printed-table.h"

struct _SpReconciliation
{
  gint       ref_count;
  GPtrArray *checks; /* SpCheck: disagreements, then rounding, then agreeing */
  GPtrArray *findings;
  guint      n_disagreements;
  SpMoney    label_difference;
};

G_DEFINE_BOXED_TYPE (SpReconciliation, sp_reconciliation, sp_reconciliation_ref, sp_reconciliation_unref)

static double
in_unit (const SpPrintedTable *table, __int128 value)
{
  return (double) value / 1e6 / (table->pounds != 0 ? table->pounds : 1);
}

static char *
say_demand (const SpCheck *check, SpMoney agreements)
{
  g_autofree char *demand = sp_money_to_words (check->left_money), *money = sp_money_to_words (check->right_money);
  g_autofree char *apart = sp_money_to_words (check->difference), *brought = sp_money_to_words (agreements);

  if (agreements.pence > 0 && check->difference.pence > 0)
    return g_strdup_printf (_("The programme asks for %s and its money is %s, %s of it from agreements with developers: %s less."),
                            demand, money, brought, apart);
  if (agreements.pence > 0)
    return g_strdup_printf (_("The programme asks for %s and its money is %s, %s of it from agreements with developers."), demand, money,
                            brought);
  if (check->difference.pence > 0)
    return g_strdup_printf (_("The programme asks for %s and its pots hold %s, %s less."), demand, money, apart);
  return g_strdup_printf (_("The programme asks for %s and its pots hold %s."), demand, money);
}

/* The headline check of the plan itself: what is asked for against what its pots hold and its agreements bring by themselves, as a
 * paper sets the two beside each other. What that leaves to be found, with all terms and with what was met before, is the
 * waterfall's to say. */
static void
check_demand (SpReconciler *self, const SpFunding *funding, const SpWaterfall *waterfall)
{
  SpMoneyGap gap = waterfall != NULL ? sp_waterfall_get_gap (waterfall) : (SpMoneyGap) { 0 };
  SpMoney demand = sp_funding_get_demand (funding);
  SpMoney money = gap.agreements.pence > 0 ? gap.money : sp_funding_get_envelope (funding);
  SpCheck *check;

  if (demand.pence == 0 || money.pence == 0)
    return;
  check = g_new0 (SpCheck, 1);
  check->kind = SP_CHECK_DEMAND;
  check->what = g_strdup (_("The programme against the money"));
  check->is_money = TRUE;
  check->left_money = demand;
  check->right_money = money;
  check->difference = sp_money_sub (demand, money);
  check->left = (double) demand.pence / 100;
  check->right = (double) money.pence / 100;
  check->agrees = check->difference.pence <= sp_funding_get_rounding (funding).pence;
  check->rounding = check->agrees && check->difference.pence > 0;
  check->sentence = say_demand (check, gap.agreements);
  g_ptr_array_add (self->checks, check);
}

static gint
rank (const SpCheck *check)
{
  return !check->agrees ? 0 : check->rounding ? 1 : 2;
}

/* Moves the checks of one rank over, in the order in which they were made. */
static void
take_rank (GPtrArray *from, GPtrArray *to, gint wanted)
{
  for (guint i = 0; i < from->len; i++)
    if (from->pdata[i] != NULL && rank (from->pdata[i]) == wanted)
      g_ptr_array_add (to, g_steal_pointer (&from->pdata[i]));
}

static SpReconciliation *
finish (SpReconciler *reconciler)
{
  SpReconciliation *self = g_new0 (SpReconciliation, 1);

  self->ref_count = 1;
  self->findings = g_steal_pointer (&reconciler->findings);
  self->label_difference = sp_amount_money (reconciler->label_difference);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_check_free);
  take_rank (reconciler->checks, self->checks, 0);
  self->n_disagreements = self->checks->len;
  take_rank (reconciler->checks, self->checks, 1);
  take_rank (reconciler->checks, self->checks, 2);
  return self;
}

static void
reconciler_init (SpReconciler *self, SpSnapshot *snapshot)
{
  *self = (SpReconciler) { .snapshot = snapshot, .n_tables = snapshot->n_tables };
  self->tables = g_new0 (SpPrintedTable, MAX (1, snapshot->n_tables));
  for (guint i = 0; i < snapshot->n_tables; i++)
    sp_printed_table_init (&self->tables[i], &snapshot->tables[i]);
  sp_printed_tables_name (self->tables, self->n_tables);
  self->checks = g_ptr_array_new ();
  self->findings = sp_findings_new ();
  self->claimed = g_array_new (FALSE, FALSE, sizeof (SpClaimedPair));
}

static void
reconciler_clear (SpReconciler *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    sp_printed_table_clear (&self->tables[i]);
  g_free (self->tables);
  for (guint i = 0; i < self->checks->len; i++)
    if (self->checks->pdata[i] != NULL)
      sp_check_free (self->checks->pdata[i]);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_array_unref (self->claimed);
}

SpCheck *
sp_reconciler_compare (SpReconciler *self, SpCheckKind kind, const SpPrintedTable *table, char *what,
                       const SpAmount *left, const SpAmount *right)
{
  SpCheck *check = g_new0 (SpCheck, 1);
  __int128 difference = left->value - right->value;

  check->kind = kind;
  check->table_id = table->table->id;
  check->what = what;
  check->left = in_unit (table, left->value);
  check->right = in_unit (table, right->value);
  check->is_money = table->pounds != 0;
  if (check->is_money)
    {
      check->left_money = sp_amount_money (left->value);
      check->right_money = sp_amount_money (right->value);
      check->difference = sp_amount_money (difference);
    }
  check->agrees = sp_amounts_agree (left, right);
  check->rounding = check->agrees && difference != 0;
  g_ptr_array_add (self->checks, check);
  return check;
}

void
sp_reconciler_say (SpReconciler *self, SpCheck *check, SpSeverity severity, const char *code, char *sentence)
{
  check->sentence = sentence;
  if (code == NULL)
    return;
  if (!check->agrees)
    g_ptr_array_add (self->findings,
                     sp_finding_new (severity, code, SP_SUBJECT_PUBLISHED_TABLE, check->table_id, sentence));
  else if (check->rounding)
    /* Within a table rounding is to be expected; one total stated as two is worth looking at before either is quoted. */
    g_ptr_array_add (self->findings,
                     sp_finding_new (check->kind == SP_CHECK_CLAIM || check->kind == SP_CHECK_CARRY ? SP_FINDING_WARNING
                                                                                                    : SP_FINDING_NOTE,
                                     "rounding", SP_SUBJECT_PUBLISHED_TABLE, check->table_id, sentence));
}

void
sp_check_free (SpCheck *self)
{
  g_free (self->what);
  g_free (self->sentence);
  g_free (self);
}

SpReconciliation *
sp_reconcile_run (SpSnapshot *snapshot, const SpWaterfall *waterfall, SpProgress *progress, GError **error)
{
  g_autoptr (SpFunding) funding = NULL;
  SpReconciler reconciler;
  SpReconciliation *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  funding = sp_funding_run (snapshot, progress, error);
  if (funding == NULL)
    return NULL;

  reconciler_init (&reconciler, snapshot);
  reconciler.funding = funding;
  for (guint i = 0; i < reconciler.n_tables; i++)
    sp_reconcile_sums (&reconciler, &reconciler.tables[i]);
  sp_reconcile_claims (&reconciler);
  sp_reconcile_labels (&reconciler);
  sp_reconcile_carries (&reconciler);
  sp_reconcile_editions (&reconciler);
  check_demand (&reconciler, funding, waterfall);
  self = finish (&reconciler);
  reconciler_clear (&reconciler);
  sp_progress_report (progress, 1, _("Checking the published tables"));
  return self;
}

SpReconciliation *
sp_reconciliation_ref (SpReconciliation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_reconciliation_unref (SpReconciliation *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

guint
sp_reconciliation_get_n_checks (const SpReconciliation *self)
{
  return self->checks->len;
}

const SpCheck *
sp_reconciliation_get_check (const SpReconciliation *self, guint i)
{
  g_return_val_if_fail (i < self->checks->len, NULL);

  return g_ptr_array_index (self->checks, i);
}

guint
sp_reconciliation_get_n_disagreements (const SpReconciliation *self)
{
  return self->n_disagreements;
}

SpMoney
sp_reconciliation_get_label_difference (const SpReconciliation *self)
{
  return self->label_difference;
}

GPtrArray *
sp_reconciliation_get_findings (const SpReconciliation *self)
{
  return self->findings;
}
