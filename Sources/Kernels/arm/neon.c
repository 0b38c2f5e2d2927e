// SPDX-License-Identifier: MIT
/* NEON: four floats a vector, thirty-two registers. */
#if defined(__aarch64__)
#define VECTOR_BYTES 16
#define TILE_ROWS 6
#define TILE_PANELS 1
#define NARROW_GROUPS 8
#define GRAM_ROWS 4
#define GRAM_PANELS 1
#define OPERATIONS kn_neon_operations
#include "../vector.h"
#endif
