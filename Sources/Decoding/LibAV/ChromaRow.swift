// SPDX-License-Identifier: MIT
import CAV

/// One 8-bit chroma component of a frame, spread to the width and height of its luma, a row at a time.
///
/// Where chroma has half the columns or rows its samples sit between two of luma's, and each of those takes 3/4 of the
/// nearer and 1/4 of the farther. Rounding is that of libjpeg's "fancy upsampling" (jdsample.c), up and down in turns, so
/// that JPEGs look as they do elsewhere, to the last bit. Rarer factors repeat samples, as libjpeg does.
struct ChromaRow {
    private let frame: DecodedFrame
    private let component: Int
    private let layout: UnsafePointer<AVPixFmtDescriptor>
    /// Luma's columns and rows per sample, as powers of two.
    private let columnShift: Int
    private let rowShift: Int
    private let rows: Int

    /// Rows as they are in the frame, and their vertical mixture in quarters.
    private var near: [UInt16]
    private var far: [UInt16]

    /// The current row, one value for each of luma's columns.
    private(set) var samples: [UInt8]

    init(_ frame: DecodedFrame, component: Int, layout: UnsafePointer<AVPixFmtDescriptor>) {
        self.frame = frame
        self.component = component
        self.layout = layout
        columnShift = Int(layout.pointee.log2_chroma_w)
        rowShift = Int(layout.pointee.log2_chroma_h)
        let columns = (frame.width + (1 << columnShift) - 1) >> columnShift
        rows = (frame.height + (1 << rowShift) - 1) >> rowShift
        near = Array(repeating: 0, count: columns)
        far = near
        samples = Array(repeating: 0, count: frame.width)
    }

    /// Makes ``samples`` those of luma's row `y`.
    mutating func move(to y: Int) {
        let row = y >> rowShift
        load(row, into: &near)
        if rowShift == 1 {
            load(min(max(row + (y & 1 == 0 ? -1 : 1), 0), rows - 1), into: &far)
            for x in 0..<near.count { near[x] = 3 &* near[x] &+ far[x] }
        }
        switch (columnShift, rowShift) {
        case (1, 1): spread(shift: 4, roundingLeft: 8, roundingRight: 7)
        case (1, _): spread(shift: 2, roundingLeft: 1, roundingRight: 2)
        case (_, 1):
            let rounding: UInt16 = y & 1 == 0 ? 1 : 2
            for x in 0..<samples.count {
                samples[x] = UInt8(truncatingIfNeeded: (near[x >> columnShift] &+ rounding) &>> 2)
            }
        default: for x in 0..<samples.count { samples[x] = UInt8(truncatingIfNeeded: near[x >> columnShift]) }
        }
    }

    private func load(_ row: Int, into target: inout [UInt16]) {
        target.withUnsafeMutableBufferPointer { target in
            guard let start = target.baseAddress else { return }
            frame.read(component: component, row: row, count: target.count, layout: layout, into: start)
        }
    }

    /// Spreads ``near`` to twice its width; the sums are `2^shift` times the samples.
    private mutating func spread(shift: UInt16, roundingLeft: UInt16, roundingRight: UInt16) {
        let width = samples.count
        near.withUnsafeBufferPointer { near in
            samples.withUnsafeMutableBufferPointer { samples in
                for column in 0..<near.count {
                    let centre = 3 &* near[column]
                    let left = centre &+ near[max(column - 1, 0)] &+ roundingLeft
                    samples[2 * column] = UInt8(truncatingIfNeeded: left &>> shift)
                    if 2 * column + 1 == width { break }
                    let right = centre &+ near[min(column + 1, near.count - 1)] &+ roundingRight
                    samples[2 * column + 1] = UInt8(truncatingIfNeeded: right &>> shift)
                }
            }
        }
    }
}
