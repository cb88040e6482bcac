using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.Features.Desk.Identity;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class CardIdentityTests : VisitTestContext
{
    protected override bool HasReader => true;

    [Fact]
    public async Task A_card_that_was_read_and_a_face_that_agrees_establish_who_it_is()
    {
        Reader.Answers(SomeReader.Answer);
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-field=face]")));
        Assert.Equal(Text<IdentityText>("Missing_Face"), Words(page, "[data-action=identify] span"));

        await page.Find("[value=Same]").ChangeAsync("Same");
        await page.Find("[data-action=identify]").ClickAsync();

        var party = (await Desk.ReadVisitAsync(visit.Id)).Parties[0];
        Assert.Equal((IdentityMethod.CardReader, FaceAnswer.Same, "林*兰"), (party.Method, party.Face, party.MaskedName));
        var log = await Desk.ReadLogAsync();
        var read = log.Where(entry => entry.Action == nameof(AuditAction.CardRead)).ToList();
        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], read.Select(entry => entry.Outcome));
        Assert.Equal(read[0].Sequence, read[1].Announcement);
        Assert.Contains("Signed=False", read[1].Details, StringComparison.Ordinal);
        Assert.DoesNotContain(log, entry => entry.Details?.Contains(SomeCards.Number.Value, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_reader_that_does_not_answer_is_recorded_and_the_clerk_goes_on_by_hand()
    {
        Reader.Says(ReaderState.NoService);
        var page = RenderVisit(await Desk.ReceiveAsync());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-field=face]")));

        await page.Find("[data-action=type-identity]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-field=number]"));
        var entry = (await Desk.ReadLogAsync()).Last(entry => entry.Action == nameof(AuditAction.CardRead));
        Assert.Equal((nameof(AuditOutcome.Failed), "Trouble=NoService"), (entry.Outcome, entry.Details));
    }

    [Fact]
    public async Task A_card_is_not_read_while_that_cannot_be_recorded()
    {
        Reader.Answers(SomeReader.Answer);
        var visit = await Desk.ReceiveAsync();
        await Desk.BreakAuditAsync();

        var page = RenderVisit(visit);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-stop=log]")));
        Reader.VerifyNotInvoke("ask");
    }

    [Fact]
    public async Task The_whole_number_is_shown_once_that_is_recorded()
    {
        Reader.Answers(SomeReader.Answer);
        var page = RenderVisit(await Desk.ReceiveAsync());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=reveal-identity]")));

        await page.Find("[data-action=reveal-identity]").ClickAsync();

        Assert.Equal(nameof(AuditAction.IdentityRevealed), (await Desk.ReadLogAsync())[^1].Action);
        Assert.Empty(page.FindAll("[data-action=reveal-identity]"));
    }
}
