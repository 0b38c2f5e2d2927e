// SPDX-License-Identifier: MIT
/* AVX-512: sixteen floats a vector, thirty-two registers. Included by what names the operations and adds pair products. */
#include <immintrin.h>
#define VECTOR_BYTES 64
#define TILE_PANELS 2
#define TILE_ROWS 12
#define GRAM_ROWS 8
#define NARROW_GROUPS 6
#define lookup_(table, index) ((V)_mm512_permutexvar_ps((__m512i)(index), _mm512_load_ps(table)))
#include "../vector.h"
