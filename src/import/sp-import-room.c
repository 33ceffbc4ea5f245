/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placeholder until the room has its first file. */
typedef int sp_room_is_empty;
