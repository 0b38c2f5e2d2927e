// SPDX-License-Identifier: MIT
import CLCMS

/// Owns one of LittleCMS's colour profiles.
final class ColourProfile {
    let raw: cmsHPROFILE

    private init?(owning raw: cmsHPROFILE?) {
        guard let raw else { return nil }
        self.raw = raw
    }

    deinit { cmsCloseProfile(raw) }

    /// nil if the bytes are not a profile.
    convenience init?(_ bytes: [UInt8]) {
        self.init(owning: cmsOpenProfileFromMem(bytes, UInt32(clamping: bytes.count)))
    }

    /// A display with these primaries whose light is `value ^ gamma`; sRGB's curve if `gamma` is nil.
    convenience init?(_ primaries: Primaries, gamma: Double?) {
        var white = cmsCIExyY(x: primaries.white.x, y: primaries.white.y, Y: 1)
        var colours = cmsCIExyYTRIPLE(
            Red: cmsCIExyY(x: primaries.red.x, y: primaries.red.y, Y: 1),
            Green: cmsCIExyY(x: primaries.green.x, y: primaries.green.y, Y: 1),
            Blue: cmsCIExyY(x: primaries.blue.x, y: primaries.blue.y, Y: 1))
        guard let curve = Self.curve(gamma: gamma) else { return nil }
        defer { cmsFreeToneCurve(curve) }
        var curves: [OpaquePointer?] = [curve, curve, curve]
        self.init(owning: cmsCreateRGBProfile(&white, &colours, &curves))
    }

    /// Greys whose light is `value ^ gamma`; sRGB's curve if `gamma` is nil.
    convenience init?(greyWithGamma gamma: Double?) {
        guard let curve = Self.curve(gamma: gamma) else { return nil }
        defer { cmsFreeToneCurve(curve) }
        self.init(owning: cmsCreateGrayProfile(cmsD50_xyY(), curve))
    }

    static func standard() -> ColourProfile? { ColourProfile(.standard, gamma: nil) }

    static func lab() -> ColourProfile? { ColourProfile(owning: cmsCreateLab4Profile(nil)) }

    /// IEC 61966-2-1, section 5.2, as LittleCMS's parametric curve of type 4.
    private static func curve(gamma: Double?) -> OpaquePointer? {
        if let gamma { return cmsBuildGamma(nil, gamma) }
        return cmsBuildParametricToneCurve(nil, 4, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
    }
}

// MARK: The content of a profile

extension ColourProfile {
    /// The colour model of the samples that the profile describes; nil for models that ``StoredPicture`` does not have.
    var model: StoredPicture.ColourModel? {
        switch cmsGetColorSpace(raw) {
        case cmsSigGrayData: .grey
        case cmsSigRgbData: .rgb
        case cmsSigCmykData: .cmyk
        case cmsSigLabData: .lab
        default: nil
        }
    }

    /// `PQ` or `HLG` for a profile of high dynamic range: by its cicp tag (ICC.1:2022, 9.2.17), else by words of its
    /// description.
    var highDynamicRange: String? {
        var tag = [UInt8](repeating: 0, count: 12)
        if cmsReadRawTag(raw, cmsSigcicpTag, &tag, UInt32(tag.count)) >= 10 {
            // Signature, four reserved bytes, primaries, transfer.
            return CodedColour.highDynamicRange[Int(tag[9])]
        }
        var text = [CChar](repeating: 0, count: 256)
        guard cmsGetProfileInfoASCII(raw, cmsInfoDescription, "en", "US", &text, UInt32(text.count)) > 0 else {
            return nil
        }
        let words = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split { !$0.isLetter && !$0.isNumber }
        return CodedColour.highDynamicRange.values.sorted().first { words.contains(Substring($0)) }
    }
}
