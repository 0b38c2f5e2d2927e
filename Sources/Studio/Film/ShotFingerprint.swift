// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Raster
import Storage

/// What decides the pixels of a film's frames besides what they show.
public struct ShotFingerprint {
    public let size: PixelSize
    let channels: Channels
    let isExact: Bool
    /// Of the weights, by name.
    let digests: [String: String]
    /// Of the learned pictures, which decides where a view looks.
    let reach: SIMD2<Double>

    /// Changes whenever the same weights draw other pixels.
    private static let drawingVersion = 3

    /// A text that differs for frames that may differ in a pixel.
    public func text(of shot: Shot) -> String {
        var text =
            "\(Self.drawingVersion) \(size) \(channels.count) \(isExact)" + shot.blend.fingerprint(digests: digests)
        // Numbers are written so that different ones never look alike.
        if shot.view != .identity { text += " \(shot.view) \(reach)" }
        return text
    }

    /// ``text(of:)``, shortened: 32 hexadecimal digits.
    func digest(of shot: Shot) -> String {
        String(SHA256.hexadecimal(of: Array(text(of: shot).utf8)).prefix(32))
    }
}
