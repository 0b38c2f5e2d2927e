// SPDX-License-Identifier: MIT
/* Elementary functions over the vector type V, which a tier defines before including this file:
 *   V           a vector of floats          W           a vector of as many int32_t
 *   splat_(x)   a vector of x               fma_(a,b,c) a*b+c, rounded once
 *   lookup_(table,index)                    table[index % 16] of a table of 16 floats, 64-byte aligned
 * The functions use only +, -, *, /, fma_, lookup_ and bit operations, in a fixed order: the same bits for every V. The
 * polynomials are our own minimax fits (iteratively reweighted least squares); errors quoted are absolute, measured
 * against double precision. */

static inline V select_(W mask, V yes, V no) { return (V)((mask & (W)yes) | (~mask & (W)no)); }
static inline V clamp_(V x, float low, float high) {
    x = select_(x < splat_(low), splat_(low), x);
    return select_(x > splat_(high), splat_(high), x);
}

/* Adding and subtracting 1.5 * 2^23 rounds to the nearest integer, ties to even; the integer is in the low bits. */
#define ROUNDER 12582912.0f

/* tanh z by an odd rational function of degree 11 over 6 on [-9, 9]; beyond, it rounds to -1 or 1. Error 3e-7. */
static inline V tanh_(V z) {
    V x = clamp_(z, -9.0f, 9.0f), s = x * x;
    V p = splat_(1.7891542414272266e-11f);
    p = fma_(p, s, splat_(-1.261521109796604e-08f));
    p = fma_(p, s, splat_(9.204198249790352e-06f));
    p = fma_(p, s, splat_(0.0029130943585187197f));
    p = fma_(p, s, splat_(0.12911753356456757f));
    p = fma_(p, s, splat_(0.9999997615814209f));
    V q = splat_(0.00022708669712301344f);
    q = fma_(q, s, splat_(0.02373080514371395f));
    q = fma_(q, s, splat_(0.46244993805885315f));
    q = fma_(q, s, splat_(1.0f));
    return clamp_(x * p / q, -1.0f, 1.0f);
}

/* tanh z accurate to 16 bits, by a cubic in y = |z| + 2 for each eighth of y's octaves 2...4 and 4...8; y's bits index
 * the cubics. |z| is clamped to just below 6, which keeps y below 8. Error 1.3e-5. */
static inline V tanh_to_16_bits_(V z) {
    /* The coefficients of each power of y, by eighths. */
    static const float coefficients[4][16] __attribute__((aligned(64))) = {
        {0.462029874f, -1.07254136f, -3.54848123f, -5.58536863f, -6.3589077f, -5.96959448f, -4.93059158f, -3.70562506f,
         -2.09671688f, -0.604808092f, 0.213712797f, 0.627313733f, 0.827333391f, 0.921394527f, 0.964907765f,
         0.98434341f},
        {-2.70331287f, -0.671311796f, 2.30197763f, 4.53540421f, 5.31897497f, 4.96463966f, 4.07526112f, 3.09465528f,
         1.8995465f, 0.898088038f, 0.403573692f, 0.176492184f, 0.0758690611f, 0.0322078988f, 0.0134626217f,
         0.00564779015f},
        {1.85664928f, 0.959364772f, -0.231295541f, -1.04786563f, -1.31248188f, -1.20498085f, -0.9511621f,
         -0.689450443f, -0.393444479f, -0.169255406f, -0.0696285143f, -0.0280565768f, -0.0111786714f, -0.0044216048f,
         -0.00172927498f, -0.000681717996f},
        {-0.310250461f, -0.178118184f, -0.0191201922f, 0.080427371f, 0.110218994f, 0.09934742f, 0.0751967877f,
         0.0519099906f, 0.0274636857f, 0.0107264835f, 0.00403349847f, 0.00149583118f, 0.000551916019f, 0.000203259609f,
         7.43369383e-05f, 2.75232615e-05f}};
    W sign = (W)z & (W)splat_(-0.0f);
    V size = (V)((W)z ^ sign), y = select_(size > splat_(5.9999995f), splat_(5.9999995f), size) + splat_(2.0f);
    W part = (W)y >> 20; /* the exponent's last bit and the fraction's first three */
    V p = fma_(lookup_(coefficients[3], part), y, lookup_(coefficients[2], part));
    p = fma_(p, y, lookup_(coefficients[1], part));
    p = fma_(p, y, lookup_(coefficients[0], part));
    return (V)((W)p ^ sign);
}

static inline V sigmoid_(V z) { return fma_(tanh_(z * 0.5f), splat_(0.5f), splat_(0.5f)); }

/* r with z = k * pi + r, |r| <= pi/2, and k's parity as a sign bit. Pi is subtracted in three parts (Cody and Waite
 * 1980), exact while |z| < 10^5; beyond, r is clamped: a meaningless angle, but a finite one. */
