// SPDX-License-Identifier: MIT
/* AVX-512 with VNNI, which multiplies and adds pairs of 16-bit integers at once. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vnni,avx2,fma"))), \
                             apply_to = function)
#define FIXED_ROWS 16
#define add_pair_products_(sum, a, b) ((W)_mm512_dpwssd_epi32((__m512i)(sum), (__m512i)(a), (__m512i)(b)))
#define OPERATIONS kn_avx512vnni_operations
#include "avx512.h"
#pragma clang attribute pop
#endif
