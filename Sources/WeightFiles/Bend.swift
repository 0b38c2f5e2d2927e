// SPDX-License-Identifier: MIT
import Storage

/// Weights that bend the walk between two others, and their name: `moon~owl` bends the walk between `moon` and `owl`,
/// either way.
public struct Bend: Hashable, Sendable {
    /// The names of both ends, in order.
    public let first: String
    public let second: String

    /// The character between the names of both ends, which therefore cannot contain it.
    public static let separator: Character = "~"

    public init(between one: String, _ other: String) {
        precondition(one != other, "a walk has two ends")
        precondition(![one, other].contains { $0.contains(Self.separator) }, "a bend's name has one separator")
        (first, second) = one < other ? (one, other) : (other, one)
    }

    /// - Returns: nil for a name that is not a bend's.
    public init?(name: String) {
        let ends = name.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2, ends.allSatisfy({ !$0.isEmpty }), ends[0] < ends[1] else { return nil }
        self.init(between: ends[0], ends[1])
    }

    public var name: String { "\(first)\(Self.separator)\(second)" }
}

extension WeightsFolder {
    /// The folder in this one that holds bends, `A~B.safetensors`; it need not be there.
    public var bends: WeightsFolder { WeightsFolder(path.appending(Self.bendsName)) }

    /// ``bends``, made if it is missing.
    ///
    /// - Throws: `StorageError`, ``WeightsFolderError`` (`folderOutside`).
    public func makeBends() throws -> WeightsFolder { try make(bends) }

    /// The names of all bends, in order; none if the folder is missing.
    ///
    /// - Throws: `StorageError` (`read`), ``WeightsFolderError`` (`folderOutside`).
    public func bendNames() throws -> [String] {
        guard try isThere(bends) else { return [] }
        return try bends.names().filter { Bend(name: $0) != nil }
    }
}
