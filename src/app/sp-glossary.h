/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field's words in plain words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        sp_glossary_show (GtkWindow *parent);
/* The explanation of a word as the glossary has it, translated; NULL when it has none. */
const char *sp_glossary_explain (const char *word);

G_END_DECLS
