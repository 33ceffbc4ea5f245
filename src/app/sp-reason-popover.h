/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why a scenario is to differ from its parent, beside the thing that was edited. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SP_TYPE_REASON_POPOVER (sp_reason_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpReasonPopover, sp_reason_popover, SP, REASON_POPOVER, GtkPopover)

/* reason NULL = the popover was closed without one. Called once. */
typedef void (*SpReasonFunc) (SpReasonPopover *popover, const char *reason, gpointer user_data);
void sp_reason_popover_ask (GtkWidget *anchor, const char *scenario_name, SpReasonFunc answered, gpointer user_data);

G_END_DECLS
