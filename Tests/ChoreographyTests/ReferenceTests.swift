// SPDX-License-Identifier: MIT
import Choreography
import Foundation
import Testing

/// The reference for artists is complete, and its examples are right.
@Suite struct ReferenceTests {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/sequence-language.md"), encoding: .utf8)
    }

    @Test("every verb, easing and code is on the page")
    func complete() throws {
        let page = try Self.page()
        for name in Easing.named.keys { #expect(page.contains("`\(name)`"), "\(name)") }
        for verb in Verb.allCases { #expect(page.contains("`\(verb.rawValue)"), "\(verb.rawValue)") }
        for code in DiagnosticCode.allCases {
            let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(code.rawValue)` |") }
            #expect(row != nil, "\(code.rawValue)")
            #expect(row?.contains("| warning") == (code.severity == .warning), "\(code.rawValue)")
        }
    }

    @Test("the examples are films")
    func examples() throws {
        let blocks = try Self.page().components(separatedBy: "```seq\n").dropFirst()
        #expect(blocks.count >= 2)
        for block in blocks {
            let source = block.components(separatedBy: "```")[0]
            #expect(try timeline(source).frameCount > 0)
        }
    }
}
