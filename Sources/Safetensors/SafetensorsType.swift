// SPDX-License-Identifier: MIT

/// The type of a tensor's elements; the raw value is the file's `dtype`.
///
/// The order of the cases is the reference implementation's: the greater ones, which need the greater alignment, come
/// first in a file.
public enum SafetensorsType: String, Hashable, Sendable, CaseIterable {
    case bool = "BOOL"
    case uint8 = "U8"
    case int8 = "I8"
    case float8e5m2 = "F8_E5M2"
    case float8e4m3 = "F8_E4M3"
    case int16 = "I16"
    case uint16 = "U16"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case int32 = "I32"
    case uint32 = "U32"
    case float32 = "F32"
    case float64 = "F64"
    case int64 = "I64"
    case uint64 = "U64"

    /// Bytes of one element.
    public var byteCount: Int {
        switch self {
        case .bool, .uint8, .int8, .float8e5m2, .float8e4m3: 1
        case .int16, .uint16, .float16, .bfloat16: 2
        case .int32, .uint32, .float32: 4
        case .float64, .int64, .uint64: 8
        }
    }

    /// The place in the reference implementation's order.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The number of bytes of a tensor of `shape`; nil if it overflows `Int`.
    func byteCount(of shape: [Int]) -> Int? {
        var count = byteCount
        for side in shape {
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: side)
            if isTooLarge { return nil }
            count = product
        }
        return count
    }
}

#if !_endian(little)
    #error("safetensors files are little-endian, and elements are copied as they are in memory")
#endif

/// A Swift type whose values are the elements of tensors, bit for bit.
public protocol SafetensorsElement: BitwiseCopyable, Sendable {
    static var safetensorsType: SafetensorsType { get }
}

extension Float: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .float32 }
}

extension Double: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .float64 }
}

extension UInt8: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .uint8 }
}

extension Int64: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .int64 }
}

extension UInt64: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .uint64 }
}
