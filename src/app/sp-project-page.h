/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The capital projects in a table. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_PROJECT_PAGE (sp_project_page_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectPage, sp_project_page, SP, PROJECT_PAGE, SpPage)

G_END_DECLS
