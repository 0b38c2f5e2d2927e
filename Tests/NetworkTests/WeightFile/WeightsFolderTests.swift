// SPDX-License-Identifier: MIT
import Foundation
import Networks
import Storage
import Testing
import TestSupport
import WeightFiles

@Suite struct WeightsFolderTests {
    static let refusedNames: [RefusedName] = [
        RefusedName("", .empty),
        RefusedName(".", .leadingDot),
        RefusedName("..", .leadingDot),
        RefusedName(".hidden", .leadingDot),
        RefusedName(".\u{301}hidden", .leadingDot),
        RefusedName("../sun", .leadingDot),
        RefusedName("../../../../etc/passwd", .leadingDot),
        RefusedName("./sun", .leadingDot),
        RefusedName("/etc/passwd", .separator("/")),
        RefusedName("//sun", .separator("/")),
        RefusedName("sub/sun", .separator("/")),
        RefusedName("sub/../sun", .separator("/")),
        RefusedName("sun/", .separator("/")),
        RefusedName("sun/\u{301}", .separator("/")),
        RefusedName("..\\sun", .leadingDot),
        RefusedName("sub\\sun", .separator("\\")),
        RefusedName("C:\\sun", .separator("\\")),
        RefusedName("sun\0", .unprintable),
        RefusedName("\0", .unprintable),
        RefusedName("sun\n", .unprintable),
        RefusedName("\u{1B}[2Jsun", .unprintable),
        RefusedName("sun\u{202E}gnp", .unprintable),
        RefusedName("sun\u{2028}", .unprintable),
        RefusedName("sun\u{85}", .unprintable),
        RefusedName("sun.state", .reservedEnding),
        RefusedName(String(repeating: "é", count: 101), .tooLong(byteCount: 202)),
    ]

    @Test("names that are not plain file names are refused", arguments: refusedNames)
    func refusesName(refused: RefusedName) throws {
        let folder = try TemporaryFolder()
        try folder.write([], as: "sun.safetensors")
        try folder.write([], as: "sun.state.safetensors")
        try folder.write([], as: "sub/sun.safetensors")
        let weights = WeightsFolder(folder.path.appending("sub"))
        let error = WeightsFolderError.invalidName(refused.name, refused.problem)
        #expect(throws: error) { try weights.path(for: refused.name) }
        #expect(throws: error) { try weights.destination(for: refused.name) }
        #expect(throws: error) { try weights.statePath(for: refused.name) }
        #expect(error.description.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test(
        "ordinary names of any language are found",
        arguments: [
            "sun", "dusk-tree", "file name with spaces", "a.b", "x...", "sun~", "-o", "$HOME", "été", "ночь", "月", "👩‍🚀",
            "می‌خواهم",
            "sun.safetensors", "con", "*", "'", "\"", "ൎ", String(repeating: "n", count: 200),
        ])
    func findsName(name: String) throws {
        let folder = try TemporaryFolder()
        let weights = WeightsFolder(folder.path)
        let path = folder.path.appending(name + ".safetensors")
        #expect(try weights.destination(for: name) == path)
        #expect(throws: WeightsFolderError.missing(name, folder: folder.path)) { try weights.path(for: name) }
        try WeightFileTests.tiny.write(to: weights.destination(for: name))
        #expect(try weights.names() == [name])
        #expect(try weights.path(for: name) == path)
        #expect(try weights.destination(for: name) == path)
        #expect(try weights.statePath(for: name) == folder.path.appending(name + ".state.safetensors"))
        #expect(try WeightFile.read(from: weights.path(for: name)) == WeightFileTests.tiny)
    }

