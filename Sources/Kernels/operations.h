// SPDX-License-Identifier: MIT
/* The operations that each tier implements. Matrices are in panels (Kernels.h); none overlap. */
#pragma once
#include "Kernels.h"

typedef struct {
    /* features [rows][feature_count] of `rows` points. Features interpolated in a lattice are accurate to 16 bits if
     * the first layer is in fixed point. */
    void (*encode)(const KNNetwork *network, const float *points, float *features, size_t rows);

    /* y = activation(x * layer.forward + bias) for `rows` rows; slope, unless NULL, the derivatives in y's layout. */
    void (*forward)(const KNLayer *layer, const float *x, float *y, float *slope, size_t rows);

    /* rounded = x in fixed point, `count` numbers of -1...1, whole panels of them. */
    void (*to_fixed_point)(const float *x, int16_t *rounded, size_t count);

    /* activation(x * layer.fixed + bias) for `rows` rows in fixed point, accurate to 16 bits: to rounded_y in fixed
     * point or, if that is NULL, to y in floats. */
    void (*forward_in_fixed_point)(const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y, size_t rows);

    /* below = (delta * layer.backward) times the derivative of the activation below, element by element. delta
     * [rows][outputs], below [rows][inputs]. `slope_source` [rows][inputs] is the layer's input if the derivative can
     * be computed from it (kn_value_tells_slope), else the derivative itself. */
    void (*backward)(const KNLayer *layer, KNActivation activation_below, const float *delta,
                     const float *slope_source, float *below, size_t rows);

    /* gradient += transpose(delta) * x; bias_gradient, unless NULL, += the sum of delta's rows. If `is_first`, both are
     * overwritten instead. delta [rows][outputs], x [rows][inputs], gradient [outputs][inputs]. */
    void (*gradient)(const float *delta, const float *x, float *gradient, float *bias_gradient, size_t rows,
                     size_t outputs, size_t inputs, bool is_first);

    /* y = left * right. left [rows][inner], right [inner][columns], y [rows][columns]. */
    void (*multiply)(const float *left, const float *right, float *y, size_t rows, size_t inner, size_t columns);

    void (*activate)(KNActivation activation, float *values, float *slope, size_t count);
    double (*peak)(size_t repeats);
} KNOperations;

/* The tier's operations; NULL if they were not compiled for this CPU's architecture. */
const KNOperations *kn_operations(KNTier tier);

extern const KNOperations kn_reference_operations;
#if defined(__x86_64__)
extern const KNOperations kn_avx2_operations, kn_avx512_operations, kn_avx512vnni_operations;
#elif defined(__aarch64__)
extern const KNOperations kn_neon_operations;
#endif

/* The number of inputs whose products are summed in integers before the sum becomes a float; and the integer that
 * stands for 1 in an input in fixed point. */
#define FIXED_RUN 32
#define FIXED_ONE 8192

static inline bool is_in_fixed_point(const KNNetwork *network, size_t layer) {
    return network->is_in_fixed_point && network->layers[layer].fixed.weights;
}

static inline size_t panels(size_t columns) { return (columns + KN_PANEL - 1) / KN_PANEL; }
