// SPDX-License-Identifier: MIT
import Synchronization

/// Which rounds of a loop were done, and whether a worker ever did two at once.
final class Tally: Sendable {
    private struct State {
        var rounds: [Int]
        var isBusy: [Bool]
        var overlapped = false
    }

    private let state: Mutex<State>

    init(count: Int, workers: Int) {
        state = Mutex(
            State(rounds: [Int](repeating: 0, count: count), isBusy: [Bool](repeating: false, count: workers)))
    }

    func note(_ index: Int, _ worker: Int) {
        state.withLock { state in
            state.rounds[index] += 1
            state.overlapped = state.overlapped || state.isBusy[worker]
            state.isBusy[worker] = true
        }
        // Others may come in between.
        state.withLock { $0.isBusy[worker] = false }
    }

    var isEachOnce: Bool { state.withLock { $0.rounds.allSatisfy { $0 == 1 } } }
    var overlapped: Bool { state.withLock { $0.overlapped } }
}
