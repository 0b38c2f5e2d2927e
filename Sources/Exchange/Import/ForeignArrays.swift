// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage

/// The named arrays of another program's file, with that program's names.
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
            let archive = try ZipArchive(bytes(of: path))
            // The headers of all members are checked before any is inflated.
            var numbers = 0
            for entry in archive.entries {
                try inMember(entry.name, of: path) {
                    let (header, start) = try NumPyHeader.read(archive.start(of: entry, count: NumPyHeader.mostBytes))
                    numbers += try header.content(ofBytes: entry.size - start).count
                    guard numbers <= ExchangeLimits.numbers else { throw NumPyProblem.tooManyNumbers(numbers) }
                }
            }
            return try archive.entries.map { entry in
                let isArray = entry.name.hasSuffix(".npy")
                return try inMember(entry.name, of: path) {
                    Named(
                        name: isArray ? String(entry.name.dropLast(4)) : entry.name,
                        array: try NumPyArray(archive.content(of: entry)))
                }
            }
        } catch let problem as ZipProblem {
            throw ExchangeError(path, .zip(problem))
        }
    }

    /// Adds the member's name to a ``NumPyProblem`` that `read` throws.
    private static func inMember<Value>(_ name: String, of path: FilePath, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let problem as NumPyProblem {
            throw ExchangeError(path, .numPy(problem, member: name))
        }
    }

    private static func safetensors(_ path: FilePath) throws -> [Named] {
        let reader = try SafetensorsReader(path)
        if reader.header.metadata["format"]?.hasPrefix("inbetween/") == true {
            throw ExchangeError(path, .ownWeightFile)
        }
        var numbers = 0
        for entry in reader.header.entries where entry.shape.count <= 2 {
            let count = entry.shape.reduce(1, *)
            numbers += count
            guard entry.shape.allSatisfy({ $0 <= ExchangeLimits.side }), count <= ExchangeLimits.numbers else {
                throw ExchangeError(path, .numPy(.tooLarge(entry.shape), member: entry.name))
            }
            guard numbers <= ExchangeLimits.numbers else {
                throw ExchangeError(path, .numPy(.tooManyNumbers(numbers), member: entry.name))
            }
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
            let bytes = try reader.data(of: entry)
            let numbers = bytes.withUnsafeBytes { bytes in
                stride(from: 0, to: bytes.count, by: format.byteCount).map { format.number(bytes, at: $0) }
            }
            return Named(name: entry.name, array: NumPyArray(shape: entry.shape, elements: numbers))
        }
    }

    /// The bytes of a whole file.
    private static func bytes(of path: FilePath) throws -> [UInt8] {
        do {
            let file = try OpenFile(path)
            guard file.byteCount <= ExchangeLimits.bytes else {
                throw ExchangeError(path, .fileTooLarge(byteCount: file.byteCount))
            }
            let bytes = try ByteSource.file(file).allBytes(path: path)
            guard !GitLFSPointer.isOne(bytes) else { throw ExchangeError(path, .gitLFSPointer) }
            return bytes
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
