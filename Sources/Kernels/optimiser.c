// SPDX-License-Identifier: MIT
/* Optimiser steps: element by element without fused operations, so one version gives the same bits everywhere. */
#include "Kernels.h"
#include <math.h>

void kn_adam(float *restrict parameters, float *restrict mean, float *restrict square, const float *restrict gradient,
             size_t count, float rate, float mean_decay, float square_decay, float epsilon) {
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i];
        mean[i] = mean_decay * mean[i] + (1 - mean_decay) * g;
        square[i] = square_decay * square[i] + (1 - square_decay) * (g * g);
        parameters[i] -= rate * mean[i] / (sqrtf(square[i]) + epsilon);
    }
}

/* y = a * x + b * z; y may be x or z. */
static void combine(float *y, float a, const float *x, float b, const float *z, size_t count) {
    for (size_t i = 0; i < count; i++) y[i] = a * x[i] + b * z[i];
}

size_t kn_orthogonalise_floats(size_t rows, size_t columns) {
    return 2 * kn_matrix_floats(columns, columns) + kn_matrix_floats(rows, columns);
}

void kn_orthogonalise(KNTier tier, float *x, size_t rows, size_t columns, float *scratch) {
    size_t count = kn_matrix_floats(rows, columns), square = kn_matrix_floats(columns, columns);
    float *gram = scratch, *product = gram + square, *y = product + square;
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += (double)x[i] * x[i];
    float factor = (float)(1 / (sqrt(sum) + 1e-7));
    for (size_t i = 0; i < count; i++) x[i] *= factor;
    for (int round = 0; round < 5; round++) {
        /* x (a + b g + c g g) with g = transpose(x) x applies an odd quintic to the singular values. */
        kn_gram(tier, x, gram, rows, columns);
        kn_multiply(tier, gram, gram, product, columns, columns, columns);
        combine(product, -4.7750f, gram, 2.0315f, product, square);
        kn_multiply(tier, x, product, y, rows, columns, columns);
        combine(x, 3.4445f, x, 1, y, count);
    }
}
