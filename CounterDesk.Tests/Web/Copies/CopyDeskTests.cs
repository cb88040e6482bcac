using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

public sealed class CopyDeskTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private CopyDesk _copies = null!;

    public static TheoryData<VerificationReport, CopyForm?> Rule => new()
    {
        { SomeReports.Passed(), CopyForm.CertifiedCopy },
        { Status(CheckReason.Expired), CopyForm.MarkedCopy },
        { Status(CheckReason.Revoked), CopyForm.MarkedCopy },
        {
            SomeReports.With(
                SomeReports.File(), CheckResult.NotDone(LicenseCheck.StatusAtSource, CheckReason.StatusUnknown)),
            CopyForm.InformationSheet
        },
        { SomeReports.With(SomeReports.File(FileVerdict.Untrusted)), CopyForm.InformationSheet },
        { SomeReports.With(SomeReports.File(FileVerdict.Partial)), CopyForm.InformationSheet },
        { SomeReports.With(null), CopyForm.InformationSheet },
        { SomeReports.With(SomeReports.File(FileVerdict.Invalid)), null },
        { SomeReports.With(SomeReports.File(FileVerdict.Rejected)), null },
        {
            SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers)),
            null
        },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _copies = SomeCopyDesk.Of(_desk);
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Dispose();
        await _desk.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Rule))]
    public async Task The_report_alone_decides_what_is_printed(VerificationReport report, CopyForm? form)
    {
        var visit = await _desk.OpenVisitAsync();

        var prepared = await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id, report), Cancellation);

        Assert.Equal(form, (prepared as PreparedCopy.Ready)?.Copy.Form);
        Assert.Equal(form is null, prepared is PreparedCopy.NotAllowed);
    }

    [Fact]
    public async Task What_is_not_allowed_takes_no_number_and_is_recorded_as_refused()
    {
        var visit = await _desk.OpenVisitAsync();

        await _copies.PrepareAsync(
            SomeCopyDesk.Request(visit.Id, SomeReports.With(SomeReports.File(FileVerdict.Invalid))), Cancellation);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.CopyRefused), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Empty(await ReadRegisterAsync());
    }

    [Fact]
    public async Task A_license_not_in_force_is_not_copied_until_the_clerk_answers_that_the_recipient_takes_it()
    {
        var visit = await _desk.OpenVisitAsync();
        var request = SomeCopyDesk.Request(visit.Id, Status(CheckReason.Expired)) with { AcceptsNotInForce = false };

        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(request, Cancellation));

        Assert.Contains("NotAcceptedByRecipient", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
        Assert.Empty(await ReadRegisterAsync());
    }

    [Fact]
    public async Task Of_a_kind_that_the_catalog_lacks_only_the_record_is_printed_on_an_information_sheet()
    {
        var visit = await _desk.OpenVisitAsync();
        var unlisted = SomeOpenLicenses.Unlisted();

        var prepared =
            await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id) with { License = unlisted }, Cancellation);

        var order = Assert.IsType<PreparedCopy.Ready>(prepared).Copy.Order;
        Assert.Equal((CopyForm.InformationSheet, unlisted.License.KindName), (order.Form, order.Kind.Name));
        Assert.Empty(CopyFields.Of(order).Printed);
    }

    [Fact]
    public async Task A_kind_that_the_catalog_lacks_has_no_copy_whatever_its_report_says()
    {
        var visit = await _desk.OpenVisitAsync();
        var request = SomeCopyDesk.Request(visit.Id);

        var prepared =
            await _copies.PrepareAsync(request with { License = request.License with { Kind = null } }, Cancellation);

        Assert.IsType<PreparedCopy.NotAllowed>(prepared);
    }

    [Fact]
    public async Task A_character_without_a_shape_stops_the_print_before_a_number_is_taken()
    {
        var visit = await _desk.OpenVisitAsync();
        var request = SomeCopyDesk.Request(visit.Id);
        var license = request.License.License;
        var rare = license with { Face = [new FaceValue("holderName", "吴𠮷"), .. license.Face.Skip(1)] };

        var prepared = await _copies.PrepareAsync(
            request with { License = request.License with { License = rare } }, Cancellation);

        Assert.Equal("𠮷", Assert.Single(Assert.IsType<PreparedCopy.GateRefused>(prepared).Report.Missing).TextElement);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.CopyRefused), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Contains("U+20BB7", entry.Details, StringComparison.Ordinal);
        Assert.Empty(await ReadRegisterAsync());
    }

    [Fact]
    public async Task A_copy_is_registered_with_what_its_paper_says_and_with_nothing_that_identifies_the_person()
    {
        var (copy, pdf) = await PrepareAsync();

        var registered = Assert.Single(await ReadRegisterAsync());
        Assert.Equal("0007-260318-00001-9", registered.Number.Value);
        Assert.Equal((CopyState.Reserved, CopyForm.CertifiedCopy), (registered.State, registered.Form));
        Assert.Equal(("结婚证", "顾*河", "000386"), (registered.KindName, registered.MaskedHolder, registered.NumberTail));
        Assert.Equal(
            (SomeVisits.Purpose.Text, SomeVisits.Purpose.Recipient), (registered.PurposeText, registered.Recipient));
        Assert.Equal(new DateOnly(2026, 4, 16), registered.ExpiresOn);
        Assert.Equal(copy.CodeAddress, registered.CodeAddress);
        Assert.Equal(Sm3.Hash(pdf), registered.PageDigest);
        Assert.Equal(copy.Digest(), registered.ModelDigest);
        Assert.Equal(SomeKeys.Ring.HashCheckValue(copy.Number, copy.CheckValue), registered.CheckValueHash);
    }

    [Fact]
    public async Task The_code_on_the_paper_is_signed_with_the_halls_key_and_says_what_the_register_says()
    {
        var (copy, _) = await PrepareAsync();

        var read = Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(copy.CodeAddress)).Code;
        Assert.Equal(CodeSignature.Right, read.CheckSignature(SomeKeys.Ring.PublicKeys));
        Assert.Equal((copy.Number, "顾*河"), (read.Code.Number, read.Code.MaskedHolder));
        Assert.Equal((new DateOnly(2026, 3, 18), new DateOnly(2026, 4, 16)), (read.Code.MadeOn, read.Code.ExpiresOn));
    }

    [Fact]
    public async Task A_copy_is_announced_and_recorded_with_its_number()
    {
        var (copy, _) = await PrepareAsync();

        var log = await _desk.ReadLogAsync();
        Assert.Equal(
            [
                (nameof(AuditAction.CopyReserved), nameof(AuditOutcome.Announced)),
                (nameof(AuditAction.CopyReserved), nameof(AuditOutcome.Done)),
            ],
            log.TakeLast(2).Select(entry => (entry.Action, entry.Outcome)));
        Assert.Contains(copy.Number.Value, log[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_audit_log_no_copy_is_made_and_no_number_taken()
    {
        var visit = await _desk.OpenVisitAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));

        Assert.Empty(await ReadRegisterAsync());
        await _desk.MendAuditAsync();
        Assert.Equal(1, (await PrepareAsync()).Copy.Number.Sequence);
    }

    [Fact]
    public async Task A_copy_cannot_be_made_at_a_visit_that_has_ended()
    {
        var visit = await _desk.OpenVisitAsync();
        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        await Assert.ThrowsAsync<VisitClosedException>(
            () => _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
    }

    [Fact]
    public async Task A_copy_stands_as_unanswered_at_its_counter_until_somebody_says_how_it_came_out()
    {
        var (copy, _) = await PrepareAsync();

        var open = Assert.Single(await _copies.UnansweredAsync(SomeClerk.Value.Counter, Cancellation));
        Assert.Equal((copy.Number, "结婚证", "顾*河"), (open.Number, open.KindName, open.MaskedHolder));
        Assert.Empty(await _copies.UnansweredAsync("4", Cancellation));

        Assert.Equal(CopyState.Printed, await AnswerAsync(copy, PrintOutcome.CameOutWell));

        Assert.Empty(await _copies.UnansweredAsync(SomeClerk.Value.Counter, Cancellation));
        Assert.Equal(nameof(AuditAction.CopyPrinted), (await _desk.ReadLogAsync())[^1].Action);
        Assert.Equal(_desk.Time.GetUtcNow().UtcDateTime, Assert.Single(await ReadRegisterAsync()).AnsweredAtUtc);
    }

    [Fact]
    public async Task A_spoiled_copy_is_void_and_its_reprint_has_a_new_number_that_names_the_old()
    {
        var (spoiled, _) = await PrepareAsync();
        Assert.Equal(CopyState.Void, await AnswerAsync(spoiled, PrintOutcome.Spoiled));

        var (again, _) = await PrepareAsync(spoiled.Number);

        var register = await ReadRegisterAsync();
        Assert.Equal([CopyState.Void, CopyState.Reserved], register.Select(copy => copy.State));
        Assert.Equal((again.Number, spoiled.Number), (register[1].Number, register[1].Replaces));
        Assert.NotEqual(spoiled.Number, again.Number);
    }

    [Fact]
    public async Task Only_the_first_answer_counts()
    {
        var (copy, _) = await PrepareAsync();
        await AnswerAsync(copy, PrintOutcome.Spoiled);
        var entries = (await _desk.ReadLogAsync()).Count;

        Assert.Equal(CopyState.Void, await AnswerAsync(copy, PrintOutcome.CameOutWell));

        Assert.Equal(entries, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task The_numbers_of_a_day_begin_at_one()
    {
        await PrepareAsync();
        var second = await PrepareAsync();
        _desk.Time.Advance(TimeSpan.FromDays(1));
        var tomorrow = await PrepareAsync();

        Assert.Equal(2, second.Copy.Number.Sequence);
        Assert.Equal((new DateOnly(2026, 3, 19), 1), (tomorrow.Copy.Number.Day, tomorrow.Copy.Number.Sequence));
    }

    [Fact]
    public async Task With_English_the_paper_is_Chinese_and_has_English_beside_it()
    {
        var visit = await _desk.OpenVisitAsync();
        var prepared = Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id) with { HasEnglish = true }, Cancellation));

        using var page = new PdfContents(prepared.Pdf);
        Assert.Contains("Marriage", page.TextOf(1), StringComparison.Ordinal);
        Assert.Contains(SomeCopyDesk.Hall.Name, page.TextOf(1), StringComparison.Ordinal);
        Assert.Equal("zh-CN", page.Text(page.Catalog, "Lang"));
        Assert.Equal("Default text", prepared.Copy.Order.SecondEffect!.Name);
    }

    [Fact]
    public async Task Both_editions_are_one_file_under_one_number_in_the_register()
    {
        var visit = await _desk.OpenVisitAsync();
        var prepared = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(
            SomeCopyDesk.Request(visit.Id) with { Edition = CopyEdition.Both }, Cancellation));

        await using var db = _desk.Database.CreateDbContext();
        var kept = await db.Set<RegisteredCopy>().SingleAsync(Cancellation);
        Assert.Equal((prepared.Copy.Number, new CopyLook(CopyEdition.Both, false)), (kept.Number, kept.Look));
        Assert.Equal(Sm3.Hash(prepared.Pdf), kept.PageDigest);
    }

    private static VerificationReport Status(CheckReason reason) =>
        SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, reason));

    // At a visit of its own, or at that of an earlier one.
    private async Task<(CertifiedCopy Copy, byte[] Pdf)> PrepareAsync(CopyNumber? earlier = null)
    {
        var visit = earlier is null
            ? (await _desk.OpenVisitAsync()).Id
            : (await ReadRegisterAsync()).Single(copy => copy.Number == earlier).Visit;
        var prepared = await _copies.PrepareAsync(SomeCopyDesk.Request(visit), Cancellation);
        var ready = Assert.IsType<PreparedCopy.Ready>(prepared);
        return (ready.Copy, ready.Pdf);
    }

    private async Task<CopyState> AnswerAsync(CertifiedCopy copy, PrintOutcome outcome) =>
        (await _copies.RecordOutcomeAsync(copy.Number, outcome, SomeClerk.Value, Cancellation)).State;

    private async Task<List<RegisteredCopy>> ReadRegisterAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<RegisteredCopy>().AsNoTracking().OrderBy(copy => copy.Sequence).ToListAsync(Cancellation);
    }
}
