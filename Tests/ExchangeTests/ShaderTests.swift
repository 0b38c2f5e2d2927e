// SPDX-License-Identifier: MIT
import Basics
import Engine
import Exchange
import Networks
import Raster
import Storage
import Testing
import TestSupport

@Suite struct ShaderTests {
    static let shapes: [NetworkShape] = [
        NetworkShape(
            encoding: .fourier(count: 6, sigma: 1.2, seed: 9), hidden: [7, 5], activation: .tanh, output: .sigmoid),
        NetworkShape(
            encoding: .fourier(count: 4, sigma: 1, seed: 1), hidden: [8], activation: .gauss, output: .sigmoid,
            outputChannels: 4),
        NetworkShape(encoding: .none, hidden: [9, 3, 1], activation: .sine, output: .linear),
        NetworkShape(encoding: .none, hidden: [4], activation: .relu, output: .linear, outputChannels: 1),
        NetworkShape(
            coordinates: .classic, encoding: .none, hidden: [15, 15], activation: .sigmoid, output: .sigmoid,
            hasFirstBiasOnly: true),
    ]

    /// Reads the numbers of the text or the texture, and evaluates them as the shader's loops do, without using our
    /// code.
    private static let evaluator = """
        import re, struct
        text, texture, raw, width, height, kind, activation, output, frequencies, channels = sys.argv[1:11]
        width, height, frequencies = int(width), int(height), int(frequencies)
        source = open(text).read()
        if texture:
            G = np.fromfile(texture, '<f4').reshape(-1, 4).astype('f8')
        else:
            body = source[source.index('= vec4['):source.index('\\n);')]
            G = np.array([[float(v) for v in m.split(',')] for m in re.findall(r'vec4\\(([^()]*)\\)', body)])
            assert len(G) == int(re.search(r'= vec4\\[(\\d+)\\]', source).group(1))
        act = {'tanh': np.tanh, 'sigmoid': lambda z: 1 / (1 + np.exp(-z)), 'sine': np.sin,
               'relu': lambda z: np.maximum(z, 0), 'gauss': lambda z: np.exp(-z * z)}[activation]
        u = (np.arange(width) + 0.5) / width
        v = 1 - (np.arange(height) + 0.5) / height
        V, U = [a.ravel() for a in np.meshgrid(v, u, indexing='ij')]
        if kind == 'classic': P = np.stack([1.1 - V - 0.5 / height, 0.1 + U - 0.5 / width], -1)
        else:
            short = min(width, height)
            P = np.stack([(2 * U - 1) * width / short, (1 - 2 * V) * height / short], -1)
        if frequencies:
            n = (frequencies + 3) // 4
            T = np.concatenate([P[:, :1] * G[2 * i] + P[:, 1:] * G[2 * i + 1] for i in range(n)], 1)
            X = np.concatenate([np.sin(np.pi * T), np.cos(np.pi * T)], 1)
        else: X = np.concatenate([P, np.zeros_like(P)], 1)
        loops = re.findall(r'int at = (\\d+) \\+ j \\* (\\d+)', source)
        for start, stride in [(int(a), int(b)) for a, b in loops]:
            outputs = int(re.search(r'j < (\\d+) \\+ zero; j\\+\\+\\) {\\s*int at = %d ' % start, source).group(1))
            Y = []
            for j in range(outputs):
                at = start + j * stride
                W = G[at + 1:at + stride].reshape(-1, 4, 4).transpose(1, 0, 2).reshape(4, -1)
                Y.append(act(X @ W.T + G[at]))
            X = np.concatenate(Y, 1)
        at = int(re.search(r'    vec4 s = \\w+_number\\((\\d+)\\);', source).group(1))
        k = X.shape[1] // 4
        W = G[at + 1:at + 1 + 4 * k].reshape(-1, 4, 4).transpose(1, 0, 2).reshape(4, -1)
        z = X @ W.T + G[at]
        z = 1 / (1 + np.exp(-z)) if output == 'sigmoid' else z / 2 + 0.5
        np.clip(z[:, :int(channels)], 0, 1).astype('<f8').tofile(raw)
        """

    @Test("the numbers of a shader draw the picture", arguments: shapes, ShaderExport.Store.allCases)
    func numbers(shape: NetworkShape, store: ShaderExport.Store) throws {
        let source = RandomSource(seed: 5, stream: .initialWeights)
        var weights = Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        if shape.hasFirstBiasOnly {
            for layer in shape.layers.dropFirst() { for place in layer.biases { weights.storage[place] = 0 } }
        }
        let size = PixelSize(width: 23, height: 17)
        let shader = ShaderExport(
            weights, name: "sun", width: size.width, height: size.height, store: store, hasMain: false)
        let folder = try TemporaryFolder()
        let text = try folder.write(Array(shader.text.utf8), as: "sun.glsl")
        let texture = try folder.write(shader.texture, as: "sun.rgba32f")
        let drawn = PackedNetwork(weights, tier: .fastest)
        _ = try Python.run(
            Self.evaluator,
            [
                text.string, store == .texture ? texture.string : "", folder.path.appending("sun.raw").string, "23",
                "17",
                shape.coordinates.rawValue, shape.activation.rawValue, shape.output.rawValue,
                "\(shape.encoding.frequencies.count / 2)", "\(shape.outputChannels)",
            ])
        let raw = try folder.bytes(of: "sun.raw")
        let found = raw.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
        }
        // The network's own colours: those of a drawing would be divided by their opacity.
        let plane = PicturePlane(size: size, coordinates: shape.coordinates)
        let points = (0..<size.height).flatMap { row in
            (0..<size.width).flatMap { column in
                let point = plane.point(column: column, row: row)
                return [point.0, point.1]
            }
        }
        var colours = [Float](repeating: 0, count: size.width * size.height * shape.outputChannels)
        points.withUnsafeBufferPointer { points in
            colours.withUnsafeMutableBufferPointer {
                drawn.evaluate(points, into: $0, scratch: PackedNetwork.Scratch(for: drawn))
            }
        }
        try #require(found.count == colours.count)
        let worst = zip(found, colours).map { abs($0 - Double(min(max($1, 0), 1))) }.max() ?? 1
        #expect(worst < 1e-4)
        #expect(shader.textureHeight == (store == .texture ? shader.texture.count / 16384 : 0))
    }

    @Test(
        "names become functions",
        arguments: [
            ("sun", "sun"), ("dusk-tree", "dusk_tree"), ("w 1__x", "w_1_x"), ("2", "picture_2"), ("ö", "picture"),
            ("mix", "mix_picture"), ("gl_x", "picture_gl_x"), ("main", "main_picture"),
        ])
    func names(name: String, function: String) {
        let shape = NetworkShape(encoding: .none, hidden: [1], activation: .tanh, output: .sigmoid)
        let weights = Weights(shape: shape, storage: [Float](repeating: 0, count: shape.parameterCount))
        let shader = ShaderExport(weights, name: name, width: 2, height: 2, store: .constants, hasMain: true)
        #expect(shader.function == function)
        #expect(shader.text.contains("vec3 \(function)(vec2 uv)") && shader.text.contains("void mainImage("))
    }
}
