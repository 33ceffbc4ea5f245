/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project waits for, what it has to be allowed, and what may go wrong: the lists of the selected project, every field
 * of them to be edited, with undo. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROJECT_RECORDS (sp_project_records_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectRecords, sp_project_records, SP, PROJECT_RECORDS, SpView)

G_END_DECLS
