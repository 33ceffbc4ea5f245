/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mapping written as part of an edit (sp-edit-mapping.c). Private to the room. */
#pragma once

#include "sp-named-edit.h"

G_BEGIN_DECLS

gboolean sp_mapping_write (SpNamedEdit *edit, const char *name, const char *kind, const char *definition, GError **error);
/* What the history calls it. */
char    *sp_mapping_dup_label (const char *name);

G_END_DECLS
