/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import window to the files it is made of: choosing and answering (sp-import-window.c), what it shows (-show), what it has done
 * beside the main thread (-work). */
#pragma once

#include <adwaita.h>
#include "sp-import-trial.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_IMPORT_WINDOW (sp_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SpImportWindow, sp_import_window, SP, IMPORT_WINDOW, AdwWindow)

struct _SpImportWindow
{
  AdwWindow            parent_instance;

  SpSession           *session;
  GPtrArray           *asks;         /* SpImportAsk, one for each file */
  SpImportTrial       *trial;        /* the last, NULL = none yet */
  guint                shown;        /* of the files, the one that is looked at */
  GCancellable        *cancellable;  /* the trial under way, NULL = none */
  GCancellable        *applying;     /* the import under way, NULL = none; `trial` is with it */
  gboolean             names_stale;  /* other files were chosen since their names were listed */
  gboolean             filling;      /* the rows are being set, not chosen from */
  char                *last_column;  /* the column that was last spoken of: it gets the focus back */
  GtkFileChooserNative *chooser;

  GtkStack            *states;
  AdwStatusPage       *busy, *failure;
  GtkProgressBar      *progress;
  GtkWidget           *import_button;
  GtkSpinner          *spinner;
  GtkLabel            *summary;
  AdwComboRow         *file_row, *kind_row, *kept_row;
  GtkBox              *changes_slot, *problems_slot, *constants_slot, *rows_slot, *columns_slot;
  AdwPreferencesGroup *with_import;
  GtkEditable         *reason_row, *keep_row;
};

/* The file that is looked at, as it is asked for. */
SpImportAsk *sp_import_window_get_ask (SpImportWindow *self);

/* sp-import-window-show.c — the trial, set out. */
void sp_import_window_show_file (SpImportWindow *self);
void sp_import_window_show_failure (SpImportWindow *self, const char *reason);
void sp_import_window_show_busy (SpImportWindow *self, const char *title, const char *description);
/* Nothing of the file before is left in sight. */
void sp_import_window_show_nothing (SpImportWindow *self);

/* sp-import-window-work.c — what importing would do as it is asked for now (the latest question wins); the same, soon, once the row
 * that asks has done with its own signal. */
void sp_import_window_try (SpImportWindow *self);
void sp_import_window_try_later (SpImportWindow *self);
/* Writes what was tried to the plan, and closes the window when it is done. */
void sp_import_window_import (SpImportWindow *self);
/* Gives up what is under way. The plan stays as it is. */
void sp_import_window_stop (SpImportWindow *self);

G_END_DECLS
