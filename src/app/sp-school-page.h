/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schools in a table. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SCHOOL_PAGE (sp_school_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSchoolPage, sp_school_page, SP, SCHOOL_PAGE, SpPage)

G_END_DECLS
