// SPDX-License-Identifier: MIT

/// A width and a height in pixels, both at least 1.
public struct PixelSize: Hashable, Sendable, CustomStringConvertible {
    public let width: Int
    public let height: Int

    public init(width: Int, height: Int) {
        precondition(width >= 1 && height >= 1, "a picture has at least one pixel")
        self.width = width
        self.height = height
    }

    public var pixelCount: Int { width * height }
    public var shortSide: Int { min(width, height) }

    /// For example `640x480`.
    public var description: String { "\(width)x\(height)" }
}

extension PixelSize {
    /// Reads `640x480`; nil for anything else, and for sizes below 1x1.
    public init?(_ text: some StringProtocol) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false)
        guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]), width >= 1, height >= 1 else {
            return nil
        }
        self.init(width: width, height: height)
    }
}
