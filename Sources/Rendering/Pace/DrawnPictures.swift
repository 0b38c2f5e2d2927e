// SPDX-License-Identifier: MIT
import Raster
import Synchronization

/// Pictures gathered from several threads.
final class DrawnPictures: Sendable {
    private let pictures: Mutex<[Picture?]>

    init(count: Int) {
        pictures = Mutex(Array(repeating: nil, count: count))
    }

    func set(_ picture: Picture, at index: Int) { pictures.withLock { $0[index] = picture } }

    /// All of them, in order, once each was set.
    var all: [Picture] { pictures.withLock { $0.compactMap { $0 } } }
}
