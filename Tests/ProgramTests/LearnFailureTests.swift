// SPDX-License-Identifier: MIT
import Foundation
import Testing

@Suite("learn: what can go wrong") struct LearnFailureTests {
    @Test("bad pictures are reported at the end and do not stop the others")
    func badPictures() throws {
        let studio = try Studio()
        for name in ["a", "sun", "z"] { try studio.paint(name) }
        try studio.write(try studio.bytes("img/sun.png").prefix(120), to: "img/cut.png")
        try studio.write("Dear diary,\n", to: "img/text.png")
        try studio.write("", to: "img/empty.png")

        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 65, "\(run)")
        #expect(try studio.names(in: "weights") == ["a.safetensors", "sun.safetensors", "z.safetensors"])
        let complaints = run.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
        #expect(complaints.count == 3, "\(run)")
        for name in ["img/cut.png", "img/text.png", "img/empty.png"] {
            #expect(complaints.filter { $0.contains(name) }.count == 1, "\(run)")
        }

        let asJSON = try studio.run(["learn", "--json"] + Studio.tiny)
        let failed = try asJSON.objects().filter { $0["outcome"] as? String == "failed" }
        #expect(failed.count == 3 && failed.allSatisfy { $0["reason"] is String }, "\(asJSON)")
    }

    @Test("a folder that is not there", arguments: [[], ["nowhere"], ["nowhere.png", "img"]])
    func missing(arguments: [String]) throws {
        let studio = try Studio()
        let run = try studio.run(["learn"] + arguments)
        #expect(run.exitCode == 66 && run.errors.contains(arguments.first ?? "img"), "\(run)")
        #expect(!studio.exists("weights"))
    }

    @Test("a folder without pictures")
    func emptyFolder() throws {
        let studio = try Studio()
        try studio.makeFolder(studio.path("img"))
        let run = try studio.run("learn")
        #expect(run.exitCode == 66 && run.errors.contains("no pictures in img"), "\(run)")
    }

    @Test("two pictures of one name")
    func duplicateNames() throws {
        let studio = try Studio()
        try studio.paint("sun", in: "img")
        try studio.paint("sun", in: "others")
        let run = try studio.run(["learn", "img", "others"] + Studio.tiny)
        #expect(run.exitCode == 64, "\(run)")
        #expect(run.errors.contains("img/sun.png") && run.errors.contains("others/sun.png"), "\(run)")
    }

    @Test("a weights folder that cannot be made", arguments: ["img/sun.png", "/proc/weights"])
    func unwritableFolder(folder: String) throws {
        let studio = try Studio()
        try studio.paint("sun")
        let run = try studio.run(["learn", "--weights", folder] + Studio.tiny)
        #expect(run.exitCode == 73 && run.errors.contains("error: cannot create \(folder)"), "\(run)")
    }

    @Test("names that no weight file can have are refused, whatever else is learned")
    func impossibleNames() throws {
        let studio = try Studio()
        for name in ["sun", "sun.state"] { try studio.paint(name) }
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("sun.state"), "\(run)")
        #expect(try studio.names(in: "weights") == ["sun.safetensors"])
    }

    /// Names that one part would accept and another could not find.
    @Test(
        "names that no sequence could use are refused before they are learned",
        arguments: [
            " lead", "trail ", "quote\"d", "back\\slash", "\u{A0}nbsp", "zero\u{200B}width", "two..dots", "c:drive",
        ])
    func uselessNames(name: String) throws {
        let studio = try Studio()
        try studio.paint(name)
        try studio.paint("sun")
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("rename the picture"), "\(run)")
        #expect(try studio.names(in: "weights") == ["sun.safetensors"])
        for arguments in [
            ["align", "sun", "sun", "-o", name], ["import", "weights/sun.safetensors", "--as", name],
        ] {
            let refused = try studio.run(arguments)
            #expect(refused.exitCode == 64 && refused.errors.contains("choose another name"), "\(refused)")
        }
        let line = try studio.run(["generations", "img/\(name).png", "--steps", "1", "--count", "1"])
        #expect(line.exitCode == 65 && line.errors.contains("rename the picture"), "\(line)")
        #expect(try studio.names(in: "weights") == ["sun.safetensors"])
    }

    @Test("names that are not UTF-8 are refused, and nothing is written under a repaired one")
    func undecodableNames() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let script = """
            cp img/sun.png $'img/caf\\xe9.png'; mkdir $'f\\xe9'; cp img/sun.png $'f\\xe9/'; mkdir w
            "$inbetween" learn img --hidden 8x1 --steps 2; echo $?
            for arguments in $'img/caf\\xe9.png' $'f\\xe9' $'img --weights=w\\xe9'; do
                "$inbetween" learn $arguments --hidden 8x1 --steps 2; echo $?
            done
            "$inbetween" draw sun -o $'d\\xe9.png'; echo $?
            cp weights/sun.safetensors $'weights/caf\\xe9.safetensors'
            "$inbetween" new film.seq; echo $?
            """
        let run = try studio.shell(script)
        let statuses = run.outputLines.filter { Int($0) != nil }
        #expect(statuses == ["65", "64", "64", "64", "64", "0"], "\(run)")
        for shown in ["img/caf\\xE9.png is not UTF-8", "\"img/caf\\xE9.png\"", "\"f\\xE9\"", "caf\\xE9.safetensors"] {
            #expect(run.errors.contains(shown), "\(shown): \(run)")
        }
        let files = FileManager.default.enumerator(atPath: studio.folder.string)?.allObjects as? [String] ?? []
        #expect(files.filter { $0.hasSuffix(".safetensors") }.count == 2, "\(files)")
        #expect(!studio.exists("d\u{FFFD}.png") && !studio.exists("f\u{FFFD}"))
    }

    @Test("a damaged weight file is reported, and learned again with --overwrite")
    func damagedWeightFile() throws {
        let studio = try Studio.taught(["sun"])
        try studio.write("rubbish", to: "weights/sun.safetensors")
        let run = try studio.run(["learn"] + Studio.tiny)
        #expect(run.exitCode == 65 && run.errors.contains("weights/sun.safetensors"), "\(run)")
        let again = try studio.run(["learn", "--overwrite"] + Studio.tiny)
        #expect(again.exitCode == 0, "\(again)")
        #expect(try studio.run("inspect", "sun").exitCode == 0)
    }
}
