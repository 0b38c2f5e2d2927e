// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Places thumbnails near their points without overlaps.
struct ThumbnailPlaces {
    struct Thumbnail {
        /// The index of its point.
        let rank: Int
        let size: PixelSize
        /// The middle of the thumbnail with its label.
        let middle: (x: Double, y: Double)
    }

    /// The thumbnails in the order of their points. Not every point has one.
    let thumbnails: [Thumbnail]

    static let labelHeight = 13.0
    private static let gap = 5.0
    /// The range of thumbnails' longer sides; in smaller ones nothing could be recognised.
    private static let sides = 30.0...120.0
    /// The fraction of the area that thumbnails may cover.
    private static let coverage = 0.2
    private static let mostThumbnails = 150
    /// The maximum distance of a thumbnail from its point, in longer sides; farther away it would not be found.
    private static let reach = 2.0
    private static let shrinking = 0.88
    private static let rounds = 300

    /// - Parameters:
    ///   - pictures: the sizes of the points' pictures, the most important points first.
    ///   - anchors: the positions of the points.
    init(of pictures: [PixelSize], at anchors: [(x: Double, y: Double)], within area: Rectangle) {
        var kept = Array(anchors.indices.prefix(Self.mostThumbnails))
        var side = Self.sides.upperBound
        while !kept.isEmpty {
            let room = (Self.coverage * area.width * area.height / Double(kept.count)).squareRoot()
            side = max(min(side, room), Self.sides.lowerBound)
            let sizes = kept.map { pictures[$0].scaled(toLongSide: side) }
            if let middles = Self.spread(sizes, at: kept.map { anchors[$0] }, within: area) {
                let far = kept.indices.filter { index in
                    let (x, y) = (middles[index].x - anchors[kept[index]].x, middles[index].y - anchors[kept[index]].y)
                    return x * x + y * y > Self.reach * side * Self.reach * side
                }
                if far.isEmpty {
                    thumbnails = kept.indices.map { Thumbnail(rank: kept[$0], size: sizes[$0], middle: middles[$0]) }
                    return
                }
                // Without some of the far ones, the more important ones come nearer.
                for index in far.suffix((far.count + 3) / 4).reversed() { kept.remove(at: index) }
            } else if side > Self.sides.lowerBound {
                side *= Self.shrinking
            } else {
                // Too many for this area: the least important ones become dots.
                kept.removeLast((kept.count + 2) / 3)
            }
        }
        thumbnails = []
    }

    /// Pushes overlapping rectangles apart, pair by pair, until none overlap; nil if that does not end within
    /// ``rounds``.
    private static func spread(
        _ sizes: [PixelSize], at anchors: [(x: Double, y: Double)], within area: Rectangle
    ) -> [(x: Double, y: Double)]? {
        let halves = sizes.map { (x: (Double($0.width) + gap) / 2, y: (Double($0.height) + labelHeight + gap) / 2) }
        guard halves.allSatisfy({ 2 * $0.x < area.width && 2 * $0.y < area.height }) else { return nil }
        var middles = anchors
        // Rectangles at one place would all be pushed the same way, so each is taken to be a little off its place.
        let nudges = anchors.indices.map { (x: Double($0 * 7 % 11 - 5) / 2, y: Double($0 * 5 % 13 - 6) / 2) }
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
                    // Touching is not an overlap, and pushing leaves rounding errors.
                    guard overlap.x > 0.01 && overlap.y > 0.01 else { continue }
                    isFree = false
                    let (reachX, reachY) = (halves[one].x + halves[other].x, halves[one].y + halves[other].y)
                    let (nudgedX, nudgedY) = (
                        x + nudges[other].x - nudges[one].x, y + nudges[other].y - nudges[one].y
                    )
                    // Along the axis with the smaller overlap in proportion, so that a heap spreads along both axes.
                    if abs(nudgedX) * reachY >= abs(nudgedY) * reachX {
                        let push = (nudgedX < 0 ? -overlap.x : overlap.x) / 2
                        middles[one].x -= push
                        middles[other].x += push
                    } else {
                        let push = (nudgedY < 0 ? -overlap.y : overlap.y) / 2
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

extension ThumbnailPlaces.Thumbnail {
    /// The point of the thumbnail nearest to `point`; `point` itself if it is inside.
    func edge(towards point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        let (halfX, halfY) = (Double(size.width) / 2, Double(size.height) / 2)
        let y = middle.y - ThumbnailPlaces.labelHeight / 2
        return (min(max(point.x, middle.x - halfX), middle.x + halfX), min(max(point.y, y - halfY), y + halfY))
    }
}
