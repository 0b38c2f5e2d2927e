// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Foundation
import Networks
import Storage
import WeightFiles

/// A sequence on disk, read and checked against the weights it names.
public struct SequenceFile: Sendable {
    public let path: FilePath
    let source: String
    public let folder: WeightsFolder
    public let check: SequenceCheck

    /// - Parameters:
    ///   - weights: the folder to look names up in; nil for the sequence's own, or else `weights`.
    ///   - frameRate: replaces the sequence's own.
    ///   - expectsBends: whether bends that are still to be taught count as present.
    /// - Throws: ``StudioFailure`` when there is no such sequence or weights folder, `StorageError` when the folder
    ///   cannot be listed.
    public init(_ argument: String, weights: String?, frameRate: FrameRate? = nil, expectsBends: Bool = false) throws {
        let path = FilePath(argument)
        try self.init(
            text: Self.text(of: path), named: argument, weights: weights, frameRate: frameRate,
            expectsBends: expectsBends)
    }

    /// A sequence that is not in a file.
    ///
    /// - Parameter name: the sequence's name in reports. For the others see
    ///   ``init(_:weights:frameRate:expectsBends:)``.
    /// - Throws: ``StudioFailure`` when there is no such folder, `StorageError` when it cannot be listed.
    public init(
        text: String, named name: String, weights: String?, frameRate: FrameRate? = nil, expectsBends: Bool = false
    ) throws {
        path = FilePath(name)
        source = text
        let script = SequenceScript(source)
        folder = WeightsFolder(FilePath(weights ?? script.weightsFolder ?? "weights"))
        guard try folder.path.exists() else {
            throw StudioFailure(
                "there is no weights folder \(folder.path); learn pictures first: inbetween learn", .missingInput)
        }
        if weights == nil, let written = script.weightsFolder { try Self.checkIsInside(FilePath(written)) }
        let catalogue = try FolderCatalogue(folder, expectsBends: expectsBends)
        check = script.check(against: catalogue, frameRate: frameRate)
        try catalogue.throwFailure()
    }

    /// The mistakes and warnings as text for a person; empty where there are none.
    public var report: String { check.report.rendered(fileName: path.string, source: source) }

    /// The timeline of a sequence without mistakes. Mistakes and warnings are reported to the observer first.
    ///
    /// - Throws: ``SequenceMistakes`` when it has mistakes.
    public func timeline(telling observer: any StudioObserver) throws -> Timeline {
        if !check.report.diagnostics.isEmpty { observer.handle(.sequence(self)) }
        guard let timeline = check.timeline else { throw SequenceMistakes(path: path) }
        return timeline
    }

    /// A sequence may come from a stranger, so the folder it names must lie in the folder it is rendered in, links
    /// followed.
    private static func checkIsInside(_ folder: FilePath) throws {
        let target = folder.resolved
        guard target.starts(with: FilePath(".").resolved) else {
            throw StudioFailure(
                "the sequence's weights folder \(folder) is a link that leads out of this folder, to \(target); "
                    + "name it with --weights \(target)", .badData)
        }
    }

    private static func text(of path: FilePath) throws -> String {
        guard try path.exists() else {
            throw StudioFailure("there is no sequence \(path); write one, or let `inbetween new` do it", .missingInput)
        }
        // One byte more than a sequence may have, so that a larger file is recognised.
        guard let text = String(validating: try path.bytes(upTo: longest + 1), as: UTF8.self) else {
            throw StudioFailure("\(path) is not UTF-8 text, as sequences are; save it as UTF-8", .badData)
        }
        return text
    }

    /// The language's own limit for the size of a sequence, bytes.
    private static let longest = 1 << 20
}

/// The error for a sequence with mistakes, which were reported to the observer.
public struct SequenceMistakes: Error, CustomStringConvertible {
    public let path: FilePath

    public var description: String { "\(path) has mistakes; `inbetween check \(path)` shows them" }
}

/// A mistake or warning of a sequence, as `check --json` prints it.
public struct DiagnosticRecord: Encodable {
    public let file: String
    public let line: Int
    public let column: Int
    public let length: Int
    public let severity: String
    public let code: String
    public let message: String
    public let help: String?

    public init(_ diagnostic: Diagnostic, file: String) {
        self.file = file
        line = diagnostic.line
        column = diagnostic.column
        length = diagnostic.length
        severity = diagnostic.severity.rawValue
        code = diagnostic.code.rawValue
        message = diagnostic.message
        help = diagnostic.help
    }
}
