// SPDX-License-Identifier: MIT
import Dispatch
import Synchronization

/// A loop whose rounds are spread over threads.
public enum ParallelLoop {
    /// Calls `body(index, worker)` once for every index below `count` and returns when all are done.
    ///
    /// Indices are taken in order by whichever worker is free. At most one round of a worker runs at a time, so memory
    /// kept per worker, `0..<threads`, needs no lock. Nothing may depend on which worker gets which index.
    public static func run(_ count: Int, threads: Int, _ body: @Sendable (_ index: Int, _ worker: Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for index in 0..<count { body(index, 0) }
            return
        }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index, worker)
            }
        }
    }
}
