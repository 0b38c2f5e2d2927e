// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Colours that change along one axis: for each a strip of the colour itself, and below it a curve for each channel.
public struct ColourTracks: Figure {
    public struct Sample: Sendable {
        public let x: Double
        /// One, three or four channels in 0...1. The fourth is opacity, by which the others are multiplied.
        public let colour: [Double]

        public init(x: Double, colour: [Double]) {
            self.x = x
            self.colour = colour
        }
    }

    public struct Track: Sendable {
        public let name: String
        /// Samples with the same number of channels as `wanted`.
        public let samples: [Sample]
        /// The target colour, drawn as dotted lines and as a square behind the strip.
        public let wanted: [Double]?
        /// The place from which on the colour has stayed near the target, and a caption for it.
        public let settled: (x: Double, name: String)?

        public init(name: String, samples: [Sample], wanted: [Double]?, settled: (x: Double, name: String)?) {
            let channels = Set((samples.map(\.colour) + (wanted.map { [$0] } ?? [])).map(\.count))
            precondition(channels.count <= 1, "the colours of a track have the same channels")
            self.name = name
            self.samples = samples
            self.wanted = wanted
            self.settled = settled
        }
    }

    public let title: String
    public let xLabel: String
    public let xScale: Scale
    public let tracks: [Track]
    public let theme: Theme

    public init(title: String, xLabel: String, xScale: Scale, tracks: [Track], theme: Theme = .light) {
        self.title = title
        self.xLabel = xLabel
        self.xScale = xScale
        self.tracks = tracks
        self.theme = theme
    }

    private static let (width, left, right, top, bottom) = (760, 72.0, 44.0, 40.0, 48.0)
    /// Heights of the parts of a track: its name, the strip, the curves and the gap below.
    private static let (nameHeight, stripHeight, curveHeight, gap) = (20.0, 22.0, 96.0, 18.0)
    private static var trackHeight: Double { nameHeight + stripHeight + curveHeight + gap }

    public var size: PixelSize {
        PixelSize(
            width: Self.width, height: Int(Self.top + Self.trackHeight * Double(max(1, tracks.count)) + Self.bottom))
    }

    public func draw(on canvas: Canvas) {
        let width = Double(Self.width) - Self.left - Self.right
        let places = tracks.flatMap(\.samples).map(\.x).filter(xScale.shows)
        let axis = Axis(xScale, covering: places, ticks: 8)
        canvas.text(canvas.shortened(title, to: width, size: 14), x: Self.left, y: 22, size: 14, theme.ink)
        for (index, track) in tracks.enumerated() {
            let top = Self.top + Self.trackHeight * Double(index)
            let frame = PlotArea(
                area: Rectangle(
                    x: Self.left, y: top + Self.nameHeight + Self.stripHeight + 2, width: width,
                    height: Self.curveHeight - 2), x: axis, y: Axis(ticks: [0, 100, 200], end: 255), theme: theme)
            canvas.text(canvas.shortened(track.name, to: 0.6 * width), x: Self.left, y: top + 15, theme.ink)
            if let settled = track.settled {
                canvas.text(
                    canvas.shortened(settled.name, to: 0.35 * width), x: Self.left + width, y: top + 15, anchor: .right,
                    theme.ink)
            }
            drawStrip(track, on: canvas, frame: frame)
            drawCurves(track, on: canvas, frame: frame, numbersX: index == tracks.count - 1)
        }
        canvas.text(
            xLabel, x: Self.left + width / 2, y: Double(size.height) - 10, anchor: .middle, theme.ink)
    }

    private func drawStrip(_ track: Track, on canvas: Canvas, frame: PlotArea) {
        let y = frame.area.y - Self.stripHeight - 2
        let samples = track.samples.filter { xScale.shows($0.x) }
        for (index, sample) in samples.enumerated() {
            let start = frame.place((sample.x, 0)).x.rounded()
            let end = index + 1 < samples.count ? frame.place((samples[index + 1].x, 0)).x.rounded() : start + 1
            guard end > start else { continue }
            canvas.fill(x: start, y: y, width: end - start, height: Self.stripHeight - 2, Self.shown(sample.colour))
        }
        if let wanted = track.wanted {
            canvas.fill(
                x: frame.area.right + 8, y: y, width: Self.stripHeight - 2, height: Self.stripHeight - 2,
                Self.shown(wanted))
        }
    }

    private func drawCurves(_ track: Track, on canvas: Canvas, frame: PlotArea, numbersX: Bool) {
        frame.drawGrid(on: canvas, numbersX: numbersX)
        if let settled = track.settled {
            frame.drawEvents([LinePlot.Event("", x: settled.x)], on: canvas)
        }
        let channels = track.samples.first?.colour.count ?? 0
        for channel in 0..<channels {
            let colour = colour(ofChannel: channel, of: channels)
            if let wanted = track.wanted {
                let level = frame.place((frame.x.range.lowerBound, 255 * wanted[channel])).y
                canvas.line([(frame.area.x, level), (frame.area.right, level)], colour, stroke: .dotted)
            }
            frame.drawLine(track.samples.map { ($0.x, 255 * $0.colour[channel]) }, on: canvas, colour)
        }
    }

    /// Red, green or blue for colour channels; the ink for grey and opacity.
    private func colour(ofChannel channel: Int, of count: Int) -> Colour {
        let primaries = [Colour(0.84, 0.15, 0.16), Colour(0.1, 0.6, 0.2), Colour(0.12, 0.35, 0.9)]
        guard count >= 3, channel < 3 else { return theme.ink.mixed(with: theme.paper, share: count == 1 ? 0 : 0.4) }
        return theme.paper == Theme.dark.paper
            ? primaries[channel].mixed(with: Colour(1, 1, 1), share: 0.3) : primaries[channel]
    }

    /// The colour as drawn: over white, if it has opacity.
    private static func shown(_ colour: [Double]) -> Colour {
        switch colour.count {
        case 0: .paper
        case 1, 2: Colour(colour[0], colour[0], colour[0])
        default:
            {
                let rest = colour.count > 3 ? 1 - colour[3] : 0
                return Colour(colour[0] + rest, colour[1] + rest, colour[2] + rest)
            }()
        }
    }
}
