// SPDX-License-Identifier: MIT
/* The subset of AVX-512 (F, DQ, BW) that all CPUs with AVX-512 have except Xeon Phi, which is not supported. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#define FIXED_ROWS 6
#define add_pair_products_(sum, a, b) ((sum) + (W)_mm512_madd_epi16((__m512i)(a), (__m512i)(b)))
#define OPERATIONS kn_avx512_operations
#include "avx512.h"
#pragma clang attribute pop
#endif
