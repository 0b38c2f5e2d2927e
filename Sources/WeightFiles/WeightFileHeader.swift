// SPDX-License-Identifier: MIT
import Networks
import Storage

/// Everything in a weight file but the weights themselves.
public struct WeightFileHeader: Hashable, Sendable {
    public let shape: NetworkShape
    public let lineage: Lineage
    public let provenance: Provenance
    /// Name and version of the program that wrote the file.
    public let software: String

    /// The ``software`` that this version of the studio writes.
    public static let currentSoftware = "inbetween \(Version.string)"
    /// The newest version of the format, the only one so far.
    public static let formatVersion = 1
    static let formatPrefix = "inbetween/"
    static let colour = "sRGB"

    public init(
        shape: NetworkShape, lineage: Lineage, provenance: Provenance, software: String = Self.currentSoftware
    ) {
        precondition(shape.encoding.isStorable, "an encoding has 1 to 4096 frequencies of a finite deviation")
        let digests = [
            lineage.parent, lineage.alignment?.reference, lineage.alignment?.original, lineage.rehearsal,
            lineage.ends?.first, lineage.ends?.second,
        ]
        precondition(digests.compactMap { $0 }.allSatisfy(Self.isDigest), "kin are named by SHA-256 digests")
        precondition(provenance.isStorable, "sizes are positive and in pairs, counts not negative, names printable")
        precondition(software.isPrintable, "the software's name is printable")
        self.shape = shape
        self.lineage = lineage
        self.provenance = provenance
        self.software = software
    }

    /// Whether `text` is a SHA-256 digest as lowercase hexadecimal.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}

extension Provenance {
    /// Whether a weight file with this provenance can be read again.
    fileprivate var isStorable: Bool {
        let sides = [pictureWidth, pictureHeight].compactMap { $0 }
        return (pictureSHA256.map(WeightFileHeader.isDigest) ?? true) && sides.count != 1
            && sides.allSatisfy { $0 > 0 } && recipe.isPrintable && steps >= 0 && pixelUpdates >= 0
            && psnr.map { $0.isFinite || $0 == .infinity } ?? true
    }
}
