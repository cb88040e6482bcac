using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Objections;

public sealed class ObjectionDeskTests : IAsyncLifetime
{
    private static readonly byte[] _file = [.. Enumerable.Range(0, 200).Select(number => (byte)number)];

    private TestDesk _desk = null!;
    private ObjectionDesk _objections = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private VisitContent Content => _desk.Contents.Of(_visit.Id);

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _objections = SomeObjections.DeskOf(_desk);
        _visit = await _desk.OpenVisitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _objections.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task An_objection_is_recorded_masked_with_its_due_day_and_its_entry_in_the_log()
    {
        Show(SomeOpenLicenses.Changed());

        await FileAsync(ObjectionFault.NotGenuine);

        var objection = Assert.Single(await ReadAsync());
        var license = Content.License!.License;
        Assert.Equal(
            ($"Y{SomeAudit.Hall}-260318-0001", ObjectionFault.NotGenuine, ObjectionState.Open, new DateOnly(2026, 4, 1)),
            (objection.Number, objection.Fault, objection.State, objection.DueOn));
        Assert.Equal(
            (license.KindName, license.IssuerName, Mask.Number(license.Number)),
            (objection.KindName, objection.IssuerName, objection.AboutMasked));
        Assert.Equal(SomeKeys.Ring.HashLicense(license.Identifier), objection.AboutHash);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.ObjectionFiled), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal($"Number={objection.Number}\nFault=NotGenuine\nDue=2026-04-01", entry.Details);
        Assert.Equal(objection.AboutHash, entry.LicenseHash);
        Assert.Equal(_visit.Id, entry.Visit);
        Assert.Equal(entry.Sequence, Content.Proof!.Receipt.Sequence);
        Assert.Equal(objection.Number, Content.Objection!.Objection.Number);
        Assert.NotNull(Content.Objection.Slip);
    }

    [Fact]
    public async Task The_file_the_report_and_the_clerks_words_are_kept_encrypted_and_nowhere_else()
    {
        const string Note = "住址不是现住址";
        Show(SomeOpenLicenses.Changed() with { File = new(LicenseFileFormat.Ofd, _file.ToArray()) });
        var license = Content.License!.License;

        await FileAsync(ObjectionFault.Wrong, Note);

        await using var db = _desk.Database.CreateDbContext();
        var stored = (await db.Set<ObjectionEvidence>().AsNoTracking().SingleAsync(Cancellation)).Content;
        Assert.Equal(SomeKeys.Ring.CurrentKeyId, stored.KeyId);
        Assert.False(stored.Bytes.AsSpan().IndexOf(_file.AsSpan(0, 16)) >= 0);
        var kept = KeptEvidence.Read(SomeKeys.Ring.Decrypt(KeyUse.ObjectionEvidence, stored));
        Assert.Equal((Note, license.Identifier.Value, license.Number), (kept.Note, kept.Identifier, kept.Number));
        Assert.Equal(_file, kept.File!.Value.ToArray());
        Assert.Contains(kept.Checks, line => line.EndsWith("=Failed:RefDigestMismatch", StringComparison.Ordinal));
        foreach (var secret in (string[])[Note, license.Number, license.Holders[0].Name])
        {
            Assert.DoesNotContain(
                await _desk.ReadLogAsync(),
                entry => $"{entry.Subject} {entry.Details}".Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(
                await ReadAsync(),
                objection => $"{objection.AboutMasked} {objection.MaskedHolder}".Contains(
                    secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_telephone_that_is_left_is_kept_with_the_evidence_shown_masked_and_ends_with_it()
    {
        const string Phone = "13900001234";
        Show(SomeOpenLicenses.Changed());

        await FileAsync(ObjectionFault.Wrong, phone: " 139 0000 1234 ");

        Assert.Equal("139****1234", Content.Objection!.MaskedPhone);
        await using (var db = _desk.Database.CreateDbContext())
        {
            var stored = (await db.Set<ObjectionEvidence>().AsNoTracking().SingleAsync(Cancellation)).Content;
            Assert.Equal(Phone, KeptEvidence.Read(SomeKeys.Ring.Decrypt(KeyUse.ObjectionEvidence, stored)).Telephone);
        }

        Assert.DoesNotContain(
            await _desk.ReadLogAsync(), entry => $"{entry.Subject} {entry.Details}".Contains(Phone, StringComparison.Ordinal));
        var number = Content.Objection.Objection.Number;
        Content.LeaveObjection();
        await FileAsync(ObjectionFault.NotGenuine);
        Assert.Equal((number, "139****1234"), (Content.Objection!.Objection.Number, Content.Objection.MaskedPhone));

        Assert.True(await SomeObjections.AnswersOf(_desk).AnswerAsync(
            number, ObjectionAnswer.NotInTheRight, SomeObjections.Supervisor, Cancellation));
        _desk.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await SomeObjections.EvidenceOf(_desk).WipeEndedAsync(Cancellation));
        await using var after = _desk.Database.CreateDbContext();
        Assert.Empty(await after.Set<ObjectionEvidence>().ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("1390000123a")]
    [InlineData("1234567890123456")]
    public async Task What_is_no_telephone_number_is_not_taken(string phone)
    {
        Show(SomeOpenLicenses.Changed());

        await Assert.ThrowsAsync<ArgumentException>(() => FileAsync(ObjectionFault.Wrong, phone: phone));

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Nothing_happens_while_the_audit_log_cannot_be_written()
    {
        Show(SomeOpenLicenses.Changed());
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => FileAsync(ObjectionFault.Wrong));

        Assert.Null(Content.Objection);
        await _desk.MendAuditAsync();
        Assert.Empty(await ReadAsync());
        await using var db = _desk.Database.CreateDbContext();
        Assert.Empty(await db.Set<ObjectionEvidence>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_same_license_is_objected_to_once_in_a_visit()
    {
        Show(SomeOpenLicenses.Changed());
        await FileAsync(ObjectionFault.Wrong, "面积不对");
        var first = Content.Objection!;
        var slip = first.Slip!.ToArray();
        Content.LeaveObjection();
        var before = (await _desk.ReadLogAsync()).Count;

        await FileAsync(ObjectionFault.NotGenuine);

        Assert.Equal(first.Objection.Number, Content.Objection!.Objection.Number);
        Assert.Equal(slip, Content.Objection.Slip);
        Assert.Single(await ReadAsync());
        Assert.Equal(before, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Another_license_and_another_visit_get_the_next_numbers()
    {
        Show(SomeOpenLicenses.Changed());
        await FileAsync(ObjectionFault.Wrong);
        Show(SomeOpenLicenses.Passed());
        await FileAsync(ObjectionFault.Wrong);
        _visit = await _desk.OpenVisitAsync();
        Show(SomeOpenLicenses.Changed());
        await FileAsync(ObjectionFault.Wrong);

        Assert.Equal([1, 2, 3], (await ReadAsync()).Select(objection => objection.Sequence).Order());
    }

    [Fact]
    public async Task What_was_not_found_is_missing_and_only_the_evidence_knows_what_was_searched_for()
    {
        var number = SomeLicenses.Lin.Code.Text;
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, number, Cancellation);

        await FileAsync(ObjectionFault.Missing);

        var objection = Assert.Single(await ReadAsync());
        Assert.Equal(
            (Mask.Number(number), null, null), (objection.AboutMasked, objection.KindName, objection.IssuerName));
        Assert.Null((await _desk.ReadLogAsync())[^1].LicenseHash);
        await using var db = _desk.Database.CreateDbContext();
        var stored = (await db.Set<ObjectionEvidence>().AsNoTracking().SingleAsync(Cancellation)).Content;
        Assert.Equal(
            number, KeptEvidence.Read(SomeKeys.Ring.Decrypt(KeyUse.ObjectionEvidence, stored)).Searched);
    }

    [Fact]
    public async Task A_long_name_that_was_searched_for_fits_its_column_masked()
    {
        await _desk.LookUp.SearchAsync(
            _visit.Id, SomeClerk.Value, $"{new string('林', 90)} 1940-06-12", Cancellation);

        await FileAsync(ObjectionFault.Missing);

        Assert.Equal(Objection.MaxMaskedLength, Assert.Single(await ReadAsync()).AboutMasked.Length);
    }

    [Fact]
    public async Task What_cannot_be_said_of_what_is_shown_is_refused()
    {
        Show(SomeOpenLicenses.Passed());

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => FileAsync(ObjectionFault.NotGenuine));
        await Assert.ThrowsAsync<ArgumentException>(
            () => FileAsync(ObjectionFault.Wrong, new string('长', ObjectionRules.MaxNoteLength + 1)));

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Nothing_is_objected_to_before_purpose_and_basis_are_recorded()
    {
        _visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        Show(SomeOpenLicenses.Changed());

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => FileAsync(ObjectionFault.Wrong));

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_visit_that_was_closed_files_nothing()
    {
        Show(SomeOpenLicenses.Changed());
        var content = Content;
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        Show(SomeOpenLicenses.Changed());

        await Assert.ThrowsAsync<VisitClosedException>(() => FileAsync(ObjectionFault.Wrong));

        Assert.Null(content.License);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_due_day_in_a_year_nobody_announced_is_left_open()
    {
        _desk.Time.SetUtcNow(new(2026, 12, 28, 2, 0, 0, TimeSpan.Zero));
        Show(SomeOpenLicenses.Changed());

        await FileAsync(ObjectionFault.Wrong);

        Assert.Null(Assert.Single(await ReadAsync()).DueOn);
        Assert.EndsWith("Due=Unknown", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_without_a_shape_stops_the_receipt_and_not_the_objection()
    {
        Show(SomeOpenLicenses.Changed());

        await FileAsync(ObjectionFault.Wrong, "名字应是\U000323AF");

        Assert.Single(await ReadAsync());
        Assert.Null(Content.Objection!.Slip);
        Assert.Equal("U+323AF", Assert.Single(Content.Objection.Missing).ToString());
    }

    [Fact]
    public async Task The_receipt_goes_to_the_printer_only_after_its_entry_and_leaves_with_the_visit()
    {
        Show(SomeOpenLicenses.Changed());
        await FileAsync(ObjectionFault.Wrong);
        var (content, slip) = (Content, Content.Objection!.Slip!);

        await _objections.RecordSendingAsync(_visit.Id, SomeClerk.Value, Cancellation);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.ObjectionReceiptSent), entry.Action);
        Assert.Equal($"Number={content.Objection!.Objection.Number}", entry.Details);
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        Assert.Null(content.Objection);
        Assert.All(slip, value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task Evidence_stays_until_the_objection_is_closed_and_the_halls_days_are_over()
    {
        var store = SomeObjections.EvidenceOf(_desk);
        Show(SomeOpenLicenses.Changed());
        await FileAsync(ObjectionFault.Wrong);
        _desk.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await store.WipeEndedAsync(Cancellation));

        await using (var db = _desk.Database.CreateDbContext())
        {
            var objection = await db.Set<Objection>().SingleAsync(Cancellation);
            objection.Answer(ObjectionAnswer.MendedAtSource, _desk.Time.GetUtcNow().UtcDateTime, 30);
            await db.SaveChangesAsync(Cancellation);
        }

        _desk.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await store.WipeEndedAsync(Cancellation));
        _desk.Time.Advance(TimeSpan.FromDays(1));
        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => store.WipeEndedAsync(Cancellation));
        await _desk.MendAuditAsync();
        Assert.Equal(1, await store.WipeEndedAsync(Cancellation));

        await using var after = _desk.Database.CreateDbContext();
        Assert.Empty(await after.Set<ObjectionEvidence>().ToListAsync(Cancellation));
        Assert.Single(await ReadAsync());
        Assert.Equal(nameof(AuditAction.ObjectionEvidenceWiped), (await _desk.ReadLogAsync())[^1].Action);
        Assert.Equal(0, await store.WipeEndedAsync(Cancellation));
    }

    private void Show(OpenLicense license) => Content.Show(license);

    private Task FileAsync(ObjectionFault fault, string? note = null, string? phone = null) =>
        _objections.FileAsync(_visit.Id, SomeClerk.Value, fault, note, phone, missing: null, Cancellation);

    private async Task<List<Objection>> ReadAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<Objection>().AsNoTracking().ToListAsync(Cancellation);
    }
}
