/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing an option of the plan inside a begun edit. Private to the room. */
#pragma once

#include "sp-edit.h"
#include "sp-named-edit.h"

G_BEGIN_DECLS

/* Its new id, or 0 with error set. */
gint64 sp_option_draft_write (const SpOptionDraft *draft, SpNamedEdit *edit, GError **error);
/* What the option is called; refused when there is none. */
char  *sp_option_dup_name (SpNamedEdit *edit, gint64 option_id, GError **error);

G_END_DECLS
