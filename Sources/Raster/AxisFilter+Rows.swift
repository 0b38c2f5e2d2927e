// SPDX-License-Identifier: MIT

extension AxisFilter {
    /// Filters one row of interleaved pixels; writes ``count`` pixels from `offset` on.
    func apply(to row: [Float], channels: Int, into output: inout [Float], at offset: Int) {
        row.withUnsafeBufferPointer { row in
            weights.withUnsafeBufferPointer { weights in
                output.withUnsafeMutableBufferPointer { output in
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

    /// Sums the rows under the window of `position`, each times its weight. Row `y` is in place `y % length` of `rows`.
    func combine(_ rows: [Float], ofLength rowLength: Int, at position: Int, into sums: inout [Float]) {
        rows.withUnsafeBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                for index in 0..<rowLength { sums[index] = 0 }
                for step in 0..<length {
                    let weight = weights[position * length + step]
                    let start = (starts[position] + step) % length * rowLength
                    for index in 0..<rowLength { sums[index] += weight * rows[start + index] }
                }
            }
        }
    }
}
