using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The copy step at a counter with a printer: a stand-in on a real socket.</summary>
public sealed class CopyPrinterTests : VisitTestContext
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly SomePrinter _printer = new();
    private Visit _visit = null!;

    internal override PrinterOptions Printers => _printer.Options;

    [Fact]
    public async Task The_clerk_sees_where_the_sheet_goes_and_how_the_printer_is()
    {
        var page = await RenderCopyAsync(PrinterBehavior.TonerLow);

        Assert.Equal("打印机 2 号", Words(page, "#printer-title"));
        Assert.Contains(Text<PrinterText>("StandIn"), Words(page, "[data-printer]"), StringComparison.Ordinal);
        Assert.Contains(Text<PrinterText>("Plain"), Words(page, "[data-printer]"), StringComparison.Ordinal);
        SeesPrinter(page, "Ready");
        Assert.NotEmpty(page.FindAll("[data-trouble=TonerLow]"));
        Assert.Equal(Text<CopyStepText>("Send_Button"), Words(page, "[data-action=print] span"));
    }

    [Theory]
    [InlineData(PrinterBehavior.OutOfPaper, "Obstacle", PrinterTrouble.OutOfPaper)]
    [InlineData(PrinterBehavior.NoPdf, "Obstacle", PrinterTrouble.NoPdf)]
    [InlineData(PrinterBehavior.Garbage, "NotTold", PrinterTrouble.NotUnderstood)]
    [InlineData(PrinterBehavior.Absent, "NotTold", PrinterTrouble.Unreachable)]
    public async Task A_printer_in_trouble_says_so_and_is_asked_again(
        object behavior, string state, PrinterTrouble trouble)
    {
        var page = await RenderCopyAsync((PrinterBehavior)behavior);

        SeesPrinter(page, state);
        Assert.Contains(
            Text<PrinterText>($"Trouble_{trouble}"), Words(page, "[data-printer]"), StringComparison.Ordinal);
        Assert.Equal(Text<PrinterText>($"Do_{trouble}"), Words(page, $"[data-trouble={trouble}]"));

        _printer.Behaves(PrinterBehavior.Normal);
        await page.Find("[data-action=ask-printer]").ClickAsync();
        SeesPrinter(page, "Ready");
    }

    [Fact]
    public async Task What_arrives_at_the_printer_has_the_digest_of_the_preview_and_the_number_as_its_name()
    {
        var page = await RenderCopyAsync();

        await SendAsync(page);

        var copy = Assert.Single((await SummaryAsync()).Copies);
        var job = Assert.Single(_printer.Jobs);
        Assert.Equal(Convert.ToHexStringLower(copy.PageDigest), job.Sm3);
        Assert.Equal(copy.Number.Value, job.Name);
        Assert.Equal(CopyState.Reserved, copy.State);
    }

    [Fact]
    public async Task Sending_is_announced_and_its_outcome_recorded_with_printer_and_job()
    {
        var page = await RenderCopyAsync();

        await SendAsync(page);

        var log = (await Desk.ReadLogAsync())[^2..];
        Assert.All(log, entry => Assert.Equal(nameof(AuditAction.CopySent), entry.Action));
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], log.Select(entry => entry.Outcome));
        Assert.EndsWith("\nPrinter=p2", log[0].Details, StringComparison.Ordinal);
        Assert.EndsWith("\nPrinter=p2\nJob=1", log[1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_it_came_out_stays_the_clerk_s_answer_whatever_the_printer_says()
    {
        var page = await RenderCopyAsync();
        await SendAsync(page);
        Assert.Contains("打印机 2 号", Words(page, "[data-sent=Sent]"), StringComparison.Ordinal);

        page.WaitForState(
            () =>
            {
                Desk.Time.Advance(TimeSpan.FromSeconds(1));
                return page.FindAll("[data-job=Completed]").Count > 0;
            },
            _patience);

        Assert.Empty(page.FindAll("[data-job] [data-outcome=Pass]"));
        Assert.Equal(Text<DeskText>("Print_Answer_Missing"), Words(page, "[data-action=answer] span"));
        Assert.Empty(page.FindAll("[data-action=print]"));
        await AnswerAsync(page, PrintOutcome.CameOutWell);
        Assert.Equal(CopyState.Printed, Assert.Single((await SummaryAsync()).Copies).State);
    }

    [Fact]
    public async Task What_the_printer_will_not_take_is_not_sent_and_keeps_its_number()
    {
        var page = await RenderCopyAsync();
        SeesPrinter(page, "Ready");
        _printer.Behaves(PrinterBehavior.OutOfPaper);

        await page.Find("[data-action=print]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-trouble=OutOfPaper]"));
        Assert.Empty(page.FindAll("[data-question]"));
        Assert.Empty(_printer.Jobs);
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditOutcome.Failed), entry.Outcome);
        Assert.EndsWith("\nReason=OutOfPaper", entry.Details, StringComparison.Ordinal);

        _printer.Behaves(PrinterBehavior.Normal);
        await SendAsync(page);
        Assert.Equal(
            Assert.Single((await SummaryAsync()).Copies).Number.Value, Assert.Single(_printer.Jobs).Name);
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_sent()
    {
        var page = await RenderCopyAsync();
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=print]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task Where_nobody_knows_whether_it_is_there_the_clerk_is_asked_and_sending_again_finds_it()
    {
        var page = await RenderCopyAsync(PrinterBehavior.GoneAfterJob);

        await SendAsync(page);

        Assert.NotEmpty(page.FindAll("[data-sent=Sent_Unknown]"));
        Assert.Equal(nameof(AuditOutcome.CouldNotBeTold), (await Desk.ReadLogAsync())[^1].Outcome);
        Assert.Equal(Text<CopyStepText>("Send_Again"), Words(page, "[data-action=print] span"));

        _printer.Behaves(PrinterBehavior.Normal);
        await page.Find("[data-action=print]").ClickAsync();
        page.WaitForElement("[data-sent=Sent_WasThere]", _patience);
        Assert.Single(_printer.Jobs);
    }

    [Fact]
    public async Task A_lost_answer_without_the_job_is_said_and_the_clerk_is_asked_what_lies_there()
    {
        var page = await RenderCopyAsync(PrinterBehavior.JobLost);

        await SendAsync(page);

        Assert.NotEmpty(page.FindAll("[data-trouble=AnswerLost]"));
        Assert.NotEmpty(page.FindAll("[data-action=print]"));
        Assert.Empty(_printer.Jobs);
    }

    [Theory]
    [InlineData(PrinterBehavior.Normal, JobState.Canceled, 0)]
    [InlineData(PrinterBehavior.Absent, JobState.Pending, 1)]
    public async Task What_is_void_is_taken_back_from_the_printer_or_the_clerk_is_told_to_watch_it(
        object behavior, JobState state, int warnings)
    {
        var page = await RenderCopyAsync();
        await SendAsync(page);
        _printer.Behaves((PrinterBehavior)behavior);

        await AnswerAsync(page, PrintOutcome.DidNotComeOut);

        page.WaitForElement("[data-action=reprint]", _patience);
        Assert.Equal(CopyState.Void, Assert.Single((await SummaryAsync()).Copies).State);
        page.WaitForAssertion(
            () => Assert.Equal(warnings, page.FindAll("[data-may-come-out]").Count), _patience);
        Assert.Equal(state, Assert.Single(_printer.Jobs).State);
    }

    [Fact]
    public async Task A_copy_that_is_answered_for_where_the_visit_ends_is_taken_back_as_well()
    {
        var page = await RenderCopyAsync();
        await SendAsync(page);
        await Desk.Visits.GoToAsync(_visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation);
        page = RenderVisit(_visit);

        await page.Find("[data-action=wipe]").ClickAsync();
        await AnswerAsync(page, PrintOutcome.DidNotComeOut);

        page.WaitForAssertion(() => Assert.Equal(JobState.Canceled, Assert.Single(_printer.Jobs).State), _patience);
        Assert.Empty(page.FindAll("[data-may-come-out]"));
    }

    [Theory]
    [InlineData(PrinterBehavior.Normal, CopyState.Reserved)]
    [InlineData(PrinterBehavior.Absent, CopyState.Void)]
    public async Task Another_edition_is_made_once_the_printer_has_let_go_of_the_one_it_has(
        object behavior, CopyState last)
    {
        var page = await RenderCopyAsync();
        await SendAsync(page);
        await page.Find("[data-action=back]").ClickAsync();
        await page.Find("[data-action=copy]").ClickAsync();
        _printer.Behaves((PrinterBehavior)behavior);

        await page.Find("[data-action=edition]").ClickAsync();

        Assert.Equal(last, (await SummaryAsync()).Copies[^1].State);
        Assert.Equal(last is CopyState.Void ? 1 : 0, page.FindAll("[data-may-come-out]").Count);
    }

    [Fact]
    public async Task Coming_back_to_a_copy_that_was_sent_finds_it_at_the_printer()
    {
        var page = await RenderCopyAsync();
        await SendAsync(page);
        await page.Find("[data-action=back]").ClickAsync();
        await page.Find("[data-action=copy]").ClickAsync();

        await SendAsync(page);

        Assert.NotEmpty(page.FindAll("[data-sent=Sent_WasThere]"));
        Assert.Single(_printer.Jobs);
    }

    [Fact]
    public async Task A_copy_that_was_on_its_way_when_the_program_was_killed_is_taken_back()
    {
        await RenderCopyAsync();
        var number = Assert.Single((await SummaryAsync()).Copies).Number;
        await Desk.Audit.AnnounceAsync(
            new AuditNote
            {
                Action = AuditAction.CopySent, Actor = SomeClerk.Value.Id, Visit = _visit.Id,
                Details = [new("Number", number.Value), new("Printer", "p2")],
            },
            Cancellation);
        await Services.GetRequiredService<HallPrinters>().Find("3")!.SendAsync(SomeIpp.Order(number.Value), Cancellation);
        await Services.GetRequiredService<CopyDesk>().RecordOutcomeAsync(
            number, PrintOutcome.DidNotComeOut, SomeClerk.Value, Cancellation);

        Assert.False(await Services.GetRequiredService<CopyRecall>().MayComeOutAsync(number, Cancellation));
        Assert.Equal(JobState.Canceled, Assert.Single(_printer.Jobs).State);
    }

    [Fact]
    public async Task A_sending_that_failed_leaves_nothing_to_watch_the_printer_for()
    {
        BrowserPrints(opens: true);
        var page = await RenderCopyAsync(PrinterBehavior.Absent);
        await page.Find("[data-action=print]").ClickAsync();
        await page.Find("[data-action=other-way]").ClickAsync();
        await page.Find("[data-action=print]").ClickAsync();

        await AnswerAsync(page, PrintOutcome.Spoiled);

        Assert.NotEmpty(page.FindAll("[data-action=reprint]"));
        Assert.Empty(page.FindAll("[data-may-come-out]"));
    }

    [Fact]
    public async Task A_copy_that_was_printed_by_the_browser_is_not_asked_for_at_the_printer()
    {
        BrowserPrints(opens: true);
        var page = await RenderCopyAsync(PrinterBehavior.Absent);
        await page.Find("[data-action=other-way]").ClickAsync();
        await page.Find("[data-action=print]").ClickAsync();

        await AnswerAsync(page, PrintOutcome.Spoiled);

        page.WaitForElement("[data-action=reprint]", _patience);
        Assert.Empty(page.FindAll("[data-may-come-out]"));
    }

    [Fact]
    public async Task The_browser_s_window_is_the_other_way_and_nothing_is_sent_then()
    {
        BrowserPrints(opens: true);
        var page = await RenderCopyAsync(PrinterBehavior.Absent);

        await page.Find("[data-action=other-way]").ClickAsync();
        Assert.Equal(Text<CopyStepText>("Print_Button"), Words(page, "[data-action=print] span"));
        await page.Find("[data-action=print]").ClickAsync();

        Assert.Single(JSInterop.Invocations["printFrame"]);
        Assert.NotEmpty(page.FindAll("[data-question]"));
        Assert.Empty(page.FindAll("[data-job]"));
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task A_file_that_is_not_the_registered_one_is_not_sent()
    {
        var page = await RenderCopyAsync();
        var copy = Assert.Single((await SummaryAsync()).Copies);
        var before = (await Desk.ReadLogAsync()).Count;

        await Assert.ThrowsAsync<ArgumentException>(() => Services.GetRequiredService<CopyDesk>().SendAsync(
            copy.Number, SomeIpp.Order().Pdf, Services.GetRequiredService<HallPrinters>().Find("3")!, SomeClerk.Value,
            Cancellation));

        Assert.Equal(before, (await Desk.ReadLogAsync()).Count);
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task A_paper_of_the_visit_is_printed_as_often_as_it_is_asked_for_and_once_where_the_answer_is_unknown()
    {
        await _printer.StartAsync();
        var visit = await Desk.OpenVisitAsync();
        var state = new VisitState(visit.Id, SomeClerk.Value, Desk.Visits, Desk.Contents, new DeskClock(Desk.Time));
        await state.EnterAsync();
        var paper = Services.GetRequiredService<VisitPapers>().Draw(SomeVisitPapers.PaperWay(), Edition.Standard, "zh-CN");
        state.Content.Show(paper);
        var page = Render<VisitPaperPage>(parameters => parameters
            .Add(page => page.State, state).Add(page => page.Shown, paper));

        await page.Find("[data-action=print-paper]").ClickAsync();
        await page.Find("[data-action=print-paper]").ClickAsync();
        page.WaitForState(() => _printer.Jobs.Count is 2, _patience);
        Assert.All(_printer.Jobs, job => Assert.Equal(
            Convert.ToHexStringLower(Sm3.Hash(paper.Pdf!)), job.Sm3));

        _printer.Behaves(PrinterBehavior.GoneAfterJob);
        await page.Find("[data-action=print-paper]").ClickAsync();
        page.WaitForElement("[data-sent=Sent_Unknown]", _patience);
        _printer.Behaves(PrinterBehavior.Normal);
        await page.Find("[data-action=print-paper]").ClickAsync();
        page.WaitForElement("[data-sent=Sent_WasThere]", _patience);
        Assert.Equal(3, _printer.Jobs.Count);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _printer.DisposeAsync();
    }

    private async Task<IRenderedComponent<VisitPage>> RenderCopyAsync(
        PrinterBehavior behavior = PrinterBehavior.Normal)
    {
        await _printer.StartAsync();
        _printer.Behaves(behavior);
        _visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        return RenderVisit(_visit);
    }

    private Task<VisitSummary> SummaryAsync() =>
        Desk.Visits.SummarizeAsync(_visit.Id, Cancellation);

    private static void SeesPrinter(IRenderedComponent<VisitPage> page, string state) =>
        page.WaitForElement($"[data-printer-state={state}]", _patience);

    private static async Task SendAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-action=print]").ClickAsync();
        page.WaitForElement("[data-question]", _patience);
    }

    private static async Task AnswerAsync(IRenderedComponent<VisitPage> page, PrintOutcome outcome)
    {
        await page.Find($"[data-field=outcome] [value={outcome}]").ChangeAsync(outcome.ToString());
        await page.Find("[data-action=answer]").ClickAsync();
    }
}
