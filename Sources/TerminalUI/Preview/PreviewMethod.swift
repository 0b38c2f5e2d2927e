// SPDX-License-Identifier: MIT
import Raster

/// What a terminal is shown pictures by, as far as that can be known.
package struct PreviewMethod: Equatable, Sendable {
    package var kind: PreviewKind
    /// Pixels of a character.
    package var cell = TerminalScreen.usualCell
    /// Whether colours have 24 bits, rather than being 256.
    package var hasTrueColour = true

    /// - Parameters:
    ///   - wanted: what the user asked for; nil for the best there is.
    ///   - screen: of the terminal.
    ///   - ask: the terminal itself, once at most; nil where it does not answer.
    package init(
        wanted: PreviewKind?, environment: [String: String], screen: TerminalScreen, ask: () -> TerminalReply?
    ) {
        let terminal = environment["TERM"] ?? ""
        let program = environment["TERM_PROGRAM"] ?? ""
        // Multiplexers pass pictures on to nobody or to the wrong place.
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
