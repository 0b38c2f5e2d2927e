// SPDX-License-Identifier: MIT
/* Interpolation between the points of a lattice: Lagrange's polynomial through six points each way. Sums run down the
 * lattice's columns, then across them. */
#pragma once
#include "Kernels.h"

enum { LATTICE_WINDOW = 6 };

/* The lattice points along one axis from which a position is interpolated: six, or the one on which it lies. */
typedef struct {
    size_t first, count;
    float weights[LATTICE_WINDOW];
} LatticeWindow;

static inline LatticeWindow lattice_window(float place) {
    size_t whole = (size_t)place;
    float t = place - (float)whole;
    if (t == 0) return (LatticeWindow){whole, 1, {1}};
    /* Lagrange's weights of the points -2, -1, 0, 1, 2, 3 at t. */
    float a = t + 2, b = t + 1, c = t, d = t - 1, e = t - 2, f = t - 3;
    return (LatticeWindow){whole - 2,
                           LATTICE_WINDOW,
                           {b * c * d * e * f / -120, a * c * d * e * f / 24, a * b * d * e * f / -12,
                            a * b * c * e * f / 12, a * b * c * d * f / -24, a * b * c * d * e / 120}};
}
