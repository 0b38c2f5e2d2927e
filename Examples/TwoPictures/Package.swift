// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "two-pictures",
    dependencies: [.package(name: "inbetween", path: "../..")],
    targets: [
        .executableTarget(
            name: "two-pictures", dependencies: [.product(name: "Studio", package: "inbetween")], path: "Sources")
    ]
)
