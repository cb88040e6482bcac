using System.Collections.Immutable;

namespace CounterDesk.Domain.Copies;

/// <summary>A copy that was made again, held against what the register kept of it.</summary>
/// <param name="Differences">
/// What is not the same: names of <see cref="CopyParts"/>, <see cref="InRegister"/>, <see cref="InLog"/>. Empty when the
/// model is.
/// </param>
/// <param name="Bytes">What became of the file that was printed.</param>
public sealed record CopyProof(ImmutableArray<string> Differences, ProvenBytes Bytes)
{
    /// <summary>What the register has itself no longer gives the digest it has: somebody changed one of them.</summary>
    public const string InRegister = "Register";

    /// <summary>The digests of the register are not those that the audit log has of the day.</summary>
    public const string InLog = "Log";

    public bool IsSameModel => Differences.IsEmpty;

    /// <summary>Compares; decides nothing about the copy's standing.</summary>
    /// <param name="kept">As the register has it.</param>
    /// <param name="then">What it was made with.</param>
    /// <param name="again">Made again from that and the source.</param>
    public static CopyProof Of(RegisteredCopy kept, CopyMaking then, RebuiltCopy again)
    {
        var differences = CopyParts.Differences(then.Parts, again.Parts);
        if (differences.IsEmpty && !again.ModelDigest.AsSpan().SequenceEqual(kept.ModelDigest))
        {
            differences = [InRegister];
        }

        if (again.LoggedDigests is var (model, page)
            && !(model.AsSpan().SequenceEqual(kept.ModelDigest) && page.AsSpan().SequenceEqual(kept.PageDigest)))
        {
            differences = differences.Add(InLog);
        }

        return new(differences, BytesOf(kept, again, differences.IsEmpty));
    }

    private static ProvenBytes BytesOf(RegisteredCopy kept, RebuiltCopy again, bool isSameModel) => again switch
    {
        _ when !isSameModel => ProvenBytes.NotCompared,
        { PageDigest: { } page } when page.AsSpan().SequenceEqual(kept.PageDigest) => ProvenBytes.Same,
        { SourceDigest: var source } when !Same(source, kept.SourceDigest) => ProvenBytes.OtherFile,
        { PageDigest: null } => ProvenBytes.NoCheckValue,
        { Writer: var writer } when writer != kept.Writer => ProvenBytes.OtherWriter,
        _ => ProvenBytes.Differ,
    };

    private static bool Same(byte[]? one, byte[]? other) =>
        one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
}

/// <summary>What a copy that was made again comes to.</summary>
public sealed record RebuiltCopy
{
    public required byte[] ModelDigest { get; init; }

    /// <inheritdoc cref="CopyParts"/>
    public required ImmutableDictionary<string, string> Parts { get; init; }

    /// <summary>SM3 of the license's file as the source delivers it now; null when there is none.</summary>
    public required byte[]? SourceDigest { get; init; }

    /// <summary>Which writer made it again.</summary>
    public required string Writer { get; init; }

    /// <summary>SM3 of the file made again; null when no check value fits the hash that the register has.</summary>
    public required byte[]? PageDigest { get; init; }

    /// <summary>Of model and page as the audit log has them; null where it was not written down yet.</summary>
    public required (byte[] Model, byte[] Page)? LoggedDigests { get; init; }
}

/// <summary>What making a copy again says of the bytes that were printed.</summary>
public enum ProvenBytes
{
    Same,

    /// <summary>The same writer made other bytes of the same model and the same file.</summary>
    Differ,

    /// <summary>Another version of the program wrote them. Says nothing against them.</summary>
    OtherWriter,

    /// <summary>The source delivers another file of the license than it did.</summary>
    OtherFile,

    /// <summary>The check value could not be found, so the page could not be made.</summary>
    NoCheckValue,

    /// <summary>The model is another, and so are the bytes.</summary>
    NotCompared,
}
