// SPDX-License-Identifier: MIT
import CAV

/// Options for a libav call, which removes the options it knows from a dictionary.
struct LibavOptions {
    var values: [String: String]

    /// Calls `open` with the options; an option that it does not take is an error, never silently ignored.
    func use(_ doing: String, _ open: (UnsafeMutablePointer<OpaquePointer?>) -> Int32) throws {
        var dictionary: OpaquePointer?
        defer { av_dict_free(&dictionary) }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            try LibavCode.check(av_dict_set(&dictionary, name, value, 0), "setting \(name)")
        }
        try LibavCode.check(open(&dictionary), doing)
        var refused: [String] = []
        var entry: UnsafeMutablePointer<AVDictionaryEntry>?
        while let next = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
            refused.append("\(String(cString: next.pointee.key))=\(String(cString: next.pointee.value))")
            entry = next
        }
        guard refused.isEmpty else { throw EncodingError.optionsRefused(refused, doing: doing) }
    }
}
