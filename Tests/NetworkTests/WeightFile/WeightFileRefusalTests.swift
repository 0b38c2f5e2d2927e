// SPDX-License-Identifier: MIT
import Networks
import Safetensors
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct WeightFileRefusalTests {
    static let metadata: [BrokenWeightFile] = [
        BrokenWeightFile("format", nil, .notAWeightFile(format: nil)),
        BrokenWeightFile("format", "pt", .notAWeightFile(format: "pt")),
        BrokenWeightFile("format", "inbetween/2", .unsupportedVersion(found: "inbetween/2", newest: 1)),
        BrokenWeightFile(
            "format", "inbetween/99999999999999999999",
            .unsupportedVersion(found: "inbetween/99999999999999999999", newest: 1)),
        BrokenWeightFile("format", "inbetween/", not: "inbetween/1"),
        BrokenWeightFile("format", "inbetween/0", not: "inbetween/1"),
        BrokenWeightFile("format", "inbetween/01", not: "inbetween/1"),
        BrokenWeightFile("format", "inbetween/1.5", not: "inbetween/1"),
        BrokenWeightFile("colour", nil, .missingMetadata(key: "colour")),
        BrokenWeightFile("colour", "Display P3", not: "sRGB"),
        BrokenWeightFile("recipe", nil, .missingMetadata(key: "recipe")),
        BrokenWeightFile("recipe", "\u{1B}[2J", not: "a line of printable characters"),
        BrokenWeightFile("software", "inbetween\n1", not: "a line of printable characters"),
        BrokenWeightFile("steps", nil, .missingMetadata(key: "steps")),
        BrokenWeightFile("steps", "-1", not: "a whole number of 0 or more"),
        BrokenWeightFile("steps", "+1", not: "a whole number of 0 or more"),
        BrokenWeightFile("steps", "1e3", not: "a whole number of 0 or more"),
        BrokenWeightFile("pixel_updates", nil, .missingMetadata(key: "pixel_updates")),
        BrokenWeightFile("pixel_updates", "9223372036854775808", not: "a whole number of 0 or more"),
        BrokenWeightFile("picture_size", "400", not: pictureSize),
        BrokenWeightFile("picture_size", "400x0", not: pictureSize),
        BrokenWeightFile("picture_size", "400x300x3", not: pictureSize),
        BrokenWeightFile("picture_size", "400 x 300", not: pictureSize),
        BrokenWeightFile("picture_size", "65536x1", not: pictureSize),
        BrokenWeightFile("picture_size", "65535x65535", not: pictureSize),
        BrokenWeightFile("picture_size", "9223372036854775807x9223372036854775807", not: pictureSize),
        BrokenWeightFile("picture_sha256", "abc", not: "64 lowercase hexadecimal digits"),
        BrokenWeightFile(
            "picture_sha256", String(repeating: "AB", count: 32), not: "64 lowercase hexadecimal digits"),
        BrokenWeightFile("psnr_db", "nan", not: "a number of decibels"),
        BrokenWeightFile("psnr_db", "-inf", not: "a number of decibels"),
        BrokenWeightFile("psnr_db", "40dB", not: "a number of decibels"),
    ]

    private static let pictureSize = "WIDTHxHEIGHT in pixels, at most 65535 a side and 100 million in all"

    static let lineage: [BrokenWeightFile] = [
        BrokenWeightFile("lineage", nil, .missingMetadata(key: "lineage")),
        BrokenWeightFile(
            "lineage", replacing: "from", by: "mars", at: -1,
            .unknownValue("mars", known: ["shared", "star", "chain", "own", "from", "bend", "imported"])),
        BrokenWeightFile("lineage", replacing: "root", by: "Root", at: -1, .unknownKey("Root")),
        BrokenWeightFile(
            "lineage", replacing: "0f0f", by: "",
            .invalidMetadata(key: "lineage", value: "", expected: "the SHA-256 digest of a parent")),
        BrokenWeightFile(
            "lineage", replacing: "\"root\"", by: "\"aligned\":{\"root\":1,\"reference\":\"x\"},\"root\"",
            .invalidMetadata(key: "lineage", value: "x", expected: "the SHA-256 digest of a reference")),
        BrokenWeightFile(
            "lineage", replacing: "\"root\"", by: "\"between\":{\"first\":\"x\"},\"root\"",
            .invalidMetadata(key: "lineage", value: "x", expected: "the SHA-256 digest of an end")),
        BrokenWeightFile("lineage", replacing: ",\"root\":18446744073709551615", by: "", at: 77, .missingKey("root")),
        BrokenWeightFile("lineage", replacing: "{", by: "{\"root\":1,", at: 25, .duplicateKey("root")),
        BrokenWeightFile(
            "lineage", replacing: "18446744073709551615", by: "18446744073709551616", at: 0, .numberTooLarge),
        BrokenWeightFile("lineage", replacing: "}", by: "} x", at: 2, .unexpected(expected: "the end", found: 0x78)),
    ]

    static let shapes: [BrokenWeightFile] = [
        BrokenWeightFile("shape", nil, .missingMetadata(key: "shape")),
        BrokenWeightFile(
            "shape", "",
            .malformedMetadata(
                key: "shape", JSONError(offset: 0, problem: .unexpected(expected: "an object", found: nil)))),
        BrokenWeightFile(
            "shape", replacing: "tanh", by: "swish", at: -1,
            .unknownValue("swish", known: ["tanh", "sigmoid", "sine", "relu", "gauss"])),
        BrokenWeightFile(
            "shape", replacing: "false", by: "0", at: 0, .unexpected(expected: "true or false", found: 0x30)),
        BrokenWeightFile(
            "shape", replacing: "false", by: "falsey", at: 0, .unexpected(expected: "true or false", found: 0x66)),
        BrokenWeightFile(
            "shape", replacing: "[4,3]", by: "[]",
            .unsupportedShape(what: "hidden layers", found: 0, allowed: "1 to 16")),
        BrokenWeightFile(
            "shape", replacing: "[4,3]", by: "[0,3]",
            .unsupportedShape(what: "units in a hidden layer", found: 0, allowed: "1 to 1024")),
        BrokenWeightFile(
            "shape", replacing: "[4,3]", by: "[4,1025]",
            .unsupportedShape(what: "units in a hidden layer", found: 1025, allowed: "1 to 1024")),
        BrokenWeightFile(
            "shape", replacing: "[4,3]", by: "[4,9223372036854775807]",
            .unsupportedShape(what: "units in a hidden layer", found: .max, allowed: "1 to 1024")),
        BrokenWeightFile(
            "shape", replacing: "[4,3]", by: "[\(String(repeating: "4,", count: 16))3]", at: 0,
            .tooManyElements(limit: 16)),
        BrokenWeightFile(
            "shape", replacing: "channels\":3", by: "channels\":2",
            .unsupportedShape(what: "output channels", found: 2, allowed: "1, 3 or 4")),
        BrokenWeightFile(
            "shape", replacing: "\"count\":5", by: "\"count\":0",
            .unsupportedShape(what: "frequencies", found: 0, allowed: "1 to 4096")),
        BrokenWeightFile(
            "shape", replacing: "\"count\":5", by: "\"count\":4611686018427387904",
            .unsupportedShape(what: "frequencies", found: 1 << 62, allowed: "1 to 4096")),
        BrokenWeightFile("shape", replacing: ",\"seed\":99", by: "", at: 13, .missingKey("seed")),
        BrokenWeightFile("shape", replacing: "fourier", by: "none", at: 38, .unknownKey("count")),
        BrokenWeightFile("shape", replacing: "fourier", by: "tile", at: 38, .unknownKey("seed")),
        BrokenWeightFile("shape", replacing: "\"seed\"", by: "\"aspect\"", at: 24, .unknownKey("aspect")),
        BrokenWeightFile(
            "shape", replacing: "\"fourier\",\"count\":5,\"seed\":99,\"sigma\":1.2",
            by: "\"tile\",\"count\":5,\"aspect\":1000",
            .invalidMetadata(key: "shape", value: "aspect 1000.0", expected: "an aspect of 1/100 to 100")),
        BrokenWeightFile("shape", replacing: "1.2", by: "1e39", at: 0, .numberTooLarge),
        BrokenWeightFile(
            "shape", replacing: "1.2", by: "1.", at: 2, .unexpected(expected: "digits after the point", found: 0x7D)),
        BrokenWeightFile(
            "shape", replacing: "1.2", by: "1e", at: 2,
            .unexpected(expected: "the digits of an exponent", found: 0x7D)),
        BrokenWeightFile("shape", replacing: "1.2", by: "nan", at: 0, .unexpected(expected: "a number", found: 0x6E)),
        BrokenWeightFile("shape", replacing: "}", by: ",\"omega\":30}", at: 1, .unknownKey("omega")),
    ]

    static let tensors: [BrokenWeightFile] = [
        BrokenWeightFile("no bias", tensor: "layers.1.bias", nil, .missingTensor("layers.1.bias", shape: [3])),
        BrokenWeightFile(
            "no frequencies", tensor: "encoding.frequencies", nil,
            .missingTensor("encoding.frequencies", shape: [5, 2])),
        BrokenWeightFile("a tensor more", .unknownTensor("extra.thing")) {
            $0 + [SafetensorsTensor(name: "extra.thing", shape: [1], elements: [Float(0)])]
        },
        BrokenWeightFile("a layer more", .unknownTensor("layers.3.weight")) {
            $0 + [
                SafetensorsTensor(
                    name: "layers.3.weight", shape: [3, 3], elements: Array(repeating: Float(0), count: 9))
            ]
        },
        BrokenWeightFile(
            "a matrix in half precision", tensor: "layers.0.weight",
            SafetensorsTensor(
                name: "layers.0.weight", type: .float16, shape: [4, 10], data: Array(repeating: 0, count: 80)),
            .wrongType(tensor: "layers.0.weight", found: .float16)),
        BrokenWeightFile(
            "a matrix turned on its side", tensor: "layers.0.weight",
            SafetensorsTensor(
                name: "layers.0.weight", shape: [10, 4], elements: Array(repeating: Float(0), count: 40)),
            .wrongShape(tensor: "layers.0.weight", expected: [4, 10], found: [10, 4])),
        BrokenWeightFile(
            "a bias with a dimension too many", tensor: "layers.2.bias",
            SafetensorsTensor(name: "layers.2.bias", shape: [3, 1], elements: Array(repeating: Float(0), count: 3)),
            .wrongShape(tensor: "layers.2.bias", expected: [3], found: [3, 1])),
        BrokenWeightFile(
            "a matrix with a number that is none", tensor: "layers.1.weight",
            SafetensorsTensor(
                name: "layers.1.weight", shape: [3, 4],
                elements: Array(repeating: Float(0), count: 7) + [.nan, 0, 0, 0, .nan]),
            .notFinite(tensor: "layers.1.weight", index: 7)),
        BrokenWeightFile(
            "a bias that is infinite", tensor: "layers.1.bias",
            SafetensorsTensor(name: "layers.1.bias", shape: [3], elements: [Float(0), 0, -.infinity]),
            .notFinite(tensor: "layers.1.bias", index: 2)),
        frequencies(changed: 3) { $0.nextUp },
        frequencies(changed: 9) { _ in .infinity },
    ]

    /// The frequencies with one of them changed.
    private static func frequencies(changed index: Int, by change: (Float) -> Float) -> BrokenWeightFile {
        var elements = SampleWeights.fourier.shape.encoding.frequencies
        let expected = elements[index]
        elements[index] = change(expected)
        return BrokenWeightFile(
            "frequency \(elements[index])", tensor: "encoding.frequencies",
            SafetensorsTensor(name: "encoding.frequencies", shape: [5, 2], elements: elements),
            .foreignFrequencies(index: index, expected: expected, found: elements[index]))
    }

    @Test(
        "each broken weight file is refused for what is wrong with it", arguments: metadata + lineage + shapes + tensors
    )
    func refuses(broken: BrokenWeightFile) throws {
        let expected = WeightFileError("weights/sun.safetensors", broken.problem)
        #expect(throws: expected) { try WeightFile(broken.bytes, path: "weights/sun.safetensors") }
        #expect(expected.description.hasPrefix("weights/sun.safetensors "))
        #expect(expected.description.contains("; "))
        #expect(expected.description.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test("what the weights themselves are not needed for, the header's reading refuses, too")
    func headerRefuses() throws {
        let folder = try TemporaryFolder()
        for broken in Self.metadata + Self.lineage + Self.shapes + Self.tensors.prefix(7) {
            let path = try folder.write(broken.bytes, as: "sun.safetensors")
            #expect(throws: WeightFileError(path, broken.problem)) { try WeightFile.readHeader(from: path) }
        }
    }

    @Test("every prefix of a good weight file is refused")
    func prefixes() {
        let bytes = SampleWeights.fourier.file.encoded()
        for count in 0..<bytes.count {
            #expect(throws: SafetensorsError.self, "\(count) bytes") {
                try WeightFile(Array(bytes.prefix(count)), path: "x")
            }
        }
    }

    @Test("sentences")
    func sentences() {
        #expect(
            WeightFileError("weights/sun.safetensors", .unsupportedVersion(found: "inbetween/2", newest: 1)).description
                == "weights/sun.safetensors was written by a newer inbetween: its format is \"inbetween/2\", "
                + "this one reads up to inbetween/1; update inbetween")
        #expect(
            WeightFileError(
                "weights/sun.safetensors", .wrongShape(tensor: "layers.0.weight", expected: [4, 10], found: [10, 4])
            ).description
                == "weights/sun.safetensors has the tensor \"layers.0.weight\" of shape [10, 4], "
                + "its metadata's shape says [4, 10]; learn the picture again")
    }
}
