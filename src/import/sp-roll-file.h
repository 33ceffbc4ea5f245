/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolls and births from two CSV files, for a forecast with no plan.
 *
 *   rolls   area,year,group,pupils[,parent]   year = the calendar year in which the academic year begins; group R, Y1..Y14
 *   births  area,entry_year,births            the births that feed reception in September of entry_year, used as given
 *
 * Columns are found by their headings, in any order and any case; further columns are ignored. A fault is a finding that
 * names file, row, column, value, reason and next step, and the row is left out: the series is refused only when nothing
 * usable is left. What is suppressed ("*", "c", "z", ":", "..", "low") or blank is missing, never nought.
 */
#pragma once

#include <gio/gio.h>
#include "sp-finding.h"
#include "sp-roll-series.h"

G_BEGIN_DECLS

/* Reads both files; births_path may be NULL. Findings are appended to `findings` (of SpFinding). NULL with error (domain
 * G_IO_ERROR or G_FILE_ERROR) when a file cannot be read, lacks a needed column, or holds no usable roll. */
SpRollSeries *sp_roll_file_read (const char *rolls_path, const char *births_path, GPtrArray *findings, GError **error);

/* The same from memory; the names are those used in findings. births may be NULL. */
SpRollSeries *sp_roll_file_read_data (const char *rolls_name, const char *rolls, gsize rolls_length,
                                      const char *births_name, const char *births, gsize births_length,
                                      GPtrArray *findings, GError **error);

G_END_DECLS
