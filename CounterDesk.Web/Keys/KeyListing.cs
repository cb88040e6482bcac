using System.Collections.Immutable;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>The ring as the security administrator sees it: ids, times and counts, never a secret.</summary>
/// <param name="Signing">Keys that sign copies, the newest first.</param>
/// <param name="Encryption">Keys of what is kept, the newest first.</param>
/// <param name="Unknown">Rows under keys that the ring does not have: nobody can read them.</param>
/// <param name="Export">Whether the present ring has been exported.</param>
/// <param name="IsUpToDate">False when the file is missing or damaged and the program goes on from memory.</param>
public sealed record KeyListing(
    ImmutableArray<ListedSigningKey> Signing, ImmutableArray<ListedEncryptionKey> Encryption, int Unknown,
    KeyExport Export, bool IsUpToDate)
{
    public ListedSigningKey Current => Signing[0];

    /// <summary>Rows that wait to be brought under the current key.</summary>
    public int Due => Encryption.Skip(1).Sum(key => key.Rows);
}

/// <param name="Id">Eight hexadecimal digits, as copies carry it.</param>
/// <param name="State">What it is good for.</param>
/// <param name="SinceUtc">Since when copies were signed with it.</param>
/// <param name="UntilUtc">Until when they were; null for the one that signs now.</param>
/// <param name="LiveCopies">Copies it signed that were handed over and whose last day is not over.</param>
public sealed record ListedSigningKey(
    string Id, SigningKeyState State, DateTime SinceUtc, DateTime? UntilUtc, int LiveCopies)
{
    public DateTime? WithdrawnAtUtc { get; init; }

    public KeyWithdrawalReason? WithdrawnFor { get; init; }

    public string? WithdrawalNote { get; init; }
}

public enum SigningKeyState
{
    /// <summary>It signs, and what it signed counts.</summary>
    Current,

    /// <summary>It signs no longer; what it signed counts.</summary>
    Retired,

    /// <summary>Nothing counts that it signed.</summary>
    Withdrawn,
}

/// <param name="Id">As it lies beside what is under it.</param>
/// <param name="MadeAtUtc">Since when it encrypts.</param>
/// <param name="IsCurrent">Whether new content comes under it.</param>
/// <param name="Kept">How many rows are under it, by store; stores without any are left out.</param>
public sealed record ListedEncryptionKey(
    string Id, DateTime MadeAtUtc, bool IsCurrent, ImmutableArray<KeptRows> Kept)
{
    public int Rows => Kept.Sum(kept => kept.Count);
}

/// <summary>How many rows of a store.</summary>
public sealed record KeptRows(string Store, int Count);

/// <summary>When and by whom the ring was exported last; <c>By</c> is null for whoever runs the program.</summary>
public sealed record KeyExport(KeyExportState State, DateTime? AtUtc, string? By);

public enum KeyExportState
{
    NotYet,

    /// <summary>A key was made or withdrawn since.</summary>
    Outdated,

    Done,
}
