// SPDX-License-Identifier: MIT
/* Where a value between the points of a lattice comes from: Lagrange's polynomial through six points each way. */
#pragma once
#include "Kernels.h"

/* The terms that make up an interpolated value: `count` lattice points and their weights. Points of weight zero, all but
 * one of six where a place lies on a lattice line, are left out. */
typedef struct {
    size_t count;
    size_t points[36];
    float weights[36];
} LatticeTerms;

/* Lagrange's weights of the points -2, -1, 0, 1, 2, 3 at t, 0 <= t < 1. */
static inline void lagrange_weights(float t, float weights[6]) {
    float a = t + 2, b = t + 1, c = t, d = t - 1, e = t - 2, f = t - 3;
    weights[0] = b * c * d * e * f / -120;
    weights[1] = a * c * d * e * f / 24;
    weights[2] = a * b * d * e * f / -12;
    weights[3] = a * b * c * e * f / 12;
    weights[4] = a * b * c * d * f / -24;
    weights[5] = a * b * c * d * e / 120;
}

static inline void find_lattice_terms(const KNLattice *lattice, const float *place, LatticeTerms *terms) {
    size_t column = (size_t)place[0], row = (size_t)place[1];
    float across[6], down[6];
    lagrange_weights(place[0] - (float)column, across);
    lagrange_weights(place[1] - (float)row, down);
    terms->count = 0;
    for (size_t j = 0; j < 6; j++)
        for (size_t i = 0; i < 6; i++) {
            float weight = down[j] * across[i];
            if (weight == 0) continue;
            terms->points[terms->count] = (row + j - 2) * lattice->columns + column + i - 2;
            terms->weights[terms->count++] = weight;
        }
}
