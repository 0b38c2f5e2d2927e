// SPDX-License-Identifier: MIT
import Foundation
import Libav

extension LibavLog {
    /// Silences all encoders from now on. Sets an environment variable, so it must be called before there are threads
    /// that read the environment: when an output is chosen.
    static func captureEncoders() {
        capture()
        svtIsQuiet
    }

    /// SVT-AV1 does not print through libav's log and is silenced only by this variable; 1 still prints errors.
    private static let svtIsQuiet: Void = { _ = setenv("SVT_LOG", "1", 0) }()
}
