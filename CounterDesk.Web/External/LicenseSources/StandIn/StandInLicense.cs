using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>A license of a fictional person as a stand-in has it.</summary>
/// <param name="Identifier">By GB/T 36904.</param>
/// <param name="HolderCodes">The numbers of those whose it is.</param>
/// <param name="Items">Its items by their keys in GB/T 36903, without the face.</param>
/// <param name="Face">The fields of the face.</param>
/// <param name="MakeFile">Makes the file that is handed over for a purpose; null when there is none.</param>
internal sealed record StandInLicense(
    string Identifier, ImmutableArray<string> HolderCodes, JsonObject Items, JsonObject Face, Func<string, byte[]?> MakeFile)
{
    /// <summary>Makes the file as its office sealed it, which a region publishes; null when there is none.</summary>
    public Func<byte[]?> MakeOriginal { get; init; } = () => null;

    /// <summary>The same license issued again; null where that is not told.</summary>
    public Func<StandInLicense>? Reissue { get; init; }

    public override string ToString() => nameof(StandInLicense);

    public string KindCode => (string)Items["certificate_type_code"]!;

    public string Number => (string)Items["certificate_number"]!;

    public string Status => (string)Items["certificate_status"]!;
}
