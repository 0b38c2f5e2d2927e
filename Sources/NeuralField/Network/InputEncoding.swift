// SPDX-License-Identifier: MIT

/// What a network is given of a point of the picture plane.
public enum InputEncoding: Hashable, Sendable, Codable {
    /// The two coordinates themselves.
    case none
    /// `sin(pi b.x)` for every frequency `b`, then `cos(pi b.x)` for every `b`: Fourier features (Tancik et al. 2020).
    ///
    /// `count` frequencies are drawn from a normal distribution of deviation `sigma` in cycles per two units of the
    /// plane. They are fixed by `seed` and never learned, so networks that share them can be mixed.
    case fourier(count: Int, sigma: Float, seed: UInt64)

    /// How many numbers the first layer is given.
    public var featureCount: Int {
        switch self {
        case .none: 2
        case .fourier(let count, _, _): 2 * count
        }
    }

    /// The frequencies, `[count][2]` row by row; empty without an encoding.
    public var frequencies: [Float] {
        guard case .fourier(let count, let sigma, let seed) = self else { return [] }
        let source = RandomSource(seed: seed, stream: .frequencies)
        return (0..<2 * count).map { Float(source.normal(at: UInt64($0)) * Double(sigma)) }
    }
}

extension InputEncoding: CustomStringConvertible {
    /// For example `fourier:64:1.2`, as `--encoding` takes it.
    public var description: String {
        switch self {
        case .none: "none"
        case .fourier(let count, let sigma, _): "fourier:\(count):\(sigma)"
        }
    }
}
