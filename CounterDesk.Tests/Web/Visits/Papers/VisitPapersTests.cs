using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;

namespace CounterDesk.Tests.Web.Visits.Papers;

public sealed class VisitPapersTests : IAsyncLifetime
{
    private const string Chinese = "zh-CN";

    private static readonly WhoAsks _gu = AsksAs(SomeLicenses.Gu);
    private TestDesk _desk = null!;
    private VisitPapers _papers = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _papers = SomeVisitPapers.Of(_desk);
        _visit = await _desk.OpenVisitAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_license_with_all_that_was_done_with_it_is_one_look_and_a_search_another()
    {
        var number = await LookAtMarriageAsync(_visit, PrintOutcome.CameOutWell);

        var model = await GatherAsync();

        Assert.Equal((_gu.MaskedName, true, new(2026, 3, 18)), (model.MaskedName, model.IsOfVisit, model.From));
        Assert.Equal(ConsentSlipModel.NumberOf(_visit.Id, 1), model.Number);
        var (search, look) = (model.Looks[0], model.Looks[1]);
        Assert.Equal(2, model.Looks.Length);
        Assert.Equal<LookStep>([new LookStep.Searched(AuditOutcome.Done)], search.Steps);
        Assert.Equal(("结婚证", "3", "0317"), (look.Kind?.Name, look.Counter, look.ClerkNumber));
        Assert.Equal(
            ("高龄津贴申领", "云山市清河区民政局", BasisKind.HolderAuthorization),
            (look.Matter, look.Recipient, look.Basis));
        Assert.Equal<LookStep>(
            [
                new LookStep.Opened(AuditOutcome.Done),
                new LookStep.Verified(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes),
                new LookStep.Copied(number[^7..], new(2026, 4, 16), CopyFate.HandedOut),
            ],
            look.Steps);
    }

    [Fact]
    public async Task That_it_was_signed_for_on_the_screen_is_told_and_printed()
    {
        await _desk.Consent.AskAsync(
            _visit.Id, SomeClerk.Value, _visit.Parties[1].Id, SomeVisits.Purpose.Kinds, null, Cancellation);
        var question = (await _desk.ReadVisitAsync(_visit.Id)).Question!;
        await _desk.Screen.SignAsync("3", question.Id, SomeInk.Text, Cancellation);
        await LookAtMarriageAsync(_visit, PrintOutcome.CameOutWell);

        var model = await GatherAsync();

        var look = Assert.Single(model.Looks, look => look.Kind is not null);
        Assert.Equal((BasisKind.HolderAuthorization, true), (look.Basis, look.IsSigned));
        using var paper = new PdfContents(_papers.Draw(model, Edition.Standard, Chinese).Pdf!);
        Assert.Contains("在屏幕上签了名", string.Concat(Enumerable.Range(1, paper.Pages.Count).Select(paper.TextOf)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PrintOutcome.Spoiled, CopyFate.Void)]
    [InlineData(null, CopyFate.NotTold)]
    public async Task What_did_not_come_out_is_not_told_as_handed_out(PrintOutcome? outcome, CopyFate fate)
    {
        await LookAtMarriageAsync(_visit, outcome);

        Assert.Equal(fate, (await GatherAsync()).Looks[1].Steps.OfType<LookStep.Copied>().Single().Fate);
    }

    [Fact]
    public async Task Opening_a_license_again_is_no_second_look()
    {
        await LookAtMarriageAsync(_visit, PrintOutcome.CameOutWell);
        await _desk.LookUp.OpenAsync(
            _visit.Id, SomeClerk.Value, SomeLicenses.Of(SomeLicenses.MarriageCertificate).Identifier, Cancellation);

        Assert.Equal(2, (await GatherAsync()).Looks.Length);
    }

    [Theory]
    [MemberData(nameof(Unanswered))]
    public async Task What_brought_nothing_is_told_too(LicenseLookup lookup, AuditOutcome outcome)
    {
        _desk.Source.Lookup = lookup;
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, SomeLicenses.Gu.Code.Text, Cancellation);

        Assert.Equal<LookStep>(
            [new LookStep.Searched(outcome)], Assert.Single((await GatherAsync()).Looks).Steps);
    }

