// SPDX-License-Identifier: MIT
import Foundation
import Libav

extension LibavLog {
    /// From here on no encoder prints. Called where an output is chosen, before there are threads that read the
    /// environment.
    static func captureEncoders() {
        capture()
        svtIsQuiet
    }

    /// SVT-AV1 prints past libav, and listens to this variable only; 1 leaves errors.
    private static let svtIsQuiet: Void = { _ = setenv("SVT_LOG", "1", 0) }()
}
