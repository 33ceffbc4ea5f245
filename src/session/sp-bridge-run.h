/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge from one forecast of the session's plan to another, each a scenario as it is now or a round that was kept, worked
 * out in a worker. Signal: changed, when a result came, failed or was dropped. */
#pragma once

#include "sp-session.h"

G_BEGIN_DECLS

typedef struct _SpBridge SpBridge;

typedef struct { gboolean round; gint64 id; } SpBridgeChoice; /* id of a round, or of a scenario (0 = the plan as it stands) */

#define SP_TYPE_BRIDGE_RUN (sp_bridge_run_get_type ())
G_DECLARE_FINAL_TYPE (SpBridgeRun, sp_bridge_run, SP, BRIDGE_RUN, GObject)

SpBridgeRun *sp_bridge_run_new (SpSession *session);
/* The names are copied. */
void         sp_bridge_run_ask (SpBridgeRun *self, SpBridgeChoice from, const char *from_name, SpBridgeChoice to, const char *to_name);
/* The newest result, NULL = none. While busy it is of what was asked for before. */
SpBridge    *sp_bridge_run_get_bridge (SpBridgeRun *self);
gboolean     sp_bridge_run_get_busy (SpBridgeRun *self);
const char  *sp_bridge_run_get_failure (SpBridgeRun *self); /* NULL = the newest did not fail */

G_END_DECLS
