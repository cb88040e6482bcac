using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Results;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ResultsStepTests : VisitTestContext
{
    private static readonly string _number = SomeLicenses.Lin.Code.Text;

    /// <summary>What a clerk may type or scan by mistake, and the words that say where to look.</summary>
    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "Fault_Unknown_Missing" },
        { new string('9', SearchText.MaxLength + 1), "Fault_Unknown_WrongLength" },
        { "9999\u0007", "Fault_Unknown_IllegalCharacter" },
        { "林秀兰", "Fault_NameAndBirthDate_Missing" },
        { "林秀兰 1940-02-30", "Fault_NameAndBirthDate_ImpossibleDate" },
        { "999900195002300015", "Fault_ResidentId_ImpossibleDate" },
        { "91350100M000100Y44", "Fault_CreditCode_WrongCheckCharacter" },
        { "1.2.156.3005.2.1", "Fault_LicenseIdentifier_WrongParts" },
        { "0007-261123-00042-6", "Fault_CertifiedCopy_WrongParts" },
        { "https://example.org/x", "Fault_WebAddress_WrongParts" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_cannot_be_looked_up_is_said_in_words_under_the_field_and_stays_typed(
        string typed, string key)
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, typed);

        Assert.Equal(Text<ResultsText>(key), Words(page, "#search-hint"));
        Assert.Equal("true", page.Find("[data-field=search]").GetAttribute("aria-invalid"));
        Assert.Single(Desk.Source.Queries);
    }

    [Fact]
    public async Task A_wrong_last_character_of_a_resident_number_is_told_with_the_one_that_would_fit()
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());
        var wrong = _number[..^1] + (_number[^1] is '0' ? '1' : '0');

        await SearchAsync(page, wrong);

        Assert.Equal(
            Text<ResultsText>("Fault_ResidentId_WrongCheckCharacter", _number[^1]), Words(page, "#search-hint"));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(15)]
    public async Task A_resident_number_of_the_wrong_length_is_told_its_length(int length)
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());
        var typed = length is 15 ? string.Concat(_number.AsSpan(0, 6), _number.AsSpan(8, 9)) : _number[..length];

        await SearchAsync(page, typed);

        Assert.Equal(Text<ResultsText>("Fault_ResidentId_WrongLength", length), Words(page, "#search-hint"));
    }

    [Fact]
    public async Task What_was_found_is_listed_masked_with_state_and_source_and_without_a_whole_number()
    {
        Desk.Source.Lookup = new LicenseLookup.Found(
        [
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard)),
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.HouseholdRegister) with { Status = LicenseStatus.Cancelled }),
            SomeHits.Of(
                SomeLicenses.Of(SomeLicenses.DisabilityCertificate) with { ValidUntil = new DateOnly(2026, 3, 17) }),
        ]);
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, _number);

        Assert.Equal(
            ["Valid", "Expired", "Cancelled"],
            page.FindAll("[data-hit]").Select(row => row.GetAttribute("data-status")));
        Assert.Equal(["1", "2", "3"], page.FindAll("[data-row]").Select(button => button.GetAttribute("data-digit")));
        Assert.DoesNotContain(_number, page.Markup, StringComparison.Ordinal);
        Assert.Equal("林*兰", Words(page, "[data-field=holder]"));
        Assert.Contains(Mask.Number(_number), page.Find("[data-answer=Found]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_matter_needs_is_looked_for_without_typing_a_number_again()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));

        var page = RenderVisit(await Desk.OpenVisitAsync());

        Assert.Single(page.FindAll("[data-hit]"));
        Assert.Equal([new LicenseQuery.ByHolder(SomeLicenses.Lin.Code)], Desk.Source.Queries);
    }

    [Fact]
    public async Task Of_several_who_agreed_each_is_looked_for_by_a_button()
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await page.Find("[data-action=holder][data-role=Spouse]").ClickAsync();

        Assert.Equal(new LicenseQuery.ByHolder(SomeLicenses.Gu.Code), Desk.Source.Queries[^1]);
        Assert.Equal("true", page.Find("[data-action=holder][data-role=Spouse]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Somebody_who_was_not_asked_is_not_looked_up_and_the_page_says_so()
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, SomeNumbers.ResidentId("1971-01-01", 5).Value);

        Assert.Contains(Text<ResultsText>("NotAgreed_Title"), Banner(page, "Fail"), StringComparison.Ordinal);
        Assert.Single(Desk.Source.Queries);
    }

    [Fact]
    public async Task A_kind_the_matter_does_not_need_is_asked_for_with_a_reason()
    {
        Desk.Source.Lookup = new LicenseLookup.Found(
        [
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard)),
            SomeHits.Of(SomeLicenses.Of(SomeLicenses.DisabilityCertificate)),
        ]);
        var visit = await Desk.OpenVisitAsync(SomeVisits.Purpose with { Kinds = [SomeLicenses.ResidentIdCard] });
        var page = RenderVisit(visit);
        Assert.Equal("1", page.Find("[data-outside]").GetAttribute("data-outside"));

        await page.Find("[data-action=more-kinds]").ClickAsync();
        var index = SomeLicenses.Catalog.All.Where(kind => kind.Code != SomeLicenses.ResidentIdCard)
            .Index().Single(kind => kind.Item.Code == SomeLicenses.DisabilityCertificate).Index;
        await page.Find($"[data-dialog=more] [value='{index}']").ChangeAsync($"{index}");
        await page.Find("[data-field=more-reason]").InputAsync("要办残疾人补贴");
        await page.Find("[data-action=ask-more]").ClickAsync();

        var asked = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal([SomeLicenses.ResidentIdCard, SomeLicenses.DisabilityCertificate], asked.Question!.Kinds);
        Assert.Equal(VisitStep.Consent, asked.Step);
        Assert.EndsWith("Reason=要办残疾人补贴", (await Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_answer_the_field_is_empty_again()
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, _number);

        Assert.Equal("", page.Find("[data-field=search]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Nothing_found_says_that_this_is_no_proof_and_offers_the_paper_way()
    {
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, _number);

        Assert.Equal(Text<ResultsText>("None_Title"), Words(page, "[data-empty] h2"));
        await page.Find("[data-action=paper]").ClickAsync();
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_never_a_no_and_can_be_asked_again()
    {
        Desk.Source.Lookup = new LicenseLookup.Unavailable("timed out");
        var page = RenderVisit(await Desk.OpenVisitAsync());
        Assert.Contains(Text<ResultsText>("Unavailable_Title"), Banner(page, "Unknown"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-empty]"));

        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        await page.Find("[data-action=again]").ClickAsync();

        Assert.Single(page.FindAll("[data-hit]"));
        Assert.Equal(2, Desk.Source.Queries.Count);
    }

    [Fact]
    public async Task While_a_source_takes_its_time_the_page_says_who_is_asked_and_for_how_long()
    {
        var answering = new TaskCompletionSource();
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        Desk.Source.WhenAsked = () => answering.Task;

        var page = RenderVisit(await Desk.OpenVisitAsync());
        Desk.Time.Advance(TimeSpan.FromSeconds(3));
        page.WaitForAssertion(() => Assert.Contains(
            Text<ResultsText>("Source_library"), page.Find("[data-loading]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-hit]"));

        answering.SetResult();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-loading]")));
        Assert.Single(page.FindAll("[data-hit]"));
    }

    [Fact]
    public async Task Too_many_of_one_name_are_not_listed()
    {
        Desk.Source.Lookup = new LicenseLookup.TooMany();
        var page = RenderVisit(await Desk.OpenVisitAsync());

        await SearchAsync(page, "林秀兰 1940-06-12");

        Assert.Contains(Text<ResultsText>("TooMany_Name_Title"), Banner(page, "Warn"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-hit]"));
    }

    [Fact]
    public async Task The_first_license_is_opened_by_the_filled_button()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var page = RenderVisit(await Desk.OpenVisitAsync());
        await SearchAsync(page, _number);

        await page.Find("[data-action=open-first]").ClickAsync();

        Assert.Equal(nameof(VisitStep.License), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Equal(nameof(AuditAction.LicenseVerified), (await Desk.ReadLogAsync())[^1].Action);
    }

    [Fact]
    public async Task A_license_that_could_not_be_opened_says_so_above_the_list()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        Desk.Source.Reading = new LicenseReading.Unavailable("timed out");
        var page = RenderVisit(await Desk.OpenVisitAsync());
        await SearchAsync(page, _number);

        await page.Find("[data-row]").ClickAsync();

        Assert.Contains(Text<ResultsText>("OpenUnavailable_Title"), Banner(page, "Unknown"), StringComparison.Ordinal);
        Assert.Single(page.FindAll("[data-hit]"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_found_and_the_desk_says_why()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var visit = await Desk.OpenVisitAsync();
        await Desk.BreakAuditAsync();

        var page = RenderVisit(visit);

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty(page.FindAll("[data-hit]"));
        Assert.Empty(Desk.Source.Queries);
    }

    private static string Banner(IRenderedComponent<VisitPage> page, string outcome) =>
        page.Find($"[data-banner={outcome}]").TextContent;

    private static async Task SearchAsync(IRenderedComponent<VisitPage> page, string typed)
    {
        await page.Find("[data-field=search]").InputAsync(typed);
        await page.Find("[data-action=search]").ClickAsync();
    }
}
