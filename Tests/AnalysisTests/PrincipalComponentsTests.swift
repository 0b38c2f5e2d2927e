// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Foundation
import Networks
import Testing
import TestSupport

@Suite struct PrincipalComponentsTests {
    /// Seeded random points with a falling spread in a few directions, away from the origin.
    static func cloud(points: Int, dimensions: Int, rank: Int, seed: UInt64) -> [[Float]] {
        let random = RandomSource(seed: seed, stream: .samples)
        var index: UInt64 = 0
        func next() -> Float {
            index += 1
            return Float(random.normal(at: index))
        }
        func vector(_ count: Int) -> [Float] { (0..<count).map { _ in next() } }
        let directions = (0..<rank).map { _ in vector(dimensions) }
        let mean = vector(dimensions).map { 3 * $0 }
        return (0..<points).map { _ in
            let amounts = (0..<rank).map { next() / Float(1 + $0 * $0) }
            return (0..<dimensions).map { place in
                mean[place] + (0..<rank).reduce(0) { $0 + amounts[$1] * directions[$1][place] }
            }
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let points: Int
        let dimensions: Int
        let rank: Int
        var testDescription: String { "\(points) points of \(dimensions) dimensions, rank \(rank)" }
    }

    @Test(
        "shares and scores are NumPy's, of its singular value decomposition",
        arguments: [
            Case(points: 2, dimensions: 1, rank: 1), Case(points: 5, dimensions: 700, rank: 4),
            Case(points: 40, dimensions: 13, rank: 13), Case(points: 33, dimensions: 1031, rank: 40),
        ])
    func numpy(example: Case) throws {
        let points = Self.cloud(points: example.points, dimensions: example.dimensions, rank: example.rank, seed: 7)
        let found = PrincipalComponents(of: points, threads: 2)
        let folder = try TemporaryFolder()
        let bytes = points.joined().flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } }
        let file = try folder.write(bytes, as: "points")
        let text = try Python.run(
            """
            x = np.fromfile(sys.argv[1], '<f4').reshape(int(sys.argv[2]), -1).astype(float)
            u, s, _ = np.linalg.svd(x - x.mean(0), full_matrices=False)
            kept = s**2 > 1e-13 * s[0]**2
            u, s = u[:, kept][:, :len(x) - 1], s[kept][:len(x) - 1]
            scores = u * s
            scores *= np.sign(scores[np.abs(scores).argmax(0), np.arange(len(s))])
            print(json.dumps({'shares': (s**2 / (s**2).sum()).tolist(), 'scores': scores.tolist()}))
            """, [file.string, "\(example.points)"])
        struct Expected: Decodable {
            let shares: [Double]
            let scores: [[Double]]
        }
        let expected = try JSONDecoder().decode(Expected.self, from: Data(text.utf8))
        #expect(found.shares.count == expected.shares.count)
        for (one, other) in zip(found.shares, expected.shares) { #expect(abs(one - other) < 1e-12) }
        let size = expected.scores.joined().map(abs).max() ?? 0
        // Rounding mixes components of nearly no variance.
        for (one, other) in zip(found.scores, expected.scores) {
            for (index, (a, b)) in zip(one, other).enumerated() where expected.shares[index] > 1e-6 {
                #expect(abs(a - b) < 1e-8 * size, "component \(index + 1)")
            }
        }
    }

    @Test("scores keep the points' distances, and any number of threads finds the same bits")
    func distances() {
        let points = Self.cloud(points: 17, dimensions: 1500, rank: 9, seed: 3)
        let one = PrincipalComponents(of: points, threads: 1)
        let three = PrincipalComponents(of: points, threads: 3)
        #expect(one.scores == three.scores && one.shares == three.shares)
        #expect(abs(one.shares.reduce(0, +) - 1) < 1e-12)
        for first in points.indices {
            for second in 0..<first {
                let far = zip(points[first], points[second]).reduce(0.0) {
                    $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
                }
                let near = zip(one.scores[first], one.scores[second]).reduce(0.0) {
                    $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                }
                #expect(abs(far - near) < 1e-6 * far)
            }
        }
    }

    @Test("equal points have no components, points on a line one")
    func degenerate() {
        let same = PrincipalComponents(of: [[Float]](repeating: [3, -1, 4], count: 5), threads: 1)
        #expect(same.shares.isEmpty && same.scores == [[Double]](repeating: [], count: 5))
        #expect(PrincipalComponents(of: [[1, 2]], threads: 1).shares.isEmpty)
        let line = PrincipalComponents(of: (0..<4).map { [Float($0), Float(2 * $0)] }, threads: 1)
        #expect(line.shares == [1])
        let reach = 1.5 * 5.0.squareRoot()
        #expect(zip(line.scores, [reach, reach / 3, -reach / 3, -reach]).allSatisfy { abs($0[0] - $1) < 1e-12 })
    }
}
