// SPDX-License-Identifier: MIT

/// `.npy` files put together by hand, so that they can be wrong.
enum NumPyBytes {
    static func file(_ header: String, data: Int, version: UInt8 = 1, declared: Int? = nil) -> [UInt8] {
        let length = declared ?? header.utf8.count
        let count = version == 1 ? 2 : 4
        return [0x93] + Array("NUMPY".utf8) + [version, 0]
            + (0..<count).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
            + Array(header.utf8) + [UInt8](repeating: 0, count: data)
    }

    static func zeros(_ shape: [Int]) -> [UInt8] {
        let sides = shape.map { "\($0)," }.joined()
        return file(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (\(sides)), }\n", data: 8 * shape.reduce(1, *))
    }
}
