// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Raster
import Testing

@Suite("plot") struct PlotTests {
    private static let steps = (1...20).map { step in
        #"{"error":\#(0.1 / Double(step)),"picture":"sun","pixel_updates":\#(step * 64),"psnr_db":\#(10 + step),"#
            + #""rate":0.1,"seconds":\#(Double(step) / 10),"step":\#(step)}"# + "\n"
    }.joined()

    @Test("curves of several logs, as PNG and as SVG, against anything")
    func plots() throws {
        let studio = try Studio()
        try studio.write(Self.steps, to: "a.jsonl")
        try studio.write("step,loss\n1,0.5\n2,0.25\n", to: "other.csv")
        for against in ["steps", "seconds", "updates"] {
            for measure in ["psnr", "loss"] {
                let run = try studio.run("plot", "a.jsonl", "--against", against, "--of", measure, "-o", "a.png")
                #expect(run.exitCode == 0, "\(run)")
                #expect(try PictureReader.read(studio.path("a.png")).size == PixelSize(width: 760, height: 420))
            }
        }
        let both = try studio.run("plot", "a.jsonl", "other.csv", "-o", "b/b.svg", "--dark", "--scale", "log", "--json")
        let objects = try both.objects()
        #expect(objects.map { $0["name"] as? String } == ["sun", "other"], "\(both)")
        #expect(try #require(objects[1]["psnr_db"] as? Double) - 6.0206 < 1e-3)
        #expect(String(decoding: try studio.bytes("b/b.svg"), as: UTF8.self).hasSuffix("</svg>\n"))
        let unknown = try studio.run("plot", "a.jsonl", "other.csv", "--against", "seconds")
        #expect(unknown.exitCode == 65 && unknown.errors.contains("\"other\""), "\(unknown)")
    }

    @Test("pictures of one name in several logs are distinguished")
    func names() throws {
        let studio = try Studio()
        try studio.write(Self.steps, to: "a.jsonl")
        try studio.write(Self.steps, to: "b.jsonl")
        let run = try studio.run("plot", "a.jsonl", "b.jsonl")
        #expect(run.output.contains("a: sun") && run.output.contains("b: sun"), "\(run)")
        #expect(studio.exists("result/learning.png"))
    }

    struct Broken: Sendable {
        var name = "log.jsonl"
        let text: String
        let complaint: String
    }

