// SPDX-License-Identifier: MIT
/* Compares every tier that this machine or its emulator runs with the reference, bit for bit, over awkward shapes.
 * A program of C alone, so that it can be cross-compiled and emulated where no Swift toolchain can. Exits 1 at the first
 * difference; else it prints a checksum of all results, which must be the same on every machine. */
#include "Kernels.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers in -1...1, the same on every machine: a 64-bit linear congruence (Knuth's MMIX constants). */
static uint64_t state;
static float number(void) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (float)(int32_t)(state >> 32) * 0x1p-31f;
}

static void *taken(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 127) / 64 * 64);
    if (!memory) abort();
    memset(memory, 0, (bytes + 127) / 64 * 64);
    return memory;
}

static float *numbers(size_t count, float scale) {
    float *all = taken(count * sizeof(float));
    for (size_t i = 0; i < count; i++) all[i] = scale * number();
    return all;
}

enum { LAYERS = 3 };

typedef struct {
    KNNetwork network;
    KNLayer layers[LAYERS];
    float *memory[5 * LAYERS + 3];
    size_t taken;
} Net;

static float *keep(Net *net, float *memory) { return net->memory[net->taken++] = memory; }

static void make_net(Net *net, size_t width, size_t features, size_t outputs, KNActivation activation) {
    *net = (Net){0};
    size_t inputs = features ? features : 2;
    for (int l = 0; l < LAYERS; l++) {
        size_t wide = l == LAYERS - 1 ? outputs : width;
        float *weights = numbers(wide * inputs, 1.5f / (float)(l ? width : 2));
        float *forward = keep(net, taken(sizeof(float) * kn_matrix_floats(inputs, wide)));
        float *backward = keep(net, taken(sizeof(float) * kn_matrix_floats(wide, inputs)));
        float *bias = keep(net, taken(sizeof(float) * kn_matrix_floats(1, wide)));
        kn_pack_transposed(weights, forward, wide, inputs);
        kn_pack(weights, backward, wide, inputs);
        for (size_t o = 0; o < wide; o++) bias[o] = number();
        KNActivation last = activation == KN_SINE ? KN_LINEAR : KN_SIGMOID;
        int16_t *integers = (int16_t *)keep(net, taken(sizeof(int16_t) * kn_fixed_point_integers(wide, inputs)));
        float *units = keep(net, taken(sizeof(float) * kn_matrix_floats(1, wide)));
        if (!kn_pack_fixed_point(weights, integers, units, wide, inputs)) abort();
        /* As drawings have it, the first layer in floats; and the last one in some networks. */
        bool has_fixed_point = l > 0 && (l < LAYERS - 1 || width % 2);
        net->layers[l] = (KNLayer){inputs, wide, l == LAYERS - 1 ? last : activation, forward, backward, bias,
                                   has_fixed_point ? (KNFixedPoint){integers, units} : (KNFixedPoint){NULL, NULL}};
        free(weights);
        inputs = wide;
    }
    size_t row = kn_matrix_floats(1, features);
    float *encoding[3];
    for (int i = 0; i < 3; i++) {
        encoding[i] = keep(net, taken(sizeof(float) * (row + 1)));
        for (size_t f = 0; f < features; f++) encoding[i][f] = 3 * number();
    }
    net->network =
        (KNNetwork){LAYERS, net->layers, features, encoding[0], encoding[1], encoding[2], NULL, false, false};
}

/* What a tier makes of a network and points: colours, those of a lattice that stands for the first layer by floats and in
 * fixed point, those of the whole network in fixed point, gradients in row-major order, and the error. */
typedef struct {
    size_t floats;
    float *values;
    double error;
} Result;

enum { SIDE = 9 };

static bool activation_is_bounded(KNActivation activation) { return activation != KN_RELU; }

