/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-slip-options.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-words.h"
#include "sp-forecast-delivery.h"
#include "sp-growth-words.h"
#include "sp-money-options.h"
#include "sp-moved-money.h"
#include "sp-table.h"
#include "sp-trial.h"

char *sp_slip_options_years, *sp_slip_options_growth, *sp_slip_options_site;

/* One side: the money of a snapshot, and what its places short cost where it can be forecast. */
typedef struct
{
  SpFunding   *funding;
  SpReceipts  *receipts;
  SpWaterfall *waterfall;
  SpUnmet     *unmet;
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->unmet, sp_unmet_unref);
  g_clear_pointer (&self->waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  g_clear_pointer (&self->funding, sp_funding_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
side_run (Side *self, SpSnapshot *snapshot, GError **error)
{
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  SpRun run = { .snapshot = snapshot };

  self->funding = sp_funding_run (snapshot, NULL, error);
  if (self->funding == NULL)
    return FALSE;
  delivery = sp_forecast_deliver (snapshot, &options, NULL, error);
  if (delivery == NULL)
    return FALSE;
  self->receipts = sp_receipts_new (snapshot, delivery, sp_money_options_get_day ());
  self->waterfall = sp_waterfall_new (self->funding, self->receipts);
  run.funding = self->funding;
  run.receipts = self->receipts;
  self->unmet = sp_run_dup_unmet (&run);
  return TRUE;
}

static gboolean
read_years (SpCommandLine *line, gint *years, SpExit *exit)
{
  gint64 number;

  if (g_ascii_string_to_signed (sp_slip_options_years, 10, -SP_TRIAL_LONGEST_SLIP, SP_TRIAL_LONGEST_SLIP, &number, NULL)
      && number != 0)
    {
      *years = (gint) number;
      return TRUE;
    }
  *exit = sp_command_line_misuse (line, _("“%s” is no slip: write whole years, later as 1, earlier as -1, at most %d."),
                                  sp_slip_options_years, SP_TRIAL_LONGEST_SLIP);
  return FALSE;
}

/* What slips: a site, the sites of a growth area, or every site. */
static gboolean
read_trial (SpCommandLine *line, const SpSnapshot *snapshot, SpTrial *trial, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!read_years (line, &trial->slip, exit))
    return FALSE;
  if (sp_slip_options_growth != NULL)
    return sp_growth_words_find (line, snapshot, sp_slip_options_growth, &trial->growth, exit);
  if (sp_slip_options_site == NULL)
    return TRUE;
  if (!sp_edit_words_site (snapshot, sp_slip_options_site, &id, &error))
    {
      *exit = sp_command_line_misuse (line, "%s", error->message);
      return FALSE;
    }
  trial->site = sp_snapshot_find_site (snapshot, id);
  return TRUE;
}

gboolean
sp_slip_options_asked (SpCommandLine *line, gboolean *wrong, SpExit *exit)
{
  *wrong = FALSE;
  if (sp_slip_options_years == NULL && sp_slip_options_growth == NULL && sp_slip_options_site == NULL)
    return FALSE;
  *wrong = TRUE;
  if (sp_slip_options_years == NULL)
    *exit = sp_command_line_misuse (line, _("Say with --slip how many years later it comes, such as --slip 1."));
  else if (sp_slip_options_growth != NULL && sp_slip_options_site != NULL)
    *exit = sp_command_line_misuse (line, _("A growth area or a site slips: name one of them, or neither for every site."));
  else
    *wrong = FALSE;
  return !*wrong;
}

gboolean
sp_slip_options_add (SpRun *run, SpCommandLine *line, gboolean money_first, GPtrArray *tables, SpExit *exit)
{
  SpTrial trial = SP_TRIAL_INIT;
  g_autoptr (SpSnapshot) moved = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Side) before = { NULL }, after = { NULL };
  SpTable *money, *receipts;

  if (!read_trial (line, run->snapshot, &trial, exit))
    return FALSE;
  moved = sp_snapshot_try (run->snapshot, &trial, 1);
  if (!side_run (&before, run->snapshot, &error) || !side_run (&after, moved, &error))
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  money = sp_table_of_moved_money (&(SpMoneySide) { before.receipts, before.waterfall, before.unmet },
                                   &(SpMoneySide) { after.receipts, after.waterfall, after.unmet });
  receipts = sp_table_of_moved_receipts (before.receipts, after.receipts);
  g_ptr_array_add (tables, money_first ? money : receipts);
  g_ptr_array_add (tables, money_first ? receipts : money);
  sp_command_line_add_findings (line, sp_receipts_get_findings (after.receipts));
  sp_command_line_add_findings (line, sp_waterfall_get_findings (after.waterfall));
  return TRUE;
}
