// SPDX-License-Identifier: MIT

/// A named array of a safetensors file: elements in C order (last index fastest), little-endian.
public struct SafetensorsTensor: Hashable, Sendable {
    public let name: String
    public let type: SafetensorsType
    /// The sides, outermost first; empty for a single number. A side may be 0.
    public let shape: [Int]
    /// The elements' bytes: the product of `shape` times ``SafetensorsType/byteCount``.
    public let data: [UInt8]

    public init(name: String, type: SafetensorsType, shape: [Int], data: [UInt8]) {
        precondition(name.utf8.count <= SafetensorsLimits.nameBytes, "a tensor's name has at most 256 bytes")
        precondition(name != SafetensorsHeader.metadataKey, "a tensor may not be named as the metadata")
        precondition(shape.count <= SafetensorsLimits.rank, "a tensor has at most 4 dimensions")
        precondition(shape.allSatisfy { $0 >= 0 }, "sides are 0 or more")
        precondition(type.byteCount(of: shape) == data.count, "the data must fill the shape")
        self.name = name
        self.type = type
        self.shape = shape
        self.data = data
    }

    /// A tensor of `elements`, as many as `shape` holds.
    public init<Element: SafetensorsElement>(name: String, shape: [Int], elements: some Sequence<Element>) {
        let data = Array(elements).withUnsafeBytes { Array($0) }
        self.init(name: name, type: Element.safetensorsType, shape: shape, data: data)
    }

    /// The elements; nil when they are not of this type.
    public func elements<Element: SafetensorsElement>(as _: Element.Type) -> [Element]? {
        guard type == Element.safetensorsType else { return nil }
        let count = data.count / type.byteCount
        return Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
            UnsafeMutableRawBufferPointer(buffer).copyBytes(from: data)
            initializedCount = count
        }
    }
}
