using Bunit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.DailyReport;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CounterDesk.Tests.Web.Features.DailyReport;

public sealed class ReportPageTests : BunitContext, IAsyncLifetime
{
    private const string Today = "2026-03-18";

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes, kind: SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, "NoFile");
        JSInterop.Mode = JSRuntimeMode.Loose;
        _hall.AddTo(Services);
        this.SignInClerk(SomeClerk.Supervisor);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _hall.DisposeAsync();
    }

    [Theory]
    [InlineData(typeof(ReportPage))]
    [InlineData(typeof(ReportListPage))]
    [InlineData(typeof(EntriesPage))]
    public void Supervisors_and_auditors_may_come_here_and_nobody_else(Type page) => Assert.Equal(
        $"{DeskRoles.Supervisor},{DeskRoles.Auditor}",
        Assert.Single(page.GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void The_day_that_goes_on_is_shown_as_it_is_and_that_it_was_read_is_said()
    {
        var page = Page();

        Assert.Equal(
            [("Visits", "0"), ("Verifications", "4"), ("Passed", "2"), ("NotPassed", "1"), ("CouldNotBeTold", "1")],
            page.FindAll(".strip [data-figure]").Take(5)
                .Select(figure => (figure.GetAttribute("data-figure")!, figure.QuerySelector("b")!.TextContent)));
        Assert.Equal("Live", page.Find("[data-state]").GetAttribute("data-state"));
        Assert.Equal("6", page.Find("[data-own]").GetAttribute("data-own"));
        Assert.Contains("50.0%", page.Find("[data-figure=Passed]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_a_chart_stands_in_its_table()
    {
        var page = Page();

        Assert.Equal(
            ["10", "2", "1", "1", "4"],
            page.FindAll("[data-table=hours] tbody td").Select(cell => cell.TextContent.Replace("时", "", StringComparison.Ordinal).Trim()));
        var label = page.Find("[data-chart=hours] [role=img]").GetAttribute("aria-label");
        Assert.Contains(Text("Hour_Said", 10, 4, 2, 1, 1), label, StringComparison.Ordinal);
        Assert.Equal(
            [[2.0], [1.0], [1.0]],
            page.FindComponent<MudChart<double>>().Instance.ChartSeries.Select(part => part.Data.Values.ToArray()));
    }

    [Fact]
    public void Reasons_kinds_and_regions_are_said_in_words()
    {
        var page = Page();

        Assert.Contains("有效期已经过了", page.Find("[data-counts=failed]").TextContent, StringComparison.Ordinal);
        Assert.Contains("来源只给了数据，没有文件", page.Find("[data-counts=unknown]").TextContent, StringComparison.Ordinal);
        Assert.Contains("结婚证", page.Find($"[data-kind='{SomeLicenses.MarriageCertificate}']").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["4", "2", "1", "1", "0", "0", "0", "0"],
            page.FindAll(".sum td").Skip(1).Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task Numbers_move_when_she_has_them_counted_again_and_each_time_is_recorded()
    {
        var page = Page();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);

        await page.Find("[data-action=refresh]").ClickAsync();

        Assert.Equal("5", page.Find("[data-figure=Verifications] b").TextContent);
        Assert.Equal(2, await _hall.AskAsync("SELECT COUNT(*) FROM AuditEntries WHERE Action = 'ReportRead' AND Outcome = 'Done'"));
    }

    [Fact]
    public async Task A_closed_day_shows_its_root_and_does_not_move()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);

        var page = Page();

        Assert.Equal("Closed", page.Find("[data-state]").GetAttribute("data-state"));
        Assert.Equal("4", page.Find("[data-figure=Verifications] b").TextContent);
        Assert.Equal(64, page.Find("[data-root]").GetAttribute("data-root")!.Length);
        Assert.Equal("even", page.Find("[data-record]").GetAttribute("data-record"));
        Assert.Empty(page.FindAll("[data-action=refresh]"));
    }

    [Fact]
    public void A_day_leads_to_its_files_unless_what_was_kept_of_it_was_changed()
    {
        var page = Page();

        Assert.Equal("/reports/2026-03-18/report.pdf", page.Find("[data-action=pdf]").GetAttribute("href"));
        Assert.Equal("/reports/2026-03-18/tables.xlsx", page.Find("[data-action=xlsx]").GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_written_in_the_evening_is_said_beside_the_whole_day()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        _hall.WaitUntil(0, 10, days: 1);
        await _hall.Log.CloseDayAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);

        var page = Page();

        Assert.Equal("Whole", page.Find("[data-state]").GetAttribute("data-state"));
        Assert.Contains(Text("Later", "2"), page.Find("[data-banner]").TextContent, StringComparison.Ordinal);
        Assert.Equal("5", page.Find("[data-figure=Verifications] b").TextContent);
    }

    [Fact]
    public async Task What_the_rules_find_is_said_with_why_it_matters_what_to_ask_and_the_entries_behind_it()
    {
        Assert.Equal("0", Page().Find("[data-exceptions]").GetAttribute("data-exceptions"));
        _hall.WaitUntil(22, 0);
        var visit = await _hall.Desk.OpenVisitAsync();
        await _hall.Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancel);

        var page = Page();

        var found = page.Find("[data-exception=AfterHours]");
        var words = Services.GetRequiredService<IStringLocalizer<ExceptionWords>>();
        Assert.Contains(words["AfterHours_Title"].Value, found.TextContent, StringComparison.Ordinal);
        Assert.Contains(words["AfterHours_Why"].Value, found.TextContent, StringComparison.Ordinal);
        Assert.Contains(words["AfterHours_Ask"].Value, found.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("0", found.QuerySelector("[data-behind]")!.GetAttribute("data-behind"));
    }

    [Fact]
    public async Task Exceptions_are_looked_for_by_nobody_else() => await Assert.ThrowsAnyAsync<InvalidOperationException>(
        () => _hall.Exceptions.FindAsync(ReportTestDesk.Day, SomeClerk.Value, Cancel));

    [Fact]
    public async Task A_low_rating_stands_with_the_day_by_which_it_is_answered()
    {
        var visit = await _hall.RateAsync(RatingGrade.VeryDissatisfied);

        var page = Page();

        Assert.Equal("1", page.Find("[data-ratings]").GetAttribute("data-ratings"));
        var low = page.Find($"[data-low='{VisitNumber.Of(visit).Value}']").TextContent;
        Assert.Contains(Text("Ratings_Due", "2026-04-09"), low, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_were_changed_by_hand_are_not_shown()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.ChangeAsync("UPDATE ClosedReports SET Digest = zeroblob(32)");

        var page = Page();

        Assert.Contains(Text("Damaged_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-figure], [data-action=pdf], [data-action=xlsx]"));
        Assert.Contains(Text("Damaged_Title"), Render<ReportListPage>().Find($"[data-report='{Today}']").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-17")]
    [InlineData("2026-13-01")]
    [InlineData("today")]
    public void A_day_without_anything_or_that_there_is_not_is_said(string date) =>
        Assert.NotNull(Page(date).Find("[data-empty]"));

    [Fact]
    public async Task Without_the_log_nothing_is_shown_and_the_pages_say_so()
    {
        await _hall.Desk.BreakAuditAsync();

        Assert.NotNull(Page().Find("[data-stop=log]"));
        Assert.NotNull(Render<ReportListPage>().Find("[data-stop=log]"));
        Assert.NotNull(Entries("Visits").Find("[data-stop=log]"));
    }

    [Fact]
    public async Task The_list_has_today_and_the_closed_days()
    {
        Assert.NotNull(Render<ReportListPage>().Find("[data-today]"));
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);

        var list = Render<ReportListPage>();

        Assert.Empty(list.FindAll("[data-today]"));
        Assert.Equal($"/reports/{Today}", list.Find("[data-report] a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_number_leads_to_its_entries_which_name_nobody()
    {
        Assert.Equal($"/reports/{Today}/entries/NotPassed", Page().Find("[data-figure=NotPassed]").GetAttribute("href"));
        await _hall.Log.RecordAsync(null, SomeAudit.Note(), Cancel);

        var failed = Entries("NotPassed");
        var searches = Entries("Searches");

        Assert.Equal("3", Assert.Single(failed.FindAll("[data-entry]")).GetAttribute("data-entry"));
        Assert.Single(searches.FindAll("[data-entry]"));
        foreach (var name in (string[])["999901********0021", "clerk-7", SomeClerk.Value.Id, SomeClerk.Value.Number, "不动产转移登记"])
        {
            Assert.DoesNotContain(name, failed.Markup + searches.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_of_entries_are_turned()
    {
        for (var number = 0; number < ReportEntries.PageRows; number++)
        {
            await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        }

        var page = Entries("Passed");
        await page.Find("[data-action=older]").ClickAsync();
        Assert.Equal(["2", "1"], page.FindAll("[data-entry]").Select(row => row.GetAttribute("data-entry")!));

        await page.Find("[data-action=newer]").ClickAsync();
        Assert.Equal(ReportEntries.PageRows, page.FindAll("[data-entry]").Count);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("99")]
    public void A_number_that_there_is_not_reads_nothing(string figure) =>
        Assert.NotNull(Entries(figure).Find("[data-empty]"));

    [Fact]
    public void Every_name_that_can_be_counted_has_a_word()
    {
        (string Kind, IEnumerable<string> Names)[] words =
        [
            ("Age", Enum.GetNames<AgeGroup>()), ("Visitor", Enum.GetNames<Visitor>()), ("Phase", Enum.GetNames<VisitPhase>()),
            ("Need", Enum.GetNames<VisitNeeds>().Where(need => need is not nameof(VisitNeeds.None))),
            ("End", Enum.GetNames<VisitEnd>().Append(VisitNumbers.Open)), ("Method", Enum.GetNames<IdentityMethod>()),
            ("Proof", Enum.GetNames<BasisProof>()), ("Grade", Enum.GetNames<RatingGrade>().Append(RatingNumbers.NotGiven)),
            ("Form", Enum.GetNames<CounterDesk.Domain.Copies.CopyForm>()),
            ("Form", typeof(CounterDesk.Domain.Licenses.LicenseQuery).GetNestedTypes().Select(form => form.Name)),
            ("Void", Enum.GetNames<CounterDesk.Domain.Copies.VoidReason>()),
            ("Reprint", Enum.GetNames<CounterDesk.Domain.Copies.ReprintReason>()),
            ("Check", Enum.GetNames<CounterDesk.Domain.Copies.CheckAnswer>()),
            ("Concern", Enum.GetNames<CounterDesk.Domain.Copies.ReportedConcern>()),
            ("Fault", Enum.GetNames<CounterDesk.Domain.Objections.ObjectionFault>()),
            ("Reply", Enum.GetNames<CounterDesk.Domain.Objections.ObjectionAnswer>()),
            ("Override", Enum.GetNames<CounterDesk.Domain.Confirmations.ConfirmationSubject>()),
            ("Override", Enum.GetNames<CounterDesk.Domain.Confirmations.ConfirmationState>()),
            ("Paper", Enum.GetNames<CounterDesk.Domain.Visits.Papers.VisitPaper>()),
            ("Difference", Enum.GetNames<CounterDesk.Domain.Copies.DayFault>()),
            ("Genuine", Enum.GetNames<GenuineAnswer>()), ("InForce", Enum.GetNames<InForceAnswer>()),
            ("Figure", Enum.GetNames<ReportFigure>()),
        ];
        var text = Services.GetRequiredService<IStringLocalizer<DailyReportText>>();

        Assert.Empty(
            from kind in words
            from name in kind.Names
            where text[$"{kind.Kind}_{name}"].ResourceNotFound
            select $"{kind.Kind}_{name}");
    }

    private IRenderedComponent<ReportPage> Page(string date = Today) =>
        Render<ReportPage>(parameters => parameters.Add(page => page.Date, date));

    private IRenderedComponent<EntriesPage> Entries(string figure) =>
        Render<EntriesPage>(parameters => parameters.Add(page => page.Date, Today).Add(page => page.Figure, figure));

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<DailyReportText>>()[key, arguments];
}
