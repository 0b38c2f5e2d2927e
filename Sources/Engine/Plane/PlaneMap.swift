// SPDX-License-Identifier: MIT

/// The map from a frame's points to the picture plane: first the mirrors that stand in the frame, then the camera that
/// moves behind them.
///
/// A frame's points are isotropic: its shorter side spans -1...1, x to the right and y down, whatever the network's
/// coordinates are. In order, a point is divided by ``depth``, folded by ``tunnel``, ``wedges``, ``mirrorsAcross`` and
/// ``mirrorsDown``, turned back by ``turn``, divided by ``zoom`` and moved to ``centre``.
public struct PlaneMap: Hashable, Sendable {
    /// Magnification of a tunnel's rings against those at its mouth; positive.
    public var depth = 1.0
    /// The ratio of a tunnel's rings, above 1; nil without a tunnel. The rings lie about the frame's centre. Each is
    /// this many times smaller than the one around it, and its mirror image in the circle between them. One such circle
    /// touches the frame's longer sides.
    public var tunnel: Double?
    /// The mirrors of a kaleidoscope, empty for none: unit vectors from straight up clockwise to straight down, at
    /// least two, evenly spaced. What lies between the first two is seen between any two.
    public var wedges: [SIMD2<Double>] = []
    /// Whether the right half of the frame mirrors the left one.
    public var mirrorsAcross = false
    /// Whether the lower half of the frame mirrors the upper one.
    public var mirrorsDown = false
    /// Cosine and sine of the angle by which the picture is turned clockwise.
    public var turn = SIMD2(1.0, 0.0)
    /// Magnification of the picture; positive.
    public var zoom = 1.0
    /// The point seen in the middle, in fractions of the picture's width and height; with classic coordinates, of the
    /// frame's.
    public var centre = SIMD2(0.5, 0.5)
    /// Half the picture's width and height in units of the plane: 1 for the shorter one.
    public var reach = SIMD2(1.0, 1.0)

    /// The whole picture, as it was learned.
    public static let identity = PlaneMap()

    public init() {}

    /// Whether every point stays where it is.
    var isIdentity: Bool { self == PlaneMap(reach: reach) }

    private init(reach: SIMD2<Double>) { self.reach = reach }

    /// Whether columns and rows can be mapped independently of each other.
    var isSeparable: Bool { tunnel == nil && wedges.isEmpty && turn == SIMD2(1, 0) }

    /// The sampling adapted to this map: detail is as wide in a drawing as the map makes it.
    ///
    /// Zoomed in four times, the picture's detail is four times as wide. In a tunnel detail has all sizes, and every
    /// pixel is evaluated.
    public func sampling(_ sampling: PixelSampling) -> PixelSampling {
        guard case .adaptive(let detail) = sampling, tunnel == nil else { return .everyPixel }
        let scaled = (Double(detail) / (zoom * depth)).rounded(.up)
        return .adaptive(detail: Int(min(max(scaled, 1), Double(Int32.max))))
    }
}

// MARK: Folding

extension PlaneMap {
    /// Maps a point of the frame to the plane, as an offset from the view's centre.
    func offset(of point: SIMD2<Double>) -> SIMD2<Double> {
        var point = point / depth
        if let tunnel { point = Self.folded(point, tunnel: tunnel) }
        if !wedges.isEmpty { point = foldedIntoWedge(point).point }
        if mirrorsAcross { point.x = -abs(point.x) }
        if mirrorsDown { point.y = -abs(point.y) }
        let turned = SIMD2(turn.x * point.x + turn.y * point.y, turn.x * point.y - turn.y * point.x)
        return turned / zoom
    }

    /// A point folded into the ring whose outer edge is the unit circle.
    ///
    /// Mirroring in a circle keeps angles, and needs no functions that differ between machines.
    private static func folded(_ point: SIMD2<Double>, tunnel: Double) -> SIMD2<Double> {
        // The very centre lies in no ring, so it is replaced by a point much nearer to it than any other pixel's.
        let tiny = 1e-12
        var point = point
        if abs(point.x) < tiny && abs(point.y) < tiny { point = SIMD2(0, -tiny) }
        let square = tunnel * tunnel
        var distance = (point * point).sum()
        while distance >= square {
            point /= square
            distance = (point * point).sum()
        }
        while distance < 1 / square {
            point *= square
            distance = (point * point).sum()
        }
        return distance >= 1 ? point / distance : point
    }

    /// A point folded between the first two mirrors, and the number of the wedge it was in: 0, 1... clockwise on the
    /// right, -1, -2... counterclockwise on the left.
    private func foldedIntoWedge(_ point: SIMD2<Double>) -> (point: SIMD2<Double>, wedge: Int) {
        let right = SIMD2(abs(point.x), point.y)
        // The last mirror that the point lies clockwise of; the cross product's sign says on which side it is.
        var (low, high) = (0, wedges.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if wedges[middle].x * right.y - wedges[middle].y * right.x >= 0 { low = middle } else { high = middle }
        }
        let wedge = point.x < 0 ? -1 - low : low
        // The point's coordinates along the mirror and away from it.
        func split(_ mirror: SIMD2<Double>) -> (along: Double, away: Double) {
            (mirror.x * right.x + mirror.y * right.y, mirror.x * right.y - mirror.y * right.x)
        }
        // Every other wedge is mirrored: its points are measured from the mirror at its end.
        let (along, away) = low % 2 == 0 ? split(wedges[low]) : split(wedges[low + 1])
        return (SIMD2(abs(away), -along), wedge)
    }

    /// Whether no mirror's edge crosses a rectangle of the frame, so that the map is smooth within it.
    func isSmooth(from first: SIMD2<Double>, to last: SIMD2<Double>) -> Bool {
        guard tunnel == nil else { return false }
        if mirrorsAcross && first.x < 0 && last.x > 0 { return false }
        if mirrorsDown && first.y < 0 && last.y > 0 { return false }
        if wedges.isEmpty { return true }
        // Wedges of at most half a turn are convex: a rectangle lies in one if its corners do.
        let corners = [first, SIMD2(last.x, first.y), SIMD2(first.x, last.y), last]
        return Set(corners.map { foldedIntoWedge($0).wedge }).count == 1
    }
}
