// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Networks
import Testing

@Suite("the same bytes for any number of threads and every tier") struct DeterminismTests {
    /// Flags that must change nothing; the others are compared with the first.
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

    /// glibc fills allocated memory with the bits of `MALLOC_PERTURB_`.
    @Test("no encoder's output depends on uninitialised memory", arguments: ["mp4", "mov --codec hevc", "webm", "gif"])
    func encoding(_ kind: String) throws {
        let studio = try Studio.taught()
        try studio.write("fps 60\nstart sun\nhold 5f\nto moon over 10f\nhold 30f\nto sun over 3f", to: "film.seq")
        let films = try ["0", "85", "170", "255"].map { filling in
            let run = try studio.shell(
                "MALLOC_PERTURB_=\(filling) \"$inbetween\" render film.seq --size 192x192 -o \(filling).\(kind)")
            try #require(run.exitCode == 0, "\(run)")
            return try studio.bytes("\(filling).\(kind.prefix { $0 != " " })")
        }
        #expect(films.allSatisfy { $0 == films[0] })
    }
}
