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
    /// The same features of the `count` lowest frequencies that go into a picture a whole number of times both ways: what
    /// lies beyond its frame repeats what is inside it, without a seam.
    ///
    /// `aspect` is the picture's width by its height. Of two opposite frequencies, which say the same, one is there.
    case tile(count: Int, aspect: Float)

    /// How many numbers the first layer is given.
    public var featureCount: Int {
        switch self {
        case .none: 2
        case .fourier(let count, _, _), .tile(let count, _): 2 * count
        }
    }

    /// The frequencies, `[count][2]` row by row; empty without an encoding.
    public var frequencies: [Float] {
        switch self {
        case .none: return []
        case .fourier(let count, let sigma, let seed):
            let source = RandomSource(seed: seed, stream: .frequencies)
            return (0..<2 * count).map { Float(source.normal(at: UInt64($0)) * Double(sigma)) }
        case .tile(let count, let aspect): return TileFrequencies.lowest(count, aspect: Double(aspect))
        }
    }

    /// After what distances across and down the plane repeats; nil where it does not.
    public var period: SIMD2<Double>? {
        guard case .tile(_, let aspect) = self else { return nil }
        return 2 * TileFrequencies.reach(aspect: Double(aspect))
    }
}

extension InputEncoding: CustomStringConvertible {
    /// For example `fourier:64:1.2` or `tile:24`, as `--encoding` takes it.
    public var description: String {
        switch self {
        case .none: "none"
        case .fourier(let count, let sigma, _): "fourier:\(count):\(sigma)"
        case .tile(let count, 1): "tile:\(count)"
        case .tile(let count, let aspect): "tile:\(count):\(aspect)"
        }
    }
}
