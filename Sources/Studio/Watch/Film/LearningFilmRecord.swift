// SPDX-License-Identifier: MIT

/// The result of `film`; `--json` prints it as it is.
public struct LearningFilmRecord: Encodable {
    public struct Curve: Encodable {
        public struct Point: Encodable {
            public let step: Int
            public let psnrDb: Double
        }

        public let name: String
        /// PSNR of the drawings of all snapshots against the picture, or against the last drawing where the picture is
        /// not at hand.
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
