/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inner loops are compiled once for every width of vector that x86-64 machines have, and the machine takes the widest
 * it can. Without fused multiply-adds (-ffp-contract=off) and without reordering, all of them give the same bits.
 * Sanitizers and other compilers or C libraries take the plain loop. Source: gcc manual, target_clones; x86-64
 * psABI 1.0 (v3, v4). */
#pragma once

#include <stdint.h>

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ >= 12            \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(SPK_PLAIN)
#define SPK_CLONES __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SPK_CLONES
#endif
