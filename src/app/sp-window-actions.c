/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done in the window, by menu, key, button or assistive technology. */
#include "config.h"

#include "sp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-edit-request.h"
#include "sp-glossary.h"
#include "sp-growth-page.h"
#include "sp-history-window.h"
#include "sp-import-window.h"
#include "sp-merge-window.h"
#include "sp-pack-window.h"
#include "sp-preferences.h"
#include "sp-rows.h"
#include "sp-verify-window.h"

#define WINDOW(data) SP_WINDOW (data)

static const char *const supply_names[] = { "existing", "committed", "all" };

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GError) error = NULL;

  if (!sp_session_undo (WINDOW (data)->session, &error))
    sp_edit_say (GTK_WIDGET (WINDOW (data)->states), error->message, NULL, NULL);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GError) error = NULL;

  if (!sp_session_redo (WINDOW (data)->session, &error))
    sp_edit_say (GTK_WIDGET (WINDOW (data)->states), error->message, NULL, NULL);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_ask_open (WINDOW (data));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_ask_new (WINDOW (data));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_print (WINDOW (data));
}

static void
save_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_ask_pdf (WINDOW (data));
}

static void
export_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_export_pdf (WINDOW (data), g_variant_get_string (parameter, NULL));
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (sp_window_show_page (WINDOW (data), g_variant_get_string (parameter, NULL)))
    adw_leaflet_set_visible_child (WINDOW (data)->leaflet, WINDOW (data)->content);
}

static void
page_number_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (WINDOW (data)->page_list, (gint) g_variant_get_uint32 (parameter) - 1);

  if (row != NULL)
    g_signal_emit_by_name (WINDOW (data)->page_list, "row-activated", row);
}

static void
show_pages_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_leaflet_set_visible_child (WINDOW (data)->leaflet, WINDOW (data)->sidebar);
}

static void
phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpPhase phase;

  if (sp_phase_parse (g_variant_get_string (parameter, NULL), &phase))
    sp_session_set_phase (WINDOW (data)->session, phase);
}

static void
other_phase_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SpSession *session = WINDOW (data)->session;

  sp_session_set_phase (session, sp_session_get_phase (session) == SP_PHASE_PRIMARY ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY);
}

static void
supply_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (supply_names); i++)
    if (g_str_equal (g_variant_get_string (parameter, NULL), supply_names[i]))
      sp_session_set_supply_kind (WINDOW (data)->session, i);
}

static void
scenario_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_session_set_scenario_id (WINDOW (data)->session, g_variant_get_int64 (parameter));
}

static void
step_year (SpWindow *self, gint step)
{
  sp_session_set_year (self->session, sp_session_get_year (self->session) + step);
}

static void
earlier_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_year (WINDOW (data), -1);
}

static void
later_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_year (WINDOW (data), 1);
}

static void
inspector_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  adw_flap_set_reveal_flap (WINDOW (data)->flap, g_variant_get_boolean (value));
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  gboolean on = g_variant_get_boolean (value);

  gtk_search_bar_set_search_mode (WINDOW (data)->search_bar, on);
  if (on)
    gtk_widget_grab_focus (GTK_WIDGET (WINDOW (data)->search_entry));
  g_simple_action_set_state (action, value);
}

static void
search_mode_cb (SpWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "search");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (gtk_search_bar_get_search_mode (self->search_bar)));
}

static void
clear_selection_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const SpSubject subjects[] = { SP_SUBJECT_POT, SP_SUBJECT_PROJECT, SP_SUBJECT_SCHOOL, SP_SUBJECT_SITE, SP_SUBJECT_GROWTH_AREA,
                                 SP_SUBJECT_AREA };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    sp_session_select (WINDOW (data)->session, subjects[i], 0);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_preferences_show (GTK_WINDOW (data));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_history_window_open (GTK_WINDOW (data), WINDOW (data)->session);
}

static void
housing_assumptions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_window_show_page (data, "growth-areas");
  if (SP_IS_GROWTH_PAGE (sp_window_get_page (data)))
    sp_growth_page_show_part (SP_GROWTH_PAGE (sp_window_get_page (data)), "assumptions");
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_import_window_open (GTK_WINDOW (data), WINDOW (data)->session, NULL);
}

static void
import_paths_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  sp_import_window_open (GTK_WINDOW (data), WINDOW (data)->session, paths);
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_merge_window_ask (GTK_WINDOW (data), WINDOW (data)->session);
}

static void
merge_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_merge_window_open (GTK_WINDOW (data), WINDOW (data)->session, g_variant_get_string (parameter, NULL));
}

static void
glossary_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_glossary_show (GTK_WINDOW (data));
}

static void
pack_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const names[] = { "return", "application", "database", "capital" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (g_variant_get_string (parameter, NULL), names[i])
        && (sp_session_get_forecast (WINDOW (data)->session) != NULL
            || (i == SP_PACK_CAPITAL && sp_session_get_snapshot (WINDOW (data)->session) != NULL)))
      sp_pack_window_open (GTK_WINDOW (data), WINDOW (data)->session, (SpPackKind) i);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sp_verify_window_open (GTK_WINDOW (data));
}

