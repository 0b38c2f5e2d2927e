// SPDX-License-Identifier: MIT
import Basics
import Exchange
import Networks
import Raster
import Storage
import Testing
import TestSupport

@Suite struct HobbyNetworkTests {
    @Test("the hobby project's networks, and mixtures of them, draw what NumPy does")
    func draws() throws {
        let folder = try TemporaryFolder()
        _ = try Python.run(
            NumPyReferences.prelude + NumPyReferences.hobby + """
                nets = {'w1': network(150, 150), 'w2': network(150, 150), 'w10': network(150, 150), 'odd': network(5, 9)}
                for name, Ws in nets.items():
                    for i, W in enumerate(Ws): np.save(os.path.join(folder, f'{name}_{i + 1}.npy'), W)
                    save(hobby(Ws, 31, 47), name)
                # Kept in other orders of indices and bytes, the same numbers.
                np.save(os.path.join(folder, 'w2_2.npy'), np.asfortranarray(nets['w2'][1]))
                np.save(os.path.join(folder, 'w10_1.npy'), nets['w10'][0].astype('>f8'))
                save(hobby([0.7 * a + 0.3 * b for a, b in zip(nets['w1'], nets['w2'])], 31, 47), 'mixed')
                """, [folder.path.string])
        let networks = try ImportedNetwork.all(at: folder.path)
        #expect(networks.map(\.name) == ["odd", "w1", "w2", "w10"])
        let size = PixelSize(width: 47, height: 31)
        for network in networks {
            #expect(
                try NumPyReferences.difference(network.weights, network.name, size: size, in: folder) < 0.1,
                "\(network.name)")
        }
        let mixture = Weights.mixture(of: [(networks[1].weights, 0.7), (networks[2].weights, 0.3)])
        #expect(try NumPyReferences.difference(mixture, "mixed", size: size, in: folder) < 0.1)

        let one = try ImportedNetwork.all(at: folder.path.appending("w10_2.npy"))
        #expect(one == [networks[3]])
    }

    @Test("written and read again they are the same", arguments: [1, 7, 150])
    func roundTrip(width: Int) throws {
        let shape = NetworkShape(
            coordinates: .classic, encoding: .none, hidden: [width, width + 1], activation: .sigmoid, output: .sigmoid,
            hasFirstBiasOnly: true)
        let source = RandomSource(seed: 3, stream: .initialWeights)
        var weights = Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0))) })
        for layer in shape.layers.dropFirst() { for place in layer.biases { weights.storage[place] = 0 } }
        let folder = try TemporaryFolder()
        let files = NumPyExport(weights, name: "w7").files
        #expect(files.map(\.name) == ["w7_1.npy", "w7_2.npy", "w7_3.npy"])
        for file in files { try folder.write(file.bytes, as: file.name) }
        #expect(try ImportedNetwork.all(at: folder.path) == [ImportedNetwork(name: "w7", weights: weights)])
        let read = try Python.run(
            "print([np.load(f'{sys.argv[1]}/w7_{i}.npy').shape for i in (1, 2, 3)], "
                + "np.load(f'{sys.argv[1]}/w7_1.npy').dtype)", [folder.path.string])
        #expect(read == "[(\(width), 3), (\(width + 1), \(width)), (3, \(width + 1))] float64\n")
    }

    struct Broken: CustomStringConvertible, Sendable {
        let description: String
        let part: Int
        /// Shape of the part that is wrong; nil where the part is missing.
        let shape: [Int]?
        let complaint: String

        static let all = [
            Broken(description: "no biases", part: 1, shape: [4, 2], complaint: "[units, 3] is needed"),
            Broken(description: "a vector", part: 1, shape: [12], complaint: "[units, 3] is needed"),
            Broken(description: "another width", part: 2, shape: [4, 5], complaint: "[units, 4] is needed"),
            Broken(description: "two channels", part: 3, shape: [2, 4], complaint: "[3, 4] is needed"),
            Broken(description: "no last part", part: 3, shape: nil, complaint: "has no w_3.npy"),
            Broken(description: "no units", part: 1, shape: [0, 3], complaint: "[units, 0] is needed"),
        ]
    }

    @Test("parts that do not fit are named", arguments: Broken.all)
    func broken(_ broken: Broken) throws {
        let folder = try TemporaryFolder()
        for (part, usual) in [(1, [4, 3]), (2, [4, 4]), (3, [3, 4])] {
            guard let shape = part == broken.part ? broken.shape : usual else { continue }
            try folder.write(NumPyBytes.zeros(shape), as: "w_\(part).npy")
        }
        let error = #expect(throws: ExchangeError.self) { try ImportedNetwork.all(at: folder.path) }
        #expect(error?.description.contains(broken.complaint) == true, "\(String(describing: error))")
    }
}
