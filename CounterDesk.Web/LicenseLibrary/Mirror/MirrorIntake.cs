using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>
/// Takes pages of the region's feed into the library: changes, cursor and the entry of the log in one transaction. What is
/// hashed and encrypted is so before it begins, since desks wait for whoever writes.
/// </summary>
internal sealed class MirrorIntake(
    IDbContextFactory<CounterDeskDb> databases, LibraryKeys keys, AuditLog audit, LicenseNews news, TimeProvider time)
{
    // SQL Server takes some two thousand parameters in one question.
    public const int MostAsked = 500;

    /// <summary>Takes in a page and moves the cursor behind it.</summary>
    /// <param name="server">Which server has the lease.</param>
    /// <param name="page">What came.</param>
    /// <param name="askedAtUtc">When it was asked for.</param>
    /// <param name="leaseUntilUtc">Until when the lease counts from then on.</param>
    /// <param name="cancellationToken">Ends it before anything is saved.</param>
    /// <returns>What became of it; null when another server has the lease: nothing was saved.</returns>
    /// <exception cref="AuditUnavailableException">The log could not be written; nothing was saved.</exception>
    public async Task<MirrorTally?> TakeInAsync(
        Guid server, FeedPage page, DateTime askedAtUtc, DateTime leaseUntilUtc, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await db.Set<MirrorState>().SingleAsync(cancellationToken);
        if (state.LeaseHolder != server)
        {
            return null;
        }

        var heard = HeardIn(page);
        await ReadKeptAsync(db, heard, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var prepared = heard.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Prepare).ToList();
        await ReadExchangedAsync(db, prepared, cancellationToken);
        prepared.ForEach(one => Apply(db, one, state.Load, now));
        var (refused, mended) = await RefusalList.ChangeAsync(
            db, page, [.. prepared.SelectMany(one => one.Refusals)], now, cancellationToken);
        var tally = new MirrorTally(
            prepared.Count(one => one.Outcome is IntakeOutcome.Added),
            prepared.Count(one => one.Outcome is IntakeOutcome.Changed),
            prepared.Count(one => one is { Outcome: IntakeOutcome.Unchanged, IsUnreadable: false }),
            refused);

        // Before it is saved: when the program ends in between, the page comes again, and what the register has heard is true.
        foreach (var some in prepared.Select(one => one.News(now)).OfType<HeardLicense>().Chunk(MostAsked))
        {
            await news.HearAsync(some, cancellationToken);
        }

        var (wasLoading, downSince) = (state.IsLoading, state.DownSinceUtc);
        state.Reach(page.Next, page.HasMore, askedAtUtc, tally.Added + tally.Changed, refused - mended);
        state.Lease(server, leaseUntilUtc);
        List<AuditNote> notes =
        [
            .. downSince is { } since ? [NoteOf(AuditAction.LibraryFeedBack, new AuditDetail("DownSince", since))] : NoNotes,
            .. tally.IsNothing ? NoNotes : [NoteOf(AuditAction.LibrarySynchronized, tally.Details)],
            .. wasLoading && !state.IsLoading ? [NoteOf(AuditAction.LibraryLoadEnded)] : NoNotes,
        ];
        return await SaveAsync(db, notes, cancellationToken) ? tally : null;
    }

    private static IEnumerable<AuditNote> NoNotes => [];

    private static AuditNote NoteOf(AuditAction action, params ImmutableArray<AuditDetail> details) =>
        new() { Action = action, Details = details };

    private async Task<bool> SaveAsync(CounterDeskDb db, List<AuditNote> notes, CancellationToken cancellationToken)
    {
        try
        {
            if (notes is [])
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            else
            {
                await audit.RecordAsync(db, null, notes, cancellationToken);
            }

            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server has taken over, and goes on from where this one was.
            return false;
        }
    }

    private List<Heard> HeardIn(FeedPage page) =>
    [
        .. from change in page.Changes.AsParallel().AsOrdered()
           let identifier = change switch
           {
               LicenseChange.Published published => published.License.Identifier,
               LicenseChange.StatusChanged changed => changed.Identifier,
               _ => null,
           }
           where identifier is not null
           group change by identifier into changes
           select new Heard(changes.Key, keys.HashOf(changes.Key), [.. changes]),
    ];

    private static async Task ReadKeptAsync(CounterDeskDb db, List<Heard> heard, CancellationToken cancellationToken)
    {
        var byHash = heard.ToDictionary(one => Convert.ToHexString(one.Hash));
        foreach (var some in heard.Chunk(MostAsked))
        {
            var hashes = some.Select(one => one.Hash).ToArray();
            var kept = await db.Set<KeptLicense>().Where(license => hashes.Contains(license.IdentifierHash)).ToListAsync(cancellationToken);
            kept.ForEach(license => byHash[Convert.ToHexString(license.IdentifierHash)].Kept = license);
            var ahead = await db.Set<AheadStatus>().Where(status => hashes.Contains(status.IdentifierHash)).ToListAsync(cancellationToken);
            ahead.ForEach(status => byHash[Convert.ToHexString(status.IdentifierHash)].Ahead = status);
        }
    }

    private Prepared Prepare(Heard heard)
    {
        if (heard.Kept is { } row && !heard.Changes.Any(change =>
            change.Number > row.StatusChange || (change is LicenseChange.Published && change.Number > row.ContentChange)))
        {
            return new Prepared(heard, IntakeOutcome.Unchanged, null);
        }

        var (before, plain, keptBefore) = Open(heard);
        var isUnreadable = heard.Kept is not null && plain is null;
        var after = heard.Changes.Aggregate(before, (known, change) => known.Hear(change));
        if (after.License is null)
        {
            return new Prepared(heard, IntakeOutcome.Unchanged, after) { IsUnreadable = isUnreadable };
        }

        var file = after.HasLostFile ? null : after.File;
        var content = (file is null
            ? KeptContent.Of(
                after.Standing, after.HasLostFile ? null : FormatOf(keptBefore), after.HasLostFile ? null : keptBefore?.FileDigest)
            : KeptContent.Of(after.Standing, file.Format, Sm3.Hash(file.Bytes.Span))).Write();
        var isSame = plain is not null && plain.AsSpan().SequenceEqual(content);
        Array.Clear(plain ?? []);
        if (isSame)
        {
            return new Prepared(heard, IntakeOutcome.Unchanged, after);
        }

        return new Prepared(heard, heard.Kept is null ? IntakeOutcome.Added : IntakeOutcome.Changed, after)
        {
            Content = keys.Encrypt(content),
            NumberHash = keys.HashOfNumber(after.License.Number),
            SeriesHash = heard.Kept?.SeriesHash ?? keys.HashOfSeries(after.License.Identifier),
            Holders = after.ContentChange == before.ContentChange ? null : keys.KeepHolders(after.License),
            File = file is null ? null : keys.Encrypt(file.Bytes.Span),
            LosesFile = file is null && (isUnreadable || (after.HasLostFile && keptBefore?.FileFormat is not null)),
        };
    }

    private static LicenseFileFormat? FormatOf(KeptContent? content) =>
        content?.FileFormat is { } format ? Enum.Parse<LicenseFileFormat>(format) : null;

    private (MirroredLicense Known, byte[]? Plain, KeptContent? Content) Open(Heard heard)
    {
        if (heard.Kept is { } row)
        {
            byte[] plain = [];
            try
            {
                plain = keys.Decrypt(row.Content);
                var content = KeptContent.Read(plain);
                var license = content.ToLicense(isSuperseded: false, row.SynchronizedAtUtc);
                return (new(license, row.ContentChange, license.Status, license.RawStatus, row.StatusChange), plain, content);
            }
            catch (Exception exception) when (exception is KeyRingException { IsOfContent: true } or KeptContentException or FormatException)
            {
                // One damaged row stops no other. Only a license that is published anew, and whole, can take its place.
                Array.Clear(plain);
                return (MirroredLicense.Unknown with { ContentChange = row.ContentChange, StatusChange = row.StatusChange }, null, null);
            }
        }

        return heard.Ahead is { } ahead
            ? (MirroredLicense.Unknown with { Status = Enum.Parse<LicenseStatus>(ahead.Status), StatusChange = ahead.Change }, null, null)
            : (MirroredLicense.Unknown, null, null);
    }

    // Only of those whose holders or file are exchanged or let go of.
    private static async Task ReadExchangedAsync(CounterDeskDb db, List<Prepared> prepared, CancellationToken cancellationToken)
    {
        var kept = prepared.Where(one => one.Heard.Kept is not null).ToList();
        foreach (var ids in kept.Where(one => one.Holders is not null).Select(one => one.Heard.Kept!.Id).Chunk(MostAsked))
        {
            // The context puts them to their licenses.
            await db.Set<KeptHolder>().Where(holder => ids.Contains(holder.LicenseId)).LoadAsync(cancellationToken);
        }

        var files = kept.Where(one => one.File is not null || one.LosesFile).ToDictionary(one => one.Heard.Kept!.Id);
        foreach (var ids in files.Keys.Chunk(MostAsked))
        {
            foreach (var file in await db.Set<KeptFile>().Where(file => ids.Contains(file.LicenseId)).ToListAsync(cancellationToken))
            {
                files[file.LicenseId].FileBefore = file;
            }
        }
    }

    private static void Apply(CounterDeskDb db, Prepared one, int load, DateTime nowUtc)
    {
        var (heard, after) = (one.Heard, one.After);
        if (heard.Kept is null && after is { License: null })
        {
            KeepAhead(db, heard, after);
            return;
        }

        var kept = heard.Kept ?? Add(db, one, nowUtc);
        if (one.IsUnreadable)
        {
            // What was said of it could not be taken: it is not fresh, should it ever be read again.
            kept.Load = 0;
            return;
        }

        kept.Load = load;
        if (after is null)
        {
            return;
        }

        (kept.ContentChange, kept.StatusChange) = (after.ContentChange, after.StatusChange);
        if (one.Outcome is IntakeOutcome.Changed)
        {
            (kept.NumberHash, kept.Content, kept.SynchronizedAtUtc) = (one.NumberHash!, one.Content!, nowUtc);
            if (one.Holders is { } holders)
            {
                LibraryIntake.ExchangeHolders(db, kept, holders);
            }
        }

        KeepFile(db, kept, one);
    }

    private static void KeepAhead(CounterDeskDb db, Heard heard, MirroredLicense after)
    {
        if (heard.Ahead is not { } ahead)
        {
            db.Add(new AheadStatus
            {
                IdentifierHash = heard.Hash, Status = after.Status.ToString(), Change = after.StatusChange,
            });
        }
        else
        {
            (ahead.Status, ahead.Change) = (after.Status.ToString(), after.StatusChange);
        }
    }

    private static KeptLicense Add(CounterDeskDb db, Prepared one, DateTime nowUtc)
    {
        var kept = new KeptLicense
        {
            IdentifierHash = one.Heard.Hash,
            SeriesHash = one.SeriesHash!,
            Version = one.After!.License!.Version,
            NumberHash = one.NumberHash!,
            Content = one.Content!,
            SynchronizedAtUtc = nowUtc,
            Holders = one.Holders!,
        };
        db.Add(kept);
        if (one.Heard.Ahead is { } ahead)
        {
            db.Remove(ahead);
        }

        return kept;
    }

    private static void KeepFile(CounterDeskDb db, KeptLicense kept, Prepared one)
    {
        if (one is { LosesFile: true, FileBefore: { } lost })
        {
            db.Remove(lost);
        }
        else if (one is { File: { } exchanged, FileBefore: { } before })
        {
            before.Content = exchanged;
        }
        else if (one.File is { } file)
        {
            db.Add(new KeptFile { LicenseId = kept.Id, Content = file });
        }
    }

    // A license and all that a page says of it, with what is kept of it.
    private sealed class Heard(LicenseIdentifier identifier, byte[] hash, ImmutableArray<LicenseChange> changes)
    {
        public LicenseIdentifier Identifier => identifier;

        public byte[] Hash => hash;

        public ImmutableArray<LicenseChange> Changes => changes;

        public KeptLicense? Kept { get; set; }

        public AheadStatus? Ahead { get; set; }
    }

    // What is to be saved of it. Nothing is known after it (null) when no change was newer than what is kept.
    private sealed record Prepared(Heard Heard, IntakeOutcome Outcome, MirroredLicense? After)
    {
        public EncryptedContent? Content { get; init; }

        public byte[]? NumberHash { get; init; }

        public byte[]? SeriesHash { get; init; }

        public List<KeptHolder>? Holders { get; init; }

        public EncryptedContent? File { get; init; }

        public bool LosesFile { get; init; }

        // What is kept cannot be read, and what came does not take its place.
        public bool IsUnreadable { get; init; }

        public IEnumerable<LicenseChange.Refused> Refusals => IsUnreadable
            ? Heard.Changes.Where(change => change.Number > Heard.Kept!.StatusChange)
                .Select(change => new LicenseChange.Refused(change.Number, ChangeRefusal.KeptUnreadable, null))
            : [];

        public KeptFile? FileBefore { get; set; }

        // What the register of copies should hear of. A new first version in force is news to no copy.
        public HeardLicense? News(DateTime nowUtc) => Outcome switch
        {
            IntakeOutcome.Unchanged => null,
            IntakeOutcome.Added when After is { Status: LicenseStatus.Valid, License.Version: 1 } => null,
            _ => new(Heard.Identifier, After!.Status, nowUtc),
        };
    }
}

/// <summary>What became of the records of a page.</summary>
internal sealed record MirrorTally(int Added, int Changed, int Unchanged, int Refused)
{
    public bool IsNothing => Added + Changed + Refused is 0;

    public ImmutableArray<AuditDetail> Details =>
    [
        Count(nameof(Added), Added), Count(nameof(Changed), Changed), Count(nameof(Unchanged), Unchanged),
        Count(nameof(Refused), Refused),
    ];

    private static AuditDetail Count(string name, int count) => new(name, count.ToString(CultureInfo.InvariantCulture));
}
