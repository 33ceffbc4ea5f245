/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All kinds of rows that the session's lists hold. */
#pragma once

#include "sp-area-row.h"
#include "sp-finding-row.h"
#include "sp-funding-row.h"
#include "sp-growth-row.h"
#include "sp-project-row.h"
#include "sp-receipt-row.h"
#include "sp-scenario-row.h"
#include "sp-school-row.h"
#include "sp-site-row.h"
