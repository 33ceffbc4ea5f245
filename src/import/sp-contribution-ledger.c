/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-contribution-ledger.h"

#include <math.h>
#include <string.h>

#include "sp-contribution-name.h"
#include "sp-import-mapping.h"

#define MOST_PENCE 1e18 /* nobody has; it can still be added to */

struct _SpContributionLedger
{
  const SpSnapshot *plan;
  GPtrArray        *agreements;  /* SpLedgerAgreement: those of the plan in its order, then those of files */
  GPtrArray        *obligations; /* SpLedgerObligation */
  GHashTable       *called;      /* name -> SpLedgerAgreement */
  GHashTable       *named;       /* name -> GPtrArray of SpLedgerObligation */
  GHashTable       *of;          /* SpLedgerAgreement -> GPtrArray of SpLedgerObligation */
  GHashTable       *passed_over; /* names */
};

static void
free_agreement (gpointer data)
{
  SpLedgerAgreement *self = data;

  g_free (self->name);
  g_free (self->signed_on);
  g_free (self->application);
  for (guint i = 0; i < G_N_ELEMENTS (self->sites); i++)
    g_free (self->sites[i]);
  g_free (self);
}

static void
free_payment (gpointer data)
{
  SpLedgerPayment *self = data;

  g_free (self->state);
  g_free (self->date);
  g_free (self->name);
  g_free (self);
}

static void
free_obligation (gpointer data)
{
  SpLedgerObligation *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

/* ------------------------------------------------------------ names that are the same */

/* Of a row: its application, title and name, folded. */
typedef struct { char *application, *title, *name; } Keys;

static void
clear_keys (Keys *self)
{
  g_free (self->application);
  g_free (self->title);
  g_free (self->name);
}

/* "Long Field, Costessey" and "long field costessey" are one; NULL when nothing is said. */
static char *
dup_key (const char *text)
{
  g_autofree char *key = text ? sp_import_fold (text) : NULL;

  return key && *key ? g_steal_pointer (&key) : NULL;
}

/* "2019/0123/F" and "2019-0123 f" are one; 1/12 and 11/2 are not. */
static char *
dup_application_key (const char *text)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *upper = text ? g_utf8_strup (text, -1) : NULL;

  for (const char *at = upper; at && *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (key, g_utf8_get_char (at));
    else if (key->len && key->str[key->len - 1] != '/')
      g_string_append_c (key, '/');
  if (key->len && key->str[key->len - 1] == '/')
    g_string_truncate (key, key->len - 1);
  return key->len ? g_strdup (key->str) : NULL;
}

static gboolean
are_same (const char *key, const char *other)
{
  return key && other && g_str_equal (key, other);
}

/* ------------------------------------------------------------ what the plan has */

/* The most that the index may make of an amount: its highest value over that at the base. Values are checked to be above 0. */
static double
find_growth (const SpObligation *obligation)
{
  const SpCostIndex *index = obligation->index;
  double base = 0, most = 0;

  for (guint i = 0; index && i < index->n_values; i++)
    {
      if (index->values[i].quarter.year == obligation->price_base.year
          && index->values[i].quarter.quarter == obligation->price_base.quarter)
        base = index->values[i].value;
      most = MAX (most, index->values[i].value);
    }
  return base > 0 ? MAX (most / base, 1) : 1;
}

static void
find_due (SpLedgerObligation *self, const SpSnapshot *plan)
{
  const SpObligation *held = self->held;
  SpSiteIndex site = self->agreement->held->site;
  gint dwellings = held->per_dwelling ? site >= 0 ? plan->sites[site].dwellings_max : -1 : 1;

  self->has_due = held->has_amount && dwellings >= 0 && g_strcmp0 (held->kind, "money") == 0;
  if (self->has_due)
    self->due_pence = (gint64) ceil (MIN ((double) held->amount.pence * dwellings * find_growth (held), MOST_PENCE));
}

static void
add_held (SpContributionLedger *self, const SpAgreement *held)
{
  g_autofree char *name = sp_agreement_dup_name (held);
  SpLedgerAgreement *agreement = sp_contribution_ledger_add_agreement (self, name, held->signed_on);

  agreement->held = held;
  agreement->application = dup_application_key (held->planning_application);
  agreement->sites[0] = dup_key (held->title);
  agreement->sites[1] = held->site >= 0 ? dup_key (self->plan->sites[held->site].name) : NULL;
  agreement->sites[2] = held->growth >= 0 ? dup_key (self->plan->growth_areas[held->growth].name) : NULL;
  for (guint o = 0; o < held->n_obligations; o++)
    {
      const SpObligation *of = &held->obligations[o];
      g_autofree char *called = sp_obligation_dup_name (held, of);
      SpLedgerObligation *obligation = sp_contribution_ledger_add_obligation (self, agreement, of, called);

      find_due (obligation, self->plan);
      for (guint t = 0; t < of->n_transactions; t++)
        sp_ledger_obligation_add_payment (obligation, of->transactions[t].id, of->transactions[t].state,
                                          of->transactions[t].amount.pence, of->transactions[t].happened_on,
                                          of->transactions[t].reference, 0);
    }
}

SpContributionLedger *
sp_contribution_ledger_new (const SpSnapshot *plan)
{
  SpContributionLedger *self = g_new0 (SpContributionLedger, 1);

  self->plan = plan;
  self->agreements = g_ptr_array_new_with_free_func (free_agreement);
  self->obligations = g_ptr_array_new_with_free_func (free_obligation);
  self->called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->passed_over = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint a = 0; a < plan->n_agreements; a++)
    add_held (self, &plan->agreements[a]);
  return self;
}

