using CounterDesk.Domain.Objections;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Objections;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Objections filed on 2026-03-18, due on 1 April.</summary>
internal static class SomeObjections
{
    public static DateTime FiledAt { get; } = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);

    public static FiledObjection Filed { get; } = new()
    {
        Hall = SomeAudit.Hall,
        Day = new(2026, 3, 18),
        Fault = ObjectionFault.Wrong,
        Visit = Guid.CreateVersion7(),
        Counter = "3",
        ClerkId = SomeClerk.Value.Id,
        AboutHash = new byte[Objection.HashLength],
        AboutMasked = "J99990****0386",
        MaskedHolder = "林*兰",
        KindCode = SomeLicenses.MarriageCertificate,
        KindName = "结婚证",
        IssuerName = "云山市清河区民政局",
        Due = new DueDay.On(new(2026, 4, 1)),
        AtUtc = FiledAt,
    };

    public static Clerk Supervisor { get; } = new("demo-0102", "0102", "陈立", "", [DeskRoles.Supervisor]);

    /// <summary>One of another visit.</summary>
    public static FiledObjection Another(DateOnly? due) => Filed with
    {
        Visit = Guid.CreateVersion7(),
        Due = due is { } day ? new DueDay.On(day) : new DueDay.BeyondKnownYears(),
    };

    public static Objection Of(FiledObjection filed, int sequence = 3) => Objection.File(filed, sequence);

    /// <summary>One that a platform has taken.</summary>
    public static Objection Sent(string receipt)
    {
        var objection = Of(Filed);
        objection.BeginSending("yunling", FiledAt);
        objection.EndSending(new(SendingState.Taken, receipt, null));
        return objection;
    }

    public static EvidenceStore EvidenceOf(TestDesk desk) =>
        new(desk.Database, desk.Audit, SomeKeys.Ring, new DeskClock(desk.Time));

    public static ObjectionAnswers AnswersOf(TestDesk desk) => new(
        desk.Database, desk.Audit, Options.Create(SomeCopyDesk.Hall), Options.Create(new ObjectionOptions()),
        new DeskClock(desk.Time));

    public static ObjectionSending SendingOf(TestDesk desk) => new(
        desk.Database, desk.Audit, EvidenceOf(desk), desk.Sharing, desk.Calls, desk.Watch, Options.Create(SomeCopyDesk.Hall),
        Options.Create(new ObjectionOptions()), new DeskClock(desk.Time), NullLogger<ObjectionSending>.Instance);

    public static ObjectionLetters LettersOf(TestDesk desk) => new(
        desk.Database, desk.Audit, EvidenceOf(desk), SomeCopyDesk.Fonts, SomeCopyDesk.Texts,
        new DemoOptions { Enabled = true }, Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time));

    public static async Task KeepAsync(TestDesk desk, params Objection[] objections)
    {
        await using var db = desk.Database.CreateDbContext();
        db.AddRange(objections);
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public static ObjectionDesk DeskOf(TestDesk desk) => new(
        desk.Database, desk.Audit, SomeKeys.Ring, EvidenceOf(desk), WorkCalendar.Load([]), desk.Contents,
        new ObjectionSlips(SomeCopyDesk.Fonts, SomeCopyDesk.Texts, new DemoOptions { Enabled = true }), desk.PlatformDesk,
        SendingOf(desk), Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time));
}
