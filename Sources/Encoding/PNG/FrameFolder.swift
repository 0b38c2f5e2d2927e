// SPDX-License-Identifier: MIT
import Foundation
import Raster
import Storage

/// A folder that holds the frames of one film and none of an older film.
///
/// - A hidden ``FilmRecord`` identifies the film and says whether all of its frames are there.
/// - Before the first frame of another film is written, the frames of the recorded film are removed: files that are
///   named like its frames, and no others. A folder with frames but without a record is refused, as they may be
///   anybody's.
/// - Several processes, also on several machines, may write parts of one film at once. Each notes its part when it
///   finishes. The one that finds that the noted parts are the whole film marks the record as complete.
/// - A folder is refused while another film is being written to it.
final class FrameFolder {
    /// The number of removed frames of an older film.
    private(set) var removedFrameCount = 0

    private let path: FilePath
    private let record: FilmRecord
    private let part: ClosedRange<Int>
    private let hold: FolderHold

    private static let lockName = ".inbetween-film.lock"

    /// Makes the folder if it is missing, and prepares it for the film.
    ///
    /// - Parameter layout: the settings other than the film that determine the frames' bytes.
    /// - Throws: ``StorageError``, ``EncodingError`` (`folderInUse`, `unknownFrames`), `FolderLock.Kept`.
    init(_ path: FilePath, format: FilmFormat, layout: String) throws {
        self.path = path
        record = FilmRecord(of: format, layout: layout)
        part = format.firstFrameNumber...format.firstFrameNumber + format.frameCount - 1
        let topic = record.film ?? "once\(String(UInt64.random(in: .min ... .max), radix: 16))"
        hold = try FolderHold(of: path, topic: topic)
        AtomicFile.removeStaleParts(in: path)
        if let other = try hold.others().first(where: { $0.topic != topic }) {
            throw EncodingError.folderInUse(path, by: other.holder.sentence)
        }
        let lock = FolderLock(in: path, named: Self.lockName)
        if try isOfThisFilm {
            lock.removeIfLeft()
            return
        }
        try lock.withLock {
            // Another part of this film may have cleared the folder meanwhile.
            if try !isOfThisFilm { try clear() }
        }
    }

    /// Shows other machines that this process is still writing. Call it for each frame; see `FolderHold.touch()`.
    func touch() { hold.touch() }

    /// Notes that all frames of this part are written and durable, and releases the folder.
    ///
    /// - Throws: ``StorageError``.
    func finish() throws {
        defer { hold.release() }
        // A render that was killed just after it had completed the record has left its notes.
        guard try FilmRecord(in: path)?.isComplete != true else { return try removeNotes() }
        let whole = 1...record.frames
        if part != whole {
            try AtomicFile.write([], to: path.appending(Self.noteName(of: part)))
            guard Self.covers(try notes().map(\.part), whole) else { return }
        }
        var complete = record
        complete.isComplete = true
        try complete.write(in: path)
        try removeNotes()
    }

    private func removeNotes() throws { for note in try notes() { try path.appending(note.name).removeFile() } }

    private var isOfThisFilm: Bool {
        get throws { try record.film != nil && FilmRecord(in: path)?.film == record.film }
    }

    /// Removes the files of an older film. If the process is killed meanwhile, the next one does it again, because the
    /// record names no film until the end.
    private func clear() throws {
        let names = try path.entries().map(\.string)
        if var old = try FilmRecord(in: path) {
            (old.film, old.isComplete) = (nil, false)
            try old.write(in: path)
            for name in names where Self.number(in: name, lastNumber: old.frames) != nil {
                try path.appending(name).removeFile()
                removedFrameCount += 1
            }
            try removeNotes()
        } else {
            let unknown = names.filter { Self.number(in: $0, lastNumber: record.frames) != nil }.sorted()
            if let first = unknown.first {
                throw EncodingError.unknownFrames(path, count: unknown.count, first: first)
            }
        }
        try record.write(in: path)
    }
}

// MARK: Names

extension FrameFolder {
    /// The file name of a frame.
    ///
    /// - Parameter lastNumber: the number of the whole film's last frame.
    static func name(_ number: Int, lastNumber: Int) -> String {
        "frame-\(padded(number, width: max(6, String(lastNumber).count))).png"
    }

    /// The number in a file name that ``name(_:lastNumber:)`` could have made for a film of that length, or a longer
    /// one.
    private static func number(in name: String, lastNumber: Int) -> Int? {
        guard name.hasPrefix("frame-"), name.hasSuffix(".png"), let number = Int(name.dropFirst(6).dropLast(4)),
            number >= 1, Self.name(number, lastNumber: max(lastNumber, number)) == name
        else { return nil }
        return number
    }

    private static let notePrefix = ".inbetween-part-"

    private static func noteName(of part: ClosedRange<Int>) -> String {
        "\(notePrefix)\(padded(part.lowerBound, width: 6))-\(padded(part.upperBound, width: 6))"
    }

    /// The finished parts, in the order of their first frames.
    private func notes() throws -> [(name: String, part: ClosedRange<Int>)] {
        try path.entries().map(\.string).filter { $0.hasPrefix(Self.notePrefix) }.compactMap { name in
            let bounds = name.dropFirst(Self.notePrefix.count).split(separator: "-").compactMap { Int($0) }
            guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
            return (name, bounds[0]...bounds[1])
        }.sorted { $0.part.lowerBound < $1.part.lowerBound }
    }

    private static func covers(_ parts: [ClosedRange<Int>], _ whole: ClosedRange<Int>) -> Bool {
        var next = whole.lowerBound
        for part in parts where part.lowerBound <= next { next = max(next, part.upperBound + 1) }
        return next > whole.upperBound
    }

    private static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
