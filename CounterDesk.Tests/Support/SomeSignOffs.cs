using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;

namespace CounterDesk.Tests.Support;

/// <summary>A closed day that could be signed, and its parts.</summary>
internal static class SomeSignOffs
{
    public static readonly DateOnly Day = new(2026, 3, 18);

    public static readonly DateTime At = new(2026, 3, 19, 1, 0, 0, DateTimeKind.Utc);

    public static Signer Signer { get; } = new("demo-0301", "0301", "韩松");

    public static FoundException Found(
        ExceptionLevel level = ExceptionLevel.Attention, string rule = "AfterHours", string? clerk = "demo-0317") =>
        new(rule, level, 2, new Dictionary<string, string> { ["Visits"] = "2", ["From"] = "18:02" }, [3, 5], clerk);

    public static ExceptionDecision Decided(
        FoundException found, Decision decision = Decision.InOrder, string? note = null, ExceptionDecision? last = null) =>
        ExceptionDecision.Of("0007", Day, found, last, decision, note, Signer, At);

    public static RaisedException Raised(FoundException found, params ExceptionDecision[] decisions) =>
        new(found, found.Clerk is { } clerk ? [clerk] : [], [.. decisions]);

    public static DailyReport Numbers(int differing = 0) => new()
    {
        Hall = "0007",
        Day = Day,
        CountedAtUtc = At,
        FirstEntry = 1,
        LastEntry = 40,
        Visits = VisitNumbers.Of([], []),
        Sources = SourceNumbers.Of([], [], []),
        Verifications = VerificationNumbers.Of([]),
        Copies = CopyNumbers.Of([], []),
        Receivers = new() { Checks = [], Reports = [], Waiting = 0 },
        Objections = new() { Filed = [], Answered = [], Open = 0, Overdue = 0 },
        Ratings = new() { ByGrade = [], Low = [] },
        Log = new() { WithoutOutcome = [], Refused = [], Failed = [], Papers = [], Overrides = [] },
        Reconciliation = new()
        {
            NumbersTaken = 0, Printed = 0, Reserved = 0, Void = 0, Withdrawn = 0, Differing = differing, Differences = [],
            VisitsLogged = 0, VisitsKept = 0,
        },
    };

    public static ClosedReport Closed(bool isWholeDay = true, int differing = 0) =>
        ClosedReport.Of(Numbers(differing), 2, isWholeDay, new string('a', ClosedReport.RootLength), At);

    /// <summary>Everything is as it should be but for what a test changes.</summary>
    public static SignOffCase Case(params RaisedException[] exceptions) => new()
    {
        Closed = Closed(),
        Numbers = Numbers(),
        Log = new(40, HasFault: false, IsKnown: true),
        Exceptions = [.. exceptions],
        DecideFrom = ExceptionLevel.Attention,
        Signer = Signer,
        IsSupervisor = true,
        IsSigned = false,
        HasSignedInAgain = true,
    };

    public static SignOffStatement Statement(ClosedReport? closed = null, params RaisedException[] exceptions)
    {
        var report = closed ?? Closed();
        return new()
        {
            Matter = new()
            {
                Hall = report.Hall,
                Day = report.Day,
                Version = report.Version,
                FirstEntry = report.FirstEntry,
                LastEntry = report.LastEntry,
                Root = report.Root,
                Numbers = Convert.ToHexStringLower(report.Digest),
                DecideFrom = ExceptionLevel.Attention,
                Exceptions = [.. exceptions.Select(raised => SignedException.Of(raised, []))],
                LeftOut = 0,
            },
            Note = "都问过了",
            Signer = Signer,
            AskedAgainAtUtc = At,
            SignedAtUtc = At.AddSeconds(4),
        };
    }
}
