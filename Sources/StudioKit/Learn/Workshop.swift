// SPDX-License-Identifier: MIT

/// What all pictures of one command learn with.
struct Workshop: Sendable {
    let share: ThreadShare
    let progress: LearnProgress
    let interruption: Interruption
    let console: Console
}
