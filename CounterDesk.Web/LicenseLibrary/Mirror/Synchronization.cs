using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>
/// Keeps the hall's library what its region publishes (数据同源、同步更新): everything first, then every change. One server
/// of an installation does it at a time; whichever goes on goes on from the cursor in the database.
/// </summary>
/// <param name="feed">What the region publishes; null where the hall has none, and then nothing is done.</param>
/// <param name="databases">Where the library is.</param>
/// <param name="intake">Takes pages in.</param>
/// <param name="audit">The hall's log.</param>
/// <param name="time">The clock.</param>
internal sealed class Synchronization(
    ILicenseFeed? feed, IDbContextFactory<CounterDeskDb> databases, MirrorIntake intake, AuditLog audit, TimeProvider time)
{
    // Longer than any page takes; a server that is gone is followed by another so soon.
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    private readonly Guid _server = Guid.NewGuid();

    public bool IsOn => feed is not null;

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes in all there is now.</summary>
    /// <param name="told">Told of each page once it is saved.</param>
    /// <param name="cancellationToken">Ends it between two pages.</param>
    /// <exception cref="AuditUnavailableException">The log could not be written. What was taken in before stays.</exception>
    public async Task<SynchronizationOutcome> GoAsync(IProgress<MirrorTally>? told, CancellationToken cancellationToken)
    {
        if (feed is null || await BeginAsync(cancellationToken) is not { } state)
        {
            return SynchronizationOutcome.NotOurs;
        }

        var (cursor, asked) = (state.Cursor, UtcNow);
        var reading = feed.ReadAsync(cursor, cancellationToken);
        while (true)
        {
            switch (await reading)
            {
                case PlatformAnswer<FeedPage>.Answered(var page):
                    // A source whose cursor stands still while it has more would never end.
                    if (page.HasMore && page.Next == cursor)
                    {
                        return await FailAsync(AnswerFault.WrongValue.ToString(), cancellationToken);
                    }

                    // While this page is taken in the next one is on its way.
                    var (pageAsked, at) = (asked, UtcNow);
                    reading = page.HasMore ? feed.ReadAsync(page.Next, cancellationToken) : reading;
                    if (await intake.TakeInAsync(_server, page, pageAsked, at + _lease, cancellationToken) is not { } tally)
                    {
                        return SynchronizationOutcome.NotOurs;
                    }

                    told?.Report(tally);
                    if (!page.HasMore)
                    {
                        return SynchronizationOutcome.Current;
                    }

                    (cursor, asked) = (page.Next, at);
                    break;
                case PlatformAnswer<FeedPage>.Refused(PlatformRefusal.CursorUnknown, _) when cursor is not null:
                    if (!await BeginLoadAsync(cancellationToken))
                    {
                        return SynchronizationOutcome.NotOurs;
                    }

                    (cursor, asked) = (null, UtcNow);
                    reading = feed.ReadAsync(null, cancellationToken);
                    break;
                case var answer:
                    return await FailAsync(answer.Words, cancellationToken);
            }
        }
    }

    /// <summary>How far it is; null before the first round.</summary>
    public async Task<MirrorState?> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<MirrorState>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records that were not taken, the last ones first.</summary>
    public async Task<IReadOnlyList<RefusedChange>> ReadRefusedAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<RefusedChange>().AsNoTracking().OrderByDescending(change => change.AtUtc)
            .ThenByDescending(change => change.Number).Take(most)
            .ToListAsync(cancellationToken);
    }

    // Null when another server is at it.
    private async Task<MirrorState?> BeginAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await db.Set<MirrorState>().SingleOrDefaultAsync(cancellationToken);
        if (state?.MayGoOn(_server, UtcNow) is false)
        {
            return null;
        }

        var isFirst = state is null;
        state ??= db.Add(new MirrorState()).Entity;
        state.Lease(_server, UtcNow + _lease);
        if (isFirst)
        {
            state.BeginLoad(UtcNow);
        }

        return await SaveAsync(db, isFirst ? LoadBegun : null, cancellationToken) ? state : null;
    }

    private async Task<bool> BeginLoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await db.Set<MirrorState>().SingleAsync(cancellationToken);
        if (state.LeaseHolder != _server)
        {
            return false;
        }

        state.BeginLoad(UtcNow);
        return await SaveAsync(db, LoadBegun, cancellationToken);
    }

    private async Task<SynchronizationOutcome> FailAsync(string trouble, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await db.Set<MirrorState>().SingleAsync(cancellationToken);
        if (state.LeaseHolder != _server)
        {
            return SynchronizationOutcome.NotOurs;
        }

        // Once for each time that it is away.
        var note = state.DownSinceUtc is not null ? null : new AuditNote
        {
            Action = AuditAction.LibraryFeedSilent, Outcome = AuditOutcome.CouldNotBeTold, Details = [new("Answer", trouble)],
        };
        state.Fail(trouble, UtcNow);
        await SaveAsync(db, note, cancellationToken);
        return SynchronizationOutcome.Failed;
    }

    private static AuditNote LoadBegun => new() { Action = AuditAction.LibraryLoadBegun };

    private async Task<bool> SaveAsync(CounterDeskDb db, AuditNote? note, CancellationToken cancellationToken)
    {
        try
        {
            if (note is null)
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            else
            {
                await audit.RecordAsync(db, null, note, cancellationToken);
            }

            return true;
        }
        catch (DbUpdateException)
        {
            // Another server was faster.
            return false;
        }
    }
}

/// <summary>What a round of synchronization came to.</summary>
internal enum SynchronizationOutcome
{
    /// <summary>All that was published is in the library.</summary>
    Current,

    /// <summary>The feed did not answer, or not in a way that was understood.</summary>
    Failed,

    /// <summary>Another server is at it, or the hall has no feed.</summary>
    NotOurs,
}

/// <summary>The feed that the hall's settings name; none where they name none.</summary>
internal sealed record SettledFeed(ILicenseFeed? Feed);
