// SPDX-License-Identifier: MIT
import Synchronization

/// The sum of the peaks of several threads.
final class PeakSum: Sendable {
    private let sum = Mutex(0.0)

    func add(_ value: Double) { sum.withLock { $0 += value } }
    package var value: Double { sum.withLock { $0 } }
}
