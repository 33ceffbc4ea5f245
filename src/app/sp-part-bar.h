/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses among the parts of a page: buttons side by side where they fit, a list where they do not.
 *
 * Property: stack (GtkStack: the parts, by their titles). */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_PART_BAR (sp_part_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpPartBar, sp_part_bar, SP, PART_BAR, AdwBin)

G_END_DECLS
