// SPDX-License-Identifier: MIT

/// The binary format of a number.
struct NumberFormat {
    enum Kind { case float, bfloat, byte }

    let kind: Kind
    let byteCount: Int
    var isBigEndian = false

    var isText: Bool { kind == .byte }

    init(kind: Kind, byteCount: Int) {
        self.kind = kind
        self.byteCount = byteCount
    }

    /// The format with a NumPy name such as `<f8`; nil for all but floats and bytes.
    init?(_ name: String) {
        switch name {
        case "|u1", "<u1": self.init(kind: .byte, byteCount: 1)
        case "<f2", ">f2": self.init(kind: .float, byteCount: 2)
        case "<f4", ">f4": self.init(kind: .float, byteCount: 4)
        case "<f8", ">f8": self.init(kind: .float, byteCount: 8)
        default: return nil
        }
        isBigEndian = name.first == ">"
    }

    /// The number that begins at `offset`.
    func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Double {
        func load<Bits: FixedWidthInteger>(_: Bits.Type) -> Bits {
            let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)
            return isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)
        }
        switch (kind, byteCount) {
        case (.byte, _): return Double(bytes[offset])
        case (.bfloat, _): return Double(Float(bitPattern: UInt32(load(UInt16.self)) << 16))
        case (_, 2): return Double(Float16(bitPattern: load(UInt16.self)))
        case (_, 4): return Double(Float(bitPattern: load(UInt32.self)))
        default: return Double(bitPattern: load(UInt64.self))
        }
    }
}
