using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>What is told of a copy that was made ahead, by the whole program.</summary>
public sealed class WaitingCheckTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CopyDesk Copies => Service<CopyDesk>();

    [Fact]
    public async Task It_is_never_good_before_it_is_handed_out()
    {
        var copy = await MakeAsync();
        Assert.Equal("NotHandedOver", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
        await Copies.RecordSendingAsync(copy.Number, SomeClerk.Value, Cancellation);
        await Copies.RecordOutcomeAsync(copy.Number, PrintOutcome.CameOutWell, SomeClerk.Value, Cancellation);
        Assert.Equal("NotHandedOver", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
        var visit = await Service<VisitDesk>().OpenAsync(SomeClerk.Value, Visitor.Applicant, VisitNeeds.None, Cancellation);
        await Service<PartyDesk>().IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Gu, Cancellation);

        Assert.Null(await Service<FetchDesk>().HandOutAsync(
            visit.Id, SomeClerk.Value, copy.Number, ReceiptWay.BySignature, Cancellation));

        Assert.Equal("InForce", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
    }

    [Fact]
    public async Task What_nobody_fetched_is_void_and_says_that_nobody_should_have_it()
    {
        var copy = await MakeAsync();
        receiver.Sleep(days: 3);
        Assert.True(await Service<AdvanceDesk>().EndOverdueAsync(Cancellation) >= 1);

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal("Void", AnswerOf(page));
        Assert.Contains("照理没有人拿着它", page, StringComparison.Ordinal);
    }

    private T Service<T>()
        where T : notnull => receiver.Services.GetRequiredService<T>();

    private async Task<CertifiedCopy> MakeAsync()
    {
        var visit = await Service<VisitDesk>().OpenAsync(SomeClerk.Value, Visitor.InWriting, VisitNeeds.None, Cancellation);
        await Service<PartyDesk>().IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.NotHere, SomeVisits.Lin, Cancellation);
        await Service<ConsentDesk>().RecordPurposeAsync(visit.Id, SomeClerk.Value, SomeVisits.Purpose, Cancellation);
        var today = Service<CounterDesk.Web.DeskClock>().Today;
        await Service<RequestDesk>().RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, today.AddDays(-3), today.AddDays(2), SomeVisits.Gu, Cancellation);
        return Assert.IsType<PreparedCopy.Ready>(
            await Copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation)).Copy;
    }
}