    private static let broken = [
        Broken(text: "", complaint: "holds no steps"),
        Broken(text: "{\"event\":\"begin\"}\n", complaint: "log.jsonl:1: a log of the format"),
        Broken(text: steps + "{\"step\":3}\n", complaint: "log.jsonl:21: not a line of a log"),
        Broken(text: "\n\nnothing\n", complaint: "log.jsonl:3: not a line of a log of learning: nothing"),
        Broken(text: "version https://git-lfs.github.com/spec/v1\n", complaint: "run git lfs pull"),
        Broken(text: "[1,2]\n", complaint: "log.jsonl:1"),
        Broken(text: String(repeating: "[", count: 100_000) + "\n", complaint: "log.jsonl:1"),
        Broken(text: #"{"picture":"a","step":-1,"error":1}"# + "\n", complaint: "below zero"),
        Broken(text: #"{"picture":"a","step":1,"error":1e999}"# + "\n", complaint: "log.jsonl:1"),
        Broken(text: #"{"picture":"a","step":1.5,"error":1}"# + "\n", complaint: "log.jsonl:1"),
        Broken(name: "log.csv", text: "a,b\n1,2\n", complaint: "has the columns step"),
        Broken(name: "log.csv", text: "step,loss\n1,2,3\n", complaint: "log.csv:2: 3 cells under 2 columns"),
        Broken(name: "log.csv", text: "step,loss\n1,\n", complaint: "neither an error nor a psnr_db"),
        Broken(name: "log.csv", text: "step,loss\n1,nan\n", complaint: "loss is not a number: nan"),
        Broken(name: "log.csv", text: "step,loss\n1,-2\n", complaint: "below zero"),
        Broken(name: "log.csv", text: "step,loss\none,2\n", complaint: "step is not a whole number: one"),
        Broken(name: "log.csv", text: "step,loss,points\n1,2,red\n", complaint: "not a colour: red"),
    ]

    @Test("a malformed log is refused with the number of its line", arguments: broken)
    func refuses(test: Broken) throws {
        let studio = try Studio()
        try studio.write(test.text, to: test.name)
        let run = try studio.run("plot", test.name, "-o", "a.png")
        #expect(run.exitCode == 65 && run.errors.contains(test.complaint), "\(run)")
        #expect(!studio.exists("a.png") && !run.hasControlBytes)
    }

    /// Finite values whose difference or ratio is not finite.
    private static let extremes = [
        "step,error\n1,1\n2,1e-300\n", "step,error\n1,0\n2,5e-324\n", "step,psnr_db\n1,1e308\n2,1e308\n",
        "step,psnr_db\n1,-1e308\n2,1e308\n", "step,seconds,error\n1,1e308,0.1\n2,-1e308,0.1\n",
        "step,error\n9223372036854775806,1\n9223372036854775807,2\n",
    ]

    @Test("the largest and smallest numbers are plotted", arguments: extremes)
    func extreme(log: String) throws {
        let studio = try Studio()
        try studio.write(log, to: "log.csv")
        for measure in ["psnr", "loss"] {
            for scale in ["linear", "log"] {
                let run = try studio.run(
                    ["plot", "log.csv", "--of", measure, "--scale", scale, "-o", "a.svg"]
                        + (log.contains("seconds") ? ["--against", "seconds"] : []))
                #expect(run.exitCode == 0, "\(run)")
            }
        }
    }

    @Test("names from a log cannot steer the terminal")
    func hiddenMarks() throws {
        let studio = try Studio()
        try studio.write(
            #"{"picture":"\u001b[2Ja\u202eb","step":1,"error":0.5}"# + "\n" + #"{"picture":"c","step":1,"error":0.5}"#
                + "\n",
            to: "log.jsonl")
        let run = try studio.run("plot", "log.jsonl", "-o", "a.svg")
        #expect(run.exitCode == 0 && !run.hasControlBytes, "\(run)")
        #expect(run.output.contains(#"\u{1B}[2Ja\u{202E}b"#), "\(run)")
        let json = try studio.run("plot", "log.jsonl", "-o", "a.svg", "--json")
        #expect(!json.output.unicodeScalars.contains("\u{202E}"))
        #expect(try json.objects().first?["name"] as? String == "\u{1B}[2Ja\u{202E}b", "\(json)")
    }

    @Test("bytes that are not text")
    func binary() throws {
        let studio = try Studio()
        try studio.write(Data([0xFF, 0xFE, 0, 10]), to: "log.jsonl")
        let run = try studio.run("plot", "log.jsonl")
        #expect(run.exitCode == 65 && run.errors.contains("UTF-8"), "\(run)")
    }

    @Test("a last line that was cut off is passed over")
    func torn() throws {
        let studio = try Studio()
        try studio.write(Self.steps + #"{"error":0.1,"pic"#, to: "log.jsonl")
        #expect(try studio.run("plot", "log.jsonl", "--json").object()["steps"] as? Int == 20)
    }

    @Test("quotes in CSV")
    func quotes() throws {
        let studio = try Studio()
        try studio.write("step,picture,loss\n1,\"a, \"\"b\"\"\",0.1\r\n2,\"a, \"\"b\"\"\",0.05\r\n", to: "log.csv")
        #expect(try studio.run("plot", "log.csv", "--json").object()["name"] as? String == #"a, "b""#)
    }

    @Test("mistakes of the command line")
    func mistakes() throws {
        let studio = try Studio()
        try studio.write(Self.steps, to: "a.jsonl")
        #expect(try studio.run("plot").exitCode == 64)
        #expect(try studio.run("plot", "a.jsonl", "-o", "a.gif").exitCode == 64)
        #expect(try studio.run("plot", "a.jsonl", "--size", "10x10").exitCode == 64)
        #expect(try studio.run("plot", "none.jsonl").exitCode == 66)
        let picture = try studio.run("plot", "a.jsonl", "--picture", "moon")
        #expect(picture.exitCode == 66 && picture.errors.contains("\"moon\""), "\(picture)")
    }
}
