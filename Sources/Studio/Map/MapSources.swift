// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster
import Rendering
import Storage
import WeightFiles

/// Finds the networks that are to be placed on a map.
public struct MapSources {
    public let folder: WeightsFolder
    /// The interval of the frames taken from a sequence; nil for about a hundred frames in all.
    let every: Int?
    let context: StudioContext

    public init(folder: WeightsFolder, every: Int? = nil, context: StudioContext) {
        self.folder = folder
        self.every = every
        self.context = context
    }

    private static let usualFrames = 100

    /// The networks of names, mixtures, weight files, folders and sequences, in the order they were given.
    ///
    /// - Throws: ``StudioFailure``, errors of weight files and folders, ``SequenceMistakes``.
    public func points(of texts: [String]) throws -> [MapPoint] {
        let known = try folder.path.isFolder ? Set(folder.names() + folder.snapshotNames()) : []
        let folders = texts.filter { !known.contains($0) && FilePath($0).isFolder }
        return try texts.flatMap { text -> [MapPoint] in
            if folders.contains(text) { return try points(ofFolder: text, isOnlyOne: folders.count == 1) }
            if text.hasSuffix(".seq") { return try points(ofSequence: text) }
            let network = try ChosenNetwork(text, in: folder)
            var point = MapPoint(label: network.title, weights: network.weights, pictureSize: network.usualSize)
            if let snapshot = Snapshot(name: network.title), known.contains(text) {
                point.trajectory = snapshot.subject
            }
            return [point]
        }
    }

    private func points(ofFolder text: String, isOnlyOne: Bool) throws -> [MapPoint] {
        let folder = WeightsFolder(FilePath(text))
        let names = try folder.allNames(context)
        guard !names.isEmpty else {
            throw StudioFailure(
                "there are no weight files in \(text); learn pictures, or name another folder", .missingInput)
        }
        let prefix = isOnlyOne ? "" : Self.title(ofFolder: text) + "/"
        let numbered = names.map { (name: $0, place: NumberedName($0)) }
            .sorted { one, other in
                // Snapshots and generations in the order of their numbers, and all else by name.
                guard let a = one.place, let b = other.place, a.subject == b.subject else {
                    return one.name < other.name
                }
                return a.number < b.number
            }
        return try numbered.map { name, place in
            let file = try ChosenNetwork(file: folder.path(for: name))
            return MapPoint(
                label: prefix + name, weights: file.weights, pictureSize: file.usualSize,
                trajectory: place.map { prefix + $0.subject })
        }
    }

    /// The last part of a folder's path that distinguishes it, so not `weights` or `snapshots` where there is another.
    private static func title(ofFolder text: String) -> String {
        let parts = text.split(separator: "/").map(String.init).filter { $0 != "." }
        return parts.last { !["weights", "snapshots"].contains($0) } ?? parts.last ?? text
    }

    private func points(ofSequence text: String) throws -> [MapPoint] {
        let file = try SequenceFile(text, weights: nil)
        let timeline = try file.timeline(telling: context.observer)
        let plan = try FilmPlan(
            timeline, in: file.folder, size: nil, frames: nil, outputs: [], context: context)
        let title = FilePath(text).stem ?? text
        let step = every ?? max(1, plan.frames.count / Self.usualFrames)
        var points: [MapPoint] = []
        var last: Shot?
        for frame in stride(from: 0, to: plan.frames.count, by: step) {
            let shot = plan.timeline.shot(at: frame)
            // A hold is one point.
            if shot == last { continue }
            last = shot
            // Checked here already, as the weights of too many frames would fill the memory.
            guard points.count < WeightMap.mostPoints else {
                throw StudioFailure(
                    "a map has at most \(WeightMap.mostPoints) points, and \(text) has more frames that differ; take fewer "
                        + "with --every", .usage)
            }
            points.append(
                MapPoint(
                    label: "\(frame + 1)", weights: plan.weights.weights(for: shot.blend), pictureSize: plan.size,
                    view: plan.weights.map(of: shot), trajectory: title))
        }
        // The pictures that the film passes, as points of their own.
        return points
            + timeline.names.map {
                MapPoint(label: $0, weights: plan.weights.weights(for: Mixture($0)), pictureSize: plan.size)
            }
    }
}

/// A network that is placed on a map.
public struct MapPoint: Sendable {
    let label: String
    public let weights: Weights
    /// Size of the learned picture or of the film's frames; the network is drawn in its proportions.
    let pictureSize: PixelSize
    /// The view of the plane in which it is drawn.
    var view = PlaneMap.identity
    /// The name of the row of points that it belongs to; nil where it stands alone.
    var trajectory: String?
}

/// A numbered name: a snapshot's, `sun@120`, or a generation's, `sun-0005`.
struct NumberedName: Hashable {
    let subject: String
    let number: Int

    /// Minimum number of digits of a generation's number; `cat-2` is only another cat.
    private static let digits = 4

    init?(_ name: String) {
        if let snapshot = Snapshot(name: name) {
            (subject, number) = (snapshot.subject, snapshot.step)
            return
        }
        guard let dash = name.lastIndex(of: "-"), dash > name.startIndex else { return nil }
        let digits = name[name.index(after: dash)...]
        guard digits.utf8.count >= Self.digits, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits)
        else { return nil }
        (subject, self.number) = (String(name[..<dash]), number)
    }
}
