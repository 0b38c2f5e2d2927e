// SPDX-License-Identifier: MIT
import Basics
import Storage

/// Weights as they were at a step of learning, and their name: `sun@120` is the snapshot of `sun` after 120 steps.
public struct Snapshot: Hashable, Sendable {
    /// The name under which the picture is learned: `sun` for `sun@120`.
    public let subject: String
    public let step: Int

    public init(of subject: String, step: Int) {
        precondition(step >= 0, "steps are counted from 0")
        self.subject = subject
        self.step = step
    }

    /// - Returns: nil for a name that is not a snapshot's.
    public init?(name: String) {
        guard let (subject, step) = WeightsName.parts(ofSnapshot: name) else { return nil }
        self.init(of: subject, step: step)
    }

    public var name: String { "\(WeightsName.snapshot(of: subject, step: step))" }
}

extension WeightsFolder {
    /// The folder in this one that holds snapshots of learning, `NAME@STEP.safetensors`; it need not be there.
    public var snapshots: WeightsFolder { WeightsFolder(path.appending(Self.snapshotsName)) }

    /// ``snapshots``, made if it is missing.
    ///
    /// - Throws: `StorageError`, ``WeightsFolderError`` (`folderOutside`).
    public func makeSnapshots() throws -> WeightsFolder { try make(snapshots) }

    /// The names of all snapshots, in the order of subjects and steps; none if the folder is missing.
    ///
    /// - Throws: `StorageError` (`read`).
    public func snapshotNames() throws -> [String] {
        guard try isThere(snapshots) else { return [] }
        return try snapshots.names().compactMap(Snapshot.init(name:))
            .sorted { $0.subject == $1.subject ? $0.step < $1.step : $0.subject < $1.subject }.map(\.name)
    }

    /// The subjects of all snapshots, in order.
    ///
    /// - Throws: `StorageError` (`read`).
    public func snapshotSubjects() throws -> [String] {
        try snapshotNames().compactMap { Snapshot(name: $0)?.subject }.reduce(into: []) { subjects, subject in
            if subjects.last != subject { subjects.append(subject) }
        }
    }

    /// The steps of the snapshots of `subject`, ascending.
    ///
    /// - Throws: `StorageError` (`read`).
    public func snapshotSteps(of subject: String) throws -> [Int] {
        try snapshotSteps { $0 == subject }[subject] ?? []
    }

    /// The steps of the snapshots of all wanted subjects, ascending, by subject.
    ///
    /// - Throws: `StorageError` (`read`).
    public func snapshotSteps(where isWanted: (String) -> Bool = { _ in true }) throws -> [String: [Int]] {
        guard try isThere(snapshots) else { return [:] }
        var steps: [String: [Int]] = [:]
        for name in try snapshots.listedFiles().names {
            guard let snapshot = Snapshot(name: name), isWanted(snapshot.subject),
                (try? snapshots.checkedPath(of: name + Self.fileEnding, name: name)) != nil
            else { continue }
            steps[snapshot.subject, default: []].append(snapshot.step)
        }
        return steps.mapValues { $0.sorted() }
    }
}
