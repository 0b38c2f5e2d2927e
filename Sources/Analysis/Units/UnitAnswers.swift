// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The answers of every unit of some hidden layers over a picture: each unit's own picture.
public struct UnitAnswers: Sendable {
    public let size: PixelSize
    /// The layers, counted from 0.
    public let layers: [Int]
    private let units: [Int]
    /// Each layer's answers, `[units][pixels]`.
    private let answers: [AlignedFloats]

    /// Number of pixels evaluated at once.
    private static let bandPixels = 4096

    /// - Parameters:
    ///   - layers: any of `network.shape.hidden`'s indices.
    ///   - map: the map from the picture to the plane.
    public init(
        of network: PackedNetwork, layers: [Int], size: PixelSize, map: PlaneMap = .identity, threads: Int
    ) {
        self.size = size
        self.layers = layers
        units = layers.map { network.shape.hidden[$0] }
        let answers = units.map { AlignedFloats(count: $0 * size.pixelCount) }
        self.answers = answers
        let plane = PicturePlane(size: size, shape: network.shape, map: map)
        let height = max(1, Self.bandPixels / size.width)
        let bands = stride(from: 0, to: size.height, by: height).map { $0..<min($0 + height, size.height) }
        let scratches = (0..<threads).map { _ in PackedNetwork.Scratch(for: network) }
        ParallelLoop.run(bands.count, threads: threads) { band, worker in
            let points = plane.points(ofRows: bands[band])
            let first = bands[band].lowerBound * size.width
            for (layer, answers) in zip(layers, answers) {
                let given = network.answers(ofLayer: layer, at: points, scratch: scratches[worker])
                let units = network.shape.hidden[layer]
                for unit in 0..<units {
                    // No two bands write to the same pixels.
                    let target = answers.pointer + unit * size.pixelCount + first
                    for pixel in 0..<points.count / 2 { target[pixel] = given[pixel * units + unit] }
                }
            }
        }
    }

    /// A unit's answers, pixel by pixel.
    ///
    /// - Parameter index: the layer's index in ``layers``.
    public func picture(ofUnit unit: Int, inLayerAt index: Int) -> [Float] {
        precondition((0..<units[index]).contains(unit), "a unit of the layer")
        let start = answers[index].pointer + unit * size.pixelCount
        return Array(UnsafeBufferPointer(start: start, count: size.pixelCount))
    }

    /// Number of units of the layer at `index` of ``layers``.
    public func unitCount(inLayerAt index: Int) -> Int { units[index] }
}

extension PicturePlane {
    /// The points of some rows' pixels, `[count][2]`.
    public func points(ofRows rows: Range<Int>) -> [Float] {
        var points: [Float] = []
        points.reserveCapacity(2 * rows.count * size.width)
        for row in rows {
            for column in 0..<size.width {
                let point = point(column: column, row: row)
                points.append(point.0)
                points.append(point.1)
            }
        }
        return points
    }
}