static inline V reduce_(V z, W *sign) {
    V rounded = fma_(z, splat_(0.31830988618379067f), splat_(ROUNDER)), k = rounded - ROUNDER;
    *sign = (W)rounded << 31;
    V r = fma_(k, splat_(-3.140625f), z);
    r = fma_(k, splat_(-9.67502593994140625e-4f), r);
    r = fma_(k, splat_(-1.509957990978376432e-7f), r);
    return clamp_(r, -1.5707964f, 1.5707964f);
}

static inline V sine_polynomial_(V r) {
    V s = r * r, p = splat_(2.5904885205818573e-06f);
    p = fma_(p, s, splat_(-0.00019800897280219942f));
    p = fma_(p, s, splat_(0.008332899771630764f));
    p = fma_(p, s, splat_(-0.16666647791862488f));
    return fma_(p * s, r, r);
}

static inline V cosine_polynomial_(V r) {
    V s = r * r, p = splat_(-2.605149518331018e-07f);
    p = fma_(p, s, splat_(2.476016197761055e-05f));
    p = fma_(p, s, splat_(-0.0013888361863791943f));
    p = fma_(p, s, splat_(0.04166663810610771f));
    p = fma_(p, s, splat_(-0.5f));
    return fma_(p, s, splat_(1.0f));
}

/* sin z; and cos z with it. Error 1e-7 for |z| < 10^4. */
static inline V sine_(V z, V *cosine) {
    W sign;
    V r = reduce_(z, &sign);
    if (cosine) *cosine = (V)((W)cosine_polynomial_(r) ^ sign);
    return (V)((W)sine_polynomial_(r) ^ sign);
}

/* sin(pi t): the nearest integer is subtracted exactly. Error 2e-7. */
static inline V sine_of_half_turns_(V t) {
    V rounded = t + ROUNDER, r = t - (rounded - ROUNDER), s = r * r;
    V p = splat_(0.0772201269865036f);
    p = fma_(p, s, splat_(-0.5980451703071594f));
    p = fma_(p, s, splat_(2.5500314235687256f));
    p = fma_(p, s, splat_(-5.1677069664001465f));
    p = fma_(p, s, splat_(3.141592502593994f));
    return (V)((W)(r * p) ^ ((W)rounded << 31));
}

/* exp z for z <= 0, as 2^n exp(r) with |r| <= ln 2 / 2; below -87 it is exp(-87). Relative error 2e-7. */
static inline V exp_of_negative_(V z) {
    z = clamp_(z, -87.0f, 0.0f);
    V rounded = fma_(z, splat_(1.4426950408889634f), splat_(ROUNDER)), n = rounded - ROUNDER;
    V r = fma_(n, splat_(-0.693359375f), z);
    r = fma_(n, splat_(2.12194440e-4f), r);
    V p = splat_(0.0013836842263117433f);
    p = fma_(p, r, splat_(0.008374815806746483f));
    p = fma_(p, r, splat_(0.04166822507977486f));
    p = fma_(p, r, splat_(0.16666419804096222f));
    p = fma_(p, r, splat_(0.49999991059303284f));
    p = fma_(p, r, splat_(1.0f));
    p = fma_(p, r, splat_(1.0f));
    return (V)((W)p + ((W)rounded << 23));
}

/* The derivative of an activation, from its value y if kn_value_tells_slope; else y itself, which then is the
 * derivative. */
static inline V slope_of_value_(KNActivation activation, V y) {
    switch (activation) {
    case KN_TANH: return fma_(-y, y, splat_(1.0f));
    case KN_SIGMOID: return fma_(-y, y, y);
    case KN_RELU: return select_(y > splat_(0.0f), splat_(1.0f), splat_(0.0f));
    default: return y;
    }
}

/* The activation of z and, unless NULL, its derivative. */
static inline V activate_(KNActivation activation, V z, V *slope) {
    V y;
    switch (activation) {
    case KN_TANH:
    case KN_SIGMOID:
    case KN_RELU:
        y = activation == KN_TANH      ? tanh_(z)
            : activation == KN_SIGMOID ? sigmoid_(z)
                                       : select_(z > splat_(0.0f), z, splat_(0.0f));
        if (slope) *slope = slope_of_value_(activation, y);
        return y;
    case KN_SINE:
        return sine_(z, slope);
    case KN_GAUSS:
        y = exp_of_negative_(-(z * z));
        if (slope) *slope = z * y * -2.0f;
        return y;
    case KN_IDENTITY:
        if (slope) *slope = splat_(1.0f);
        return z;
    default:
        if (slope) *slope = splat_(0.5f);
        return fma_(z, splat_(0.5f), splat_(0.5f));
    }
}

/* The activation of z, accurate to 16 bits. */
static inline V activate_to_16_bits_(KNActivation activation, V z) {
    switch (activation) {
    case KN_TANH: return tanh_to_16_bits_(z);
    case KN_SIGMOID: return fma_(tanh_to_16_bits_(z * 0.5f), splat_(0.5f), splat_(0.5f));
    default: return activate_(activation, z, (V *)0);
    }
}
