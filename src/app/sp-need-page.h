/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils against places by planning area in the shown year. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_NEED_PAGE (sp_need_page_get_type ())
G_DECLARE_FINAL_TYPE (SpNeedPage, sp_need_page, SP, NEED_PAGE, SpPage)

G_END_DECLS
