// SPDX-License-Identifier: MIT
import Basics

/// A checked sequence, resolved to what each frame shows.
///
/// Frames are indexed from 0. A timeline has at least one.
public struct Timeline: Hashable, Sendable {
    public let frameRate: FrameRate
    /// Nil where the sequence has no `size`.
    public let size: PixelSize?
    /// A relative path without `..`; nil where the sequence has no `weights`.
    public let weightsFolder: String?
    /// By each of ``names``: its weight file, without `.safetensors`. It is the name itself, unless `use` changed it.
    public let weightFiles: [String: String]
    /// Weights made from others. Mixtures use their names like any other. Each is made from names before it.
    public let derivations: [Derivation]
    /// The mixture that `start` names. No frame needs to show it.
    public let start: Mixture
    /// The segments in order of time, each beginning where the one before ends; at least one.
    public private(set) var segments: [Segment]
    /// The camera's moves, which run beside the segments.
    public let camera: CameraPath
    /// Whether all networks repeat what is inside their frame, so that views a whole period apart look the same.
    public let isTiled: Bool
    /// The marks in order of time. A name occurs more than once only if its mark stands inside a `repeat`.
    public let marks: [Mark]
    /// Every name that a segment or a derivation mixes, except derived ones; sorted.
    public let names: [String]

    public var frameCount: Int { segments.last?.frames.upperBound ?? 0 }

    /// Whether the last frame shows exactly what the film started from, so that it repeats without a seam.
    public var isLoop: Bool {
        let last = shot(at: frameCount - 1)
        return last.blend == .mixture(start) && last.view.looksLike(camera.start, isTiled: isTiled)
    }

    /// The shot on frame `index`, in `0..<frameCount`; takes time logarithmic in the number of segments.
    public func shot(at index: Int) -> Shot {
        Shot(segment(at: index).blend(at: index), view: camera.view(at: index).reduced)
    }

    /// The same film with its even paces measured.
    ///
    /// - Parameters:
    ///   - frames: the part of the film to measure; segments outside it stay as they are.
    ///   - measure: returns the table of a walk from position `begin` to `end` in so many frames. Called once for each
    ///     different walk, part of it and number of frames.
    public func paced(
        within frames: Range<Int>, _ measure: (Walk, _ begin: Double, _ end: Double, _ frames: Int) throws -> PaceTable
    ) rethrows -> Timeline {
        struct Stretch: Hashable {
            /// For each leg: 1 for an arc, else 0; the number of its mixtures; and the numbers of these by
            /// ``MixtureNumbers``.
            let legs: [Int]
            let layers: LayerOrder?
            let begin, end: Double
            let frames: Int
        }
        var numbers = MixtureNumbers()
        var tables: [Stretch: PaceTable] = [:]
        var paced = self
        for (index, segment) in segments.enumerated()
        where segment.pace == .even && segment.from != segment.to && segment.frames.overlaps(frames) {
            let stretch = Stretch(
                legs: segment.walk.legs.flatMap { leg in
                    [leg.course == .arc ? 1 : 0, leg.mixtures.count]
                        + leg.mixtures.map { numbers.number(of: $0).number }
                }, layers: segment.walk.layers, begin: segment.begin, end: segment.end, frames: segment.frames.count)
            let table = try tables[stretch] ?? measure(segment.walk, segment.begin, segment.end, segment.frames.count)
            tables[stretch] = table
            paced.segments[index].table = table
        }
        return paced
    }

    /// The segment that holds frame `index`, in `0..<frameCount`.
    public func segment(at index: Int) -> Segment {
        precondition((0..<frameCount).contains(index), "frame \(index) is not in the film's \(frameCount)")
        var (low, high) = (0, segments.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if segments[middle].frames.lowerBound <= index { low = middle } else { high = middle }
        }
        return segments[low]
    }
}

/// A named moment of the film.
public struct Mark: Hashable, Sendable {
    public let name: String
    /// The number of frames before the mark, which is the index, from 0, of the frame that follows. The picture arrived
    /// at is on the frame before. A mark at the end of the film has the film's number of frames.
    public let frameIndex: Int
}

/// Numbers mixtures from 0; equal mixtures have equal numbers.
///
/// The passes of a `repeat` share their mixtures' memory, so most mixtures are recognised by address. A film of many
/// segments costs no more than the mixtures that were written.
struct MixtureNumbers {
    /// The numbered mixtures by address. They are retained, so that no other mixture can take over an address.
    private var known: [UnsafeRawPointer: (mixture: Mixture, number: Int)] = [:]
    private var numbers: [Mixture: Int] = [:]

    /// The number of a mixture, and whether no equal one has been numbered before.
    mutating func number(of mixture: Mixture) -> (number: Int, isNew: Bool) {
        let address = mixture.terms.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
        if let address, let found = known[address], found.mixture.terms.count == mixture.terms.count {
            return (found.number, false)
        }
        let next = numbers.count
        let number = numbers[mixture] ?? next
        if number == next { numbers[mixture] = next }
        if let address { known[address] = (mixture, number) }
        return (number, number == next)
    }
}
