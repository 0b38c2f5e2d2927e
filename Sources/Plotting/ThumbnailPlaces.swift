// SPDX-License-Identifier: MIT
import Raster

/// Where thumbnails stand near their points without covering each other.
struct ThumbnailPlaces {
    /// Each thumbnail's size.
    let sizes: [PixelSize]
    /// Their middles, with their labels, of those points that have one.
    let middles: [(x: Double, y: Double)]
    /// How many of the ranked points have a thumbnail.
    var count: Int { middles.count }

    static let labelHeight = 13.0
    private static let gap = 5.0
    /// Longer sides of thumbnails; below the least nothing can be told apart.
    private static let sides = 30.0...120.0
    /// Of the area, that thumbnails may cover.
    private static let coverage = 0.2
    private static let shrinking = 0.88
    private static let rounds = 300

    /// - Parameters:
    ///   - anchors: the points, those first that need a thumbnail most.
    ///   - pictures: of the points.
    init(of pictures: [PixelSize], at anchors: [(x: Double, y: Double)], within area: Rectangle) {
        var count = anchors.count
        while count > 0 {
            let room = (Self.coverage * area.width * area.height / Double(count)).squareRoot()
            var side = min(max(room, Self.sides.lowerBound), Self.sides.upperBound)
            while side >= Self.sides.lowerBound {
                let sizes = pictures.prefix(count).map { $0.scaled(toLongSide: side) }
                if let middles = Self.spread(sizes, at: Array(anchors.prefix(count)), within: area) {
                    (self.sizes, self.middles) = (sizes, middles)
                    return
                }
                side *= Self.shrinking
            }
            // Too many for this area: the others are dots.
            count = count * 2 / 3
        }
        (sizes, middles) = ([], [])
    }

    /// The nearest place of a thumbnail to its point; the point itself where it lies in it.
    func edge(of rank: Int, towards point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        let (middle, size) = (middles[rank], sizes[rank])
        let (halfX, halfY) = (Double(size.width) / 2, Double(size.height) / 2)
        let y = middle.y - Self.labelHeight / 2
        return (
            min(max(point.x, middle.x - halfX), middle.x + halfX), min(max(point.y, y - halfY), y + halfY)
        )
    }

    /// Pushes overlapping rectangles apart, pair by pair, until none overlap; nil where that does not come to an end.
    private static func spread(
        _ sizes: [PixelSize], at anchors: [(x: Double, y: Double)], within area: Rectangle
    ) -> [(x: Double, y: Double)]? {
        let halves = sizes.map { (x: (Double($0.width) + gap) / 2, y: (Double($0.height) + labelHeight + gap) / 2) }
        guard halves.allSatisfy({ 2 * $0.x < area.width && 2 * $0.y < area.height }) else { return nil }
        var middles = anchors
        for _ in 0..<rounds {
            var isFree = true
            for index in middles.indices {
                middles[index].x = min(max(middles[index].x, area.x + halves[index].x), area.right - halves[index].x)
                middles[index].y = min(max(middles[index].y, area.y + halves[index].y), area.bottom - halves[index].y)
            }
            for one in middles.indices {
                for other in one + 1..<middles.count {
                    let (x, y) = (middles[other].x - middles[one].x, middles[other].y - middles[one].y)
                    let overlap = (
                        x: halves[one].x + halves[other].x - abs(x), y: halves[one].y + halves[other].y - abs(y)
                    )
                    // Touching is no overlap, and pushing leaves rounding behind.
                    guard overlap.x > 0.01 && overlap.y > 0.01 else { continue }
                    isFree = false
                    if overlap.x <= overlap.y {
                        let push = (x < 0 ? -overlap.x : overlap.x) / 2
                        middles[one].x -= push
                        middles[other].x += push
                    } else {
                        let push = (y < 0 ? -overlap.y : overlap.y) / 2
                        middles[one].y -= push
                        middles[other].y += push
                    }
                }
            }
            if isFree { return middles }
        }
        return nil
    }
}
