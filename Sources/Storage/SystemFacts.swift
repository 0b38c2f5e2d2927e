// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// The kernel's facts about the machine and its processes that ``ProcessIdentity`` uses.
enum SystemFacts {
    /// See ``ProcessIdentity/host``: at most 33 bytes.
    static let host: String = {
        var bytes = [CChar](repeating: 0, count: 256)
        let isKnown = gethostname(&bytes, bytes.count - 1) == 0
        let name = isKnown ? String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : ""
        let machine = text(of: "/etc/machine-id") ?? ""
        let letters = name.utf8.prefix(24).map { Character(UnicodeScalar($0)) }
        let readable = String(letters.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        return "\(readable).\(SHA256.hexadecimal(of: Array("\(name) \(machine)".utf8)).prefix(8))"
    }()

    /// See ``ProcessIdentity/boot``: 12 hexadecimal digits, 48 of 122 random bits.
    static let boot: String = {
        let digits = (text(of: "/proc/sys/kernel/random/boot_id") ?? "").filter(\.isHexDigit)
        return digits.count == 32 ? String(digits.prefix(12)) : ProcessIdentity.unknown
    }()

    /// See ``ProcessIdentity/namespace``; the link reads `pid:[4026531836]`.
    static let namespace = link("/proc/self/ns/pid").flatMap { UInt64($0.filter(\.isNumber)) } ?? 0

    /// Seconds since the machine was started, including those it slept.
    static var uptime: Double {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// The start of a process of this namespace, in ticks since the boot; nil if it cannot be known.
    static func start(of process: Int32) -> UInt64? {
        // In a namespace without its own /proc, /proc shows the processes of another namespace.
        guard link("/proc/self") == String(getpid()), let text = text(of: FilePath("/proc/\(process)/stat")),
            // The program's name, in parentheses, may hold any bytes; the fields after it are numbers.
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > startField ? UInt64(fields[startField]) : nil
    }

    /// Field 22 of `/proc/PID/stat`, counted from the one after the name.
    private static let startField = 19

    /// The text of a kernel file, whose size is not known in advance; at most 4096 bytes.
    private static func text(of path: FilePath) -> String? {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else { return nil }
        defer { try? file.close() }
        var bytes = [UInt8](repeating: 0, count: 4096)
        guard let count = try? bytes.withUnsafeMutableBytes({ try file.read(into: $0) }) else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    private static func link(_ path: FilePath) -> String? { path.linkTarget?.string }
}
