using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Visits.Papers;

namespace CounterDesk.Tests.Web.Visits.Papers;

/// <summary>
/// Gu asks at a visit of his own who looked at him in half a year. Lin, Shen and the enterprise are others: nothing of
/// them may come through.
/// </summary>
public sealed partial class WhoLookedTests : IAsyncLifetime
{
    private const string Law = "《中华人民共和国刑事诉讼法》第五十四条";

    private TestDesk _desk = null!;
    private WhoLookedDesk _looked = null!;
    private Visit? _own;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _looked = SomeVisitPapers.WhoLookedOf(_desk);
        await _desk.BringAsync(SomeServiceItems.OldAgeAllowance, SomeServiceItems.AllowanceEnds);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Every_visit_of_the_period_is_told_the_latest_first_and_none_before_it()
    {
        await LookAsync(SomeLicenses.MarriageCertificate);
        _desk.Time.Advance(TimeSpan.FromDays(100));
        await LookAsync(SomeLicenses.ResidentIdCard);
        _desk.Time.Advance(TimeSpan.FromDays(100));
        await LookAsync(SomeLicenses.HouseholdRegister);

        var model = await AskAsync();

        Assert.Equal(["居民户口簿", null, "居民身份证", null], model.Looks.Select(look => look.Kind?.Name));
        Assert.Equal((new(2026, 4, 4), new(2026, 10, 4)), (model.From, model.To));
        Assert.True(model.Looks[0].At > model.Looks[2].At);

        // From 0:00 in China, whatever day it is in Greenwich.
        var oneDay = await AskAsync(new(2026, 6, 26), new(2026, 6, 26));
        Assert.Equal(["居民身份证", null], oneDay.Looks.Select(look => look.Kind?.Name));
        Assert.Empty((await AskAsync(new(2026, 6, 27), new(2026, 10, 3))).Looks);
    }

