// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// One process of one machine, named so that others, on this machine or on one that shares a disk with it, can find out
/// whether it is still there.
///
/// A process number alone says nothing: another machine counts its own, and in a container everybody is 1. So the host,
/// the boot, the process namespace and the moment the process started go with it.
///
/// Locks on files would be simpler, but on network disks they may be missing, hold for one machine only, or be lost when
/// a server restarts, and then a living process would be taken for a dead one. What is asked here asks the kernel only.
public struct ProcessIdentity: Hashable, Sendable {
    /// The host's name as far as it is letters and digits, and a digest of it and the machine's number.
    let host: String
    /// The kernel's random number for this boot, shortened; ``unknown`` where the kernel tells none.
    let boot: String
    /// The inode of the process namespace, 0 where the kernel tells none.
    let namespace: UInt64
    /// The process's number in its namespace.
    let process: Int32
    /// When the process started, in ticks of the kernel's clock since the boot; 0 where that is not known.
    let start: UInt64

    static let unknown = "unknown"

    /// The process this runs in.
    public static let own = ProcessIdentity(
        host: KernelFacts.host, boot: KernelFacts.boot, namespace: KernelFacts.namespace, process: getpid(),
        start: KernelFacts.start(of: getpid()) ?? 0)

    /// Whether the process is certainly no more.
    ///
    /// - Of this boot and this namespace, the kernel knows: the number is free, or was given to a process that started at
    ///   another moment.
    /// - Of an earlier boot of this host, no process lives on. Machines may have one name, and copies of a disk one
    ///   number; so what was written to since this boot is taken for another machine's.
    /// - Of any other host or namespace nothing can be known.
    ///
    /// - Parameter idle: seconds since the process last wrote.
    func isGone(idle: Double) -> Bool {
        let own = Self.own
        guard boot != Self.unknown, own.boot != Self.unknown else { return false }
        guard boot == own.boot else { return host == own.host && idle > KernelFacts.uptime }
        guard namespace == own.namespace, namespace != 0 else { return false }
        // Signal 0 only asks whether the process is there.
        if kill(process, 0) != 0 { return errno == ESRCH }
        guard start != 0, let now = KernelFacts.start(of: process) else { return false }
        return now != start
    }

    /// Whether the process is there, as far as its own namespace can tell.
    var isKnownToLive: Bool {
        let own = Self.own
        return boot == own.boot && boot != Self.unknown && namespace == own.namespace && namespace != 0
            && !isGone(idle: 0)
    }
}

// MARK: Text

extension ProcessIdentity: CustomStringConvertible {
    /// For a part of a file's name: `HOST-BOOT-NAMESPACE-PROCESS-START`, at most 94 bytes of ASCII.
    public var description: String { "\(host)-\(boot)-\(namespace)-\(process)-\(start)" }

    /// For a sentence, for example `process 4711 on studio`.
    public var sentence: String { "process \(process) on \(host.prefix { $0 != "." })" }

    /// Reads ``description``; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 5, !fields[0].isEmpty, !fields[1].isEmpty, let namespace = UInt64(fields[2]),
            let process = Int32(fields[3]), process > 0, let start = UInt64(fields[4])
        else { return nil }
        self.init(
            host: String(fields[0]), boot: String(fields[1]), namespace: namespace, process: process, start: start)
    }
}
