// SPDX-License-Identifier: MIT
/* Networks evaluated at points. A block of pixels stays in the nearest caches through all layers, forward and back.
 * Only kn_evaluate_keeping and kn_backpropagate part the two, for penalties that need all blocks' colours first. */
#include "operations.h"
#include <assert.h>
#include <string.h>

/* Pixels in a block: few enough that a layer's block and weights share the second-level cache, and a multiple of every
 * tier's tile. No bit of any result depends on it. */
#ifndef BLOCK
#define BLOCK 96
#endif

/* The features of a block of pixels, and each layer's values and derivatives there. */
typedef struct {
    float *features;
    float *values[KN_MAX_LAYERS], *slopes[KN_MAX_LAYERS]; /* by layer; slopes may be NULL, see keeps_slopes */
} Block;

typedef struct {
    Block block;
    float *deltas[2]; /* used alternately: in the backward pass; in the forward pass by layers in fixed point */
} Scratch;

static size_t channels_of(const KNNetwork *network) { return network->layers[network->layer_count - 1].outputs; }

static size_t widest(const KNNetwork *network) {
    size_t width = network->layers[0].inputs;
    for (size_t l = 0; l < network->layer_count; l++)
        if (network->layers[l].outputs > width) width = network->layers[l].outputs;
    return width;
}

/* Whether the backward pass needs a layer's derivatives kept. It always needs the last layer's: it begins with them. */
static bool keeps_slopes(const KNNetwork *network, size_t layer) {
    return layer == network->layer_count - 1 || !kn_value_tells_slope(network->layers[layer].activation);
}

#define TAKE(pointer, floats) (pointer = memory ? memory + used : NULL, used += floats)

/* Lays out a block's matrices from `memory` on, unless it is NULL; returns the number of floats they take. */
static size_t lay_out_block(const KNNetwork *network, bool is_learning, float *memory, Block *block) {
    assert(network->layer_count >= 1 && network->layer_count <= KN_MAX_LAYERS);
    size_t used = 0;
    TAKE(block->features, kn_matrix_floats(BLOCK, network->layers[0].inputs));
    for (size_t l = 0; l < network->layer_count; l++) {
        TAKE(block->values[l], kn_matrix_floats(BLOCK, network->layers[l].outputs));
        block->slopes[l] = NULL;
        if (is_learning && keeps_slopes(network, l))
            TAKE(block->slopes[l], kn_matrix_floats(BLOCK, network->layers[l].outputs));
    }
    return used;
}

/* The same for a thread's scratch memory. */
static size_t lay_out(const KNNetwork *network, bool is_learning, float *memory, Scratch *scratch) {
    size_t used = lay_out_block(network, is_learning, memory, &scratch->block);
    for (int i = 0; i < 2; i++) TAKE(scratch->deltas[i], kn_matrix_floats(BLOCK, widest(network)));
    return used;
}

#undef TAKE

size_t kn_scratch_bytes(const KNNetwork *network) {
    Scratch scratch;
    return lay_out(network, true, NULL, &scratch) * sizeof(float);
}

size_t kn_kept_bytes(const KNNetwork *network, size_t count) {
    Block block;
    return (count + BLOCK - 1) / BLOCK * lay_out_block(network, true, NULL, &block) * sizeof(float);
}

/* Evaluates all layers at a block's points: the last layer's values are then the colours.
 *   spare   two matrices as wide as the widest layer, for inputs in fixed point; NULL if no layer is in fixed point */
static void forward(const KNOperations *operations, const KNNetwork *network, const float *points, size_t rows,
                    const Block *block, float *const *spare) {
    operations->encode(network, points, block->features, rows);
    const float *x = block->features;
    const int16_t *rounded = NULL; /* x in fixed point; NULL while x is in floats */
    for (size_t l = 0; l < network->layer_count; l++) {
        KNLayer layer = network->layers[l];
        bool is_last = l == network->layer_count - 1;
        if (network->ends_linear && is_last) layer.activation = KN_IDENTITY;
        float *y = block->values[l];
        if (is_in_fixed_point(network, l)) {
            int16_t *next = is_last || !is_in_fixed_point(network, l + 1) ? NULL : (int16_t *)spare[l % 2];
            if (!rounded) {
                int16_t *first = (int16_t *)spare[(l + 1) % 2];
                operations->to_fixed_point(x, first, kn_matrix_floats(rows, layer.inputs));
                rounded = first;
            }
            operations->forward_in_fixed_point(&layer, rounded, y, next, rows);
            rounded = next;
        } else {
            operations->forward(&layer, x, y, block->slopes[l], rows);
        }
        x = y;
    }
}

