// SPDX-License-Identifier: MIT
import Basics
import Exchange
import Networks
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct BrokenFileTests {
    struct BrokenArray: CustomStringConvertible, Sendable {
        let description: String
        let bytes: [UInt8]
        let problem: NumPyProblem

        private static func header(_ text: String, data: Int = 96) -> [UInt8] {
            NumPyBytes.file(text + "\n", data: data)
        }

        static let all = [
            BrokenArray(description: "empty", bytes: [], problem: .foreign),
            BrokenArray(description: "another format", bytes: Array("PK\u{3}\u{4}".utf8), problem: .foreign),
            BrokenArray(
                description: "only magic", bytes: Array(NumPyBytes.zeros([4, 3]).prefix(8)), problem: .truncatedHeader),
            BrokenArray(
                description: "half a header", bytes: Array(NumPyBytes.zeros([4, 3]).prefix(40)),
                problem: .truncatedHeader),
            BrokenArray(
                description: "a later version", bytes: NumPyBytes.file("{}", data: 0, version: 4),
                problem: .unsupportedVersion(4)),
            BrokenArray(
                description: "a huge header", bytes: NumPyBytes.file("{}", data: 9, version: 2, declared: 1 << 30),
                problem: .headerTooLong(byteCount: 1 << 30)),
            BrokenArray(
                description: "numbers cut short", bytes: NumPyBytes.zeros([4, 3]).dropLast(),
                problem: .wrongSize(expected: 96, found: 95)),
            BrokenArray(
                description: "something behind", bytes: NumPyBytes.zeros([4, 3]) + [0],
                problem: .wrongSize(expected: 96, found: 97)),
            BrokenArray(
                description: "overflowing",
                bytes: header("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }"),
                problem: .tooLarge([4_294_967_296, 4_294_967_296])),
            BrokenArray(
                description: "enormous",
                bytes: header("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }"),
                problem: .tooLarge([1_000_000_000])),
            BrokenArray(
                description: "wider than any layer", bytes: NumPyBytes.zeros([8195, 1]), problem: .tooLarge([8195, 1])),
            BrokenArray(
                description: "a long text",
                bytes: header("{'descr': '|u1', 'fortran_order': False, 'shape': (65537,), }"),
                problem: .tooLarge([65537])),
            BrokenArray(
                description: "complex", bytes: header("{'descr': '<c16', 'fortran_order': False, 'shape': (4, 3), }"),
                problem: .unsupportedType("<c16")),
            BrokenArray(
                description: "objects", bytes: header("{'descr': '|O', 'fortran_order': False, 'shape': (4, 3), }"),
                problem: .unsupportedType("|O")),
            BrokenArray(
                description: "no shape", bytes: header("{'descr': '<f8', 'fortran_order': False, }"),
                problem: .malformedHeader("it needs descr, fortran_order and shape")),
            BrokenArray(
                description: "an unknown key", bytes: header("{'descr': '<f8', 'order': 'C', }"),
                problem: .malformedHeader("it has the key \"order\"")),
            BrokenArray(
                description: "a negative side",
                bytes: header("{'descr': '<f8', 'fortran_order': False, 'shape': (-4, 3), }"),
                problem: .malformedHeader("its shape is not a tuple of sizes")),
            BrokenArray(
                description: "no end", bytes: header("{'descr': '<f8"), problem: .malformedHeader("a text does not end")
            ),
            BrokenArray(
                description: "code", bytes: header("{'descr': '<f8', 'fortran_order': 1==1, 'shape': (4, 3), }"),
                problem: .malformedHeader("fortran_order is neither True nor False")),
            BrokenArray(
                description: "two headers",
                bytes: header("{'descr': '<f8', 'fortran_order': False, 'shape': (4, 3), } {}"),
                problem: .malformedHeader("something follows it")),
        ]
    }

    @Test("each broken array is refused for what is wrong with it", arguments: BrokenArray.all)
    func arrays(broken: BrokenArray) throws {
        let folder = try TemporaryFolder()
        for (part, shape) in [(2, [4, 4]), (3, [3, 4])] {
            try folder.write(NumPyBytes.zeros(shape), as: "w_\(part).npy")
        }
        let path = try folder.write(broken.bytes, as: "w_1.npy")
        #expect(throws: ExchangeError(path, .numPy(broken.problem, member: nil))) {
            try ImportedNetwork.all(at: folder.path)
        }
    }

    struct BrokenArchive: CustomStringConvertible, Sendable {
        let description: String
        /// Python that writes the archive to `path`, with `z(name, data, method)` for the entries that a good one would
        /// have.
        let script: String
        let complaint: String

        static let all = [
            BrokenArchive(description: "empty", script: "open(path, 'wb').close()", complaint: "no table of contents"),
            BrokenArchive(
                description: "cut short",
                script: "good(); d = open(path, 'rb').read(); open(path, 'wb').write(d[:-30])",
                complaint: "no table of contents"),
            BrokenArchive(
                description: "damaged numbers",
                script: "good(0); d = bytearray(open(path, 'rb').read()); d[200] ^= 1; open(path, 'wb').write(d)",
                complaint: "\"0.w.npy\" is damaged"),
            BrokenArchive(
                description: "damaged stream",
                script: "good(8); d = bytearray(open(path, 'rb').read()); d[60] ^= 255; open(path, 'wb').write(d)",
                complaint: "\"0.w.npy\" is damaged"),
            BrokenArchive(
                description: "another compression", script: "good(12)", complaint: "compressed by method 12"),
            BrokenArchive(
                description: "a bomb",
                script: """
                    with zipfile.ZipFile(path, 'w', 8) as f:
                        for i in range(6): f.writestr(f'{i}.npy', bytes(60_000_000))
                    """, complaint: "larger than any network"),
            BrokenArchive(
                description: "zeros without end in one array",
                script: """
                    h = b"{'descr': '|u1', 'fortran_order': False, 'shape': (60000000,), }".ljust(117) + b'\\n'
                    with zipfile.ZipFile(path, 'w', 8) as f:
                        f.writestr('0.w.npy', b'\\x93NUMPY\\x01\\x00v\\x00' + h + bytes(60_000_000))
                    """, complaint: "an array of shape [60000000] is larger than any network"),
            BrokenArchive(
                description: "zeros without end in many arrays",
                script: """
                    h = b"{'descr': '<f2', 'fortran_order': False, 'shape': (1024, 1024), }".ljust(117) + b'\\n'
                    with zipfile.ZipFile(path, 'w', 8) as f:
                        for i in range(26): f.writestr(f'{i}.w.npy', b'\\x93NUMPY\\x01\\x00v\\x00' + h + bytes(1 << 21))
                    """, complaint: "more than any network that can be drawn has"),
            BrokenArchive(
                description: "a pointer to the file",
                script:
                    "open(path, 'w').write('version https://git-lfs.github.com/spec/v1\\noid sha256:0\\nsize 9\\n')",
                complaint: "is a Git LFS pointer, not the file itself: run git lfs pull"),
            BrokenArchive(
                description: "a size that deflate cannot make",
                script: """
                    good(8); d = bytearray(open(path, 'rb').read()); at = d.find(b'PK\\x01\\x02')
                    d[at + 24:at + 28] = (200_000_000).to_bytes(4, 'little'); open(path, 'wb').write(d)
                    """, complaint: "larger than any network"),
            BrokenArchive(
                description: "a member beyond the end",
                script: """
                    good(0); d = bytearray(open(path, 'rb').read()); at = d.find(b'PK\\x01\\x02')
                    d[at + 42:at + 46] = (0x7FFFFFFF).to_bytes(4, 'little'); open(path, 'wb').write(d)
                    """, complaint: "not where its table of contents says"),
            BrokenArchive(
                description: "encrypted",
                script: """
                    good(0); d = bytearray(open(path, 'rb').read()); at = d.find(b'PK\\x01\\x02')
                    d[at + 8] |= 1; open(path, 'wb').write(d)
                    """, complaint: "encrypted"),
            BrokenArchive(
                description: "many members",
                script: """
                    with zipfile.ZipFile(path, 'w') as f:
                        for i in range(300): f.writestr(f'{i}.npy', b'')
                    """, complaint: "300 members"),
            BrokenArchive(
                description: "no array", script: "with zipfile.ZipFile(path, 'w') as f: f.writestr('readme', b'hello')",
                complaint: "\"readme\", which cannot be read"),
        ]
    }

    private static let good = """
        import io, zipfile
        path = sys.argv[1]
        def good(method=0):
            with zipfile.ZipFile(path, 'w', method) as f:
                for name, shape in (('0.w', (8, 2)), ('1.w', (3, 8))):
                    b = io.BytesIO(); np.save(b, np.arange(float(np.prod(shape))).reshape(shape)); f.writestr(name + '.npy', b.getvalue())

        """

    @Test("each broken archive is refused for what is wrong with it", arguments: BrokenArchive.all)
    func archives(broken: BrokenArchive) throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("cat.npz")
        _ = try Python.run(Self.good + broken.script, [path.string])
        let error = #expect(throws: ExchangeError.self) { try ImportedNetwork.all(at: path) }
        #expect(error?.description.contains(broken.complaint) == true, "\(String(describing: error))")
    }

    @Test("no change of a byte, and no cut, brings a reader down")
    func mutations() throws {
        let folder = try TemporaryFolder()
        let shape = NetworkShape(encoding: .none, hidden: [2], activation: .tanh, output: .sigmoid)
        let weights = Weights(shape: shape, storage: [Float](repeating: 0.5, count: shape.parameterCount))
        let bytes = try #require(NumPyExport(weights, name: "x").files.first?.bytes)
        let source = RandomSource(seed: 11, stream: .samples)
        var refused = 0
        for index in 0..<1500 {
            var changed = bytes
            let place = source.integer(below: bytes.count, at: UInt64(2 * index))
            if index % 3 == 0 {
                changed.removeLast(place)
            } else {
                changed[place] = UInt8(truncatingIfNeeded: source.bits(at: UInt64(2 * index + 1)))
            }
            let path = try folder.write(changed, as: "x.npz")
            do { _ = try ImportedNetwork.all(at: path) } catch is ExchangeError { refused += 1 }
        }
        #expect(refused > 1000)
    }

    @Test("weight files of our own, folders without networks and other files are distinguished")
    func others() throws {
        let folder = try TemporaryFolder()
        let shape = NetworkShape(encoding: .none, hidden: [2], activation: .tanh, output: .sigmoid)
        let own = WeightFile(
            weights: Weights(shape: shape, storage: [Float](repeating: 0, count: shape.parameterCount)),
            lineage: Lineage(start: .own, root: 1), provenance: Provenance(recipe: "x", steps: 0, pixelUpdates: 0))
        let path = try folder.write(own.encoded(), as: "own.safetensors")
        #expect(throws: ExchangeError(path, .ownWeightFile)) { try ImportedNetwork.all(at: path) }
        #expect(throws: ExchangeError.self) { try ImportedNetwork.all(at: folder.path) }
        let picture = try folder.write([1], as: "x.png")
        #expect(throws: ExchangeError(picture, .unknownKind)) { try ImportedNetwork.all(at: picture) }
        let missing = folder.path.appending("none.npz")
        #expect(throws: StorageError(.read, missing, .noSuchFileOrDirectory)) { try ImportedNetwork.all(at: missing) }
    }
}
