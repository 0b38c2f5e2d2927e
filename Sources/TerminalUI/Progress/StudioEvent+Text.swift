// SPDX-License-Identifier: MIT
import Basics
import Studio

extension StudioEvent {
    /// The event as a sentence, with a hint where it warns.
    var sentence: String {
        switch self {
        case .learning(let event): event.sentence
        case .rehearsal(.resumed(let step, let steps)): "going on at step \(step) of \(steps)"
        case .bending(.resumed(let name, let step, let steps)): "\(name): going on at step \(step) of \(steps)"
        case .generations(let event): event.sentence
        case .race(let event): event.sentence
        case .film(let event): event.sentence
        case .folder(.leftOut(let names, let folder)):
            "left out of \(folder), as weight files cannot have such names or be links out of the folder: "
                + names.joined(separator: ", ")
        case .sequence(let file): file.report
        }
    }
}

extension LearningEvent {
    fileprivate var sentence: String {
        switch self {
        case .resumed(let name, let step, let steps): "\(name): going on at step \(step) of \(steps)"
        case .learningBase(let name, let pictures):
            "learning the mean of \(Wording.count(pictures, "picture")) as \"\(name)\""
        case .chainBroken(let left):
            "not learned, as each grows from the one before it: "
                + left.map { "\"\($0)\"" }.joined(separator: ", ")
        }
    }
}

extension FilmEvent {
    fileprivate var sentence: String {
        switch self {
        case .removedFrames(let folder, let count):
            "\(folder): removed \(Wording.count(count, "frame")) of an older film"
        case .evenSize(let wanted, let made): "\(wanted) -> \(made): the film's format needs even sides"
        case .loss(let notice, let film): "\(film): \(notice)"
        }
    }
}

extension GenerationsEvent {
    fileprivate var sentence: String {
        switch self {
        case .resumed(let generations): "going on after generation \(generations)"
        case .lost(let generation, let reason): "generation \(generation) is lost: \(reason)"
        case .filmLacks(let shown, let count):
            "the film shows \(Wording.count(shown, "generation")) of \(count): the others were not kept; "
                + "--overwrite learns them again"
        }
    }
}

extension RaceEvent {
    fileprivate var sentence: String {
        switch self {
        case .kept(let run): "\(run): learned before; --overwrite learns it again"
        case .learned(let run, let decibels): "\(run): \(Wording.decibels(decibels))"
        case .diverged(let run, let step): "\(run): diverged at step \(step)"
        }
    }
}