    public static TheoryData<LicenseLookup, AuditOutcome> Unanswered => new()
    {
        { new LicenseLookup.None(), AuditOutcome.NothingFound },
        { new LicenseLookup.TooMany(), AuditOutcome.Refused },
        { new LicenseLookup.Unavailable("timed out"), AuditOutcome.CouldNotBeTold },
    };

    [Fact]
    public async Task What_was_announced_and_never_answered_is_not_told_as_done()
    {
        var note = SomeAudit.Note(AuditAction.LicenseOpened) with { Visit = _visit.Id, SubjectHash = _gu.NumberHash };
        await _desk.Audit.AnnounceAsync(note, Cancellation);

        Assert.Equal<LookStep>(
            [new LookStep.Opened(AuditOutcome.Announced)], Assert.Single((await GatherAsync()).Looks).Steps);
    }

    [Fact]
    public async Task Of_two_outcomes_the_later_one_is_told()
    {
        var note = SomeAudit.Note(AuditAction.LicenseOpened) with { Visit = _visit.Id, SubjectHash = _gu.NumberHash };
        var announcement = await _desk.Audit.AnnounceAsync(note, Cancellation);
        await _desk.Audit.RecordAsync(announcement, note with { Outcome = AuditOutcome.Unknown }, Cancellation);
        await _desk.Audit.RecordAsync(announcement, note, Cancellation);

        Assert.Equal<LookStep>(
            [new LookStep.Opened(AuditOutcome.Done)], Assert.Single((await GatherAsync()).Looks).Steps);
    }

    [Fact]
    public async Task The_same_license_for_another_purpose_is_another_look()
    {
        await LookAtMarriageAsync(_visit, PrintOutcome.CameOutWell);
        await _desk.AgreeAsync(_visit, Purpose.Create("入学报名", "云山市第一小学") with { Kinds = SomeVisits.Purpose.Kinds });
        await SearchAndOpenAsync(_visit, SomeLicenses.Gu.Code.Text, SomeLicenses.MarriageCertificate);

        Assert.Equal(
            ["高龄津贴申领", "高龄津贴申领", "入学报名", "入学报名"], (await GatherAsync()).Looks.Select(look => look.Matter));
    }

    [Fact]
    public async Task Nobody_is_told_what_was_looked_at_about_another_at_the_same_visit()
    {
        await LookAtMarriageAsync(_visit, PrintOutcome.CameOutWell);
        await SearchAndOpenAsync(_visit, SomeLicenses.Lin.Code.Text, SomeLicenses.ResidentIdCard);
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, "林秀兰 1940-06-12", Cancellation);

        var own = await GatherAsync();
        var lins = await GatherAsync(asks: AsksAs(SomeLicenses.Lin));

