// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Storage
import Testing
import TestSupport

/// Networks made by NumPy, and their drawings computed by NumPy.
enum NumPyReferences {
    /// `save(v, path)` writes the colours `v`, `[height * width][channels]`, as doubles.
    static let prelude = """
        import os
        folder = sys.argv[1]
        r = np.random.default_rng(7)
        def s(z): return 1 / (1 + np.exp(-z))
        def save(v, name): np.clip(v, 0, 1).astype('<f8').tofile(os.path.join(folder, name + '.raw'))

        """

    static let hobby = """
        def hobby(Ws, h, w):
            y, x = np.meshgrid(np.arange(h) / h + 0.1, np.arange(w) / w + 0.1, indexing='ij')
            v = np.stack([y.ravel(), x.ravel(), np.ones(h * w)])
            for W in Ws: v = s(W @ v)
            return v.T
        def network(n, m): return [r.normal(0, 6, (n, 3)), r.normal(0, 0.7, (m, n)), r.normal(0, 0.6, (3, m))]

        """

    static let siren = """
        def layers(n, dtype='f8'):
            sizes = [(n, 2, 0.5), (n, n, 0.03), (n, n, 0.03), (3, n, 0.1)]
            return [(r.uniform(-k, k, (o, i)).astype(dtype), r.uniform(-0.2, 0.2, o).astype(dtype)) for o, i, k in sizes]
        def siren(L, h, w, corners, omega=30.0, hidden=30.0):
            f = (lambda n: np.linspace(-1, 1, n)) if corners else (lambda n: (2 * np.arange(n) + 1) / n - 1)
            y, x = np.meshgrid(f(h), f(w), indexing='ij')
            v = np.stack([y.ravel(), x.ravel()], -1)
            for i, (W, b) in enumerate(L[:-1]): v = np.sin((omega if i == 0 else hidden) * (v @ W.T + b))
            return v @ L[-1][0].T + L[-1][1]

        """

    /// The largest difference between NumPy's drawing and ours, in levels of 255.
    static func difference(_ weights: Weights, _ name: String, size: PixelSize, in folder: TemporaryFolder) throws
        -> Double
    {
        let raw = try folder.bytes(of: "\(name).raw")
        let expected = raw.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
        }
        let drawn = PackedNetwork(weights, tier: .fastest).drawPicture(of: size, threads: 1).samples
        try #require(expected.count == drawn.count)
        let spread = (expected.max() ?? 0) - (expected.min() ?? 0)
        try #require(spread > 0.2, "a picture that shows something")
        return zip(expected, drawn).map { abs($0 - Double($1) / 65535) * 255 }.max() ?? 0
    }
}
