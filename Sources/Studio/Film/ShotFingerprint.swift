// SPDX-License-Identifier: MIT
import Choreography
import Raster
import Storage

/// All that the pixels of a film's frames depend on besides the shots.
public struct ShotFingerprint {
    public let size: PixelSize
    let channels: Channels
    let isExact: Bool
    /// SHA-256 of the weights, by name.
    let digests: [String: String]
    /// Half the size of the learned pictures, on which the position of a view depends.
    let reach: SIMD2<Double>

    /// Must change whenever the same weights begin to draw other pixels.
    private static let drawingVersion = 3

    /// A text that differs for frames that may differ in any pixel.
    public func text(of shot: Shot) -> String {
        var text =
            "\(Self.drawingVersion) \(size) \(channels.count) \(isExact)" + shot.blend.fingerprint(digests: digests)
        // Numbers are written so that different ones have different texts.
        if shot.view != .identity { text += " \(shot.view) \(reach)" }
        return text
    }

    /// ``text(of:)``, shortened: 32 hexadecimal digits.
    func digest(of shot: Shot) -> String {
        String(SHA256.hexadecimal(of: Array(text(of: shot).utf8)).prefix(32))
    }
}
