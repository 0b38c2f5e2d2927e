// SPDX-License-Identifier: MIT

/// Points in a space of any dimension and their labels, for NumPy, spreadsheets and TensorBoard's projector.
public struct EmbeddingExport: Sendable {
    public struct File: Hashable, Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    private let rows: [[Double]]
    private let columns: [(title: String, values: [String])]

    /// - Parameters:
    ///   - rows: one point each, all of one length, finite.
    ///   - columns: labels of the points; each column has a value for every point.
    public init(rows: [[Double]], columns: [(title: String, values: [String])]) {
        precondition(rows.allSatisfy { $0.count == rows[0].count }, "points of one space")
        precondition(columns.allSatisfy { $0.values.count == rows.count }, "a value for every point")
        self.rows = rows
        self.columns = columns
    }

    /// A `.npy` file of little-endian doubles, `[points][dimensions]`.
    public var array: [UInt8] {
        NumPyArray(shape: [rows.count, rows.first?.count ?? 0], elements: Array(rows.joined())).encoded()
    }

    /// Tab-separated labels: a line of titles, then a line for each point.
    public var table: [UInt8] {
        let lines = [columns.map(\.title)] + rows.indices.map { row in columns.map { $0.values[row] } }
        return Array(lines.map { $0.map(Self.plain).joined(separator: "\t") + "\n" }.joined().utf8)
    }

    /// The files of a folder that TensorBoard's projector can read: the points, their labels, and one picture with all
    /// thumbnails, row by row, with as many rows as columns.
    ///
    /// Points are written as text, because the plugin takes any file that looks like text for text.
    ///
    /// - Parameters:
    ///   - name: the tensor's name.
    ///   - sprite: the picture of all thumbnails, as a PNG.
    ///   - thumbnail: width and height of one thumbnail.
    public func projector(name: String, sprite: [UInt8], thumbnail: (width: Int, height: Int)) -> [File] {
        let points = rows.map { $0.map { "\(Float($0))" }.joined(separator: "\t") + "\n" }.joined()
        // TensorBoard expects a single column without its title.
        let metadata = columns.count == 1 ? table.split(separator: 10).dropFirst().flatMap { Array($0) + [10] } : table
        let config = """
            embeddings {
              tensor_name: "\(Self.plain(name).filter { $0 != "\"" && $0 != "\\" })"
              tensor_shape: \(rows.count)
              tensor_shape: \(rows.first?.count ?? 0)
              tensor_path: "points.tsv"
              metadata_path: "metadata.tsv"
              sprite {
                image_path: "sprite.png"
                single_image_dim: \(thumbnail.width)
                single_image_dim: \(thumbnail.height)
              }
            }

            """
        return [
            File(name: "points.tsv", bytes: Array(points.utf8)), File(name: "metadata.tsv", bytes: metadata),
            File(name: "sprite.png", bytes: sprite),
            // Written last, so that the files it names exist.
            File(name: "projector_config.pbtxt", bytes: Array(config.utf8)),
        ]
    }

    /// The text without the characters that would begin another column or line.
    private static func plain(_ text: String) -> String {
        String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
}
