/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window in a test's own process: made over a plan of its own, let run, looked through. SP_PICTURES=FOLDER
 * keeps pictures of what is on the screen, for looking at; SP_SIZE=900x700 makes the windows that size, SP_TEXT=2 the
 * text twice as large. */
#pragma once

#include <adwaita.h>

#include "sp-application.h"
#include "sp-window.h"

G_BEGIN_DECLS

/* Of the whole program: made by app_test_start, cleared by app_test_run. Settings and samples go to `folder`. */
extern SpApplication *app;
extern char *folder;

/* Starts GTK without animations. FALSE where there is no display: then main returns 77, skipped. */
gboolean app_test_start (int *argc, char ***argv);
int app_test_run (void);

/* Lets the main loop run for a while; or until a condition holds, three minutes at most (a programme is found slowly on a
 * busy machine under sanitizers), and asserts that it does. To look may mean to go through every widget: it is given a tenth
 * of the time. */
void let_run (guint ms);
#define APP_TEST_PATIENCE_US (180 * G_USEC_PER_SEC)
#define wait_until(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 end_ = g_get_monotonic_time () + APP_TEST_PATIENCE_US, looked_ = g_get_monotonic_time ();                   \
    while (!(condition) && g_get_monotonic_time () < end_)                                                             \
      {                                                                                                                \
        let_run (5 + MIN (9 * (g_get_monotonic_time () - looked_) / 1000, 200));                                       \
        looked_ = g_get_monotonic_time ();                                                                             \
      }                                                                                                                \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END
/* Does an action of the fixture's window and lets it act. */
#define do_action(f, name, ...)                                                                                        \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET ((f)->window), name, __VA_ARGS__));                          \
    let_run (50);                                                                                                      \
  }                                                                                                                    \
  G_STMT_END
void keep_picture (const char *name);

/* A window on a new plan of a sample ("norfolk-2013"), its first run finished. */
typedef struct
{
  char *path;
  SpWindow *window;
  SpSession *session;
} Fixture;
void set_up (Fixture *f, gconstpointer sample);
void tear_down (Fixture *f, gconstpointer sample);
/* A window on a plan that is there. Destroy it when done. */
SpWindow *open_window (const char *path);

/* Widgets of a type below one, in order; the i-th of them; the i-th in a window that can be seen. NULL = none. */
void collect (GtkWidget *widget, GType type, GPtrArray *found);
GPtrArray *list_widgets (gpointer root, GType type);
gpointer find_in (gpointer root, GType type, guint i);
gpointer find_shown (gpointer root, GType type, guint i);
/* A preferences row of that type and title below one; or one that can be seen. NULL = none. */
gpointer find_titled_in (gpointer root, GType type, const char *title);
gpointer find_titled_shown (gpointer root, GType type, const char *title);
/* Text of a label of the window that can be seen and begins so. */
const char *find_label (Fixture *f, const char *beginning);
/* Types into a field and enters it. */
void type_figure (GtkWidget *field, const char *text);
/* Keys pressed in a widget, as the reader presses them; whether it took them. */
gboolean press_key (GtkWidget *widget, guint key);
/* Of a table whose cells are changed where they stand: its rows; the entry or drop-down that is open, NULL = none; and the one that is
 * of that type and says so, reached by Tab from the one that is open. */
GtkWidget *rows_of (gpointer table);
gpointer find_open (gpointer table);
gpointer tab_to (gpointer table, GType type, const char *text);
/* Takes the last edit back, and lets what follows from it run. */
void undo (Fixture *f);
/* The dialog that belongs to a window and can be seen. */
GtkWidget *find_dialog (SpWindow *window);
/* The button of that label; there must be one. */
GtkWidget *find_button_in (gpointer root, const char *label);

G_END_DECLS
