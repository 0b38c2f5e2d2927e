// SPDX-License-Identifier: MIT
import Basics

/// The numbers that a network is given for a point of the picture plane.
public enum InputEncoding: Hashable, Sendable, Codable {
    /// The two coordinates themselves.
    case none
    /// `sin(pi b.x)` for every frequency `b`, then `cos(pi b.x)` for every `b`: Fourier features (Tancik et al. 2020).
    ///
    /// `count` frequencies are drawn from a normal distribution of deviation `sigma` in cycles per two units of the
    /// plane. They are fixed by `seed` and never learned, so networks that share them can be mixed.
    case fourier(count: Int, sigma: Float, seed: UInt64)
    /// The same features of the `count` lowest frequencies with whole numbers of cycles across and down the picture:
    /// the plane beyond its frame repeats what is inside it, without a seam.
    ///
    /// `aspect` is the picture's width divided by its height. Of two opposite frequencies, which are equivalent, only
    /// one is used.
    case tile(count: Int, aspect: Float)

    /// Number of inputs of the first layer.
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

    /// The distances across and down after which the plane repeats; nil if it does not.
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

/// The frequencies of ``InputEncoding/tile(count:aspect:)``.
enum TileFrequencies {
    /// Half the width and height of a picture in units of the plane: 1 for the shorter one.
    static func reach(aspect: Double) -> SIMD2<Double> {
        aspect >= 1 ? SIMD2(aspect, 1) : SIMD2(1, 1 / aspect)
    }

    /// The `count` lowest frequencies with whole numbers of cycles both ways, without the zero frequency, lowest first;
    /// `[count][2]`, in cycles per two units of the plane.
    static func lowest(_ count: Int, aspect: Double) -> [Float] {
        let reach = reach(aspect: aspect)
        var found: [(across: Int, down: Int, square: Double)] = []
        var length = 2.0
        // Half a disc of this radius holds about half as many frequencies as its box.
        while found.count < count {
            found.removeAll(keepingCapacity: true)
            let (widest, tallest) = (Int(length * reach.x), Int(length * reach.y))
            for down in 0...tallest {
                for across in (down == 0 ? 1 : -widest)...widest {
                    let frequency = SIMD2(Double(across), Double(down)) / reach
                    let square = (frequency * frequency).sum()
                    if square <= length * length { found.append((across, down, square)) }
                }
            }
            length *= 1.5
        }
        found.sort { ($0.square, $0.down, $0.across) < ($1.square, $1.down, $1.across) }
        return found.prefix(count).flatMap { [Float(Double($0.across) / reach.x), Float(Double($0.down) / reach.y)] }
    }
}
