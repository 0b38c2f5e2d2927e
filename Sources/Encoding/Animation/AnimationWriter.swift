// SPDX-License-Identifier: MIT

/// A writer of one animated picture format, driven by ``AnimationEncoder``.
///
/// A canvas is a whole frame in the format's own bytes, `bytesPerPixel` each, rows from top to bottom.
protocol AnimationWriter: AnyObject {
    var bytesPerPixel: Int { get }
    var clock: TickClock { get }

    /// Converts a row of the film to a row of the canvas. Equal samples with equal `row` give equal bytes.
    func convert(_ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>)

    /// Appends a frame that is shown for `ticks`; `next` is the following canvas, never equal to `canvas`; nil at the
    /// end.
    func show(_ canvas: [UInt8], ticks: Int, next: [UInt8]?) throws

    /// Completes the file and gives it its final name.
    func finish() throws
}
