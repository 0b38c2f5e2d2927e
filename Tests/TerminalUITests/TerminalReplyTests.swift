// SPDX-License-Identifier: MIT
import Basics
import Raster
import TerminalUI
import Testing

@Suite("preview: what terminals answer") struct TerminalReplyTests {
    struct Answer: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var kitty = false
        var sixel = false
        var cell: PixelSize?
        var isComplete = true

        var testDescription: String { name }
    }

    static let answers = [
        Answer(name: "xterm without sixels", text: "\u{1B}[?64;1;2;6;9;15;18;21;22c"),
        Answer(name: "xterm with them", text: "\u{1B}[?64;1;2;4;6;22c", sixel: true),
        Answer(name: "a 4 in another number", text: "\u{1B}[?64;14;24;40c"),
        Answer(name: "sixels last", text: "\u{1B}[?62;4c", sixel: true),
        Answer(
            name: "kitty", text: "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c", kitty: true,
            cell: PixelSize(width: 9, height: 18)),
        Answer(
            name: "kitty's protocol refused", text: "\u{1B}_Gi=31;ENOTSUPPORTED\u{1B}\\\u{1B}[?62;4c", sixel: true),
        Answer(
            name: "half an answer", text: "\u{1B}[6;20;10t\u{1B}[?62;4", cell: PixelSize(width: 10, height: 20),
            isComplete: false),
        Answer(name: "silence", text: "", isComplete: false),
        Answer(name: "somebody typing", text: "ls\n\u{1B}[?62;4chello", sixel: true),
        Answer(name: "an impossible cell", text: "\u{1B}[6;0;-3t\u{1B}[6;99999;9t\u{1B}[?1;2c"),
        Answer(name: "huge numbers", text: "\u{1B}[?99999999999999999999;4c", sixel: true),
    ]

    @Test("are understood", arguments: answers)
    func understands(_ answer: Answer) {
        let reply = TerminalReply(Array(answer.text.utf8))
        #expect(reply.hasKitty == answer.kitty && reply.hasSixel == answer.sixel)
        #expect(reply.cell == answer.cell && reply.isComplete == answer.isComplete)
    }

    @Test("are read byte by byte without a trap, whatever they are")
    func survives() {
        let alphabet = Array("\u{1B}[]?;_G0123456789ct\\".utf8) + [0xFF]
        for seed in 0..<500 {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            let bytes = (0..<40).map { _ -> UInt8 in
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                return alphabet[Int(state % UInt64(alphabet.count))]
            }
            for count in 0...bytes.count { _ = TerminalReply(Array(bytes.prefix(count))) }
        }
    }

    struct Place: Sendable, CustomTestStringConvertible {
        let name: String
        let environment: [String: String]
        var wanted: PreviewKind?
        var answer: String?
        let kind: PreviewKind
        var isAsked = false
        var hasTrueColour = false

        var testDescription: String { name }
    }

    static let places = [
        Place(name: "kitty", environment: ["KITTY_WINDOW_ID": "1"], kind: .kitty, hasTrueColour: true),
        Place(name: "WezTerm", environment: ["TERM_PROGRAM": "WezTerm"], kind: .kitty, hasTrueColour: true),
        Place(name: "ghostty", environment: ["TERM": "xterm-ghostty"], kind: .kitty, hasTrueColour: true),
        Place(
            name: "tmux in kitty", environment: ["KITTY_WINDOW_ID": "1", "TMUX": "/tmp/x", "TERM": "tmux-256color"],
            kind: .blocks, hasTrueColour: true),
        Place(name: "screen", environment: ["TERM": "screen-256color"], kind: .blocks),
        Place(name: "the Linux console", environment: ["TERM": "linux"], kind: .blocks),
        Place(
            name: "an unknown that says kitty", environment: ["TERM": "xterm-256color"],
            answer: "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;4c", kind: .kitty, isAsked: true),
        Place(
            name: "foot", environment: ["TERM": "foot", "COLORTERM": "truecolor"], answer: "\u{1B}[?62;4;22c",
            kind: .sixel, isAsked: true, hasTrueColour: true),
        Place(
            name: "plain xterm", environment: ["TERM": "xterm"], answer: "\u{1B}[?62;22c", kind: .blocks, isAsked: true),
        Place(name: "nobody answers", environment: ["TERM": "xterm"], kind: .blocks, isAsked: true),
        Place(
            name: "blocks wanted", environment: ["KITTY_WINDOW_ID": "1"], wanted: .blocks, kind: .blocks,
            hasTrueColour: true),
        Place(name: "sixels wanted", environment: ["TERM": "xterm"], wanted: .sixel, kind: .sixel, isAsked: true),
        Place(name: "kitty wanted within tmux", environment: ["TMUX": "x"], wanted: .kitty, kind: .kitty),
    ]

    @Test("decide how pictures are shown", arguments: places)
    func decides(_ place: Place) {
        var count = 0
        let method = PreviewMethod(
            wanted: place.wanted, environment: place.environment, screen: TerminalScreen(columns: 80, rows: 24)
        ) {
            count += 1
            return place.answer.map { TerminalReply(Array($0.utf8)) }
        }
        #expect(method.kind == place.kind && method.hasTrueColour == place.hasTrueColour)
        #expect(count == (place.isAsked ? 1 : 0))
    }
}
