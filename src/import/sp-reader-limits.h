/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reading process may use: little memory, little time, no network, no writing, no other program. */
#pragma once

/* Called first of all; what this machine does not offer is left out. */
void sp_reader_limit (void);
/* Called once the libraries are loaded: from here on no socket, no program, no change to any file. */
void sp_reader_shut (void);
