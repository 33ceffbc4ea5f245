/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a piece of arithmetic ended. */
#pragma once

typedef enum
{
  SPK_OK = 0,
  SPK_NO_HISTORY,   /* nothing known to work from */
  SPK_BAD_ARGUMENT, /* a number outside what the arithmetic means anything for */
} SpkStatus;
