// SPDX-License-Identifier: MIT

/// The step of one member, taken by one thread.
final class RehearsalMove: @unchecked Sendable {
    private(set) var member: RehearsalCheckpoint.Member
    private let gradient: [Float]
    private let stepper: Stepper

    init(_ member: RehearsalCheckpoint.Member, down gradient: [Float], with stepper: Stepper) {
        self.member = member
        self.gradient = gradient
        self.stepper = stepper
    }

    func take(fall: Double) {
        var moved = member
        stepper.apply(gradient, to: &moved.weights, moments: &moved.moments, fall: fall, step: moved.turns, threads: 1)
        moved.turns += 1
        member = moved
    }
}
