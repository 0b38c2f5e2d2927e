// SPDX-License-Identifier: MIT
import Storage
import Testing

@Suite struct PrintableTests {
    struct Case: Sendable {
        let text: String
        let shown: String
    }

    static let cases = [
        Case(text: "sun over moon", shown: "sun over moon"),
        Case(text: "two lines\nand a\ttab", shown: "two lines\nand a\ttab"),
        Case(text: "\u{1B}[2Jgone", shown: "\\u{1B}[2Jgone"),
        Case(text: "a\rb\u{7}", shown: "a\\u{D}b\\u{7}"),
        Case(text: "\u{202E}gpj.nus\u{2066}", shown: "\\u{202E}gpj.nus\\u{2066}"),
        Case(text: "\u{9B}31m\u{2028}\u{200F}", shown: "\\u{9B}31m\\u{2028}\\u{200F}"),
        // Joined emoji and Persian need invisible characters.
        Case(
            text: "\u{1F468}\u{200D}\u{1F469} \u{645}\u{6CC}\u{200C}",
            shown: "\u{1F468}\u{200D}\u{1F469} \u{645}\u{6CC}\u{200C}"),
    ]

    @Test("characters that could control a terminal are made visible, and nothing else is changed", arguments: cases)
    func printable(test: Case) {
        #expect(test.text.printable == test.shown)
        #expect(test.shown.printable == test.shown)
    }

    @Test("a pointer of Git LFS is known by its first line")
    func pointers() {
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 9\n"
        #expect(GitLFSPointer.isOne(Array(pointer.utf8)))
        #expect(GitLFSPointer.isOne(pointer.utf8.prefix(GitLFSPointer.byteCount)))
        #expect(!GitLFSPointer.isOne(Array("version 2".utf8)) && !GitLFSPointer.isOne([UInt8]()))
    }
}
