// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// Identifies one process of one machine, so that others, on this machine or on one that shares a disk with it, can
/// find out whether it still runs.
///
/// A process number alone is ambiguous: every machine counts its own, and in a container most programs are process 1.
/// So the host, the boot, the process namespace and the start time are part of the identity.
///
/// File locks would be simpler. But on network disks they may be missing, work on one machine only, or be lost when a
/// server restarts; then a running process would count as gone. This type relies on the kernel only.
public struct ProcessIdentity: Hashable, Sendable {
    /// The first letters of the host's name (others than letters and digits as `_`), and a digest of the name and the
    /// machine's number.
    let host: String
    /// The kernel's random number for this boot, shortened; ``unknown`` if the kernel has none.
    let boot: String
    /// The inode of the process namespace; 0 if unknown.
    let namespace: UInt64
    /// The process's number in its namespace.
    let process: Int32
    /// The start time of the process, in ticks of the kernel's clock since the boot; 0 if unknown.
    let start: UInt64

    static let unknown = "unknown"

    /// The current process.
    public static let own = ProcessIdentity(
        host: SystemFacts.host, boot: SystemFacts.boot, namespace: SystemFacts.namespace, process: getpid(),
        start: SystemFacts.start(of: getpid()) ?? 0)

    /// Whether the process has certainly ended.
    ///
    /// - In this boot and this namespace the kernel knows: the process has ended if its number is free, or belongs to a
    ///   process with another start time.
    /// - Processes of an earlier boot of this host have ended. But two machines may have the same name, and copies of a
    ///   disk the same machine number. So a file written since this boot counts as another machine's, about which
    ///   nothing is known.
    /// - About any other host or namespace nothing is known; the result is false.
    ///
    /// - Parameter idle: seconds since the process last wrote.
    func isGone(idle: Double) -> Bool {
        let own = Self.own
        guard boot != Self.unknown, own.boot != Self.unknown else { return false }
        guard boot == own.boot else { return host == own.host && idle > SystemFacts.uptime }
        guard namespace == own.namespace, namespace != 0 else { return false }
        // Signal 0 only checks whether the process exists.
        if kill(process, 0) != 0 { return errno == ESRCH }
        guard start != 0, let now = SystemFacts.start(of: process) else { return false }
        return now != start
    }

    /// Whether the process certainly runs: it is in this boot and this namespace, and not gone.
    var isKnownToLive: Bool {
        let own = Self.own
        return boot == own.boot && boot != Self.unknown && namespace == own.namespace && namespace != 0
            && !isGone(idle: 0)
    }
}

// MARK: Text

extension ProcessIdentity: CustomStringConvertible {
    /// `HOST-BOOT-NAMESPACE-PROCESS-START`, for names of files; at most 94 bytes of ASCII.
    public var description: String { "\(host)-\(boot)-\(namespace)-\(process)-\(start)" }

    /// The process in a sentence, for example `process 4711 on studio`.
    public var sentence: String { "process \(process) on \(host.prefix { $0 != "." })" }

    /// Parses ``description``; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 5, !fields[0].isEmpty, !fields[1].isEmpty, let namespace = UInt64(fields[2]),
            let process = Int32(fields[3]), process > 0, let start = UInt64(fields[4])
        else { return nil }
        self.init(
            host: String(fields[0]), boot: String(fields[1]), namespace: namespace, process: process, start: start)
    }
}
