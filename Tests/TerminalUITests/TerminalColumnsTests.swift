// SPDX-License-Identifier: MIT
import TerminalUI
import Testing

/// A text and the columns it takes on a terminal.
struct WideText: CustomTestStringConvertible {
    let text: String
    let columns: Int

    var testDescription: String { text }

    static let all = [
        WideText(text: "", columns: 0),
        WideText(text: "sun", columns: 3),
        WideText(text: "日本語の写真", columns: 12),
        WideText(text: "한글", columns: 4),
        WideText(text: "ｆｕｌｌ", columns: 8),
        WideText(text: "ｶﾅ", columns: 2),
        WideText(text: "Zoë", columns: 3),
        WideText(text: "Zoe\u{308}", columns: 3),
        WideText(text: "นก", columns: 2),
        WideText(text: "zero\u{200B}width", columns: 9),
        WideText(text: "🦉", columns: 2),
        WideText(text: "❤\u{FE0F}", columns: 2),
        WideText(text: "🇨🇭", columns: 2),
    ]
}

@Suite("columns of a terminal") struct TerminalColumnsTests {
    @Test(arguments: WideText.all)
    func count(wide: WideText) {
        #expect(TerminalColumns.count(wide.text) == wide.columns)
    }

    @Test("a beginning takes no more columns than there are", arguments: [0, 1, 2, 3, 5, 19])
    func prefix(width: Int) {
        let text = "日本語の写真家族 sun 🦉🦉 end"
        let prefix = TerminalColumns.prefix(text, width)
        #expect(TerminalColumns.count(prefix) <= width && text.hasPrefix(prefix))
        #expect(TerminalColumns.count(prefix) >= min(width, TerminalColumns.count(text)) - 1)
    }
}
