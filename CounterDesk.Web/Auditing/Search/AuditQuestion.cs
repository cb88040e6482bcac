using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Web.Auditing.Search;

/// <summary>What the log is narrowed to; what is null is not narrowed.</summary>
public sealed record AuditQuestion
{
    /// <summary>The first day, as the log has closed its days.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>
    /// The first minute of the first day, at the counter; null for the whole day. It means nothing without a first day.
    /// </summary>
    public TimeOnly? FromTime { get; init; }

    /// <summary>The last minute of the last day, and all of it; null for the whole day.</summary>
    public TimeOnly? ToTime { get; init; }

    /// <summary>The clerk's id at the identity provider.</summary>
    public string? Actor { get; init; }

    public AuditAction? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    public string? KindCode { get; init; }

    public AuditTerm? Term { get; init; }

    /// <summary>
    /// A page has entries before this one: the thousandth costs what the first does.
    /// </summary>
    public long? Before { get; init; }

    /// <summary>The moment from which entries are asked for; null where no minute is said.</summary>
    internal DateTime? BeginUtc =>
        From is { } day && FromTime is { } time ? DeskClock.BeginningOf(day) + time.ToTimeSpan() : null;

    /// <summary>The moment before which entries are asked for; null where no minute is said.</summary>
    internal DateTime? EndUtc => To is { } day && ToTime is { } time
        ? DeskClock.BeginningOf(day) + time.ToTimeSpan() + TimeSpan.FromMinutes(1)
        : null;
}

/// <summary>One page of entries, the latest first.</summary>
/// <param name="Entries">At most <see cref="AuditReader.PageRows"/>.</param>
/// <param name="Before">The entry before which the next page begins; null when there is no older one.</param>
/// <param name="IsCutShort">
/// The time for one search was over before the page was full: what is older has not been looked through yet.
/// </param>
/// <param name="Receipt">The entry that says who read this.</param>
public sealed record AuditPage(
    ImmutableArray<AuditEntry> Entries, long? Before, bool IsCutShort, AuditReceipt Receipt);

/// <summary>Somebody who wrote entries.</summary>
/// <param name="Id">The id at the identity provider, as entries have it.</param>
/// <param name="Number">The staff number, as the last sign-in told it; empty when it is not known.</param>
public sealed record AuditActor(string Id, string Number);

/// <summary>An entry in its place, and whether it fits.</summary>
/// <param name="Entry">As it stands in its row.</param>
/// <param name="Computed">The hash that its row gives.</param>
/// <param name="Fits">Its hash is the computed one, and the entry before it is the one it was written after.</param>
public sealed record PlacedEntry(AuditEntry Entry, byte[] Computed, bool Fits);
