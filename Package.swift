// swift-tools-version: 6.2
import PackageDescription

// One target a station of the data's way, a vocabulary below, a front door above.
// Arrows point downward only; `.ci/run` builds with `--explicit-target-dependency-import-check error`.

let upcoming: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
/// Targets that talk to C: warnings are errors.
let wrapper = upcoming + [.treatAllWarnings(as: .error)]
/// Pure targets: no unsafe construct compiles.
let safe = wrapper + [.strictMemorySafety()]

let package = Package(
    name: "hindcast",
    products: [
        .executable(name: "hindcast", targets: ["HindcastCLI"]),
        .executable(name: "rulebook-generator", targets: ["RuleBookGenerator"]),
        .library(name: "Hindcast", targets: ["Hindcast"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // MARK: The vocabulary
        .target(name: "HindcastModel", swiftSettings: safe),

        // MARK: JSON text
        .target(
            name: "CSimdjson",
            linkerSettings: [.linkedLibrary("simdjson")]
        ),
        .target(name: "FastJSON", dependencies: ["CSimdjson", "HindcastModel"], swiftSettings: wrapper),

        // MARK: The stations
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "AuditLogs",
            dependencies: [
                "CDeflate", "CZlib", "CZstd", "FastJSON", "HindcastModel",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: wrapper
        ),
        .target(name: "CRuleBook", exclude: ["files"]),
        .target(
            name: "Replay",
            dependencies: [
                "CDeflate", "CRuleBook", "FastJSON", "HindcastModel",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: safe
        ),
        .target(name: "CTerraform", exclude: ["files"]),
        .target(
            name: "Inventories",
            dependencies: ["CTerraform", "FastJSON", "HindcastModel", .product(name: "Yams", package: "Yams")],
            swiftSettings: safe
        ),
        .systemLibrary(name: "CGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .target(name: "CNoCertificates"),
        .target(name: "CPack"),
        .target(
            name: "GitStore",
            dependencies: [
                "CDeflate", "CGit2", "CNoCertificates", "CPack", "HindcastModel",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: wrapper
        ),
        .target(
            name: "HistoryIndex",
            dependencies: [
                "CDeflate", "CZstd", "HindcastModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: wrapper
        ),
        .target(name: "CJq", linkerSettings: [.linkedLibrary("jq")]),
        .target(name: "Predicates", dependencies: ["CJq"], swiftSettings: wrapper),

        // MARK: The front door
        .target(
            name: "Hindcast",
            dependencies: [
                "AuditLogs", "FastJSON", "GitStore", "HindcastModel", "HistoryIndex", "Inventories", "Predicates",
                "Replay",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: safe
        ),

        // MARK: Talking to people
        .target(name: "CWebAssets", exclude: ["files"]),
        .target(
            name: "HindcastWeb",
            dependencies: [
                "CWebAssets", "Hindcast", "HindcastModel",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: wrapper
        ),
        .target(name: "CAllocation", linkerSettings: [.linkedLibrary("jemalloc")]),
        .executableTarget(
            name: "HindcastCLI",
            dependencies: [
                "CAllocation", "Hindcast", "HindcastModel", "HindcastWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: wrapper,
            // Nothing is loaded into the program: without the names of all its parts it starts a tenth faster.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux]))]
        ),

        // MARK: Tools
        .executableTarget(
            name: "RuleBookGenerator",
            dependencies: ["CDeflate", "HindcastModel"],
            swiftSettings: wrapper
        ),

        // MARK: Tests
        .target(
            name: "TestSupport",
            dependencies: ["CDeflate", "HindcastModel"],
            path: "Tests/TestSupport",
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "AuditLogsTests",
            dependencies: ["AuditLogs", "CDeflate", "CZstd", "FastJSON", "HindcastModel"],
            swiftSettings: wrapper
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "AuditLogs", "CDeflate", "CGit2", "FastJSON", "GitStore", "HindcastModel", "Replay",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks",
            exclude: ["Peers", "Trails/estate.json", "run"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "ExamplesTests",
            dependencies: ["HindcastCLI", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "FastJSONTests",
            dependencies: ["FastJSON", "HindcastModel", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "GitStoreTests",
            dependencies: [
                "CPack", "GitStore", "GitStoreProbe", "HindcastModel", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: wrapper
        ),
        .executableTarget(
            name: "GitStoreProbe",
            dependencies: ["GitStore", "HindcastModel"],
            path: "Tests/GitStoreProbe",
            swiftSettings: wrapper
        ),
        .executableTarget(
            name: "RecordingProbe",
            dependencies: ["Hindcast", "HindcastModel"],
            path: "Tests/RecordingProbe",
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "RecordingTests",
            dependencies: [
                "AuditLogs", "FastJSON", "GitStore", "Hindcast", "HindcastCLI", "HindcastModel", "HistoryIndex",
                "RecordingProbe", "Replay", "TestSupport",
            ],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "HindcastCLITests",
            dependencies: [
                "Hindcast", "HindcastCLI", "HindcastModel", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "HindcastModelTests",
            dependencies: ["HindcastModel", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "HindcastTests",
            dependencies: ["FastJSON", "GitStore", "Hindcast", "HindcastModel", "HistoryIndex", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "HindcastWebTests",
            dependencies: [
                "Hindcast", "HindcastCLI", "HindcastModel", "HindcastWeb", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "HistoryIndexTests",
            dependencies: [
                "HindcastModel", "HistoryIndex", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "InventoriesTests",
            dependencies: ["AuditLogs", "FastJSON", "HindcastModel", "Inventories", "Replay", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(name: "PredicatesTests", dependencies: ["Predicates"], swiftSettings: wrapper),
        .testTarget(
            name: "ReplayTests",
            dependencies: ["AuditLogs", "FastJSON", "HindcastModel", "Replay", "TestSupport"],
            swiftSettings: wrapper
        ),
        .testTarget(
            name: "RuleBookGeneratorTests",
            dependencies: ["RuleBookGenerator"],
            swiftSettings: wrapper
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
