// SPDX-License-Identifier: MIT
import Basics

/// The reason that two pictures cannot be compared.
public enum PictureComparisonError: Error, Equatable, CustomStringConvertible {
    case sizes(PixelSize, PixelSize)

    public var description: String {
        switch self {
        case .sizes(let first, let second):
            "pictures of \(first) and \(second) cannot be compared; draw or resize one to the size of the other"
        }
    }
}
