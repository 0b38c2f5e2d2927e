// SPDX-License-Identifier: MIT
import Foundation
import Storage

extension WeightsFolder {
    /// The folder in this one that holds bends, `A~B.safetensors`; it need not be there.
    public var bends: WeightsFolder { WeightsFolder(path.appending(Self.bendsName)) }

    /// The names of all bends, in order; none where there is no folder of them.
    ///
    /// - Throws: `StorageError` (`read`).
    public func bendNames() throws -> [String] {
        guard FileManager.default.fileExists(atPath: bends.path.string) else { return [] }
        return try bends.names().filter { Bend(name: $0) != nil }
    }
}
