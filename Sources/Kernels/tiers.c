// SPDX-License-Identifier: MIT
/* The tiers that this machine can run, and each tier's table of operations. */
#include "operations.h"

const KNOperations *kn_operations(KNTier tier) {
    switch (tier) {
    case KN_REFERENCE: return &kn_reference_operations;
#if defined(__x86_64__)
    case KN_AVX2: return &kn_avx2_operations;
    case KN_AVX512: return &kn_avx512_operations;
    case KN_AVX512VNNI: return &kn_avx512vnni_operations;
#elif defined(__aarch64__)
    case KN_NEON: return &kn_neon_operations;
#endif
    default: return NULL;
    }
}

bool kn_tier_is_available(KNTier tier) {
#if defined(__x86_64__)
    /* These calls also check that the operating system saves the wide registers. */
    __builtin_cpu_init();
    if (tier == KN_AVX2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (tier == KN_AVX512)
        return kn_tier_is_available(KN_AVX2) && __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
    if (tier == KN_AVX512VNNI) return kn_tier_is_available(KN_AVX512) && __builtin_cpu_supports("avx512vnni");
#elif defined(__aarch64__)
    if (tier == KN_NEON) return true; /* every 64-bit ARM CPU has it */
#endif
    return tier == KN_REFERENCE;
}

KNTier kn_fastest_tier(void) {
    KNTier best = KN_REFERENCE;
    for (int tier = KN_REFERENCE; tier < KN_TIER_COUNT; tier++)
        if (kn_tier_is_available((KNTier)tier)) best = (KNTier)tier;
    return best;
}
