// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage
import Testing
import TestSupport

@Suite struct SafetensorsRefusalTests {
    static let lengths: [BrokenContainer] = [
        BrokenContainer("no byte", [], .noHeaderLength(byteCount: 0)),
        BrokenContainer("seven bytes", [2, 0, 0, 0, 0, 0, 0], .noHeaderLength(byteCount: 7)),
        BrokenContainer("no header", RawFile(""), .headerBeginsWith(nil)),
        BrokenContainer(
            "a header of 2^63 bytes", RawFile("{}", declaredLength: 1 << 63), .headerTooLong(byteCount: 1 << 63)),
        BrokenContainer(
            "a header of 2^64-1 bytes", RawFile("{}", declaredLength: .max), .headerTooLong(byteCount: .max)),
        BrokenContainer(
            "a header of 1 MiB and a byte", RawFile("{}", declaredLength: 1 << 20 + 1),
            .headerTooLong(byteCount: 1 << 20 + 1)),
        BrokenContainer(
            "a header longer than the file", RawFile("{}", declaredLength: 3),
            .truncatedHeader(expected: 11, found: 10)),
        BrokenContainer(
            "another format", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            .headerTooLong(byteCount: 0x0A1A_0A0D_474E_5089)),
        BrokenContainer(
            "a header cut by its length", RawFile("{}", declaredLength: 1),
            .header(
                JSONError(offset: 1, problem: .unexpected(expected: "a key in quotes", found: nil)))),
        BrokenContainer("a header that begins with a space", RawFile(" {}"), .headerBeginsWith(0x20)),
        BrokenContainer("a header that begins with a bracket", RawFile("[]"), .headerBeginsWith(0x5B)),
        BrokenContainer("a byte order mark", RawFile("\u{FEFF}{}"), .headerBeginsWith(0xEF)),
        BrokenContainer("NUL padding", RawFile("{}  \0\0"), .nulPadding(offset: 4)),
        BrokenContainer("padding with line feeds", RawFile("{}\n"), .headerPadding(0x0A, offset: 2)),
        BrokenContainer("two headers", RawFile("{}{}"), .headerPadding(0x7B, offset: 2)),
    ]