void
sp_contribution_ledger_free (SpContributionLedger *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->called);
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->of);
  g_hash_table_unref (self->passed_over);
  g_ptr_array_unref (self->obligations);
  g_ptr_array_unref (self->agreements);
  g_free (self);
}

/* ------------------------------------------------------------ agreements */

gboolean
sp_ledger_date_is_before (const char *date, const char *other)
{
  return date && other && strncmp (date, other, MIN (strlen (date), strlen (other))) < 0;
}

static gboolean
dates_agree (const char *date, const char *other)
{
  return !date || !other || strncmp (date, other, MIN (strlen (date), strlen (other))) == 0;
}

/* Nothing said of both is different. */
static gboolean
may_be (const SpAgreement *held, const SpAgreementWords *words)
{
  return dates_agree (held->signed_on, words->signed_on)
         && (!held->kind || !words->kind || g_str_equal (held->kind, words->kind));
}

/* Both dates must be said: a site has many agreements. */
static gboolean
is_at_site (const SpLedgerAgreement *agreement, const Keys *keys, const SpAgreementWords *words)
{
  if (!agreement->held->signed_on || !words->signed_on)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (agreement->sites); i++)
    if (are_same (agreement->sites[i], keys->title) || are_same (agreement->sites[i], keys->name))
      return TRUE;
  return FALSE;
}

/* Of those of the plan, how many fit; the first two. */
static guint
find_held (SpContributionLedger *self, const SpAgreementWords *words, const Keys *keys, SpFound by, SpLedgerAgreement *fits[2])
{
  guint n = 0;

  for (guint a = 0; a < self->plan->n_agreements; a++)
    {
      SpLedgerAgreement *agreement = g_ptr_array_index (self->agreements, a);
      gboolean fit = by == SP_FOUND_BY_SITE ? is_at_site (agreement, keys, words)
                                            : are_same (agreement->application, keys->application);

      if (!fit || !may_be (agreement->held, words))
        continue;
      if (n < 2)
        fits[n] = agreement;
      n++;
    }
  return n;
}

SpFound
sp_contribution_ledger_find (SpContributionLedger *self, const SpAgreementWords *words, SpLedgerAgreement **out,
                             SpLedgerAgreement **second)
{
  SpLedgerAgreement *fits[2] = { NULL };
  SpFound by = SP_FOUND_BY_APPLICATION;
  Keys keys;
  guint n;

  *second = NULL;
  *out = sp_contribution_ledger_get_agreement (self, words->name);
  if (!*out && words->reference)
    *out = sp_contribution_ledger_get_agreement (self, words->reference);
  if (*out)
    return SP_FOUND_BY_NAME;
  keys = (Keys) { dup_application_key (words->application), dup_key (words->title), dup_key (words->name) };
  n = find_held (self, words, &keys, by, fits);
  if (n == 0)
    n = find_held (self, words, &keys, by = SP_FOUND_BY_SITE, fits);
  clear_keys (&keys);
  *out = fits[0];
  *second = fits[1];
  return n == 0 ? SP_FOUND_NOT : n == 1 ? by : SP_FOUND_SEVERAL;
}

void
sp_contribution_ledger_call (SpContributionLedger *self, SpLedgerAgreement *agreement, const char *name)
{
  if (!g_hash_table_contains (self->called, name))
    g_hash_table_insert (self->called, g_strdup (name), agreement);
}

SpLedgerAgreement *
sp_contribution_ledger_add_agreement (SpContributionLedger *self, const char *name, const char *signed_on)
{
  SpLedgerAgreement *agreement = g_new0 (SpLedgerAgreement, 1);

  agreement->name = g_strdup (name);
  agreement->signed_on = g_strdup (signed_on);
  g_ptr_array_add (self->agreements, agreement);
  g_hash_table_insert (self->of, agreement, g_ptr_array_new ());
  sp_contribution_ledger_call (self, agreement, name);
  return agreement;
}

