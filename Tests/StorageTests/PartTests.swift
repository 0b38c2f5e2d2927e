// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TestSupport
import Testing

/// Tests of which stale parts are removed.
@Suite struct PartTests {
    private let folder: TemporaryFolder
    private let own = "\(ProcessIdentity.own)".split(separator: "-").map(String.init)

    init() throws { folder = try TemporaryFolder() }

    /// A part of `x`, whose maker is this process except for some fields.
    private func part(
        host: String? = nil, boot: String? = nil, namespace: String? = nil, process: pid_t? = nil,
        start: String? = nil, days: Double = 0
    ) throws -> String {
        let fields = [
            host ?? own[0], boot ?? own[1], namespace ?? own[2], process.map { "\($0)" } ?? own[3], start ?? own[4],
        ]
        let name = ".x.part-\(fields.joined(separator: "-"))-\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        try folder.write("", as: name)
        try age(name, days: days)
        return name
    }

    private func age(_ name: String, days: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date().addingTimeInterval(-days * 86_400)], ofItemAtPath: folder.file(name).string)
    }

    /// The names that are left after stale parts were removed.
    private func survivors() throws -> Set<String> {
        AtomicFile.removeStaleParts(in: folder.path)
        return Set(try folder.names())
    }

    @Test("the part of a process that has ended is removed")
    func ended() throws {
        _ = try part(process: EndedProcess.identifier())
        #expect(try survivors() == [])
    }

    @Test("the part of a process that lives stays, however old")
    func living() throws {
        // The parent process waits for the end of the tests, so it is alive; its start time is not given.
        let names = [try part(process: getppid(), start: "0"), try part(process: getppid(), start: "0", days: 40)]
        #expect(try survivors() == Set(names))
    }

    @Test("a number that was given again does not keep a part")
    func numberGivenAgain() throws {
        _ = try part(process: getppid(), start: "1")
        #expect(try survivors() == [])
    }

    @Test("of another host or another namespace nothing is known, so that its part stays for a day")
    func others() throws {
        let dead = try EndedProcess.identifier()
        func parts(days: Double) throws -> Set<String> {
            [
                try part(host: "other.01234567", boot: "0123456789ab", process: dead, days: days),
                try part(namespace: "7", process: dead, days: days),
                try part(host: "other.01234567", boot: "unknown", namespace: "0", process: dead, days: days),
            ]
        }
        let young = try parts(days: 0).union(parts(days: 0.9))
        _ = try parts(days: 1.1)
        #expect(try survivors() == young)
    }

    @Test(
        "a part from before this boot goes; one that was written since is another machine's, of one name with this, and stays"
    )
    func earlierBoot() throws {
        let uptime = ProcessInfo.processInfo.systemUptime / 86_400
        _ = try part(boot: "0123456789ab", days: uptime + 0.5)
        let written = try part(boot: "0123456789ab", days: min(uptime, 1) / 2)
        #expect(try survivors() == [written])
    }

    @Test("parts of earlier versions go after a day")
    func earlierVersions() throws {
        for (name, days) in [(".x.part-1", 0.9), (".x.part-999999999", 0), (".x.part-2", 1.1)] {
            try folder.write("", as: name)
            try age(name, days: days)
        }
        #expect(try survivors() == [".x.part-1", ".x.part-999999999"])
    }

    @Test("nothing but parts is ever removed, however old")
    func otherNames() throws {
        let maker = own.joined(separator: "-")
        let names = [
            "x.part-\(maker)-1", ".x.part-", ".x.part-x", ".x.part-1x", ".x.part--5", ".x.part-0", ".x.part", "x",
            ".x.part-99999999999", ".x.part-\(maker)", ".x.part-\(maker)-g", ".x.part-\(maker)-1-1",
            ".x.part-host-boot-1-0-1-1", ".x.part-host-boot-x-1-1-1",
        ]
        for name in names {
            try folder.write("", as: name)
            try age(name, days: 90)
        }
        let link = ".y.part-1"
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(link).string, withDestinationPath: folder.file("x").string)
        #expect(try survivors() == Set(names + [link]))
    }

    @Test("writing to a folder removes stale parts of any name, unless switched off", arguments: [true, false])
    func beforeWriting(removes: Bool) throws {
        let dead = try part(process: EndedProcess.identifier())
        let file = try AtomicFile(at: folder.file("y"), removesStaleParts: removes)
        try file.commit()
        #expect(try folder.names() == (removes ? ["y"] : [dead, "y"]))
    }

    @Test("two who write one file at once each have their own part, and the last to finish stays")
    func twoAtOnce() throws {
        let one = try AtomicFile(at: folder.file("x"))
        let other = try AtomicFile(at: folder.file("x"))
        try one.write(Array("one".utf8))
        try other.write(Array("other".utf8))
        try other.commit()
        #expect(try folder.text(of: "x") == "other")
        try one.commit()
        #expect(try folder.text(of: "x") == "one")
        #expect(try folder.names() == ["x"])
    }
}
