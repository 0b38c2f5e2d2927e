// SPDX-License-Identifier: MIT
import SystemPackage

/// The name of a part file: its final name and the process that writes it.
///
/// The form is `.NAME.part-HOST-BOOT-NAMESPACE-PROCESS-START-RANDOM`. A NAME that leaves too little room is cut and
/// ends in `~` and a digest of the whole name. Earlier versions wrote `.NAME.part-PROCESS`, which does not identify the
/// maker.
struct PartName: Hashable {
    /// The process that writes the part; nil for a name of an earlier version.
    let maker: ProcessIdentity?
    let text: String

    private static let infix = ".part-"

    /// A new, unique name for a part of the file `name`.
    ///
    /// - Parameter limit: the maximum length of a name in the folder, in bytes.
    init(for name: String, limit: Int) {
        let maker = ProcessIdentity.own
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        let rest = "\(Self.infix)\(maker)-\(number)"
        self.maker = maker
        text = ".\(Self.shortened(name, to: limit - rest.utf8.count - 1))\(rest)"
    }

    /// Parses the name of a part file; nil for any other name.
    init?(_ text: String) {
        guard text.hasPrefix("."), let end = text.range(of: Self.infix, options: .backwards) else { return nil }
        let rest = text[end.upperBound...]
        if let dash = rest.lastIndex(of: "-") {
            guard UInt64(rest[rest.index(after: dash)...], radix: 16) != nil, let maker = ProcessIdentity(rest[..<dash])
            else { return nil }
            self.maker = maker
        } else {
            guard let process = Int32(rest), process > 0 else { return nil }
            maker = nil
        }
        self.text = text
    }

    private static func shortened(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        let digest = "~\(SHA256.hexadecimal(of: Array(name.utf8)).prefix(12))"
        var head = Substring(name)
        while head.utf8.count + digest.utf8.count > limit, !head.isEmpty { head.removeLast() }
        return head + digest
    }
}
