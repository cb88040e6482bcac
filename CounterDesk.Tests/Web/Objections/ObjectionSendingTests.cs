using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Objections;

/// <summary>An objection goes to its issuer once, and what became of it is asked about.</summary>
public sealed class ObjectionSendingTests : IAsyncLifetime
{
    private static readonly License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
    private readonly StubPlatform _platform = new("yunling") { Receipt = new PlatformAnswer<string>.Answered("YY00000001") };
    private TestDesk _desk = null!;
    private ObjectionDesk _objections = null!;
    private ObjectionSending _sending = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private VisitContent Content => _desk.Contents.Of(_visit.Id);

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync(isFile: true);
        _desk.Platforms.Add(_platform);
        _objections = SomeObjections.DeskOf(_desk);
        _sending = SomeObjections.SendingOf(_desk);
        _visit = await _desk.OpenVisitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _objections.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task What_is_wrong_with_a_platforms_license_is_reported_there_under_our_number_with_its_receipt()
    {
        await OpenAsync();

        await FileAsync(ObjectionFault.Wrong, "住址不是现住址");

        Assert.Equal(
            new PlatformReport.Wrong(_card.Identifier, "住址不是现住址"),
            Assert.IsType<PlatformReport.Wrong>(Assert.Single(_platform.Reports)));
        var objection = await ReadAsync();
        Assert.Equal((SendingState.Taken, "YY00000001", "yunling"), (objection.Sending, objection.Receipt, objection.Platform));
        Assert.Equal(objection.Number, _platform.Calls[^1].BusinessNumber);
        Assert.True(_platform.Calls[^1].IsComplete);
        Assert.Equal("YY00000001", Content.Objection!.Objection.Receipt);
        var log = await _desk.ReadLogAsync();
        Assert.Equal(
            [nameof(AuditAction.ObjectionFiled), nameof(AuditAction.ObjectionSent), nameof(AuditAction.ObjectionSent)],
            log.TakeLast(3).Select(entry => entry.Action));
        Assert.Equal(
            (log[^2].Sequence, nameof(AuditOutcome.Done), $"Number={objection.Number}\nSource=yunling\nSending=Taken\nReceiptNumber=YY00000001"),
            (log[^1].Announcement, log[^1].Outcome, log[^1].Details));
        Assert.DoesNotContain(log, entry => $"{entry.Details}".Contains("住址", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ObjectionFault.Missing)]
    [InlineData(ObjectionFault.NotGenuine)]
    public async Task Each_fault_goes_as_the_report_that_there_is_for_it(ObjectionFault fault)
    {
        await OpenAsync();

        await FileAsync(fault, note: null);

        Assert.Equal(
            fault is ObjectionFault.Missing
                ? new PlatformReport.Unloadable(_card.Identifier)
                : new PlatformReport.Wrong(_card.Identifier, "文件或印章没有通过核验"),
            Assert.Single(_platform.Reports));
    }

    [Fact]
    public async Task A_difference_between_two_sources_is_reported_with_what_differs()
    {
        _desk.Source.Has(_card);
        await OpenAsync(_card with { Status = LicenseStatus.Suspended });
        Assert.Contains(ObjectionFault.SourcesDiffer, ObjectionDesk.FaultsOf(Content));

        await FileAsync(ObjectionFault.SourcesDiffer, note: null);

        Assert.Equal(
            new PlatformReport.Wrong(_card.Identifier, "不同来源的数据不一致：状态"), Assert.Single(_platform.Reports));
    }

    [Fact]
    public async Task A_license_that_nobody_has_is_reported_missing_where_kind_and_issuer_are_named()
    {
        await SearchAsync();

        await FileAsync(ObjectionFault.Missing, note: null, new("社会保障卡", "岭安市人力资源和社会保障局"));

        var missing = Assert.IsType<PlatformReport.Missing>(Assert.Single(_platform.Reports));
        Assert.Equal(
            (SomeLicenses.Lin, "社会保障卡", "岭安市人力资源和社会保障局"), (missing.Holder, missing.KindName, missing.IssuerName));
    }

    [Fact]
    public async Task What_the_paper_form_says_and_the_telephone_go_with_it()
    {
        await SearchAsync();

        await FileAsync(
            ObjectionFault.Missing, note: null,
            new("社会保障卡", "岭安市人力资源和社会保障局") { Number = "L88000009", IssuedOn = new(2020, 6, 18) }, "0999-1234567");

        var missing = Assert.IsType<PlatformReport.Missing>(Assert.Single(_platform.Reports));
        Assert.Equal(
            ("L88000009", new DateOnly(2020, 6, 18), "0999-1234567", null),
            (missing.Number, missing.IssuedOn, missing.Telephone, missing.Evidence));
        Assert.Contains("\nTelephone=True\n", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public async Task The_file_goes_as_evidence_where_the_platform_takes_as_much(int most, bool goes)
    {
        _platform.MostEvidenceBytes = most;
        _platform.File = new PlatformAnswer<LicenseFile>.Answered(new(LicenseFileFormat.Ofd, new byte[] { 1, 2, 3, 4 }));
        await OpenAsync();

        await FileAsync(ObjectionFault.Wrong, note: null);

        byte[] expected = goes ? [1, 2, 3, 4] : [];
        Assert.Equal(expected, Assert.Single(_platform.Reports).Evidence?.Bytes.ToArray() ?? []);
        Assert.Equal(goes, (await _desk.ReadLogAsync())[^1].Details!.Contains("Evidence=True", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_knows_enough_of_is_left_to_a_letter()
    {
        await SearchAsync();

        await FileAsync(ObjectionFault.Missing, note: null);

        Assert.Empty(_platform.Reports);
        Assert.Null((await ReadAsync()).Sending);
    }

    [Fact]
    public async Task A_report_whose_answer_did_not_come_is_unknown_and_never_sent_twice()
    {
        _platform.Receipt = new PlatformAnswer<string>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        await OpenAsync();
        await FileAsync(ObjectionFault.Wrong, note: null);
        var objection = await ReadAsync();
        Assert.Equal((SendingState.Unknown, "Silent"), (objection.Sending, objection.SendingCode));
        Assert.Equal(nameof(AuditOutcome.CouldNotBeTold), (await _desk.ReadLogAsync())[^1].Outcome);

        await _sending.SendAsync(objection.Number, "yunling", SomeClerk.Value, Cancellation);
        await FileAsync(ObjectionFault.Wrong, note: null);

        Assert.Single(_platform.Reports);
    }

    [Fact]
    public async Task That_it_goes_out_is_saved_before_it_does()
    {
        var before = (SendingState?)null;
        _platform.WhenReported = async () => before = (await ReadAsync()).Sending;
        await OpenAsync();

        await FileAsync(ObjectionFault.Wrong, note: null);

        Assert.Equal(SendingState.Sending, before);
    }

    [Fact]
    public async Task What_was_unknown_is_asked_about_by_our_number_and_sent_once_it_is_known_not_to_have_arrived()
    {
        _platform.Receipt = new PlatformAnswer<string>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        await OpenAsync();
        await FileAsync(ObjectionFault.Wrong, note: null);
        var number = (await ReadAsync()).Number;

        await _sending.FollowAsync(number, SomeClerk.Value, Cancellation);
        Assert.Equal([new ReportReference(number, null)], _platform.Followed);
        Assert.Equal(SendingState.NotSent, (await ReadAsync()).Sending);
        _platform.Receipt = new PlatformAnswer<string>.Answered("YY00000002");
        await _sending.SendAsync(number, "yunling", SomeClerk.Value, Cancellation);

        Assert.Equal("YY00000002", (await ReadAsync()).Receipt);
        Assert.Equal(2, _platform.Reports.Count);
    }

    [Fact]
    public async Task Answers_are_fetched_by_themselves_and_the_evidence_ends_for_it()
    {
        await OpenAsync();
        await FileAsync(ObjectionFault.Wrong, note: null);
        _platform.Standing = new PlatformAnswer<ReportStanding>.Answered(new("YY00000001", ReportProgress.Mended));

        _desk.Watch.Hear("yunling", hasAnswered: false);
        Assert.NotNull(_desk.Watch.Outage);

        Assert.Equal(1, await _sending.FollowAllAsync(Cancellation));

        Assert.Null(_desk.Watch.Outage);
        var objection = await ReadAsync();
        Assert.Equal(ObjectionState.Mended, objection.State);
        Assert.NotNull(objection.EvidenceEndsAtUtc);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.ObjectionFollowed), null, $"Number={objection.Number}\nSource=yunling\nSending=Taken\nAnswer=MendedAtSource"),
            (entry.Action, entry.Actor, entry.Details));
        Assert.Equal(0, await _sending.FollowAllAsync(Cancellation));
    }

    [Fact]
    public async Task A_platform_that_is_silent_when_asked_changes_nothing()
    {
        await OpenAsync();
        await FileAsync(ObjectionFault.Wrong, note: null);
        _platform.Standing = new PlatformAnswer<ReportStanding>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);

        await _sending.FollowAllAsync(Cancellation);

        var objection = await ReadAsync();
        Assert.Equal((SendingState.Taken, null), (objection.Sending, objection.FollowedAtUtc));
        Assert.Equal(nameof(AuditOutcome.CouldNotBeTold), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task One_that_a_program_left_on_its_way_is_unknown()
    {
        var left = SomeObjections.Of(SomeObjections.Filed);
        left.BeginSending("yunling", SomeObjections.FiledAt);
        await SomeObjections.KeepAsync(_desk, left);

        _desk.Time.Advance(TimeSpan.FromMinutes(9));
        _platform.FollowsReports = false;
        await _sending.FollowAllAsync(Cancellation);
        Assert.Equal(SendingState.Sending, (await ReadAsync()).Sending);

        _desk.Time.Advance(TimeSpan.FromMinutes(2));
        await _sending.FollowAllAsync(Cancellation);

        Assert.Equal(SendingState.Unknown, (await ReadAsync()).Sending);
        Assert.Empty(_platform.Followed);
    }

    [Fact]
    public async Task An_answer_that_was_recorded_while_it_went_out_stays()
    {
        _platform.WhenReported = async () => Assert.True(await SomeObjections.AnswersOf(_desk).AnswerAsync(
            (await ReadAsync()).Number, ObjectionAnswer.InTheRight, SomeObjections.Supervisor, Cancellation));
        await OpenAsync();

        await FileAsync(ObjectionFault.Wrong, note: null);

        var objection = await ReadAsync();
        Assert.Equal((ObjectionState.Agreed, SendingState.Taken), (objection.State, objection.Sending));
    }

    [Fact]
    public async Task The_letter_names_the_license_in_full_and_is_recorded_before_anybody_sees_it()
    {
        await OpenAsync();
        _platform.Receipt = new PlatformAnswer<string>.Refused(PlatformRefusal.NotOffered, "2");
        await FileAsync(ObjectionFault.Wrong, "住址不是现住址");
        var number = (await ReadAsync()).Number;
        var letters = SomeObjections.LettersOf(_desk);

        var letter = await letters.WriteAsync(number, SomeObjections.Supervisor, Cancellation);

        Assert.True(letter.AsSpan().StartsWith("%PDF"u8));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.ObjectionLetterMade), SomeObjections.Supervisor.Id, $"Number={number}"),
            (entry.Action, entry.Actor, entry.Details));
        Assert.Null(await letters.WriteAsync("Y0007-260318-9999", SomeObjections.Supervisor, Cancellation));
        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<CounterDesk.Web.Auditing.AuditUnavailableException>(
            () => letters.WriteAsync(number, SomeObjections.Supervisor, Cancellation));
    }

    private Task FileAsync(ObjectionFault fault, string? note, MissingLicense? missing = null, string? phone = null) =>
        _objections.FileAsync(_visit.Id, SomeClerk.Value, fault, note, phone, missing, Cancellation);

    private async Task OpenAsync(License? atPlatform = null)
    {
        _platform.Has(atPlatform ?? _card);
        await SearchAsync();
        Assert.IsType<OpeningAnswer.Opened>(
            await _desk.LookUp.OpenAsync(_visit.Id, SomeClerk.Value, _card.Identifier, Cancellation));
    }

    private async Task SearchAsync()
    {
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, _card.Holders[0].Code.Text, Cancellation);
        await _desk.AllToldAsync(_visit.Id);
    }

    private async Task<Objection> ReadAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<Objection>().AsNoTracking().SingleAsync(Cancellation);
    }
}
