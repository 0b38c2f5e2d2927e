// SPDX-License-Identifier: MIT
import Choreography

/// What `film` tells; with `--json` as it stands.
public struct LearningFilmRecord: Encodable {
    public struct Curve: Encodable {
        public struct Point: Encodable {
            public let step: Int
            public let psnrDb: Double
        }

        public let name: String
        /// Of the drawings of all snapshots, against the picture; against the last drawing where that is not at hand.
        public let points: [Point]
    }

    public let outputs: [String]
    public let frames: Int
    public let width: Int
    public let height: Int
    public let fps: String
    public let seconds: Double
    public let curves: [Curve]
}
