// SPDX-License-Identifier: MIT
import Encoding

extension Console {
    /// Says where frames of an older film had to go.
    func tellRemovedFrames(_ encoders: [any FrameEncoder]) {
        for case let encoder as PNGFolderEncoder in encoders where encoder.removedFrameCount > 0 {
            let count = Wording.count(encoder.removedFrameCount, "frame")
            note("\(encoder.folder): removed \(count) of an older film")
        }
    }
}