/* Copies a block's colours to row-major order. */
static void read_colours(const KNNetwork *network, const Block *block, size_t rows, float *colours) {
    size_t channels = channels_of(network);
    for (size_t row = 0; row < rows; row++, colours += channels)
        memcpy(colours, block->values[network->layer_count - 1] + row * KN_PANEL, channels * sizeof(float));
}

void kn_evaluate(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *colours,
                 void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    lay_out(network, false, memory, &scratch);
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch.block, scratch.deltas);
        read_colours(network, &scratch.block, rows, colours + start * channels_of(network));
    }
}

void kn_evaluate_keeping(KNTier tier, const KNNetwork *network, const float *points, size_t count, float *colours,
                         void *kept) {
    const KNOperations *operations = kn_operations(tier);
    Block block;
    float *memory = kept;
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        memory += lay_out_block(network, true, memory, &block);
        forward(operations, network, points + 2 * start, rows, &block, NULL);
        read_colours(network, &block, rows, colours + start * channels_of(network));
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
        forward(operations, network, points + 2 * start, rows, &scratch.block, scratch.deltas);
        for (size_t panel = 0; panel < panels(network->layers[last].outputs); panel++)
            memcpy(matrix + (panel * count + start) * KN_PANEL, scratch.block.values[last] + panel * rows * KN_PANEL,
                   rows * KN_PANEL * sizeof(float));
    }
}

/* The backward pass, from the last layer's delta, in deltas[0], to the first layer's gradient. */
static void backward(const KNOperations *operations, const KNNetwork *network, size_t rows, const Block *block,
                     float *const *deltas, bool is_first, float *const *gradients, float *const *bias_gradients) {
    float *delta = deltas[0], *below = deltas[1];
    for (size_t l = network->layer_count; l-- > 0;) {
        const KNLayer *layer = &network->layers[l];
        const float *x = l ? block->values[l - 1] : block->features;
        operations->gradient(delta, x, gradients[l], bias_gradients[l], rows, layer->outputs, layer->inputs, is_first);
        if (l == 0) break;
        const float *slope_source = block->slopes[l - 1] ? block->slopes[l - 1] : x;
        operations->backward(layer, network->layers[l - 1].activation, delta, slope_source, below, rows);
        float *swap = delta;
        delta = below, below = swap;
    }
}

/* Sets the gradient to 0, as over no points. */
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
    size_t last = network->layer_count - 1, channels = channels_of(network);
    double sum = 0;
    if (is_first && count == 0) clear(network, gradients, bias_gradients);
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        forward(operations, network, points + 2 * start, rows, &scratch.block, NULL);

        float *delta = scratch.deltas[0];
        const float *colour = scratch.block.values[last], *slope = scratch.block.slopes[last];
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
        backward(operations, network, rows, &scratch.block, scratch.deltas, is_first && start == 0, gradients,
                 bias_gradients);
    }
    return sum;
}

void kn_backpropagate(KNTier tier, const KNNetwork *network, const float *derivatives, size_t count, bool is_first,
                      float *const *gradients, float *const *bias_gradients, void *kept, void *memory) {
    const KNOperations *operations = kn_operations(tier);
    Scratch scratch;
    Block block;
    float *from = kept;
    lay_out(network, true, memory, &scratch);
    size_t last = network->layer_count - 1, channels = channels_of(network);
    if (is_first && count == 0) clear(network, gradients, bias_gradients);
    for (size_t start = 0; start < count; start += BLOCK) {
        size_t rows = count - start < BLOCK ? count - start : BLOCK;
        from += lay_out_block(network, true, from, &block);
        float *delta = scratch.deltas[0];
        memset(delta, 0, kn_matrix_floats(rows, channels) * sizeof(float));
        for (size_t row = 0; row < rows; row++)
            for (size_t c = 0; c < channels; c++)
                delta[row * KN_PANEL + c] =
                    derivatives[(start + row) * channels + c] * block.slopes[last][row * KN_PANEL + c];
        backward(operations, network, rows, &block, scratch.deltas, is_first && start == 0, gradients, bias_gradients);
    }
}
