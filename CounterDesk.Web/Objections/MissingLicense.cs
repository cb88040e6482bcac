namespace CounterDesk.Web.Objections;

/// <summary>What is known of a license that should be there and was not found.</summary>
/// <param name="KindName">The name of its kind; null when nobody knows.</param>
/// <param name="IssuerName">Who should have issued it; null when nobody knows.</param>
public sealed record MissingLicense(string? KindName, string? IssuerName)
{
    /// <summary>The number on its paper form; null when nobody knows.</summary>
    public string? Number { get; init; }

    /// <summary>When that was issued; null when nobody knows.</summary>
    public DateOnly? IssuedOn { get; init; }

    public override string ToString() => nameof(MissingLicense);
}
