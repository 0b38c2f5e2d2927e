// SPDX-License-Identifier: MIT
/* AVX-512 with VNNI, which multiplies and adds pairs of 16-bit integers in one instruction. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vnni,avx2,fma"))), \
                             apply_to = function)
#define FIXED_ROWS 8
/* In assembly, as clang sometimes splits the intrinsic into a product and a sum. */
#define add_pair_products_(sum, a, b) \
    ({ W added = (sum); __asm__("vpdpwssd %2, %1, %0" : "+v"(added) : "v"(a), "v"(b)); added; })
#define OPERATIONS kn_avx512vnni_operations
#include "avx512.h"
#pragma clang attribute pop
#endif
