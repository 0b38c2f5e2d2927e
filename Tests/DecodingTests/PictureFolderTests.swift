// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct PictureFolderTests {
    @Test func picturesInTheOrderOfTheirBytes() throws {
        let folder = try TemporaryFolder()
        for name in [
            "b.png", "B.PNG", "a.jpeg", "é.webp", "z.tif", ".hidden.png", "notes.txt", "png", "a10.gif", "a9.bmp",
        ] {
            _ = try folder.write([], as: name)
        }
        try FileManager.default.createDirectory(
            atPath: folder.path.appending("folder.png").string, withIntermediateDirectories: false)
        try #require(symlink("b.png", folder.path.appending("link.png").string) == 0)
        try #require(symlink("nothing", folder.path.appending("lost.png").string) == 0)
        let names = try PictureFolder(folder.path).pictures.map { $0.lastComponent?.string }
        #expect(names == ["B.PNG", "a.jpeg", "a10.gif", "a9.bmp", "b.png", "link.png", "lost.png", "z.tif", "é.webp"])
        #expect(try PictureFolder(folder.path).pictures.first == folder.path.appending("B.PNG"))
    }

    @Test func whatIsNoFolder() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write([], as: "a.png")
        #expect(throws: PictureReaderError(file, .notAFolder)) { try PictureFolder(file) }
        let missing = folder.path.appending("b")
        #expect(throws: PictureReaderError(missing, .missing)) { try PictureFolder(missing) }
    }
}
