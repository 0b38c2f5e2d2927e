// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Storage
import WeightFiles

/// The folder of a line of generations: weight files, pictures, figures, and the state from which the line goes on.
public struct GenerationsFolder: Sendable {
    public let path: FilePath
    public let name: String

    /// The request that the line was begun with, and the figures so far.
    public struct State: Codable, Hashable {
        var identity: [String: String]
        public var figures: [GenerationFigures] = []
        /// Whether learning the next generation diverged.
        var isLost = false
    }

    private static let digits = 4

    public var weights: WeightsFolder { WeightsFolder(path.appending("weights")) }
    var table: FilePath { path.appending("generations.csv") }
    public var plot: FilePath { path.appending("generations.png") }
    public var sheet: FilePath { path.appending("sheet.png") }
    private var pictures: FilePath { path.appending("pictures") }
    private var statePath: FilePath { path.appending("generations.json") }

    public init(path: FilePath, name: String) {
        self.path = path
        self.name = name
    }

    /// For example `owl-0005`.
    public func name(of generation: Int) -> String {
        let number = String(generation)
        return "\(name)-\(String(repeating: "0", count: max(0, Self.digits - number.count)))\(number)"
    }

    public func picture(of generation: Int) -> FilePath { pictures.appending("\(name(of: generation)).png") }

    /// - Throws: ``WeightsFolderError``, `StorageError`.
    func weightFile(of generation: Int) throws -> FilePath { try weights.destination(for: name(of: generation)) }

    func hasWeights(of generation: Int) -> Bool {
        (try? weightFile(of: generation).exists()) ?? false
    }

    /// - Throws: `StorageError` (`create`).
    public func make() throws {
        try weights.path.makeFolder()
        try pictures.makeFolder()
        AtomicFile.removeStaleParts(in: weights.path)
    }

    // MARK: State

    /// - Returns: nil when no line was begun.
    /// - Throws: ``StudioFailure`` for a damaged file, `StorageError` for one that cannot be read.
    public func state() throws -> State? {
        guard let bytes = try statePath.bytesIfThere() else { return nil }
        let decoder = JSONDecoder()
        guard let state = try? decoder.decode(State.self, from: Data(bytes)),
            state.figures.map(\.generation) == Array(0..<state.figures.count).map({ $0 + 1 })
        else {
            throw StudioFailure("\(statePath) is damaged; start again with --overwrite", .badData)
        }
        return state
    }

    /// - Throws: `StorageError`.
    func save(_ state: State) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let data = try encoder.encode(state)
        try AtomicFile.write([UInt8](data), to: statePath)
        try writeTable(of: state)
    }

    /// Writes the table of figures. All of it is in the state, too: a process that was killed between writing the two
    /// leaves a table without its last row, so the next run writes the table again.
    ///
    /// - Throws: `StorageError`.
    func writeTable(of state: State) throws {
        let lines = [GenerationFigures.heading] + state.figures.map(\.line)
        try AtomicFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: table)
    }

    // MARK: Removing

    /// Removes all files of the unwanted generations: weights, pictures, and states of learning.
    ///
    /// - Throws: `StorageError` (`remove`).
    public func remove(where isUnwanted: (Int) -> Bool) throws {
        for folder in [weights.path, pictures] {
            let files = try folder.exists() ? folder.entries().map(\.string) : []
            for file in files where file.hasPrefix("\(name)-") {
                let number = file.dropFirst(name.count + 1).prefix { $0 != "." }
                guard number.count >= Self.digits, let generation = Int(number), isUnwanted(generation) else {
                    continue
                }
                try folder.appending(file).removeFile()
            }
        }
    }

    /// Removes everything of an earlier line.
    ///
    /// - Throws: `StorageError` (`remove`).
    func removeAll() throws {
        try remove { _ in true }
        for path in [statePath, table, plot, sheet] { try path.removeFile() }
    }
}
