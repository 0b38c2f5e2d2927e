// SPDX-License-Identifier: MIT

/// The squared errors of a picture's bands, set by any thread and added in order.
final class BandErrors: @unchecked Sendable {
    private let errors: UnsafeMutableBufferPointer<Double>

    init(count: Int) {
        errors = .allocate(capacity: count)
        errors.initialize(repeating: 0)
    }

    deinit { errors.deallocate() }

    /// Each index is set by one thread.
    func set(_ index: Int, _ error: Double) { errors[index] = error }

    var total: Double { errors.reduce(0, +) }
}
