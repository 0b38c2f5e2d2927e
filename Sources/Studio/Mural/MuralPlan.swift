// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Engine
import Networks
import Plotting
import Raster

/// A mural about to be drawn: the place of each unit, and the scale of its colours; both are the same on every frame.
public struct MuralPlan {
    public let subject: MuralSubject
    let look: MuralLook
    let context: StudioContext
    let cell: PixelSize
    private(set) var blocks: [MuralBlock]
    private let besideSize: PixelSize?

    /// Short side of the drawings by which units are compared, pixels.
    private static let comparedSide = 32
    /// Maximum size of a mural without the picture beside it, pixels.
    private static let longestSide = 16384
    private static let mostPixels = 128_000_000
    /// Number of frames at which the largest outputs are looked for.
    private static let scaledFrames = 64

    /// - Parameter like: a reference network. Its units determine the order; each unit of this network is placed where
    ///   its closest match in the reference would be.
    /// - Throws: ``StudioFailure`` for a layer that does not exist, for networks of different shapes, and when
    ///   interrupted; errors of weight files.
    public init(
        _ subject: MuralSubject, look: MuralLook = MuralLook(), like: ChosenNetwork? = nil, context: StudioContext
    ) throws {
        self.subject = subject
        self.look = look
        self.context = context
        defer { context.observer.handle(.over) }
        let cell = look.cell(for: subject.pictureSize)
        self.cell = cell
        let network = try subject.frame(subject.orderFrame).weights
        let ordering = try UnitOrdering(
            of: network, like: like, order: look.order, side: Self.comparedSide, pictureSize: subject.pictureSize,
            context: context)
        let shape = subject.shape
        let colours = PixelSize(
            width: shape.outputChannels * cell.width + shape.outputChannels - 1, height: cell.height)
        let topics = try look.topics(of: shape)
        let parts = PartProgress(
            of: topics.count + min(subject.frameCount, Self.scaledFrames),
            outcome: "nothing was written of the mural", context: context)
        blocks = try topics.map { topic in
            try parts.checkInterruption()
            defer { parts.add() }
            return if case .answers = topic {
                ordering.block(topic, cell: cell)
            } else {
                ordering.block(topic, cell: colours)
            }
        }
        let blank = Picture(size: cell, channels: .rgb, filledWith: [0, 0, 0])
        let bare = Mural(
            title: "", caption: "",
            blocks: blocks.map { block in
                Self.shown(block, heading: "") { _ in Array(repeating: blank, count: block.pictureCount(of: shape)) }
            }, beside: nil
        ).size
        guard max(bare.width, bare.height) <= Self.longestSide, bare.pixelCount <= Self.mostPixels else {
            throw StudioFailure(
                "the mural would have \(bare) pixels, and no more than \(Self.longestSide) a side and "
                    + "\(Self.mostPixels / 1_000_000) million can be drawn; make --size smaller, or show one --layer",
                .usage)
        }
        besideSize = look.showsPicture ? MuralLayout.besideSize(of: subject.pictureSize, blocks: bare) : nil
        try findScales(parts)
    }

    private mutating func findScales(_ parts: PartProgress) throws {
        let count = min(subject.frameCount, Self.scaledFrames)
        for sample in 0..<count {
            try parts.checkInterruption()
            defer { parts.add() }
            let frame = count == 1 ? 0 : sample * (subject.frameCount - 1) / (count - 1)
            let values = UnitValues(
                of: try subject.frame(frame), blocks: blocks, size: cell, shape: subject.shape, context: context)
            for index in blocks.indices {
                let largest = blocks[index].places.map { values.largest(at: $0, of: blocks[index].topic) }
                let before = blocks[index].scales
                blocks[index].scales = before.isEmpty ? largest : zip(before, largest).map(max)
            }
        }
        for index in blocks.indices where look.normalise == .layer || blocks[index].topic == .sums {
            let largest = blocks[index].scales.max() ?? 0
            blocks[index].scales = blocks[index].scales.map { _ in largest }
        }
    }

    /// - Throws: errors of weight files.
    public func mural(at index: Int) throws -> Mural {
        let frame = try subject.frame(index)
        let values = UnitValues(of: frame, blocks: blocks, size: cell, shape: subject.shape, context: context)
        let beside = besideSize.map {
            PackedNetwork(frame.weights, tier: context.tier)
                .drawPicture(of: $0, map: frame.map, threads: context.threads)
        }
        return Mural(
            title: title, caption: frame.caption,
            blocks: blocks.map { block in
                Self.shown(block, heading: heading(of: block)) { place in
                    values.pictures(at: block.places[place], of: block.topic).map {
                        FalseColour.picture(of: $0, size: cell, scale: block.scales[place])
                    }
                }
            }, beside: beside, theme: look.theme)
    }

    private static func shown(
        _ block: MuralBlock, heading: String, pictures: (Int) -> [Picture]
    ) -> Mural.Block {
        Mural.Block(
            heading: heading,
            cells: block.places.indices.map { Mural.Cell(label: block.label(at: $0), pictures: pictures($0)) },
            columns: block.columns)
    }

    private var title: String {
        let order =
            switch look.order {
            case .unit: "in their order"
            case .similarity: "by likeness"
            case .importance: "by importance"
            }
        let like = look.like.map { ", beside those of \($0)" } ?? ""
        return "\(subject.title): units \(order)\(like)"
    }

    private func heading(of block: MuralBlock) -> String {
        let isOneScale = look.normalise == .layer || block.topic == .sums
        let scale =
            isOneScale
            ? "\u{00B1}\(Wording.fixed(Double(block.scales.max() ?? 0), 2)) in full colour"
            : "each to its own largest answer"
        let outputs = ["", "grey", "", "red, green, blue", "red, green, blue, opacity"][subject.shape.outputChannels]
        switch block.topic {
        case .answers(let layer):
            return "layer \(layer + 1), \(Wording.count(block.places.count, "unit")); \(scale)"
        case .contributions:
            return
                "what each of the last layer's \(Wording.count(block.places.count, "unit")) adds to \(outputs); \(scale)"
        case .sums:
            return "what they and the biases add up to: \(outputs); \(scale)"
        }
    }
}
