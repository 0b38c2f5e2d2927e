// SPDX-License-Identifier: MIT

/// One animated picture format, as ``AnimationEncoder`` drives it.
///
/// A canvas is a whole frame in the format's own bytes, `bytesPerPixel` each, rows from top to bottom.
protocol AnimationWriter: AnyObject {
    var bytesPerPixel: Int { get }
    var clock: TickClock { get }

    /// Turns one row of the film into one of the canvas. Equal rows at the same place give equal bytes.
    func convert(_ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>)

    /// Appends a frame that is shown for `ticks`; `next` is what will follow, never equal to `canvas`.
    func show(_ canvas: [UInt8], ticks: Int, next: [UInt8]?) throws

    /// Completes the file and gives it its final name.
    func finish() throws
}
