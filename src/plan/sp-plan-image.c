/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-image.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-private.h"
#include "sp-snapshot-private.h"

struct _SpPlanImage
{
  sqlite3 *db; /* in memory */
  char    *title;
  gint64   revision;
};

SpPlanImage *
sp_plan_image_new (SpPlan  *plan,
                   GError **error)
{
  g_autoptr (SpPlanImage) self = g_new0 (SpPlanImage, 1);
  sqlite3 *db = sp_plan_get_database (plan);

  if (!db)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
                   sp_plan_get_title (plan));
      return NULL;
    }
  self->title = g_strdup (sp_plan_get_title (plan));
  self->revision = sp_plan_get_revision (plan);
  self->db = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return self->db && sp_database_copy (db, self->db, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_plan_image_free (SpPlanImage *self)
{
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_free (self->title);
  g_free (self);
}

SpSnapshot *
sp_plan_image_snapshot (SpPlanImage *self,
                        gint64       scenario_id,
                        GError     **error)
{
  return sp_snapshot_read (self->db, scenario_id, error);
}

void
sp_plan_image_check (SpPlanImage *self,
                     GPtrArray   *findings)
{
  sp_plan_check_database (self->db, findings);
}

SpFrozenInputs *
sp_plan_image_freeze (SpPlanImage *self,
                      gint64       scenario_id,
                      GError     **error)
{
  return sp_frozen_inputs_of_database (self->db, self->title, self->revision, scenario_id, error);
}

SpFrozenInputs *
sp_plan_image_read_frozen (SpPlanImage *self,
                           gint64       round_id,
                           GError     **error)
{
  return sp_frozen_inputs_of_round (self->db, self->title, round_id, error);
}