/* Colours of places between the points of a lattice of the first layer's values, by floats, then in fixed point. */
static void run_lattice(KNTier tier, const Net *net, const float *places, size_t count, float *colours) {
    KNLayer first = net->layers[0];
    KNNetwork trunk = net->network, branch = net->network;
    trunk.layer_count = 1, trunk.ends_linear = true;
    branch.layers = net->layers + 1, branch.layer_count = LAYERS - 1;
    float points[2 * SIDE * SIDE], *values = taken(sizeof(float) * kn_matrix_floats(SIDE * SIDE, first.outputs));
    for (int i = 0; i < SIDE * SIDE; i++) points[2 * i] = i % SIDE * 0.1f, points[2 * i + 1] = i / SIDE * 0.1f;
    size_t bytes = kn_scratch_bytes(&trunk), others = kn_scratch_bytes(&branch);
    void *scratch = taken(bytes > others ? bytes : others);
    kn_evaluate_matrix(tier, &trunk, points, SIDE * SIDE, values, scratch);
    KNLattice lattice = {SIDE, SIDE, first.outputs, values, net->layers[0].activation};
    branch.lattice = &lattice;
    kn_evaluate(tier, &branch, places, count, colours, scratch);
    branch.is_in_fixed_point = activation_is_bounded(lattice.activation);
    kn_evaluate(tier, &branch, places, count, colours + count * net->layers[LAYERS - 1].outputs, scratch);
    free(values), free(scratch);
}

static float *garbage(size_t floats) {
    float *memory = taken(floats * sizeof(float));
    memset(memory, 0xff, floats * sizeof(float));
    return memory;
}

/* Leaves with a message unless going back through what was kept of all points gives the colours and gradients that going
 * back block by block gives. */
static void check_kept(KNTier tier, const Net *net, const float *points, const float *targets, size_t count,
                       const float *colours, float *const *gradients, float *const *biases, void *scratch) {
    size_t numbers = count * net->layers[LAYERS - 1].outputs;
    float *derivatives = taken(numbers * sizeof(float));
    void *kept = garbage(kn_kept_bytes(&net->network, count) / sizeof(float));
    kn_evaluate_keeping(tier, &net->network, points, count, derivatives, kept);
    bool is_equal = memcmp(derivatives, colours, numbers * sizeof(float)) == 0;
    for (size_t i = 0; i < numbers; i++) derivatives[i] = 2 * 0.01f * (derivatives[i] - targets[i]);
    float *others[LAYERS], *other_biases[LAYERS];
    for (int l = 0; l < LAYERS; l++) {
        others[l] = garbage(kn_matrix_floats(net->layers[l].outputs, net->layers[l].inputs));
        other_biases[l] = garbage(kn_matrix_floats(1, net->layers[l].outputs));
    }
    kn_backpropagate(tier, &net->network, derivatives, count, true, others, other_biases, kept, scratch);
    for (int l = 0; l < LAYERS; l++) {
        /* Without the padding of panels, which is anything. */
        size_t wide = net->layers[l].outputs, inputs = net->layers[l].inputs, bytes = wide * inputs * sizeof(float);
        float *gradient = taken(bytes), *other = taken(bytes);
        kn_unpack(gradients[l], gradient, wide, inputs);
        kn_unpack(others[l], other, wide, inputs);
        is_equal = is_equal && memcmp(other, gradient, bytes) == 0 &&
                   memcmp(other_biases[l], biases[l], wide * sizeof(float)) == 0;
        free(gradient), free(other), free(others[l]), free(other_biases[l]);
    }
    free(derivatives), free(kept);
    if (!is_equal) {
        printf("tier %d, %zu points: what is kept gives other colours or gradients\n", (int)tier, count);
        exit(1);
    }
}

