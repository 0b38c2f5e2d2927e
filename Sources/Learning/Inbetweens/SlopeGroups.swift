// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks

/// All parts of the points at which an inbetween's slopes are measured. Parts are the same for any number of threads.
extension [SlopeGroup] {
    /// Enough parts for the cores of a desktop computer.
    private static let parts = 8

    /// - Parameter points: the most points that are ever measured together.
    init(points: Int, shape: NetworkShape) {
        self = (0..<Self.parts).map { _ in
            SlopeGroup(capacity: points.divided(into: Self.parts), shape: shape)
        }
    }

    /// The slopes measured last, in the order of their points.
    var allSlopes: [Float] { flatMap(\.slopes) }
    /// The colours at the points measured last, `[count][channels]`.
    var allColours: [Float] { flatMap(\.pointColours) }

    /// Measures the slopes at some points, cycling through `fields`, and keeps all layers' values for learning from
    /// them.
    func measure(
        _ points: Range<Int>, in fields: [SlopeField], source: RandomSource, network: PackedNetwork, threads: Int
    ) {
        ParallelLoop.run(count, threads: threads) { index, _ in
            self[index].measure(
                points.part(index, of: count), in: fields, source: source, network: network)
        }
    }

    /// Leaves the gradient of `penalty`, and of `pull` if there is one, with respect to the weights of `network`, in
    /// the parts.
    func backpropagate(
        _ penalty: SlopePenalty, pull: PalettePull?, count: Int, network: PackedNetwork,
        scratches: [PackedNetwork.Scratch], threads: Int
    ) {
        ParallelLoop.run(self.count, threads: threads) { index, worker in
            self[index].backpropagate(
                penalty, pull: pull, first: (0..<count).part(index, of: self.count).lowerBound, network: network,
                scratch: scratches[worker])
        }
    }

    /// The parts' gradients, in order.
    var gradients: [Gradient] { map(\.gradient) }

    // MARK: The keys

    /// Number of points at which a learned picture is measured, once.
    static var keyPoints: Int { 16384 }

    /// Measures a learned picture at ``keyPoints`` points: its slopes and colours are in the parts afterwards.
    func measureKey(_ network: PackedNetwork, in field: SlopeField, threads: Int) {
        let scratches = (0..<threads).map { _ in PackedNetwork.Scratch(for: network) }
        ParallelLoop.run(count, threads: threads) { index, worker in
            self[index].measure(
                (0..<Self.keyPoints).part(index, of: count), in: [field],
                source: RandomSource(seed: 0, stream: .slopes), network: network, scratch: scratches[worker])
        }
    }
}
