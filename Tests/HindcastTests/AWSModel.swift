import Foundation
import TestSupport

/// The AWS CLI as far as scripts see it: it refuses what the API's own model refuses, and changes nothing.
enum AWSModel {
    /// A call that a script made.
    struct Call: Decodable {
        let service: String
        let operation: String
        let region: String?
        let input: String
    }

    /// Whether botocore is there, which has the models.
    static let isThere: Bool = {
        let python = Program(URL(filePath: "/usr/bin/env"))
        return (try? python.run(["python3", "-c", "import botocore.validate"]))?.status == 0
    }()

    /// Runs a script in bash with a program in the place of `aws` that notes each call; validates its parameters where botocore is
    /// there. Returns the calls and the script's own outcome.
    static func run(_ script: String) throws -> (calls: [Call], result: Program.Result) {
        let folder = try TemporaryFolder()
        try folder.write(program, to: "aws")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path("aws"))
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let home = ProcessInfo.processInfo.environment["HOME"] ?? "/"
        let result = try Program(URL(filePath: "/bin/bash")).run(
            [try folder.write(script, to: "restore.sh")],
            environment: [
                "PATH": folder.url.path + ":" + path, "CALLS": folder.path("calls"), "HOME": home,
                "VALIDATE": isThere ? "1" : "",
            ],
            in: folder.url
        )
        let text = (try? String(contentsOfFile: folder.path("calls"), encoding: .utf8)) ?? ""
        let calls = try text.split(separator: "\n").map {
            try JSONDecoder().decode(Call.self, from: Data($0.utf8))
        }
        // Nothing in a name ran: the script leaves no file behind.
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        guard Set(files).isSubset(of: ["aws", "calls", "restore.sh"]) else {
            throw Unexpected(files: files)
        }
        return (calls, result)
    }

    /// Files that a script made and should not have.
    struct Unexpected: Error {
        let files: [String]
    }

    private static let program = """
        #!/usr/bin/env python3
        import json, os, sys
        arguments = sys.argv[1:]
        if arguments[:2] == ["sts", "get-caller-identity"]:
            print("111122223333")
            sys.exit(0)
        service, operation, rest = arguments[0], arguments[1], arguments[2:]
        options = dict(zip(rest[0::2], rest[1::2]))
        assert set(options) <= {"--region", "--cli-input-json"}, arguments
        try:
            parameters = json.loads(options["--cli-input-json"])
        except ValueError as error:
            sys.exit("Invalid JSON received: %s" % error)
        if os.environ.get("VALIDATE"):
            import botocore.loaders, botocore.model, botocore.validate, botocore
            name = {"s3api": "s3"}.get(service, service)
            data = botocore.loaders.create_loader().load_service_model(name, "service-2")
            model = botocore.model.ServiceModel(data, name)
            names = {botocore.xform_name(each, "-"): each for each in model.operation_names}
            shape = model.operation_model(names[operation]).input_shape
            report = botocore.validate.ParamValidator().validate(parameters, shape)
            if report.has_errors():
                sys.exit("%s %s: %s" % (service, operation, report.generate_report()))
        with open(os.environ["CALLS"], "a") as calls:
            call = {"service": service, "operation": operation, "region": options.get("--region")}
            call["input"] = json.dumps(parameters, sort_keys=True)
            calls.write(json.dumps(call) + "\\n")
        """
}
