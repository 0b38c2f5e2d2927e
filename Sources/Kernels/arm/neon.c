// SPDX-License-Identifier: MIT
/* NEON: four floats a vector, thirty-two registers. */
#if defined(__aarch64__)
#define VECTOR_BYTES 16
#define TILE_PANELS 1
#define TILE_ROWS 6
#define GRAM_ROWS 4
#define FIXED_ROWS 6
#define add_pair_products_(sum, a, b) ((sum) + ((a) << 16 >> 16) * ((b) << 16 >> 16) + ((a) >> 16) * ((b) >> 16))
#define NARROW_GROUPS 8
#define OPERATIONS kn_neon_operations
#include "../vector.h"
#endif
