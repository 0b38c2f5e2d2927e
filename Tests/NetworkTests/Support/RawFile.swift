// SPDX-License-Identifier: MIT

/// A safetensors file put together by hand, so that it can be wrong.
struct RawFile {
    var json: [UInt8]
    var data: [UInt8]
    /// The length in the first eight bytes; by default the header's true one.
    var declaredLength: UInt64

    init(_ json: String, data: Int = 0, declaredLength: UInt64? = nil) {
        self.init(Array(json.utf8), data: data, declaredLength: declaredLength)
    }

    init(_ json: [UInt8], data: Int = 0, declaredLength: UInt64? = nil) {
        self.json = json
        self.data = Array(repeating: 0, count: data)
        self.declaredLength = declaredLength ?? UInt64(json.count)
    }

    var bytes: [UInt8] { withUnsafeBytes(of: declaredLength.littleEndian) { Array($0) } + json + data }
}
