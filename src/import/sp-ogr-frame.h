/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other end of sp-reader-frame.h: frames written to standard output. */
#pragma once

#include <stddef.h>
#include <stdint.h>

void sp_ogr_frame_begin (char type);
void sp_ogr_frame_byte (uint8_t value);
void sp_ogr_frame_u32 (uint32_t value);
void sp_ogr_frame_bytes (const void *data, size_t length);
void sp_ogr_frame_text (const char *text); /* with its length; made UTF-8 */
/* Ends the process quietly when nobody reads any more. */
void sp_ogr_frame_end (void);

void sp_ogr_frame_note (const char *code, uint32_t count, uint32_t first_row);
/* Says so and ends the process. */
_Noreturn void sp_ogr_frame_fail (const char *code, const char *detail);
void sp_ogr_frame_flush (void);
