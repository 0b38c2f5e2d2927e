// SPDX-License-Identifier: MIT
import Kernels

/// One instruction-set version of the kernels. All give the same bits; they differ in speed.
public enum KernelTier: String, Hashable, Sendable, CaseIterable {
    case reference
    case neon
    case avx2
    case avx512
    case avx512vnni

    /// The tiers this machine can run, slowest first; never empty.
    public static var available: [KernelTier] { allCases.filter { kn_tier_is_available($0.kernel) } }

    public static var fastest: KernelTier { available.last ?? .reference }

    package var kernel: KNTier {
        switch self {
        case .reference: KN_REFERENCE
        case .neon: KN_NEON
        case .avx2: KN_AVX2
        case .avx512: KN_AVX512
        case .avx512vnni: KN_AVX512VNNI
        }
    }
}

extension KernelTier {
    /// Floating-point operations a second that one thread reaches with fused multiply-adds in registers alone.
    ///
    /// The largest of several short runs, as other programs can only slow them down.
    public func measuredPeak() -> Double {
        let clock = ContinuousClock()
        let repeats = self == .reference ? 200_000 : 10_000_000
        return (0..<7).map { _ in
            let start = clock.now
            let operations = kn_peak_operations(kernel, repeats)
            return operations / ((clock.now - start) / .seconds(1))
        }.max() ?? 0
    }
}
