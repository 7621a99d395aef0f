import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct WindowRendererTests {
    private static let closing = Sample.change(
        3,
        at: 62_000,
        action: "ec2:RevokeSecurityGroupIngress",
        subject: "ec2: close tcp/22 to 0.0.0.0/0 on sg-0a1b2c3d",
        principal: "arn:aws:iam::111122223333:user/bob"
    )
    private static let windows = [
        window(.held, .firstSeen, Sample.creation, Sample.opening, isPartial: true),
        window(.held, .changed, Sample.opening, closing),
        window(
            .undecided(reason: "Cannot iterate over \u{1B}[31mnull"),
            .changed,
            closing,
            Sample.change(
                4,
                at: 62_100,
                kind: .deleted,
                action: "ec2:DeleteSecurityGroup",
                subject: "ec2: delete sg-0a1b2c3d"
            )
        ),
        window(.held, .created, Sample.creation, nil, unknown: ["/configuration/userData"]),
    ]

    private static func window(
        _ state: Window.State,
        _ beginning: Window.Beginning,
        _ opened: ChangeEntry,
        _ closed: ChangeEntry?,
        isPartial: Bool = false,
        unknown: [String] = []
    ) -> Window {
        Window(
            state: state,
            beginning: beginning,
            opened: opened,
            closed: closed,
            end: closed?.time ?? Sample.time(90_000),
            isPartial: isPartial,
            unknown: unknown.map(Sample.pointer)
        )
    }

    private func lines(width: Int?) -> [StyledText] {
        let found = ResourceWindows(address: Sample.group, name: "web", windows: Self.windows)
        var total = WindowRenderer.Total()
        total.add(found.windows)
        return WindowRenderer.lines(found, found.windows, width: width) + total.lines
    }

    @Test func `each window has a line for who opened it and one for who closed it`() throws {
        try expectSnapshot(plain(lines(width: nil)), at: "When/pipe.txt")
    }

    @Test(arguments: [80, 120]) func `windows fit a terminal`(width: Int) throws {
        let text = plain(lines(width: width))
        #expect(text.split(separator: "\n").dropFirst().allSatisfy { String($0).displayWidth <= width })
        try expectSnapshot(text, at: "When/\(width)-columns.txt")
    }
}
