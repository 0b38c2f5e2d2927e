// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Testing

@Suite("docs/library.md") struct LibraryPageTests {
    private func text(_ name: String) throws -> String {
        let package = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
        return try String(contentsOfFile: package.pushing(FilePath(name)).string, encoding: .utf8)
    }

    @Test("shows the example as it is compiled", arguments: ["Sources/main.swift", "Package.swift"])
    func showsTheExample(file: String) throws {
        let example = try text("Examples/TwoPictures/\(file)")
        #expect(try text("docs/library.md").contains("```swift\n\(example)```\n"))
    }
}
