// SPDX-License-Identifier: MIT

/// How pictures are shown in a terminal.
package enum PreviewKind: String, CaseIterable, Sendable {
    /// The kitty terminal's graphics protocol, which others have taken up.
    case kitty
    /// DEC's sixels.
    case sixel
    /// Half blocks, two pixels a character.
    case blocks
    case none
}
