// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Storage

/// An imported network, ready to be written as a weight file.
public struct ImportedNetwork: Hashable, Sendable {
    /// The file's name without its extension and, for the hobby project's files, without the number of the part.
    public let name: String
    public let weights: Weights

    public init(name: String, weights: Weights) {
        self.name = name
        self.weights = weights
    }

    /// Reads the networks at `path`: a folder of `NAME_1.npy`, `NAME_2.npy`, `NAME_3.npy` with any number of names, one
    /// such file, a `.npz`, or a `.safetensors`. Sorted by name, with numbers in numeric order.
    ///
    /// - Parameter settings: used for `.npz` and `.safetensors`.
    /// - Throws: ``ExchangeError``, `StorageError` (`read`), `SafetensorsError`.
    public static func all(at path: FilePath, settings: ImportSettings = ImportSettings()) throws -> [ImportedNetwork] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path.string, isDirectory: &isFolder) else {
            throw StorageError(.read, path, .noSuchFileOrDirectory)
        }
        if isFolder.boolValue { return try folder(path) }
        if path.extension?.lowercased() == "npy" {
            guard let name = hobbyName(path.lastComponent?.string ?? "") else {
                throw ExchangeError(path, .missingArray("number of its part in its name", shape: "NAME_1.npy"))
            }
            return [ImportedNetwork(name: name, weights: try HobbyNetwork.read(name, in: path.folder))]
        }
        return [ImportedNetwork(name: path.stem ?? "", weights: try ForeignNetwork.read(path, settings: settings))]
    }

    private static func folder(_ path: FilePath) throws -> [ImportedNetwork] {
        let files: [String]
        do {
            files = try FileManager.default.contentsOfDirectory(atPath: path.string)
        } catch {
            throw StorageError.current(.read, path)
        }
        let names = Set(files.compactMap(hobbyName)).sorted { NameParts($0).precedes(NameParts($1)) }
        guard !names.isEmpty else { throw ExchangeError(path, .missingArray("NAME_1.npy", shape: "[units, 3]")) }
        for name in names {
            for (part, shape) in zip(HobbyNetwork.parts, ["[units, 3]", "[units, units]", "[3, units]"])
            where !files.contains("\(name)_\(part).npy") {
                throw ExchangeError(path, .missingArray("\(name)_\(part).npy", shape: shape))
            }
        }
        return try names.map { ImportedNetwork(name: $0, weights: try HobbyNetwork.read($0, in: path)) }
    }

    /// The network's name, for example `w1` for `w1_2.npy`; nil for other files.
    private static func hobbyName(_ file: String) -> String? {
        guard let part = HobbyNetwork.parts.first(where: { file.hasSuffix("_\($0).npy") }) else { return nil }
        let name = file.dropLast("_\(part).npy".count)
        return name.isEmpty || name.hasPrefix(".") ? nil : String(name)
    }
}
