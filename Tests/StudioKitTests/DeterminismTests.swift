// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Testing

@Suite("the same bytes for any number of threads and every tier") struct DeterminismTests {
    /// Flags that must change nothing; the first is what the others are compared with.
    private static let ways: [[String]] =
        [1, 2, 3].map { ["--threads", "\($0)"] } + KernelTier.available.map { ["--tier", $0.rawValue] }

    private func expectEqual(_ studio: Studio, folder: String, made: (_ target: String) -> [String]) throws {
        var expected: [String: Data]?
        for (index, way) in Self.ways.enumerated() {
            let target = "\(folder)\(index)"
            let run = try studio.run(made(target) + way)
            #expect(run.exitCode == 0, "\(run)")
            let files = try studio.contents(of: target)
            #expect(!files.isEmpty && files == expected ?? files, "\(way) makes other files")
            expected = expected ?? files
        }
    }

    @Test func learning() throws {
        let studio = try Studio()
        for name in ["sun", "moon"] { try studio.paint(name) }
        try expectEqual(studio, folder: "weights") { ["learn", "--weights", $0] + Studio.tiny }
    }

    @Test func rendering() throws {
        let studio = try Studio.taught()
        try studio.write(FilmTests.sequence, to: "film.seq")
        try expectEqual(studio, folder: "frames") { ["render", "film.seq", "-o", $0, "--size", "33x70"] }
    }
}
