// SPDX-License-Identifier: MIT
#include "spread.h"
#include <string.h>

void spread(const uint8_t *packed, size_t count, int bits, uint16_t *samples) {
    switch (bits) {
    case 8:
        for (size_t i = 0; i < count; i++) samples[i] = (uint16_t)(packed[i] * 257);
        return;
    case 16: memcpy(samples, packed, count * 2); return;
    case 32:
        for (size_t i = 0; i < count; i++) {
            uint32_t value;
            memcpy(&value, packed + 4 * i, sizeof value);
            samples[i] = (uint16_t)(value >> 16);
        }
        return;
    default: break;
    }
    uint32_t top = (1u << bits) - 1;
    uint32_t held = 0;
    int held_bits = 0;
    for (size_t i = 0; i < count; i++) {
        while (held_bits < bits) {
            held = held << 8 | *packed++;
            held_bits += 8;
        }
        held_bits -= bits;
        uint32_t value = held >> held_bits & top;
        samples[i] = (uint16_t)((value * 65535u + top / 2) / top);
    }
}
