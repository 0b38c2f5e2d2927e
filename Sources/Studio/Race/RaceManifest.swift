// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The settings of the learned runs in a race's folder, so that a repeated race learns only the runs that are missing.
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

    /// Reads the folder's manifest; empty where there is none or it is damaged, so that all is learned again.
    ///
    /// - Throws: `StorageError` (`read`).
    init(in folder: FilePath) throws {
        guard let bytes = try folder.appending(Self.name).bytesIfThere(),
            let found = try? JSONDecoder().decode(Self.self, from: Data(bytes))
        else { return }
        self = found
    }

    /// Records the settings of a run once it is learned, or nil before it is learned again.
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
