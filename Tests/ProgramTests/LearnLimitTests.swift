// SPDX-License-Identifier: MIT
import Raster
import Testing

@Suite("learn: when to stop") struct LearnLimitTests {
    @Test("--until stops early, and its PSNR is that of the drawing")
    func untilPSNR() throws {
        let studio = try Studio()
        try studio.paint("sun")
        let flags = ["--hidden", "32x2", "--batch", "384", "--steps", "3000", "--until", "24dB"]
        let run = try studio.run(["learn", "--json"] + flags)
        let object = try run.object()
        let psnr = try #require(object["psnr_db"] as? Double)
        #expect(run.exitCode == 0 && object["reason"] as? String == "reached", "\(run)")
        #expect(psnr >= 24 && (object["steps"] as? Int ?? 3000) < 3000, "\(run)")

        #expect(try studio.run("draw", "sun", "-o", "drawn.png").exitCode == 0)
        let comparison = try studio.run("compare", "img/sun.png", "drawn.png", "--json").object()
        #expect(comparison["psnr_db"] as? Double == psnr)
        #expect(comparison["ssim"] as? Double == object["ssim"] as? Double)
    }

    @Test("the printed PSNR is that of the drawing, whatever the channels", arguments: [Channels.grey, .rgb, .rgba])
    func honestPSNR(channels: Channels) throws {
        let studio = try Studio()
        try studio.paint("sun", channels: channels)
        let object = try studio.run(["learn", "--json"] + Studio.tiny).object()
        #expect(try studio.run("draw", "sun", "-o", "drawn.png").exitCode == 0)
        let comparison = try studio.run("compare", "img/sun.png", "drawn.png", "--json").object()
        #expect(comparison["psnr_db"] as? Double == object["psnr_db"] as? Double)
        #expect(comparison["ssim"] as? Double == object["ssim"] as? Double)
    }

    @Test("--for plans steps that fit, and stops in time")
    func forTime() throws {
        let studio = try Studio()
        try studio.paint("sun")
        // Without its limit it would go on for minutes.
        let run = try studio.run("learn", "--json", "--hidden", "128x3", "--steps", "1000000", "--for", "0.3s")
        let object = try run.object()
        #expect(run.exitCode == 0, "\(run)")
        let seconds = try #require(object["seconds"] as? Double)
        #expect(seconds < 20, "\(run)")
        #expect(["finished", "outOfTime"].contains(object["reason"] as? String), "\(run)")
    }
}
