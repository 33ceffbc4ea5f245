/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-contribution-name.h"

#include <glib/gi18n-lib.h>

char *
sp_agreement_dup_name (const SpAgreement *agreement)
{
  return agreement->reference ? g_strdup (agreement->reference) : g_strdup_printf ("agreement-%" G_GINT64_FORMAT, agreement->id);
}

char *
sp_obligation_dup_name (const SpAgreement *agreement, const SpObligation *obligation)
{
  g_autofree char *parent = sp_agreement_dup_name (agreement);

  return obligation->reference ? g_strdup (obligation->reference) : g_strdup_printf ("%s-%d", parent, obligation->position);
}

const char *
sp_transaction_state_name (const char *state)
{
  static const struct { const char *code, *name; } names[] = {
    { "secured", N_("secured") }, { "received", N_("received") }, { "allocated", N_("allocated") },
    { "transferred", N_("handed on") }, { "spent", N_("spent") }, { "returned", N_("paid back") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (state, names[i].code) == 0)
      return _(names[i].name);
  return state;
}

static gboolean
has_state (const SpObligation *obligation, const char *state)
{
  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_strcmp0 (obligation->transactions[i].state, state) == 0)
      return TRUE;
  return FALSE;
}

guint
sp_obligation_get_events (const SpAgreement *agreement, const SpObligation *obligation,
                          SpContributionEvent events[SP_N_CONTRIBUTION_EVENTS])
{
  gboolean agreed = obligation->has_amount && !obligation->per_dwelling;
  SpMoney came = obligation->has_received ? obligation->received : obligation->amount;
  gboolean known = obligation->has_received || agreed;
  const SpContributionEvent all[] = {
    { "secured", agreement->signed_on, agreed, obligation->amount },
    { "received", obligation->received_on, known, came },
    { "allocated", obligation->allocated_on, known, came },
    { "spent", obligation->spent_on, known, came },
  };
  guint n = 0;

  if (g_strcmp0 (obligation->kind, "money") != 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].date && !has_state (obligation, all[i].state))
      events[n++] = all[i];
  return n;
}

char *
sp_obligation_dwelling_dup_name (const SpObligationDwelling *row)
{
  static const char *const types[] = { N_("houses"), N_("flats") }, *const tenures[] = { N_("for sale or rent"), N_("affordable") };
  GString *text = g_string_new (row->type >= 0 ? _(types[row->type]) : _("dwellings"));

  if (row->tenure >= 0)
    g_string_append_printf (text, _(", %s"), _(tenures[row->tenure]));
  if (row->bedrooms == 4)
    g_string_append (text, _(", four bedrooms or more"));
  else if (row->bedrooms > 0)
    g_string_append_printf (text, ngettext (", %d bedroom", ", %d bedrooms", (gulong) row->bedrooms), row->bedrooms);
  return g_string_free (text, FALSE);
}
