// SPDX-License-Identifier: MIT
import Testing

@Suite("import, export") struct ExchangeCommandTests {
    /// A studio that has learned two networks of the hobby project's kind.
    private func classic() throws -> Studio {
        let studio = try Studio()
        for name in ["w1", "w2"] { try studio.paint(name) }
        let run = try studio.run(
            "learn", "-q", "--recipe", "classic", "--hidden", "9,7", "--steps", "30", "--batch", "256")
        try #require(run.exitCode == 0, "\(run)")
        return studio
    }

    private func draw(_ mix: String, _ studio: Studio, weights: String) throws -> [UInt8] {
        let run = try studio.run("draw", mix, "--weights", weights, "-o", "drawn.png", "--size", "30x20", "--exact")
        try #require(run.exitCode == 0, "\(run)")
        return try [UInt8](studio.bytes("drawn.png"))
    }

    @Test("networks go out as arrays and come back the same, and mix")
    func roundTrip() throws {
        let studio = try classic()
        for name in ["w1", "w2"] {
            let run = try studio.run("export", name, "--npy", "W-9")
            #expect(run.exitCode == 0 && run.outputLines == (1...3).map { "W-9/\(name)_\($0).npy" }, "\(run)")
        }
        let run = try studio.run("import", "W-9", "--weights", "back", "--kin", "--json")
        let objects = try run.objects()
        #expect(objects.map { $0["name"] as? String } == ["w1", "w2"], "\(run)")
        #expect(objects[0]["shape"] as? String == "2-9-7-3 sigmoid classic")
        for mix in ["w1", "w2", "0.4 w1 + 0.6 w2", "1.3 w1 - 0.3 w2"] {
            #expect(try draw(mix, studio, weights: "weights") == draw(mix, studio, weights: "back"), "\(mix)")
        }
        try studio.write("weights \"back\"\nstart w1\nto w2 over 3f\n", to: "film.seq")
        let check = try studio.run("check", "film.seq")
        #expect(check.exitCode == 0 && check.errors.isEmpty, "\(check)")
        let strangers = try studio.run("import", "W-9", "--weights", "back", "--overwrite")
        #expect(strangers.exitCode == 0)
        #expect(try studio.run("check", "film.seq").errors.contains("strangers"))
    }

    @Test("any other network goes out as one archive and comes back the same")
    func archive() throws {
        let studio = try Studio.taught()
        #expect(try studio.run("export", "weights/sun.safetensors", "--npy", "out").output == "out/sun.npz\n")
        let run = try studio.run("import", "out/sun.npz", "--as", "moon", "--weights", "back")
        #expect(run.exitCode == 0, "\(run)")
        #expect(try draw("sun", studio, weights: "weights") == draw("moon", studio, weights: "back"))
        let inspected = try studio.run("inspect", "moon", "--weights", "back", "--json").object()
        #expect(inspected["start"] as? String == "imported" && inspected["recipe"] as? String == "imported")
    }

    @Test("shaders keep their numbers where --numbers says")
    func shaders() throws {
        let studio = try Studio.taught(["a b"])
        #expect(try studio.run("export", "a b", "--glsl", "one.glsl", "--shadertoy").output == "one.glsl\n")
        let text = String(decoding: try studio.bytes("one.glsl"), as: UTF8.self)
        #expect(text.contains("vec3 a_b(vec2 uv)") && text.contains("mainImage") && text.contains("24x16"))
        let run = try studio.run("export", "a b", "--glsl", "new/two.glsl", "--numbers", "texture", "--json")
        #expect(try run.object()["outputs"] as? [String] == ["new/two.glsl", "new/two.rgba32f"], "\(run)")
        #expect(try studio.bytes("new/two.rgba32f").count % 16384 == 0)
    }

    @Test("nothing is replaced without --overwrite, and nonsense is refused")
    func refuses() throws {
        let studio = try classic()
        for (arguments, code) in [
            (["export", "w1"], 64), (["export", "w1", "--npy", "x", "--shadertoy"], 64),
            (["export", "w1", "--glsl", "x", "--shadertoy", "--numbers", "texture"], 64),
            (["export", "w3", "--npy", "x"], 66),
            (["export", "w1", "--npy", "x"], 0), (["export", "w1", "--npy", "x"], 73),
            (["export", "w1", "--npy", "x", "--overwrite"], 0), (["import", "x"], 73), (["import", "none"], 66),
            (["import", "img"], 65), (["import", "x", "--as", "y"], 0), (["import", "x", "--as", "../y"], 64),
            (["import", "x", "--corners"], 64), (["import", "x", "--omega", "0"], 64),
            (["import", "weights/w1.safetensors"], 65), (["import", "x", "x", "--as", "z"], 64),
        ] {
            let run = try studio.run(arguments)
            #expect(run.exitCode == code, "\(run)")
        }
    }
}
