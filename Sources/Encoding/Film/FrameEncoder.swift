// SPDX-License-Identifier: MIT
import Raster

/// Makes a film from frames given in order, each as bands from top to bottom.
///
/// All frames have the size and channels of the encoder's ``FilmFormat``. The film gets its final name only in
/// ``finish()``; an encoder released before leaves nothing under that name. Calls come from one thread at a time.
public protocol FrameEncoder: AnyObject {
    /// Takes the next rows of the current frame. A frame is complete with its last row.
    func write(_ band: Band) throws
    /// Shows the last complete frame `count` more times.
    func hold(_ count: Int) throws
    /// Completes the film: exactly ``FilmFormat/frameCount`` frames must have come.
    func finish() throws
}
