using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A copy made ahead (预先制作的加注件): the very file that prints, encrypted, until it is on paper; and who may fetch
/// it, until when. The row stays when it has ended, without the file.
/// </summary>
public sealed class AdvanceCopy
{
    private AdvanceCopy()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public CopyNumber Number { get; private init; } = null!;

    public RequestForm Form { get; private init; }

    public DateOnly WrittenOn { get; private init; }

    public bool IsFetchedByHolder { get; private init; }

    public string MaskedFetcher { get; private init; } = "";

    public byte[] FetcherHash { get; private init; } = [];

    /// <summary>The last day of fetching: never after the copy's own last day.</summary>
    public DateOnly EndsOn { get; private init; }

    /// <summary>Null once it is on paper, and when it is void.</summary>
    public EncryptedContent? Content { get; private set; }

    /// <param name="copy">As it is registered.</param>
    /// <param name="request">By which it was made.</param>
    /// <param name="content">The file, encrypted.</param>
    public static AdvanceCopy Of(RegisteredCopy copy, WrittenRequest request, EncryptedContent content) => new()
    {
        Number = copy.Number,
        Form = request.Form,
        WrittenOn = request.WrittenOn,
        IsFetchedByHolder = request.IsFetchedByHolder,
        MaskedFetcher = request.MaskedFetcher,
        FetcherHash = request.FetcherHash,
        EndsOn = request.Until < copy.ExpiresOn ? request.Until : copy.ExpiresOn,
        Content = content,
    };

    public void Wipe() => Content = null;

    /// <summary>
    /// Why it may not be handed out, or null when it may. Whoever it does not wait for is told nothing else of it.
    /// </summary>
    /// <param name="copy">As the register has it.</param>
    /// <param name="present">The keyed hashes of those who are here and identified.</param>
    /// <param name="isKeyWithdrawn">The key that signed its code is withdrawn.</param>
    /// <param name="today">In China.</param>
    public FetchFault? FindFault(
        RegisteredCopy copy, IEnumerable<byte[]> present, bool isKeyWithdrawn, DateOnly today) =>
        !present.Any(hash => hash.AsSpan().SequenceEqual(FetcherHash)) ? FetchFault.NotForThem : copy switch
        {
            { State: CopyState.Printed } => FetchFault.HandedOut,
            { State: not CopyState.Waiting } => FetchFault.Void,
            _ when today > EndsOn => FetchFault.Over,
            { ChangedTo: not null } => FetchFault.LicenseChanged,
            _ => isKeyWithdrawn ? FetchFault.KeyWithdrawn : null,
        };
}

/// <summary>Why a copy made ahead is not handed out.</summary>
public enum FetchFault
{
    /// <summary>No copy that waits has this number.</summary>
    Unknown,

    /// <summary>It waits for somebody else than those who are here.</summary>
    NotForThem,

    HandedOut,

    /// <summary>Void or withdrawn.</summary>
    Void,

    /// <summary>The last day of fetching has passed.</summary>
    Over,

    /// <summary>What it says of the license is no longer so.</summary>
    LicenseChanged,

    /// <summary>Whoever checks it would be told that nothing counts which this key signed.</summary>
    KeyWithdrawn,

    /// <summary>Its file cannot be opened: the key ring lacks the key, or it is not the file that was registered.</summary>
    Unreadable,
}

/// <summary>How whoever fetched a copy said that she has it. Nobody is sent away because she cannot write.</summary>
public enum ReceiptWay
{
    BySignature,

    /// <summary>With a fingerprint.</summary>
    ByMark,

    /// <summary>Somebody else signed as a witness.</summary>
    ByWitness,
}