static Result run(KNTier tier, const Net *net, const float *points, const float *targets, size_t count) {
    size_t outputs = net->layers[LAYERS - 1].outputs, floats = 4 * count * outputs;
    for (int l = 0; l < LAYERS; l++) floats += net->layers[l].outputs * (net->layers[l].inputs + 1);
    Result result = {floats, taken(floats * sizeof(float)), 0};
    void *scratch = taken(kn_scratch_bytes(&net->network));
    kn_evaluate(tier, &net->network, points, count, result.values, scratch);

    float *places = numbers(2 * count, 1);
    /* Runs of three along a row, and some places on the lattice's lines. */
    for (size_t i = 0; i < 2 * count; i++) places[i] = 4 + 2 * points[i % 2 ? i / 6 * 6 + 1 : i] / 1.3f;
    for (size_t i = 0; i < 2 * count; i += 5) places[i] = (float)(int)places[i];
    run_lattice(tier, net, places, count, result.values + count * outputs);
    free(places);
    KNNetwork rounded = net->network;
    rounded.is_in_fixed_point = activation_is_bounded(net->layers[0].activation);
    kn_evaluate(tier, &rounded, points, count, result.values + 3 * count * outputs, scratch);

    /* Gradients begin at 0 whatever they held. */
    float *gradients[LAYERS], *biases[LAYERS];
    for (int l = 0; l < LAYERS; l++) {
        gradients[l] = garbage(kn_matrix_floats(net->layers[l].outputs, net->layers[l].inputs));
        biases[l] = garbage(kn_matrix_floats(1, net->layers[l].outputs));
    }
    result.error = kn_accumulate_gradient(tier, &net->network, points, targets, NULL, count, 0.01f, true, gradients,
                                          biases, NULL, scratch);
    check_kept(tier, net, points, targets, count, result.values, gradients, biases, scratch);
    float *next = result.values + 4 * count * outputs;
    for (int l = 0; l < LAYERS; l++) {
        size_t wide = net->layers[l].outputs, inputs = net->layers[l].inputs;
        kn_unpack(gradients[l], next, wide, inputs);
        memcpy(next + wide * inputs, biases[l], wide * sizeof(float));
        next += wide * (inputs + 1);
        free(gradients[l]), free(biases[l]);
    }
    free(scratch);
    return result;
}

/* FNV-1a (Fowler, Noll, Vo). */
static void add_to_checksum(uint64_t *checksum, const void *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) *checksum = (*checksum ^ ((const uint8_t *)bytes)[i]) * 1099511628211u;
}

int main(void) {
    static const char *const names[KN_TIER_COUNT] = {"reference", "neon", "avx2", "avx512", "avx512vnni"};
    static const size_t widths[] = {1, 3, 15, 16, 17, 20, 100, 128, 257, 330}, counts[] = {1, 7, 63, 64, 65, 1000},
                        channels[] = {1, 3, 4};
    size_t passed = 0;
    uint64_t checksum = 14695981039346656037u;
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
        for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
            for (int features = 0; features <= 18; features += 18) {
                /* All activations and outputs take turns over the widths and counts; wide networks draw few pixels, for
                 * the emulator's sake. */
                if (widths[w] > 100 && counts[c] > 100) continue;
                for (KNActivation activation = KN_TANH; activation < KN_LINEAR; activation++) {
                    size_t outputs = channels[(w + c + activation) % 3];
                    state = w * 1000 + c * 100 + activation;
                    Net net;
                    make_net(&net, widths[w], features, outputs, activation);
                    float *points = numbers(2 * counts[c], 1.2f), *targets = numbers(outputs * counts[c], 1);
                    Result truth = run(KN_REFERENCE, &net, points, targets, counts[c]);
                    add_to_checksum(&checksum, truth.values, truth.floats * sizeof(float));
                    for (int tier = KN_REFERENCE + 1; tier < KN_TIER_COUNT; tier++) {
                        if (!kn_tier_is_available((KNTier)tier)) continue;
                        Result result = run((KNTier)tier, &net, points, targets, counts[c]);
                        if (memcmp(result.values, truth.values, truth.floats * sizeof(float)) != 0 ||
                            result.error != truth.error) {
                            printf("%s differs from the reference: width %zu, %zu pixels, %d features, %zu outputs, "
                                   "activation %d\n",
                                   names[tier], widths[w], counts[c], features, outputs, (int)activation);
                            return 1;
                        }
                        free(result.values);
                        passed++;
                    }
                    free(truth.values), free(points), free(targets);
                    while (net.taken) free(net.memory[--net.taken]);
                }
            }
    for (int tier = KN_REFERENCE + 1; tier < KN_TIER_COUNT; tier++)
        if (kn_tier_is_available((KNTier)tier)) fprintf(stderr, "%s ", names[tier]);
    fprintf(stderr, "match the reference %zu times\n", passed);
    printf("%016llx\n", (unsigned long long)checksum);
    return passed == 0;
}
