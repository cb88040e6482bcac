using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.KeptProofs;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.KeptProofs;

public sealed class KeptProofsPageTests : BunitContext, IAsyncLifetime
{
    private const string Reason = "投诉 2026-031，核对签名";

    private TestDesk _desk = null!;
    private ProofStore _store = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _store = SomeProofs.StoreOf(_desk);
        _visit = await _desk.OpenVisitAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton(_store);
        Services.AddSingleton(new ProofSearch(_desk.Database, _desk.Audit));
        Services.AddScoped<DeskBrowser>();
        this.SignInClerk(SomeProofs.Auditor);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Fact]
    public void Auditors_alone_may_come_here()
    {
        Assert.Equal(
            DeskRoles.Auditor,
            Assert.Single(typeof(KeptProofsPage).GetCustomAttributes(typeof(AuthorizeAttribute), false)
                .Cast<AuthorizeAttribute>()).Roles);
        Assert.Equal(
            "/audit/proofs",
            Assert.Single(typeof(KeptProofsPage).GetCustomAttributes(typeof(RouteAttribute), false)
                .Cast<RouteAttribute>()).Template);
    }

    [Fact]
    public void Every_value_that_is_shown_has_words()
    {
        var text = Services.GetRequiredService<IStringLocalizer<KeptProofsText>>();
        string[] readings =
        [
            "Proven", "NotProven",
            .. typeof(ProofReading).GetNestedTypes().Select(type => type.Name).Except([nameof(ProofReading.Shown)]),
        ];
        string[] keys =
        [
            .. Enum.GetNames<ProofKind>().Select(name => $"Kind_{name}"),
            .. readings.SelectMany(name => (string[])[$"{name}_Title", $"{name}_Body"]),
        ];

        Assert.DoesNotContain(keys, key => text[key].ResourceNotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("<b>5F3A</b>")]
    public async Task What_is_no_number_of_a_visit_is_said_and_nothing_is_looked_for(string typed)
    {
        var page = Render<KeptProofsPage>();

        await FindAsync(page, typed);

        Assert.Equal(Text("Number_Malformed"), page.Find("#visit-number-hint").TextContent);
        Assert.DoesNotContain(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.ProofsListed));
    }

    [Fact]
    public async Task A_visit_of_which_nothing_is_kept_is_told_as_such_and_recorded()
    {
        var page = Render<KeptProofsPage>();

        await FindAsync(page, "5F3A91C2");

        Assert.Contains(Text("None_Title", "5F3A91C2"), page.Find("[data-empty]").TextContent, StringComparison.Ordinal);
        var entry = await LastEntryAsync();
        Assert.Equal(
            (nameof(AuditAction.ProofsListed), nameof(AuditOutcome.NothingFound), SomeProofs.Auditor.Id, DeskRoles.Auditor),
            (entry.Action, entry.Outcome, entry.Actor, entry.Role));
        Assert.Equal("Number=5F3A91C2\nProofs=0", entry.Details);
    }

    [Fact]
    public async Task What_is_kept_is_listed_without_the_pictures()
    {
        await KeepAsync(ProofKind.MandateLetter);
        await KeepAsync(ProofKind.Signature);
        var page = Render<KeptProofsPage>();

        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);

        Assert.Equal(
            ["MandateLetter", "Signature"],
            page.FindAll("[data-rows] tr").Select(row => row.GetAttribute("data-kind")));
        Assert.Contains("2026-03-18 10:28", page.Find("[data-rows] tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-09-18", page.Find("[data-rows] tr").TextContent, StringComparison.Ordinal);
        Assert.Contains(_visit.Parties[0].MaskedName!, page.Find("[data-rows] tr").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-picture]"));
        var entry = await LastEntryAsync();
        Assert.Equal((_visit.Id, nameof(AuditOutcome.Done)), (entry.Visit, entry.Outcome));
        Assert.EndsWith("\nProofs=2", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_is_not_read_without_a_reason()
    {
        await KeepAsync();
        var page = await OpenAsync();

        Assert.Equal("true", page.Find("[data-action=read]").GetAttribute("aria-disabled"));
        await page.Find("[data-action=read]").ClickAsync();

        Assert.Empty(page.FindAll("[data-reading]"));
        Assert.Equal(nameof(AuditAction.ProofsListed), (await LastEntryAsync()).Action);
    }

    [Fact]
    public async Task A_proof_is_shown_with_what_its_digest_says_and_the_reading_is_recorded_with_its_reason()
    {
        await KeepAsync();
        await CloseAsync();

        var page = await ReadAsync();

        AssertReading(page, "Proven", Outcome.Pass);
        Assert.Equal("Jpeg", page.Find("[data-picture]").GetAttribute("data-picture"));
        var entry = await LastEntryAsync();
        Assert.Equal(
            (nameof(AuditAction.ProofRead), nameof(AuditOutcome.Done), SomeProofs.Auditor.Id),
            (entry.Action, entry.Outcome, entry.Actor));
        Assert.EndsWith($"\nReason={Reason}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_is_overwritten_when_it_is_left_and_when_the_page_is()
    {
        await KeepAsync();
        await CloseAsync();
        var page = await ReadAsync();
        var left = page.FindComponent<PictureView>().Instance.Image.Bytes;
        Assert.Contains(left, value => value != 0);

        await page.Find("[data-action=back]").ClickAsync();

        Assert.All(left, value => Assert.Equal(0, value));
        Assert.Empty(page.FindAll("[data-picture]"));
        Assert.Single(page.FindAll("[data-rows] tr"));

        await ReadFirstAsync(page);
        var open = page.FindComponent<PictureView>().Instance.Image.Bytes;
        Assert.Contains(open, value => value != 0);
        await DisposeComponentsAsync();
        Assert.All(open, value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task A_proof_of_a_visit_that_has_not_ended_is_not_shown()
    {
        await KeepAsync();

        AssertReading(await ReadAsync(), "Refused", Outcome.Warn);
        Assert.Equal(nameof(AuditOutcome.Refused), (await LastEntryAsync()).Outcome);
    }

    [Fact]
    public async Task A_proof_from_before_digests_were_recorded_is_shown_as_one_that_could_not_be_told()
    {
        await SomeProofs.PutBesideTheLogAsync(_desk, _visit.Id);
        await CloseAsync();

        var page = await ReadAsync();

        AssertReading(page, "NotProven", Outcome.Unknown);
        Assert.NotEmpty(page.FindAll("[data-picture]"));
    }

    [Fact]
    public async Task A_proof_that_was_wiped_says_so_in_the_list_and_when_asked_for()
    {
        await KeepAsync();
        await CloseAsync();
        _desk.Time.SetUtcNow(new(2026, 9, 18, 16, 0, 0, TimeSpan.Zero));
        await _store.WipeEndedAsync(Cancellation);

        var page = Render<KeptProofsPage>();
        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);
        Assert.Contains(Text("Wiped", "2026-09-19"), page.Find("[data-rows] tr").TextContent, StringComparison.Ordinal);
        await ReadFirstAsync(page);

        AssertReading(page, "Ended", Outcome.Void);
    }

    public static TheoryData<string> Faults => new("Missing", "Unreadable", "Differs");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_proof_that_was_tampered_with_has_a_sentence_and_no_picture(string name)
    {
        var proof = await KeepAsync();
        await CloseAsync();
        await (name switch
        {
            "Missing" => SomeProofs.DropAsync(_desk, proof),
            "Unreadable" => SomeProofs.SpoilAsync(_desk, proof),
            _ => SomeProofs.ExchangeAsync(_desk, proof, PhotoForge.Jpeg(orientation: 1)),
        });

        AssertReading(await ReadAsync(), name, Outcome.Fail);
    }

    [Fact]
    public async Task Nothing_is_listed_and_nothing_is_shown_while_the_log_cannot_be_written()
    {
        await KeepAsync();
        await CloseAsync();
        var page = await OpenAsync();
        await _desk.BreakAuditAsync();

        await page.Find("[data-field=read-reason]").InputAsync(Reason);
        await page.Find("[data-action=read]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty(page.FindAll("[data-picture]"));

        await page.Find("[data-action=back]").ClickAsync();
        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);
        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty(page.FindAll("[data-rows]"));

        await _desk.MendAuditAsync();
        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);
        Assert.Empty(page.FindAll("[data-stop]"));
        Assert.NotEmpty(page.FindAll("[data-rows]"));
    }

    [Fact]
    public async Task Who_is_no_auditor_cannot_look_through_what_is_kept() =>
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => new ProofSearch(_desk.Database, _desk.Audit)
            .FindAsync(VisitNumber.Of(_visit.Id), SomeClerk.Value, Cancellation));

    private Task<Proof> KeepAsync(ProofKind kind = ProofKind.MandateLetter) => _store.KeepAsync(
        _visit.Id, _visit.Parties[0].Id, kind, SomeProofs.Picture, SomeClerk.Value, Cancellation);

    private Task CloseAsync() => _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);

    private static async Task FindAsync(IRenderedComponent<KeptProofsPage> page, string number)
    {
        await page.Find("[data-field=visit-number]").InputAsync(number);
        await page.Find("[data-action=find]").ClickAsync();
    }

    private async Task<IRenderedComponent<KeptProofsPage>> OpenAsync()
    {
        var page = Render<KeptProofsPage>();
        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);
        await page.Find("[data-rows] button").ClickAsync();
        return page;
    }

    private async Task<IRenderedComponent<KeptProofsPage>> ReadAsync()
    {
        var page = Render<KeptProofsPage>();
        await FindAsync(page, VisitNumber.Of(_visit.Id).Value);
        await ReadFirstAsync(page);
        return page;
    }

    private static async Task ReadFirstAsync(IRenderedComponent<KeptProofsPage> page)
    {
        await page.Find("[data-rows] button").ClickAsync();
        await page.Find("[data-field=read-reason]").InputAsync(Reason);
        await page.Find("[data-action=read]").ClickAsync();
    }

    private void AssertReading(IRenderedComponent<KeptProofsPage> page, string name, Outcome outcome)
    {
        var reading = page.Find("[data-reading]");
        Assert.Equal(name, reading.GetAttribute("data-reading"));
        Assert.Equal(outcome.ToString(), page.Find("[data-banner]").GetAttribute("data-banner"));
        Assert.Contains(Text($"{name}_Title"), reading.TextContent, StringComparison.Ordinal);
        Assert.Equal(name is "Proven" or "NotProven", page.FindAll("[data-picture]").Count > 0);
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<KeptProofsText>>()[key, arguments];

    private async Task<AuditEntry> LastEntryAsync() => (await _desk.ReadLogAsync())[^1];
}
