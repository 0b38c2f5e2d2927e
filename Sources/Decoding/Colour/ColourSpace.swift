// SPDX-License-Identifier: MIT

/// The colour space that a file declares.
enum ColourSpace {
    /// sRGB, declared or assumed: as in browsers, a file that declares nothing is sRGB. CMYK is then converted without
    /// a profile.
    case standard
    /// The bytes of an ICC profile.
    case profile([UInt8])
    /// Adobe RGB (1998), which cameras declare by an EXIF tag rather than by a profile.
    case adobeRGB
    /// PNG's gAMA and cHRM.
    case calibrated(gamma: Double, primaries: Primaries)
    /// Code points of ITU-T H.273, as in PNG's cICP and HEIF's nclx.
    case coded(CodedColour)
}

/// Chromaticities (CIE 1931 x and y) of a display's colours and of its white.
struct Primaries: Hashable {
    struct Point: Hashable {
        let x: Double
        let y: Double

        init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    let red: Point
    let green: Point
    let blue: Point
    let white: Point

    private static let d65 = Point(0.3127, 0.3290)

    /// ITU-R BT.709 and sRGB (IEC 61966-2-1).
    static let standard = Primaries(
        red: .init(0.64, 0.33), green: .init(0.30, 0.60), blue: .init(0.15, 0.06), white: d65)
    /// Adobe RGB (1998) Color Image Encoding, section 4.3.
    static let adobeRGB = Primaries(
        red: .init(0.64, 0.33), green: .init(0.21, 0.71), blue: .init(0.15, 0.06), white: d65)

    /// The primaries of an H.273 code point (table 2); nil for reserved codes and for rare ones of film scanners.
    static func coded(_ code: Int) -> Primaries? {
        switch code {
        case 1, 2: .standard
        case 4:
            Primaries(
                red: .init(0.67, 0.33), green: .init(0.21, 0.71), blue: .init(0.14, 0.08), white: .init(0.310, 0.316))
        case 5: Primaries(red: .init(0.64, 0.33), green: .init(0.29, 0.60), blue: .init(0.15, 0.06), white: d65)
        case 6, 7:
            Primaries(red: .init(0.630, 0.340), green: .init(0.310, 0.595), blue: .init(0.155, 0.070), white: d65)
        case 9: Primaries(red: .init(0.708, 0.292), green: .init(0.170, 0.797), blue: .init(0.131, 0.046), white: d65)
        case 11:
            Primaries(
                red: .init(0.680, 0.320), green: .init(0.265, 0.690), blue: .init(0.150, 0.060),
                white: .init(0.314, 0.351))
        case 12: Primaries(red: .init(0.680, 0.320), green: .init(0.265, 0.690), blue: .init(0.150, 0.060), white: d65)
        default: nil
        }
    }

    /// Whether every coordinate is within `distance` of the same one in `other`; files hold them rounded.
    func isNear(_ other: Primaries, within distance: Double = 0.002) -> Bool {
        zip([red, green, blue, white], [other.red, other.green, other.blue, other.white])
            .allSatisfy { abs($0.x - $1.x) <= distance && abs($0.y - $1.y) <= distance }
    }
}