static gboolean
select_named (SpSession *session, GListModel *rows, SpSubject subject, const char *wanted, gboolean exactly)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      g_autofree char *name = NULL, *folded = NULL;

      g_object_get (row, "name", &name, NULL);
      folded = g_utf8_casefold (name != NULL ? name : "", -1);
      if (exactly ? !g_str_equal (folded, wanted) : strstr (folded, wanted) == NULL)
        continue;
      sp_session_select (session, subject, sp_row_get_id (row));
      return TRUE;
    }
  return FALSE;
}

/* Growth areas first: they are what people look for by name; a whole name before a part of one. */
static gboolean
go_to (SpSession *session, const char *text)
{
  g_autofree char *wanted = g_utf8_casefold (text, -1);
  const struct { GListModel *rows; SpSubject subject; } lists[] = {
    { sp_session_get_growth_areas (session), SP_SUBJECT_GROWTH_AREA },
    { sp_session_get_areas (session), SP_SUBJECT_AREA },
    { sp_session_get_schools (session), SP_SUBJECT_SCHOOL },
    { sp_session_get_projects (session), SP_SUBJECT_PROJECT },
    { sp_session_get_sites (session), SP_SUBJECT_SITE },
  };

  for (gint exactly = 1; *wanted != '\0' && exactly >= 0; exactly--)
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      if (select_named (session, lists[i].rows, lists[i].subject, wanted, exactly))
        return TRUE;
  return FALSE;
}

static void
go_to_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (go_to (WINDOW (data)->session, g_variant_get_string (parameter, NULL)))
    adw_flap_set_reveal_flap (WINDOW (data)->flap, TRUE);
}

static const GActionEntry entries[] = {
  { .name = "new", .activate = new_cb },
  { .name = "open", .activate = open_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "redo", .activate = redo_cb },
  { .name = "print", .activate = print_cb },
  { .name = "save-pdf", .activate = save_pdf_cb },
  { .name = "export-pdf", .activate = export_pdf_cb, .parameter_type = "s" },
  { .name = "page", .activate = page_cb, .parameter_type = "s", .state = "'overview'" },
  { .name = "page-number", .activate = page_number_cb, .parameter_type = "u" },
  { .name = "show-pages", .activate = show_pages_cb },
  { .name = "phase", .activate = phase_cb, .parameter_type = "s", .state = "'primary'" },
  { .name = "other-phase", .activate = other_phase_cb },
  { .name = "supply", .activate = supply_cb, .parameter_type = "s", .state = "'committed'" },
  { .name = "scenario", .activate = scenario_cb, .parameter_type = "x", .state = "int64 0" },
  { .name = "earlier", .activate = earlier_cb },
  { .name = "later", .activate = later_cb },
  { .name = "inspector", .state = "false", .change_state = inspector_cb },
  { .name = "search", .state = "false", .change_state = search_cb },
  { .name = "go-to", .activate = go_to_cb, .parameter_type = "s" },
  { .name = "clear-selection", .activate = clear_selection_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "glossary", .activate = glossary_cb },
  { .name = "verify", .activate = verify_cb },
  { .name = "history", .activate = history_cb },
  { .name = "housing-assumptions", .activate = housing_assumptions_cb },
  { .name = "import", .activate = import_cb },
  { .name = "import-paths", .activate = import_paths_cb, .parameter_type = "as" },
  { .name = "merge", .activate = merge_cb },
  { .name = "pack", .activate = pack_cb, .parameter_type = "s" },
  { .name = "public", .state = "false" },
  { .name = "merge-path", .activate = merge_path_cb, .parameter_type = "s" },
};

static void
set_state (SpWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

static void
enable (SpWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
sp_window_refresh_actions (SpWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpPage *page = sp_window_get_page (self);

  set_state (self, "phase", g_variant_new_string (sp_phase_code (sp_session_get_phase (self->session))));
  gtk_button_set_label (self->phase_button,
                        sp_session_get_phase (self->session) == SP_PHASE_PRIMARY ? _("Primary") : _("Secondary"));
  set_state (self, "supply", g_variant_new_string (supply_names[sp_session_get_supply_kind (self->session)]));
  set_state (self, "scenario", g_variant_new_int64 (sp_session_get_scenario_id (self->session)));
  set_state (self, "inspector", g_variant_new_boolean (adw_flap_get_reveal_flap (self->flap)));
  if (page != NULL)
    set_state (self, "page", g_variant_new_string (sp_page_get_name (page)));
  enable (self, "search", plan != NULL && page != NULL && sp_page_get_searchable (page));
  enable (self, "undo", plan != NULL && sp_plan_get_undo_label (plan) != NULL);
  enable (self, "redo", plan != NULL && sp_plan_get_redo_label (plan) != NULL);
  enable (self, "history", plan != NULL);
  enable (self, "housing-assumptions", plan != NULL);
  enable (self, "import", plan != NULL);
  enable (self, "import-paths", plan != NULL);
  enable (self, "merge", plan != NULL);
  enable (self, "merge-path", plan != NULL);
  enable (self, "print", sp_session_get_funding (self->session) != NULL);
  enable (self, "save-pdf", sp_session_get_funding (self->session) != NULL);
  for (guint i = 0; i < 5; i++)
    enable (self, ((const char *[]) { "phase", "supply", "scenario", "page", "inspector" })[i], plan != NULL);
}

SpPage *
sp_window_get_page (SpWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page != NULL ? SP_PAGE (page) : NULL;
}

void
sp_window_add_actions (SpWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "results-changed", G_CALLBACK (sp_window_refresh_actions), self,
                           G_CONNECT_SWAPPED);
}
