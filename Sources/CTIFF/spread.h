// SPDX-License-Identifier: MIT
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Scales `count` samples of `bits` each, packed from the highest bit on as in TIFF, to 16 bits:
/// `v * 65535 / (2^bits - 1)`, rounded. 32-bit samples keep their upper half. `bits` is 1...16 or 32.
void spread(const uint8_t *packed, size_t count, int bits, uint16_t *samples);
