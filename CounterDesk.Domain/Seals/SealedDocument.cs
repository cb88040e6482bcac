using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Domain.Seals;

/// <summary>A document of a file and what was found about its signatures.</summary>
internal sealed record SealedDocument(OfdBody Body, OfdDocument Document, ImmutableArray<SignatureReport> Signatures)
{
    /// <summary>What signatures cover together. An invalid one covers nothing.</summary>
    public ImmutableHashSet<string> CoveredEntries { get; } =
    [
        .. Signatures.Where(signature => signature.Verdict is not FileVerdict.Invalid).SelectMany(signature => signature.CoveredEntries),
    ];

    /// <summary>Whether every entry that is shown is known and covered, if not by each signature, then by all.</summary>
    public bool IsCovered => Document.UnreadableEntries.IsEmpty && Document.ShownEntries.All(CoveredEntries.Contains);
}
