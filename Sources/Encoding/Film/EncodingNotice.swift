// SPDX-License-Identifier: MIT

/// Something a film cannot keep, though it can be made.
public enum EncodingNotice: Hashable, Sendable {
    /// The format cannot show frames so fast: these at most are left out, the others keep their time.
    case framesLeftOut(Int, of: Int, container: FilmContainer)
    /// The format or codec knows no transparency: the background shows through.
    case flattened(container: FilmContainer)
}

extension EncodingNotice: CustomStringConvertible {
    public var description: String {
        switch self {
        case .framesLeftOut(let count, let total, let container):
            "\(container.name) cannot be shown so fast: \(count) of \(total) frames are left out"
        case .flattened(let container):
            "\(container.name) as chosen keeps no transparency: the film is laid over the background colour"
        }
    }
}
