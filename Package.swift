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
                "Studio", "Learning", "Rendering", "Encoding", "Decoding", "Plotting", "Engine", "WeightFiles",
                "Networks",
                "Choreography", "Raster", "Storage", "Basics",
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
                "Plotting", "UnitMatching", "Engine", "WeightFiles", "Networks", "Choreography", "Raster", "Storage",
                "Basics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swift),
        .target(
            name: "TerminalUI",
            dependencies: [
                "Studio", "Learning", "Encoding", "Engine", "Networks", "Raster", "Storage", "Basics", "CWidth",
            ],
            swiftSettings: swift),
        .target(
            name: "Benchmarking",
            dependencies: [
                "Learning", "Rendering", "Engine", "Networks", "Choreography", "Raster", "Basics", "Kernels",
            ],
            swiftSettings: swift),

        // Requests in; events, progress and records out.
        .target(
            name: "Studio",
            dependencies: [
                "Learning", "Rendering", "Analysis", "Exchange", "Encoding", "Decoding", "Plotting", "UnitMatching",
                "Engine", "WeightFiles", "Safetensors", "Networks", "Choreography", "Raster", "Storage", "Basics",
            ], swiftSettings: swift),

        // The two halves of the studio; neither sees the other.
        .target(
            name: "Learning",
            dependencies: ["Engine", "Safetensors", "Networks", "Raster", "Storage", "Basics", "Kernels"],
            swiftSettings: swift),
        .target(
            name: "Rendering",
            dependencies: ["UnitMatching", "Engine", "WeightFiles", "Networks", "Choreography", "Raster", "Basics"],
            swiftSettings: swift),

        // What networks are made of, and where they lie.
        .target(name: "Analysis", dependencies: ["Engine", "Networks", "Raster", "Basics"], swiftSettings: swift),

        // Weights from and to other programs.
        .target(
            name: "Exchange",
            dependencies: ["WeightFiles", "Safetensors", "Networks", "Raster", "Storage", "Basics", "CZlib"],
            swiftSettings: swift),

        // Pictures and films on disk.
        .target(
            name: "Encoding",
            dependencies: [
                "Raster", "Storage", "Basics", "Libav", "CAV", "CGIF", "CImageQuant", "CPNG", "CSixel",
            ],
            swiftSettings: swift),
        .target(
            name: "Decoding",
            dependencies: [
                "Raster", "Storage", "Basics", "CGIF", "CHEIF", "CJPEG", "CJXL", "CLCMS", "CPNG", "CTIFF", "CWebP",
            ], swiftSettings: swift),
        .target(name: "Libav", dependencies: ["CAV"], swiftSettings: swift),

        // Figures, drawn.
        .target(name: "Plotting", dependencies: ["Raster", "Basics", "CCairo"], swiftSettings: swift),

        // Values.
        .target(
            name: "UnitMatching", dependencies: ["Engine", "Networks", "Raster", "Basics", "Kernels"],
            swiftSettings: swift),
        .target(name: "Engine", dependencies: ["Networks", "Raster", "Basics", "Kernels"], swiftSettings: swift),
        .target(
            name: "WeightFiles", dependencies: ["Safetensors", "Networks", "Storage", "Basics"], swiftSettings: swift),
        .target(name: "Safetensors", dependencies: ["Storage"], swiftSettings: swift),
        .target(name: "Networks", dependencies: ["Basics"], swiftSettings: swift),
        .target(name: "Choreography", dependencies: ["Basics"], swiftSettings: swift),
        .target(name: "Basics", swiftSettings: swift),
        .target(name: "Raster", dependencies: ["Basics"], swiftSettings: swift),
        .target(
            name: "Storage",
            dependencies: ["CMessageDigest", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: swift),

        // Encodes frames from elsewhere: for Benchmarks/gif_quality.py.
        .executableTarget(
            name: "encode-frames", dependencies: ["Encoding", "Raster", "Basics"],
            path: "Benchmarks/EncodeFrames", swiftSettings: swift),

        // The program of docs/library.md, which is a package of its own, too.
        .executableTarget(
            name: "two-pictures", dependencies: ["Studio", "Encoding", "WeightFiles", "Basics"],
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
        .systemLibrary(name: "CMessageDigest", providers: [.apt(["libmd-dev"])]),
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
                "Studio", "Learning", "Exchange", "Decoding", "Plotting", "WeightFiles", "Safetensors", "Networks",
                "Choreography", "Raster", "Storage", "Basics",
            ], path: "Fuzz/Readers", swiftSettings: swift),

        .target(
            name: "TestSupport", dependencies: ["Raster", "Storage", "Basics"], path: "Tests/TestSupport",
            swiftSettings: swift),
        .testTarget(name: "FuzzTests", dependencies: ["Storage", "FuzzReaders"], swiftSettings: swift),
        .testTarget(
            name: "KernelsTests", dependencies: ["Engine", "Networks", "Basics", "Kernels"],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(
            name: "NetworkTests",
            dependencies: [
                "UnitMatching", "Engine", "WeightFiles", "Safetensors", "Networks", "Raster", "Storage", "Basics",
                "TestSupport",
            ],
            swiftSettings: swift),
        .testTarget(
            name: "LearningTests",
            dependencies: [
                "Learning", "Engine", "Safetensors", "Networks", "Raster", "Storage", "Basics", "TestSupport",
            ],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(name: "RasterTests", dependencies: ["Raster", "Basics"], swiftSettings: swift),
        .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Raster", "Basics"], swiftSettings: swift),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Analysis", "Engine", "Networks", "Raster", "Basics", "TestSupport"],
            swiftSettings: swift),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport"], swiftSettings: swift),
        .testTarget(
            name: "DecodingTests", dependencies: ["Decoding", "Raster", "Storage", "Basics", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: swift),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "Exchange", "Encoding", "Engine", "WeightFiles", "Networks", "Raster", "Storage", "Basics",
                "TestSupport",
            ],
            swiftSettings: swift),
        .testTarget(name: "ChoreographyTests", dependencies: ["Choreography", "Basics"], swiftSettings: swift),
        .testTarget(
            name: "EncodingTests",
            dependencies: ["Encoding", "Decoding", "Raster", "Storage", "Basics", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "RenderingTests",
            dependencies: [
                "Rendering", "Engine", "WeightFiles", "Networks", "Choreography", "Raster", "Storage", "Basics",
            ],
            swiftSettings: swift),
        .testTarget(
            name: "TerminalUITests",
            dependencies: ["TerminalUI", "Encoding", "Decoding", "Plotting", "Raster", "Basics", "TestSupport"],
            swiftSettings: swift),
        // Calls the studio as other packages do, without a child process.
        .testTarget(
            name: "StudioTests",
            dependencies: [
                "Studio", "Learning", "Encoding", "Plotting", "WeightFiles", "Networks", "Choreography", "Raster",
                "Storage", "Basics", "TestSupport",
            ], swiftSettings: swift),
        // Runs the program itself, as its users do.
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "inbetween", "TerminalUI", "Analysis", "Encoding", "Decoding", "Plotting", "UnitMatching", "Engine",
                "WeightFiles", "Networks", "Raster", "Storage", "Basics", "TestSupport",
            ],
            exclude: ["Help"], swiftSettings: swift),
    ],
    cLanguageStandard: .gnu17
)
