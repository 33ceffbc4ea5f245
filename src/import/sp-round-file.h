/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast of the past from a CSV file, to be typed into a plan as a round.
 *
 *   area,year,group,pupils[,counted]
 *     area     code or name of a planning area of the plan; blank or "authority": the whole authority
 *     year     academic year, as 2018 or 2018/19
 *     group    year group (R, Y1 … Y14) or several together (R-Y6, Y7-Y11)
 *     counted  what was counted afterwards, where the paper says
 *
 * Columns are found by their headings, in any order and any case; further columns are ignored. A fault is a finding that names
 * file, row, column, value, reason and next step, and the row is left out.
 */
#pragma once

#include <gio/gio.h>
#include "sp-finding.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Figures of SpRoundValue in the order of sp_round_value_compare; codes are the snapshot's. Findings (of SpFinding) are appended.
 * NULL with error (G_IO_ERROR or G_FILE_ERROR) when the file cannot be read, lacks a needed column, or holds no figure. */
GArray *sp_round_file_read (const char *path, const SpSnapshot *snapshot, GPtrArray *findings, GError **error);
/* The same from memory; the name is that used in findings. */
GArray *sp_round_file_read_data (const char *name, const char *data, gsize length, const SpSnapshot *snapshot,
                                 GPtrArray *findings, GError **error);

G_END_DECLS