    [Fact]
    public async Task Counter_and_role_are_told_and_never_who_it_was()
    {
        await LookAsync(SomeLicenses.MarriageCertificate, clerk: TestDesk.Colleague);
        await LookAsync(SomeLicenses.MarriageCertificate);

        var model = await AskAsync();

        Assert.Equal([("3", "clerk"), ("3", "clerk"), ("4", "clerk"), ("4", "clerk")], model.Looks.Select(look => (look.Counter, look.Role)));
        Assert.All(model.Looks, look => Assert.Null(look.ClerkNumber));
        var words = Printed();
        Assert.Contains("本厅4号窗口，受理岗", words, StringComparison.Ordinal);
        Assert.DoesNotContain("0318", words, StringComparison.Ordinal);
        Assert.DoesNotContain(TestDesk.Colleague.Name, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purpose_and_right_are_told_where_he_agreed()
    {
        await LookAsync(SomeLicenses.MarriageCertificate);

        var look = (await AskAsync()).Looks[0];

        Assert.Equal(
            ("高龄津贴申领", "云山市清河区民政局", BasisKind.HolderAuthorization), (look.Matter, look.Recipient, look.Basis));
    }

    // A will is opened, and the heirs hear of it: that somebody looked is told, for what matter of whom is not.
    [Fact]
    public async Task For_what_matter_somebody_else_came_is_not_told()
    {
        var lins = await OnlyAsync(SomeLicenses.Lin, Purpose.Create("遗嘱继承公证", "云山市公证处") with { Kinds = SomeVisits.Purpose.Kinds });
        await _desk.LookUp.SearchAsync(lins.Id, SomeClerk.Value, SomeLicenses.Gu.Code.Text, Cancellation);
        await _desk.LookUp.SearchAsync(lins.Id, SomeClerk.Value, "顾长河 1988-04-12", Cancellation);

        var model = await AskAsync();

        Assert.Equal<LookStep>(
            [new LookStep.Searched(AuditOutcome.NothingFound), new LookStep.NotSearched()], model.Looks.SelectMany(look => look.Steps));
        Assert.All(model.Looks, look => Assert.Equal((null, null, null), (look.Matter, look.Recipient, look.Basis)));
        var words = Printed();
        Assert.DoesNotContain("遗嘱", words, StringComparison.Ordinal);
        Assert.DoesNotContain("公证", words, StringComparison.Ordinal);
        Assert.Contains("没有得到同意，没有查", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_a_duty_the_matter_is_told_to_whoever_was_there_and_to_nobody_else()
    {
        var duty = SomeVisits.Purpose with { Duty = "《社会救助暂行办法》第五十八条" };
        await LookAsync(SomeLicenses.MarriageCertificate, purpose: duty);
        var absent = await TogetherAsync(duty, isPresent: false);
        await SearchAndOpenAsync(absent, SomeLicenses.MarriageCertificate, SomeClerk.Value);

        var looks = (await AskAsync()).Looks.Where(look => look.Kind is not null).ToList();

        Assert.Equal([(null, BasisKind.StatutoryDuty), ("高龄津贴申领", BasisKind.StatutoryDuty)], looks.Select(look => (look.Matter, look.Basis!.Value)));
    }

    [Fact]
    public async Task Nothing_is_told_of_others_at_the_same_visit()
    {
        var visit = await LookAsync(SomeLicenses.MarriageCertificate);
        _desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        await _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        await _desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, SomeLicenses.Of(SomeLicenses.ResidentIdCard).Identifier, Cancellation);
        await _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, "林秀兰 1940-06-12", Cancellation);

        Assert.Equal(["结婚证", null], (await AskAsync()).Looks.Select(look => look.Kind?.Name));
    }

    [Fact]
    public async Task What_a_secret_law_holds_back_leaves_no_trace()
    {
        await LookAsync(SomeLicenses.MarriageCertificate, purpose: SomeVisits.Purpose with { Duty = Law }, hasCopy: true);

        Assert.Equal(await NothingAsync(), await AskAsync(), SameWords);
        Assert.Contains("共0条，依规定可以告知的记录都在这里", Printed(), StringComparison.Ordinal);

        // A hall that names other laws.
        _looked = SomeVisitPapers.WhoLookedOf(_desk, new() { HeldBackLaws = ["海关法"] });
        Assert.NotEmpty((await AskAsync()).Looks);
    }

    [Fact]
    public async Task A_purpose_that_was_secret_for_a_while_holds_the_whole_visit_back()
    {
        var visit = await _desk.OpenVisitAsync(SomeVisits.Purpose with { Duty = Law });
        await _desk.AgreeAsync(visit, SomeVisits.Purpose);
        await SearchAndOpenAsync(visit, SomeLicenses.MarriageCertificate, SomeClerk.Value);

        Assert.Empty((await AskAsync()).Looks);
    }

    [Fact]
    public async Task A_marked_matter_leaves_no_trace_until_the_mark_is_taken_away()
    {
        await LookAsync(SomeLicenses.MarriageCertificate, hasCopy: true);
        await _desk.BringAsync(SomeServiceItems.OldAgeAllowance with { IsHeldBack = true });

        Assert.Equal(await NothingAsync(), await AskAsync(), SameWords);

        await _desk.BringAsync(SomeServiceItems.OldAgeAllowance);
        var later = await AskAsync();
        Assert.Equal(2, later.Looks.Count(look => look.Matter is not null));
        Assert.Single(later.Copies);
    }

    [Fact]
    public async Task Copies_and_when_receivers_checked_them_are_told_and_not_who()
    {
        var number = await CopyOf(await LookAsync(SomeLicenses.MarriageCertificate));
        _desk.Time.Advance(TimeSpan.FromDays(250));
        await CheckAsync(number, times: 2);

        var copy = Assert.Single((await AskAsync()).Copies);

        Assert.Equal(("结婚证", number.Value[^7..], "云山市清河区民政局"), (copy.Kind.Name, copy.NumberTail, copy.Recipient));
        Assert.Equal(CopyFate.HandedOut, copy.Fate);
        Assert.Equal(2, copy.Checks.Length);
        Assert.Contains("有人核对过2次：2026年11月23日 10:28、", Printed(), StringComparison.Ordinal);

        // Made before the period and checked in it; with neither in it there is nothing to tell.
        _desk.Time.Advance(TimeSpan.FromDays(250));
        Assert.Empty((await AskAsync()).Copies);
    }

    [Fact]
    public async Task Nobody_elses_copy_is_told()
    {
        var visit = await LookAsync(SomeLicenses.MarriageCertificate);
        await CheckAsync(await CopyOf(visit), times: 1);
        _own = await OnlyAsync(SomeLicenses.Lin, SomeVisits.Purpose);

        Assert.Empty((await AskAsync()).Copies);
    }

    [Fact]
    public async Task More_than_a_paper_has_room_for_is_said()
    {
        var note = SomeAudit.Note() with
        {
            Visit = (await OwnAsync()).Id, SubjectHash = SomeKeys.Ring.HashHolder(SomeLicenses.Gu.Code),
        };
        for (var look = 0; look <= LookReader.MostLooks; look++)
        {
            await _desk.Audit.RecordAsync(null, note, Cancellation);
        }

        var model = await AskAsync();

        Assert.Equal((LookReader.MostLooks, true), (model.Looks.Length, model.HasMore));
        Assert.Contains("这里是最近的200条", Printed(), StringComparison.Ordinal);
        Assert.DoesNotContain("记录都在这里", Printed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_is_an_entry_and_told_the_next_time()
    {
        await LookAsync(SomeLicenses.MarriageCertificate);
        await AskAsync();

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.WhoLookedAsked), nameof(AuditOutcome.Done), "顾*河", "From=2025-09-18\nTo=2026-03-18\nScope=Period\nRole=Applicant\nLooks=2"),
            (entry.Action, entry.Outcome, entry.Subject, entry.Details));
        Assert.Equal(AuditAction.WhoLookedAsked, _desk.Contents.Of(_own!.Id).Proof?.Action);

        Assert.Equal<LookStep>([new LookStep.WhoLookedAsked(AuditOutcome.Done)], (await AskAsync()).Looks[0].Steps);
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        var own = await OwnAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync());

        Assert.Null(_desk.Contents.Of(own.Id).Looked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_agent_is_told_only_with_a_letter_that_says_so(bool? saysSo)
    {
        await LookAsync(SomeLicenses.MarriageCertificate);
        var visit = await _desk.ReceiveAsync(Visitor.Agent);
        await IdentifyAsync(visit, SomeLicenses.Shen, SomeLicenses.Gu);
        await _desk.Consent.RecordPurposeAsync(visit.Id, SomeClerk.Value, SomeVisits.Purpose, Cancellation);
        if (saysSo is { } says)
        {
            Assert.True(await _desk.Mandates.RecordAsync(visit.Id, SomeClerk.Value, SomeMandates.Letter with
            {
                AgentName = SomeLicenses.Shen.Name, PrincipalName = SomeLicenses.Gu.Name,
                Matter = SomeServiceItems.OldAgeAllowance.Name, CoversWhoLooked = says,
            }, Cancellation));
        }

        var principal = (await _desk.ReadVisitAsync(visit.Id)).Parties[1];
        var isTold = await _looked.ShowAsync(
            visit.Id, principal.Id, _looked.Earliest, new(2026, 3, 18), SomeClerk.Value, Cancellation);

        Assert.Equal(saysSo is true, isTold);
        Assert.Equal(saysSo is true ? 2 : null, _desk.Contents.Of(visit.Id).Looked?.Model.Looks.Length);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.WhoLookedAsked), saysSo is true ? "Done" : "Refused"), (entry.Action, entry.Outcome));
        Assert.Equal(SomeKeys.Ring.HashHolder(SomeLicenses.Gu.Code), entry.SubjectHash);
        Assert.Equal(
            saysSo is true ? 2 : 1,
            (await _looked.FindAboutAsync(await _desk.ReadVisitAsync(visit.Id), Cancellation)).Length);

        // Gu is told that somebody asked for him.
        Assert.Contains(
            new LookStep.WhoLookedAsked(saysSo is true ? AuditOutcome.Done : AuditOutcome.Refused),
            (await AskAsync()).Looks.SelectMany(look => look.Steps));
    }

    [Fact]
    public async Task The_person_the_visits_and_the_copies_are_found_by_indexes()
    {
        await CopyOf(await LookAsync(SomeLicenses.MarriageCertificate));
        var own = await OwnAsync();
        var explained = new ExplainedDatabase(_desk.Database);

        await SomeVisitPapers.WhoLookedOf(_desk, databases: explained).ShowAsync(
            own.Id, own.Parties[0].Id, new(2026, 1, 1), new(2026, 3, 18), SomeClerk.Value, Cancellation);

        var steps = explained.Steps.ToList();
        Assert.Contains(steps, step => step.EndsWith("(SubjectHash=? AND AtUtc>? AND AtUtc<?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.EndsWith("(Visit=?)", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.EndsWith("(HolderHash=?)", StringComparison.Ordinal));

        // The one visit with its parties, and the hall's few service items.
        Assert.Equal(["SCAN v0", "SCAN s"], from step in steps where step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal) select step);
    }
}
