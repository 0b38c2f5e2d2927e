// SPDX-License-Identifier: MIT
import Synchronization

/// What several threads reach together.
final class PeakSum: Sendable {
    private let sum = Mutex(0.0)

    func add(_ value: Double) { sum.withLock { $0 += value } }
    package var value: Double { sum.withLock { $0 } }
}
