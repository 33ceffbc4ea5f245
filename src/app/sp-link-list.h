/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of things to go to: each selects something in the session, or only says something. Filled anew at each update, but
 * its rows change only when what they say does. Property: title. Hidden when empty.
 *
 * Signal: chosen (int subject, int64 id) after the session's selection was set. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_LINK_LIST (sp_link_list_get_type ())
G_DECLARE_FINAL_TYPE (SpLinkList, sp_link_list, SP, LINK_LIST, AdwBin)

void sp_link_list_begin (SpLinkList *self);
/* Copies texts; subtitle and suffix may be NULL. subject SP_SUBJECT_PLAN: nothing to go to. */
void sp_link_list_add (SpLinkList *self, const char *title, const char *subtitle, const char *suffix, SpSubject subject, gint64 id);
void sp_link_list_end (SpLinkList *self, SpSession *session);

G_END_DECLS
