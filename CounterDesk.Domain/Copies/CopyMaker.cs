namespace CounterDesk.Domain.Copies;

/// <summary>
/// Who makes a copy: hall, counter and clerk, the last by staff number and never by name. Receivers check copies at the
/// public address (scheme, host and port). The demo hall marks every page.
/// </summary>
public sealed record CopyMaker(string HallName, string Counter, string ClerkNumber, Uri PublicAddress, bool IsDemo)
{
    /// <summary>The check page as people type it.</summary>
    public string CheckPage => $"{PublicAddress.Authority}/c";
}
