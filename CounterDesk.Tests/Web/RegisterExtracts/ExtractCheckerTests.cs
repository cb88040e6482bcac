using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Keys;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.RegisterExtracts;

/// <summary>The check page on an extract says what the hall's own says, as of when it was taken, and never more.</summary>
public sealed class ExtractCheckerTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-extract-").FullName;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_copy_is_answered_as_the_hall_answers_it_with_the_time_of_the_extract()
    {
        var copies = await CopiesOfEachStateAsync();
        var taken = receiver.Time.GetUtcNow();
        await TakeAsync();
        var checker = Open();

        foreach (var (copy, expected) in copies)
        {
            var scanned = await checker.CheckCodeAsync(copy.CodeAddress, Cancellation);
            var typed = await checker.CheckTypedAsync(copy.Number, copy.CheckValue, Cancellation);
            var atHall = await HallAsync(copy);

            Assert.Equal(
                (expected, expected, expected, taken), (scanned.Answer, typed.Answer, atHall.Answer, scanned.RegisterAsOf));
            Assert.Equal(atHall.Paper, scanned.Paper);
            Assert.Equal(
                (atHall.LicenseStatus, atHall.KnownAsOf, atHall.EndedAt), (scanned.LicenseStatus, scanned.KnownAsOf, scanned.EndedAt));
            Assert.True(scanned.MayBeReported);
        }

        receiver.Sleep(days: 31);
        Assert.Equal(
            CheckAnswer.Expired, (await checker.CheckCodeAsync(copies[1].Copy.CodeAddress, Cancellation)).Answer);
    }

    [Fact]
    public async Task An_old_extract_says_nothing_good_and_still_says_what_is_bad()
    {
        var printed = await receiver.PrintAsync();
        var withdrawn = await receiver.PrintAsync();
        await receiver.WithdrawAsync(withdrawn.Number);
        await TakeAsync();
        var checker = Open();

        receiver.Time.AdjustTime(receiver.Time.GetUtcNow().AddHours(24));
        Assert.Equal(CheckAnswer.InForce, await ScanAsync(checker, printed));
        receiver.Time.AdjustTime(receiver.Time.GetUtcNow().AddMinutes(1));
        Assert.Equal(CheckAnswer.CouldNotBeTold, await ScanAsync(checker, printed));
        Assert.Equal(CheckAnswer.Withdrawn, await ScanAsync(checker, withdrawn));
    }

    [Fact]
    public async Task A_copy_that_is_newer_than_the_extract_is_not_told_and_a_forged_one_is_not_ours()
    {
        await TakeAsync();
        var newer = await receiver.PrintAsync();
        var checker = Open();

        Assert.Equal(CheckAnswer.CouldNotBeTold, await ScanAsync(checker, newer));
        Assert.Equal(
            CheckAnswer.NotFound, (await checker.CheckTypedAsync(newer.Number, newer.CheckValue, Cancellation)).Answer);

        // Signed by a key that the extract does not have: another hall's, unless it is of a day the extract cannot know.
        var old = SomeCopies.Code with { MadeOn = new(2026, 1, 1) };
        Assert.Equal(CheckAnswer.NotOurs, await ScanAsync(checker, SignedCopyCode.Sign(old, SomeCopies.Key).ToText()));
        Assert.Equal(
            CheckAnswer.CouldNotBeTold,
            await ScanAsync(checker, SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToText()));
        Assert.Equal(CheckAnswer.Unreadable, await ScanAsync(checker, "HELLO"));
    }

    [Fact]
    public async Task Another_code_under_the_same_number_is_not_the_registers()
    {
        var printed = await receiver.PrintAsync();
        await TakeAsync();
        var ring = receiver.Services.GetRequiredService<IKeyRing>();

        var other = SignedCopyCode.Sign(printed.Code with { MaskedHolder = "李*" }, ring.SigningKey);

        Assert.Equal(CheckAnswer.CouldNotBeTold, await ScanAsync(Open(), other.ToText()));
    }

    [Fact]
    public async Task Guessing_ends_here_as_at_the_hall()
    {
        var printed = await receiver.PrintAsync();
        await TakeAsync();
        var checker = Open();
        var wrong = CheckValue.Parse(printed.CheckValue.Value == "000000" ? "000001" : "000000");
        for (var at = 0; at < 20; at++)
        {
            Assert.Equal(CheckAnswer.NotFound, (await checker.CheckTypedAsync(printed.Number, wrong, Cancellation)).Answer);
        }

        Assert.Equal(
            CheckAnswer.NotFound, (await checker.CheckTypedAsync(printed.Number, printed.CheckValue, Cancellation)).Answer);
        Assert.Equal(CheckAnswer.InForce, await ScanAsync(checker, printed));
    }

    [Fact]
    public async Task A_newer_extract_takes_the_place_and_a_damaged_or_an_older_one_does_not()
    {
        var printed = await receiver.PrintAsync();
        await TakeAsync();
        var first = await File.ReadAllBytesAsync(Extract, Cancellation);
        var checker = Open();
        await receiver.WithdrawAsync(printed.Number);

        await BringAsync([.. first[..^9], .. "0000000\"}\n"u8]);
        Assert.Equal(CheckAnswer.InForce, await ScanAsync(checker, printed));

        receiver.Time.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync();
        await BringAsync(await File.ReadAllBytesAsync(Extract, Cancellation));
        Assert.Equal(CheckAnswer.Withdrawn, await ScanAsync(checker, printed));

        await BringAsync(first);
        Assert.Equal(CheckAnswer.Withdrawn, await ScanAsync(checker, printed));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_answered_from_stops_the_start_with_a_sentence()
    {
        await TakeAsync();
        var whole = await File.ReadAllBytesAsync(Extract, Cancellation);

        await File.WriteAllBytesAsync(Extract, whole[..^40], Cancellation);
        Assert.Contains("cannot be answered from", Assert.Throws<CannotStartException>(() => Open()).Message, StringComparison.Ordinal);
        File.Delete(Extract);
        Assert.Contains("cannot be read", Assert.Throws<CannotStartException>(() => Open()).Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Extract, whole, Cancellation);
        Assert.Contains(
            "OtherHall", Assert.Throws<CannotStartException>(() => Open(hall: "0008")).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, ExtractFolder.KeyName), "{}", Cancellation);
        Assert.Contains("is not a key", Assert.Throws<CannotStartException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_are_counted_beside_the_extract_without_who_asked()
    {
        var printed = await receiver.PrintAsync();
        await TakeAsync();
        var checker = Open();
        await ScanAsync(checker, printed);
        await ScanAsync(checker, "HELLO");

        var line = Assert.Single(await File.ReadAllLinesAsync(
            Assert.Single(Directory.GetFiles(_folder, "checks-*.csv")), Cancellation));
        Assert.EndsWith($",{printed.Number},InForce", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hall_answers_reports_through_the_extract_too()
    {
        var printed = await receiver.PrintAsync();
        var reports = receiver.Services.GetRequiredService<ReportDesk>();
        await reports.TakeAsync(printed.Number, ReportedConcern.Name, "", Cancellation);
        await reports.ReplyAsync(printed.Number, ReportReply.ContactUs, SomeClerk.Supervisor, Cancellation);
        await TakeAsync();

        var answer = await Open().CheckCodeAsync(printed.CodeAddress, Cancellation);

        Assert.Equal(ReportReply.ContactUs, answer.Report!.Reply);
    }

    [Fact]
    public async Task An_extract_has_no_number_of_a_person_and_no_secret()
    {
        await receiver.PrintAsync();
        await TakeAsync();

        var text = await File.ReadAllTextAsync(Extract, Cancellation);
        Assert.DoesNotContain(SomeLicenses.Gu.Code.Text, text, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Gu.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("/C/", text, StringComparison.Ordinal);
    }

    private string Extract => Path.Combine(_folder, ExtractFolder.ExtractName);

    private async Task<List<(CertifiedCopy Copy, CheckAnswer Answer)>> CopiesOfEachStateAsync()
    {
        var reserved = await receiver.PrepareAsync();
        var printed = await receiver.PrintAsync();
        var spoiled = await receiver.PrepareAsync();
        await receiver.AnswerAsync(spoiled, PrintOutcome.Spoiled);
        var withdrawn = await receiver.PrintAsync();
        await receiver.WithdrawAsync(withdrawn.Number);
        var sheet = await receiver.PrintAsync(SomeReports.With(SomeReports.File(FileVerdict.Untrusted)));
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, serial: "20260104000001");
        var changed = await receiver.PrintAsync(license: license);
        receiver.Time.Advance(TimeSpan.FromMinutes(5));
        await receiver.TakeInAsync(license with { Status = LicenseStatus.Revoked });
        return
        [
            (reserved, CheckAnswer.NotHandedOver), (printed, CheckAnswer.InForce), (spoiled, CheckAnswer.Void),
            (withdrawn, CheckAnswer.Withdrawn), (sheet, CheckAnswer.SheetInForce), (changed, CheckAnswer.LicenseChanged),
        ];
    }

    private async Task TakeAsync()
    {
        var (file, _) = await receiver.Services.GetRequiredService<ExtractWriter>().WriteAsync(Cancellation);
        await File.WriteAllBytesAsync(Extract, file, Cancellation);
        var ring = new FileKeyRing(Assert.IsType<HallKeyRing>(receiver.Services.GetRequiredService<IKeyRing>()).Content);
        var key = new ExtractKey("0007", ring.HashingKeyOf(KeyUse.CheckValue), ring.HashingKeyOf(KeyUse.RegisterExtract));
        await File.WriteAllBytesAsync(Path.Combine(_folder, ExtractFolder.KeyName), key.Write(), Cancellation);
    }

    // As somebody brings it, and the program looks at the folder again.
    private async Task BringAsync(byte[] file)
    {
        await File.WriteAllBytesAsync(Extract, file, Cancellation);
        File.SetLastWriteTimeUtc(Extract, File.GetLastWriteTimeUtc(Extract).AddSeconds(file[0] + file.Length));
        receiver.Time.Advance(TimeSpan.FromSeconds(6));
    }

    private ExtractChecker Open(string hall = "0007")
    {
        var options = Options.Create(new ExtractOptions { Folder = _folder });
        var folder = new ExtractFolder(
            new DataFolder("no-such-folder"), options, Options.Create(new HallOptions { Code = hall }), SomeCopyDesk.Texts,
            receiver.Time,
            NullLogger<ExtractFolder>.Instance);
        folder.Open();
        return new(
            folder, SomeLicenses.Catalog, new TypedTries(receiver.Time),
            new ReturnOutbox(folder, options, receiver.Time, NullLogger<ReturnOutbox>.Instance), options,
            new DeskClock(receiver.Time));
    }

    private static Task<CheckAnswer> ScanAsync(ExtractChecker checker, CertifiedCopy copy) =>
        ScanAsync(checker, copy.CodeAddress);

    private static async Task<CheckAnswer> ScanAsync(ExtractChecker checker, string code) =>
        (await checker.CheckCodeAsync(code, Cancellation)).Answer;

    private Task<CheckedCopy> HallAsync(CertifiedCopy copy) =>
        receiver.Services.GetRequiredService<ICopyChecker>().CheckCodeAsync(copy.CodeAddress, Cancellation);
}
