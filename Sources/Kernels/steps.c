// SPDX-License-Identifier: MIT
/* The steps of a block, one function each, by tier. */
#include "operations.h"

void kn_encode(KNTier tier, const KNNetwork *network, const float *points, float *features, size_t rows) {
    kn_operations(tier)->encode(network, points, features, rows);
}

void kn_forward(KNTier tier, const KNLayer *layer, const float *x, float *y, float *slope, size_t rows) {
    kn_operations(tier)->forward(layer, x, y, slope, rows);
}

void kn_to_fixed_point(KNTier tier, const float *x, int16_t *rounded, size_t count) {
    kn_operations(tier)->to_fixed_point(x, rounded, count);
}

void kn_forward_in_fixed_point(KNTier tier, const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y,
                               size_t rows) {
    kn_operations(tier)->forward_in_fixed_point(layer, x, y, rounded_y, rows);
}

void kn_backward(KNTier tier, const KNLayer *layer, KNActivation activation_below, const float *delta,
                 const float *slope_source, float *below, size_t rows) {
    kn_operations(tier)->backward(layer, activation_below, delta, slope_source, below, rows);
}

void kn_weight_gradient(KNTier tier, const float *delta, const float *x, float *gradient, float *bias_gradient,
                        size_t rows, size_t outputs, size_t inputs, bool is_first) {
    kn_operations(tier)->gradient(delta, x, gradient, bias_gradient, rows, outputs, inputs, is_first);
}
