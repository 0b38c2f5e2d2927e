// SPDX-License-Identifier: MIT

/// The parts of the benchmark to run.
public struct BenchSelection {
    let hasKernels: Bool
    let networks: [BenchedNetwork]
    let hasGrowth: Bool

    private static let kernels = "kernels"
    private static let growth = "growth"

    /// The names that ``init(_:)`` takes.
    package static let names = [kernels] + BenchedNetwork.allCases.map(\.name) + [growth]

    /// - Parameter names: some of ``names``; none for all.
    package init(_ names: [String]) {
        func has(_ name: String) -> Bool { names.isEmpty || names.contains(name) }
        hasKernels = has(Self.kernels)
        networks = BenchedNetwork.allCases.filter { has($0.name) }
        hasGrowth = has(Self.growth)
    }
}
