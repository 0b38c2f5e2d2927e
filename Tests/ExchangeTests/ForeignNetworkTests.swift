// SPDX-License-Identifier: MIT
import Basics
import Exchange
import Networks
import Raster
import Storage
import Testing
import TestSupport

@Suite struct ForeignNetworkTests {
    struct Naming: CustomStringConvertible, Sendable {
        let description: String
        let ending: String
        /// Python that makes the dictionary `d` of the layers `L`.
        let names: String

        private static let pytorch =
            "{f'{p}.{k}': v for p, (W, b) in zip(names, L) for k, v in (('weight', W), ('bias', b))}"

        static let all = [
            Naming(
                description: "SIREN's own code", ending: "safetensors",
                names: "names = ['net.0.linear', 'net.1.linear', 'net.2.linear', 'net.3']\nd = \(pytorch)"),
            Naming(
                description: "siren-pytorch", ending: "safetensors",
                names: "names = ['layers.0', 'layers.1', 'layers.2', 'last_layer']\nd = \(pytorch)"),
            Naming(
                description: "Sequential", ending: "npz", names: "names = ['0', '2', '10', '12']\nd = \(pytorch)"),
            Naming(
                description: "Flax", ending: "npz",
                names: "d = {f'params/Dense_{9 + i}/{k}': v for i, (W, b) in enumerate(L) "
                    + "for k, v in (('kernel', np.asfortranarray(W.T)), ('bias', b))}"),
            Naming(
                description: "JAX pairs", ending: "npz",
                names: "d = {f'{i}.{k}': v for i, p in enumerate(L) for k, v in zip('wb', p)}"),
            Naming(
                description: "no names", ending: "npz",
                names: "d = {f'arr_{i}': v for i, v in enumerate(v for p in L for v in p)}"),
        ]

        func script(_ more: String) -> String {
            NumPyReferences.prelude + NumPyReferences.siren + "L = layers(24, 'f4')\n\(names)\n"
                + (ending == "npz"
                    ? "np.savez_compressed(os.path.join(folder, 'cat.npz'), **d)\n"
                    : "safetensors.numpy.save_file(d, os.path.join(folder, 'cat.safetensors'))\n") + more
        }
    }

    @Test("a SIREN draws what NumPy does, whatever its layers are called", arguments: Naming.all)
    func namings(naming: Naming) throws {
        let folder = try TemporaryFolder()
        _ = try Python.run(naming.script("save(siren(L, 20, 34, True) / 2 + 0.5, 'cat')"), [folder.path.string])
        var settings = ImportSettings()
        (settings.firstOmega, settings.omega) = (30, 30)
        (settings.pictureWidth, settings.pictureHeight, settings.isCornerToCorner) = (34, 20, true)
        let networks = try ImportedNetwork.all(at: folder.path.appending("cat.\(naming.ending)"), settings: settings)
        #expect(networks.map(\.name) == ["cat"])
        let size = PixelSize(width: 34, height: 20)
        #expect(try NumPyReferences.difference(networks[0].weights, "cat", size: size, in: folder) < 0.1)
    }

    @Test("omegas, the order of coordinates, the range of colours and half precision are taken into account")
    func settings() throws {
        let folder = try TemporaryFolder()
        _ = try Python.run(
            NumPyReferences.prelude + NumPyReferences.siren + """
                L = [(W.astype('f2'), b.astype('f2')) for W, b in layers(16)]
                d = {f'layers.{i}.{k}': v for i, p in enumerate(L) for k, v in zip(('weight', 'bias'), p)}
                L = [(W.astype('f8'), b.astype('f8')) for W, b in L]
                # Across before down.
                d['layers.0.weight'] = np.ascontiguousarray(d['layers.0.weight'][:, ::-1])
                safetensors.numpy.save_file(d, os.path.join(folder, 'cat.safetensors'))
                save(siren(L, 24, 24, False, omega=12.0, hidden=25.0), 'cat')
                """, [folder.path.string])
        var settings = ImportSettings()
        (settings.firstOmega, settings.omega, settings.order, settings.colours) = (12, 25, .xy, .unit)
        let network = try ImportedNetwork.all(at: folder.path.appending("cat.safetensors"), settings: settings)[0]
        let size = PixelSize(width: 24, height: 24)
        #expect(try NumPyReferences.difference(network.weights, "cat", size: size, in: folder) < 0.1)
    }

