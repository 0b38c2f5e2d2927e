// SPDX-License-Identifier: MIT
import Learning
import Studio

/// Gives the preview the weights of one picture whenever it waits for them.
public final class PreviewWatcher: LearningWatcher {
    private let watched: WatchedPicture
    private let board: PreviewBoard

    package init(_ watched: WatchedPicture, board: PreviewBoard) {
        self.watched = watched
        self.board = board
    }

    public func look(at learner: Learner, seconds: Double) {
        if board.isWaiting { board.show(watched.name, learner.weights, size: watched.picture.size) }
    }

    public func finish(_ learner: Learner, end: LearningEnd) { board.remove(watched.name) }
}
