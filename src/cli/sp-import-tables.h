/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `import` prints: the files, the meaning of their columns, what came of their rows, the findings; and the kinds there are. */
#pragma once

#include "sp-import.h"

G_BEGIN_DECLS

/* Arrays of SpTable. */
GPtrArray *sp_import_tables_new (const SpImport *import, GPtrArray *findings, gboolean tried);
GPtrArray *sp_import_tables_of_kinds (void);

G_END_DECLS
