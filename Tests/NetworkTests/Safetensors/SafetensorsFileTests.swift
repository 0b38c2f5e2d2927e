// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage
import Testing
import TestSupport

@Suite struct SafetensorsFileTests {
    /// Every element type we compute with, an empty tensor, a single number, and names that need escaping.
    static let mixed = SafetensorsFile(
        tensors: [
            SafetensorsTensor(name: "step", shape: [], elements: [UInt64.max]),
            SafetensorsTensor(name: "empty", shape: [0, 3], elements: [Float]()),
            SafetensorsTensor(name: "b", shape: [2, 1], elements: [Float(1.5), -2]),
            SafetensorsTensor(name: "a", shape: [1], elements: [Float.pi]),
            SafetensorsTensor(name: "clock", shape: [1, 1, 1, 2], elements: [1.0, -.infinity]),
            SafetensorsTensor(name: "offset", shape: [1], elements: [Int64.min]),
            SafetensorsTensor(name: "bytes \"\\\u{1}é", shape: [3], elements: [UInt8(1), 2, 255]),
        ],
        metadata: ["zoo": "last", "a": "\"quoted\"\n\t\u{7F}\u{1F}\\ 🌙", "é": "", "e\u{301}x": "decomposed"])

    @Test("a tiny file is these bytes")
    func goldenBytes() {
        let file = SafetensorsFile(
            tensors: [
                SafetensorsTensor(name: "w", shape: [2], elements: [Float(1), -2]),
                SafetensorsTensor(name: "n", shape: [], elements: [UInt64(258)]),
            ], metadata: ["b": "2", "a": "1\n"])
        let json =
            #"{"__metadata__":{"a":"1\n","b":"2"},"n":{"dtype":"U64","shape":[],"data_offsets":[0,8]},"#
            + #""w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#
        let length: [UInt8] = [184, 0, 0, 0, 0, 0, 0, 0]
        let spaces = [UInt8](repeating: 0x20, count: 184 - json.utf8.count)
        let data: [UInt8] = [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
        #expect(file.encoded() == length + Array(json.utf8) + spaces + data)
    }

    @Test("a file without anything is a header of its own")
    func emptyFile() throws {
        let bytes = SafetensorsFile(tensors: []).encoded()
        #expect(bytes == [56, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8) + [UInt8](repeating: 0x20, count: 54))
        #expect(try SafetensorsFile(bytes, path: "x") == SafetensorsFile(tensors: []))
    }

    @Test("a written file is read again, from memory and from disk, and written as the same bytes")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("mixed.safetensors")
        try Self.mixed.write(to: path)
        let bytes = try folder.bytes(of: "mixed.safetensors")
        #expect(bytes == Self.mixed.encoded())
        for read in [try SafetensorsFile(bytes, path: path), try SafetensorsFile(from: path)] {
            #expect(read == Self.mixed)
            #expect(read.encoded() == bytes)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path.string) == ["mixed.safetensors"])
    }

    @Test("the order of tensors and keys given does not show")
    func isCanonical() {
        let backwards = SafetensorsFile(tensors: Self.mixed.tensors.reversed(), metadata: Self.mixed.metadata)
        #expect(backwards.encoded() == Self.mixed.encoded())
        #expect(Self.mixed.tensors.map(\.name) == ["step", "offset", "clock", "a", "b", "empty", "bytes \"\\\u{1}é"])
    }

    @Test("the data begins at a multiple of 64, however long the header", arguments: 0..<70)
    func isAligned(nameLength: Int) throws {
        let name = String(repeating: "n", count: nameLength)
        let bytes = SafetensorsFile(tensors: [SafetensorsTensor(name: name, shape: [1], elements: [UInt8(9)])])
            .encoded()
        #expect(bytes.count % 64 == 1)
        #expect(bytes.last == 9)
    }

    @Test("elements come back as their own type only")
    func elements() throws {
        let step = try #require(Self.mixed["step"])
        #expect(step.elements(as: UInt64.self) == [.max])
        #expect(step.elements(as: Int64.self) == nil)
        #expect(Self.mixed["clock"]?.elements(as: Double.self) == [1, -.infinity])
        #expect(Self.mixed["empty"]?.elements(as: Float.self) == [])
        #expect(Self.mixed["nothing"] == nil)
    }

    @Test("escapes, any white space and any order of fields are read")
    func liberalForm() throws {
        let json = """
            \t{ }
            """
        #expect(throws: SafetensorsError("x", .headerBeginsWith(0x09))) {
            try SafetensorsFile(RawFile(json).bytes, path: "x")
        }
        let file = try SafetensorsFile(
            RawFile(
                #"""
                {"\u0061\u00e9\ud83c\udf19\/\b\f\n\r\t\"\\" :
                  {"data_offsets":[0, 2 ], "shape" : [ 2 ],	"dtype":"U\u0038"} ,"__metadata__":{ } }
                """#, data: 2
            ).bytes, path: "x")
        #expect(file.tensors.map(\.name) == ["aé🌙/\u{8}\u{C}\n\r\t\"\\"])
    }

    @Test("the limits themselves are still inside")
    func limits() throws {
        let names = (0..<SafetensorsLimits.tensors).map { String($0) }
        let longest = String(repeating: "é", count: SafetensorsLimits.nameBytes / 2)
        let tensors = (names.dropLast() + [longest]).map {
            SafetensorsTensor(name: $0, shape: [1, 1, 1, 1], elements: [UInt8(0)])
        }
        let file = SafetensorsFile(tensors: tensors)
        #expect(try SafetensorsFile(file.encoded(), path: "x") == file)

        let padding = String(repeating: " ", count: SafetensorsLimits.headerBytes - 2)
        #expect(try SafetensorsFile(RawFile("{}" + padding).bytes, path: "x").tensors == [])
    }
}