SpLedgerAgreement *
sp_contribution_ledger_get_agreement (SpContributionLedger *self, const char *name)
{
  return g_hash_table_lookup (self->called, name);
}

/* ------------------------------------------------------------ obligations */

SpLedgerObligation *
sp_contribution_ledger_get_obligation (SpContributionLedger *self, const SpLedgerAgreement *agreement, const char *name,
                                       gboolean *several)
{
  const GPtrArray *all = g_hash_table_lookup (self->named, name);
  SpLedgerObligation *found = NULL;

  *several = FALSE;
  for (guint i = 0; all && i < all->len; i++)
    {
      SpLedgerObligation *obligation = g_ptr_array_index (all, i);

      if (agreement && obligation->agreement != agreement)
        continue;
      *several |= found != NULL;
      found = found ? found : obligation;
    }
  return found;
}

SpLedgerObligation *
sp_contribution_ledger_find_by_amount (SpContributionLedger *self, const SpLedgerAgreement *agreement, gboolean land,
                                       gboolean each, gint64 pence, guint *n)
{
  const GPtrArray *all = g_hash_table_lookup (self->of, agreement);
  SpLedgerObligation *found = NULL;

  *n = 0;
  for (guint i = 0; pence >= 0 && !land && i < all->len; i++)
    {
      SpLedgerObligation *obligation = g_ptr_array_index (all, i);
      const SpObligation *held = obligation->held;

      if (!held || obligation->is_taken || held->reference || g_strcmp0 (held->kind, "money") != 0 || !held->has_amount
          || held->amount.pence != pence || held->per_dwelling != each)
        continue;
      (*n)++;
      found = found ? found : obligation;
    }
  return found;
}

void
sp_contribution_ledger_call_obligation (SpContributionLedger *self, SpLedgerObligation *obligation, const char *name)
{
  GPtrArray *all = g_hash_table_lookup (self->named, name);

  if (!all)
    g_hash_table_insert (self->named, g_strdup (name), all = g_ptr_array_new ());
  g_ptr_array_add (all, obligation);
}

SpLedgerObligation *
sp_contribution_ledger_add_obligation (SpContributionLedger *self, SpLedgerAgreement *agreement, const SpObligation *held,
                                       const char *name)
{
  SpLedgerObligation *obligation = g_new0 (SpLedgerObligation, 1);

  obligation->agreement = agreement;
  obligation->held = held;
  obligation->name = g_strdup (name);
  obligation->payments = g_ptr_array_new_with_free_func (free_payment);
  agreement->last_position = held ? MAX (agreement->last_position, held->position) : agreement->last_position + 1;
  g_ptr_array_add (self->obligations, obligation);
  g_ptr_array_add (g_hash_table_lookup (self->of, agreement), obligation);
  sp_contribution_ledger_call_obligation (self, obligation, name);
  return obligation;
}

void
sp_contribution_ledger_pass_over (SpContributionLedger *self, const char *name)
{
  g_hash_table_add (self->passed_over, g_strdup (name));
}

gboolean
sp_contribution_ledger_is_passed_over (SpContributionLedger *self, const char *name)
{
  return g_hash_table_contains (self->passed_over, name);
}

/* ------------------------------------------------------------ payments */

SpLedgerPayment *
sp_ledger_obligation_find_payment (const SpLedgerObligation *self, const char *name)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      SpLedgerPayment *payment = g_ptr_array_index (self->payments, i);

      if (g_strcmp0 (payment->name, name) == 0)
        return payment;
    }
  return NULL;
}

SpLedgerPayment *
sp_ledger_obligation_find_same (const SpLedgerObligation *self, const char *state, gint64 pence, const char *date,
                                gboolean named, gboolean said)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      SpLedgerPayment *payment = g_ptr_array_index (self->payments, i);

      if (g_str_equal (payment->state, state) && payment->pence == pence && g_strcmp0 (payment->date, date) == 0
          && (payment->name != NULL) == named && (payment->row != 0) == said)
        return payment;
    }
  return NULL;
}

SpLedgerPayment *
sp_ledger_obligation_add_payment (SpLedgerObligation *self, gint64 id, const char *state, gint64 pence, const char *date,
                                  const char *name, guint row)
{
  SpLedgerPayment *payment = g_new0 (SpLedgerPayment, 1);

  *payment = (SpLedgerPayment) { .id = id, .state = g_strdup (state), .pence = pence, .date = g_strdup (date),
                                 .name = g_strdup (name), .row = row };
  g_ptr_array_add (self->payments, payment);
  return payment;
}

gint64
sp_ledger_obligation_sum (const SpLedgerObligation *self, const char *state)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpLedgerPayment *payment = g_ptr_array_index (self->payments, i);

      if (g_str_equal (payment->state, state))
        sum = MIN (sum + payment->pence, (gint64) MOST_PENCE); /* each is at most a trillion pounds */
    }
  return sum;
}
