// SPDX-License-Identifier: MIT
import Raster

/// The channels of its picture that a network learns.
public enum ChannelChoice: String, CaseIterable, Sendable {
    /// Opacity where the picture has some, else red, green and blue.
    case auto
    case grey
    case rgb
    case rgba

    /// The channels that a network of these outputs has learned.
    init(outputs count: Int) {
        switch count {
        case 1: self = .grey
        case 4: self = .rgba
        default: self = .rgb
        }
    }

    func channels(for picture: Picture) -> Channels {
        switch self {
        case .auto: picture.isOpaque ? .rgb : .rgba
        case .grey: .grey
        case .rgb: .rgb
        case .rgba: .rgba
        }
    }
}
