// SPDX-License-Identifier: MIT
/* Networks over points: a block of pixels stays in the nearest caches through all layers, forward and back. */
#include "operations.h"
#include <string.h>

/* Pixels a block. Small enough that a layer's block and weights share the second-level cache, a multiple of every
 * tier's tile; no bit of any result depends on it. */
#ifndef BLOCK
#define BLOCK 96
#endif

typedef struct {
    float *features;
    float *values[17], *slopes[17]; /* by layer; slopes are NULL where nothing is learned or values tell them */
    float *deltas[2];               /* taken in turn on the way back */
} Scratch;

static size_t widest(const KNNetwork *network) {
    size_t width = network->layers[0].inputs;
    for (size_t l = 0; l < network->layer_count; l++)
        if (network->layers[l].outputs > width) width = network->layers[l].outputs;
    return width;
}

/* Whether a layer's derivatives are kept for the way back. The last layer's are where that begins. */
static bool keeps_slopes(const KNNetwork *network, size_t layer) {
    return layer == network->layer_count - 1 || !kn_value_tells_slope(network->layers[layer].activation);
}

/* Lays the scratch memory out from `memory`, or counts its bytes where that is NULL. */
static size_t lay_out(const KNNetwork *network, bool is_learning, float *memory, Scratch *scratch) {
    size_t used = 0;
#define TAKE(pointer, floats) (pointer = memory ? memory + used : NULL, used += floats)
    TAKE(scratch->features, kn_matrix_floats(BLOCK, network->layers[0].inputs));
    for (size_t l = 0; l < network->layer_count; l++) {
        TAKE(scratch->values[l], kn_matrix_floats(BLOCK, network->layers[l].outputs));
        scratch->slopes[l] = NULL;
        if (is_learning && keeps_slopes(network, l))
            TAKE(scratch->slopes[l], kn_matrix_floats(BLOCK, network->layers[l].outputs));
    }
    for (int i = 0; i < 2; i++) TAKE(scratch->deltas[i], kn_matrix_floats(BLOCK, widest(network)));
#undef TAKE
    return used * sizeof(float);
}

size_t kn_scratch_bytes(const KNNetwork *network) {
    Scratch scratch;
    return lay_out(network, true, NULL, &scratch);
}

/* The block's colours are then in the last layer's values. */
static void forward(const KNOperations *operations, const KNNetwork *network, const float *points, size_t rows,
                    const Scratch *scratch) {
    operations->encode(network, points, scratch->features, rows);
    const float *x = scratch->features;
    for (size_t l = 0; l < network->layer_count; l++) {
        KNLayer layer = network->layers[l];
        if (network->ends_linear && l == network->layer_count - 1) layer.activation = KN_IDENTITY;
        float *y = scratch->values[l];
        if (network->is_in_fixed_point && layer.fixed.weights)
            operations->forward_in_fixed_point(&layer, x, (int16_t *)scratch->deltas[0], y, rows);
        else
            operations->forward(&layer, x, y, scratch->slopes[l], rows);
        x = y;
    }
}

void kn_evaluate(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *colours,
                 void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    lay_out(network, false, memory, &scratch);
    size_t last = network->layer_count - 1, channels = network->layers[last].outputs;
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch);
        for (size_t row = 0; row < rows; row++)
            memcpy(colours + (start + row) * channels, scratch.values[last] + row * KN_PANEL, channels * sizeof(float));
    }
}

void kn_evaluate_matrix(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *matrix,
                        void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    lay_out(network, false, memory, &scratch);
    size_t last = network->layer_count - 1;
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch);
        for (size_t panel = 0; panel < panels(network->layers[last].outputs); panel++)
            memcpy(matrix + (panel * count + start) * KN_PANEL, scratch.values[last] + panel * rows * KN_PANEL,
                   rows * KN_PANEL * sizeof(float));
    }
}

/* From the last layer's `delta`, in scratch.deltas[0], back to the first layer. */
static void backward(const KNOperations *operations, const KNNetwork *network, size_t rows, const Scratch *scratch,
                     bool is_first, float *const *gradients, float *const *bias_gradients) {
    float *delta = scratch->deltas[0], *below = scratch->deltas[1];
    for (size_t l = network->layer_count; l-- > 0;) {
        const KNLayer *layer = &network->layers[l];
        const float *x = l ? scratch->values[l - 1] : scratch->features;
        operations->gradient(delta, x, gradients[l], bias_gradients[l], rows, layer->outputs, layer->inputs, is_first);
        if (l == 0) break;
        const float *inner = scratch->slopes[l - 1] ? scratch->slopes[l - 1] : scratch->values[l - 1];
        operations->backward(layer, network->layers[l - 1].activation, delta, inner, below, rows);
        float *swap = delta;
        delta = below, below = swap;
    }
}

/* A gradient over no points. */
static void clear(const KNNetwork *network, float *const *gradients, float *const *bias_gradients) {
    for (size_t l = 0; l < network->layer_count; l++) {
        size_t outputs = network->layers[l].outputs;
        memset(gradients[l], 0, kn_matrix_floats(outputs, network->layers[l].inputs) * sizeof(float));
        memset(bias_gradients[l], 0, kn_matrix_floats(1, outputs) * sizeof(float));
    }
}

double kn_accumulate_gradient(KNTier tier, const KNNetwork *network, const float *points, const float *targets,
                              const float *importances, size_t count, float scale, bool is_first,
                              float *const *gradients, float *const *bias_gradients, float *errors, void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    lay_out(network, true, memory, &scratch);
    size_t last = network->layer_count - 1, channels = network->layers[last].outputs;
    double sum = 0;
    if (is_first && count == 0) clear(network, gradients, bias_gradients);
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch);

        float *delta = scratch.deltas[0];
        const float *colour = scratch.values[last], *slope = scratch.slopes[last];
        const float *target = targets + start * channels;
        memset(delta, 0, kn_matrix_floats(rows, channels) * sizeof(float));
        for (size_t row = 0; row < rows; row++) {
            float importance = importances ? importances[start + row] : 1, error = 0;
            for (size_t c = 0; c < channels; c++) {
                size_t place = row * KN_PANEL + c;
                float difference = colour[place] - target[row * channels + c];
                error += difference * difference;
                delta[place] = 2 * scale * importance * difference * slope[place];
            }
            sum += (double)importance * error;
            if (errors) errors[start + row] = error;
        }
        backward(operations, network, rows, &scratch, is_first && start == 0, gradients, bias_gradients);
    }
    return sum;
}

void kn_backpropagate(KNTier tier, const KNNetwork *network, const float *points, const float *derivatives,
                      size_t count, bool is_first, float *const *gradients, float *const *bias_gradients,
                      void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    lay_out(network, true, memory, &scratch);
    size_t last = network->layer_count - 1, channels = network->layers[last].outputs;
    if (is_first && count == 0) clear(network, gradients, bias_gradients);
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch);
        float *delta = scratch.deltas[0];
        memset(delta, 0, kn_matrix_floats(rows, channels) * sizeof(float));
        for (size_t row = 0; row < rows; row++)
            for (size_t c = 0; c < channels; c++)
                delta[row * KN_PANEL + c] =
                    derivatives[(start + row) * channels + c] * scratch.slopes[last][row * KN_PANEL + c];
        backward(operations, network, rows, &scratch, is_first && start == 0, gradients, bias_gradients);
    }
}
