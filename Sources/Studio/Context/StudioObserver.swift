// SPDX-License-Identifier: MIT

/// Receives events and progress while the studio works, and may stop the work.
///
/// Every requirement has a silent default. Calls come from any of the threads that work, several at once, and the work
/// waits for them: they should return soon. Nothing that is computed depends on an observer.
public protocol StudioObserver: Sendable {
    /// Called for each event, in the order in which the events happen.
    func handle(_ event: StudioEvent)

    /// Called with the state of the work, often: after every step of learning and every frame. The last call of a
    /// piece of work is ``StudioProgress/over``.
    func handle(_ progress: StudioProgress)

    /// Whether the work is to stop. It is read many times a second, by any thread; once true, it stays true until the
    /// work has ended.
    ///
    /// Work that stops saves the state to continue from, and throws ``StudioFailure`` of the kind `interrupted`, or
    /// says in its record that it was interrupted. The same request continues it.
    var isStopRequested: Bool { get }

    /// Runs work that cannot be stopped half way, but loses nothing if the process ends meanwhile.
    ///
    /// - Parameter outcome: the outcome if the process ends now, as the end of a sentence.
    func whileExpendable<Result>(_ outcome: String, _ work: () throws -> Result) rethrows -> Result
}

extension StudioObserver {
    public func handle(_ event: StudioEvent) {}
    public func handle(_ progress: StudioProgress) {}
    public var isStopRequested: Bool { false }
    public func whileExpendable<Result>(_ outcome: String, _ work: () throws -> Result) rethrows -> Result {
        try work()
    }
}

/// An observer that ignores everything and stops nothing.
public struct SilentObserver: StudioObserver {
    public init() {}
}

/// The progress of a piece of work.
public enum StudioProgress: Sendable, Equatable {
    /// A step of learning, rehearsing or bending was taken. Several names may be in progress at once.
    ///
    /// - `name`: the picture, `rehearsal`, or the bend.
    /// - `step`: counted from 1.
    /// - `decibels`: PSNR of recent batches; nil where it is not known.
    case step(name: String, step: Int, steps: Int, decibels: Double?)
    /// No more steps of `name` come in this run: all are taken, or the work was stopped.
    case ended(name: String)
    /// Frames of a film are in its encoders.
    ///
    /// - `drawn`: how many of them were drawn now; the others equal frames that were kept, of this run or of an earlier
    ///   one.
    case frames(Int, of: Int, drawn: Int)
    /// The measuring of one of several walks begins; walks are counted from 1.
    case walk(Int, of: Int, first: String, last: String)
    /// The teaching of one of several bends begins; bends are counted from 1. The steps of the bend follow.
    case bend(Int, of: Int, name: String)
    /// Parts of a figure are done, such as the networks of a map, which has neither steps nor frames.
    case part(Int, of: Int)
    /// The piece of work has ended, successfully or not; it reports nothing more. Comes once for each call that reports
    /// its progress.
    case over
}
