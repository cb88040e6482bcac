using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Web.Reports.Files;

// The planted day: something of all that the report counts.
public sealed partial class ReportNumbersTests
{
    private TestDesk Desk => _hall.Desk;

    private async Task PlantAsync()
    {
        await VerifyAsync();
        await WorkAsync();
        await HearAsync();
        foreach (var (action, outcome) in ((AuditAction, AuditOutcome)[])[
            (AuditAction.Search, AuditOutcome.Unknown), (AuditAction.CopySent, AuditOutcome.Failed), (AuditAction.CopySent, AuditOutcome.Failed),
            (AuditAction.AccessRefused, AuditOutcome.Refused)])
        {
            await Desk.Audit.RecordAsync(null, SomeAudit.Note(action, outcome), Cancel);
        }

        await Desk.Audit.RecordAsync(
            null, SomeAudit.Note(AuditAction.BreakGlassOpened, AuditOutcome.Done) with { Details = [new("Rule", "NotInForce")] }, Cancel);
    }

    private async Task VerifyAsync()
    {
        for (var number = 0; number < 1234; number += 100)
        {
            await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes, region: number < 300 ? "999902" : "999901");
        }

        Desk.Time.Advance(TimeSpan.FromHours(1));
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.CouldNotBeTold, "FaceDiffers", SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired", source: "province");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Revoked, "Revoked");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, "NoFile", SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold, "StatusUnknown", source: "province");
    }

    private async Task WorkAsync()
    {
        var withdrawn = await SomeCopyDesk.PrintAsync(Desk);
        await SomeCopyDesk.WithdrawalsOf(Desk).WithdrawAsync(withdrawn, SomeCopies.Withdrawal, SomeClerk.Supervisor, Cancel);
        await SomeCopyDesk.PrintAsync(Desk);
        using (var copies = SomeCopyDesk.Of(Desk))
        {
            var spoiled = await Desk.OpenVisitAsync();
            var ready = Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(SomeCopyDesk.Request(spoiled.Id), Cancel));
            await copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.Spoiled, SomeClerk.Value, Cancel);
            Desk.Time.Advance(TimeSpan.FromMinutes(4));
            await Desk.Visits.CloseAsync(spoiled.Id, SomeClerk.Value, Cancel);
        }

        var received = await Desk.ReceiveAsync(Visitor.Guardian, VisitNeeds.LargePrint | VisitNeeds.ReadAloud);
        Desk.Time.Advance(TimeSpan.FromMinutes(7));
        await Desk.Visits.GoToAsync(received.Id, SomeClerk.Value, VisitStep.Closing, Cancel);
        Desk.Time.Advance(TimeSpan.FromMinutes(1));
        await Desk.Visits.CloseAsync(received.Id, SomeClerk.Value, Cancel);
        var visit = await Desk.OpenVisitAsync();
        await SearchAsync(visit);
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        await SearchAsync(visit);
        Desk.Source.Lookup = new LicenseLookup.Unavailable("silent");
        await SearchAsync(visit);
        Desk.Time.Advance(TimeSpan.FromMinutes(2));
        await SearchAsync(visit);
    }

    private async Task HearAsync()
    {
        var number = await SomeCopyDesk.PrintAsync(Desk);
        await using (var db = Desk.Database.CreateDbContext())
        {
            var now = Desk.Time.GetUtcNow().UtcDateTime;
            db.AddRange(
                new CopyCheckEntry(number, CheckAnswer.InForce, now), new CopyCheckEntry(number, CheckAnswer.Expired, now),
                new CopyCheckEntry(number, CheckAnswer.Expired, now.AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.True(await SomeCopyDesk.ReportsOf(Desk).TakeAsync(number, ReportedConcern.Name, null, Cancel));
        await SomeObjections.KeepAsync(
            Desk,
            SomeObjections.Of(SomeObjections.Another(new(2026, 3, 17)), 4), SomeObjections.Of(SomeObjections.Another(new(2026, 3, 18)), 5),
            SomeObjections.Of(SomeObjections.Another(null) with { Day = new(2026, 3, 17) }, 1));
        await _hall.RateAsync(RatingGrade.VerySatisfied);
        await _hall.RateAsync(null);
        await _hall.RateAsync(RatingGrade.Dissatisfied);
    }

    private async Task SearchAsync(Visit visit) =>
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancel);
}
