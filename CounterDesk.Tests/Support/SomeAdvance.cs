using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Copies made ahead for Lin, who asked in writing, and the services that hand them out.</summary>
internal static class SomeAdvance
{
    public const int Days = 30;

    /// <summary>Six days before the desk's clock stands.</summary>
    public static DateOnly WrittenOn { get; } = new(2026, 3, 12);

    /// <summary>The day at which the desk's clock stands.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 18);

    public static DateOnly Until { get; } = Today.AddDays(15);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static RequestDesk RequestsOf(TestDesk desk, int days = Days) => new(
        desk.Database, desk.Record, desk.Contents, SomeKeys.Ring, Options.Create(new CopyOptions { AdvanceDays = days }),
        new DeskClock(desk.Time));

    public static FetchDesk FetchingOf(TestDesk desk, IKeyRing? keys = null) => new(
        desk.Database, desk.Audit, keys ?? SomeKeys.Ring, desk.Contents, desk.Changes, new DeskClock(desk.Time));

    public static AdvanceDesk AdvanceOf(TestDesk desk) =>
        new(desk.Database, desk.Audit, Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time));

    /// <summary>A visit where nobody is, past the purpose; Lin's number stands on the request.</summary>
    public static async Task<Visit> ReceiveAsync(TestDesk desk, VisitNeeds needs = VisitNeeds.None)
    {
        var visit = await desk.ReceiveAsync(Visitor.InWriting, needs);
        Assert.True(await desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.NotHere, SomeVisits.Lin, Cancellation));
        await desk.Consent.RecordPurposeAsync(visit.Id, SomeClerk.Value, SomeVisits.Purpose, Cancellation);
        return await desk.ReadVisitAsync(visit.Id);
    }

    /// <summary>The same with the request recorded; Gu fetches the copies unless the holder does.</summary>
    public static async Task<Visit> OpenAsync(TestDesk desk, bool byHolder = false)
    {
        var visit = await ReceiveAsync(desk);
        await RequestsOf(desk).RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, WrittenOn, Until, byHolder ? null : SomeVisits.Gu, Cancellation);
        return await desk.ReadVisitAsync(visit.Id);
    }

    /// <summary>A copy that waits for Gu, made at a visit that has ended.</summary>
    public static async Task<CopyNumber> MakeAsync(TestDesk desk, bool byHolder = false, bool onPaper = false)
    {
        using var copies = SomeCopyDesk.Of(desk, advanceDays: Days);
        var visit = await OpenAsync(desk, byHolder);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        if (onPaper)
        {
            await PrintAsync(desk, ready.Copy.Number);
        }

        await desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        return ready.Copy.Number;
    }

    public static async Task PrintAsync(
        TestDesk desk, CopyNumber number, PrintOutcome outcome = PrintOutcome.CameOutWell)
    {
        using var copies = SomeCopyDesk.Of(desk, advanceDays: Days);
        await copies.RecordSendingAsync(number, SomeClerk.Value, Cancellation);
        await copies.RecordOutcomeAsync(number, outcome, SomeClerk.Value, Cancellation);
    }

    /// <summary>Somebody has come and shown who she is.</summary>
    public static async Task<Visit> ComeAsync(TestDesk desk, Holder who, Clerk? clerk = null)
    {
        clerk ??= SomeClerk.Value;
        var visit = await desk.Visits.OpenAsync(clerk, Visitor.Applicant, VisitNeeds.None, Cancellation);
        Assert.True(await desk.Parties.IdentifyAsync(
            visit.Id, clerk, visit.Parties[0].Id, SomeVisits.Identity, who, Cancellation));
        await desk.Visits.GoToAsync(visit.Id, clerk, VisitStep.Purpose, Cancellation);
        return await desk.ReadVisitAsync(visit.Id);
    }

    public static async Task<WaitingCopy> ReadAsync(TestDesk desk, CopyNumber number) =>
        await FetchingOf(desk).FindAsync(number, Cancellation)
            ?? throw new InvalidOperationException("No copy of this number was made ahead.");

    public static async Task<List<AdvanceCopy>> KeptAsync(TestDesk desk)
    {
        await using var db = desk.Database.CreateDbContext();
        return await db.Set<AdvanceCopy>().AsNoTracking().ToListAsync(Cancellation);
    }
}
