// SPDX-License-Identifier: MIT
import Networks
import Testing
import TestSupport
import WeightFiles

@Suite struct BendTests {
    @Test("a bend's name holds its ends, in order")
    func name() throws {
        #expect(Bend(between: "sun", "moon").name == "moon~sun")
        let bend = try #require(Bend(name: "my cat~sun@9"))
        #expect(bend.first == "my cat" && bend.second == "sun@9")
    }

    @Test("other names are not bends", arguments: ["sun", "~sun", "sun~", "~", "sun~moon", "sun~sun", "a~b~c", ""])
    func otherName(text: String) { #expect(Bend(name: text) == nil) }

    @Test("bends are found by name, behind the weight files")
    func found() throws {
        let folder = try TemporaryFolder()
        let weights = WeightsFolder(folder.path)
        #expect(try weights.bendNames() == [])
        for name in ["moon", "sun", "bends/moon~sun", "bends/other"] { try folder.write([], as: "\(name).safetensors") }
        #expect(try weights.names() == ["moon", "sun"])
        #expect(try weights.bendNames() == ["moon~sun"])
        #expect(try weights.path(for: "moon~sun") == folder.file("bends/moon~sun.safetensors"))
        for name in ["moon~owl", "sun~moon"] {
            #expect(throws: WeightsFolderError.missing(name, folder: folder.path)) { try weights.path(for: name) }
        }
    }
}
