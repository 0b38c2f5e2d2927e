// SPDX-License-Identifier: MIT
/* The plain version, which defines the truth: scalar, dull, complete. Read this first. */
#include "lattice.h"
#include "operations.h"
#include <math.h>

/* Vectors of one float, so that the elementary functions are the same source as the other tiers'. */
typedef float V __attribute__((vector_size(4)));
typedef int32_t W __attribute__((vector_size(4)));
static inline V splat_(float x) { return (V){x}; }
static inline V fma_(V a, V b, V c) { return (V){fmaf(a[0], b[0], c[0])}; }
static inline V lookup_(const float *table, W index) { return (V){table[index[0] & 15]}; }
#include "elementary.h"

/* Element (row, column) of a matrix in panels. */
static inline size_t at(size_t row, size_t column, size_t rows) {
    return (column / KN_PANEL * rows + row) * KN_PANEL + column % KN_PANEL;
}

static inline size_t padded(size_t columns) { return panels(columns) * KN_PANEL; }

static void interpolate(bool to_16_bits, const KNLattice *lattice, const float *places, float *features, size_t rows) {
    for (size_t row = 0; row < rows; row++) {
        LatticeWindow across = lattice_window(places[2 * row]), down = lattice_window(places[2 * row + 1]);
        for (size_t f = 0; f < padded(lattice->features); f++) {
            float value = 0;
            for (size_t i = 0; i < across.count; i++) {
                float sum = 0;
                for (size_t j = 0; j < down.count; j++) {
                    size_t point = (down.first + j) * lattice->columns + across.first + i;
                    sum = fmaf(down.weights[j], lattice->values[at(point, f, lattice->rows * lattice->columns)], sum);
                }
                value = fmaf(across.weights[i], sum, value);
            }
            V z = {value};
            features[at(row, f, rows)] =
                (to_16_bits ? activate_to_16_bits_(lattice->activation, z) : activate_(lattice->activation, z, NULL))[0];
        }
    }
}

static void encode(const KNNetwork *network, const float *points, float *features, size_t rows) {
    if (network->lattice) {
        interpolate(is_in_fixed_point(network, 0), network->lattice, points, features, rows);
        return;
    }
    for (size_t row = 0; row < rows; row++) {
        const float *p = points + 2 * row;
        if (network->feature_count == 0) {
            for (size_t f = 0; f < KN_PANEL; f++) features[at(row, f, rows)] = f < 2 ? p[f] : 0;
            continue;
        }
        for (size_t f = 0; f < padded(network->feature_count); f++) {
            float turns = fmaf(network->second[f], p[1], fmaf(network->first[f], p[0], network->phase[f]));
            features[at(row, f, rows)] = sine_of_half_turns_((V){turns})[0];
        }
    }
}

static void forward(const KNLayer *layer, const float *x, float *y, float *slope, size_t rows) {
    for (size_t row = 0; row < rows; row++)
        for (size_t o = 0; o < padded(layer->outputs); o++) {
            float sum = layer->bias[o];
            for (size_t i = 0; i < layer->inputs; i++)
                sum = fmaf(x[at(row, i, rows)], layer->forward[at(i, o, layer->inputs)], sum);
            V derivative;
            y[at(row, o, rows)] = activate_(layer->activation, (V){sum}, slope ? &derivative : NULL)[0];
            if (slope) slope[at(row, o, rows)] = derivative[0];
        }
}

static int16_t in_fixed_point(V value) {
    V shifted = fma_(value, splat_(FIXED_ONE), splat_(ROUNDER));
    return (int16_t)((W)shifted)[0];
}

static void to_fixed_point(const float *x, int16_t *rounded, size_t count) {
    for (size_t i = 0; i < count; i++) rounded[i] = in_fixed_point((V){x[i]});
}

static void forward_in_fixed_point(const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y, size_t rows) {
    size_t inputs = padded(layer->inputs);
    for (size_t row = 0; row < rows; row++)
        for (size_t o = 0; o < padded(layer->outputs); o++) {
            const int16_t *weights = layer->fixed.weights + (o / KN_PANEL * inputs / 2 * KN_PANEL + o % KN_PANEL) * 2;
            float sum = 0;
            for (size_t start = 0; start < inputs; start += FIXED_RUN) {
                int32_t run = 0;
                for (size_t i = start; i < inputs && i < start + FIXED_RUN; i++)
                    run += x[at(row, i, rows)] * weights[i / 2 * KN_PANEL * 2 + i % 2];
                sum += (float)run;
            }
            sum = fmaf(sum, layer->fixed.units[o], layer->bias[o]);
            V value = activate_to_16_bits_(layer->activation, (V){sum});
            if (rounded_y)
                rounded_y[at(row, o, rows)] = in_fixed_point(value);
            else
                y[at(row, o, rows)] = value[0];
        }
}

static void backward(const KNLayer *layer, KNActivation activation_below, const float *delta,
                     const float *slope_source, float *below, size_t rows) {
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < padded(layer->inputs); i++) {
            float sum = 0;
            for (size_t o = 0; o < layer->outputs; o++)
                sum = fmaf(delta[at(row, o, rows)], layer->backward[at(o, i, layer->outputs)], sum);
            V source = {slope_source[at(row, i, rows)]};
            below[at(row, i, rows)] = sum * slope_of_value_(activation_below, source)[0];
        }
}

static void gradient(const float *delta, const float *x, float *gradient, float *bias_gradient, size_t rows,
                     size_t outputs, size_t inputs, bool is_first) {
    for (size_t o = 0; o < outputs; o++)
        for (size_t i = 0; i < padded(inputs); i++) {
            float *sum = gradient + at(o, i, outputs);
            if (is_first) *sum = 0;
            for (size_t row = 0; row < rows; row++) *sum = fmaf(delta[at(row, o, rows)], x[at(row, i, rows)], *sum);
        }
    if (bias_gradient)
        for (size_t o = 0; o < padded(outputs); o++) {
            if (is_first) bias_gradient[o] = 0;
            for (size_t row = 0; row < rows; row++) bias_gradient[o] += delta[at(row, o, rows)];
        }
}

static void multiply(const float *left, const float *right, float *y, size_t rows, size_t inner, size_t columns) {
    for (size_t row = 0; row < rows; row++)
        for (size_t c = 0; c < padded(columns); c++) {
            float sum = 0;
            for (size_t i = 0; i < inner; i++) sum = fmaf(left[at(row, i, rows)], right[at(i, c, inner)], sum);
            y[at(row, c, rows)] = sum;
        }
}

static void activate(KNActivation activation, float *values, float *slope, size_t count) {
    for (size_t i = 0; i < count; i++) {
        V derivative;
        values[i] = activate_(activation, (V){values[i]}, slope ? &derivative : NULL)[0];
        if (slope) slope[i] = derivative[0];
    }
}

static double peak(size_t repeats) {
    volatile float sink;
    float sums[8] = {0};
    for (size_t r = 0; r < repeats; r++)
        for (int i = 0; i < 8; i++) sums[i] = fmaf(sums[i], 0.999f, 1.0f);
    for (int i = 0; i < 8; i++) sink = sums[i];
    (void)sink;
    return 2.0 * 8 * (double)repeats;
}

const KNOperations kn_reference_operations = {
    encode, forward, to_fixed_point, forward_in_fixed_point, backward, gradient, multiply, activate, peak};
