using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Browser;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;

namespace CounterDesk.Tests.Web.External.Printers;

/// <summary>The client against a misbehaving printer on a real socket.</summary>
public sealed class IppPrinterTests : IAsyncLifetime
{
    private readonly SomePrinter _standIn = new();
    private HallPrinters _hall = null!;
    private IppPrinter _printer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _standIn.StartAsync();
        _hall = _standIn.Hall();
        _printer = _hall.Find("3")!;
    }

    public async ValueTask DisposeAsync()
    {
        _hall.Dispose();
        await _standIn.DisposeAsync();
    }

    [Fact]
    public async Task What_arrives_is_the_file_as_it_is_with_the_number_as_its_name()
    {
        var order = _printer.OrderOf(PrinterUse.Standard, "0007-260318-00001-2", SomeIpp.Order().Pdf);

        var sent = Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(order, Cancellation));

        Assert.Equal((1, false, false), (sent.Job.Id, sent.WasThere, sent.IsAnswerLost));
        var job = Assert.Single(_standIn.Jobs);
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(order.Pdf.Span)), job.Sm3);
        Assert.Equal("0007-260318-00001-2", job.Name);
        Assert.Equal(
            [
                "attributes-charset=utf-8", "attributes-natural-language=en",
                $"printer-uri=ipp://127.0.0.1:{_standIn.Port}/ipp/print", "requesting-user-name=counterdesk-0007-3",
                "job-name=0007-260318-00001-2", "ipp-attribute-fidelity=True", "document-format=application/pdf",
                "copies=1", "print-scaling=none", "sides=one-sided", "media=iso_a4_210x297mm",
            ],
            job.Attributes);
    }

    // What fails on a connection that is used twice, HttpClient may send again by itself.
    [Fact]
    public async Task Each_question_has_a_connection_of_its_own()
    {
        await _printer.SendAsync(SomeIpp.Order("a"), Cancellation);
        await _printer.SendAsync(SomeIpp.Order("b"), Cancellation);

        Assert.Equal(8, _standIn.Connections.Count);
        Assert.Distinct(_standIn.Connections);
    }

    [Fact]
    public async Task A_use_with_a_tray_of_its_own_is_printed_from_it()
    {
        await _printer.SendAsync(_printer.OrderOf(PrinterUse.LargePrint, "a", SomeIpp.Order().Pdf), Cancellation);

        Assert.Contains("media-source=tray-2", Assert.Single(_standIn.Jobs).Attributes);
    }

    [Theory]
    [InlineData(PrinterBehavior.OutOfPaper, PrinterTrouble.OutOfPaper)]
    [InlineData(PrinterBehavior.CoverOpen, PrinterTrouble.CoverOpen)]
    [InlineData(PrinterBehavior.Jam, PrinterTrouble.Jam)]
    [InlineData(PrinterBehavior.Offline, PrinterTrouble.Offline)]
    [InlineData(PrinterBehavior.NotAccepting, PrinterTrouble.NotAccepting)]
    [InlineData(PrinterBehavior.NoPdf, PrinterTrouble.NoPdf)]
    [InlineData(PrinterBehavior.NotAllowed, PrinterTrouble.NotAllowed)]
    [InlineData(PrinterBehavior.Absent, PrinterTrouble.Unreachable)]
    [InlineData(PrinterBehavior.Slow, PrinterTrouble.TooSlow)]
    [InlineData(PrinterBehavior.SlowLoris, PrinterTrouble.TooSlow)]
    [InlineData(PrinterBehavior.Garbage, PrinterTrouble.NotUnderstood)]
    [InlineData(PrinterBehavior.Huge, PrinterTrouble.NotUnderstood)]
    [InlineData(PrinterBehavior.Mixed, PrinterTrouble.NotUnderstood)]
    public async Task A_printer_in_trouble_is_sent_nothing(object behavior, PrinterTrouble trouble)
    {
        _standIn.Behaves((PrinterBehavior)behavior);

        Assert.Equal(new SendOutcome.NotSent(trouble), await _printer.SendAsync(SomeIpp.Order(), Cancellation));
        Assert.Empty(_standIn.Jobs);
    }

    [Theory]
    [InlineData(PrinterBehavior.TonerLow)]
    [InlineData(PrinterBehavior.OldVersion)]
    [InlineData(PrinterBehavior.NoScaling)]
    public async Task What_does_not_keep_a_printer_from_printing_does_not_keep_a_job_from_it(object behavior)
    {
        _standIn.Behaves((PrinterBehavior)behavior);

        Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order(), Cancellation));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unreachable()
    {
        using var hall = SomePrinter.HallOf(SomePrinter.OptionsFor(ServedDesk.FreePort()));

        Assert.Equal(
            new SendOutcome.NotSent(PrinterTrouble.Unreachable),
            await hall.Find("3")!.SendAsync(SomeIpp.Order(), Cancellation));
    }

    [Fact]
    public async Task A_lost_answer_with_the_job_there_is_found_and_nothing_is_sent_again()
    {
        _standIn.Behaves(PrinterBehavior.AnswerLost);

        var sent = Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order(), Cancellation));
        var again = Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order(), Cancellation));

        Assert.True(sent.IsAnswerLost);
        Assert.True(again.WasThere);
        Assert.Equal(sent.Job, again.Job);
        Assert.Single(_standIn.Jobs);
    }

    [Fact]
    public async Task A_lost_answer_without_the_job_is_told_and_may_be_sent_again()
    {
        _standIn.Behaves(PrinterBehavior.JobLost);
        Assert.Equal(
            new SendOutcome.NotSent(PrinterTrouble.AnswerLost), await _printer.SendAsync(SomeIpp.Order(), Cancellation));

        _standIn.Behaves(PrinterBehavior.Normal);
        Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order(), Cancellation));
        Assert.Single(_standIn.Jobs);
    }

    [Fact]
    public async Task Where_nobody_can_say_whether_the_job_is_there_that_is_the_answer_until_the_printer_can()
    {
        _standIn.Behaves(PrinterBehavior.GoneAfterJob);
        Assert.Equal(
            new SendOutcome.Unknown(PrinterTrouble.Unreachable), await _printer.SendAsync(SomeIpp.Order(), Cancellation));
        Assert.Equal(
            new SendOutcome.NotSent(PrinterTrouble.Unreachable), await _printer.SendAsync(SomeIpp.Order(), Cancellation));

        _standIn.Behaves(PrinterBehavior.Normal);
        Assert.True(
            Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order(), Cancellation)).WasThere);
        Assert.Single(_standIn.Jobs);
    }

    [Fact]
    public async Task A_printer_that_hides_the_names_of_jobs_is_sent_nothing_once_it_has_one()
    {
        await _printer.SendAsync(SomeIpp.Order("a"), Cancellation);
        _standIn.Behaves(PrinterBehavior.NamesHidden);

        Assert.Equal(
            new SendOutcome.NotSent(PrinterTrouble.NamesHidden),
            await _printer.SendAsync(SomeIpp.Order("b"), Cancellation));
        Assert.Single(_standIn.Jobs);
    }

    [Fact]
    public async Task A_number_that_was_printed_is_not_sent_again_and_one_that_was_given_up_is()
    {
        await _printer.SendAsync(SomeIpp.Order("done"), Cancellation);
        await FollowToEndAsync(1);
        Assert.True(
            Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order("done"), Cancellation)).WasThere);

        _standIn.Behaves(PrinterBehavior.Aborts);
        await _printer.SendAsync(SomeIpp.Order("lost"), Cancellation);
        Assert.Equal(JobState.Aborted, (await FollowToEndAsync(2)).State);
        Assert.Equal(
            3, Assert.IsType<SendOutcome.Sent>(await _printer.SendAsync(SomeIpp.Order("lost"), Cancellation)).Job.Id);
    }

    [Fact]
    public async Task A_job_is_followed_to_its_end()
    {
        await _printer.SendAsync(SomeIpp.Order(), Cancellation);

        Assert.Equal(JobState.Processing, (await ToldAsync(1)).Job.State);
        Assert.Equal(JobState.Completed, (await ToldAsync(1)).Job.State);
    }

    [Fact]
    public async Task A_job_that_jams_midway_says_why_and_goes_on_once_somebody_has_seen_to_it()
    {
        _standIn.Behaves(PrinterBehavior.JamsMidway);
        await _printer.SendAsync(SomeIpp.Order(), Cancellation);

        var told = await ToldAsync(1);
        Assert.Equal((JobState.Stopped, PrinterTrouble.Jam), (told.Job.State, Assert.Single(told.Troubles)));

        _standIn.Behaves(PrinterBehavior.Normal);
        Assert.Equal(JobState.Completed, (await FollowToEndAsync(1)).State);
    }

    [Fact]
    public async Task A_job_that_is_no_longer_known_is_neither_done_nor_undone()
    {
        await _printer.SendAsync(SomeIpp.Order(), Cancellation);

        _standIn.Behaves(PrinterBehavior.Forgets);
        Assert.Equal(new JobAnswer.NotTold(PrinterTrouble.JobForgotten), await _printer.FollowAsync(1, Cancellation));

        _standIn.Behaves(PrinterBehavior.Absent);
        Assert.Equal(new JobAnswer.NotTold(PrinterTrouble.Unreachable), await _printer.FollowAsync(1, Cancellation));
    }

    [Fact]
    public async Task What_has_not_come_out_is_taken_back()
    {
        await _printer.SendAsync(SomeIpp.Order("a"), Cancellation);

        Assert.True(await _printer.CancelAsync("a", Cancellation));
        Assert.Equal(JobState.Canceled, Assert.Single(_standIn.Jobs).State);
        Assert.True(await _printer.CancelAsync("a", Cancellation));
        Assert.True(await _printer.CancelAsync("never sent", Cancellation));

        _standIn.Behaves(PrinterBehavior.Absent);
        Assert.False(await _printer.CancelAsync("a", Cancellation));
    }

    [Fact]
    public async Task A_stand_in_where_a_printer_should_be_is_sent_nothing()
    {
        _standIn.Device.StandIn = false;

        Assert.Equal(
            new SendOutcome.NotSent(PrinterTrouble.StandIn), await _printer.SendAsync(SomeIpp.Order(), Cancellation));
        Assert.Empty(_standIn.Jobs);
    }

    [Fact]
    public async Task Over_TLS_only_a_certificate_that_is_believed_is_sent_anything()
    {
        await using var encrypted = new SomePrinter(isEncrypted: true);
        await encrypted.StartAsync();

        using (var doubting = encrypted.Hall())
        {
            Assert.Equal(
                new SendOutcome.NotSent(PrinterTrouble.CertificateRefused),
                await doubting.Find("3")!.SendAsync(SomeIpp.Order(), Cancellation));
        }

        encrypted.Device.CertificateSha256 = new string('0', 64);
        using (var wrong = encrypted.Hall())
        {
            Assert.Equal(
                new SendOutcome.NotSent(PrinterTrouble.CertificateRefused),
                await wrong.Find("3")!.SendAsync(SomeIpp.Order(), Cancellation));
        }

        Assert.Empty(encrypted.Jobs);
        encrypted.Device.CertificateSha256 = encrypted.CertificateSha256;
        using var believing = encrypted.Hall();
        Assert.IsType<SendOutcome.Sent>(await believing.Find("3")!.SendAsync(SomeIpp.Order(), Cancellation));
    }

    [Fact]
    public async Task A_question_that_is_given_up_is_no_trouble_of_the_printer()
    {
        _standIn.Behaves(PrinterBehavior.Slow);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _printer.AskAsync(leaving.Token));
    }

    private async Task<JobAnswer.Told> ToldAsync(int job) =>
        Assert.IsType<JobAnswer.Told>(await _printer.FollowAsync(job, Cancellation));

    private async Task<JobReport> FollowToEndAsync(int job)
    {
        while (true)
        {
            if (await ToldAsync(job) is { Job: { HasEnded: true } report })
            {
                return report;
            }
        }
    }
}
