// SPDX-License-Identifier: MIT
import Exchange
import Foundation
import TestSupport
import Testing

@Suite struct EmbeddingExportTests {
    private static let rows = [[1.0, -0.1], [1e-17, 3], [2.5, .pi]]
    private static let export = EmbeddingExport(
        rows: rows, columns: [("label", ["sun", "moon\tat\nnight", "crow"]), ("way", ["", "a", "a"])])

    @Test("NumPy reads the points to the last bit")
    func array() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.export.array, as: "a.npy")
        let text = try Python.run(
            "x = np.load(sys.argv[1]); print(x.dtype, json.dumps(x.tolist()))", [file.string])
        let parts = text.split(separator: " ", maxSplits: 1)
        #expect(parts[0] == "float64")
        #expect(try JSONDecoder().decode([[Double]].self, from: Data(parts[1].utf8)) == Self.rows)
    }

    @Test("labels are a table, and cannot break out of it")
    func table() {
        #expect(
            String(decoding: Self.export.table, as: UTF8.self) == "label\tway\nsun\t\nmoon at night\ta\ncrow\ta\n")
    }

    @Test("the projector's files name each other, its configuration last")
    func projector() throws {
        let files = Self.export.projector(name: "a \"name\"", sprite: [1, 2], thumbnail: (8, 6))
        #expect(files.map(\.name) == ["points.tsv", "metadata.tsv", "sprite.png", "projector_config.pbtxt"])
        #expect(String(decoding: files[0].bytes, as: UTF8.self) == "1.0\t-0.1\n1e-17\t3.0\n2.5\t3.1415927\n")
        let config = String(decoding: files[3].bytes, as: UTF8.self)
        #expect(config.contains("tensor_name: \"a name\"") && config.contains("tensor_shape: 3\n  tensor_shape: 2"))
        let single = EmbeddingExport(rows: [[1]], columns: [("label", ["sun"])])
        let metadata = single.projector(name: "", sprite: [], thumbnail: (1, 1))[1]
        #expect(String(decoding: metadata.bytes, as: UTF8.self) == "sun\n", "a single column has no title")
    }
}
