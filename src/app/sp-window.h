/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one plan: its pages in a sidebar, the page shown, an inspector of what is selected, and the year below.
 *
 * Actions (win.): new, open, undo, redo, search, page ('map'), page-number (uint), phase ('primary'|'secondary'),
 * supply ('existing'|'committed'|'all'), scenario (int64), earlier, later, inspector, show-pages, go-to ('Thetford': selects
 * the first thing so named), print, save-pdf, export-pdf (path), preferences, glossary, clear-selection. */
#pragma once

#include "sp-application.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, AdwApplicationWindow)

SpWindow   *sp_window_new (SpApplication *app);
SpSession  *sp_window_get_session (SpWindow *self);
/* Path of the plan shown; NULL = none. */
const char *sp_window_get_path (SpWindow *self);
/* Opens a plan in place of the one shown; says why when it cannot. */
void        sp_window_open (SpWindow *self, const char *path);
void        sp_window_open_sample (SpWindow *self, const char *sample);
/* Goes to a page by name; FALSE when there is none. */
gboolean    sp_window_show_page (SpWindow *self, const char *name);

G_END_DECLS
