// SPDX-License-Identifier: MIT
import ArgumentParser
import Raster

/// `--channels`: what a network learns of its picture.
enum ChannelsArgument: String, ExpressibleByArgument, CaseIterable {
    /// Opacity where the picture has some, else red, green and blue.
    case auto
    case grey
    case rgb
    case rgba

    func channels(for picture: Picture) -> Channels {
        switch self {
        case .auto: picture.isOpaque ? .rgb : .rgba
        case .grey: .grey
        case .rgb: .rgb
        case .rgba: .rgba
        }
    }
}
