// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Networks
import Raster
import Storage
import WeightFiles

/// A film of a sequence that is to be rendered.
public struct RenderRequest: Sendable {
    /// The source of the sequence's text.
    enum Sequence: Sendable {
        case file(FilePath)
        case text(String, named: String)
    }

    var sequence: Sequence
    /// The films to make, at least one, each with a path of its own.
    public var outputs: [FilmOutput]
    /// The folder in which names are looked up; nil for the sequence's own, or `weights`.
    public var weights: WeightsFolder?
    /// Pixels, at most 16384 a side; nil for the sequence's own size, or one made for its first picture.
    public var size: PixelSize?
    /// Frames a second; nil for the sequence's own, or 30.
    public var frameRate: FrameRate?
    /// The frames to render, counted from 1, both included; nil for all.
    public var frames: ClosedRange<Int>?
    /// Whether every pixel is evaluated, in floats; otherwise pixels of large frames are interpolated where that cannot
    /// be seen.
    public var isExact = false
    /// Disk space, in bytes, for drawn frames. They are kept until the film is finished, so that an interrupted render
    /// can continue; frames beyond this space are drawn again. Nil keeps none.
    public var keptBytes: Int? = Self.usualKeptBytes

    public static let usualKeptBytes = 20_000_000_000

    /// A film of a sequence in a file.
    public init(
        _ sequence: FilePath, to outputs: [FilmOutput], weights: WeightsFolder? = nil, size: PixelSize? = nil,
        frameRate: FrameRate? = nil
    ) {
        self.init(.file(sequence), to: outputs, weights: weights, size: size, frameRate: frameRate)
    }

    /// A film of a sequence that is not in a file.
    ///
    /// - Parameters:
    ///   - text: statements of the sequence language, one a line (docs/sequence-language.md).
    ///   - name: the sequence's name in reports of mistakes.
    public init(
        text: String, named name: String = "sequence", to outputs: [FilmOutput], weights: WeightsFolder? = nil,
        size: PixelSize? = nil, frameRate: FrameRate? = nil
    ) {
        self.init(.text(text, named: name), to: outputs, weights: weights, size: size, frameRate: frameRate)
    }

    private init(
        _ sequence: Sequence, to outputs: [FilmOutput], weights: WeightsFolder?, size: PixelSize?, frameRate: FrameRate?
    ) {
        self.sequence = sequence
        self.outputs = outputs
        self.weights = weights
        self.size = size
        self.frameRate = frameRate
    }

    /// - Throws: see ``SequenceFile``.
    func read() throws -> SequenceFile {
        switch sequence {
        case .file(let path):
            try SequenceFile(path.string, weights: weights?.path.string, frameRate: frameRate)
        case .text(let text, let name):
            try SequenceFile(text: text, named: name, weights: weights?.path.string, frameRate: frameRate)
        }
    }
}
