// SPDX-License-Identifier: MIT

/// A network's outputs before their activation, at the points of a square lattice over a part of a picture.
///
/// Before the activation an edge between black and white is a slope, which the activation then cuts off. So the outputs
/// between the points are predicted better than colours would be, and the activation keeps predictions displayable.
struct OutputLattice {
    /// Pixels between neighbouring points.
    let step: Int
    /// The first point's pixel.
    let column: Int, row: Int
    /// Points each way.
    let columns: Int, rows: Int
    let channels: Int
    /// The outputs, `[rows][columns][channels]`.
    var values: [Float]

    /// A lattice of zeros.
    init(step: Int, column: Int, row: Int, columns: Int, rows: Int, channels: Int) {
        self.init(
            step: step, column: column, row: row, columns: columns, rows: rows, channels: channels,
            values: [Float](repeating: 0, count: rows * columns * channels))
    }

    private init(step: Int, column: Int, row: Int, columns: Int, rows: Int, channels: Int, values: [Float]) {
        self.step = step
        self.column = column
        self.row = row
        self.columns = columns
        self.rows = rows
        self.channels = channels
        self.values = values
    }

    /// Columns and rows of the cells that can be halved: all but the outermost, which lack surroundings to predict
    /// from.
    var innerColumns: Int { columns - 3 }
    var innerRows: Int { rows - 3 }

    /// The index in ``values`` of the first channel of a pixel's point.
    func place(column: Int, row: Int) -> Int {
        ((row - self.row) / step * columns + (column - self.column) / step) * channels
    }

    /// The pixel at which point number `index` of the lattice lies.
    func pixel(at index: Int) -> (column: Int, row: Int) {
        let (y, x) = index.quotientAndRemainder(dividingBy: columns)
        return (column + x * step, row + y * step)
    }

    /// The values of some points, in their order.
    func values(at points: [Int]) -> [Float] {
        let (values, channels) = (values.span, channels)
        return [Float](unsafeUninitializedCapacity: points.count * channels) { some, count in
            for point in points {
                for channel in 0..<channels { some[count + channel] = values[point * channels + channel] }
                count += channels
            }
        }
    }

    mutating func set(_ new: [Float], at points: [Int]) {
        let channels = channels
        var values = values.mutableSpan
        for (index, point) in points.enumerated() {
            for channel in 0..<channels { values[point * channels + channel] = new[index * channels + channel] }
        }
    }

    /// The lattice of half the step over the inner cells, its new points predicted from the old ones by the cubic
    /// (-1, 9, 9, -1)/16 each way (Deslauriers and Dubuc 1989).
    func halved() -> OutputLattice {
        let (fineColumns, fineRows) = (2 * innerColumns + 1, 2 * innerRows + 1)
        let fine = [Float](unsafeUninitializedCapacity: fineColumns * fineRows * channels) { buffer, count in
            count = fineColumns * fineRows * channels
            guard let target = buffer.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: Float.self, capacity: columns * channels) { between in
                values.withUnsafeBufferPointer { values in
                    guard let source = values.baseAddress, let between = between.baseAddress else { return }
                    let stride = columns * channels
                    for fineRow in 0..<fineRows {
                        let first = source + fineRow / 2 * stride
                        let into = target + fineRow * fineColumns * channels
                        if fineRow % 2 == 0 {
                            spread(first + stride, into: into)
                        } else {
                            predict(first, by: stride, count: stride, into: between)
                            spread(between, into: into)
                        }
                    }
                }
            }
        }
        return OutputLattice(
            step: step / 2, column: column + step, row: row + step, columns: fineColumns, rows: fineRows,
            channels: channels, values: fine)
    }

    /// Predicts the middles between `from + stride` and `from + 2 * stride`.
    private func predict(
        _ from: UnsafePointer<Float>, by stride: Int, count: Int, into: UnsafeMutablePointer<Float>
    ) {
        let (b, c, d) = (from + stride, from + 2 * stride, from + 3 * stride)
        for index in 0..<count { into[index] = ((b[index] + c[index]) * 9 - (from[index] + d[index])) * 0.0625 }
    }

    /// Writes a row of old points and, between them, the points predicted from them.
    private func spread(_ old: UnsafePointer<Float>, into: UnsafeMutablePointer<Float>) {
        var (from, to) = (old, into)
        for _ in 0..<innerColumns {
            for channel in 0..<channels {
                to[channel] = from[channels + channel]
                to[channels + channel] =
                    ((from[channels + channel] + from[2 * channels + channel]) * 9
                        - (from[channel] + from[3 * channels + channel])) * 0.0625
            }
            from += channels
            to += 2 * channels
        }
        for channel in 0..<channels { to[channel] = from[channels + channel] }
    }
}
