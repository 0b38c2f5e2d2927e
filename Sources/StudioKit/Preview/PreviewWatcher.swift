// SPDX-License-Identifier: MIT
import Learning

/// Lends the preview the weights of one picture now and then.
final class PreviewWatcher: LearningWatcher {
    private let watched: WatchedPicture
    private let board: PreviewBoard

    init(_ watched: WatchedPicture, board: PreviewBoard) {
        self.watched = watched
        self.board = board
    }

    func look(at learner: Learner, seconds: Double) {
        if board.isWaiting { board.show(watched.name, learner.weights, size: watched.picture.size) }
    }

    func finish(_ learner: Learner, end: LearningEnd) { board.remove(watched.name) }
}
