// SPDX-License-Identifier: MIT
/* The operations that each tier brings. Matrices are in panels (Kernels.h); none overlap. */
#pragma once
#include "Kernels.h"

typedef struct {
    /* features [rows][feature_count] of `rows` points; interpolated ones to 16 bits before a layer in fixed point. */
    void (*encode)(const KNNetwork *network, const float *points, float *features, size_t rows);

    /* y = activation(x * layer.forward + bias) for `rows` rows; slope, unless NULL, its derivative at the same place. */
    void (*forward)(const KNLayer *layer, const float *x, float *y, float *slope, size_t rows);

    /* rounded = x in fixed point, `count` numbers of -1...1, whole panels of them. */
    void (*to_fixed_point)(const float *x, int16_t *rounded, size_t count);

    /* y = activation(x * layer.fixed + bias) for `rows` rows in fixed point, of which y is to 16 bits; or, unless NULL,
     * rounded_y, the same in fixed point. */
    void (*forward_in_fixed_point)(const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y, size_t rows);

    /* below = (delta * layer.backward) times the derivative of the activation below, element by element. delta
     * [rows][outputs], below [rows][inputs]. `slope_source` [rows][inputs] is the layer's input where that tells the
     * derivative of what gave it (kn_value_tells_slope), and else that derivative. */
    void (*backward)(const KNLayer *layer, KNActivation activation_below, const float *delta,
                     const float *slope_source, float *below, size_t rows);

    /* gradient += transpose(delta) * x; bias_gradient, unless NULL, += the sum of delta's rows. Where `is_first`, both
     * begin at 0 whatever they held. delta [rows][outputs], x [rows][inputs], gradient [outputs][inputs]. */
    void (*gradient)(const float *delta, const float *x, float *gradient, float *bias_gradient, size_t rows,
                     size_t outputs, size_t inputs, bool is_first);

    /* y = left * right. left [rows][inner], right [inner][columns], y [rows][columns]. */
    void (*multiply)(const float *left, const float *right, float *y, size_t rows, size_t inner, size_t columns);

    void (*activate)(KNActivation activation, float *values, float *slope, size_t count);
    double (*peak)(size_t repeats);
} KNOperations;

/* The tier's operations, or NULL where they were not compiled for this CPU's architecture. */
const KNOperations *kn_operations(KNTier tier);

extern const KNOperations kn_reference_operations;
#if defined(__x86_64__)
extern const KNOperations kn_avx2_operations, kn_avx512_operations, kn_avx512vnni_operations;
#elif defined(__aarch64__)
extern const KNOperations kn_neon_operations;
#endif

/* Inputs whose products are summed in integers before they become floats; and 1 in an input in fixed point. */
#define FIXED_RUN 32
#define FIXED_ONE 8192

static inline bool is_in_fixed_point(const KNNetwork *network, size_t layer) {
    return network->is_in_fixed_point && network->layers[layer].fixed.weights;
}

static inline size_t panels(size_t columns) { return (columns + KN_PANEL - 1) / KN_PANEL; }
