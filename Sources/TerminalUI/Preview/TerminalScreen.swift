// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// A terminal's present size in characters, and the size of a character in pixels where the terminal reports it.
package struct TerminalScreen: Equatable {
    package var columns: Int
    package var rows: Int
    package var cell: PixelSize?

    /// Size of a character where a terminal does not report it: the VT340's, which sixel terminals imitate.
    package static let usualCell = PixelSize(width: 10, height: 20)

    package init(columns: Int, rows: Int, cell: PixelSize? = nil) {
        self.columns = columns
        self.rows = rows
        self.cell = cell
    }

    package init(of descriptor: Int32) {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            self.init(columns: 80, rows: 24)
            return
        }
        self.init(columns: Int(size.ws_col), rows: Int(size.ws_row))
        if size.ws_xpixel >= size.ws_col && size.ws_ypixel >= size.ws_row {
            cell = PixelSize(width: Int(size.ws_xpixel / size.ws_col), height: Int(size.ws_ypixel / size.ws_row))
        }
    }
}
