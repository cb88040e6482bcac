using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Visits;

public sealed class LookUpTests : IAsyncLifetime
{
    private static readonly string _number = SomeLicenses.Lin.Code.Text;
    private TestDesk _desk = null!;
    private Visit _visit = null!;

    public static TheoryData<LicenseLookup, AuditOutcome> Answers => new()
    {
        { new LicenseLookup.Found([SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard))]), AuditOutcome.Done },
        { new LicenseLookup.None(), AuditOutcome.NothingFound },
        { new LicenseLookup.TooMany(), AuditOutcome.Refused },
        { new LicenseLookup.Unavailable("timed out"), AuditOutcome.CouldNotBeTold },
    };

    /// <summary>What is asked, whom each hit names, and whom the visit is about then.</summary>
    public static TheoryData<string, string[][], string?> Holders => new()
    {
        { "粤A12345", [["林*兰"]], "林*兰" },
        { "粤A12345", [["顾*河", "沈*夏"]], null },
        { "粤A12345", [["林*兰"], ["沈*夏"]], null },
        { _number, [["林*兰"], ["林*兰", "沈*夏"]], "林*兰" },
        { _number, [["顾*河", "沈*夏"]], Mask.Number(_number) },
        { _number, [], Mask.Number(_number) },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private VisitContent Content => _desk.Contents.Of(_visit.Id);

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _visit = await _desk.OpenVisitAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_searched_for_is_recorded_masked_and_as_keyed_hash_before_the_source_is_asked()
    {
        List<AuditEntry> log = [];
        _desk.Source.WhenAsked = async () => log = await _desk.ReadLogAsync();

        await SearchAsync(_number);

        var announced = log[^1];
        Assert.Equal(
            (nameof(AuditAction.Search), nameof(AuditOutcome.Announced)), (announced.Action, announced.Outcome));
        Assert.Equal(Mask.Number(_number), announced.Subject);
        Assert.Equal(SomeKeys.Ring.HashHolder(SomeLicenses.Lin.Code), announced.SubjectHash);
        Assert.Equal("高龄津贴申领 → 云山市清河区民政局", announced.Purpose);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_the_source_answered_is_recorded_and_only_then_shown(
        LicenseLookup lookup, AuditOutcome outcome)
    {
        _desk.Source.Lookup = lookup;

        var answer = Assert.IsType<SearchAnswer.Answered>(await SearchAsync(_number));

        Assert.Same(lookup, answer.Lookup);
        Assert.Same(answer, Content.Search);
        var log = await _desk.ReadLogAsync();
        Assert.Equal(outcome.ToString(), log[^1].Outcome);
        Assert.Equal(log[^2].Sequence, log[^1].Announcement);
        Assert.Equal(log[^1].Sequence, Content.Proof!.Receipt.Sequence);
    }

    [Fact]
    public async Task The_number_of_hits_and_the_source_are_recorded()
    {
        _desk.Source.Lookup = new LicenseLookup.Found(
        [
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard)),
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.HouseholdRegister)),
        ]);

        await SearchAsync(_number);

        Assert.Equal("Form=ByHolder\nSource=library\nHits=2", (await _desk.ReadLogAsync())[^1].Details);
    }

    [Fact]
    public async Task No_whole_number_of_a_person_stands_in_the_log_or_in_the_visit()
    {
        _desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        await SearchAsync(_number);
        await OpenAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard));

        var kept = (await _desk.ReadLogAsync())
            .SelectMany(entry => (string?[])[entry.Subject, entry.Details, entry.Purpose, entry.Basis])
            .Append((await _desk.ReadVisitAsync(_visit.Id)).HolderMasked).OfType<string>().ToList();

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, text => text.Contains(_number, StringComparison.Ordinal));
        Assert.DoesNotContain(kept, text => text.Contains(SomeLicenses.Lin.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_is_asked_of_nobody_and_recorded_nowhere()
    {
        var before = (await _desk.ReadLogAsync()).Count;

        var answer = await SearchAsync("林秀兰");

        Assert.Equal(new SearchAnswer.Unreadable(SearchForm.NameAndBirthDate, IdentifierFault.Missing), answer);
        Assert.Empty(_desk.Source.Queries);
        Assert.Equal(before, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Nobody_is_asked_while_the_audit_log_cannot_be_written()
    {
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => SearchAsync(_number));

        Assert.Empty(_desk.Source.Queries);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_recorded_is_not_shown()
    {
        _desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        _desk.Source.WhenAsked = _desk.BreakAuditAsync;

        await Assert.ThrowsAsync<AuditUnavailableException>(() => SearchAsync(_number));

        Assert.Null(Content.Search);
    }

    [Fact]
    public async Task An_answer_for_a_visit_that_ended_meanwhile_is_dropped_and_its_announcement_answered()
    {
        var content = Content;
        _desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        _desk.Source.WhenAsked = () => _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SearchAsync(_number));

        Assert.Null(content.Search);
        Assert.Null(_desk.Contents.Find(_visit.Id));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.Search), nameof(AuditOutcome.Failed)), (entry.Action, entry.Outcome));
    }

    [Fact]
    public async Task Leaving_the_page_while_the_source_is_asked_leaves_no_announcement_open()
    {
        using var leaving = new CancellationTokenSource();
        _desk.Source.WhenAsked = () =>
        {
            leaving.Cancel();
            return Task.FromCanceled(leaving.Token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, _number, leaving.Token));

        Assert.Equal(nameof(AuditOutcome.Failed), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task Nothing_is_looked_up_before_purpose_and_basis_are_recorded()
    {
        var visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, _number, Cancellation));

        Assert.Empty(_desk.Source.Queries);
    }

    [Fact]
    public async Task The_number_of_somebody_who_was_not_asked_is_asked_of_no_source_and_the_attempt_is_recorded()
    {
        var stranger = HolderCode.Of(SomeNumbers.ResidentId("1971-01-01", 5));

        var answer = await SearchAsync(stranger.Text);

        Assert.Equal(new SearchAnswer.NotAgreed(Mask.Number(stranger.Text)), answer);
        Assert.Empty(_desk.Source.Queries);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.Search), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Equal(SomeKeys.Ring.HashHolder(stranger), entry.SubjectHash);
    }

    [Fact]
    public async Task What_the_matter_does_not_need_is_counted_and_not_listed()
    {
        _visit = await _desk.OpenVisitAsync(SomeVisits.Purpose with { Kinds = [SomeLicenses.ResidentIdCard] });
        _desk.Source.Lookup = new LicenseLookup.Found(
        [
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard)),
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.DisabilityCertificate)),
        ]);

        var answer = Assert.IsType<SearchAnswer.Answered>(await SearchAsync(_number));

        var hit = Assert.Single(Assert.IsType<LicenseLookup.Found>(answer.Lookup).Hits);
        Assert.Equal((SomeLicenses.ResidentIdCard, 1), (hit.KindCode, answer.Outside));
        Assert.EndsWith("Hits=1\nOutside=1", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_license_of_somebody_who_was_not_asked_is_found_by_no_number_and_opened_by_no_identifier()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard) with
        {
            Holders = [new("周*生", HolderCode.Of(SomeNumbers.ResidentId("1971-01-01", 5)))],
        };
        _desk.Source.Has(license);

        var found = Assert.IsType<SearchAnswer.Answered>(await SearchAsync("粤A12345"));
        var opened = await OpenAsync(license);

        Assert.Equal((typeof(LicenseLookup.None), 1), (found.Lookup.GetType(), found.Outside));
        Assert.IsType<OpeningAnswer.NotAgreed>(opened);
        Assert.Null(Content.License);
        Assert.Equal(nameof(AuditOutcome.Refused), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task What_one_refuses_is_not_looked_at_while_the_others_go_on()
    {
        var shen = _visit.Parties.Single(party => party.Role is PartyRole.CoOwner);
        await _desk.Consent.RecordPurposeAsync(_visit.Id, SomeClerk.Value, SomeVisits.Purpose, Cancellation);
        foreach (var party in _visit.Parties)
        {
            var asked = await _desk.Consent.AskAsync(
                _visit.Id, SomeClerk.Value, party.Id, SomeVisits.Purpose.Kinds, reason: null, Cancellation);
            await _desk.Consent.AnswerAsync(
                _visit.Id, SomeClerk.Value, asked.Question!.Id,
                party.Id == shen.Id ? ConsentAnswer.Refused : ConsentAnswer.Agreed, BasisProof.MonitorTurned,
                Cancellation);
        }

        Assert.IsType<SearchAnswer.NotAgreed>(await SearchAsync(SomeLicenses.Shen.Code.Text));
        Assert.IsType<SearchAnswer.Answered>(await SearchAsync(SomeLicenses.Gu.Code.Text));
    }

    [Fact]
    public async Task The_licenses_of_a_party_are_looked_for_by_the_number_that_was_established()
    {
        var lin = _visit.Parties[0];

        await _desk.LookUp.LookForAsync(_visit.Id, SomeClerk.Value, lin.Id, Cancellation);

        Assert.Equal([new LicenseQuery.ByHolder(SomeLicenses.Lin.Code)], _desk.Source.Queries);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task The_visit_is_about_the_one_holder_that_all_hits_name(
        string typed, string[][] holders, string? masked)
    {
        var hit = SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        _desk.Source.Lookup = holders is []
            ? new LicenseLookup.None()
            : new LicenseLookup.Found([.. holders.Select(names => hit with { MaskedHolders = [.. names] })]);

        await SearchAsync(typed);

        Assert.Equal(masked, (await _desk.ReadVisitAsync(_visit.Id)).HolderMasked);
    }

    [Fact]
    public async Task Opening_a_license_is_announced_fetched_verified_recorded_and_only_then_shown()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        _desk.Source.Has(license);
        await SearchAsync(_number);
        List<AuditEntry> before = [];
        _desk.Source.WhenAsked = async () => before = await _desk.ReadLogAsync();

        var opened = Assert.IsType<OpeningAnswer.Opened>(await OpenAsync(license)).License;

        Assert.Equal(nameof(AuditOutcome.Announced), before[^1].Outcome);
        Assert.Equal(SomeKeys.Ring.HashLicense(license.Identifier), before[^1].LicenseHash);
        var log = await _desk.ReadLogAsync();
        Assert.Equal(
            [nameof(AuditAction.LicenseOpened), nameof(AuditAction.LicenseVerified)],
            log[^2..].Select(entry => entry.Action));
        Assert.Contains("Genuine=CouldNotBeTold", log[^1].Details, StringComparison.Ordinal);
        Assert.Equal(nameof(AuditOutcome.CouldNotBeTold), log[^1].Outcome);
        Assert.Equal(license.KindCode, log[^1].KindCode);
        Assert.Same(opened, Content.License);
        var summary = Assert.Single((await _desk.Visits.SummarizeAsync(_visit.Id, Cancellation)).Verified);
        Assert.Equal((license.KindName, GenuineAnswer.CouldNotBeTold), (summary.KindName, summary.Genuine));
        Assert.Equal(VisitStep.License, (await _desk.ReadVisitAsync(_visit.Id)).Step);
    }

    [Theory]
    [InlineData("高龄津贴申领", FileReason.AnnotatedForUse)]
    [InlineData("房产继承公证", FileReason.ContentNotCovered)]
    public async Task A_watermark_that_was_added_is_held_against_the_purpose_of_the_visit(string words, FileReason reason)
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        _desk.Source.Has(license, new LicenseFile(LicenseFileFormat.Ofd, SomeWatermarks.Saying(words).File()));

        var opened = Assert.IsType<OpeningAnswer.Opened>(await OpenAsync(license)).License;

        Assert.Contains(reason, opened.Report.File!.Reasons);
        Assert.Equal(GenuineAnswer.CouldNotBeTold, opened.Report.Genuine);
    }

    [Fact]
    public async Task The_holder_asked_for_is_checked_and_the_visit_is_about_the_right_one_of_a_couple()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        _desk.Source.Has(license);
        await SearchAsync(SomeLicenses.Shen.Code.Text);

        var opened = Assert.IsType<OpeningAnswer.Opened>(await OpenAsync(license)).License;

        Assert.Equal(CheckOutcome.Passed, opened.Report[LicenseCheck.HolderAskedFor].Outcome);
        var visit = await _desk.ReadVisitAsync(_visit.Id);
        Assert.Equal(Mask.Name(SomeLicenses.Shen.Name), visit.HolderMasked);
        Assert.Equal(SomeKeys.Ring.HashHolder(SomeLicenses.Shen.Code), visit.HolderHash);
    }

    [Theory]
    [InlineData(true, AuditOutcome.CouldNotBeTold)]
    [InlineData(false, AuditOutcome.NothingFound)]
    public async Task A_license_that_could_not_be_read_is_not_open_and_the_log_says_why(
        bool isUnavailable, AuditOutcome outcome)
    {
        _desk.Source.Reading = isUnavailable ? new LicenseReading.Unavailable("timed out") : new LicenseReading.None();

        var answer = await OpenAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard));

        Assert.IsNotType<OpeningAnswer.Opened>(answer);
        Assert.Null(Content.License);
        Assert.Equal(outcome.ToString(), (await _desk.ReadLogAsync())[^1].Outcome);
        Assert.Equal(VisitStep.Results, (await _desk.ReadVisitAsync(_visit.Id)).Step);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_recorded_is_not_shown()
    {
        _desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        _desk.Source.WhenAsked = _desk.BreakAuditAsync;

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => OpenAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard)));

        Assert.Null(Content.License);
    }

    private Task<SearchAnswer> SearchAsync(string typed) =>
        _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, typed, Cancellation);

    private Task<OpeningAnswer> OpenAsync(License license) =>
        _desk.LookUp.OpenAsync(_visit.Id, SomeClerk.Value, license.Identifier, Cancellation);
}
