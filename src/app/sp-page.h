/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the window, listed in its sidebar.
 *
 * Properties: page-name (string, for actions and settings), title, icon-name, searchable (boolean), timed (boolean: the year
 * matters here, so the time bar shows), count (uint, shown beside the title in the sidebar, 0 = none),
 * search-text (string, what the reader looks for; "" = everything). */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PAGE (sp_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpPage, sp_page, SP, PAGE, SpView)

struct _SpPageClass
{
  SpViewClass parent_class;

  void (*search) (SpPage *self, const char *text);
  gpointer padding[4];
};

const char *sp_page_get_name (SpPage *self);
const char *sp_page_get_title (SpPage *self);
const char *sp_page_get_icon_name (SpPage *self);
gboolean    sp_page_get_searchable (SpPage *self);
gboolean    sp_page_get_timed (SpPage *self);
void        sp_page_set_search_text (SpPage *self, const char *text);
/* Of a page that is cut into parts, once it has its session: hands the session to each, and while that is at work dims them
 * and shows the sign. */
void        sp_page_set_up_parts (SpPage *self, GtkStack *parts, GtkWidget *updating);

G_END_DECLS
