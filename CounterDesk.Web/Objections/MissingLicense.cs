namespace CounterDesk.Web.Objections;

/// <summary>What is known of a license that should be there and was not found.</summary>
/// <param name="KindName">The name of its kind; null when nobody knows.</param>
/// <param name="IssuerName">Who should have issued it; null when nobody knows.</param>
public sealed record MissingLicense(string? KindName, string? IssuerName);
