// SPDX-License-Identifier: MIT
import Safetensors
import Foundation
import Networks
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct WeightFileTests {
    @Test(
        "what is written is read again, equal to the last bit, and written as the same bytes",
        arguments: SampleWeights.all)
    func roundTrip(sample: SampleWeights) throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("sun.safetensors")
        try sample.file.write(to: path)
        let bytes = try folder.bytes(of: "sun.safetensors")
        #expect(bytes == sample.file.encoded())
        for read in [try WeightFile.read(from: path), try WeightFile(bytes, path: path)] {
            #expect(read == sample.file)
            #expect(read.weights.storage.map(\.bitPattern) == sample.weights.storage.map(\.bitPattern))
            #expect(read.lineage == sample.lineage)
            #expect(read.provenance == sample.provenance)
            #expect(read.encoded() == bytes)
        }
        #expect(try WeightFile.readHeader(from: path) == sample.file.header)
    }

    /// The smallest network there is: one hidden unit, one grey output.
    static let tiny = WeightFile(
        weights: Weights(
            shape: NetworkShape(
                coordinates: .classic, encoding: .none, hidden: [1], activation: .relu, output: .linear,
                outputChannels: 1),
            storage: [1, 2, -3, 4, 5]),
        lineage: Lineage(start: .own, root: 18_446_744_073_709_551_615),
        provenance: Provenance(
            pictureSHA256: String(repeating: "c", count: 64), pictureWidth: 400, pictureHeight: 300,
            recipe: "classic", steps: 10, pixelUpdates: 160, psnr: 31.5))

    @Test("a tiny weight file is these bytes")
    func goldenBytes() {
        let json =
            #"{"__metadata__":{"colour":"sRGB","format":"inbetween/1","#
            + #""lineage":"{\"start\":\"own\",\"root\":18446744073709551615}","#
            + #""picture_sha256":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","#
            + #""picture_size":"400x300","pixel_updates":"160","psnr_db":"31.5","recipe":"classic","#
            + #""shape":"{\"activation\":\"relu\",\"coordinates\":\"classic\",\"encoding\":{\"kind\":\"none\"},"#
            + #"\"first_bias_only\":false,\"hidden\":[1],\"output\":\"linear\",\"output_channels\":1}","#
            + #""software":"inbetween \#(Version.string)","steps":"10"},"#
            + #""layers.0.bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
            + #""layers.0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[4,12]},"#
            + #""layers.1.bias":{"dtype":"F32","shape":[1],"data_offsets":[12,16]},"#
            + #""layers.1.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[16,20]}}"#
        var expected = RawFile(json.padding(toLength: 824, withPad: " ", startingAt: 0))
        for value: Float in [-3, 1, 2, 5, 4] {
            expected.data += withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
        }
        #expect(Self.tiny.encoded() == expected.bytes)
    }

    @Test("the digest is the one of the file")
    func digest() throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("tiny.safetensors")
        try Self.tiny.write(to: path)
        #expect(try WeightFile.digest(of: path) == Self.tiny.contentDigest())
        #expect(Self.tiny.contentDigest() == SHA256.hexadecimal(of: try folder.bytes(of: "tiny.safetensors")))
        #expect(Self.tiny.contentDigest().count == 64)
        #expect(Self.tiny.contentDigest() != SampleWeights.plain.file.contentDigest())
    }

    @Test("the shape's JSON is stable, and says everything")
    func shapeJSON() throws {
        let shape = try #require(try SafetensorsFile(SampleWeights.fourier.file.encoded(), path: "x").metadata["shape"])
        #expect(
            shape == #"{"activation":"tanh","coordinates":"isotropic","#
                + #""encoding":{"kind":"fourier","count":5,"seed":99,"sigma":1.2},"first_bias_only":false,"#
                + #""hidden":[4,3],"output":"sigmoid","output_channels":3}"#)
    }

    @Test("other programs' strings, and theirs in the place of ours, do not disturb")
    func foreignMetadata() throws {
        let file = try SafetensorsFile(Self.tiny.encoded(), path: "x")
        var metadata = file.metadata
        metadata["title"] = "Night"
        metadata["software"] = nil
        metadata["psnr_db"] = "3.150e1"
        metadata["lineage"] = #" { "root" : 18446744073709551615, "start":"\u006fwn" } "#
        let read = try WeightFile(SafetensorsFile(tensors: file.tensors, metadata: metadata).encoded(), path: "x")
        #expect(read.weights == Self.tiny.weights)
        #expect(read.lineage == Self.tiny.lineage)
        #expect(read.provenance == Self.tiny.provenance)
        #expect(read.header.software == "unknown")
    }

    @Test("software of another version is kept, so that the file stays the same file")
    func keepsSoftware() throws {
        let file = try SafetensorsFile(Self.tiny.encoded(), path: "x")
        let metadata = file.metadata.merging(["software": "inbetween 0.0.9"]) { $1 }
        let bytes = SafetensorsFile(tensors: file.tensors, metadata: metadata).encoded()
        #expect(try WeightFile(bytes, path: "x").encoded() == bytes)
    }

    @Test("the header of a file can be read when its weights cannot be used")
    func headerOnly() throws {
        let folder = try TemporaryFolder()
        var bytes = Self.tiny.encoded()
        bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0x80, 0x7F])
        let path = try folder.write(bytes, as: "infinite.safetensors")
        #expect(try WeightFile.readHeader(from: path) == Self.tiny.header)
        #expect(throws: WeightFileError(path, .notFinite(tensor: "layers.1.weight", index: 0))) {
            try WeightFile.read(from: path)
        }
    }

    @Test("diverged weights are not written, and the old file stays", arguments: [Float.nan, .infinity, -.infinity])
    func refusesToWriteDiverged(value: Float) throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("sun.safetensors")
        try Self.tiny.write(to: path)
        var weights = Self.tiny.weights
        weights.storage[1] = value
        let diverged = WeightFile(weights: weights, lineage: Self.tiny.lineage, provenance: Self.tiny.provenance)
        #expect(throws: WeightFileError(path, .notFinite(tensor: "layers.0.weight", index: 1))) {
            try diverged.write(to: path)
        }
        #expect(try WeightFile.read(from: path) == Self.tiny)
    }

    @Test("a folder that is not there is named")
    func cannotCreate() throws {
        let path = try TemporaryFolder().path.appending("missing/sun.safetensors")
        #expect(throws: StorageError(.create, path, .noSuchFileOrDirectory)) { try Self.tiny.write(to: path) }
        #expect(throws: StorageError(.read, path, .noSuchFileOrDirectory)) { try WeightFile.read(from: path) }
    }
}
