/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan file may hold any whole number as money. Single amounts past all sense do not come into a snapshot that is
 * read (see SpAbsurdAmount); this is for those that are made otherwise, and for too many amounts. Sums of sane
 * amounts cannot overflow; this says which amount is not sane. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>

/* £1 trillion in pence; 40,000 of them still fit in 62 bits. */
#define MAX_PENCE   (G_GINT64_CONSTANT (100) * 1000 * 1000 * 1000 * 1000)
#define MAX_AMOUNTS 40000

typedef struct
{
  guint    n;
  GError **error;
} Counter;

static gboolean
check (Counter *counter, SpMoney amount, const char *what, const char *name)
{
  if (amount.pence > MAX_PENCE || amount.pence < -MAX_PENCE)
    {
      g_set_error (counter->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s of %s is over a trillion pounds, which cannot be added up. Correct the amount."), what, name);
      return FALSE;
    }
  if (++counter->n > MAX_AMOUNTS)
    {
      g_set_error (counter->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The plan holds more than %d amounts of money, which is more than can be added up."), MAX_AMOUNTS);
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
      if (!check (&counter, snapshot->agreements[i].obligations[j].amount, _("An obligation"),
                  snapshot->agreements[i].title))
        return FALSE;
  return TRUE;
}
