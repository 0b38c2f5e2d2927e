// SPDX-License-Identifier: MIT
/* The arithmetic of the studio: it runs at the machine's limit and gives the same bits on every machine.
 *
 * MATRICES are stored as panels of 16 columns: element (row, column) of a matrix with `rows` rows is at
 * [column / 16][row][column % 16]. Columns are padded to a whole panel; `data` is 64-byte aligned. A block of pixels is
 * such a matrix with a row per pixel and a column per feature. The one layout serves as left operand, right operand
 * and result, so nothing is rearranged between layers.
 *
 * BITS. Every sum runs over its terms in order, each added with one fused multiply-add; elementary functions are our
 * own polynomials, some with coefficients from tables (elementary.h). Vectors run across columns only. So every tier
 * gives the same bits, and neither tile nor block sizes show in a result. Padding columns hold finite values that
 * nothing reads.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KN_PANEL 16

/* The most layers of a network: 16 hidden ones and the last. */
#define KN_MAX_LAYERS 17

/* One instruction-set version of the kernels. */
typedef enum { KN_REFERENCE, KN_NEON, KN_AVX2, KN_AVX512, KN_AVX512VNNI, KN_TIER_COUNT } KNTier;

/* tanh z, 1/(1+exp(-z)), sin z, max(0,z), exp(-z*z), (z+1)/2 for linear output layers, and z. */
typedef enum { KN_TANH, KN_SIGMOID, KN_SINE, KN_RELU, KN_GAUSS, KN_LINEAR, KN_IDENTITY } KNActivation;

/* A layer's weights as 16-bit integers, of which an instruction multiplies twice as many as of floats. Inputs must be
 * in -1...1 and are rounded to multiples of 1/8192. Products are exact, and a sum of 32 of them fits 32 bits. */
typedef struct {
    const int16_t *weights; /* [panel of outputs][pair of inputs][16 outputs][2], inputs padded to whole panels */
    const float *units;     /* [outputs], padded to whole panels: the value of 1 in an output's integer sums */
} KNFixedPoint;

/* Whether an activation's derivative can be computed from its value; such a layer's derivatives need not be kept.
 * slope_of_value_ (elementary.h) and the copies of `backward` (vector.h) handle the same activations. */
static inline bool kn_value_tells_slope(KNActivation activation) {
    return activation == KN_TANH || activation == KN_SIGMOID || activation == KN_RELU;
}

/* One layer, its matrix in both orders. */
typedef struct {
    size_t inputs, outputs;
    KNActivation activation;
    const float *forward;  /* the transposed weights as a matrix [inputs][outputs] */
    const float *backward; /* the weights as a matrix [outputs][inputs] */
    const float *bias;     /* [outputs], padded with zeros to whole panels */
    KNFixedPoint fixed;    /* fixed.weights is NULL if the layer has none */
} KNLayer;

/* A layer's values before its activation at the points of a square lattice, row by row, as a matrix
 * [rows * columns][features]. Values between the points are interpolated, then activated. */
typedef struct {
    size_t columns, rows, features;
    const float *values;
    KNActivation activation;
} KNLattice;

/* A coordinate network: points, encoding, layers. */
typedef struct {
    size_t layer_count;
    const KNLayer *layers;
    /* Fourier features: feature f of a point is sin(pi * (phase[f] + first[f]*p[0] + second[f]*p[1])).
     * Each array is `feature_count` long, padded with zeros to whole panels. feature_count 0: the two coordinates. */
    size_t feature_count;
    const float *first, *second, *phase;
    /* A lattice in place of the encoding and of all layers before these, or NULL. With a lattice, points are positions
     * in it: (column, row), counted from its first point. Around the cell that holds a position, the lattice has two
     * more columns and two more rows of points on each side. */
    const KNLattice *lattice;
    bool ends_linear; /* whether the last layer's activation is left out */
    /* Whether layers with weights in fixed point are evaluated in it. Their values, and those interpolated in a lattice
     * directly before them, are then accurate to 16 bits. Must be false for learning. */
    bool is_in_fixed_point;
} KNNetwork;

/* Whether this CPU and operating system can run `tier`; and the fastest tier that they can run. */
bool kn_tier_is_available(KNTier tier);
KNTier kn_fastest_tier(void);

/* Floats in a matrix of this size, padding included. */
size_t kn_matrix_floats(size_t rows, size_t columns);
/* Packs row-major [rows][columns] into a matrix, zeroing the padding; or transposed, into a matrix [columns][rows]. */
void kn_pack(const float *row_major, float *matrix, size_t rows, size_t columns);
void kn_pack_transposed(const float *row_major, float *matrix, size_t rows, size_t columns);
/* The number of 16-bit integers in a layer's weights in fixed point. */
size_t kn_fixed_point_integers(size_t outputs, size_t inputs);
/* Computes a layer's weights in fixed point and their units from row-major weights [outputs][inputs]. Returns false if
 * a weight is NaN or too large for any unit. */
bool kn_pack_fixed_point(const float *row_major, int16_t *weights, float *units, size_t outputs, size_t inputs);
/* Unpacks a matrix into row-major [rows][columns]. */
void kn_unpack(const float *matrix, float *row_major, size_t rows, size_t columns);

/* Bytes of scratch memory, 64-byte aligned, that the functions below with `scratch` need for a network. */
size_t kn_scratch_bytes(const KNNetwork *network);

