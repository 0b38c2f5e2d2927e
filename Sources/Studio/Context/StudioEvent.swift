// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Raster
import Storage

/// An event during a piece of work, besides its progress and its record.
public enum StudioEvent: Sendable {
    case learning(LearningEvent)
    case rehearsal(RehearsalEvent)
    case bending(BendingEvent)
    case generations(GenerationsEvent)
    case race(RaceEvent)
    case film(FilmEvent)
    case folder(FolderEvent)
    /// A sequence was read that has mistakes, warnings or both.
    case sequence(SequenceFile)
}

/// An event while pictures are learned.
public enum LearningEvent: Sendable, Equatable {
    /// Continues from the state that an earlier run saved.
    case resumed(name: String, step: Int, steps: Int)
    /// The base is learned first: the mean of this many pictures, from which all of them grow.
    case learningBase(name: String, pictures: Int)
    /// A picture of a chain failed, so the ones after it, which grow from it, were not learned.
    case chainBroken(left: [String])
}

/// An event while a set rehearses.
public enum RehearsalEvent: Sendable, Equatable {
    /// Continues from the state that an earlier run saved.
    case resumed(step: Int, steps: Int)
}

/// An event while bends are taught.
public enum BendingEvent: Sendable, Equatable {
    /// Continues from the state that an earlier run saved.
    case resumed(name: String, step: Int, steps: Int)
}

/// An event while generations are learned.
public enum GenerationsEvent: Sendable, Equatable {
    /// Continues after so many generations of an earlier run.
    case resumed(generations: Int)
    /// Learning this generation diverged, which ends the line.
    case lost(generation: Int, reason: String)
    /// The film shows fewer generations than were learned, as the others were not kept.
    case filmLacks(shown: Int, of: Int)
}

/// An event during a race.
public enum RaceEvent: Sendable, Equatable {
    /// The run was learned in an earlier race; the request's `overwrites` would learn it again.
    case kept(run: String)
    case learned(run: String, decibels: Double)
    /// Learning diverged, which is a result of the race; the other runs go on.
    case diverged(run: String, step: Int)
}

/// An event while a film is made.
public enum FilmEvent: Sendable, Equatable {
    /// Frames of an older film were removed from a folder of frames.
    case removedFrames(folder: FilePath, count: Int)
    /// The film is larger than requested, as its format needs even sides.
    case evenSize(wanted: PixelSize, made: PixelSize)
    /// One of the outputs cannot show all that the film has.
    case loss(EncodingNotice, film: FilePath)
}

/// A remarkable finding in a weights folder.
public enum FolderEvent: Sendable, Equatable {
    /// Files that cannot be weight files: because of their names, or as links that lead out of the folder.
    case leftOut(names: [String], folder: FilePath)
}
