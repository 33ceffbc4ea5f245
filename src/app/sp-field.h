/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that hold one figure or sentence: what they are set to, and what was typed into them. */
#pragma once

#include <adwaita.h>
#include "sp-money.h"

G_BEGIN_DECLS

/* Reads "1,200" or "12.5"; "" gives known FALSE. FALSE when it is no figure from 0 to most. */
gboolean sp_field_parse_number (const char *text, double most, gboolean *known, double *number);
/* Reads money in a unit as it is typed anywhere (sp_money_read_typed); "" gives known FALSE. */
gboolean sp_field_parse_money (const char *text, SpMoneyUnit unit, gboolean *known, SpMoney *money);
/* Shows a text in an entry row unless somebody is typing there. */
void     sp_field_show (AdwEntryRow *row, const char *text);
/* What was typed there is asked for: the row then follows the plan again, which may write it in another form, or take it back. */
void     sp_field_take (AdwEntryRow *row);
/* A label that hides when it has nothing to say. */
void     sp_field_say (GtkLabel *label, const char *text);
/* The parts that are there (NULL = not), with a dot between. */
void     sp_field_say_parts (GtkLabel *label, const char *const *parts, guint n);
/* Names a drop-down for screen readers: GTK names neither it nor the button in it. */
void     sp_field_name_drop_down (GtkDropDown *drop_down, const char *name);
/* Lets long names in its button end in an ellipsis, so that they do not widen the page; its list shows them whole. */
void     sp_field_shorten_drop_down (GtkDropDown *drop_down);
/* The same where there is hardly any room. */
void     sp_field_squeeze_drop_down (GtkDropDown *drop_down);
/* Marks a row whose text cannot be read. */
void     sp_field_refuse (GtkWidget *row, gboolean refused);

G_END_DECLS
