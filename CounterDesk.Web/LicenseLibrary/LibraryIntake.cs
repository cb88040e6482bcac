using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.LicenseLibrary;

/// <summary>What became of a license that was brought to the library.</summary>
internal enum IntakeOutcome
{
    Added,

    /// <summary>The library had this version, and something of it was different.</summary>
    Changed,

    /// <summary>The library had it, the same in everything.</summary>
    Unchanged,
}

/// <summary>Takes licenses into the library. Taking the same in twice changes nothing, so that whatever broke off can be begun again.</summary>
internal sealed class LibraryIntake(IDbContextFactory<CounterDeskDb> databases, LibraryKeys keys, TimeProvider time)
{
    /// <summary>All of <paramref name="batch"/> in one transaction; outcomes in its order. No license may be in it twice.</summary>
    public async Task<IReadOnlyList<IntakeOutcome>> TakeInAsync(
        IReadOnlyList<BroughtLicense> batch, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = await ReadKeptAsync(db, batch, cancellationToken);
        var outcomes = new List<IntakeOutcome>(batch.Count);
        foreach (var brought in batch)
        {
            var content = KeptContent.Of(brought.License, brought.File?.Format, DigestOf(brought.File)).Write();
            outcomes.Add(kept.GetValueOrDefault(Convert.ToHexString(keys.HashOf(brought.License.Identifier))) switch
            {
                null => Add(db, brought, content),
                var same when IsSame(same, content) => IntakeOutcome.Unchanged,
                var other => await ChangeAsync(db, other, brought, content, cancellationToken),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        return outcomes;
    }

    // What is damaged is never the same: what was brought is whole and takes its place.
    private bool IsSame(KeptLicense kept, byte[] content)
    {
        try
        {
            var plain = keys.Decrypt(kept.Content);
            var isSame = plain.AsSpan().SequenceEqual(content);
            Array.Clear(plain);
            return isSame;
        }
        catch (KeyRingException exception) when (exception.IsOfContent)
        {
            return false;
        }
    }

    private async Task<Dictionary<string, KeptLicense>> ReadKeptAsync(
        CounterDeskDb db, IReadOnlyList<BroughtLicense> batch, CancellationToken cancellationToken)
    {
        var hashes = batch.Select(brought => keys.HashOf(brought.License.Identifier)).ToArray();
        return await db.Set<KeptLicense>()
            .Where(license => hashes.Contains(license.IdentifierHash))
            .Include(license => license.Holders)
            .ToDictionaryAsync(license => Convert.ToHexString(license.IdentifierHash), cancellationToken);
    }

    private IntakeOutcome Add(CounterDeskDb db, BroughtLicense brought, byte[] content)
    {
        var license = brought.License;
        var kept = new KeptLicense
        {
            IdentifierHash = keys.HashOf(license.Identifier),
            SeriesHash = keys.HashOfSeries(license.Identifier),
            Version = license.Version,
            NumberHash = keys.HashOfNumber(license.Number),
            Content = keys.Encrypt(content),
            SynchronizedAtUtc = time.GetUtcNow().UtcDateTime,
            Holders = keys.KeepHolders(license),
        };
        db.Add(kept);
        AddFile(db, kept.Id, brought.File);
        return IntakeOutcome.Added;
    }

    private async Task<IntakeOutcome> ChangeAsync(
        CounterDeskDb db, KeptLicense kept, BroughtLicense brought, byte[] content, CancellationToken cancellationToken)
    {
        kept.NumberHash = keys.HashOfNumber(brought.License.Number);
        kept.Content = keys.Encrypt(content);
        kept.SynchronizedAtUtc = time.GetUtcNow().UtcDateTime;

        // It is no longer what the region's feed said.
        kept.Load = 0;
        ExchangeHolders(db, kept, keys.KeepHolders(brought.License));
        if (await db.Set<KeptFile>().SingleOrDefaultAsync(file => file.LicenseId == kept.Id, cancellationToken) is not { } before)
        {
            AddFile(db, kept.Id, brought.File);
        }
        else if (brought.File is { } file)
        {
            before.Content = keys.Encrypt(file.Bytes.Span);
        }
        else
        {
            db.Remove(before);
        }

        return IntakeOutcome.Changed;
    }

    /// <summary>Has a license found by other holders than before.</summary>
    internal static void ExchangeHolders(CounterDeskDb db, KeptLicense kept, IEnumerable<KeptHolder> holders)
    {
        db.RemoveRange(kept.Holders);
        foreach (var holder in holders)
        {
            kept.Holders.Add(holder);
            db.Add(holder);
        }
    }

    private void AddFile(CounterDeskDb db, Guid licenseId, LicenseFile? file)
    {
        if (file is not null)
        {
            db.Add(new KeptFile { LicenseId = licenseId, Content = keys.Encrypt(file.Bytes.Span) });
        }
    }

    private static byte[]? DigestOf(LicenseFile? file) => file is null ? null : Sm3.Hash(file.Bytes.Span);
}

/// <summary>A license on its way into the library, with its file where there is one.</summary>
internal sealed record BroughtLicense(License License, LicenseFile? File);
