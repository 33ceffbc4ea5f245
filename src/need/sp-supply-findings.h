/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults in what is held about places. Private to this room. */
#pragma once

#include "sp-supply.h"

G_BEGIN_DECLS

/* Appends what is missing or cannot be counted. */
void     sp_supply_find_faults (const SpSnapshot *snapshot, SpSupplyKind kind, GPtrArray *findings);

G_END_DECLS
