/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be printed or handed on. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_REPORT_PAGE (sp_report_page_get_type ())
G_DECLARE_FINAL_TYPE (SpReportPage, sp_report_page, SP, REPORT_PAGE, SpPage)

/* Whether what is printed and saved in the window that a widget is in is to be published. */
gboolean sp_report_page_is_public (GtkWidget *widget);

G_END_DECLS
