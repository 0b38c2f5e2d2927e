// SPDX-License-Identifier: MIT
import Basics
import Learning
import Networks
import Raster
import Safetensors
import WeightFiles

extension FuzzReader {
    static let weights = [
        FuzzReader("weights") { bytes, _ in
            let tensors = try SafetensorsFile(bytes, path: "fuzz.safetensors")
            guard try SafetensorsFile(tensors.encoded(), path: "again") == tensors else { fatalError("other tensors") }
            let file = try WeightFile(bytes, path: "fuzz.safetensors")
            guard try WeightFile(file.encoded(), path: "again") == file else { fatalError("other weights") }
        },
        // Lines of `key=value`: the metadata of a weight file, such as shape, lineage and provenance.
        FuzzReader("metadata") { bytes, _ in
            var metadata: [String: String] = [:]
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: "=", maxSplits: 1)
                if parts.count == 2 { metadata[String(parts[0])] = String(parts[1]) }
            }
            let file = SafetensorsFile(tensors: [], metadata: metadata)
            do {
                _ = try WeightFile(file.encoded(), path: "fuzz.safetensors")
            } catch let error as WeightFileError {
                // The metadata were accepted; only the tensors that they declare are missing.
                guard case .missingTensor = error.problem else { throw error }
            }
        },
        // The state of learning or else of rehearsing.
        FuzzReader("state") { bytes, folder in
            let path = try folder.file("fuzz.state.safetensors", bytes)
            do {
                _ = try CheckpointFile(from: path, shape: tiny, pictures: [size])
            } catch {
                _ = try RehearsalFile(from: path, shape: tiny, pictures: [size, size])
            }
        },
    ]

    /// The shape of the networks in the corpus of states.
    private static let tiny = NetworkShape(encoding: .none, hidden: [4], activation: .tanh, output: .sigmoid)
    private static let size = PixelSize(width: 24, height: 16)
}
