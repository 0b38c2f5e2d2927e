// SPDX-License-Identifier: MIT
import Kernels

/// What points leave in all layers on their way through a network, so that a gradient need not go that way again.
///
/// Worth its memory, a kilobyte or two a point and layer, where something has to be known of all points before any is learned
/// from.
public final class KeptValues: @unchecked Sendable {
    private(set) var count = 0
    private var memory = AlignedFloats(count: 0)

    public init() {}

    /// Memory for as many points; what was kept before is lost.
    func take(_ count: Int, of network: UnsafePointer<KNNetwork>) -> UnsafeMutablePointer<Float> {
        let floats = kn_kept_bytes(network, count) / 4
        if memory.count < floats { memory = AlignedFloats(count: floats) }
        self.count = count
        return memory.pointer
    }

    /// What was kept last.
    var pointer: UnsafeMutablePointer<Float> { memory.pointer }
}
