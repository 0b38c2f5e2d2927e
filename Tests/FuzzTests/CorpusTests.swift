// SPDX-License-Identifier: MIT
import Foundation
import FuzzReaders
import Storage
import Testing

@Suite("the fuzzers' corpora") struct CorpusTests {
    /// `Fuzz/corpus`, found relative to this file.
    private static let corpora = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().appending("Fuzz/corpus")

    @Test("the corpus of a reader is read or refused, never worse", arguments: FuzzReader.all.map(\.name))
    func replays(name: String) throws {
        let reader = try #require(FuzzReader.all.first { $0.name == name })
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("corpus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = FuzzFolder(FilePath(url.path))

        let corpus = Self.corpora.appending(name)
        let files = try FileManager.default.contentsOfDirectory(atPath: corpus.string).sorted()
        #expect(!files.isEmpty)
        var accepted = 0
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: corpus.appending(file).string)))
            if reader.accepts(bytes, in: folder) { accepted += 1 }
        }
        // Mutation begins from a valid file.
        #expect(accepted > 0, "all of \(corpus) is refused")
    }
}
