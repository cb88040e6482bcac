using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>What the class for a platform is made from.</summary>
/// <param name="Key">What the hall calls it.</param>
/// <param name="Options">Its own settings.</param>
/// <param name="All">Those for every platform.</param>
/// <param name="Ring">Where its keys come from.</param>
/// <param name="Kinds">The kinds that the hall knows.</param>
/// <param name="Time">The clock.</param>
internal sealed record PlatformSetup(
    string Key, PlatformOptions Options, LicenseSourceOptions All, IKeyRing Ring,
    LicenseKindCatalog Kinds, TimeProvider Time)
{
    public SourceName Name => new(Options.Name, Options.EnglishName);

    public override string ToString() => Key;
}
