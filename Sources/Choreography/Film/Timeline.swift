// SPDX-License-Identifier: MIT

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
    /// What `start` shows. No frame needs to have it.
    public let start: Mixture
    /// In order, each beginning where the one before ends; at least one.
    public let segments: [Segment]
    /// Where the camera is, beside the segments.
    public let camera: CameraPath
    /// Whether all networks repeat what is inside their frame, so that a whole period further on looks the same.
    public let isTiled: Bool
    /// In order of time. A name occurs more than once only if its mark stands inside a `repeat`.
    public let marks: [Mark]
    /// Every name some segment mixes, sorted.
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
