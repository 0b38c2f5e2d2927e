// SPDX-License-Identifier: MIT

/// A way of showing pictures in a terminal.
package enum PreviewKind: String, CaseIterable, Sendable {
    /// The kitty terminal's graphics protocol, which other terminals know, too.
    case kitty
    /// DEC's sixels.
    case sixel
    /// Half blocks, two pixels a character.
    case blocks
    case none
}
