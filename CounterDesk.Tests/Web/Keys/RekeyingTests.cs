using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Keys;

/// <summary>What is kept under an older key comes under the current one, whole, and nothing else of it changes.</summary>
public sealed class RekeyingTests : IAsyncLifetime
{
    private static readonly byte[] _plain = "林秀兰 999901194001010025"u8.ToArray();

    private TestKeys _hall = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await TestKeys.CreateAsync();
        await using var db = _hall.Desk.Database.CreateDbContext();

        // Rows of these tables alone, without what they belong to.
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF", Cancellation);
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Every_store_comes_under_the_new_key_and_says_what_it_said()
    {
        await FillAsync();
        var old = _hall.Ring.CurrentKeyId;
        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        Assert.Equal(TestKeys.Stores.Length, (await _hall.Keys.ListAsync(Cancellation)).Due);

        await _hall.Rekeying.RekeyAsync(Cancellation);

        var listing = await _hall.Keys.ListAsync(Cancellation);
        Assert.Equal((0, 0, old), (listing.Due, listing.Unknown, listing.Encryption[1].Id));
        Assert.Equal(
            TestKeys.Stores.Select(store => (store.Name, 1)).Order(),
            listing.Encryption[0].Kept.Select(kept => (kept.Store, kept.Count)).Order());
        await using var db = _hall.Desk.Database.CreateDbContext();
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.LicenseContent, (await db.Set<KeptLicense>().SingleAsync(Cancellation)).Content));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.LicenseContent, (await db.Set<KeptFile>().SingleAsync(Cancellation)).Content));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.Proof, (await db.Set<ProofContent>().SingleAsync(Cancellation)).Content));
        Assert.Equal(
            _plain, _hall.Ring.Decrypt(KeyUse.ObjectionEvidence, (await db.Set<ObjectionEvidence>().SingleAsync(Cancellation)).Content));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.ReportWords, (await db.Set<CopyReportWords>().SingleAsync(Cancellation)).Content));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.AdvanceCopy, (await db.Set<AdvanceCopy>().SingleAsync(Cancellation)).Content!));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.PartyIdentity, (await db.Set<PartyIdentity>().SingleAsync(Cancellation)).Content));
        Assert.Equal(
            SomeMandates.Letter.Matter,
            (await db.Set<MandateRecord>().SingleAsync(record => record.Words != null, Cancellation)).Read(_hall.Ring)!.Matter);
        Assert.Null(_hall.Rekeying.Progress);
    }

    [Fact]
    public async Task It_is_announced_and_recorded_with_counts_and_a_second_round_has_nothing_to_do()
    {
        await FillAsync();
        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);

        await _hall.Rekeying.RekeyAsync(Cancellation);
        await _hall.Rekeying.RekeyAsync(Cancellation);

        var entries = (await _hall.Desk.ReadLogAsync())
            .Where(entry => entry.Action is nameof(AuditAction.ContentRekeyed)).ToList();
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], entries.Select(entry => entry.Outcome));
        Assert.Equal(
            $"Key={_hall.Ring.CurrentKeyId}\nLibraryLicenses=1\nLibraryFiles=1\nParties=1\nObjectionEvidence=1\n"
            + "MandateWords=1\nProofs=1\nReportWords=1\nAdvanceCopies=1\nUnreadable=0",
            entries[1].Details);
    }

    [Fact]
    public async Task What_cannot_be_read_stays_is_counted_and_is_not_tried_again_and_again()
    {
        await FillAsync();
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            await db.Set<ProofContent>().ExecuteUpdateAsync(
                row => row.SetProperty(content => content.Content.Bytes, new byte[40]), Cancellation);
        }

        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        await _hall.Rekeying.RekeyAsync(Cancellation);
        await _hall.Rekeying.RekeyAsync(Cancellation);

        Assert.Equal((1, 1), (_hall.Rekeying.Unreadable, (await _hall.Keys.ListAsync(Cancellation)).Due));
        var outcome = Assert.Single(
            await _hall.Desk.ReadLogAsync(),
            entry => entry is { Action: nameof(AuditAction.ContentRekeyed), Outcome: not nameof(AuditOutcome.Announced) });
        Assert.Equal(nameof(AuditOutcome.Failed), outcome.Outcome);
        Assert.EndsWith("Unreadable=1", outcome.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_under_a_key_that_is_not_on_the_ring_is_shown()
    {
        await FillAsync();
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            await db.Set<KeptFile>().ExecuteUpdateAsync(
                row => row.SetProperty(file => file.Content.KeyId, "00000000"), Cancellation);
        }

        Assert.Equal(1, (await _hall.Keys.ListAsync(Cancellation)).Unknown);
    }

    [Fact]
    public async Task What_changes_while_it_is_re_keyed_keeps_its_change()
    {
        await FillAsync();
        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        var later = "换了地址"u8.ToArray();
        var between = new ChangedInBetween(_hall.Ring, async () =>
        {
            await using var db = _hall.Desk.Database.CreateDbContext();
            var file = await db.Set<KeptFile>().SingleAsync(Cancellation);
            file.Content = _hall.Ring.Encrypt(KeyUse.LicenseContent, later);
            await db.SaveChangesAsync(Cancellation);
        });

        await TestKeys.Stores.Single(store => store.Name == "LibraryFiles")
            .RekeyAsync(_hall.Desk.Database, between, _ => { }, Cancellation);

        await using var after = _hall.Desk.Database.CreateDbContext();
        Assert.Equal(
            later,
            _hall.Ring.Decrypt(KeyUse.LicenseContent, (await after.Set<KeptFile>().SingleAsync(Cancellation)).Content));
    }

    [Fact]
    public async Task More_than_one_lot_is_done_to_its_end()
    {
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            db.AddRange(Enumerable.Range(0, 250).Select(_ => new KeptFile
            {
                LicenseId = Guid.CreateVersion7(), Content = _hall.Ring.Encrypt(KeyUse.LicenseContent, _plain),
            }));
            await db.SaveChangesAsync(Cancellation);
        }

        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        await _hall.Rekeying.RekeyAsync(Cancellation);

        var kept = Assert.Single((await _hall.Keys.ListAsync(Cancellation)).Encryption[0].Kept);
        Assert.Equal(("LibraryFiles", 250), (kept.Store, kept.Count));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_re_keyed()
    {
        await FillAsync();
        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => _hall.Rekeying.RekeyAsync(Cancellation));

        Assert.Equal(TestKeys.Stores.Length, (await _hall.Keys.ListAsync(Cancellation)).Due);
    }

    [Fact]
    public async Task No_table_with_encrypted_content_is_left_out()
    {
        await using var host = new DeskHost();
        using var browser = host.CreateClient();
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();

        var encrypted = db.Model.GetEntityTypes()
            .Where(type => type.GetComplexProperties().Any(property => property.ClrType == typeof(EncryptedContent)))
            .Select(type => type.ClrType.Name);

        var stores = host.Services.GetServices<KeyedStore>().ToList();
        Assert.Equal(encrypted.Order(StringComparer.Ordinal), stores.Select(RowOf).Order(StringComparer.Ordinal));
        Assert.Equal(
            stores.Select(store => (RowOf(store), store.Name)).Order(),
            TestKeys.Stores.Select(store => (RowOf(store), store.Name)).Order());
    }

    private static string RowOf(KeyedStore store) => store.GetType().GetGenericArguments()[0].Name;

    private async Task FillAsync()
    {
        var ring = _hall.Ring;
        await using var db = _hall.Desk.Database.CreateDbContext();
        db.Add(new KeptLicense
        {
            IdentifierHash = new byte[32], SeriesHash = new byte[32], NumberHash = new byte[32], Version = 1,
            SynchronizedAtUtc = SomeAudit.At, Content = ring.Encrypt(KeyUse.LicenseContent, _plain),
        });
        db.Add(new KeptFile { LicenseId = Guid.CreateVersion7(), Content = ring.Encrypt(KeyUse.LicenseContent, _plain) });
        db.Add(new ProofContent { ProofId = Guid.CreateVersion7(), Content = ring.Encrypt(KeyUse.Proof, _plain) });
        db.Add(new ObjectionEvidence { Number = "YS-1", Content = ring.Encrypt(KeyUse.ObjectionEvidence, _plain) });
        db.Add(new PartyIdentity { PartyId = Guid.CreateVersion7(), Content = ring.Encrypt(KeyUse.PartyIdentity, _plain) });
        db.Add(new CopyReportWords { ReportId = Guid.CreateVersion7(), Content = ring.Encrypt(KeyUse.ReportWords, _plain) });
        var waits = SomeCopies.Registered(isAhead: true);
        db.Add(waits);
        db.Add(AdvanceCopy.Of(waits, WrittenRequest.Of(waits.Visit), ring.Encrypt(KeyUse.AdvanceCopy, _plain)));
        db.Add(Mandate());

        // Its visit is closed: there is nothing under any key.
        var ended = Mandate();
        ended.WipeWords();
        db.Add(ended);
        await db.SaveChangesAsync(Cancellation);

        MandateRecord Mandate() => MandateRecord.Of(
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), SomeMandates.Letter, ring, SomeAudit.At);
    }

    /// <summary>Somebody changes the row after it was read and before it is written.</summary>
    private sealed class ChangedInBetween(IKeyRing ring, Func<Task> change) : IKeyRing
    {
        public Sm2PublicKey AuditKey => ring.AuditKey;

        public CopyKey SigningKey => ring.SigningKey;

        public System.Collections.Immutable.ImmutableArray<PublicCopyKey> PublicKeys => ring.PublicKeys;

        public string CurrentKeyId => ring.CurrentKeyId;

        public byte[] SignAudit(ReadOnlySpan<byte> data) => ring.SignAudit(data);

        public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => ring.KeyedHash(use, data);

        public byte[] Decrypt(KeyUse use, EncryptedContent content) => ring.Decrypt(use, content);

        public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain)
        {
            change().GetAwaiter().GetResult();
            return ring.Encrypt(use, plain);
        }
    }
}
