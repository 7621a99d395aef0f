private import Foundation

/// botocore's data folder: one folder a service, in it one folder an API version, in it `service-2.json.gz`.
struct ModelFolder {
    let path: String

    /// The services' names, sorted.
    func services() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().filter { newestModel(of: $0) != nil }
    }

    /// Reads the newest version of a service's model.
    func model(of service: String) throws -> ServiceModel {
        guard let file = newestModel(of: service) else { throw CocoaError(.fileNoSuchFile) }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        return try ServiceModel(name: service, json: file.hasSuffix(".gz") ? gunzip(bytes) : bytes)
    }

    /// botocore's version, from the module that the folder lies in.
    var version: String? {
        let module = (try? String(contentsOfFile: "\(path)/../__init__.py", encoding: .utf8)) ?? ""
        let line = module.split(separator: "\n").first { $0.hasPrefix("__version__") }
        return line?.split(separator: "'").dropFirst().first.map(String.init)
    }

    private func newestModel(of service: String) -> String? {
        let folder = "\(path)/\(service)"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return versions.sorted(by: >).lazy
            .flatMap { ["\(folder)/\($0)/service-2.json.gz", "\(folder)/\($0)/service-2.json"] }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}
