// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster
import Rendering
import Storage
import WeightFiles

/// The networks that a mural shows, one a frame; all of one shape.
public struct MuralSubject {
    struct Frame {
        let weights: Weights
        /// The view of the plane in which the network is drawn.
        let map: PlaneMap
        let caption: String
    }

    let title: String
    let shape: NetworkShape
    /// The size of the picture, whose proportions the cells have.
    let pictureSize: PixelSize
    public let frameCount: Int
    /// The frame whose units determine the order.
    let orderFrame: Int
    /// - Throws: errors of weight files.
    let frame: (Int) throws -> Frame
    /// Whether a frame shows the same as the one before it.
    public let isHeld: (Int) -> Bool

    /// A single network, for one frame.
    public init(_ network: ChosenNetwork) {
        title = network.title
        shape = network.weights.shape
        pictureSize = network.usualSize
        (frameCount, orderFrame) = (1, 0)
        frame = { _ in Frame(weights: network.weights, map: .identity, caption: "") }
        isHeld = { _ in false }
    }

    /// All snapshots of a name, in the order of their steps.
    ///
    /// - Throws: ``StudioFailure`` when there are none or they have different shapes, errors of weight files.
    public init(snapshotsOf name: String, in folder: WeightsFolder) throws {
        let steps = try folder.snapshotSteps(of: name)
        guard let last = steps.last else {
            throw StudioFailure(
                "there are no snapshots of \"\(name)\" in \(folder.snapshots.path); learn it with --snapshots log",
                .missingInput)
        }
        func path(_ step: Int) throws -> FilePath { try folder.path(for: Snapshot(of: name, step: step).name) }
        let header = try WeightFile.readHeader(from: path(last))
        for step in steps {
            let other = try WeightFile.readHeader(from: path(step)).shape
            guard other == header.shape else {
                throw StudioFailure(
                    "\"\(name)@\(step)\" (\(other)) and \"\(name)@\(last)\" (\(header.shape)) have different shapes, so "
                        + "they are not of one run; remove those of the other", .badData)
            }
        }
        title = name
        shape = header.shape
        pictureSize = header.provenance.usualSize
        (frameCount, orderFrame) = (steps.count, steps.count - 1)
        frame = { index in
            Frame(
                weights: try WeightFile.read(from: path(steps[index])).weights, map: .identity,
                caption: "step \(steps[index])")
        }
        isHeld = { _ in false }
    }

    /// The networks of a sequence, frame by frame.
    public init(_ plan: FilmPlan, title: String) {
        self.title = title
        shape = plan.weights.shape
        pictureSize = plan.size
        (frameCount, orderFrame) = (plan.frames.count, 0)
        frame = { index in
            let shot = plan.timeline.shot(at: index)
            return Frame(
                weights: plan.weights.weights(for: shot.blend), map: plan.weights.map(of: shot),
                caption: plan.timeline.segment(at: index).text)
        }
        isHeld = { [timeline = plan.timeline] index in
            index > 0 && timeline.shot(at: index) == timeline.shot(at: index - 1)
                && timeline.segment(at: index).text == timeline.segment(at: index - 1).text
        }
    }
}
