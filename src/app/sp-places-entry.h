/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of a year group from a year on, said of a project: three fields and a button. Signal: entered (string, such as
 * "R 2016/17 30", as sp_project_fact_set reads it). */
#pragma once

#include <adwaita.h>
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_TYPE_PLACES_ENTRY (sp_places_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpPlacesEntry, sp_places_entry, SP, PLACES_ENTRY, AdwPreferencesRow)

GtkWidget *sp_places_entry_new (const char *title);
/* The years that can be chosen, from before the plan's own to after the last that a project could open in; another project empties
 * the fields and begins at the year of its own completion. */
void       sp_places_entry_show (SpPlacesEntry *self, const SpSnapshot *snapshot, const SpProject *project);

G_END_DECLS
