// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Exchange
import Plotting
import Raster
import Storage

/// A map's points as files for other programs.
public struct MapFiles {
    let map: WeightMap

    public init(map: WeightMap) {
        self.map = map
    }

    /// Width and height of a small picture of the projector, pixels.
    private static let spriteSide = 64

    private var export: EmbeddingExport {
        let labels = (title: "label", values: map.points.map(\.label))
        let ways = (title: "trajectory", values: map.points.map { $0.trajectory ?? "" })
        // Points are numbered within each trajectory, from 1.
        var counts: [String: Int] = [:]
        let places = map.points.map { point -> String in
            guard let trajectory = point.trajectory else { return "" }
            counts[trajectory, default: 0] += 1
            return "\(counts[trajectory] ?? 0)"
        }
        return EmbeddingExport(
            rows: map.components.scores, columns: [labels, ways, (title: "place", values: places)])
    }

    /// Writes `embedding.npy`, the points in all components, and `embedding.tsv`, their labels and trajectories.
    ///
    /// - Returns: the files that were written.
    /// - Throws: `StorageError`.
    public func writeEmbedding(to folder: FilePath) throws -> [FilePath] {
        let export = export
        return try write([("embedding.npy", export.array), ("embedding.tsv", export.table)], to: folder)
    }

    /// Writes the files that TensorBoard's projector reads.
    ///
    /// - Returns: the files that were written.
    /// - Throws: `StorageError`, `PNGWriterError`.
    public func writeProjector(to folder: FilePath) throws -> [FilePath] {
        let files = export.projector(
            name: map.matter.text, sprite: try PNGWriter.bytes(of: Self.sprite(map.thumbnails)),
            thumbnail: (Self.spriteSide, Self.spriteSide))
        return try write(files.map { ($0.name, $0.bytes) }, to: folder)
    }

    private func write(_ files: [(name: String, bytes: [UInt8])], to folder: FilePath) throws -> [FilePath] {
        try folder.makeFolder()
        return try files.map { name, bytes in
            try AtomicFile.write(bytes, to: folder.appending(name))
            return folder.appending(name)
        }
    }

    /// All pictures on one sheet, row by row, with as many rows as columns; each in the middle of a white cell.
    private static func sprite(_ pictures: [Picture]) -> Picture {
        let columns = (1...).first { $0 * $0 >= pictures.count } ?? 1
        let canvas = Canvas(size: PixelSize(width: columns * spriteSide, height: columns * spriteSide))
        for (index, picture) in pictures.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let small = picture.resized(to: picture.size.scaled(toLongSide: Double(spriteSide)))
            canvas.draw(
                small, x: column * spriteSide + (spriteSide - small.size.width) / 2,
                y: row * spriteSide + (spriteSide - small.size.height) / 2)
        }
        return canvas.picture
    }
}

/// The result of `map`; `--json` prints it as it is.
public struct MapRecord: Encodable {
    public struct Point: Encodable {
        public let label: String
        @OrNull public var trajectory: String?
        /// Position in the map's two or three dimensions.
        public let place: [Double]
    }

    public let outputs: [String]
    public let of: String
    public let points: [Point]
    /// Share of the variance of each component, in falling order; they add up to 1.
    public let varianceShares: [Double]
    public let seconds: Double

    public init(_ map: WeightMap, dimensions: Int, outputs: [String], seconds: Double) {
        self.outputs = outputs
        of = map.matter.rawValue
        points = map.points.enumerated().map { index, point in
            Point(
                label: point.label, trajectory: point.trajectory, place: map.place(of: index, dimensions: dimensions))
        }
        varianceShares = map.components.shares
        self.seconds = seconds
    }
}
