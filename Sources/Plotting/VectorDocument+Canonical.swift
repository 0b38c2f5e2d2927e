// SPDX-License-Identifier: MIT

extension VectorDocument {
    /// The document with its images and surfaces numbered from 1 as they appear.
    ///
    /// Cairo numbers them by all that the process ever drew, and the same figure would be another file each time.
    var canonicalBytes: [UInt8] {
        var numbers: [String: Int] = [:]
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let quote = UInt8(ascii: "\"")
        for (index, part) in bytes.split(separator: quote, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(quote) }
            guard part.count < Self.longestName,
                let (kind, number) = Self.numbered(String(decoding: part, as: UTF8.self))
            else {
                result += part
                continue
            }
            let name = String(kind.drop { $0 == "#" }) + number
            let known = numbers[name] ?? numbers.count + 1
            numbers[name] = known
            result += Array("\(kind)\(known)".utf8)
        }
        return result
    }

    private static let longestName = 32
    private static let kinds: Set<String> = ["image", "#image", "surface", "#surface", "source", "#source"]

    /// A name that is a kind and a number.
    private static func numbered(_ text: String) -> (kind: String, number: String)? {
        let kind = String(text.prefix { !$0.isNumber })
        let number = String(text.dropFirst(kind.count))
        guard kinds.contains(kind), Int(number) != nil else { return nil }
        return (kind, number)
    }
}
