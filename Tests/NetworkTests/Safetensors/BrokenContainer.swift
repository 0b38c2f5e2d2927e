// SPDX-License-Identifier: MIT
import Networks
import Safetensors

/// A broken file and what is wrong with it.
struct BrokenContainer: CustomStringConvertible, Sendable {
    let description: String
    let bytes: [UInt8]
    let problem: SafetensorsError.Problem

    init(_ description: String, _ file: RawFile, _ problem: SafetensorsError.Problem) {
        self.init(description, file.bytes, problem)
    }

    init(_ description: String, _ bytes: [UInt8], _ problem: SafetensorsError.Problem) {
        self.description = description
        self.bytes = bytes
        self.problem = problem
    }

    /// A header that is no JSON, refused at a byte.
    init(_ description: String, json: String, at offset: Int, _ problem: JSONError.Problem) {
        self.init(description, RawFile(json), .header(JSONError(offset: offset, problem: problem)))
    }

    /// A file of 4 bytes of data and one tensor `t` of these fields.
    init(_ description: String, fields: String, _ problem: SafetensorsError.Problem) {
        self.init(description, RawFile("{\"t\":{\(fields)}}", data: 4), problem)
    }
}
