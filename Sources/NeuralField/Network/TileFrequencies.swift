// SPDX-License-Identifier: MIT

/// The frequencies of ``InputEncoding/tile(count:aspect:)``.
enum TileFrequencies {
    /// Half the width and height of a picture in units of the plane: 1 for the shorter one.
    static func reach(aspect: Double) -> SIMD2<Double> {
        aspect >= 1 ? SIMD2(aspect, 1) : SIMD2(1, 1 / aspect)
    }

    /// The `count` shortest frequencies with whole numbers of cycles both ways, but for none at all, shortest first;
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
