using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Copies;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>A copy is made again from the register and the library, and held against the one that was handed over.</summary>
public sealed class CopyProvingTests : IAsyncLifetime
{
    private static readonly LicenseFile _file = new(LicenseFileFormat.Ofd, SomeSeals.SealedFile());

    private readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private TestTrust _hall = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private TestDesk Desk => _hall.Desk;

    public async ValueTask InitializeAsync() => _hall = await TestTrust.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Theory]
    [InlineData(CopyEdition.Standard, false)]
    [InlineData(CopyEdition.LargePrint, false)]
    [InlineData(CopyEdition.Both, true)]
    public async Task The_same_license_makes_the_very_file_that_was_printed(CopyEdition edition, bool hasEnglish)
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync(request => request with { Edition = edition, HasEnglish = hasEnglish });

        var proof = await ProveAsync(number);

        Assert.Empty(proof.Differences);
        Assert.Equal(ProvenBytes.Same, proof.Bytes);
    }

    [Fact]
    public async Task What_the_visit_left_out_covered_or_added_is_left_out_covered_and_added_again()
    {
        await TakeInAsync(_license, _file);
        var keys = SomeLicenses.Catalog.Find(_license.KindCode)!.Fields
            .Where(field => field.IsPrintedByDefault && _license.Face.Any(value => value.Key == field.Key && value.Value.Length > 3))
            .Select(field => field.Key).ToList();
        var number = await PrintAsync(request => request with { OmittedFields = [keys[0]], MaskedFields = [keys[1]] });

        Assert.Equal((true, ProvenBytes.Same), Told(await ProveAsync(number)));
    }

    [Fact]
    public async Task An_information_sheet_is_made_again_too()
    {
        await TakeInAsync(_license, null);
        var report = SomeCopies.FilelessOrder().Report;
        var number = await PrintAsync(request => request with
        {
            License = request.License with { File = null, Report = report },
        });

        Assert.Equal((true, ProvenBytes.Same), Told(await ProveAsync(number)));
    }

    [Fact]
    public async Task That_the_license_has_lost_its_force_since_changes_nothing_of_what_was_handed_over()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        Desk.Time.Advance(TimeSpan.FromDays(3));
        await TakeInAsync(_license with { Status = LicenseStatus.Revoked }, _file);

        Assert.Equal((true, ProvenBytes.Same), Told(await ProveAsync(number)));
    }

    [Fact]
    public async Task What_the_source_says_otherwise_is_named_and_not_shown()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        var changed = _license.Face.First(value => value.Key == "registrationDate" || value.Value.Length > 3);
        await TakeInAsync(
            _license with
            {
                Number = "J999901-2020-000387",
                Face = [.. _license.Face.Select(value => value == changed ? new(value.Key, "别的话") : value)],
            },
            _file);

        var proof = await ProveAsync(number);

        Assert.Contains(CopyParts.Number, proof.Differences);
        Assert.Contains(CopyParts.FieldPrefix + changed.Key, proof.Differences);
        Assert.Equal(ProvenBytes.NotCompared, proof.Bytes);
        var sentence = CopiesCommand.Sentence(new ProvenCopy.Told(proof));
        Assert.Contains("NOT the same model", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("别的话", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(changed.Value, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("000387", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_holder_is_another_model()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await TakeInAsync(_license with { Holders = [SomeLicenses.Lin] }, _file);

        Assert.Contains(CopyParts.Holder, (await ProveAsync(number)).Differences);
    }

    [Fact]
    public async Task Another_file_of_the_same_license_leaves_the_bytes_open()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await TakeInAsync(_license, new(LicenseFileFormat.Ofd, SomeSeals.SealedFile()));

        // Our ordinary document under a fresh signature: the page it draws is the same, so the bytes may be.
        var proof = await ProveAsync(number);
        Assert.True(proof.IsSameModel);
        Assert.Equal(ProvenBytes.Same, proof.Bytes);

        await TakeInAsync(_license, null);
        Assert.Equal((true, ProvenBytes.OtherFile), Told(await ProveAsync(number)));
    }

    [Theory]
    [InlineData("UPDATE Copies SET Recipient = '别家银行'", CopyProof.InRegister)]
    [InlineData("UPDATE Copies SET PurposeText = '别的事'", CopyProof.InRegister)]
    [InlineData("UPDATE Copies SET Counter = '9'", CopyProof.InRegister)]
    [InlineData("UPDATE Copies SET PageDigest = zeroblob(32)", CopyProof.InLog)]
    public async Task A_register_that_somebody_changed_is_found_out(string sql, string difference)
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await ExecuteAsync(sql);

        Assert.Contains(difference, (await ProveAsync(number)).Differences);
    }

    [Fact]
    public async Task Bytes_of_another_writer_say_nothing_and_of_the_same_writer_they_do()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await ExecuteAsync("UPDATE Copies SET PageDigest = zeroblob(32)");
        await ForgetLoggedDigestsAsync();
        Assert.Equal((true, ProvenBytes.Differ), Told(await ProveAsync(number)));

        await ExecuteAsync("UPDATE Copies SET Writer = '0000000000000000'");

        Assert.Equal((true, ProvenBytes.OtherWriter), Told(await ProveAsync(number)));
    }

    [Fact]
    public async Task Without_its_check_value_the_page_cannot_be_made()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await ExecuteAsync("UPDATE Copies SET CheckValueHash = zeroblob(32)");

        Assert.Equal((true, ProvenBytes.NoCheckValue), Told(await ProveAsync(number)));
    }

    [Theory]
    [InlineData("UPDATE Copies SET Making = NULL", ProofObstacle.MadeBefore)]
    [InlineData("UPDATE Copies SET Making = x'7b'", ProofObstacle.RecordUnreadable)]
    [InlineData("UPDATE LibraryLicenses SET IdentifierHash = zeroblob(32)", ProofObstacle.SourceHasItNoLonger)]
    [InlineData("UPDATE LibraryLicenses SET Content_KeyId = '00000000'", ProofObstacle.SourceDidNotAnswer)]
    public async Task What_cannot_be_made_again_could_not_be_told(string sql, object why)
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();
        await ExecuteAsync(sql);

        var proven = await AskAsync(number);

        Assert.Equal(why, Assert.IsType<ProvenCopy.CouldNotBeTold>(proven).Why);
        Assert.Equal(ExitCode.CouldNotBeTold, CopiesCommand.CodeOf(proven));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.CopyProven), nameof(AuditOutcome.CouldNotBeTold)), (entry.Action, entry.Outcome));
    }

    [Fact]
    public async Task A_number_that_was_never_given_is_a_no()
    {
        var proven = await AskAsync(SomeCopies.Number);

        Assert.IsType<ProvenCopy.Unknown>(proven);
        Assert.Equal(ExitCode.No, CopiesCommand.CodeOf(proven));
        Assert.Equal(nameof(AuditOutcome.NothingFound), (await Desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task It_is_announced_before_the_license_is_fetched_and_recorded_without_content()
    {
        await TakeInAsync(_license, _file);
        var number = await PrintAsync();

        await ProveAsync(number);

        var entries = (await Desk.ReadLogAsync()).TakeLast(2).ToList();
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], entries.Select(entry => entry.Outcome));
        Assert.Equal($"Number={number}\nDiffers=\nBytes=Same", entries[1].Details);

        await Desk.BreakAuditAsync();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => AskAsync(number));
    }

    [Fact]
    public async Task The_register_keeps_nothing_that_the_license_says()
    {
        await TakeInAsync(_license, _file);
        await PrintAsync();
        await using var db = Desk.Database.CreateDbContext();

        var making = System.Text.Encoding.UTF8.GetString((await db.Set<RegisteredCopy>().SingleAsync(Cancellation)).Making!);

        Assert.All(
            _license.Face.Where(value => value.Value.Length > 2),
            value => Assert.DoesNotContain(value.Value, making, StringComparison.Ordinal));
        Assert.All(_license.Holders, holder => Assert.DoesNotContain(holder.Code.Text, making, StringComparison.Ordinal));
        Assert.DoesNotContain(_license.Number, making, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_answer_has_its_exit_code_and_a_sentence_of_its_own()
    {
        var sentences = Enum.GetValues<ProvenBytes>().Select(bytes => new ProvenCopy.Told(new([], bytes)))
            .Concat<ProvenCopy>(Enum.GetValues<ProofObstacle>().Select(why => new ProvenCopy.CouldNotBeTold(why)))
            .Append(new ProvenCopy.Told(new([CopyParts.Holder, CopyProof.InLog], ProvenBytes.NotCompared)))
            .Append(new ProvenCopy.Unknown())
            .Select(CopiesCommand.Sentence).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.Equal(
            [
                (ProvenBytes.Same, ExitCode.Yes), (ProvenBytes.Differ, ExitCode.No), (ProvenBytes.OtherWriter, ExitCode.Yes),
                (ProvenBytes.OtherFile, ExitCode.CouldNotBeTold), (ProvenBytes.NoCheckValue, ExitCode.CouldNotBeTold),
                (ProvenBytes.NotCompared, ExitCode.No),
            ],
            Enum.GetValues<ProvenBytes>().Select(bytes => (bytes, CopiesCommand.CodeOf(new ProvenCopy.Told(new([], bytes))))));
        Assert.Equal(
            ExitCode.No, CopiesCommand.CodeOf(new ProvenCopy.Told(new([CopyParts.Holder], ProvenBytes.NotCompared))));
    }

    private static (bool, ProvenBytes) Told(CopyProof proof) => (proof.IsSameModel, proof.Bytes);

    private async Task TakeInAsync(License license, LicenseFile? file) =>
        await new LibraryIntake(Desk.Database, new LibraryKeys(SomeKeys.Ring), Desk.Time)
            .TakeInAsync([new BroughtLicense(license, file)], Cancellation);

    private async Task<CopyNumber> PrintAsync(Func<CopyRequest, CopyRequest>? change = null)
    {
        var report = new VerificationReport(
            SomeReports.AllPassedBut(),
            LicenseFileVerifier.Verify(_file.Bytes, SomeSeals.Trust(), Desk.Time.GetUtcNow(), SomeVisits.Purpose.Text),
            Desk.Time.GetUtcNow());
        using var copies = SomeCopyDesk.Of(Desk);
        var visit = await Desk.OpenVisitAsync();
        var request = SomeCopyDesk.Request(visit.Id, report, _license);
        request = request with { License = request.License with { File = _file } };
        var prepared = await copies.PrepareAsync(change?.Invoke(request) ?? request, Cancellation);
        return Assert.IsType<PreparedCopy.Ready>(prepared).Copy.Number;
    }

    private Task<ProvenCopy> AskAsync(CopyNumber number) => new CopyProving(
        Desk.Database, Desk.Audit, SomeKeys.Ring,
        new HallLibrary(Desk.Database, new LibraryKeys(SomeKeys.Ring), NullLogger<HallLibrary>.Instance), SomeLicenses.Catalog,
        SomeCopyDesk.Fonts, _hall.Folder, Options.Create(SomeCopyDesk.Hall)).ProveAsync(number, Cancellation);

    private async Task<CopyProof> ProveAsync(CopyNumber number) =>
        Assert.IsType<ProvenCopy.Told>(await AskAsync(number)).Proof;

    private async Task ExecuteAsync(string sql)
    {
        await using var db = Desk.Database.CreateDbContext();
        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql, Cancellation));
    }

    // As copies have it that were made before the log said it.
    private async Task ForgetLoggedDigestsAsync()
    {
        await using var db = Desk.Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEntries_are_never_changed", Cancellation);
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE AuditEntries SET Details = substr(Details, 1, instr(Details, char(10) || 'Model=') - 1) WHERE Action = 'CopyReserved' AND Details LIKE '%Model=%'",
            Cancellation);
    }
}
