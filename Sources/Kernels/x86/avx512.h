// SPDX-License-Identifier: MIT
/* AVX-512: sixteen floats in a vector, thirty-two registers. avx512.c and avx512vnni.c include this file after defining
 * what differs between them: OPERATIONS, FIXED_ROWS and add_pair_products_. */
#include <immintrin.h>
#define VECTOR_BYTES 64
#define TILE_PANELS 2
#define TILE_ROWS 12
#define GRAM_ROWS 8
#define NARROW_GROUPS 6
#define lookup_(table, index) ((V)_mm512_permutexvar_ps((__m512i)(index), _mm512_load_ps(table)))
#include "../vector.h"
