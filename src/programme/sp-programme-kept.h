/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a programme the plan keeps, and a kept one worked out again. */
#pragma once

#include "sp-programme.h"

G_BEGIN_DECLS

/* For sp_edit_save_programme and sp_edit_adopt_programme: the options chosen, and those that were pinned or forbidden. */
typedef struct
{
  const SpProgrammeLine *rows;
  guint   n;
  GArray *lines, *drafts; /* what the rows and their options are kept in */
} SpProgrammeLines;
SpProgrammeLines *sp_programme_lines_new (const SpProgramme *programme);
void              sp_programme_lines_free (SpProgrammeLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProgrammeLines, sp_programme_lines_free)

/* What is true of it, as a plan keeps it (schema.sql, programme.note): "proved". NULL = it was not found but given. Free with g_free. */
char        *sp_programme_dup_outcome (const SpProgramme *programme);
/* How many of the options it chose are not offered any more: the scenario carries them out, or their projects are committed.
 * *first: the name of one. */
guint        sp_programme_count_gone (SpOptionSet *set, const SpSavedProgramme *saved, const char **first);
/* What it chose in the years it chose, and nothing else, by the need and money of now; without what is gone. `options` says
 * whom to place and the limits. G_IO_ERROR_INVALID_ARGUMENT when the money does not reach now. */
SpProgramme *sp_programme_run_kept (SpOptionSet *set, SpProgrammePots *pots, const SpSavedProgramme *saved,
                                    const SpProgrammeOptions *options, SpProgress *progress, GError **error);

G_END_DECLS
