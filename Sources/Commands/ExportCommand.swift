// SPDX-License-Identifier: MIT
import WeightFiles
import ArgumentParser
import Basics
import Studio
import TerminalUI
import Exchange
import Foundation
import Networks
import Storage

struct ExportCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a network for other programs: as NumPy arrays, or as a shader that draws its picture.",
        discussion: """
            Networks of the classic recipe become NAME_1.npy, NAME_2.npy and NAME_3.npy, as in the hobby project; all \
            others become NAME.npz. The shader is a GLSL function: vec3 NAME(vec2 uv).

            EXAMPLES
              inbetween export sun --npy arrays
              inbetween export sun --glsl sun.glsl --shadertoy
              inbetween export sun --glsl sun.glsl --numbers texture
            """)

    @Argument(help: ArgumentHelp("A name in the weights folder, or a weight file.", valueName: "name|file"))
    var subject: String

    @Option(help: ArgumentHelp("Write NumPy files to this folder.", valueName: "folder"))
    var npy: String?

    @Option(help: ArgumentHelp("Write a GLSL function to this file.", valueName: "file"))
    var glsl: String?

    @Option(
        help: ArgumentHelp(
            "Where the shader keeps its numbers: in its text, or in a texture, FILE.rgba32f. "
                + "(default: constants up to 10000 of them)", valueName: "constants|texture"))
    var numbers: ShaderExport.Store?

    @Flag(help: "Add the function that Shadertoy calls.")
    var shadertoy = false

    @Flag(help: "Replace files that exist.")
    var overwrite = false

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard npy != nil || glsl != nil else {
            throw ValidationError("say what to write: --npy FOLDER or --glsl FILE")
        }
        guard glsl != nil || (numbers == nil && !shadertoy) else {
            throw ValidationError("--numbers and --shadertoy belong to --glsl FILE")
        }
        if numbers == .texture && shadertoy {
            throw ValidationError(
                "Shadertoy does not take textures of one's own: leave out --shadertoy, or --numbers texture")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning(npy == nil ? Outcome.nothingWritten : Outcome.partlyWritten) {
            try export(context)
        }
    }

    private func export(_ context: CommandContext) throws {
        let source = try weights.folder.path(ofNameOrFile: subject)
        let file = try WeightFile.read(from: source)
        let name = source.stem ?? subject
        var files: [(path: FilePath, bytes: [UInt8])] = []
        if let npy {
            files += NumPyExport(file.weights, name: name).files.map { (FilePath(npy).appending($0.name), $0.bytes) }
        }
        if let glsl { files += shaderFiles(file, name: name, path: FilePath(glsl), context.console) }
        for (path, _) in files where try !overwrite && path.exists() {
            throw StudioFailure("\(path) exists already; choose another place, or --overwrite", .cannotCreate)
        }
        for (path, bytes) in files {
            try path.folder.makeFolder()
            try AtomicFile.write(bytes, to: path)
        }
        let record = ExportRecord(name: name, outputs: files.map(\.path.string))
        try context.emit(record)
    }

    private func shaderFiles(
        _ file: WeightFile, name: String, path: FilePath, _ console: Console
    ) -> [(FilePath, [UInt8])] {
        let count = file.weights.shape.parameterCount
        let store = numbers ?? (shadertoy || count <= Self.mostConstants ? .constants : .texture)
        if store == .constants && count > Self.mostConstants {
            console.note("few drivers compile \(count) constants; learn a smaller network, or --numbers texture")
        }
        let shader = ShaderExport(
            file.weights, name: name, width: file.provenance.usualSize.width,
            height: file.provenance.usualSize.height, store: store, hasMain: shadertoy)
        let text = (path, Array(shader.text.utf8))
        guard store == .texture else { return [text] }
        let texture = path.removingLastComponent().appending("\(path.stem ?? name).rgba32f")
        return [text, (texture, shader.texture)]
    }

    /// Number of constants that Chromium and Mesa compile within seconds; see docs/exchange.md.
    private static let mostConstants = 10_000
}

extension ShaderExport.Store: ExpressibleByArgument {}

/// The result of `export`; `--json` prints it as it is.
private struct ExportRecord: Record {
    let name: String
    let outputs: [String]

    var lines: [String] { outputs }
}
