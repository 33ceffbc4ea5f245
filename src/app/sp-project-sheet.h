/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rest of a project's sheet, beneath its panel: how far it is paid for, what a place costs against the national average, start
 * and lead time, approvals, risks, and how it has changed since the editions before. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROJECT_SHEET (sp_project_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectSheet, sp_project_sheet, SP, PROJECT_SHEET, SpView)

G_END_DECLS
