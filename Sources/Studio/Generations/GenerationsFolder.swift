// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Storage
import WeightFiles

/// Where a line of generations is kept: weight files, pictures, figures, and what is needed to go on.
public struct GenerationsFolder: Sendable {
    public let path: FilePath
    public let name: String

    /// What was asked for, and the figures so far.
    public struct State: Codable, Hashable {
        var identity: [String: String]
        public var figures: [GenerationFigures] = []
        /// Whether learning the generation after them diverged.
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

    /// - Returns: nil where nothing was begun.
    /// - Throws: ``StudioFailure`` for a file that is none of ours, `StorageError` for one that cannot be read.
    public func state() throws -> State? {
        guard let bytes = try statePath.bytesIfThere() else { return nil }
        let decoder = JSONDecoder()
        guard let state = try? decoder.decode(State.self, from: Data(bytes)),
            state.figures.map(\.generation) == Array(0..<state.figures.count).map({ $0 + 1 })
        else {
            throw StudioFailure("\(statePath) is damaged; start afresh with --overwrite", .badData)
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

    /// Writes the table of figures, which says nothing that the state does not: a process killed between the two leaves one
    /// that lacks a row, so whoever goes on, or finds nothing more to do, writes it again.
    ///
    /// - Throws: `StorageError`.
    func writeTable(of state: State) throws {
        let lines = [GenerationFigures.heading] + state.figures.map(\.line)
        try AtomicFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: table)
    }

    // MARK: Removing

    /// Removes the weight files and pictures of the generations that are not to be kept, and what was left of learning.
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
