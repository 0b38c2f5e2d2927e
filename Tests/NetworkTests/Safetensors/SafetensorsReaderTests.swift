// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Safetensors
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct SafetensorsReaderTests {
    @Test("a file that is not regular, missing or too large is refused before it is read")
    func notReadable() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path.appending("missing.safetensors")
        #expect(throws: StorageError(.read, missing, .noSuchFileOrDirectory)) { try SafetensorsFile(from: missing) }
        #expect(throws: SafetensorsError(folder.path, .notARegularFile)) { try SafetensorsFile(from: folder.path) }
        #expect(throws: SafetensorsError("/dev/zero", .notARegularFile)) { try SafetensorsFile(from: "/dev/zero") }

        let pipe = folder.path.appending("pipe.safetensors")
        #expect(mkfifo(pipe.string, 0o600) == 0)
        #expect(throws: SafetensorsError(pipe, .notARegularFile)) { try SafetensorsFile(from: pipe) }

        let large = try folder.write([], as: "large.safetensors")
        #expect(truncate(large.string, 1 << 30 + 1) == 0)
        let tooLarge = SafetensorsError(large, .fileTooLarge(byteCount: 1 << 30 + 1))
        #expect(throws: tooLarge) { try SafetensorsFile(from: large) }
        #expect(throws: tooLarge) { try WeightFile.digest(of: large) }
        #expect(tooLarge.description == "\(large) has 1073741825 bytes, the limit is 1073741824; name another file")
    }

    @Test("a file that is cut while it is read is refused")
    func shrinking() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(SafetensorsFileTests.mixed.encoded(), as: "mixed.safetensors")
        let reader = try SafetensorsReader(path)
        let last = try #require(reader.header.entries.last)
        let size = SafetensorsFileTests.mixed.encoded().count
        #expect(truncate(path.string, off_t(size - 1)) == 0)
        #expect(throws: SafetensorsError(path, .shrunk(expected: size, found: size - 1))) { try reader.data(of: last) }
    }
}