        Assert.Equal([null, "结婚证"], own.Looks.Select(look => look.Kind?.Name));
        Assert.Equal([null, "居民身份证"], lins.Looks.Select(look => look.Kind?.Name));
    }

    [Fact]
    public async Task A_search_by_name_is_told_where_nobody_else_was_looked_at()
    {
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, "顾长河 1988-04-12", Cancellation);
        Assert.Single((await GatherAsync()).Looks);

        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        Assert.Empty((await GatherAsync()).Looks);
    }

    [Fact]
    public async Task An_objection_is_named_by_its_receipt_number()
    {
        await SearchAndOpenAsync(_visit, SomeLicenses.Gu.Code.Text, SomeLicenses.MarriageCertificate);
        using var objections = SomeObjections.DeskOf(_desk);
        await objections.FileAsync(_visit.Id, SomeClerk.Value, ObjectionFault.Wrong, note: null, phone: null, missing: null, Cancellation);

        Assert.Equal(
            [_desk.Contents.Of(_visit.Id).Objection!.Objection.Number], (await GatherAsync()).Objections);
    }

    [Fact]
    public async Task Asking_is_an_entry_of_its_own_and_without_it_nothing_is_told()
    {
        await GatherAsync();

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.WhoLookedAsked), "顾*河", "Day=2026-03-18\nScope=Visit\nLooks=0"),
            (entry.Action, entry.Subject, entry.Details));
        Assert.Equal(_gu.NumberHash, entry.SubjectHash);
        Assert.Equal(AuditAction.WhoLookedAsked, _desk.Contents.Of(_visit.Id).Proof?.Action);

        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => GatherAsync());
    }

    [Fact]
    public async Task Sending_a_paper_to_the_printer_is_recorded_first()
    {
        _desk.Contents.Of(_visit.Id).Show(
            _papers.Draw(SomeVisitPapers.PaperWay(), Edition.LargePrint, Chinese));

        await _papers.RecordSendingAsync(_visit.Id, SomeClerk.Value, Cancellation);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.PaperSent), "Paper=PaperWay"), (entry.Action, entry.Details));
    }

    [Fact]
    public void A_character_without_a_shape_is_named_and_nothing_is_drawn()
    {
        PaperOnScreen[] papers =
        [
            _papers.Draw(SomeVisitPapers.Consent() with { MaskedName = "\U000323AF*" }, Edition.Standard, Chinese),
            _papers.Draw(SomeVisitPapers.WhoLooked() with { MaskedName = "\U000323AF*" }, Edition.LargePrint, Chinese),
            _papers.Draw(SomeVisitPapers.PaperWay() with { Matter = "给\U000323AF办证" }, Edition.Standard, "en-US"),
        ];

        Assert.All(papers, paper => Assert.Null(paper.Pdf));
        Assert.All(papers, paper => Assert.Equal("U+323AF", Assert.Single(paper.Missing).ToString()));
        Assert.NotNull(_papers.Draw(SomeVisitPapers.Consent(), Edition.Standard, Chinese).Pdf);
    }

    [Fact]
    public void The_maker_is_the_clerk_at_her_counter_in_the_papers_language()
    {
        Assert.Equal(
            new PaperMaker(
                "Yunshan Government Service Center", "0999-1234-5678", "3", "0317",
                new(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8)), IsDemo: true),
            _papers.MakerOf(SomeClerk.Value, "en-US"));
        Assert.Equal("云山市政务服务中心", _papers.MakerOf(SomeClerk.Value, Chinese).HallName);
    }

    private static WhoAsks AsksAs(Holder holder) =>
        new(Mask.Name(holder.Name), AuditTerms.HashHolder(SomeKeys.Ring, holder.Code), 1);

    private Task<WhoLookedModel> GatherAsync(WhoAsks? asks = null) =>
        _papers.GatherAsync(_visit.Id, asks ?? _gu, SomeClerk.Value, Chinese, Cancellation);

    /// <summary>Gu asks for his marriage certificate and gets a copy; its number.</summary>
    private async Task<string> LookAtMarriageAsync(Visit visit, PrintOutcome? outcome)
    {
        await SearchAndOpenAsync(visit, SomeLicenses.Gu.Code.Text, SomeLicenses.MarriageCertificate);
        using var copies = SomeCopyDesk.Of(_desk);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        if (outcome is { } answer)
        {
            await copies.RecordOutcomeAsync(ready.Copy.Number, answer, SomeClerk.Value, Cancellation);
        }

        return ready.Copy.Number.Value;
    }

    private async Task SearchAndOpenAsync(Visit visit, string number, string kind)
    {
        var license = SomeLicenses.Of(kind);
        _desk.Source.Has(license);
        await _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, number, Cancellation);
        await _desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancellation);
    }
}
