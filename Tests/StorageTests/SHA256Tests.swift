// SPDX-License-Identifier: MIT
import Storage
import TestSupport
import Testing

@Suite struct SHA256Tests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let digest: String

        /// From FIPS 180-4's examples and NIST's SHA256ShortMsg; the last two cross the pieces that files are read in.
        static let all = [
            Vector(
                testDescription: "nothing", bytes: [],
                digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            Vector(
                testDescription: "one byte", bytes: [0xd3],
                digest: "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
            Vector(
                testDescription: "abc", bytes: Array("abc".utf8),
                digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            Vector(
                testDescription: "two blocks",
                bytes: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
                digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
            Vector(
                testDescription: "a million a", bytes: [UInt8](repeating: 0x61, count: 1_000_000),
                digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
            Vector(
                testDescription: "a piece exactly", bytes: [UInt8](repeating: 0, count: 65_536),
                digest: "de2f256064a0af797747c2b97505dc0b9f3df0de4f489eac731c23ae9ca9cc31"),
        ]
    }

    @Test("stored digests", arguments: Vector.all)
    func digests(vector: Vector) throws {
        #expect(SHA256.hexadecimal(of: vector.bytes) == vector.digest)
        let folder = try TemporaryFolder()
        try AtomicFile.write(vector.bytes, to: folder.file("x"))
        #expect(try SHA256.hexadecimal(ofFileAt: folder.file("x")) == vector.digest)
    }

    @Test("a file that cannot be read is named")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("nowhere")
        #expect(throws: StorageError(.read, path, .noSuchFileOrDirectory)) { try SHA256.hexadecimal(ofFileAt: path) }
        #expect(throws: StorageError(.read, folder.path, .isDirectory)) {
            try SHA256.hexadecimal(ofFileAt: folder.path)
        }
    }
}
