/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's parts, shared by its own files only. */
#pragma once

#include "sp-inspector.h"
#include "sp-page.h"
#include "sp-scenario-picker.h"
#include "sp-time-bar.h"
#include "sp-window.h"

G_BEGIN_DECLS

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  SpSession        *session;
  GtkStack         *states;
  AdwLeaflet       *leaflet;
  GtkWidget        *sidebar;
  GtkWidget        *content;
  AdwWindowTitle   *plan_title;
  GtkListBox       *page_list;
  GtkStack         *pages;
  AdwFlap          *flap;
  SpInspector      *inspector;
  GtkSearchBar     *search_bar;
  GtkSearchEntry   *search_entry;
  GtkButton        *phase_button;
  GtkSpinner       *spinner;
  GtkWidget        *undo_button;
  GtkWidget        *redo_button;
  GtkRevealer      *strip;
  GtkLabel         *strip_text;
  GtkRevealer      *time_revealer;
  SpTimeBar        *time_bar;
  gboolean          filling_time; /* its range or year is being set, not moved by the reader */
  SpScenarioPicker *scenario_picker;
  GMenu            *recent_menu;
  GMenu            *sample_menu;
  GMenu            *scenario_menu;
  GtkFileChooserNative *chooser; /* open file question, NULL = none */
};

/* sp-window-actions.c */
void    sp_window_add_actions (SpWindow *self);
void    sp_window_refresh_actions (SpWindow *self);
SpPage *sp_window_get_page (SpWindow *self);

/* sp-window-file.c */
void sp_window_ask_open (SpWindow *self);
void sp_window_ask_new (SpWindow *self);
void sp_window_refresh_menus (SpWindow *self);
void sp_window_say_failure (SpWindow *self, const char *heading, const char *reason);

/* sp-window-print.c */
void sp_window_print (SpWindow *self);
void sp_window_ask_pdf (SpWindow *self);
void sp_window_export_pdf (SpWindow *self, const char *path);

G_END_DECLS
