// SPDX-License-Identifier: MIT
/* AVX2 and FMA: eight floats in a vector, sixteen registers. */
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define VECTOR_BYTES 32
#define TILE_PANELS 1
#define TILE_ROWS 6
#define GRAM_ROWS 6
#define FIXED_ROWS 4
#define add_pair_products_(sum, a, b) ((sum) + (W)_mm256_madd_epi16((__m256i)(a), (__m256i)(b)))
#define NARROW_GROUPS 8
/* The index's low three bits look up both halves of the table; its fourth bit chooses between them. */
#define lookup_(table, index)                                                                     \
    ((V)_mm256_blendv_ps(_mm256_permutevar8x32_ps(_mm256_load_ps(table), (__m256i)(index)),       \
                         _mm256_permutevar8x32_ps(_mm256_load_ps((table) + 8), (__m256i)(index)), \
                         (__m256)((index) << 28)))
#define OPERATIONS kn_avx2_operations
#include "../vector.h"
#pragma clang attribute pop
#endif
