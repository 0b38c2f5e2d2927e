/// What a sequence means, checked: what is shown on each frame.
///
/// Frames are indexed from 0. A timeline has at least one.
public struct Timeline: Hashable, Sendable {
    public let frameRate: FrameRate
    /// Nil where the sequence has no `size`.
    public let size: FrameSize?
    /// Relative, without `..`; nil where the sequence has no `weights`.
    public let weightsFolder: String?
    /// For every name in ``names``, the weight file that holds it, without `.safetensors`: itself, unless `use` said other.
    public let weightFiles: [String: String]
    /// Weights made from others, by names that mixtures use like any other; each is made from those before it.
    public let derivations: [Derivation]
    /// What `start` shows. No frame needs to have it.
    public let start: Mixture
    /// In order, each beginning where the one before ends; at least one.
    public private(set) var segments: [Segment]
    /// Where the camera is, beside the segments.
    public let camera: CameraPath
    /// Whether all networks repeat what is inside their frame, so that a whole period further on looks the same.
    public let isTiled: Bool
    /// In order of time. A name occurs more than once only if its mark stands inside a `repeat`.
    public let marks: [Mark]
    /// Every name some segment or derivation mixes that is not derived, sorted.
    public let names: [String]

    public var frameCount: Int { segments.last?.frames.upperBound ?? 0 }

    /// Whether the last frame shows exactly what the film started from, so that it repeats without a seam.
    public var isLoop: Bool {
        let last = shot(at: frameCount - 1)
        return last.blend == .mixture(start) && last.view.looksLike(camera.start, isTiled: isTiled)
    }

    /// What frame `index` shows, in `0..<frameCount`; takes the logarithm of the number of segments.
    public func shot(at index: Int) -> Shot {
        Shot(segment(at: index).blend(at: index), view: camera.view(at: index).reduced)
    }

    /// The same film with its even paces as measured.
    ///
    /// - Parameters:
    ///   - frames: where in the film.
    ///   - measure: the table of a walk between two of its shares, over so many frames; asked once for each such stretch.
    public func paced(
        within frames: Range<Int>, _ measure: (Walk, _ begin: Double, _ end: Double, _ frames: Int) throws -> PaceTable
    ) rethrows -> Timeline {
        struct Stretch: Hashable {
            /// Of each leg: its course and the numbers of its mixtures.
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
    /// How many frames come before it: the index, from 0, of the frame that follows. The picture arrived at is the one
    /// before. A mark at the end of the film has the film's number of frames.
    public let frameIndex: Int
}

/// Gives mixtures numbers, equal ones the same.
///
/// The passes of a `repeat` share their mixtures' memory, so most are known by its address: a film of many segments costs
/// no more than the mixtures that were written.
struct MixtureNumbers {
    /// The mixture is kept, so that its address stays its own.
    private var known: [UnsafeRawPointer: (mixture: Mixture, number: Int)] = [:]
    private var numbers: [Mixture: Int] = [:]

    /// The number of a mixture, and whether this is the first time that one equal to it was asked for.
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
