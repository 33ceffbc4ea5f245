/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-pack-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-paper.h"
#include "sp-writer.h"

void
sp_pack_work_free (gpointer work)
{
  SpPackWork *self = work;

  sp_pack_order_free (self->order);
  g_free (self->to);
  g_free (self->schema);
  if (self->password != NULL)
    memset (self->password, 0, strlen (self->password));
  g_free (self->password);
  g_free (self);
}

void
sp_pack_outcome_free (gpointer outcome)
{
  SpPackOutcome *self = outcome;

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->paper, sp_paper_free);
  g_free (self->says);
  g_free (self);
}

static gboolean
work_on_return (const SpPackWork *self, SpPackOutcome *outcome, SpProgress *progress, GError **error)
{
  if (self->to != NULL)
    {
      outcome->says = g_strdup_printf (_("The return was written into “%s”"), self->to);
      return sp_pack_order_write_return (self->order, self->to, progress, error);
    }
  outcome->findings = sp_pack_order_look_return (self->order, progress, error);
  if (outcome->findings != NULL)
    outcome->says = g_strdup_printf (ngettext ("The DfE would ask about %u thing", "The DfE would ask about %u things",
                                               outcome->findings->len), outcome->findings->len);
  return outcome->findings != NULL;
}

/* "farm.pdf" has "farm.xlsx" beside it. */
static char *
dup_workbook (const char *pdf)
{
  g_autofree char *stem = g_str_has_suffix (pdf, ".pdf") ? g_strndup (pdf, strlen (pdf) - 4) : g_strdup (pdf);

  return g_strconcat (stem, ".xlsx", NULL);
}

static gboolean
work_on_application (const SpPackWork *self, SpPackOutcome *outcome, SpProgress *progress, GError **error)
{
  g_autofree char *workbook = NULL;

  if (self->to == NULL)
    {
      outcome->says = sp_pack_order_look_application (self->order, progress, error);
      return outcome->says != NULL;
    }
  workbook = dup_workbook (self->to);
  outcome->says = g_strdup_printf (_("The paper was written to “%s”, its workbook to “%s”"), self->to, workbook);
  return sp_pack_order_write_application (self->order, self->to, workbook, progress, error);
}

static gboolean
work_on_database (const SpPackWork *self, SpPackOutcome *outcome, SpProgress *progress, GError **error)
{
  g_auto(SpWriterTarget) target = SP_WRITER_TARGET_INIT;
  g_autofree char *comment = NULL;
  g_autofree char *publication = NULL;
  guint n = 0;

  if (self->to != NULL && !sp_writer_target_parse (&target, self->to, error))
    return FALSE;
  if (self->password != NULL && *self->password != '\0')
    {
      g_free (target.password);
      target.password = g_strdup (self->password);
    }
  publication = sp_pack_order_make_publication (self->order, &comment, &n, progress, error);
  if (publication == NULL)
    return FALSE;
  if (self->to == NULL)
    outcome->says = g_strdup_printf (ngettext ("%u table would be published", "%u tables would be published", n), n);
  else
    outcome->says = g_strdup_printf (ngettext ("%u table was published to %s", "%u tables were published to %s", n), n, target.shown);
  return self->to == NULL || sp_writer_publish (&target, self->schema, comment, publication, progress, error);
}

static gboolean
work_on_capital (const SpPackWork *self, SpPackOutcome *outcome, SpProgress *progress, GError **error)
{
  if (self->to != NULL)
    {
      outcome->says = g_strdup_printf (_("The paper was written to “%s”"), self->to);
      return sp_pack_order_write_capital (self->order, self->to, progress, error);
    }
  outcome->paper = sp_pack_order_make_capital (self->order, progress, error);
  if (outcome->paper != NULL)
    outcome->says = g_strdup (sp_paper_get_title (outcome->paper));
  return outcome->paper != NULL;
}

gpointer
sp_pack_work_run (gpointer work, SpProgress *progress, GError **error)
{
  static gboolean (*const works[]) (const SpPackWork *, SpPackOutcome *, SpProgress *, GError **) = {
    work_on_return, work_on_application, work_on_database, work_on_capital,
  };
  SpPackWork *self = work;
  SpPackOutcome *outcome = g_new0 (SpPackOutcome, 1);

  if (works[self->kind](self, outcome, progress, error))
    return outcome;
  sp_pack_outcome_free (outcome);
  return NULL;
}
