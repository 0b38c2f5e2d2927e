// SPDX-License-Identifier: MIT
/* AVX-512: sixteen floats a vector, thirty-two registers. */
#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx2,fma"))), apply_to = function)
#define VECTOR_BYTES 64
#define TILE_ROWS 12
#define TILE_PANELS 2
#define NARROW_GROUPS 6
#define GRAM_ROWS 8
#define GRAM_PANELS 2
#define OPERATIONS kn_avx512_operations
#include "../vector.h"
#pragma clang attribute pop
#endif
