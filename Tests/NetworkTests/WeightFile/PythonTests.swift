// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage
import Testing
import TestSupport
import WeightFiles

/// The reference implementation of safetensors reads what we write, and we read what it writes.
@Suite struct PythonTests {
    /// The content of a file as read by Python.
    struct Found: Decodable {
        struct Tensor: Decodable {
            let type: String
            let shape: [Int]
            let hexadecimal: String
        }
        let tensors: [String: Tensor]
        let metadata: [String: String]
    }

    @Test("safetensors.numpy reads our files, bit for bit", arguments: SampleWeights.all)
    func pythonReads(sample: SampleWeights) throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("sun.safetensors")
        try sample.file.write(to: path)
        let found = try Self.load(path)

        var parameters: [Float] = []
        let widths = sample.shape.widths
        for layer in 0...sample.shape.hidden.count {
            // The names and the order of sides of PyTorch's `nn.Linear` in a list called `layers`.
            let matrix = try #require(found.tensors["layers.\(layer).weight"])
            let bias = try #require(found.tensors["layers.\(layer).bias"])
            #expect(matrix.type == "float32" && bias.type == "float32")
            #expect(matrix.shape == [widths[layer + 1], widths[layer]])
            #expect(bias.shape == [widths[layer + 1]])
            parameters += try Self.floats(matrix.hexadecimal) + Self.floats(bias.hexadecimal)
        }
        #expect(parameters.map(\.bitPattern) == sample.weights.storage.map(\.bitPattern))

        let frequencies = try found.tensors["encoding.frequencies"].map { try Self.floats($0.hexadecimal) } ?? []
        #expect(frequencies.map(\.bitPattern) == sample.shape.encoding.frequencies.map(\.bitPattern))
        #expect(found.tensors.count == 2 * widths.count - 2 + (frequencies.isEmpty ? 0 : 1))

        #expect(found.metadata["format"] == "inbetween/1")
        #expect(found.metadata["recipe"] == sample.provenance.recipe)
        #expect(found.metadata["psnr_db"].flatMap(Double.init) == sample.provenance.psnr)
    }

    @Test("Python's own writer puts the tensors in our order")
    func sameOrder() throws {
        let folder = try TemporaryFolder()
        let ours = folder.path.appending("ours.safetensors")
        let theirs = folder.path.appending("theirs.safetensors")
        // Every element type that numpy has.
        let types: [SafetensorsType] = [
            .bool, .uint8, .int8, .int16, .uint16, .float16, .int32, .uint32, .float32, .float64, .int64, .uint64,
        ]
        let tensors = types.flatMap { type in
            ["z", "a", "é"].map { name in
                SafetensorsTensor(
                    name: "\(name)\(type)", type: type, shape: [3], data: Array(repeating: 1, count: 3 * type.byteCount)
                )
            }
        }
        let file = SafetensorsFile(tensors: tensors, metadata: ["key": "value"])
        try file.write(to: ours)
        _ = try Python.run(
            "safetensors.numpy.save_file(safetensors.numpy.load_file(sys.argv[1]), sys.argv[2], {'key': 'value'})",
            [ours.string, theirs.string])
        let read = try SafetensorsFile(from: theirs)
        #expect(read.tensors.map(\.name) == file.tensors.map(\.name))
        #expect(read == file)
        #expect(read.encoded() == file.encoded())
    }

    @Test("a weight file that Python has changed and written is read")
    func pythonWrites() throws {
        let folder = try TemporaryFolder()
        let sample = SampleWeights.fourier
        let ours = folder.path.appending("ours.safetensors")
        let theirs = folder.path.appending("theirs.safetensors")
        try sample.file.write(to: ours)
        _ = try Python.run(
            """
            with safetensors.safe_open(sys.argv[1], "np") as file:
                metadata = file.metadata()
                tensors = {name: file.get_tensor(name) for name in file.keys()}
            for name in tensors:
                if name.startswith("layers."):
                    tensors[name] = tensors[name] * np.float32(-0.5)
            shape = json.loads(metadata["shape"])
            assert shape["hidden"] == [4, 3] and shape["encoding"]["seed"] == 99, shape
            metadata["shape"] = json.dumps(shape, indent=2)
            metadata["steps"] = str(int(metadata["steps"]) + 1)
            metadata["software"] = "numpy"
            safetensors.numpy.save_file(tensors, sys.argv[2], metadata)
            """, [ours.string, theirs.string])
        let read = try WeightFile.read(from: theirs)
        #expect(read.weights.shape == sample.shape)
        #expect(read.weights.storage.map(\.bitPattern) == sample.weights.storage.map { ($0 * -0.5).bitPattern })
        #expect(read.provenance.steps == sample.provenance.steps + 1)
        #expect(read.lineage == sample.lineage)
        #expect(read.header.software == "numpy")
    }

    @Test("another program's safetensors file is recognised")
    func pythonWritesSomethingElse() throws {
        let folder = try TemporaryFolder()
        let file = folder.path.appending("bert.safetensors")
        _ = try Python.run(
            "safetensors.numpy.save_file({'layers.0.weight': np.zeros((2, 2), np.float32)}, sys.argv[1])",
            [file.string])
        #expect(throws: WeightFileError(file, .notAWeightFile(format: nil))) { try WeightFile.read(from: file) }
    }

    private static func load(_ path: FilePath) throws -> Found {
        let text = try Python.run(
            """
            tensors = safetensors.numpy.load_file(sys.argv[1])
            with safetensors.safe_open(sys.argv[1], "np") as file:
                metadata = file.metadata()
            print(json.dumps({
                "metadata": metadata,
                "tensors": {
                    name: {"type": str(x.dtype), "shape": x.shape, "hexadecimal": x.astype("<f4").tobytes().hex()}
                    for name, x in tensors.items()}}))
            """, [path.string])
        return try JSONDecoder().decode(Found.self, from: Data(text.utf8))
    }

    /// Little-endian floats from hexadecimal digits.
    private static func floats(_ hexadecimal: String) throws -> [Float] {
        let digits = Array(hexadecimal.utf8)
        return try stride(from: 0, to: digits.count, by: 8).map { start in
            let word = String(decoding: digits[start..<start + 8], as: UTF8.self)
            return Float(bitPattern: try #require(UInt32(word, radix: 16)).byteSwapped)
        }
    }
}
