// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT
import PackageDescription

/// Every Swift target is built in language mode 6 with nothing hidden.
let swift: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// Against what an overrun buffer would do: a guard on the stack, and checked copies where the compiler knows the size.
/// The checks need optimisation.
let hardening: [CSetting] = [
    .unsafeFlags(["-fstack-protector-strong"]),
    .define("_FORTIFY_SOURCE", to: "3", .when(configuration: .release)),
]

/// The program's tables of addresses are complete, and read only, before it starts.
let fixedAddresses: [LinkerSetting] = [
    .unsafeFlags(
        ["-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now"], .when(platforms: [.linux]))
]

/// The kernels are numeric inner loops: a debug build without optimisation would be a hundred times slower than the
/// machine, so they are optimised in every configuration. `-ffp-contract=off` leaves every fused multiply-add to us.
/// They read nothing from outside: for the fuzzers, which build everything with sanitizers, they are built quickly.
let isFuzzed = Context.environment["INBETWEEN_FUZZ"] != nil
let kernelFlags: [CSetting] = [
    .unsafeFlags([isFuzzed ? "-O0" : "-O3", "-ffp-contract=off", "-fno-math-errno", "-Wall", "-Wextra"])
]

let package = Package(
    name: "inbetween",
    products: [
        .executable(name: "inbetween", targets: ["inbetween"]),
        // The studio, and the modules whose types its interface shows.
        .library(
            name: "Studio",
            targets: [
                "Studio", "Learning", "Rendering", "Encoding", "Decoding", "Plotting", "NeuralField", "Choreography",
                "Raster", "Storage",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        // The front door.
        .executableTarget(
            name: "inbetween", dependencies: ["Commands"], swiftSettings: swift, linkerSettings: fixedAddresses),
        .target(
            name: "Commands",
            dependencies: [
                "Studio", "TerminalUI", "Benchmarking", "Learning", "Rendering", "Exchange", "Encoding", "Decoding",
                "Plotting", "NeuralField", "Choreography", "Raster", "Storage", "Basics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swift),
        .target(
            name: "TerminalUI",
            dependencies: ["Studio", "Learning", "NeuralField", "Encoding", "Raster", "Storage", "Basics", "CWidth"],
            swiftSettings: swift),
        .target(
            name: "Benchmarking", dependencies: ["Learning", "NeuralField", "Raster", "Kernels", "Basics"],
            swiftSettings: swift),

        // Requests in; events, progress and records out.
        .target(
            name: "Studio",
            dependencies: [
                "Learning", "Rendering", "Analysis", "Exchange", "Encoding", "Decoding", "Plotting", "NeuralField",
                "Choreography", "Raster", "Storage", "Basics",
            ], swiftSettings: swift),

        // The two halves of the studio; neither sees the other.
        .target(name: "Learning", dependencies: ["NeuralField", "Raster", "Kernels", "Storage"], swiftSettings: swift),
        .target(
            name: "Rendering", dependencies: ["NeuralField", "Choreography", "Raster", "Kernels"],
            swiftSettings: swift),

        // What networks are made of, and where they lie.
        .target(name: "Analysis", dependencies: ["NeuralField", "Raster"], swiftSettings: swift),

        // Weights from and to other programs.
        .target(name: "Exchange", dependencies: ["NeuralField", "Storage", "CZlib"], swiftSettings: swift),

        // Pictures and films on disk.
        .target(
            name: "Encoding",
            dependencies: [
                "Raster", "Choreography", "Storage", "Libav", "CPNG", "CGIF", "CAV", "CImageQuant", "CSixel",
            ],
            swiftSettings: swift),
        .target(
            name: "Decoding",
            dependencies: [
                "Raster", "Storage", "CPNG", "CJPEG", "CTIFF", "CWebP", "CHEIF", "CJXL", "CGIF", "CLCMS",
            ], swiftSettings: swift),
        .target(name: "Libav", dependencies: ["CAV"], swiftSettings: swift),

        // Figures, drawn.
        .target(name: "Plotting", dependencies: ["Raster", "CCairo"], swiftSettings: swift),

        // Values.
        .target(name: "NeuralField", dependencies: ["Raster", "Kernels", "Storage"], swiftSettings: swift),
        .target(name: "Choreography", swiftSettings: swift),
        .target(name: "Basics", swiftSettings: swift),
        .target(name: "Raster", swiftSettings: swift),
        .target(
            name: "Storage", dependencies: ["CAV", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: swift),

        // Encodes frames from elsewhere: for Benchmarks/gif_quality.py.
        .executableTarget(
            name: "encode-frames", dependencies: ["Encoding", "Raster", "Choreography"],
            path: "Benchmarks/EncodeFrames", swiftSettings: swift),

        // The program of docs/library.md, which is a package of its own, too.
        .executableTarget(
            name: "two-pictures", dependencies: ["Studio", "Encoding", "NeuralField", "Raster"],
            path: "Examples/TwoPictures/Sources", swiftSettings: swift),

        // Bare C, and other people's C.
        .target(name: "Kernels", cSettings: kernelFlags + hardening),
        .target(name: "CPNG", cSettings: hardening, linkerSettings: [.linkedLibrary("png16")]),
        .target(name: "CJPEG", cSettings: hardening, linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CTIFF", cSettings: hardening, linkerSettings: [.linkedLibrary("tiff")]),
        .systemLibrary(name: "CWidth"),
        .systemLibrary(name: "CWebP", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CHEIF", providers: [.apt(["libheif-dev"])]),
        .systemLibrary(name: "CJXL", providers: [.apt(["libjxl-dev"])]),
        .systemLibrary(name: "CLCMS", providers: [.apt(["liblcms2-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGIF", providers: [.apt(["libgif-dev"])]),
        .systemLibrary(name: "CAV", providers: [.apt(["libavcodec-dev", "libavformat-dev", "libavutil-dev"])]),
        .systemLibrary(name: "CCairo", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CSixel", providers: [.apt(["libsixel-dev"])]),
        .systemLibrary(name: "CImageQuant", providers: [.apt(["libimagequant-dev"])]),

        // Ways in for bytes from outside: for `make fuzz` and for the tests.
        .target(
            name: "FuzzReaders",
            dependencies: [
                "Studio", "Learning", "Exchange", "Decoding", "Plotting", "NeuralField", "Choreography", "Raster",
                "Storage",
            ], path: "Fuzz/Readers", swiftSettings: swift),

        .target(name: "TestSupport", dependencies: ["Storage"], path: "Tests/TestSupport", swiftSettings: swift),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzReaders", "Storage"], swiftSettings: swift),
        .testTarget(
            name: "KernelsTests", dependencies: ["Kernels", "NeuralField", "Learning"],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(
            name: "NeuralFieldTests", dependencies: ["NeuralField", "Raster", "Storage", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "LearningTests", dependencies: ["Learning", "NeuralField", "Raster", "Storage", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(name: "RasterTests", dependencies: ["Raster"], swiftSettings: swift),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Raster"], swiftSettings: swift),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Analysis", "NeuralField", "Raster", "TestSupport"],
            swiftSettings: swift),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport"], swiftSettings: swift),
        .testTarget(
            name: "DecodingTests", dependencies: ["Decoding", "Encoding", "Raster", "Storage", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(
            name: "ExchangeTests",
            dependencies: ["Exchange", "Encoding", "NeuralField", "Raster", "Storage", "TestSupport"],
            swiftSettings: swift),
        .testTarget(name: "ChoreographyTests", dependencies: ["Choreography"], swiftSettings: swift),
        .testTarget(
            name: "EncodingTests",
            dependencies: ["Encoding", "Decoding", "Raster", "Choreography", "Storage", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "RenderingTests", dependencies: ["Rendering", "NeuralField", "Choreography", "Raster", "Storage"],
            swiftSettings: swift),
        // Calls the studio as other packages do, without a child process.
        .testTarget(
            name: "StudioTests",
            dependencies: [
                "Studio", "Learning", "Encoding", "Plotting", "NeuralField", "Choreography", "Raster", "Storage",
                "TestSupport",
            ], swiftSettings: swift),
        // Runs the program itself, as its users do.
        .testTarget(
            name: "StudioKitTests",
            dependencies: [
                "inbetween", "Studio", "TerminalUI", "Analysis", "Decoding", "Encoding", "NeuralField", "Plotting",
                "Raster",
                "Storage",
                "TestSupport",
            ],
            swiftSettings: swift),
    ],
    cLanguageStandard: .gnu17
)
