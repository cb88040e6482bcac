using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>What the typed text looks like it was meant to be.</summary>
public enum SearchForm
{
    /// <summary>Nothing in particular.</summary>
    Unknown,
    ResidentId,
    CreditCode,
    LicenseIdentifier,

    /// <summary>A name. The date of birth behind it may be missing or impossible.</summary>
    NameAndBirthDate,

    /// <summary>The code or the number of a printed copy, which is checked elsewhere and finds no license.</summary>
    CertifiedCopy,

    /// <summary>A scanned code that opens a page and says nothing here.</summary>
    WebAddress,
}

/// <summary>What one field for everything was understood to ask.</summary>
public abstract record SearchReading
{
    private SearchReading()
    {
    }

    public sealed record Query(LicenseQuery Asked) : SearchReading;

    /// <param name="LooksLike">What it was probably meant to be.</param>
    /// <param name="Fault">What is wrong with it as such.</param>
    public sealed record Unreadable(SearchForm LooksLike, IdentifierFault Fault) : SearchReading;
}
