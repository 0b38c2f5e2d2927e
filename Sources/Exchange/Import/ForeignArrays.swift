// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Storage

/// Named arrays of a file or folder from elsewhere, as they are called there.
struct ForeignArrays {
    struct Named: Equatable {
        let name: String
        var array: NumPyArray
    }

    let path: FilePath
    let arrays: [Named]

    /// Reads a `.npz` or `.safetensors` file.
    ///
    /// - Throws: ``ExchangeError``, `StorageError` (`read`), `SafetensorsError`.
    init(file path: FilePath) throws {
        self.path = path
        switch path.extension?.lowercased() {
        case "npz": arrays = try Self.numPyArchive(path)
        case "safetensors": arrays = try Self.safetensors(path)
        default: throw ExchangeError(path, .unknownKind)
        }
        guard !arrays.isEmpty else { throw ExchangeError(path, .noArrays) }
        guard arrays.count <= ExchangeLimits.arrays else {
            throw ExchangeError(
                path,
                .unsupportedShape(what: "arrays", found: arrays.count, allowed: "1 to \(ExchangeLimits.arrays)"))
        }
        for named in arrays { try Self.checkFinite(named, of: path) }
    }

    /// The array of one `.npy` file.
    ///
    /// - Throws: ``ExchangeError``, `StorageError` (`read`).
    static func numPyFile(_ path: FilePath) throws -> NumPyArray {
        do {
            let array = try NumPyArray(bytes(of: path))
            try checkFinite(Named(name: path.stem ?? "", array: array), of: path)
            return array
        } catch let problem as NumPyProblem {
            throw ExchangeError(path, .numPy(problem, member: nil))
        }
    }

    private static func numPyArchive(_ path: FilePath) throws -> [Named] {
        do {
            return try ZipArchive(bytes(of: path)).members.map { member in
                do {
                    let isArray = member.name.hasSuffix(".npy")
                    return Named(
                        name: isArray ? String(member.name.dropLast(4)) : member.name,
                        array: try NumPyArray(member.bytes))
                } catch let problem as NumPyProblem {
                    throw ExchangeError(path, .numPy(problem, member: member.name))
                }
            }
        } catch let problem as ZipProblem {
            throw ExchangeError(path, .zip(problem))
        }
    }

    private static func safetensors(_ path: FilePath) throws -> [Named] {
        let reader = try SafetensorsReader(path)
        if reader.header.metadata["format"]?.hasPrefix("inbetween/") == true {
            throw ExchangeError(path, .ownWeightFile)
        }
        return try reader.header.entries.map { entry in
            let format: NumberFormat? =
                switch entry.type {
                case .float16, .float32, .float64: NumberFormat(kind: .float, byteCount: entry.type.byteCount)
                case .bfloat16: NumberFormat(kind: .bfloat, byteCount: 2)
                default: nil
                }
            guard let format else {
                throw ExchangeError(path, .unsupportedType(array: entry.name, found: entry.type.rawValue))
            }
            guard entry.shape.count <= 2 else {
                throw ExchangeError(path, .numPy(.rank(entry.shape.count), member: entry.name))
            }
            guard entry.range.count <= ExchangeLimits.bytes else {
                throw ExchangeError(path, .fileTooLarge(byteCount: entry.range.count))
            }
            let bytes = try reader.data(of: entry)
            let numbers = bytes.withUnsafeBytes { bytes in
                stride(from: 0, to: bytes.count, by: format.byteCount).map { format.number(bytes, at: $0) }
            }
            return Named(name: entry.name, array: NumPyArray(shape: entry.shape, elements: numbers))
        }
    }

    /// The whole of a file.
    private static func bytes(of path: FilePath) throws -> [UInt8] {
        do {
            let file = try OpenFile(path)
            guard file.byteCount <= ExchangeLimits.bytes else {
                throw ExchangeError(path, .fileTooLarge(byteCount: file.byteCount))
            }
            return try ByteSource.file(file).allBytes(path: path)
        } catch let error as SafetensorsError where error.problem == .notARegularFile {
            throw ExchangeError(path, .notARegularFile)
        }
    }

    private static func checkFinite(_ named: Named, of path: FilePath) throws {
        for (index, element) in named.array.elements.enumerated() where !Float(element).isFinite {
            guard element.isFinite else { throw ExchangeError(path, .notFinite(array: named.name, index: index)) }
            throw ExchangeError(path, .tooLarge(array: named.name, value: element))
        }
    }
}
