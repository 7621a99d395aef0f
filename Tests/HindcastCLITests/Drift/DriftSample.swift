import Hindcast
import HindcastModel

/// A report of drift made by hand: one of each, of an estate of example.com.
enum DriftSample {
    private static func statement(_ label: String, _ kind: String, line: Int?) -> DriftedResource.Statement {
        .init(label: label, kind: kind, file: "live/prod.tfstate", line: line)
    }

    static func drift(
        _ group: DriftGroup,
        _ address: Address?,
        label: String? = nil,
        differences: [DriftDifference] = [],
        cause: DriftCause? = nil
    ) -> DriftedResource {
        DriftedResource(
            group: group,
            address: address,
            name: address == Sample.group ? "web" : nil,
            statements: label.map { [statement($0, "aws_thing", line: 12)] } ?? [],
            differences: differences,
            cause: cause
        )
    }

    /// The group is opened by Alice; somebody set its description before the logs begin. A bucket is gone, a queue never was,
    /// and a database is nobody's.
    static let report: DriftReport = {
        var report = DriftReport(moment: Sample.time(90_000))
        report.files = [.init(name: "live/prod.tfstate", format: "terraform-state", isDeclared: true, resources: 5)]
        report.resources = [
            drift(
                .changed,
                Sample.group,
                label: "aws_security_group.web",
                differences: [
                    DriftDifference(
                        pointer: Sample.pointer("/configuration/description"),
                        name: nil,
                        stated: "front door",
                        actual: "back door",
                        cause: .unattributed(.init(.logGap, after: Sample.time(0), before: Sample.time(3_600)))
                    ),
                    DriftDifference(
                        pointer: Sample.pointer("/configuration/securityGroupRules/0"),
                        name: "/configuration/ingress[tcp/22 0.0.0.0/0]",
                        stated: nil,
                        actual: [
                            "cidrIpv4": "0.0.0.0/0", "fromPort": 22, "ipProtocol": "tcp", "isEgress": false,
                            "securityGroupRuleId": "sgr-1", "toPort": 22,
                        ],
                        cause: .change(Sample.opening)
                    ),
                ]
            ),
            drift(.missing, Sample.bucket, label: "aws_s3_bucket.invoices", cause: .change(Sample.deletion)),
            drift(
                .missing,
                nil,
                label: "aws_sqs_queue.jobs",
                cause: .unattributed(.init(.beforeFirstLog, before: Sample.time(-86_400)))
            ),
            drift(
                .unmanaged,
                Address(
                    provider: .aws,
                    account: "111122223333",
                    location: "eu-west-1",
                    service: "rds",
                    type: "db-instance",
                    id: "scratch"
                ),
                cause: .change(Sample.unresolved)
            ),
        ]
        report.agreeing = [.init(address: nil, statements: [statement("aws_vpc.main", "aws_vpc", line: 3)])]
        report.uncompared = [
            .init(
                label: "aws_vpc.main",
                kind: "aws_vpc",
                place: "timeouts",
                reason: "only Terraform knows it",
                isByNature: true
            ),
            .init(
                label: "random_id.suffix",
                kind: "random_id",
                place: nil,
                reason: "only Terraform knows it",
                isByNature: false
            ),
        ]
        report.findings = [Finding(file: "live/broken.json", reason: "it ends too early")]
        report.compared = 3
        report.attributes = 41
        return report
    }()

    /// The same with an ignore file applied: the group's opening is let be, and an entry has expired.
    static let ignoring: DriftReport = {
        var report = DriftSample.report
        var opening = IgnoreList.Entry(resource: "aws_security_group.*", reason: "open on purpose", line: 2)
        opening.attributes = ["ingress"]
        var old = IgnoreList.Entry(resource: "queue/jobs", reason: "soon to be made", line: 6)
        old.end = Sample.time(-86_400)
        report.ignore(IgnoreList(file: ".hindcastignore.yaml", entries: [opening, old]), at: report.moment)
        return report
    }()

    /// Names and values that an attacker chose, in every place that has one.
    static func hostile(_ text: String) -> DriftReport {
        var report = DriftReport(moment: Sample.time(0))
        let address = Address(
            provider: .aws,
            account: text,
            location: text,
            service: text,
            type: text,
            id: text
        )
        let change = Sample.change(
            1,
            of: address,
            action: text,
            subject: text,
            principal: text,
            origin: text + "@",
            via: text,
            sourceIP: text
        )
        let difference = DriftDifference(
            pointer: JSONPointer(["configuration", text]),
            name: text,
            stated: .string(text),
            actual: .object([text: .string(text)]),
            cause: .change(change)
        )
        let statement = DriftedResource.Statement(label: text, kind: text, file: text, line: 1)
        for group in DriftGroup.allCases {
            report.resources.append(
                DriftedResource(
                    group: group,
                    address: address,
                    name: text + "n",
                    statements: group == .unmanaged ? [] : [statement],
                    differences: group == .changed ? [difference] : [],
                    cause: group == .changed ? nil : .change(change)
                )
            )
        }
        report.files = [.init(name: text, format: text, isDeclared: true, resources: 1)]
        report.agreeing = [.init(address: address, statements: [statement])]
        report.uncompared = [.init(label: text, kind: text, place: nil, reason: text, isByNature: false)]
        report.findings = [Finding(file: text, reason: text)]
        var entry = IgnoreList.Entry(resource: text, reason: text)
        entry.end = Sample.time(-1)
        report.expired = [entry]
        report.ignoreFile = text
        report.ignored = [.init(resource: report.resources[0], reason: text, line: 1)]
        return report
    }
}
