// SPDX-License-Identifier: MIT

/// Numbers aligned to a cache line, as the kernels need them.
///
/// Not synchronised: threads that share them must not read numbers that another thread writes at the same time.
package final class AlignedNumbers<Number: BitwiseCopyable & AdditiveArithmetic>: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<Number>
    package let count: Int

    /// `count` zeros.
    package init(count: Int) {
        self.count = count
        let bytes = max(64, count * MemoryLayout<Number>.stride)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        pointer = memory.bindMemory(to: Number.self, capacity: bytes / MemoryLayout<Number>.stride)
        clear()
    }

    deinit { pointer.deallocate() }

    package func clear() { pointer.update(repeating: .zero, count: count) }
}

package typealias AlignedFloats = AlignedNumbers<Float>
