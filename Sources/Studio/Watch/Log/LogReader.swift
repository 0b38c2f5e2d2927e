// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Storage

/// Reads logs: our own, and CSV files of other programs that have the columns.
///
/// An incomplete last line, as a killed process leaves it, is ignored. Any other malformed line is an error that names
/// it.
public struct LogReader {
    public let path: FilePath

    public init(path: FilePath) {
        self.path = path
    }

    /// Maximum size in bytes, far more than any log of ours has.
    private static let largest = 1 << 28

    /// The lines, each with its text without the newline.
    ///
    /// - Throws: ``StudioFailure``, `StorageError` (`read`).
    public func lines() throws -> [(text: Substring, line: LogLine)] {
        let text = try text()
        // A line without a newline was cut off.
        let complete =
            text.utf8.last == UInt8(ascii: "\n") ? text[...] : text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
        let rows = complete.split(omittingEmptySubsequences: false) { $0.isNewline }
        switch LogFormat(for: path) {
        case .jsonLines:
            return try rows.enumerated().filter { !$0.element.allSatisfy(\.isWhitespace) }.map { number, row in
                (row, try jsonLine(row, number: number + 1))
            }
        case .csv:
            guard let heading = rows.first, !heading.isEmpty else { return [] }
            let table = try LogTable(heading: String(heading), path: path)
            return try rows.enumerated().dropFirst().filter { !$0.element.allSatisfy(\.isWhitespace) }
                .map { number, row in (row, try table.line(String(row), number: number + 1)) }
        }
    }

    /// - Throws: errors of ``lines()``, ``StudioFailure`` when nothing was logged.
    public func curves() throws -> [LearningCurve] {
        let curves = LearningCurve.curves(of: try lines().map(\.line))
        guard curves.contains(where: { !$0.steps.isEmpty }) else {
            throw StudioFailure("\(path) holds no steps of learning yet", .badData)
        }
        return curves.filter { !$0.steps.isEmpty }
    }

    private func text() throws -> String {
        let bytes = try path.bytes(upTo: Self.largest + 1)
        guard bytes.count <= Self.largest else {
            throw StudioFailure(
                "\(path) is larger than any log of learning, more than \(Wording.bytes(Self.largest))", .badData)
        }
        guard !GitLFSPointer.isOne(bytes) else { throw StudioFailure("\(path) \(GitLFSPointer.sentence)", .badData) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw StudioFailure("\(path) is not a log of learning: it is not UTF-8 text", .badData)
        }
        return text
    }

    // MARK: JSON Lines

    private struct Kind: Decodable {
        let event: String?
        let format: String?
    }

    private func jsonLine(_ text: Substring, number: Int) throws -> LogLine {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let data = Data(text.utf8)
        do {
            let kind = try decoder.decode(Kind.self, from: data)
            switch kind.event {
            case RunDescription.event:
                guard kind.format == RunDescription.format else {
                    throw StudioFailure(
                        "\(path):\(number): a log of the format \"\(kind.format ?? "")\", which this version does not "
                            + "know; it reads \(RunDescription.format)", .badData)
                }
                let description = try decoder.decode(RunDescription.self, from: data)
                guard (description.watchPoints ?? []).allSatisfy({ $0.count == 2 }) else {
                    throw StudioFailure("\(path):\(number): a watched point is not two numbers", .badData)
                }
                guard (description.watchColours ?? []).allSatisfy({ RunStep.channelCounts.contains($0.count) }) else {
                    throw StudioFailure(
                        "\(path):\(number): the colour of a watched point is not one, three or four numbers", .badData)
                }
                return .begin(description)
            case RunEnd.event:
                let end = try decoder.decode(RunEnd.self, from: data)
                guard end.step >= 0 else {
                    throw StudioFailure("\(path):\(number): a step is below zero", .badData)
                }
                return .end(end)
            default:
                let step = try decoder.decode(RunStep.self, from: data)
                guard step.step >= 0, step.error >= 0 else {
                    throw StudioFailure("\(path):\(number): a step or an error is below zero", .badData)
                }
                guard (step.points ?? []).allSatisfy({ RunStep.channelCounts.contains($0.count) }) else {
                    throw StudioFailure("\(path):\(number): a colour is not one, three or four numbers", .badData)
                }
                return .step(step)
            }
        } catch let failure as StudioFailure {
            throw failure
        } catch {
            throw StudioFailure(
                "\(path):\(number): not a line of a log of learning: \(Self.shortened(text))", .badData)
        }
    }

    static func shortened(_ text: some StringProtocol) -> String {
        let shown = text.prefix(60).map {
            $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 } ? "?" : String($0)
        }
        return shown.joined() + (text.count > 60 ? "…" : "")
    }
}
