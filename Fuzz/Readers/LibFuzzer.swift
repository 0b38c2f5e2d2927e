// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// libFuzzer's entry point, called with each input. The environment names the reader in `FUZZ_READER` and a folder for
/// it in `FUZZ_FOLDER`.
///
/// There is one program for all readers, because linking takes long.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzRun.shared.try(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private struct FuzzRun: Sendable {
    let reader: FuzzReader
    let folder: FuzzFolder

    static let shared = FuzzRun()

    init() {
        let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
        guard let reader = FuzzReader.all.first(where: { $0.name == name }) else {
            fatalError("FUZZ_READER is one of \(FuzzReader.all.map(\.name)), not \"\(name)\"")
        }
        self.reader = reader
        let scratch = ProcessInfo.processInfo.environment["FUZZ_FOLDER"] ?? NSTemporaryDirectory() + "fuzz-\(name)"
        folder = FuzzFolder(FilePath(scratch))
        try? FileManager.default.createDirectory(atPath: folder.path.string, withIntermediateDirectories: true)
    }

    func `try`(_ bytes: [UInt8]) { reader.accepts(bytes, in: folder) }
}
