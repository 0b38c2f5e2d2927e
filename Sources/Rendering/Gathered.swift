// SPDX-License-Identifier: MIT
import Synchronization

/// Values gathered from several threads.
final class Gathered<Value: Sendable>: Sendable {
    private let values: Mutex<[Value?]>

    init(count: Int) {
        values = Mutex(Array(repeating: nil, count: count))
    }

    func set(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

    /// All values, in order, once each was set.
    var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
