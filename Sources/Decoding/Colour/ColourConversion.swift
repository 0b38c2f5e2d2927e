// SPDX-License-Identifier: MIT
import CLCMS
import Raster

/// Converts a picture's colours to sRGB: by LittleCMS, relative colorimetric, with black point compensation.
///
/// A profile that cannot be used (damaged, or for another colour model) is ignored, as in browsers. A profile that
/// moves no colour by more than 1/255 counts as sRGB: the samples stay unchanged.
struct ColourConversion {
    private let source: ColourProfile
    private let target: ColourProfile
    /// The colour model of the samples before conversion.
    private let model: StoredPicture.ColourModel
    private let hasOpacity: Bool
    private let isEightBit: Bool

    /// The picture in sRGB.
    ///
    /// - Throws: `unsupported` for high dynamic range; `outOfMemory`.
    static func standardPicture(of stored: consuming StoredPicture) throws(PictureReaderError.Problem) -> Picture {
        var stored = stored
        stored.divideByOpacity()
        if let conversion = try ColourConversion(stored) { try conversion.convert(&stored) }
        return stored.picture()
    }

    /// nil if no conversion by a profile is needed.
    private init?(_ stored: StoredPicture) throws(PictureReaderError.Problem) {
        guard let source = try Self.profile(of: stored) else { return nil }
        let isGrey = source.model == .grey
        guard let target = isGrey ? ColourProfile(greyWithGamma: nil) : .standard() else { throw .outOfMemory }
        self.source = source
        self.target = target
        model = stored.model
        hasOpacity = stored.opacity != .none
        isEightBit = stored.isEightBit
    }

    private static func profile(of stored: StoredPicture) throws(PictureReaderError.Problem) -> ColourProfile? {
        if stored.model == .lab { return ColourProfile.lab() }
        func refuse(_ range: String) -> PictureReaderError.Problem {
            .unsupported(kind: "\(stored.format.withArticle) of high dynamic range (\(range))")
        }
        switch stored.colourSpace {
        case .standard: return nil
        case .profile(let bytes):
            guard let profile = ColourProfile(bytes) else { return nil }
            if let range = profile.highDynamicRange { throw refuse(range) }
            let fits = profile.model == stored.model || profile.model == .grey && stored.isGreyAsColour
            return fits ? profile : nil
        case .adobeRGB:
            // The gamma of Adobe RGB (1998) is 563/256.
            return stored.model == .rgb ? ColourProfile(.adobeRGB, gamma: 563 / 256) : nil
        case .calibrated(let gamma, let primaries): return calibrated(gamma: gamma, primaries, stored.model)
        case .coded(let colour):
            if let range = CodedColour.highDynamicRange[colour.transfer] { throw refuse(range) }
            guard let curve = colour.curve, let primaries = Primaries.coded(colour.primaries) else {
                throw .unsupported(
                    kind:
                        "\(stored.format.withArticle) of colours that are rare (H.273: primaries \(colour.primaries), "
                        + "transfer \(colour.transfer))")
            }
            switch curve {
            case .standard:
                return stored.model == .rgb && primaries != .standard ? ColourProfile(primaries, gamma: nil) : nil
            case .gamma(let gamma): return calibrated(gamma: gamma, primaries, stored.model)
            }
        }
    }

    /// Programs that mean sRGB write a gamma of 1/2.2 beside its primaries, or alone (PNG, third edition, 11.3.2.5).
    private static func calibrated(
        gamma: Double, _ primaries: Primaries, _ model: StoredPicture.ColourModel
    ) -> ColourProfile? {
        let meansStandard = abs(gamma / 2.2 - 1) < 0.01 && (model == .grey || primaries.isNear(.standard))
        if meansStandard { return nil }
        switch model {
        case .grey: return ColourProfile(greyWithGamma: gamma)
        case .rgb: return ColourProfile(primaries, gamma: gamma)
        case .cmyk, .lab: return nil
        }
    }
}

// MARK: Converting

extension ColourConversion {
    private func convert(_ stored: inout StoredPicture) throws(PictureReaderError.Problem) {
        if source.model == .grey {
            try convertGreys(&stored)
        } else {
            try convertColours(&stored)
        }
    }

    /// Converts every sample by a table of all 65,536 values.
    private func convertGreys(_ stored: inout StoredPicture) throws(PictureReaderError.Problem) {
        let levels = Array(UInt16.min...UInt16.max)
        let transform = try Transform(
            from: source, clcms_format(CLCMS_GREY, 1, 0, 2), to: target, clcms_format(CLCMS_GREY, 1, 0, 2),
            flags: CLCMS_UNOPTIMISED)
        let table = transform.apply(to: levels, pixels: levels.count, samplesOut: 1)
        if Self.isNearlySame(levels, table) { return }
        let (colours, channels) = (stored.model.count, stored.channelCount)
        stored.samples.withUnsafeMutableBufferPointer { samples in
            for pixel in stride(from: 0, to: samples.count, by: channels) {
                for index in pixel..<pixel + colours { samples[index] = table[Int(samples[index])] }
            }
        }
        stored.isEightBit = false
    }

    private func convertColours(_ stored: inout StoredPicture) throws(PictureReaderError.Problem) {
        let kind = [CLCMS_RGB, CLCMS_CMYK, CLCMS_LAB][model == .rgb ? 0 : model == .cmyk ? 1 : 2]
        let extra: Int32 = hasOpacity ? 1 : 0
        // LittleCMS converts 8-bit RGB with a matrix profile exactly and fast. Unless told not to, it interpolates all
        // else on a lattice, with errors of up to 22/255 in dark colours (docs/notes/pictures.md).
        let isNarrow = isEightBit && model == .rgb && cmsIsMatrixShaper(source.raw) != 0
        func transform(bytes: Int32, extra: Int32, flags: UInt32) throws(PictureReaderError.Problem) -> Transform {
            try Transform(
                from: source, clcms_format(kind, Int32(model.count), extra, bytes), to: target,
                clcms_format(CLCMS_RGB, 3, extra, 2), flags: flags | (extra == 1 ? CLCMS_COPY_EXTRA : 0))
        }
        if model == .rgb {
            let lattice = Self.lattice
            let converted = try transform(bytes: 2, extra: 0, flags: CLCMS_UNOPTIMISED).apply(
                to: lattice, pixels: lattice.count / 3, samplesOut: 3)
            if Self.isNearlySame(lattice, converted) { return }
        }
        let whole = try transform(bytes: isNarrow ? 1 : 2, extra: extra, flags: isNarrow ? 0 : CLCMS_UNOPTIMISED)
        stored = whole.apply(to: stored, isEightBit: isNarrow)
    }

    /// RGB samples at 9 levels a channel.
    private static let lattice: [UInt16] = {
        let levels = (0...8).map { UInt16($0 * 65_535 / 8) }
        return levels.flatMap { red in levels.flatMap { green in levels.flatMap { [red, green, $0] } } }
    }()

    private static func isNearlySame(_ a: [UInt16], _ b: [UInt16]) -> Bool {
        zip(a, b).allSatisfy { abs(Int($0) - Int($1)) <= 257 }
    }
}
