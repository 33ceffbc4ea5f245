/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be changed of an agreement where one of its obligations stands: each row is a SpReceiptRow, its id the obligation. */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

/* The authority: a district of the plan, or another as it is called. */
extern const SpColumnEdit sp_agreement_title_cell, sp_agreement_reference_cell, sp_agreement_application_cell,
    sp_agreement_authority_cell, sp_agreement_site_cell;

G_END_DECLS
