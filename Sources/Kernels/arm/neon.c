// SPDX-License-Identifier: MIT
/* NEON: four floats in a vector, thirty-two registers. */
#if defined(__aarch64__)
#include <arm_neon.h>
#define VECTOR_BYTES 16
#define TILE_PANELS 1
#define TILE_ROWS 6
#define GRAM_ROWS 4
#define FIXED_ROWS 6
#define add_pair_products_(sum, a, b) ((sum) + ((a) << 16 >> 16) * ((b) << 16 >> 16) + ((a) >> 16) * ((b) >> 16))
#define NARROW_GROUPS 8
/* The table as 64 bytes, of which each lane looks up four consecutive ones. */
#define lookup_(table, index)                                                        \
    ((V)vqtbl4q_u8(vld1q_u8_x4((const uint8_t *)(table)),                            \
                   (uint8x16_t)(((index) & 15) * 0x04040404 + 0x03020100)))
#define OPERATIONS kn_neon_operations
#include "../vector.h"
#endif
