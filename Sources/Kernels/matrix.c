// SPDX-License-Identifier: MIT
/* Conversion of matrices between row-major order and panels, and their products by tier. */
#include "operations.h"
#include <math.h>
#include <string.h>

size_t kn_matrix_floats(size_t rows, size_t columns) { return panels(columns) * rows * KN_PANEL; }

void kn_pack(const float *row_major, float *matrix, size_t rows, size_t columns) {
    memset(matrix, 0, kn_matrix_floats(rows, columns) * sizeof(float));
    for (size_t column = 0; column < columns; column += KN_PANEL) {
        size_t width = columns - column < KN_PANEL ? columns - column : KN_PANEL;
        for (size_t row = 0; row < rows; row++, matrix += KN_PANEL)
            memcpy(matrix, row_major + row * columns + column, width * sizeof(float));
    }
}

void kn_pack_transposed(const float *row_major, float *matrix, size_t rows, size_t columns) {
    memset(matrix, 0, kn_matrix_floats(columns, rows) * sizeof(float));
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < columns; column++)
            matrix[(row / KN_PANEL * columns + column) * KN_PANEL + row % KN_PANEL] = row_major[row * columns + column];
}

size_t kn_fixed_point_integers(size_t outputs, size_t inputs) {
    return kn_matrix_floats(panels(inputs) * KN_PANEL, outputs);
}

bool kn_pack_fixed_point(const float *row_major, int16_t *weights, float *units, size_t outputs, size_t inputs) {
    memset(weights, 0, kn_fixed_point_integers(outputs, inputs) * sizeof(int16_t));
    memset(units, 0, kn_matrix_floats(1, outputs) * sizeof(float));
    size_t pairs = panels(inputs) * KN_PANEL / 2;
    for (size_t output = 0; output < outputs; output++) {
        const float *row = row_major + output * inputs;
        float largest = 0, largest_sum = 0;
        for (size_t start = 0; start < inputs; start += FIXED_RUN) {
            float sum = 0;
            for (size_t i = start; i < inputs && i < start + FIXED_RUN; i++) {
                largest = fmaxf(largest, fabsf(row[i]));
                sum += fabsf(row[i]);
            }
            if (!(sum < 1e30f)) return false; /* also if NaN */
            largest_sum = fmaxf(largest_sum, sum);
        }
        if (largest_sum < 1e-30f) continue; /* weights this small stay 0 */
        /* The largest sum of 32 weights, each rounded up, times the largest input stays below 2^31. */
        float scale = fminf(32767 / largest, (2147483648.0f / FIXED_ONE - 2 * FIXED_RUN) / largest_sum);
        units[output] = 1 / (scale * FIXED_ONE);
        int16_t *into = weights + (output / KN_PANEL * pairs * KN_PANEL + output % KN_PANEL) * 2;
        for (size_t i = 0; i < inputs; i++) into[i / 2 * KN_PANEL * 2 + i % 2] = (int16_t)lrintf(row[i] * scale);
    }
    return true;
}

void kn_unpack(const float *matrix, float *row_major, size_t rows, size_t columns) {
    for (size_t column = 0; column < columns; column += KN_PANEL) {
        size_t width = columns - column < KN_PANEL ? columns - column : KN_PANEL;
        for (size_t row = 0; row < rows; row++, matrix += KN_PANEL)
            memcpy(row_major + row * columns + column, matrix, width * sizeof(float));
    }
}

void kn_multiply(KNTier tier, const float *left, const float *right, float *y, size_t rows, size_t inner,
                 size_t columns) {
    kn_operations(tier)->multiply(left, right, y, rows, inner, columns);
}

void kn_gram(KNTier tier, const float *x, float *y, size_t rows, size_t columns) {
    kn_operations(tier)->gradient(x, x, y, NULL, rows, columns, columns, true);
}

void kn_quantise(const float *restrict colours, uint16_t *restrict samples, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float colour = colours[i] > 0 ? colours[i] : 0;
        colour = colour < 1 ? colour : 1;
        samples[i] = (uint16_t)(int32_t)(colour * 65535 + 0.5f);
    }
}

void kn_activate(KNTier tier, KNActivation activation, float *values, float *slope, size_t count) {
    kn_operations(tier)->activate(activation, values, slope, count);
}

double kn_peak_operations(KNTier tier, size_t repeats) { return kn_operations(tier)->peak(repeats); }
