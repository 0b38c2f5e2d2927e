// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics

/// An amount of disk space: `16GB`, `500MB`, `0`; a kilobyte is 1000 bytes.
struct ByteCount: ExpressibleByArgument, Hashable, CustomStringConvertible {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let units: [(String, Double)] = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1), ("", 1)]
        let upper = argument.uppercased()
        guard let (unit, factor) = units.first(where: { upper.hasSuffix($0.0.uppercased()) }),
            let number = Double(argument.dropLast(unit.count)), number >= 0, number * factor <= 1e18
        else { return nil }
        bytes = Int(number * factor)
    }

    var description: String { Wording.bytes(bytes) }

    var defaultValueDescription: String { description.filter { $0 != " " } }
}
