/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has happened to the money of one obligation: each receipt and what was spent of it, to be added and removed, with undo. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PAYMENT_LIST (sp_payment_list_get_type ())
G_DECLARE_FINAL_TYPE (SpPaymentList, sp_payment_list, SP, PAYMENT_LIST, SpView)

/* 0 = none. */
void sp_payment_list_set_obligation (SpPaymentList *self, gint64 id);

G_END_DECLS