    static let syntax: [BrokenContainer] = [
        BrokenContainer("unclosed", json: "{", at: 1, .unexpected(expected: "a key in quotes", found: nil)),
        BrokenContainer("a bare key", json: "{t:1}", at: 1, .unexpected(expected: "a key in quotes", found: 0x74)),
        BrokenContainer(
            "a comma at the end", json: #"{"__metadata__":{"a":"b",}}"#, at: 25,
            .unexpected(expected: "a key in quotes", found: 0x7D)),
        BrokenContainer("no colon", json: #"{"t"}"#, at: 4, .unexpected(expected: "\":\"", found: 0x7D)),
        BrokenContainer(
            "no comma", json: #"{"__metadata__":{} "t":1}"#, at: 19,
            .unexpected(expected: "\",\" or \"}\"", found: 0x22)),
        BrokenContainer(
            "a tensor that is null", json: #"{"t":null}"#, at: 5, .unexpected(expected: "an object", found: 0x6E)),
        BrokenContainer(
            "twice a tensor", json: #"{"__metadata__":{},"__metadata__":{}}"#, at: 19, .duplicateKey("__metadata__")),
        BrokenContainer(
            "twice a metadata key", json: #"{"__metadata__":{"a":"","\u0061":""}}"#, at: 24, .duplicateKey("a")),
        BrokenContainer(
            "twice a name, composed and not", json: "{\"__metadata__\":{\"\u{E9}\":\"\",\"e\u{301}\":\"\"}}", at: 25,
            .duplicateKey("\u{E9}")),
        BrokenContainer("twice a field", json: #"{"t":{"shape":[],"shape":[]}}"#, at: 17, .duplicateKey("shape")),
        BrokenContainer(
            "metadata that is a list", json: #"{"__metadata__":[]}"#, at: 16,
            .unexpected(expected: "an object", found: 0x5B)),
        BrokenContainer(
            "a metadata number", json: #"{"__metadata__":{"a":1}}"#, at: 21,
            .unexpected(expected: "a string", found: 0x31)),
        BrokenContainer(
            "deep nesting", json: #"{"__metadata__":"# + String(repeating: #"{"a":"#, count: 100_000), at: 21,
            .unexpected(expected: "a string", found: 0x7B)),
        BrokenContainer(
            "deep brackets", json: #"{"t":{"shape":"# + String(repeating: "[", count: 1_000_000), at: 15,
            .unexpected(expected: "an integer of 0 or more", found: 0x5B)),
        BrokenContainer("an open string", json: #"{"t"#, at: 3, .unexpected(expected: "a closing quote", found: nil)),
        BrokenContainer("a raw line feed", json: "{\"a\nb\":1}", at: 3, .rawControlCharacter(0x0A)),
        BrokenContainer("a raw NUL", json: "{\"a\0b\":1}", at: 3, .rawControlCharacter(0)),
        BrokenContainer("an unknown escape", json: #"{"a\x41":1}"#, at: 3, .invalidEscape),
        BrokenContainer("a short escape", json: #"{"a\u12":1}"#, at: 3, .invalidEscape),
        BrokenContainer("a lone high surrogate", json: #"{"a\ud83cb":1}"#, at: 3, .loneSurrogate),
        BrokenContainer("a lone low surrogate", json: #"{"a\udf19":1}"#, at: 3, .loneSurrogate),
        BrokenContainer("two high surrogates", json: #"{"a\ud83c\ud83c":1}"#, at: 3, .loneSurrogate),
        BrokenContainer(
            "a negative side", json: #"{"t":{"shape":[-1]}}"#, at: 15,
            .unexpected(expected: "an integer of 0 or more", found: 0x2D)),
        BrokenContainer(
            "a fraction", json: #"{"t":{"shape":[1.0]}}"#, at: 16, .unexpected(expected: "\",\" or \"]\"", found: 0x2E)),
        BrokenContainer(
            "a leading zero", json: #"{"t":{"shape":[01]}}"#, at: 15,
            .unexpected(expected: "an integer without leading zeros", found: 0x30)),
        BrokenContainer("a side of 2^63", json: #"{"t":{"shape":[9223372036854775808]}}"#, at: 15, .numberTooLarge),
        BrokenContainer("a side of 2^64", json: #"{"t":{"shape":[18446744073709551616]}}"#, at: 15, .numberTooLarge),
        BrokenContainer(
            "a side of a thousand digits", json: #"{"t":{"shape":["# + String(repeating: "9", count: 1000) + "]}}",
            at: 15, .numberTooLarge),
        BrokenContainer("three offsets", json: #"{"t":{"data_offsets":[0,1,2]}}"#, at: 21, .tooManyElements(limit: 2)),
        BrokenContainer(
            "shape as text", json: #"{"t":{"shape":"[1]"}}"#, at: 14,
            .unexpected(expected: "a list of integers", found: 0x22)),
        BrokenContainer(
            "type as a number", json: #"{"t":{"dtype":1}}"#, at: 14, .unexpected(expected: "a string", found: 0x31)),
        BrokenContainer(
            "Latin 1", RawFile([0x7B, 0x22, 0xE9, 0x22, 0x3A, 0x31, 0x7D]),
            .header(JSONError(offset: 2, problem: .invalidUTF8))),
        BrokenContainer(
            "an overlong slash", RawFile([0x7B, 0x22, 0xC0, 0xAF, 0x22, 0x7D]),
            .header(JSONError(offset: 2, problem: .invalidUTF8))),
        BrokenContainer(
            "a surrogate in UTF-8", RawFile([0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D]),
            .header(JSONError(offset: 2, problem: .invalidUTF8))),
    ]

    static let tensors: [BrokenContainer] = [
        BrokenContainer("no type", fields: #""shape":[1],"data_offsets":[0,4]"#, .missingField("dtype", tensor: "t")),
        BrokenContainer(
            "no shape", fields: #""dtype":"F32","data_offsets":[0,4]"#, .missingField("shape", tensor: "t")),
        BrokenContainer(
            "no offsets", fields: #""dtype":"F32","shape":[1]"#, .missingField("data_offsets", tensor: "t")),
        BrokenContainer(
            "the README's offsets", fields: #""dtype":"F32","shape":[1],"offsets":[0,4]"#,
            .unknownField("offsets", tensor: "t")),
        BrokenContainer(
            "an unknown type", fields: #""dtype":"F33","shape":[1],"data_offsets":[0,4]"#,
            .unknownType("F33", tensor: "t")),
        BrokenContainer(
            "a type in small letters", fields: #""dtype":"f32","shape":[1],"data_offsets":[0,4]"#,
            .unknownType("f32", tensor: "t")),
        BrokenContainer(
            "five dimensions", fields: #""dtype":"F32","shape":[1,1,1,1,1],"data_offsets":[0,4]"#,
            .rankTooHigh(tensor: "t")),
        BrokenContainer(
            "one offset", fields: #""dtype":"F32","shape":[1],"data_offsets":[4]"#, .invalidOffsets([4], tensor: "t")),
        BrokenContainer(
            "descending offsets", fields: #""dtype":"F32","shape":[1],"data_offsets":[4,0]"#,
            .invalidOffsets([4, 0], tensor: "t")),
        BrokenContainer(
            "a shape too large for the offsets", fields: #""dtype":"F32","shape":[2],"data_offsets":[0,4]"#,
            .sizeMismatch(tensor: "t", expected: 8, found: 4)),
        BrokenContainer(
            "a type too small for the offsets", fields: #""dtype":"U8","shape":[1],"data_offsets":[0,4]"#,
            .sizeMismatch(tensor: "t", expected: 1, found: 4)),
        BrokenContainer(
            "an empty tensor of four bytes", fields: #""dtype":"F32","shape":[0],"data_offsets":[0,4]"#,
            .sizeMismatch(tensor: "t", expected: 0, found: 4)),
        BrokenContainer(
            "a shape whose product overflows to its size",
            fields: #""dtype":"F32","shape":[4294967296,4294967296,1],"data_offsets":[0,0]"#,
            .shapeTooLarge([4_294_967_296, 4_294_967_296, 1], tensor: "t")),
        BrokenContainer(
            "an empty shape whose product overflows on the way",
            fields: #""dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0]"#,
            .shapeTooLarge([4_294_967_296, 4_294_967_296, 0], tensor: "t")),
        BrokenContainer(
            "a tensor larger than the file",
            fields: #""dtype":"F32","shape":[1073741824],"data_offsets":[0,4294967296]"#,
            .outOfFile(tensor: "t", end: 4_294_967_296, available: 4)),
        BrokenContainer(
            "a tensor beyond the file", fields: #""dtype":"F32","shape":[1],"data_offsets":[4,8]"#,
            .outOfFile(tensor: "t", end: 8, available: 4)),
        BrokenContainer(
            "a tensor at the end of all numbers",
            fields: #""dtype":"U8","shape":[1],"data_offsets":[9223372036854775806,9223372036854775807]"#,
            .outOfFile(tensor: "t", end: .max, available: 4)),
        BrokenContainer(
            "a hole at the beginning", fields: #""dtype":"U8","shape":[2],"data_offsets":[2,4]"#,
            .hole(tensor: "t", begin: 2, expected: 0)),
        BrokenContainer(
            "bytes behind the last tensor", fields: #""dtype":"U8","shape":[3],"data_offsets":[0,3]"#,
            .trailingBytes(count: 1)),
        BrokenContainer("data without a tensor", RawFile("{}", data: 5), .trailingBytes(count: 5)),
        BrokenContainer(
            "a hole in the middle",
            RawFile(
                #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}"#,
                data: 3),
            .hole(tensor: "b", begin: 2, expected: 1)),
        BrokenContainer(
            "overlapping tensors",
            RawFile(
                #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#,
                data: 3),
            .overlap(tensor: "b", with: "a")),
        BrokenContainer(
            "two tensors of the same bytes",
            RawFile(
                #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#,
                data: 2),
            .overlap(tensor: "b", with: "a")),
        BrokenContainer(
            "twice a tensor's name",
            RawFile(
                #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#,
                data: 2),
            .header(JSONError(offset: 53, problem: .duplicateKey("a")))),
        BrokenContainer(
            "a name of 257 bytes", RawFile("{\"\(String(repeating: "n", count: 257))\":1}"),
            .nameTooLong(String(repeating: "n", count: 257), byteCount: 257)),
        BrokenContainer(
            "4097 tensors",
            RawFile(
                "{"
                    + (0...4096).map { #""\#($0)":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}"# }.joined(
                        separator: ",") + "}"),
            .tooManyTensors),
    ]

    @Test("each broken file is refused for what is wrong with it", arguments: lengths + syntax + tensors)
    func refuses(broken: BrokenContainer) throws {
        let expected = SafetensorsError("weights/sun.safetensors", broken.problem)
        #expect(throws: expected) { try SafetensorsFile(broken.bytes, path: "weights/sun.safetensors") }
        // The sentence names the file, says what to do, and cannot steer a terminal.
        #expect(expected.description.hasPrefix("weights/sun.safetensors is "))
        #expect(expected.description.contains("; "))
        #expect(expected.description.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(expected.description.utf8.count < 600)

        let folder = try TemporaryFolder()
        let path = try folder.write(broken.bytes, as: "broken.safetensors")
        #expect(throws: SafetensorsError(path, broken.problem)) { try SafetensorsReader(path) }
    }

    @Test("no two of the problems above read alike")
    func sentencesDiffer() {
        let problems = Set((Self.lengths + Self.syntax + Self.tensors).map(\.problem))
        #expect(Set(problems.map(\.description)).count == problems.count)
    }

    @Test("every prefix of a good file is refused")
    func prefixes() throws {
        let bytes = SafetensorsFileTests.mixed.encoded()
        for count in 0..<bytes.count {
            #expect(throws: SafetensorsError.self, "\(count) bytes") {
                try SafetensorsFile(Array(bytes.prefix(count)), path: "x")
            }
        }
    }
}
