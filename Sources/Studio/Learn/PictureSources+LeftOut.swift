// SPDX-License-Identifier: MIT
import Decoding

extension PictureSources {
    /// Lines that name the files of a folder that were not taken for pictures, one line for each kind of file.
    public static func lines(on leftOut: [PictureFolder.LeftOut]) -> [String] {
        let kinds = Dictionary(grouping: leftOut, by: \.kind).sorted { $0.key < $1.key }
        return kinds.map { kind, files in
            let names = files.map { $0.path.lastComponent?.string ?? $0.path.string }
            return "left out, by its looks \(kind): \(names.joined(separator: ", "))"
        }
    }
}