/* Colours of `count` points: points [count][2], colours [count][outputs of the last layer], both row-major. */
void kn_evaluate(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *colours,
                 void *scratch);

/* The last layer's values at `count` points, as a matrix [count][outputs of the last layer]. */
void kn_evaluate_matrix(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *matrix,
                        void *scratch);

/* Adds the gradient of scale * sum importance * (colour - target)^2 over `count` points; returns the sum, unscaled.
 *   is_first                   whether to overwrite the gradient rather than add to it
 *   targets [count][outputs]   row-major
 *   importances [count]        or NULL, for 1 everywhere
 *   gradients[l]               matrix [outputs][inputs] of layer l, added to
 *   bias_gradients[l]          [outputs], padded to whole panels, added to
 *   errors [count]             each point's (colour - target)^2, summed over its outputs; or NULL */
double kn_accumulate_gradient(KNTier tier, const KNNetwork *network, const float *points, const float *targets,
                              const float *importances, size_t count, float scale, bool is_first,
                              float *const *gradients, float *const *bias_gradients, float *errors, void *scratch);

/* Bytes of memory, 64-byte aligned, for all layers' values and derivatives at `count` points. */
size_t kn_kept_bytes(const KNNetwork *network, size_t count);

/* As kn_evaluate, and keeps in `kept` what kn_backpropagate needs; not in fixed point. */
void kn_evaluate_keeping(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *colours,
                         void *kept);

/* Adds the gradient of any function of the colours at `count` points. `kept` was filled at these points with the same
 * weights; `derivatives` [count][outputs], row-major, are the function's with respect to the colours. */
void kn_backpropagate(KNTier tier, const KNNetwork *network, const float *derivatives, size_t count, bool is_first,
                      float *const *gradients, float *const *bias_gradients, void *kept, void *scratch);

/* y = left * right: left [rows][inner], right [inner][columns], y [rows][columns], all matrices, y not overlapping. */
void kn_multiply(KNTier tier, const float *left, const float *right, float *y, size_t rows, size_t inner,
                 size_t columns);
/* y = transpose(x) * x: x [rows][columns], y [columns][columns], both matrices, not overlapping. */
void kn_gram(KNTier tier, const float *x, float *y, size_t rows, size_t columns);

/* Colours 0...1 to 16 bits, rounded to nearest; values beyond are clamped, and NaN becomes 0. */
void kn_quantise(const float *colours, uint16_t *samples, size_t count);

/* Adam (Kingma and Ba 2015) on `count` parameters; `rate` includes the bias correction. */
void kn_adam(float *parameters, float *mean, float *square, const float *gradient, size_t count, float rate,
             float mean_decay, float square_decay, float epsilon);

/* Replaces x [rows][columns] by nearly the nearest matrix with orthonormal rows or columns: every singular value
 * becomes about 1, by five Newton-Schulz rounds with the coefficients of Muon (Jordan et al. 2024). A zero matrix stays
 * zero. `scratch` is 64-byte aligned and holds kn_orthogonalise_floats(rows, columns) floats. */
size_t kn_orthogonalise_floats(size_t rows, size_t columns);
void kn_orthogonalise(KNTier tier, float *x, size_t rows, size_t columns, float *scratch);

/* Applies an activation in place to `count` floats and, unless NULL, its derivative to `slope`. */
void kn_activate(KNTier tier, KNActivation activation, float *values, float *slope, size_t count);

/* Does `repeats` rounds of fused multiply-adds in registers and returns how many floating-point operations these are:
 * timed, the tier's peak. */
double kn_peak_operations(KNTier tier, size_t repeats);

/* The steps that the network functions above take on a block of `rows` pixels, one function each, for benchmarks and
 * tests. All operands are matrices of `rows` rows, except the points, the layer's own and the gradients.
 *   encode           features [rows][feature_count] of points [rows][2]
 *   forward          y = activation(x * layer.forward + bias); slope, unless NULL, its derivative
 *   to_fixed_point   rounded = x in fixed point: `count` numbers of -1...1, whole panels of them
 *   forward_in_fixed_point  forward with layer.fixed, from x in fixed point. The result, accurate to 16 bits, goes to
 *                    rounded_y in fixed point or, if that is NULL, to y in floats
 *   backward         below = (delta * layer.backward) times the derivative of the activation below, element by element;
 *                    `slope_source` is that activation's value if kn_value_tells_slope, else its derivative
 *   weight_gradient  gradient [outputs][inputs] += transpose(delta) * x; bias_gradient, unless NULL, += the sum of
 *                    delta's rows. If `is_first`, both are overwritten instead */
void kn_encode(KNTier tier, const KNNetwork *network, const float *points, float *features, size_t rows);
void kn_forward(KNTier tier, const KNLayer *layer, const float *x, float *y, float *slope, size_t rows);
void kn_to_fixed_point(KNTier tier, const float *x, int16_t *rounded, size_t count);
void kn_forward_in_fixed_point(KNTier tier, const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y,
                               size_t rows);
void kn_backward(KNTier tier, const KNLayer *layer, KNActivation activation_below, const float *delta,
                 const float *slope_source, float *below, size_t rows);
void kn_weight_gradient(KNTier tier, const float *delta, const float *x, float *gradient, float *bias_gradient,
                        size_t rows, size_t outputs, size_t inputs, bool is_first);
