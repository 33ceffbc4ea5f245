/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at a file before it is imported: which kind it is, what its columns would mean, and its first rows. Also of a file that
 * cannot be imported yet because a column that its kind needs has not been found: so that a person can say which it is. */
#pragma once

#include "sp-import.h"

G_BEGIN_DECLS

typedef struct
{
  char            *label;
  SpImportMapping *mapping;
  char            *missing;  /* what the kind needs and the file has not, in words; NULL = nothing */
  GPtrArray       *rows;     /* SpTextRecord: the first under the headings */
} SpImportLook;

/* NULL with error (G_IO_ERROR) when the file cannot be opened, or when no kind is named and none is recognised. */
SpImportLook *sp_import_look_new (const char *path, const SpImportOptions *options, SpProgress *progress, GError **error);
void          sp_import_look_free (SpImportLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportLook, sp_import_look_free)

G_END_DECLS
