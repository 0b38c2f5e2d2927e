// SPDX-License-Identifier: MIT
import Storage

/// A picture file to learn and the name its weights will have.
public struct PictureSource: Hashable, Sendable {
    public let path: FilePath
    public let name: String

    public init(path: FilePath, name: String) {
        self.path = path
        self.name = name
    }
}
