// SPDX-License-Identifier: MIT
import Storage

extension WeightsFolder {
    /// The folder in this one that holds bends, `A~B.safetensors`; it need not be there.
    public var bends: WeightsFolder { WeightsFolder(path.appending(Self.bendsName)) }

    /// ``bends``, made where it is missing.
    ///
    /// - Throws: `StorageError`, ``WeightsFolderError`` (`folderOutside`).
    public func makeBends() throws -> WeightsFolder { try make(bends) }

    /// The names of all bends, in order; none where there is no folder of them.
    ///
    /// - Throws: `StorageError` (`read`), ``WeightsFolderError`` (`folderOutside`).
    public func bendNames() throws -> [String] {
        guard try isThere(bends) else { return [] }
        return try bends.names().filter { Bend(name: $0) != nil }
    }
}
