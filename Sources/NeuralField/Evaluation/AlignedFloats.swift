// SPDX-License-Identifier: MIT

/// Floats aligned to a cache line, as the kernels want them.
///
/// Not synchronised: whoever shares one between threads sees to it that nobody reads what another writes.
package final class AlignedFloats: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<Float>
    package let count: Int

    /// `count` zeros.
    package init(count: Int) {
        self.count = count
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, count * 4), alignment: 64)
        pointer = memory.bindMemory(to: Float.self, capacity: max(16, count))
        clear()
    }

    deinit { pointer.deallocate() }

    package func clear() { pointer.update(repeating: 0, count: count) }
}
