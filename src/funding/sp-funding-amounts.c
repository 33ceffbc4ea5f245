/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan file may hold any whole number as money. Single amounts past all sense do not come into a snapshot that is
 * read (see SpAbsurdAmount), nor does more in all than can be added up; this is for those that are made otherwise. However
 * many sane amounts there are, they are added. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>

typedef struct
{
  gint64   pence; /* of all so far, signs left out: at most one amount above SP_MOST_PENCE_IN_ALL, which is a ninth of 63 bits */
  GError **error;
} Counter;

static gboolean
check (Counter *counter, SpMoney amount, const char *what, const char *name)
{
  if (amount.pence > SP_MOST_PENCE || amount.pence < -SP_MOST_PENCE)
    {
      g_set_error (counter->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s of %s is over a trillion pounds, which cannot be added up. Correct the amount."), what, name);
      return FALSE;
    }
  counter->pence += ABS (amount.pence);
  if (counter->pence > SP_MOST_PENCE_IN_ALL)
    {
      g_set_error (counter->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The plan holds more money than can be added up: over £10,000 trillion with %s. Look for amounts entered in "
                     "pence, or many times over, and correct them."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_project (Counter *counter, const SpProject *project)
{
  if (!check (counter, project->budget, _("The budget"), project->name)
      || !check (counter, project->spend_to_date, _("The spend to date"), project->name)
      || !check (counter, project->profile_total, _("The profile total"), project->name))
    return FALSE;
  for (guint i = 0; i < project->n_spend; i++)
    if (!check (counter, project->spend[i].amount, _("The spend"), project->name))
      return FALSE;
  return TRUE;
}

static gboolean
check_obligation (Counter *counter, const SpAgreement *agreement, const SpObligation *obligation)
{
  if (!check (counter, obligation->amount, _("An obligation"), agreement->title)
      || !check (counter, obligation->received, _("What was received"), agreement->title))
    return FALSE;
  for (guint i = 0; i < obligation->n_transactions; i++)
    if (!check (counter, obligation->transactions[i].amount, _("A payment"), agreement->title))
      return FALSE;
  return TRUE;
}

gboolean
sp_funding_check_amounts (const SpSnapshot *snapshot, GError **error)
{
  Counter counter = { 0, error };

  for (guint i = 0; i < snapshot->n_projects; i++)
    if (!check_project (&counter, &snapshot->projects[i]))
      return FALSE;
  for (guint i = 0; i < snapshot->n_programme_tables; i++)
    if (!check (&counter, snapshot->programme_tables[i].indicative, _("The indicative cost"),
                snapshot->programme_tables[i].title))
      return FALSE;
  for (guint i = 0; i < snapshot->n_pots; i++)
    for (guint j = 0; j < snapshot->pots[i].n_amounts; j++)
      if (!check (&counter, snapshot->pots[i].amounts[j].amount, _("The money"), snapshot->pots[i].name))
        return FALSE;
  for (guint i = 0; i < snapshot->n_agreements; i++)
    for (guint j = 0; j < snapshot->agreements[i].n_obligations; j++)
      if (!check_obligation (&counter, &snapshot->agreements[i], &snapshot->agreements[i].obligations[j]))
        return FALSE;
  return TRUE;
}
