// SPDX-License-Identifier: MIT
import ArgumentParser
import Learning
import Networks
import Studio
import WeightFiles

/// The options of learning: network, settings, start and limits.
struct LearningOptions: ParsableArguments {
    @OptionGroup var recipe: RecipeOptions

    @Option(
        help: ArgumentHelp(
            "What networks grow from: shared (one seed), star (the pictures' mean), chain (the picture before), own (a "
                + "seed each) or from:NAME.",
            valueName: "start"))
    var start: StartChoice = .shared

    @Option(
        help: ArgumentHelp(
            "Channels to learn; rgba has transparency, auto takes what the picture needs.", valueName: "channels"))
    var channels: ChannelChoice = .auto

    @Option(help: ArgumentHelp("Stop at this PSNR, such as 40dB.", valueName: "psnr"))
    var until: Decibels?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Stop after this time for each picture, such as 30s.", valueName: "time"))
    var time: Seconds?

    func request(folder: WeightsFolder, overwrites: Bool, watching: Watching) -> LearnRequest {
        LearnRequest(
            recipe: recipe.chosen, start: start, seed: recipe.seed, channels: channels,
            limits: limits, hasFixedSteps: recipe.steps != nil, folder: folder, overwrites: overwrites,
            watching: watching)
    }

    var limits: LearningLimits { LearningLimits(psnr: until?.value, seconds: time?.value) }
}
