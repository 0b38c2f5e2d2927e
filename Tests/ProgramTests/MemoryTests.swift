// SPDX-License-Identifier: MIT
import Testing

@Suite("memory") struct MemoryTests {
    /// Beyond about 50 frames x264 has filled its lookahead, so that two longer films need the same memory.
    private static let (short, long) = (60, 800)
    private static let frameBytes = 64 * 48 * 3 * 2

    @Test("a longer film needs no more memory")
    func longerFilm() throws {
        let studio = try Studio.taught()
        func peak(_ frames: Int) throws -> Int {
            try studio.write("size 64x48\nstart sun\nto moon over \(frames)f\n", to: "film\(frames).seq")
            let run = try studio.run(
                [
                    "render", "film\(frames).seq", "-o", "film\(frames).mp4", "-o", "film\(frames).gif", "--threads",
                    "2",
                ],
                watchesMemory: true)
            #expect(run.exitCode == 0, "\(run)")
            return run.peakMemory
        }
        let (least, most) = (try peak(Self.short), try peak(Self.long))
        #expect(least > 1 << 20, "the peak was not seen")
        // If the frames of only one of the intermediate formats piled up, even a quarter of this bound would be
        // exceeded.
        #expect(most - least < (Self.long - Self.short) * Self.frameBytes / 4, "\(least) bytes, then \(most)")
    }
}
