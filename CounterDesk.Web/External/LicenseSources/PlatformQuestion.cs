namespace CounterDesk.Web.External.LicenseSources;

/// <summary>What goes to a platform.</summary>
/// <param name="Path">Where, below the platform's address, with what stands behind it.</param>
/// <param name="Body">JSON; null to fetch what the path names.</param>
internal sealed record PlatformQuestion(string Path, byte[]? Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Never sent a second time.</summary>
    public bool IsOnce { get; init; }

    public override string ToString() => nameof(PlatformQuestion);
}
