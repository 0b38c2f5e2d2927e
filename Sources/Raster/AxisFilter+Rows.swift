// SPDX-License-Identifier: MIT

extension AxisFilter {
    /// Filters one row of interleaved pixels; writes ``count`` pixels to `output` from index `offset` on.
    func apply(to row: [Float], channels: Int, into output: inout [Float], at offset: Int) {
        row.withUnsafeBufferPointer { row in
            weights.withUnsafeBufferPointer { weights in
                output.withUnsafeMutableBufferPointer { output in
                    if isUniform {
                        // The same sums in the same order, vectorised over positions.
                        let sums = UnsafeMutableBufferPointer(rebasing: output[offset..<offset + count * channels])
                        sums.update(repeating: 0)
                        for step in 0..<length {
                            let source = UnsafeBufferPointer(rebasing: row[(step * channels)...])
                            Self.add(source, times: weights[step], to: sums)
                        }
                        return
                    }
                    for position in 0..<count {
                        let start = starts[position]
                        for channel in 0..<channels {
                            var sum: Float = 0
                            for step in 0..<length {
                                sum += weights[position * length + step] * row[(start + step) * channels + channel]
                            }
                            output[offset + position * channels + channel] = sum
                        }
                    }
                }
            }
        }
    }

    /// Sums the rows in the window of `position`, each times its weight. `rows` is a ring: row `y` is at `y % length`.
    func combine(_ rows: [Float], ofLength rowLength: Int, at position: Int, into sums: inout [Float]) {
        rows.withUnsafeBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                sums.update(repeating: 0)
                for step in 0..<length {
                    let start = (starts[position] + step) % length * rowLength
                    let source = UnsafeBufferPointer(rebasing: rows[start..<start + rowLength])
                    Self.add(source, times: weights[position * length + step], to: sums)
                }
            }
        }
    }

    @inline(__always)
    private static func add(
        _ source: UnsafeBufferPointer<Float>, times weight: Float, to sums: UnsafeMutableBufferPointer<Float>
    ) {
        for index in 0..<sums.count { sums[index] += weight * source[index] }
    }
}
