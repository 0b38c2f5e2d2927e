// SPDX-License-Identifier: MIT

extension Picture {
    /// The picture at another size, stretched if the aspect differs; by Lanczos' filter of three lobes, widened when
    /// shrinking.
    ///
    /// Encoded samples are averaged, as browsers and most viewers do. Colours count as much as they are opaque, so that
    /// what is invisible does not bleed into what is not; where nothing is opaque the colour becomes black. Results are
    /// clipped to the range of samples: the filter overshoots at edges. The same bits come on every machine.
    public func resized(to target: PixelSize) -> Picture { resized(to: target, middle: target) }

    /// The middle of the picture at another size: the samples that cropping what ``resized(to:)`` gives would leave, and
    /// memory for no more than these.
    ///
    /// - Parameter middle: no larger than `target`.
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
            // Only the rows under the filter are held, each already filtered across; row `y` is in place `y % length`.
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
