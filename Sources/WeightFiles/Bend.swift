// SPDX-License-Identifier: MIT
import Basics
import Storage

/// Weights that bend the walk between two others, and their name: `moon~owl` bends the walk between `moon` and `owl` in
/// both directions.
public struct Bend: Hashable, Sendable {
    /// The names of both ends, in order.
    public let first: String
    public let second: String

    public init(between one: String, _ other: String) {
        precondition(one != other, "a walk has two ends")
        precondition(![one, other].contains { $0.contains(WeightsName.bendSign) }, "a bend's name has one separator")
        (first, second) = one < other ? (one, other) : (other, one)
    }

    /// - Returns: nil for a name that is not a bend's.
    public init?(name: String) {
        guard let (first, second) = WeightsName.ends(ofBend: name) else { return nil }
        self.init(between: first, second)
    }

    public var name: String { "\(WeightsName.bend(first, second))" }
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
