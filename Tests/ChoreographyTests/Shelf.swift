// SPDX-License-Identifier: MIT
import Choreography

/// A weights folder that exists only in memory.
struct Shelf: WeightsCatalogue {
    var folder = "weights"
    var entries: [String: WeightsEntry] = [:]
    /// Names of files that exist and cannot be read.
    var torn: Set<String> = []
    /// Names of bends, as `moon~sun`.
    var bends: Set<String> = []

    struct TornError: Error, CustomStringConvertible {
        let description = "the file ends early"
    }

    struct StraightError: Error, CustomStringConvertible {
        let description: String
    }

    var names: [String] { Array(entries.keys) + torn }

    func bend(between one: String, _ other: String) throws -> String {
        let name = [one, other].sorted().joined(separator: "~")
        guard bends.contains(name) else { throw StraightError(description: "no bend \(name)") }
        return name
    }

    func entry(named name: String) throws -> WeightsEntry {
        let known = bends.contains(name) ? String(name.prefix { $0 != "~" }) : name
        guard let entry = entries[known] else { throw TornError() }
        return entry
    }

    /// `sun`, `moon`, `dusk-tree` and `my cat` are one family; `owl` is a stranger, `crow` has another shape.
    static let sample: Shelf = {
        var shelf = Shelf(torn: ["torn"], bends: ["moon~sun", "moon~my cat"])
        for name in ["sun", "moon", "dusk-tree", "my cat"] {
            shelf.entries[name] = WeightsEntry(shape: "2-128-128-3 tanh", family: "tanh 128", lineage: "seed 1")
        }
        shelf.entries["owl"] = WeightsEntry(shape: "2-128-128-3 tanh", family: "tanh 128", lineage: "seed 2")
        shelf.entries["crow"] = WeightsEntry(shape: "2-64-64-3 sine", family: "sine 64", lineage: "seed 1")
        return shelf
    }()
}
