using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>A supervisor who opens a rule because of a flood, and the auditor who reviews it.</summary>
internal static class SomeBreakGlass
{
    public const string Reason = "城东水灾，安置点今天就要身份材料登记";

    public static Clerk Supervisor => SomeClerk.Supervisor;

    public static Clerk Auditor => SomeConfirmations.Auditor;

    public static OpenBreakGlass OpenOf(TestDesk desk) => new(desk.Database, Options.Create(SomeCopyDesk.Hall));

    public static BreakGlassDesk DeskOf(TestDesk desk, OpenBreakGlass open, AuditLog? log = null) => new(
        desk.Database, log ?? desk.Audit, new StepUpIntents<BreakGlassRequest>(desk.Time), open,
        Options.Create(SomeCopyDesk.Hall), Options.Create(new BreakGlassOptions()), new DeskClock(desk.Time));

    public static BreakGlassReviews ReviewsOf(TestDesk desk, AuditLog? log = null) =>
        new(desk.Database, log ?? desk.Audit, Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time));

    /// <summary>Registers what pages need to open rules and to see that they are open.</summary>
    public static BreakGlassDesk AddBreakGlass(this IServiceCollection services, TestDesk desk)
    {
        var open = OpenOf(desk);
        var breakGlass = DeskOf(desk, open);
        services.AddSingleton(open);
        services.AddSingleton(breakGlass);
        services.AddSingleton(ReviewsOf(desk));
        services.AddSingleton(Options.Create(new BreakGlassOptions()));
        return breakGlass;
    }

    public static BreakGlassRequest Request(
        Visit visit, BreakGlassRule rule = BreakGlassRule.NotInForce, string reason = Reason, int minutes = 30) =>
        new(visit.Id, rule, reason, minutes);

    /// <summary>Opens a rule as a supervisor does who has just signed in again.</summary>
    public static async Task OpenAsync(
        this BreakGlassDesk desk, Visit visit, BreakGlassRule rule = BreakGlassRule.NotInForce, Clerk? supervisor = null)
    {
        var by = supervisor ?? Supervisor;
        var start = await desk.BeginAsync(Request(visit, rule), by, Xunit.TestContext.Current.CancellationToken);
        var outcome = await desk.OpenAsync(
            start.Intent!.Value, by, by, new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc),
            Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(new BreakGlassOutcome(visit.Id, null), outcome);
    }
}
