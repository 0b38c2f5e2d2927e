// SPDX-License-Identifier: MIT
import Kernels

/// What points leave in all layers on their way through a network, so that a gradient need not go that way again.
///
/// Worth its memory, half a kilobyte to two a point and layer of some hundred units, where something has to be known of all points
/// before any is learned from. One thread at a time; the network must keep its weights in between.
public final class KeptValues: @unchecked Sendable {
    private(set) var shape: NetworkShape?
    private(set) var count = 0
    private var memory = AlignedFloats(count: 0)

    public init() {}

    /// Memory for as many points; what was kept before is lost.
    func take(_ count: Int, of network: PackedNetwork) -> UnsafeMutablePointer<Float> {
        let floats = withUnsafePointer(to: network.network) { kn_kept_bytes($0, count) / 4 }
        if memory.count < floats { memory = AlignedFloats(count: floats) }
        self.count = count
        shape = network.shape
        return memory.pointer
    }

    /// What was kept last.
    var pointer: UnsafeMutablePointer<Float> { memory.pointer }
}