    @Test("only weight files are listed, in an order that no locale changes")
    func lists() throws {
        let folder = try TemporaryFolder()
        let files = [
            "b", "B", "a10", "a9", "Ä", "z", "_", "ö",
        ].map { $0 + ".safetensors" }
        let others = [
            "b.state.safetensors", ".hidden.safetensors", ".b.safetensors.part-1", ".safetensors", "b.png",
            "b.SAFETENSORS",
            "bsafetensors", "b.safetensors.bak", "b.safetensors~", "in/side.safetensors", "new\nline.safetensors",
        ]
        for name in files + others { try folder.write([], as: name) }
        try FileManager.default.createDirectory(
            atPath: folder.path.appending("folder.safetensors").string, withIntermediateDirectories: false)
        #expect(try WeightsFolder(folder.path).names() == ["B", "_", "a10", "a9", "b", "z", "Ä", "ö"])
        #expect(throws: WeightsFolderError.notAFile("folder", path: folder.path.appending("folder.safetensors"))) {
            try WeightsFolder(folder.path).path(for: "folder")
        }
    }

    @Test("a folder that is not there is named")
    func missingFolder() throws {
        let path = try TemporaryFolder().path.appending("weights")
        #expect(throws: StorageError(.read, path, .noSuchFileOrDirectory)) { try WeightsFolder(path).names() }
        #expect(throws: StorageError(.read, path, .noSuchFileOrDirectory)) { try WeightsFolder(path).path(for: "sun") }
    }

    @Test("links are followed inside the folder, not out of it")
    func links() throws {
        let folder = try TemporaryFolder()
        let inside = try folder.write([], as: "weights/sun.safetensors")
        let outside = try folder.write([], as: "weights-of-others/moon.safetensors")
        let weights = WeightsFolder(folder.path.appending("weights"))
        func link(_ name: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: weights.path.appending(name + ".safetensors").string, withDestinationPath: target)
        }
        try link("alias", to: "sun.safetensors")
        try link("absolute", to: inside.string)
        try link("moon", to: outside.string)
        try link("climbing", to: "../weights-of-others/moon.safetensors")
        try link("dangling", to: "nothing")
        try link("circle", to: "circle.safetensors")
        try link("sun.state", to: outside.string)

        #expect(try weights.names() == ["absolute", "alias", "sun"])
        let target = FilePath(try #require(realpath(outside.string, nil).map { String(cString: $0) }))
        for name in ["moon", "climbing"] {
            #expect(throws: WeightsFolderError.outside(name, target: target)) { try weights.path(for: name) }
            #expect(throws: WeightsFolderError.outside(name, target: target)) { try weights.destination(for: name) }
        }
        #expect(throws: WeightsFolderError.outside("sun", target: target)) { try weights.statePath(for: "sun") }
        let dangling = weights.path.appending("dangling.safetensors")
        #expect(throws: StorageError(.read, dangling, .noSuchFileOrDirectory)) { try weights.path(for: "dangling") }
        let circle = weights.path.appending("circle.safetensors")
        #expect(throws: StorageError(.read, circle, .tooManySymbolicLinkLevels)) { try weights.path(for: "circle") }

        // The folder itself may be a link, since its place is the user's choice.
        let alias = folder.path.appending("link")
        try FileManager.default.createSymbolicLink(atPath: alias.string, withDestinationPath: "weights")
        #expect(try WeightsFolder(alias).path(for: "alias") == alias.appending("alias.safetensors"))
    }

    @Test("accents may be encoded either way; the file keeps its own")
    func normalisation() throws {
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        let folder = try TemporaryFolder()
        let weights = WeightsFolder(folder.path)
        let first = try folder.write([], as: decomposed + ".safetensors")
        for name in [composed, decomposed] {
            #expect(Array(try weights.path(for: name).string.utf8) == Array(first.string.utf8))
            #expect(Array(try weights.destination(for: name).string.utf8) == Array(first.string.utf8))
            let state = try weights.statePath(for: name).string
            #expect(Array(state.utf8) == Array(folder.path.appending(decomposed + ".state.safetensors").string.utf8))
        }
        let second = try folder.write([], as: composed + ".safetensors")
        #expect(Array(try weights.path(for: decomposed).string.utf8) == Array(first.string.utf8))
        #expect(Array(try weights.path(for: composed).string.utf8) == Array(second.string.utf8))
    }

    @Test("the missing name is in the sentence")
    func sentence() {
        #expect(
            WeightsFolderError.missing("moom", folder: "weights").description
                == "no weight file for \"moom\" in weights; learn its picture, or correct the name")
    }
}
