// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Storage
import Testing

@Suite struct PictureFolderTests {
    @Test func picturesInTheOrderOfTheirBytes() throws {
        let sandbox = try Sandbox()
        for name in [
            "b.png", "B.PNG", "a.jpeg", "é.webp", "z.tif", ".hidden.png", "notes.txt", "png", "a10.gif", "a9.bmp",
        ] {
            _ = try sandbox.file(name)
        }
        try FileManager.default.createDirectory(
            atPath: sandbox.folder.appending("folder.png").string, withIntermediateDirectories: false)
        try #require(symlink("b.png", sandbox.folder.appending("link.png").string) == 0)
        try #require(symlink("nothing", sandbox.folder.appending("lost.png").string) == 0)
        let names = try PictureFolder.list(sandbox.folder).map { $0.lastComponent?.string }
        #expect(names == ["B.PNG", "a.jpeg", "a10.gif", "a9.bmp", "b.png", "link.png", "lost.png", "z.tif", "é.webp"])
        #expect(try PictureFolder.list(sandbox.folder).first == sandbox.folder.appending("B.PNG"))
    }

    @Test func whatIsNoFolder() throws {
        let sandbox = try Sandbox()
        let file = try sandbox.file("a.png")
        #expect(throws: PictureReaderError(file, .notAFolder)) { try PictureFolder.list(file) }
        let missing = sandbox.folder.appending("b")
        #expect(throws: PictureReaderError(missing, .missing)) { try PictureFolder.list(missing) }
    }
}