    struct Misfit: CustomStringConvertible, Sendable {
        let description: String
        /// Python that changes the dictionary `d`.
        let change: String
        let complaint: String

        static let all = [
            Misfit(description: "a missing matrix", change: "del d['1.w']", complaint: "has no \"1.weight\""),
            Misfit(
                description: "a narrow layer", change: "d['1.w'] = d['1.w'][:, :5]",
                complaint: "\"1.w\" of shape [24, 5], but [24, 24]"),
            Misfit(
                description: "a short bias", change: "d['2.b'] = d['2.b'][:5]",
                complaint: "\"2.b\" of shape [5], but [24]"),
            Misfit(
                description: "three coordinates", change: "d['0.w'] = np.zeros((24, 3))",
                complaint: "\"0.w\" of shape [24, 3], but [24, 2]"),
            Misfit(description: "two channels", change: "d['3.w'] = d['3.w'][:2]", complaint: "has 2 output channels"),
            Misfit(
                description: "a stranger", change: "d['step'] = np.zeros(3)",
                complaint: "\"step\", which is not a layer's"
            ),
            Misfit(description: "whole numbers", change: "d['0.b'] = np.zeros(24, 'i8')", complaint: "\"<i8\""),
            Misfit(description: "a text", change: "d['0.b'] = np.zeros(24, 'u1')", complaint: "\"u1\""),
            Misfit(description: "an infinity", change: "d['0.b'][3] = np.inf", complaint: "0.b[3]"),
            Misfit(description: "too large", change: "d['0.b'] = np.full(24, 1e300)", complaint: "1e+300"),
            Misfit(description: "too wide", change: "d['0.w'] = np.zeros((1025, 2))", complaint: "has 1025 units"),
            Misfit(description: "a cube", change: "d['0.w'] = np.zeros((2, 2, 2))", complaint: "3 dimensions"),
            Misfit(description: "one layer", change: "d = {'0.w': np.zeros((3, 2))}", complaint: "has 0 hidden layers"),
            Misfit(description: "nothing", change: "d = {}", complaint: "holds no arrays"),
            Misfit(description: "records", change: "d['0.b'] = np.zeros(24, [('x', 'f8')])", complaint: "\"records\""),
        ]
    }

    @Test("layers that do not fit are named", arguments: Misfit.all)
    func misfits(misfit: Misfit) throws {
        let folder = try TemporaryFolder()
        let pairs = try #require(Naming.all.first { $0.description == "JAX pairs" })
        let script = pairs.names + "\n\(misfit.change)\n"
        _ = try Python.run(
            NumPyReferences.prelude + NumPyReferences.siren + "L = layers(24)\n" + script
                + "np.savez(os.path.join(folder, 'cat.npz'), **d)", [folder.path.string])
        let error = #expect(throws: ExchangeError.self) {
            try ImportedNetwork.all(at: folder.path.appending("cat.npz"))
        }
        #expect(error?.description.contains(misfit.complaint) == true, "\(String(describing: error))")
    }

    @Test("our own archives come back whole, frequencies and all", arguments: Activation.allCases, [1, 3, 4])
    func roundTrip(activation: Activation, channels: Int) throws {
        let shape = NetworkShape(
            encoding: .fourier(count: 5, sigma: 1.2, seed: 9), hidden: [7, 1, 12], activation: activation,
            output: .sigmoid, outputChannels: channels)
        let source = RandomSource(seed: 4, stream: .initialWeights)
        let weights = Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        let folder = try TemporaryFolder()
        let file = try #require(NumPyExport(weights, name: "a b").files.first)
        let path = try folder.write(file.bytes, as: file.name)
        #expect(try ImportedNetwork.all(at: path) == [ImportedNetwork(name: "a b", weights: weights)])
        let read = try Python.run(
            "f = np.load(sys.argv[1])\nprint(len(f.files), f['layers.3.weight'].shape, f['encoding.frequencies'].dtype)",
            [path.string])
        #expect(read == "10 (\(channels), 12) float32\n")
    }
}
