// SPDX-License-Identifier: MIT
import Engine
import Foundation

/// The threads, kernels and observer of a piece of work: made once, by the program that starts it, and handed down.
public struct StudioContext: Sendable {
    /// Threads to work with, 1 or more. No result depends on their number.
    public let threads: Int
    /// Version of the kernels. No result depends on it.
    public let tier: KernelTier
    /// Receives the work's events and progress, and may stop it.
    public let observer: any StudioObserver

    public init(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, tier: KernelTier = .fastest,
        observer: any StudioObserver = SilentObserver()
    ) {
        precondition(threads > 0, "work needs a thread")
        self.threads = threads
        self.tier = tier
        self.observer = observer
    }

    /// Whether the observer wants the work to stop.
    var isStopRequested: Bool { observer.isStopRequested }
}
