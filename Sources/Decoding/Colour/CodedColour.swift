// SPDX-License-Identifier: MIT

/// Colours described by the code points of ITU-T H.273.
struct CodedColour: Hashable {
    /// Table 2.
    let primaries: Int
    /// Table 3.
    let transfer: Int

    /// Perceptual quantisation and hybrid log-gamma (ITU-R BT.2100): their brightest white is many times sRGB's.
    static let highDynamicRange = [16: "PQ", 18: "HLG"]

    /// How samples become light.
    enum Transfer: Equatable {
        /// sRGB's own curve.
        case standard
        case gamma(Double)
    }

    /// nil for curves that no picture of ordinary range uses.
    ///
    /// BT.709's curve and its kin (1, 6, 14, 15) tell how a camera encodes. What they encoded is shown by displays, and by
    /// all players and browsers, as sRGB is; so they count as sRGB's, and so does a curve that is not said.
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
