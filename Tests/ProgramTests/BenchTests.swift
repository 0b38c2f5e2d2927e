// SPDX-License-Identifier: MIT
import Testing

/// Tests the output of `bench`, but not its speed: tests do not depend on time.
@Suite("bench") struct BenchTests {
    @Test("a network's figures are shares of the peak")
    func network() throws {
        let object = try bench("2-100-100-3 sigmoid")
        #expect(try #require(object["peak_gflops"] as? Double) > 0)
        let figures = try rows("figures", of: object)
        #expect(figures.map { $0["name"] as? String } == ["learn 2-100-100-3 sigmoid", "draw 2-100-100-3 sigmoid"])
        try expectShares(figures, group: "network")
        #expect(try rows("elements", of: object).isEmpty && rows("growth", of: object).isEmpty)
    }

    @Test("each kernel is timed, and what is done to each number")
    func kernels() throws {
        let object = try bench("kernels")
        let figures = try rows("figures", of: object)
        #expect(figures.count == 14)
        try expectShares(figures, group: "kernel")
        let elements = try rows("elements", of: object)
        for name in ["Fourier feature", "tanh", "sine and slope", "relu", "gauss and slope"] {
            let element = try #require(elements.first { $0["name"] as? String == name }, "\(name)")
            #expect(try #require(element["nanoseconds"] as? Double) > 0, "\(name)")
            #expect(try #require(element["multiply_adds"] as? Double) > 0, "\(name)")
        }
    }

    @Test("growth begins every axis at 1, counts the arithmetic, and has two rows at least however little the time")
    func growth() throws {
        let growth = try rows("growth", of: bench("growth"))
        let axes = Dictionary(grouping: growth) { "\($0["axis"] ?? ""), \($0["work"] ?? "")" }
        #expect(
            Set(growth.compactMap { $0["axis"] as? String })
                == ["width", "depth", "pixels learned", "pixels drawn", "frames", "threads"])
        for (axis, rows) in axes {
            #expect(rows.count == 2, "\(axis)")
            #expect(rows[0]["arithmetic"] as? Double == 1 && rows[0]["time"] as? Double == 1, "\(axis)")
        }
        func arithmetic(_ axis: String) -> Double? {
            growth.last { $0["axis"] as? String == axis }?["arithmetic"] as? Double
        }
        #expect(arithmetic("pixels learned") == 4 && arithmetic("frames") == 2)
        #expect(arithmetic("threads") == 0.5, "two threads halve what falls to each")
    }

    @Test("as tables, each part has its heading; all columns line up")
    func tables() throws {
        let run = try Studio().run("bench", "kernels", "morph", "--seconds", "0.001", "--threads", "2", "--quiet")
        #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run)")
        #expect(run.outputLines.first?.contains(", 2 threads: peak ") == true, "\(run)")
        let tables = run.output.split(separator: "\n\n").dropFirst()
        #expect(tables.count == 3, "\(run)")
        for table in tables {
            #expect(Set(table.split(separator: "\n").map(\.count)).count == 1, "\(table)")
        }
    }

    @Test("a part that there is not is named, with those that are")
    func unknown() throws {
        let run = try Studio().run("bench", "gears")
        #expect(run.exitCode == 64 && run.errors.contains("\"gears\"") && run.errors.contains("kernels"), "\(run)")
    }

    // MARK: Reading

    private func bench(_ part: String) throws -> [String: Any] {
        let run = try Studio().run("bench", part, "--seconds", "0.001", "--threads", "2", "--json")
        #expect(run.exitCode == 0, "\(run)")
        return try run.object()
    }

    private func rows(_ key: String, of object: [String: Any]) throws -> [[String: Any]] {
        try #require(object[key] as? [[String: Any]], "\(key)")
    }

    private func expectShares(_ figures: [[String: Any]], group: String) throws {
        for figure in figures {
            #expect(figure["name"] is String && figure["group"] as? String == group, "\(figure)")
            #expect(figure["gflops"] is Double && figure["seconds"] is Double, "\(figure)")
            let share = try #require(figure["share_of_peak"] as? Double)
            let best = try #require(figure["best_share_of_peak"] as? Double)
            #expect(share > 0 && best > 0, "\(figure)")
        }
    }
}
