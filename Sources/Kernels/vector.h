// SPDX-License-Identifier: MIT
/* The operations over vectors: the same loops as reference.c, tiled so that sums stay in registers.
 *
 * A tier defines, then includes this file:
 *   VECTOR_BYTES             64 or less; a panel of 16 floats is PARTS vectors
 *   TILE_PANELS, TILE_ROWS   panels and rows of sums kept in registers by a product
 *   GRAM_ROWS                rows of sums kept in registers by a gradient, one for each output, of as many panels
 *   FIXED_ROWS               rows of sums kept in registers by a product in fixed point, of as many panels
 *   lookup_(table, index)    as elementary.h describes it
 *   add_pair_products_(sum, a, b)  sum, a and b are W; a and b hold pairs of 16-bit integers in each 32 bits. Adds to
 *                            each element of sum the products of both pairs
 *   NARROW_GROUPS            vectors of sums kept in registers by a product of NARROW columns or fewer
 *   OPERATIONS               the name of the tier's table
 *
 * A product loads a vector of the right operand once for TILE_ROWS rows of the left one, and broadcasts each element of
 * these from memory once for TILE_PANELS panels: CPUs that do two multiply-adds in the time of two loads need both.
 * Tiles at the edges are smaller; as each sum runs over its terms in order, no bit shows it.
 * Three colours, or the last four of a hundred units, would leave most of a panel idle: such a panel's vectors hold
 * NARROW columns of several rows instead.
 *
 * Arrays of vectors are as long as the largest tile needs. Clang would put arrays whose length is a parameter on the
 * stack, again in each round of a loop (docs/notes/tiles.md). TILE_ROWS, GRAM_ROWS and FIXED_ROWS are 4 or more, as the
 * tiles at the edges have 4 rows.
 */
#include "lattice.h"
#include "operations.h"
#include <string.h>

#define PARTS (KN_PANEL * 4 / VECTOR_BYTES)
#define LANES (VECTOR_BYTES / 4)
#define NARROW 4
#define LONGEST_RUN 160 /* terms of a product's sums: 20 KiB of two panels of the right operand */
#define INTERPOLATED (8 / PARTS) /* panels whose sums are kept in registers while values are interpolated */
#if defined(__aarch64__)
#define KEPT "+w" /* an operand of assembly that stays in a vector register, unchanged */
#else
#define KEPT "+v"
#endif
#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

