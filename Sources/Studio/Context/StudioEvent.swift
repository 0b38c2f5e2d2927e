// SPDX-License-Identifier: MIT
import Choreography
import Encoding
import Raster
import Storage

/// What happens during a piece of work, besides its progress and its record.
public enum StudioEvent: Sendable {
    case learning(LearningEvent)
    case rehearsal(RehearsalEvent)
    case generations(GenerationsEvent)
    case race(RaceEvent)
    case film(FilmEvent)
    case folder(FolderEvent)
    /// A sequence was read that has mistakes, warnings or both.
    case sequence(SequenceFile)
}

/// What happens while pictures are learned.
public enum LearningEvent: Sendable, Equatable {
    /// What an earlier run saved is gone on with.
    case resumed(name: String, step: Int, steps: Int)
    /// The mean of so many pictures is learned first, as the base that all of them grow from.
    case learningBase(name: String, pictures: Int)
    /// Each picture of a chain grows from the one before it; since one failed, these were not learned.
    case chainBroken(left: [String])
}

/// What happens while a set rehearses.
public enum RehearsalEvent: Sendable, Equatable {
    /// What an earlier run saved is gone on with.
    case resumed(step: Int, steps: Int)
}

/// What happens while generations are learned.
public enum GenerationsEvent: Sendable, Equatable {
    /// So many generations are there from an earlier run.
    case resumed(generations: Int)
    /// Learning diverged, which ends the line.
    case lost(generation: Int, reason: String)
    /// The film shows fewer generations than there are, as the others were not kept.
    case filmLacks(shown: Int, of: Int)
}

/// What happens during a race.
public enum RaceEvent: Sendable, Equatable {
    /// Was learned in an earlier race; the request's `overwrites` learns it again.
    case kept(run: String)
    case learned(run: String, decibels: Double)
    /// Part of the race: the others race on.
    case diverged(run: String, step: Int)
}

/// What happens while a film is made.
public enum FilmEvent: Sendable, Equatable {
    /// Frames of an older film were removed from a folder of frames.
    case removedFrames(folder: FilePath, count: Int)
    /// The film is larger than was asked for, as its format needs even sides.
    case evenSize(wanted: PixelSize, made: PixelSize)
    /// One of the outputs cannot show all that the film has.
    case loss(EncodingNotice, film: FilePath)
}

/// What is found in a folder of weights.
public enum FolderEvent: Sendable, Equatable {
    /// Files that no weight files can be: by their names, or as links that lead out of the folder.
    case leftOut(names: [String], folder: FilePath)
}
