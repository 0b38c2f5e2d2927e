// SPDX-License-Identifier: MIT
import Networks
import Safetensors
import Storage

/// The weights of one learned picture with all that is known of them, as stored in `weights/NAME.safetensors`.
///
/// The file is a ``SafetensorsFile`` of F32 tensors `layers.0.weight` `[out][in]`, `layers.0.bias` `[out]` and so on,
/// `encoding.frequencies` `[count][2]` if there is a Fourier encoding, and the strings of ``WeightFileHeader``. Equal
/// weights and strings give equal bytes, as these contain no time and no path.
public struct WeightFile: Hashable, Sendable {
    public let header: WeightFileHeader
    public let weights: Weights

    public var lineage: Lineage { header.lineage }
    public var provenance: Provenance { header.provenance }

    public init(weights: Weights, lineage: Lineage, provenance: Provenance) {
        header = WeightFileHeader(shape: weights.shape, lineage: lineage, provenance: provenance)
        self.weights = weights
    }

    init(header: WeightFileHeader, weights: Weights) {
        self.header = header
        self.weights = weights
    }
}

// MARK: Writing

extension WeightFile {
    /// The file's bytes.
    public func encoded() -> [UInt8] { container.encoded() }

    /// SHA-256 of ``encoded()``: identifies the file's content, independent of the layout that it was read from.
    ///
    /// It is ``digest(of:)`` of files that we wrote. For a file that another program wrote it may differ from that, and
    /// from what `sha256sum` prints; lineages therefore name files by ``digest(of:)``.
    public func contentDigest() -> String { SHA256.hexadecimal(of: encoded()) }

    /// Writes the file; it appears under its name only when it is complete.
    ///
    /// - Parameters:
    ///   - isDurable: see `AtomicFile/commit(isDurable:)`.
    ///   - removesStaleParts: see `AtomicFile`.
    /// - Throws: ``WeightFileError`` (`notFinite`), `StorageError` (`create`, `write`, `rename`).
    public func write(to path: FilePath, isDurable: Bool = true, removesStaleParts: Bool = true) throws {
        do {
            try weights.checkFinite()
        } catch let problem as WeightFileError.Problem {
            throw WeightFileError(path, problem)
        }
        try container.write(to: path, isDurable: isDurable, removesStaleParts: removesStaleParts)
    }

    private var container: SafetensorsFile {
        let tensors = weights.shape.storedTensors.map { tensor in
            switch tensor.content {
            case .parameters(let range):
                SafetensorsTensor(name: tensor.name, shape: tensor.shape, elements: weights.storage[range])
            case .frequencies:
                SafetensorsTensor(
                    name: tensor.name, shape: tensor.shape, elements: weights.shape.encoding.frequencies)
            }
        }
        return SafetensorsFile(tensors: tensors, metadata: header.metadata)
    }
}

extension Weights {
    /// - Throws: ``WeightFileError/Problem`` (`notFinite`).
    func checkFinite() throws {
        for tensor in shape.storedTensors {
            guard case .parameters(let range) = tensor.content else { continue }
            if let index = storage[range].firstIndex(where: { !$0.isFinite }) {
                throw WeightFileError.Problem.notFinite(tensor: tensor.name, index: index - range.lowerBound)
            }
        }
    }
}
