// SPDX-License-Identifier: MIT
import Raster

/// The best known way of showing pictures in a terminal.
package struct PreviewMethod: Equatable, Sendable {
    package var kind: PreviewKind
    /// Size of a character, pixels.
    package var cell = TerminalScreen.usualCell
    /// Whether colours have 24 bits; otherwise there are 256.
    package var hasTrueColour = true

    /// - Parameters:
    ///   - wanted: the kind to use; nil for the best that the terminal has.
    ///   - screen: the terminal's size.
    ///   - ask: asks the terminal itself, called at most once; returns nil when the terminal does not answer.
    package init(
        wanted: PreviewKind?, environment: [String: String], screen: TerminalScreen, ask: () -> TerminalReply?
    ) {
        let terminal = environment["TERM"] ?? ""
        let program = environment["TERM_PROGRAM"] ?? ""
        // Multiplexers drop pictures or show them in the wrong place.
        let isMultiplexed =
            environment["TMUX"] != nil || environment["STY"] != nil || terminal.hasPrefix("screen")
            || terminal.hasPrefix("tmux")
        let isKitty =
            environment["KITTY_WINDOW_ID"] != nil || terminal == "xterm-kitty" || terminal == "xterm-ghostty"
            || ["ghostty", "kitty", "WezTerm"].contains(program)
        let colours = environment["COLORTERM"] ?? ""
        hasTrueColour =
            colours.contains("truecolor") || colours.contains("24bit") || terminal.hasSuffix("-direct") || isKitty
        if let cell = screen.cell { self.cell = cell }
        if let wanted, wanted == .blocks || wanted == .none || wanted == .kitty {
            kind = wanted
            return
        }
        if wanted == nil && (isMultiplexed || isKitty || terminal == "linux") {
            kind = isMultiplexed || !isKitty ? .blocks : .kitty
            return
        }
        let reply = ask()
        if let cell = reply?.cell ?? screen.cell { self.cell = cell }
        kind = wanted ?? (reply?.hasKitty == true ? .kitty : reply?.hasSixel == true ? .sixel : .blocks)
    }
}

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
