// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Raster
import Storage

/// Everything besides the shots on which the pixels of a film's frames depend.
struct ShotFingerprint {
    let size: PixelSize
    let channels: Channels
    let isExact: Bool
    /// SHA-256 of the weights, by name.
    let digests: [String: String]
    /// Half the size of the learned pictures, on which the position of a view depends.
    let reach: SIMD2<Double>

    /// Must change whenever the same weights begin to draw other pixels.
    private static let drawingVersion = 3

    /// A text that differs for frames that may differ in any pixel.
    func text(of shot: Shot) -> String {
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

extension Blend {
    /// A text that differs for blends that may draw differently, given the digests of the weights behind their names.
    func fingerprint(digests: [String: String]) -> String {
        switch self {
        case .mixture(let mixture): mixture.fingerprint(digests)
        case .arc(let from, let to, let share):
            " arc \(share.bits)" + from.fingerprint(digests) + " to" + to.fingerprint(digests)
        case .layered(let leg, let order, let share):
            " layers \(order.rawValue) \(share.bits) \(leg.courseName)"
                + parts.map { $0.fingerprint(digests) }.joined(separator: " to")
        }
    }
}

extension Derivation {
    /// The digest of weights that were made from others, given the digests of these others.
    func digest(from digests: [String: String]) -> String {
        let text =
            switch origin {
            case .aligned(let mixture, let other):
                "aligned 1" + mixture.fingerprint(digests) + " to" + other.fingerprint(digests)
            case .reached(let blend): "reached" + blend.fingerprint(digests: digests)
            }
        return SHA256.hexadecimal(of: Array(text.utf8))
    }
}

extension Leg {
    fileprivate var courseName: String {
        switch course {
        case .straight: "straight"
        case .arc: "arc"
        case .curve: "curve"
        }
    }
}

extension Mixture {
    fileprivate func fingerprint(_ digests: [String: String]) -> String {
        terms.map { " \(digests[$0.name] ?? "") \($0.coefficient.bits)" }.joined()
    }
}

extension Double {
    fileprivate var bits: String { String(bitPattern, radix: 16) }
}
