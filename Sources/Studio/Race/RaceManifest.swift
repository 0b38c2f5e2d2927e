// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// What the runs in a race's folder were learned with, so that a race that is run again learns only what is missing.
struct RaceManifest: Codable, Equatable {
    struct Run: Codable, Equatable {
        let arguments: [String]
        let pictureSha256: String
        let points: [String]
        let tolerance: Double
        let software: String
    }

    private(set) var runs: [String: Run] = [:]

    private static let name = "race.json"

    /// None where there is no manifest, or one that is damaged: then all is learned anew.
    ///
    /// - Throws: `StorageError` (`read`).
    init(in folder: FilePath) throws {
        guard let bytes = try folder.appending(Self.name).bytesIfThere(),
            let found = try? JSONDecoder().decode(Self.self, from: Data(bytes))
        else { return }
        self = found
    }

    /// Notes what a run was learned with, once it is learned; nil before it is learned again.
    ///
    /// - Throws: `StorageError`.
    mutating func note(_ run: Run?, named name: String, in folder: FilePath) throws {
        guard runs[name] != run else { return }
        runs[name] = run
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try AtomicFile.write([UInt8](try encoder.encode(self)), to: folder.appending(Self.name))
    }
}
