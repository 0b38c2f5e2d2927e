// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

extension AtomicFile {
    /// Removes the parts that this process is writing, for a process that exits without completing its work.
    ///
    /// Later writes to the parts are lost: call it only right before the process exits.
    public static func removeOpenParts() {
        let descriptors = "/proc/self/fd"
        guard let folder = opendir(descriptors) else { return }
        defer { closedir(folder) }
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            let count = target.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { readlink("\(descriptors)/\(name)", $0, bytes.count - 1) } ?? 0
            }
            guard count > 0 else { continue }
            let path = target[..<count]
            let file = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
            // Bytes, because a folder's name need not be text.
            guard file.first == UInt8(ascii: "."), String(decoding: file, as: UTF8.self).contains(partInfix) else {
                continue
            }
            (Array(path) + [0]).withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) { _ = $0.baseAddress.map { unlink($0) } }
            }
        }
    }

    /// Contained in every part's name; see ``PartName``.
    private static let partInfix = ".part-"
}
