// SPDX-License-Identifier: MIT
import Kernels
import Networks

/// All layers' values at some points, kept from evaluating a network so that a gradient need not evaluate it again.
///
/// They take half a kilobyte to two for each point and layer of some hundred units. That is worth it if learning from
/// any point first needs the colours at all points. One thread at a time; the network must keep its weights in between.
public final class LayerValues: @unchecked Sendable {
    private(set) var shape: NetworkShape?
    private(set) var count = 0
    private var memory = AlignedFloats(count: 0)

    public init() {}

    /// Memory for `count` points; values kept before are lost.
    func take(_ count: Int, of network: PackedNetwork) -> UnsafeMutablePointer<Float> {
        let floats = withUnsafePointer(to: network.network) { kn_kept_bytes($0, count) / 4 }
        if memory.count < floats { memory = AlignedFloats(count: floats) }
        self.count = count
        shape = network.shape
        return memory.pointer
    }

    /// The values kept last.
    var pointer: UnsafeMutablePointer<Float> { memory.pointer }
}