typedef float V __attribute__((vector_size(VECTOR_BYTES)));
typedef float Narrow __attribute__((vector_size(NARROW * 4)));
typedef int32_t W __attribute__((vector_size(VECTOR_BYTES)));
typedef int16_t Halves __attribute__((vector_size(VECTOR_BYTES / 2)));
INLINE V splat_(float x) {
    V all;
    UNROLL for (int i = 0; i < LANES; i++) all[i] = x;
    return all;
}
INLINE W splat_integer(int32_t x) {
    W all;
    UNROLL for (int i = 0; i < LANES; i++) all[i] = x;
    return all;
}
INLINE V fma_(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
#include "elementary.h"

INLINE V load(const float *from) { return *(const V *)from; }
INLINE void store(float *to, V value) { *(V *)to = value; }

/* Sums COUNT panels from panel `panel` of one column of a lattice down a window of its rows. */
INLINE void sum_down(const int COUNT, const KNLattice *lattice, const LatticeWindow *down, size_t column, size_t panel,
                     float *sums) {
    size_t points = lattice->rows * lattice->columns;
    const float *from = lattice->values + (panel * points + down->first * lattice->columns + column) * KN_PANEL;
    V sum[COUNT * PARTS];
    UNROLL for (int q = 0; q < COUNT * PARTS; q++) sum[q] = splat_(0.0f);
    for (size_t i = 0; i < down->count; i++, from += lattice->columns * KN_PANEL) {
        V weight = splat_(down->weights[i]);
        UNROLL for (int q = 0; q < COUNT * PARTS; q++)
            sum[q] = fma_(weight, load(from + (size_t)(q / PARTS) * points * KN_PANEL + q % PARTS * LANES), sum[q]);
    }
    UNROLL for (int q = 0; q < COUNT * PARTS; q++) store(sums + q * LANES, sum[q]);
}

/* Interpolates COUNT panels of features from panel `panel` at positions in a lattice. Positions that follow each other
 * along a row share the sums down the columns. */
INLINE void interpolate_panels(const int COUNT, const bool TO_16_BITS, const KNLattice *lattice, const float *places,
                               size_t panel, float *features, size_t rows) {
    enum { SHARED = 8 }; /* columns whose sums are kept: a power of two, no smaller than a window */
    float sums[SHARED][COUNT * KN_PANEL] __attribute__((aligned(64)));
    V sum[COUNT * PARTS];
    size_t begin = 0, end = 0; /* the kept columns */
    LatticeWindow down = {0};
    for (size_t row = 0; row < rows; row++) {
        const float *place = places + 2 * row;
        if (row == 0 || place[1] != place[-1]) down = lattice_window(place[1]), begin = end = 0;
        LatticeWindow across = lattice_window(place[0]);
        if (across.first < begin || across.first > end) begin = end = across.first;
        for (; end < across.first + across.count; end++)
            sum_down(COUNT, lattice, &down, end, panel, sums[end % SHARED]);
        if (end - begin > SHARED) begin = end - SHARED;

        UNROLL for (int q = 0; q < COUNT * PARTS; q++) sum[q] = splat_(0.0f);
        for (size_t i = 0; i < across.count; i++) {
            V weight = splat_(across.weights[i]);
            const float *from = sums[(across.first + i) % SHARED];
            UNROLL for (int q = 0; q < COUNT * PARTS; q++) sum[q] = fma_(weight, load(from + q * LANES), sum[q]);
        }
        UNROLL for (int q = 0; q < COUNT * PARTS; q++)
            store(features + ((panel + q / PARTS) * rows + row) * KN_PANEL + q % PARTS * LANES,
                  TO_16_BITS ? activate_to_16_bits_(lattice->activation, sum[q])
                             : activate_(lattice->activation, sum[q], (V *)0));
    }
}

INLINE void interpolate(const bool TO_16_BITS, const KNLattice *lattice, const float *places, float *features,
                        size_t rows) {
    size_t panel = 0, count = panels(lattice->features);
    for (; panel + INTERPOLATED <= count; panel += INTERPOLATED)
        interpolate_panels(INTERPOLATED, TO_16_BITS, lattice, places, panel, features, rows);
    for (; panel < count; panel++) interpolate_panels(1, TO_16_BITS, lattice, places, panel, features, rows);
}

static void encode(const KNNetwork *network, const float *points, float *features, size_t rows) {
    if (network->lattice) {
        if (is_in_fixed_point(network, 0))
            interpolate(true, network->lattice, points, features, rows);
        else
            interpolate(false, network->lattice, points, features, rows);
        return;
    }
    for (size_t panel = 0; panel < (network->feature_count ? panels(network->feature_count) : 1); panel++)
        for (size_t row = 0; row < rows; row++, features += KN_PANEL) {
            const float *p = points + 2 * row;
            if (network->feature_count == 0) {
                for (size_t f = 0; f < KN_PANEL; f++) features[f] = f < 2 ? p[f] : 0;
                continue;
            }
            UNROLL for (int part = 0; part < PARTS; part++) {
                size_t f = panel * KN_PANEL + part * LANES;
                V turns = fma_(load(network->first + f), splat_(p[0]), load(network->phase + f));
                turns = fma_(load(network->second + f), splat_(p[1]), turns);
                store(features + part * LANES, sine_of_half_turns_(turns));
            }
        }
}

/* The last step of a product, applied to a finished tile of sums. */
typedef struct {
    const float *bias;         /* what the sums start at; NULL for 0 */
    KNActivation activation;   /* if is_activated: the activation to apply; else the one that slope_source comes from */
    bool is_activated;
    float *slope;              /* where derivatives go, or NULL */
    const float *slope_source; /* NULL, or the argument of slope_of_value_, whose result multiplies the sums */
} Finish;

/* The value for a sum; and its derivative, if finish.slope is not NULL. */
INLINE V finished(V sum, const Finish finish, V slope_source, V *slope) {
    if (finish.slope_source) return sum * slope_of_value_(finish.activation, slope_source);
    if (finish.is_activated) return activate_(finish.activation, sum, finish.slope ? slope : (V *)0);
    return sum;
}

INLINE V load_if(const float *from, size_t place) { return from ? load(from + place) : splat_(0.0f); }

/* The offset of vector q of a row, counted from panel `panel`, in a matrix of `rows` rows. */
INLINE size_t place_of(int q, size_t row, size_t panel, size_t rows) {
    return ((panel + (size_t)(q / PARTS)) * rows + row) * KN_PANEL + (size_t)(q % PARTS * LANES);
}

/* Adds to each row r of a tile's sums factors[r * step] times the row at `right`, a matrix of `rows` rows. */
INLINE void add_products(const int ROWS, const int VECTORS, V *sums, const float *factors, size_t step,
                         const float *right, size_t rows) {
    V columns[TILE_PANELS * PARTS];
    UNROLL for (int q = 0; q < VECTORS; q++) columns[q] = load(right + place_of(q, 0, 0, rows));
    UNROLL for (int r = 0; r < ROWS; r++) {
        V factor = splat_(factors[r * step]);
        UNROLL for (int q = 0; q < VECTORS; q++)
            sums[r * VECTORS + q] = fma_(factor, columns[q], sums[r * VECTORS + q]);
    }
}

/* A range of the `inner` terms of a product's sums. The sum of the terms before `begin` is in y. */
typedef struct {
    size_t begin, end, inner;
} Terms;

/* Computes ROWS rows of COUNT panels of y = left * right, from row `row` and panel `panel`, over a range of terms. */
INLINE void product_tile(const int ROWS, const int COUNT, const float *left, const float *right, float *y, size_t row,
                         size_t panel, size_t rows, const Terms terms, const Finish finish) {
    const int VECTORS = COUNT * PARTS;
    V sums[TILE_ROWS * TILE_PANELS * PARTS];
    UNROLL for (int q = 0; q < VECTORS; q++) {
        V start = load_if(finish.bias, panel * KN_PANEL + (size_t)(q * LANES));
        UNROLL for (int r = 0; r < ROWS; r++)
            sums[r * VECTORS + q] = terms.begin ? load(y + place_of(q, row + r, panel, rows)) : start;
    }
    const float *l = left + place_of(0, row, terms.begin / KN_PANEL, rows);
    for (size_t done = terms.begin; done < terms.end; done += KN_PANEL, l += rows * KN_PANEL) {
        size_t count = terms.end - done < KN_PANEL ? terms.end - done : KN_PANEL;
        const float *b = right + place_of(0, done, panel, terms.inner);
        for (size_t i = 0; i < count; i++, b += KN_PANEL)
            add_products(ROWS, VECTORS, sums, l + i, KN_PANEL, b, terms.inner);
    }
    if (terms.end < terms.inner) {
        UNROLL for (int r = 0; r < ROWS; r++)
            UNROLL for (int q = 0; q < VECTORS; q++)
                store(y + place_of(q, row + r, panel, rows), sums[r * VECTORS + q]);
        return;
    }
    UNROLL for (int r = 0; r < ROWS; r++)
        UNROLL for (int q = 0; q < VECTORS; q++) {
            size_t place = place_of(q, row + r, panel, rows);
            V slope, value = finished(sums[r * VECTORS + q], finish, load_if(finish.slope_source, place), &slope);
            if (finish.slope) store(finish.slope + place, slope);
            store(y + place, value);
        }
}

/* Computes all rows of COUNT panels, in tiles of ROWS rows. Terms are cut into about equally long runs, so that for all
 * tiles but the first a run's rows of the right operand's panels are in the nearest cache. */
INLINE void product_strip(const int ROWS, const int COUNT, const float *left, const float *right, float *y,
                          size_t panel, size_t rows, size_t inner, const Finish finish) {
    size_t runs = (inner + LONGEST_RUN - 1) / LONGEST_RUN, run = runs ? panels((inner + runs - 1) / runs) * KN_PANEL : 1;
    Terms terms = {0, 0, inner};
    do {
        terms.begin = terms.end;
        terms.end = terms.begin + run < inner ? terms.begin + run : inner;
        size_t row = 0;
        for (; row + ROWS <= rows; row += ROWS)
            product_tile(ROWS, COUNT, left, right, y, row, panel, rows, terms, finish);
        for (; row + 4 <= rows; row += 4) product_tile(4, COUNT, left, right, y, row, panel, rows, terms, finish);
        for (; row < rows; row++) product_tile(1, COUNT, left, right, y, row, panel, rows, terms, finish);
    } while (terms.end < inner);
}

/* A vector of groups of NARROW lanes, loaded from `from`, `from + step` and so on. */
INLINE V load_narrow(const float *from, size_t step) {
    V all;
    UNROLL for (int i = 0; i < LANES; i += NARROW) {
        Narrow part = *(const Narrow *)(from + i / NARROW * step);
        UNROLL for (int k = 0; k < NARROW; k++) all[i + k] = part[k];
    }
    return all;
}

INLINE void store_narrow(float *to, V value) {
    UNROLL for (int i = 0; i < LANES; i++) to[i / NARROW * KN_PANEL + i % NARROW] = value[i];
}

/* Adds COUNT terms, NARROW at most, to GROUPS vectors of sums. */
INLINE void narrow_terms(const int GROUPS, const int COUNT, const float *left, const float *right, V *sums) {
    V columns[NARROW];
    UNROLL for (int k = 0; k < COUNT; k++) columns[k] = load_narrow(right + k * KN_PANEL, 0);
    UNROLL for (int g = 0; g < GROUPS; g++) {
        V factors = load_narrow(left + g * (LANES / NARROW) * KN_PANEL, KN_PANEL);
#if LANES > 8
        __asm__("" : KEPT(factors)); /* without it clang permutes two registers for every term, at twice the cost */
#endif
        UNROLL for (int k = 0; k < COUNT; k++) {
            V factor;
            UNROLL for (int i = 0; i < LANES; i++) factor[i] = factors[i / NARROW * NARROW + k];
            sums[g] = fma_(factor, columns[k], sums[g]);
        }
    }
}

/* Computes GROUPS vectors of y = left * right, each the first NARROW columns of a panel in LANES / NARROW rows. */
INLINE void narrow_tile(const int GROUPS, const float *left, const float *right, float *y, size_t row, size_t panel,
                        size_t rows, size_t inner, const Finish finish) {
    enum { ROWS = LANES / NARROW };
    V sums[GROUPS];
    V start = finish.bias ? load_narrow(finish.bias + panel * KN_PANEL, 0) : splat_(0.0f);
    UNROLL for (int g = 0; g < GROUPS; g++) sums[g] = start;
    const float *l = left + row * KN_PANEL, *b = right + panel * inner * KN_PANEL;
    for (size_t done = 0; done < inner; done += KN_PANEL, l += rows * KN_PANEL) {
        size_t count = inner - done < KN_PANEL ? inner - done : KN_PANEL, i = 0;
        for (; i + NARROW <= count; i += NARROW, b += NARROW * KN_PANEL)
            narrow_terms(GROUPS, NARROW, l + i, b, sums);
        UNROLL for (int k = 1; k < NARROW; k++)
            if (count - i == (size_t)k) narrow_terms(GROUPS, k, l + i, b, sums);
        b += (count - i) * KN_PANEL;
    }
    UNROLL for (int g = 0; g < GROUPS; g++) {
        size_t place = (panel * rows + row + g * ROWS) * KN_PANEL;
        V source = finish.slope_source ? load_narrow(finish.slope_source + place, KN_PANEL) : splat_(0.0f);
        V slope, value = finished(sums[g], finish, source, &slope);
        if (finish.slope) store_narrow(finish.slope + place, slope);
        store_narrow(y + place, value);
    }
}

/* Computes all rows of a panel of which at most NARROW columns are in use. */
INLINE void narrow_strip(const float *left, const float *right, float *y, size_t panel, size_t rows, size_t inner,
                         const Finish finish) {
    enum { STEP = LANES / NARROW };
    size_t row = 0;
    for (; row + NARROW_GROUPS * STEP <= rows; row += NARROW_GROUPS * STEP)
        narrow_tile(NARROW_GROUPS, left, right, y, row, panel, rows, inner, finish);
    for (; row + STEP <= rows; row += STEP) narrow_tile(1, left, right, y, row, panel, rows, inner, finish);
    for (; row < rows; row++) product_tile(1, 1, left, right, y, row, panel, rows, (Terms){0, inner, inner}, finish);
}

INLINE void product(const float *left, const float *right, float *y, size_t rows, size_t inner, size_t columns,
                    const Finish finish) {
    size_t panel = 0, count = panels(columns), wide = (columns + KN_PANEL - 1 - NARROW) / KN_PANEL;
    for (; panel + TILE_PANELS <= wide; panel += TILE_PANELS)
        product_strip(TILE_ROWS, TILE_PANELS, left, right, y, panel, rows, inner, finish);
    for (; panel < wide; panel++)
        product_strip(TILE_ROWS * TILE_PANELS, 1, left, right, y, panel, rows, inner, finish);
    if (panel < count) narrow_strip(left, right, y, panel, rows, inner, finish);
}

#define EACH_ACTIVATION(CASE) \
    CASE(KN_TANH) CASE(KN_SIGMOID) CASE(KN_SINE) CASE(KN_RELU) CASE(KN_GAUSS) CASE(KN_LINEAR) CASE(KN_IDENTITY)

/* One copy of the product for each activation, with slopes and without, so that tiles hold no branches. */
#define FORWARD(ACTIVATION)                                                                                           \
    case ACTIVATION:                                                                                                  \
        if (slope)                                                                                                    \
            product(x, layer->forward, y, rows, layer->inputs, layer->outputs,                                        \
                    (Finish){layer->bias, ACTIVATION, true, slope, 0});                                               \
        else                                                                                                          \
            product(x, layer->forward, y, rows, layer->inputs, layer->outputs,                                        \
                    (Finish){layer->bias, ACTIVATION, true, 0, 0});                                                   \
        break;

static void forward(const KNLayer *layer, const float *x, float *y, float *slope, size_t rows) {
    switch (layer->activation) {
        EACH_ACTIVATION(FORWARD)
    }
}

INLINE void store_in_fixed_point(int16_t *to, V value) {
    V shifted = fma_(value, splat_(FIXED_ONE), splat_(ROUNDER));
    *(Halves *)to = __builtin_convertvector((W)shifted, Halves);
}

static void to_fixed_point(const float *x, int16_t *rounded, size_t count) {
    for (size_t i = 0; i < count; i += LANES) store_in_fixed_point(rounded + i, load(x + i));
}

/* The target of a layer's values in fixed point: `rounded` unless it is NULL, else `floats`. */
typedef struct {
    float *floats;
    int16_t *rounded;
} FixedPointTarget;

/* Computes ROWS rows of COUNT panels of y, from row `row` and panel `panel`. */
INLINE void fixed_point_tile(const int ROWS, const int COUNT, const KNActivation ACTIVATION, const KNLayer *layer,
                             const int16_t *x, const FixedPointTarget y, size_t row, size_t panel, size_t rows) {
    const int VECTORS = COUNT * PARTS;
    size_t inner = panels(layer->inputs) * KN_PANEL; /* a pair of inputs has as many bytes as a float */
    const int32_t *l = (const int32_t *)(x + row * KN_PANEL);
    const int16_t *b = layer->fixed.weights + panel * inner * KN_PANEL;
    V sums[FIXED_ROWS * TILE_PANELS * PARTS];
    W run[FIXED_ROWS * TILE_PANELS * PARTS], columns[TILE_PANELS * PARTS];
    UNROLL for (int i = 0; i < ROWS * VECTORS; i++) sums[i] = splat_(0.0f);
    for (size_t start = 0; start < inner; start += FIXED_RUN) {
        UNROLL for (int i = 0; i < ROWS * VECTORS; i++) run[i] = (W)splat_(0.0f);
        for (size_t done = start; done < inner && done < start + FIXED_RUN; done += KN_PANEL, l += rows * KN_PANEL / 2)
            for (size_t i = 0; i < KN_PANEL / 2; i++, b += 2 * KN_PANEL) {
                UNROLL for (int q = 0; q < VECTORS; q++)
                    columns[q] = *(const W *)(b + 2 * place_of(q, 0, 0, inner / 2));
                UNROLL for (int r = 0; r < ROWS; r++) {
                    W pair = splat_integer(l[r * KN_PANEL / 2 + i]);
                    UNROLL for (int q = 0; q < VECTORS; q++)
                        run[r * VECTORS + q] = add_pair_products_(run[r * VECTORS + q], pair, columns[q]);
                }
            }
        UNROLL for (int i = 0; i < ROWS * VECTORS; i++) sums[i] += __builtin_convertvector(run[i], V);
    }
    UNROLL for (int q = 0; q < VECTORS; q++) {
        size_t column = panel * KN_PANEL + q * LANES;
        V unit = load(layer->fixed.units + column), bias = load(layer->bias + column);
        UNROLL for (int r = 0; r < ROWS; r++) {
            size_t place = place_of(q, row + r, panel, rows);
            V value = activate_to_16_bits_(ACTIVATION, fma_(sums[r * VECTORS + q], unit, bias));
            if (y.rounded)
                store_in_fixed_point(y.rounded + place, value);
            else
                store(y.floats + place, value);
        }
    }
}

/* Computes all rows of COUNT panels, in tiles of ROWS rows. */
INLINE void fixed_point_strip(const int ROWS, const int COUNT, const KNActivation ACTIVATION, const KNLayer *layer,
                              const int16_t *x, const FixedPointTarget y, size_t panel, size_t rows) {
    size_t row = 0;
    for (; row + ROWS <= rows; row += ROWS) fixed_point_tile(ROWS, COUNT, ACTIVATION, layer, x, y, row, panel, rows);
    for (; row + 4 <= rows; row += 4) fixed_point_tile(4, COUNT, ACTIVATION, layer, x, y, row, panel, rows);
    for (; row < rows; row++) fixed_point_tile(1, COUNT, ACTIVATION, layer, x, y, row, panel, rows);
}

INLINE void fixed_point_product(const KNActivation ACTIVATION, const KNLayer *layer, const int16_t *x,
                                const FixedPointTarget y, size_t rows) {
    size_t panel = 0, count = panels(layer->outputs);
    for (; panel + TILE_PANELS <= count; panel += TILE_PANELS)
        fixed_point_strip(FIXED_ROWS, TILE_PANELS, ACTIVATION, layer, x, y, panel, rows);
    for (; panel < count; panel++)
        fixed_point_strip(FIXED_ROWS * TILE_PANELS, 1, ACTIVATION, layer, x, y, panel, rows);
}

/* One copy for each activation and target. */
#define FIXED_POINT(ACTIVATION)                                                                \
    case ACTIVATION:                                                                           \
        if (rounded_y)                                                                         \
            fixed_point_product(ACTIVATION, layer, x, (FixedPointTarget){0, rounded_y}, rows); \
        else                                                                                   \
            fixed_point_product(ACTIVATION, layer, x, (FixedPointTarget){y, 0}, rows);         \
        break;

static void forward_in_fixed_point(const KNLayer *layer, const int16_t *x, float *y, int16_t *rounded_y, size_t rows) {
    switch (layer->activation) {
        EACH_ACTIVATION(FIXED_POINT)
    }
}

#define BACKWARD(ACTIVATION)                                                    \
    product(delta, layer->backward, below, rows, layer->outputs, layer->inputs, \
            (Finish){0, ACTIVATION, false, 0, slope_source})

static void backward(const KNLayer *layer, KNActivation activation_below, const float *delta,
                     const float *slope_source, float *below, size_t rows) {
    switch (activation_below) {
    case KN_TANH: BACKWARD(KN_TANH); break;
    case KN_SIGMOID: BACKWARD(KN_SIGMOID); break;
    case KN_RELU: BACKWARD(KN_RELU); break;
    default: BACKWARD(KN_IDENTITY);
    }
}

static void multiply(const float *left, const float *right, float *y, size_t rows, size_t inner, size_t columns) {
    product(left, right, y, rows, inner, columns, (Finish){0, KN_LINEAR, false, 0, 0});
}

/* Computes gradient += transpose(delta) * x for ROWS outputs, all of one panel, from output `output` on and for COUNT
 * panels of inputs from panel `panel` on. */
INLINE void gradient_tile(const int ROWS, const int COUNT, const float *delta, const float *x, float *gradient,
                          size_t output, size_t panel, size_t rows, size_t outputs, bool is_first) {
    const int VECTORS = COUNT * PARTS;
    V sums[GRAM_ROWS * TILE_PANELS * PARTS];
    UNROLL for (int r = 0; r < ROWS; r++)
        UNROLL for (int q = 0; q < VECTORS; q++)
            sums[r * VECTORS + q] =
                is_first ? splat_(0.0f) : load(gradient + place_of(q, output + r, panel, outputs));
    const float *d = delta + output / KN_PANEL * rows * KN_PANEL + output % KN_PANEL;
    const float *b = x + panel * rows * KN_PANEL;
    for (size_t row = 0; row < rows; row++, d += KN_PANEL, b += KN_PANEL)
        add_products(ROWS, VECTORS, sums, d, 1, b, rows);
    UNROLL for (int r = 0; r < ROWS; r++)
        UNROLL for (int q = 0; q < VECTORS; q++)
            store(gradient + place_of(q, output + r, panel, outputs), sums[r * VECTORS + q]);
}

/* Computes the gradient for all outputs and COUNT panels of inputs. */
INLINE void gradient_strip(const int COUNT, const float *delta, const float *x, float *gradient, size_t panel,
                           size_t rows, size_t outputs, bool is_first) {
    for (size_t output = 0, end; output < outputs; output = end) {
        end = output + KN_PANEL < outputs ? output + KN_PANEL : outputs;
        for (; output + GRAM_ROWS <= end; output += GRAM_ROWS)
            gradient_tile(GRAM_ROWS, COUNT, delta, x, gradient, output, panel, rows, outputs, is_first);
        for (; output + 4 <= end; output += 4)
            gradient_tile(4, COUNT, delta, x, gradient, output, panel, rows, outputs, is_first);
        for (; output < end; output++)
            gradient_tile(1, COUNT, delta, x, gradient, output, panel, rows, outputs, is_first);
    }
}

static void gradient(const float *delta, const float *x, float *gradient, float *bias_gradient, size_t rows,
                     size_t outputs, size_t inputs, bool is_first) {
    size_t panel = 0, count = panels(inputs);
    for (; panel + TILE_PANELS <= count; panel += TILE_PANELS)
        gradient_strip(TILE_PANELS, delta, x, gradient, panel, rows, outputs, is_first);
    for (; panel < count; panel++) gradient_strip(1, delta, x, gradient, panel, rows, outputs, is_first);
    if (!bias_gradient) return;
    for (size_t p = 0; p < panels(outputs); p++)
        UNROLL for (int part = 0; part < PARTS; part++) {
            float *sums = bias_gradient + p * KN_PANEL + part * LANES;
            V sum = is_first ? splat_(0.0f) : load(sums);
            const float *d = delta + p * rows * KN_PANEL + part * LANES;
            for (size_t row = 0; row < rows; row++) sum += load(d + row * KN_PANEL);
            store(sums, sum);
        }
}

/* Activates the first `count` lanes of a vector, which need not be aligned. */
INLINE void activate_lanes(KNActivation activation, float *values, float *slope, size_t count) {
    V z = splat_(0.0f), derivative;
    memcpy(&z, values, count * sizeof(float));
    z = activate_(activation, z, slope ? &derivative : (V *)0);
    memcpy(values, &z, count * sizeof(float));
    if (slope) memcpy(slope, &derivative, count * sizeof(float));
}

static void activate(KNActivation activation, float *values, float *slope, size_t count) {
    for (; count >= LANES; count -= LANES, values += LANES, slope = slope ? slope + LANES : slope)
        activate_lanes(activation, values, slope, LANES);
    if (count) activate_lanes(activation, values, slope, count);
}

static double peak(size_t repeats) {
    V sums[12], factor = splat_(0.999f), term = splat_(1.0f);
    for (int i = 0; i < 12; i++) sums[i] = splat_(i);
    for (size_t r = 0; r < repeats; r++) {
        UNROLL for (int i = 0; i < 12; i++) sums[i] = fma_(sums[i], factor, term);
        __asm__ volatile("" : KEPT(sums[0])); /* keeps the compiler from folding the loop away */
    }
    V total = splat_(0.0f);
    UNROLL for (int i = 0; i < 12; i++) total += sums[i];
    volatile float sink = total[0];
    (void)sink;
    return 2.0 * 12 * LANES * (double)repeats;
}

const KNOperations OPERATIONS = {encode,   forward,  to_fixed_point, forward_in_fixed_point, backward,
                                 gradient, multiply, activate,             peak};
