// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Engine
import Networks
import Raster
import Rendering
import Storage
import WeightFiles

/// A film about to be made: the content of each frame, the size, and the outputs.
public struct FilmPlan: Sendable {
    /// The timeline with its even paces measured.
    public let timeline: Timeline
    /// The timeline before they were measured.
    private let planned: Timeline
    /// The part of the timeline that is rendered.
    public let frames: Range<Int>
    public let weights: MixtureWeights
    /// SHA-256 of the weights, by the names of the sequence and those derived from them.
    let digests: [String: String]
    public let size: PixelSize
    public let outputs: [FilmOutput]

    /// - Parameters:
    ///   - size: nil for the sequence's own, or else one in the first picture's proportions.
    ///   - frames: nil for all.
    ///   - context: the means to measure even paces with.
    /// - Throws: errors of weight files and encoders.
    public init(
        _ timeline: Timeline, in folder: WeightsFolder, size: PixelSize?, frames: Range<Int>?, outputs: [FilmOutput],
        context: StudioContext
    ) throws {
        self.frames = frames ?? 0..<timeline.frameCount
        let files = try folder.files(of: timeline)
        weights = MixtureWeights(files, deriving: timeline.derivations)
        digests = timeline.derivations.reduce(into: files.mapValues { $0.contentDigest() }) { digests, derivation in
            digests[derivation.name] = derivation.digest(from: digests)
        }
        let written = timeline.size.map { PixelSize(width: $0.width, height: $0.height) }
        let wanted =
            size ?? written
            ?? (timeline.start.terms.first.flatMap { files[$0.name] }?.provenance.usualSize ?? .usual).filmSize()
        self.size = outputs.reduce(wanted) { $1.requiredSize(for: $0) }
        self.outputs = outputs
        planned = timeline
        self.timeline = PaceMeter(weights, size: self.size, threads: context.threads, tier: context.tier)
            .pace(timeline, within: self.frames)
        for output in outputs { try output.check(format) }
    }

    public var format: FilmFormat {
        FilmFormat(
            size: size, channels: weights.shape.drawnChannels == .rgba ? .rgba : .rgb,
            frameRate: timeline.frameRate, frameCount: frames.count, firstFrameNumber: frames.lowerBound + 1)
    }

    /// ``format`` with the identity of the whole film, which takes a while to compute for a long one.
    public func format(isExact: Bool) -> FilmFormat {
        FilmFormat(
            size: size, channels: format.channels, frameRate: timeline.frameRate, frameCount: frames.count,
            firstFrameNumber: frames.lowerBound + 1, wholeFrameCount: timeline.frameCount,
            identity: outputs.contains { $0.container == .pngFolder } ? identity(isExact: isExact) : nil)
    }

    /// Everything besides the shots that the pixels of the frames depend on.
    func fingerprint(isExact: Bool) -> ShotFingerprint {
        ShotFingerprint(
            size: size, channels: weights.shape.drawnChannels, isExact: isExact, digests: digests,
            reach: weights.reach)
    }

    /// A digest of all frames of the film. Paces are measured only for the part that is rendered, so the digest holds
    /// the paces as they were requested, which are the same for all parts.
    private func identity(isExact: Bool) -> String {
        let fingerprint = fingerprint(isExact: isExact)
        var digest = ""
        for run in FrameRuns(of: 0..<planned.frameCount, shot: { planned.shot(at: $0) }) {
            let text = "\(digest) \(run.frames.count) \(fingerprint.text(of: run.shot))"
            digest = SHA256.hexadecimal(of: Array(text.utf8))
        }
        let paces = planned.segments.map { "\($0.frames) \($0.pace)" }.joined(separator: " ")
        return SHA256.hexadecimal(of: Array("\(digest) \(paces)".utf8))
    }

    /// Whether all of the film is rendered.
    var isWhole: Bool { frames == 0..<timeline.frameCount }

    var runs: FrameRuns { FrameRuns(of: frames, shot: { [timeline] in timeline.shot(at: $0) }) }

    /// Small drawings spread over the film, to choose a palette from. A film can be drawn at any size, so they cost
    /// little.
    func paletteSamples(threads: Int, tier: KernelTier) -> [Picture] {
        let small = size.paletteSample
        let count = min(frames.count, Self.sampleCount)
        var shown: [Shot] = []
        for sample in 0..<count {
            let offset = count == 1 ? 0 : sample * (frames.count - 1) / (count - 1)
            let shot = timeline.shot(at: frames.lowerBound + offset)
            if shown.last != shot { shown.append(shot) }
        }
        return shown.map {
            PackedNetwork(weights.weights(for: $0.blend), tier: tier).drawPicture(
                of: small, map: weights.map(of: $0), threads: threads
            )
            .converted(to: format.channels)
        }
    }

    private static let sampleCount = 64
}

extension WeightsFolder {
    /// The weight files of a timeline, by the names of its sequence.
    ///
    /// - Throws: errors of weight files.
    func files(of timeline: Timeline) throws -> [String: WeightFile] {
        try Dictionary(
            timeline.names.map { ($0, try WeightFile.read(from: path(for: $0, in: timeline))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The weight file that a name stands for in a sequence.
    ///
    /// - Throws: `WeightsFolderError`, `StorageError`.
    func path(for name: String, in timeline: Timeline) throws -> FilePath {
        try path(for: timeline.weightFiles[name] ?? name)
    }
}

extension PixelSize {
    /// The size of small drawings that a palette is chosen from: at most 160 pixels on the long side.
    var paletteSample: PixelSize {
        let scale = min(1, 160 / Double(max(width, height)))
        return PixelSize(width: max(1, Int(Double(width) * scale)), height: max(1, Int(Double(height) * scale)))
    }
}
