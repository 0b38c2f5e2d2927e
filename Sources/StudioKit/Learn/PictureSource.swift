// SPDX-License-Identifier: MIT
import Storage

/// A picture file to learn and the name its weights will have.
struct PictureSource: Hashable, Sendable {
    let path: FilePath
    let name: String
}
