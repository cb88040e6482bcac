namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>
/// How far the hall's library is with what its region publishes. It is saved in the transaction of the changes that it
/// speaks of, so that whatever stops the program neither loses nor repeats any.
/// </summary>
internal sealed class MirrorState
{
    public const int MaxTroubleLength = 120;

    /// <summary>A hall has one region and one feed.</summary>
    public const string OnlyKey = "region";

    public string Key { get; private init; } = OnlyKey;

    /// <summary>Null before anything was read, and when everything is to be read anew.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Which full load is under way, or was the last; 0 before the first.</summary>
    public int Load { get; private set; }

    public DateTime? LoadBegunAtUtc { get; private set; }

    /// <summary>When the last full load was complete; null while one is under way that no complete one came before.</summary>
    public DateTime? LoadedAtUtc { get; private set; }

    public bool IsLoading { get; private set; }

    /// <summary>Everything that the region had published by then is in the library.</summary>
    public DateTime? CurrentAtUtc { get; private set; }

    /// <summary>When the feed last answered.</summary>
    public DateTime? AnsweredAtUtc { get; private set; }

    /// <summary>Since when it has not; null while it does.</summary>
    public DateTime? DownSinceUtc { get; private set; }

    /// <summary>Outcome, reason and the source's own code of what came last; null when that was a page.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Licenses added or changed since the first load.</summary>
    public long Taken { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Which server goes on with it, and until when that counts.</summary>
    public Guid? LeaseHolder { get; private set; }

    public DateTime? LeaseUntilUtc { get; private set; }

    /// <summary>Changes with every save: a server that has lost its lease saves nothing more.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public bool MayGoOn(Guid server, DateTime nowUtc) => LeaseHolder == server || LeaseUntilUtc is null || LeaseUntilUtc < nowUtc;

    public void Lease(Guid server, DateTime untilUtc)
    {
        (LeaseHolder, LeaseUntilUtc) = (server, untilUtc);
        Change();
    }

    public void BeginLoad(DateTime nowUtc)
    {
        (Cursor, IsLoading, LoadBegunAtUtc) = (null, true, nowUtc);
        Load++;
        Change();
    }

    /// <summary>A page was taken in.</summary>
    /// <param name="cursor">What it ends with.</param>
    /// <param name="hasMore">Whether there is more already.</param>
    /// <param name="askedAtUtc">When it was asked for: what was published later may not be in it.</param>
    /// <param name="taken">Licenses added or changed.</param>
    /// <param name="refused">How many more records are listed as refused, or fewer, since some came well.</param>
    public void Reach(string cursor, bool hasMore, DateTime askedAtUtc, int taken, int refused)
    {
        (Cursor, AnsweredAtUtc, DownSinceUtc, Trouble) = (cursor, askedAtUtc, null, null);
        (Taken, Refused) = (Taken + taken, Refused + refused);
        if (!hasMore)
        {
            CurrentAtUtc = askedAtUtc;
            LoadedAtUtc = IsLoading ? askedAtUtc : LoadedAtUtc;
            IsLoading = false;
        }

        Change();
    }

    /// <summary>No page came.</summary>
    /// <param name="trouble">Why.</param>
    /// <param name="sinceUtc">Since when; what is known to be longer stays.</param>
    public void Fail(string trouble, DateTime sinceUtc)
    {
        (Trouble, DownSinceUtc) = (trouble[..Math.Min(trouble.Length, MaxTroubleLength)], DownSinceUtc ?? sinceUtc);
        Change();
    }

    private void Change() => Version = Guid.CreateVersion7();
}

/// <summary>The status of a license that was heard of before the license itself was.</summary>
internal sealed class AheadStatus
{
    public required byte[] IdentifierHash { get; init; }

    public required string Status { get; set; }

    public required long Change { get; set; }
}

/// <summary>A record of the feed that was not taken, for whoever asks the platform's support. Nothing of its content is kept.</summary>
internal sealed class RefusedChange
{
    public const int MaxFieldLength = 60;
    public const int MaxCodeLength = 20;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The source's number of the change; 0 where it had none.</summary>
    public required long Number { get; init; }

    public required string Why { get; init; }

    public string? Field { get; init; }

    public string? RawCode { get; init; }

    public required DateTime AtUtc { get; init; }
}
