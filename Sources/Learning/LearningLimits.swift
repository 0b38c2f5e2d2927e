// SPDX-License-Identifier: MIT

/// Limits that stop learning before its last step.
public struct LearningLimits: Hashable, Sendable {
    /// The PSNR in dB to reach, as ``Learner/psnr(threads:)`` measures it.
    public var psnr: Double?
    /// Maximum time of learning, in seconds.
    public var seconds: Double?

    public init(psnr: Double? = nil, seconds: Double? = nil) {
        self.psnr = psnr
        self.seconds = seconds
    }
}
