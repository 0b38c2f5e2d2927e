// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Storage

/// The columns of a CSV log. Our own logs have ``LogFormat/columns``; those of other programs need `step`, and
/// `psnr_db`, `error` or `loss`.
struct LogTable {
    private let path: FilePath
    private let places: [String: Int]
    private let count: Int

    /// - Throws: ``StudioFailure`` when these columns are missing.
    init(heading: String, path: FilePath) throws {
        self.path = path
        let names = Self.cells(of: heading).map { $0.filter { !$0.isWhitespace }.lowercased() }
        count = names.count
        places = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        guard places["step"] != nil, places["psnr_db"] != nil || places["error"] != nil || places["loss"] != nil else {
            throw StudioFailure(
                "\(path):1: not a log of learning: a CSV log has the columns step, and psnr_db or error, not "
                    + "\(LogReader.shortened(heading))", .badData)
        }
    }

    /// - Throws: ``StudioFailure``.
    func line(_ text: String, number: Int) throws -> LogLine {
        let cells = Self.cells(of: text)
        func cell(_ name: String) -> String? {
            guard let place = places[name], place < cells.count, !cells[place].isEmpty else { return nil }
            return cells[place]
        }
        func failure(_ problem: String) -> StudioFailure { StudioFailure("\(path):\(number): \(problem)", .badData) }
        func value(_ name: String) throws -> Double? {
            guard let text = cell(name) else { return nil }
            guard let value = Double(text), value.isFinite else { throw failure("\(name) is not a number: \(text)") }
            return value
        }
        guard cells.count == count else {
            throw failure("\(Wording.count(cells.count, "cell")) under \(Wording.count(count, "column"))")
        }
        guard let step = cell("step").flatMap({ Int($0) }), step >= 0 else {
            throw failure("step is not a whole number: \(cell("step") ?? "")")
        }
        let name = cell("picture") ?? path.stem ?? path.string
        let updates = try value("pixel_updates").map { Int(exactly: $0.rounded()) ?? 0 }
        let event = cell("event") ?? "step"
        let decibels = try value("psnr_db")
        guard event == "step" else {
            return .end(
                RunEnd(
                    picture: name, step: step, seconds: try value("seconds"), pixelUpdates: updates, end: event,
                    psnrDb: decibels))
        }
        let error = try value("error") ?? value("loss")
        guard let error = error ?? decibels.map({ min(pow(10, -$0 / 10), .greatestFiniteMagnitude) }) else {
            throw failure("there is neither an error nor a psnr_db")
        }
        guard error >= 0 else { throw failure("the error is below zero: \(error)") }
        var result = RunStep(
            picture: name, step: step, seconds: try value("seconds"), pixelUpdates: updates, error: error,
            psnrDb: decibels ?? (error > 0 ? PSNR.decibels(meanSquaredError: error) : nil))
        result.rate = try value("rate")
        result.drawnPsnrDb = try value("drawn_psnr_db")
        result.points = try cell("points").map { text in
            try text.split(separator: ";").map { point in
                let colour = try point.split(separator: " ").map {
                    guard let value = Double($0), value.isFinite else { throw failure("not a colour: \(point)") }
                    return value
                }
                guard RunStep.channelCounts.contains(colour.count) else { throw failure("not a colour: \(point)") }
                return colour
            }
        }
        return .step(result)
    }

    /// The cells of a row, of which some may be in quotes (RFC 4180).
    static func cells(of row: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        var wasQuote = false
        for character in row {
            if character == "\"" {
                // Two quotes within quotes are one.
                if !isQuoted && wasQuote { cells[cells.count - 1].append("\"") }
                wasQuote = isQuoted
                isQuoted.toggle()
            } else {
                wasQuote = false
                if character == "," && !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
            }
        }
        return cells
    }
}
