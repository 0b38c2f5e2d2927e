// SPDX-License-Identifier: MIT
/* AVX-512: sixteen floats a vector, thirty-two registers. Included by what names the operations and adds pair products. */
#include <immintrin.h>
#define VECTOR_BYTES 64
#define TILE_ROWS 24
#define NARROW_GROUPS 6
#define GRAM_ROWS 16
#include "../vector.h"
