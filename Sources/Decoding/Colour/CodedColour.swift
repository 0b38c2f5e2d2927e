// SPDX-License-Identifier: MIT

/// Colours described by the code points of ITU-T H.273.
struct CodedColour: Hashable {
    /// The code of the primaries, see table 2 of H.273.
    let primaries: Int
    /// The code of the transfer curve, see table 3 of H.273.
    let transfer: Int

    /// Perceptual quantisation and hybrid log-gamma (ITU-R BT.2100): their brightest white is many times sRGB's.
    static let highDynamicRange = [16: "PQ", 18: "HLG"]

    /// The curve from samples to light.
    enum Transfer: Equatable {
        /// sRGB's own curve.
        case standard
        case gamma(Double)
    }

    /// nil for curves that no picture of standard dynamic range uses.
    ///
    /// BT.709's curve and its variants (1, 6, 14, 15) describe how a camera encodes. Displays, players and browsers
    /// show such values like sRGB, so these curves count as sRGB's. So does an unspecified curve (2).
    var curve: Transfer? {
        switch transfer {
        case 1, 2, 6, 13, 14, 15: .standard
        case 4: .gamma(2.2)
        case 5: .gamma(2.8)
        case 8: .gamma(1)
        case 17: .gamma(2.6)
        default: nil
        }
    }
}
