// SPDX-License-Identifier: MIT
import Basics

extension Picture {
    /// The picture at another size, stretched if the aspect differs; by Lanczos' filter with three lobes, widened when
    /// shrinking.
    ///
    /// As in browsers and most viewers, encoded samples are averaged. Colours are weighted by their opacity, so that
    /// invisible ones do not bleed into visible ones; fully transparent results are black. Results are clipped to the
    /// range of samples, because the filter overshoots at edges. Every machine computes the same bits.
    public func resized(to target: PixelSize) -> Picture { resized(to: target, middle: target) }

    /// The middle of the picture at another size: the same samples as `resized(to: target).cropped(to: middle)`, with
    /// memory only for these.
    ///
    /// - Parameter middle: at most `target` on both sides.
    public func resized(to target: PixelSize, middle: PixelSize) -> Picture {
        precondition(middle.width <= target.width && middle.height <= target.height, "a middle is no larger")
        if target == size { return middle == size ? self : cropped(to: middle) }
        func filter(_ input: Int, _ output: Int, _ shown: Int) -> AxisFilter {
            let first = (output - shown) / 2
            return AxisFilter.lanczos(from: input, to: output, positions: first..<first + shown)
        }
        let across = filter(size.width, target.width, middle.width)
        let down = filter(size.height, target.height, middle.height)
        let rowLength = middle.width * channels.count
        let output = [UInt16](unsafeUninitializedCapacity: middle.height * rowLength) { output, count in
            // A ring of the rows under the filter, each already filtered across; row `y` is at `y % length`.
            var rows = [Float](repeating: 0, count: down.length * rowLength)
            var line = [Float](repeating: 0, count: size.width * channels.count)
            var sums = [Float](repeating: 0, count: rowLength)
            var nextRow = down.starts[0]
            for y in 0..<middle.height {
                while nextRow < down.starts[y] + down.length {
                    load(row: nextRow, into: &line)
                    across.apply(to: line, channels: channels.count, into: &rows, at: nextRow % down.length * rowLength)
                    nextRow += 1
                }
                down.combine(rows, ofLength: rowLength, at: y, into: &sums)
                store(sums, into: output, at: y * rowLength)
            }
            count = middle.height * rowLength
        }
        return Picture(size: middle, channels: channels, samples: output)
    }

    /// Reads a row; colours multiplied by their opacity.
    private func load(row: Int, into line: inout [Float]) {
        let start = row * line.count
        samples.withUnsafeBufferPointer { samples in
            line.withUnsafeMutableBufferPointer { line in
                for index in 0..<line.count { line[index] = Float(samples[start + index]) }
                guard channels == .rgba else { return }
                for pixel in stride(from: 0, to: line.count, by: 4) {
                    let opacity = line[pixel + 3] / 65_535
                    for channel in 0..<3 { line[pixel + channel] *= opacity }
                }
            }
        }
    }

    /// Writes a row, rounded; colours divided by their opacity.
    private func store(_ sums: [Float], into output: UnsafeMutableBufferPointer<UInt16>, at start: Int) {
        sums.withUnsafeBufferPointer { sums in
            if channels == .rgba {
                for pixel in stride(from: 0, to: sums.count, by: 4) {
                    let opacity = Self.clipped(sums[pixel + 3])
                    let divisor = sums[pixel + 3] / 65_535
                    for channel in 0..<3 {
                        output[start + pixel + channel] =
                            opacity == 0 ? 0 : Self.clipped(sums[pixel + channel] / divisor)
                    }
                    output[start + pixel + 3] = opacity
                }
            } else {
                for index in 0..<sums.count { output[start + index] = Self.clipped(sums[index]) }
            }
        }
    }

    @inline(__always)
    private static func clipped(_ value: Float) -> UInt16 { UInt16(min(max(value, 0), 65_535) + 0.5) }
}
