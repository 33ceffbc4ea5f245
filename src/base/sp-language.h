/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the reader's locale and finds the translations: first thing in main (). SCHOOL_PLACES_LOCALEDIR names another folder of
 * translations than the installed one, for a program that was built but not installed. */
void sp_language_init (void);

G_END_DECLS
